"""Who is kept out of a server as too young is refused at every door but those to their data and to help."""

from bot.errors import MemberFacingError
from cogs.components.answers import Interaction

OPEN_COMMANDS = ("privacy", "help", "Report")
OPEN_JOBS = ("people", "safety")


async def require_welcome(interaction: Interaction, *, name: str, always: tuple[str, ...]) -> None:
    """Call at a door before anything is done.

    Args:
        name: of the command or of the job whose control was pressed.
        always: the names that are open to everybody.

    Raises:
        MemberFacingError: they are kept out of this server.
    """
    if interaction.guild_id is None or name in always:
        return
    if await interaction.client.services.safety.barred_since(interaction.guild_id, interaction.user.id) is not None:
        raise MemberFacingError("safety-barred")
