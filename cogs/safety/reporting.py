"""Reporting and blocking, from the controls of a card or from Discord's own menu of a message."""

import discord
from discord import app_commands

from bot.errors import MemberFacingError
from bot.safety.records import Evidence, Reason
from cogs.components import Interaction, Press, answer_of, on
from cogs.components.sent import one_of
from cogs.safety import messages
from cogs.safety.presence import ask


@on("safety:report")
async def report(press: Press) -> None:
    """Freeze what is there, and ask why."""
    guild_id = press.interaction.guild_id or press.id(1)
    if not guild_id:
        raise MemberFacingError("errors-only-in-server")
    begun = await press.services.reports.begin(
        guild_id,
        press.person_id,
        ":".join(press.ids[2:]),
        about_id=press.id(0) or None,
        reporter=press.actor if press.interaction.guild_id is not None else None,
    )
    await press.answer.open(messages.report_form(begun))


@app_commands.context_menu(name="Report")
@app_commands.guild_only()
async def report_message(interaction: Interaction, message: discord.Message) -> None:
    """Report any message; what it says at this moment is kept, since it may be gone when somebody looks."""
    if interaction.guild_id is None:
        raise MemberFacingError("errors-only-in-server")
    services = interaction.client.services
    begun = await services.reports.begin(
        interaction.guild_id,
        interaction.user.id,
        await services.safety.subject_at(interaction.guild_id, message.channel.id, message.id)
        or f"message:{message.channel.id}:{message.id}",
        evidence=Evidence(author_id=message.author.id, text=_text(message), place=(message.channel.id, message.id)),
    )
    await answer_of(interaction).open(messages.report_form(begun))


@on("safety:send")
async def send(press: Press) -> None:
    """Send the report to those who are there to read it."""
    services = press.services
    begun = await services.reports.begun(press.person_id, press.id())
    about_id = begun.about_id
    here = await ask(
        press.interaction.client, begun.guild_id, [*begun.team, *([about_id] if about_id is not None else [])]
    )
    sent = await services.reports.send(
        press.person_id,
        begun.report_id,
        one_of(Reason, press.fields.text("reason")),
        press.fields.text("words"),
        present=here.members.keys(),
        about=here.members.get(about_id or 0),
        owner_id=here.owner_id,
    )
    await press.answer.show(messages.sent(sent, begun))


@on("safety:block")
async def block(press: Press) -> None:
    """Ask first: the button is small, and beside others."""
    await press.answer.show(messages.block_page(":".join(press.ids)))


@on("safety:block_now", updates=True)
async def block_now(press: Press) -> None:
    """Block."""
    subject = ":".join(press.ids)
    await press.services.safety.block(press.person_id, press.interaction.guild_id, subject)
    await press.answer.update(messages.blocked(subject))


@on("safety:unblock", updates=True)
async def unblock(press: Press) -> None:
    """Undo a block."""
    subject = ":".join(press.ids)
    await press.services.blocks.unblock(press.person_id, subject)
    await press.answer.update(messages.unblocked(subject))


@on("safety:keep", updates=True)
async def keep(press: Press) -> None:
    """Rather not."""
    await press.answer.update(messages.nothing_done())


def _text(message: discord.Message) -> str:
    parts = [message.content, *(snapshot.content for snapshot in message.message_snapshots)]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or ""]
    parts += [f"[{attachment.filename}]" for attachment in message.attachments]
    return "\n".join(part for part in parts if part)
