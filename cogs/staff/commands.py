"""/staff, and what is opened from its page."""

from discord import app_commands
from discord.ext import commands

from bot.client import QuillcastClient
from bot.collaboration.telling import INQUIRY_CARD, REQUEST_CHECK
from bot.delivery import Outgoing
from bot.errors import MemberFacingError
from bot.people import Actor
from bot.podcasts.shows import CHECK_CARD
from bot.staff.records import Kind
from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.components.layouts import Item, Layout
from cogs.components.sent import one_of
from cogs.safety.presence import hand_over
from cogs.staff import messages

# The cards of the staff channel: their kind, and by which name they know what they show.
_CARDS = {
    Kind.REQUEST: (REQUEST_CHECK, "request_id"),
    Kind.INQUIRY: (INQUIRY_CARD, "inquiry_id"),
    Kind.SHOW: (CHECK_CARD, "show_id"),
}


@app_commands.guild_only()
@app_commands.default_permissions(manage_messages=True)
class StaffGroup(commands.GroupCog, group_name="staff", group_description="What waits for staff"):
    """For staff and the safety team."""

    @app_commands.command(name="today", description="Everything that waits for you, the longest waiting first")
    async def today(self, interaction: Interaction) -> None:
        """The page."""
        await answer_of(interaction).show(await _today(interaction.client, actor_of(interaction)))

    @app_commands.command(name="away", description="Say that you are away; what you have taken is free for others")
    @app_commands.describe(days="For how many days; 0 says that you are back")
    async def away(self, interaction: Interaction, days: app_commands.Range[int, 0, 60]) -> None:
        """Away, or back."""
        until, freed = await interaction.client.services.staff.away(actor_of(interaction), days)
        await answer_of(interaction).show(messages.away_page(until, freed))


@on("staff:today", updates=True)
async def look_again(press: Press) -> None:
    """Another page of it, or the same anew."""
    await press.answer.update(await _today(press.interaction.client, press.actor, press.id()))


@on("staff:open")
async def open_card(press: Press) -> None:
    """The card that staff have in their channel, to the person alone."""
    kind, client = one_of(Kind, press.word()), press.interaction.client
    waiting = await press.services.staff.waiting(press.actor, kind, press.id(1))
    outgoing = await _outgoing(client, press.actor, kind, waiting.id)
    body = await client.renderers[outgoing.kind](outgoing)
    if body is None or not isinstance(body.layout, Layout):
        raise MemberFacingError("staff-seen-to")
    await press.answer.show(list(body.layout.children))


async def _today(client: QuillcastClient, actor: Actor, skipped: int = 0) -> list[Item]:
    await hand_over(client, actor.guild_id, asking=actor)
    today = await client.services.staff.today(actor, skipped=skipped)
    return messages.today_page(today, skipped)


async def _outgoing(client: QuillcastClient, actor: Actor, kind: Kind, waiting_id: int) -> Outgoing:
    if kind is Kind.STUCK:
        return await client.services.guilds.problem(actor, waiting_id)
    card, name = _CARDS[kind]
    return Outgoing(kind=card, guild_id=actor.guild_id, channel_id=None, person_id=None, ids={name: waiting_id})


async def add(client: QuillcastClient) -> None:
    """Add the commands."""
    await client.add_cog(StaffGroup())
