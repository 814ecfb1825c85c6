"""Writing to the team or to a member: what it is about, then the form."""

import discord

from bot.collaboration.forms import ASKED, InquiryKind
from bot.errors import MemberFacingError
from bot.texts import say
from cogs.collaboration import dm_messages, form_pages
from cogs.collaboration.communities import open_to
from cogs.collaboration.form_pages import ON_CARD
from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.components.layouts import Item, text, title
from cogs.components.sent import number


async def contact(interaction: Interaction, member: discord.Member | discord.User | None) -> None:
    """A member's form at once; for the team what it is about first; in a DM which server, too."""
    if interaction.guild_id is None:
        if member is not None:
            raise MemberFacingError("collaboration-in-the-server")
        servers = [(each.guild_id, each.name) for each in await open_to(interaction.client, interaction.user.id)]
        written = await interaction.client.services.collaboration.dms.written(interaction.user.id)
        await answer_of(interaction).show(dm_messages.dm_menu(servers, written=bool(written)))
        return
    if member is None:
        await answer_of(interaction).show(team_page(interaction.guild_id))
        return
    if not isinstance(member, discord.Member):
        raise MemberFacingError("collaboration-cannot-reach")
    if member.bot:
        raise MemberFacingError("collaboration-not-a-bot")
    actor = actor_of(interaction)
    draft = await interaction.client.services.collaboration.inquiries.begin(
        actor.person_id, actor.guild_id, InquiryKind.COLLABORATE, to_id=member.id
    )
    await answer_of(interaction).open(form_pages.form_modal(draft, ON_CARD))


def team_page(guild_id: int) -> list[Item]:
    """What it is about, to the team."""
    head: list[Item] = [title(say("collaboration-contact-title")), text(say("collaboration-contact-body"))]
    return dm_messages.kinds_menu(guild_id, head)


@on("collaboration:ask")
async def ask_staff(press: Press) -> None:
    """From the start-here card."""
    await press.answer.show(team_page(press.actor.guild_id))


@on("collaboration:kind")
async def kind(press: Press) -> None:
    """What it is about: the form, with what was written by DM in it. Who may send is asked when it is sent."""
    guild_id, chosen = press.id(), press.word(1)
    here = press.interaction.guild_id
    if chosen not in ASKED or here not in (None, guild_id):
        raise MemberFacingError("errors-not-found")
    collaboration = press.services.collaboration
    written = await collaboration.dms.written(press.person_id) if here is None else ""
    draft = await collaboration.inquiries.begin(press.person_id, guild_id, InquiryKind(chosen), message=written)
    await press.answer.open(form_pages.form_modal(draft, ON_CARD))


@on("collaboration:narrate")
async def offer_to_narrate(press: Press) -> None:
    """From the card of a piece whose author looks for somebody to read it aloud: a message to them, begun."""
    actor = press.actor
    piece = await press.services.showcase.reading.card(actor.guild_id, press.id())
    if piece is None or piece.author_id is None or not piece.asks_for_narrator:
        raise MemberFacingError("errors-not-found")
    draft = await press.services.collaboration.inquiries.begin(
        actor.person_id,
        actor.guild_id,
        InquiryKind.COLLABORATE,
        to_id=piece.author_id,
        message=say("collaboration-narrate-message", title=piece.cover.title),
    )
    await press.answer.open(form_pages.form_modal(draft, ON_CARD))


@on("collaboration:server", updates=True)
async def server(press: Press) -> None:
    """Which server it is for."""
    servers = [(each.guild_id, each.name) for each in await open_to(press.interaction.client, press.person_id)]
    written = await press.services.collaboration.dms.written(press.person_id)
    await press.answer.update(dm_messages.dm_menu(servers, chosen=number(press.picked()), written=bool(written)))
