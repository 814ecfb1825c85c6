"""/team, and what somebody answers who was asked into one."""

from discord import app_commands
from discord.ext import commands

from bot.errors import MemberFacingError
from bot.teams.records import Team
from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.components.layouts import Item
from cogs.components.sent import number
from cogs.teams import messages


@app_commands.guild_only()
class TeamGroup(commands.GroupCog, group_name="team", group_description="The team behind the shows"):
    """For everyone."""

    @app_commands.command(name="show", description="Who the team is and what it makes")
    @app_commands.describe(name="Which one, where there are several")
    async def show(self, interaction: Interaction, name: str | None = None) -> None:
        """A team."""
        actor = actor_of(interaction)
        teams = await interaction.client.services.teams.all(actor.guild_id)
        if name is None:
            shown = teams[:1]
        else:
            shown = [team for team in teams if name in (str(team.id), team.name) or name.lower() == team.name.lower()]
            if not shown:
                raise MemberFacingError("errors-not-found")
        await answer_of(interaction).show(_page(shown, teams, actor.person_id))

    @show.autocomplete("name")
    async def _names(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        teams = await interaction.client.services.teams.all(actor_of(interaction).guild_id)
        found = [team for team in teams if typed.lower() in team.name.lower()]
        return [app_commands.Choice(name=team.name, value=str(team.id)) for team in found]


def _page(shown: list[Team], teams: list[Team], reader_id: int) -> list[Item]:
    return messages.team_page(shown[0], teams, reader_id=reader_id) if shown else messages.no_teams()


@on("teams:show", updates=True)
async def show_other(press: Press) -> None:
    """Another team in the same place."""
    actor, services = press.actor, press.services
    team = await services.teams.get(actor.guild_id, number(press.picked()))
    await press.answer.update(_page([team], await services.teams.all(actor.guild_id), actor.person_id))


@on("teams:accept")
async def accept(press: Press) -> None:
    """Be named."""
    await press.answer.show(messages.accepted(await press.services.teams.accept(press.actor, press.id())))


@on("teams:leave")
async def leave(press: Press) -> None:
    """Not be named, or no longer."""
    await press.services.teams.leave(press.actor, press.id())
    await press.answer.show(messages.left())
