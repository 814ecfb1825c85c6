"""Members suggest pages for the digest, by /digest share or from a message; staff decide."""

import re

import discord
from discord import app_commands

from bot.errors import MemberFacingError
from bot.texts import say
from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.news import share_messages as messages

_LINK = re.compile(r"https?://[^\s<>]+")


async def share(interaction: Interaction, link: str, why: str, *, name_me: bool) -> None:
    """What /digest share does."""
    shared = await interaction.client.services.sharing.share(actor_of(interaction), link, why, is_named=name_me)
    await answer_of(interaction).show(messages.thanks(shared))


@app_commands.context_menu(name="Suggest for the digest")
@app_commands.guild_only()
async def suggest_message(interaction: Interaction, message: discord.Message) -> None:
    """The first link of a message, in a form to add why."""
    found = _LINK.search(message.content)
    if found is None:
        raise MemberFacingError("feeds-share-no-link")
    await answer_of(interaction).open(messages.form(found[0].rstrip(").,;!?*_|")))


@on("news:share")
async def submit(press: Press) -> None:
    """The form was sent."""
    fields = press.fields
    shared = await press.services.sharing.share(
        press.actor, fields.text("link"), fields.text("why"), is_named="yes" in fields.all("named")
    )
    await press.answer.show(messages.thanks(shared))


@on("news:shares")
async def look(press: Press) -> None:
    """The queue, privately."""
    await press.answer.show(messages.queue(await press.services.sharing.waiting(press.actor)))


@on("news:share-accept", updates=True)
async def accept(press: Press) -> None:
    """Into the next digest."""
    await _decide(press, accept=True)


@on("news:share-decline", updates=True)
async def decline(press: Press) -> None:
    """Not this one."""
    await _decide(press, accept=False)


async def _decide(press: Press, *, accept: bool) -> None:
    sharing = press.services.sharing
    await sharing.decide(press.actor, press.id(), say("feeds-share-section"), accept=accept)
    words = say("feeds-share-accepted-now" if accept else "feeds-share-declined-now")
    await press.answer.update(messages.queue(await sharing.waiting(press.actor), words))
