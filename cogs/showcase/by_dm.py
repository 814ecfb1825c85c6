"""A text that somebody sends to the bot directly: it becomes their draft in the server they choose."""

import asyncio
import contextlib
from collections.abc import Sequence

import discord

from bot.client import QuillcastClient
from bot.errors import MemberFacingError
from bot.guilds import Guild
from bot.people import Actor
from bot.showcase.drafts import JOB
from bot.showcase.uploads import SentFile, can_open
from bot.texts import markup, say
from cogs.components import Press, on
from cogs.components.layouts import Item, button, buttons, text
from cogs.safety.presence import ask

MOST_SERVERS = 10


def offer_page(message_id: int, servers: Sequence[tuple[int, str]]) -> list[Item]:
    """Where the file can be submitted: id and name of each server."""
    if not servers:
        return [text(say("showcase-dm-nowhere"))]
    controls = [
        button("showcase:from_dm", guild_id, message_id, label=say("showcase-dm-submit", server=name[:50]))
        for guild_id, name in servers[:MOST_SERVERS]
    ]
    return [text(say("showcase-dm-offer")), *buttons(*controls)]


async def offer(client: QuillcastClient, person_id: int, message_id: int) -> list[Item]:
    """What somebody is asked who sent a file: only servers that they are in, and that have a showcase."""
    guilds = [each for each in await client.services.guilds.present() if _has_showcase(each)]
    here = await asyncio.gather(*(_member(client, each.guild_id, person_id) for each in guilds))
    found = [(guild, actor) for guild, actor in zip(guilds, here, strict=True) if actor is not None][:MOST_SERVERS]
    names = [(await client.fetch_guild(guild.guild_id, with_counts=False)).name for guild, _ in found]
    return offer_page(message_id, [(guild.guild_id, name) for (guild, _), name in zip(found, names, strict=True)])


@on("showcase:from_dm", updates=True)
async def from_dm(press: Press) -> None:
    """Read the message once more, since addresses of files expire, and put what it holds into the draft there."""
    actor = await _actor(press, press.id())
    channel = press.interaction.client.get_partial_messageable(press.interaction.channel_id or 0)
    try:
        message = await channel.fetch_message(press.id(1))
    except discord.NotFound as gone:
        raise MemberFacingError("showcase-dm-gone") from gone
    files = [SentFile(name=each.filename, size=each.size, url=each.url) for each in message.attachments]
    file = next((each for each in files if can_open(each.name)), None)
    if message.author.id != actor.person_id or file is None:
        raise MemberFacingError("showcase-dm-gone")
    await _take_in(press, actor, message.content, file)


@on("showcase:from_dm_text", updates=True)
async def from_dm_text(press: Press) -> None:
    """What they have written and were asked about."""
    actor, intake = await _actor(press, press.id()), press.services.collaboration.dms
    written = await intake.written(actor.person_id)
    if not written.strip():
        raise MemberFacingError("showcase-dm-gone")
    await _take_in(press, actor, written, None)
    await intake.used(actor.person_id)


async def _take_in(press: Press, actor: Actor, written: str, file: SentFile | None) -> None:
    drafts = press.services.showcase.drafts
    await drafts.begin(actor)
    sheet = await drafts.take_in(actor, {"text": written}, file)
    name = (await press.interaction.client.fetch_guild(actor.guild_id, with_counts=False)).name
    told = [say(notice.key, **notice.args) for notice in sheet.notices]
    kept = say("showcase-dm-kept", server=markup.name(name, 100), words=sheet.cover.words)
    await press.answer.update([text(*told, kept)])


async def _actor(press: Press, guild_id: int) -> Actor:
    actor = await _member(press.interaction.client, guild_id, press.person_id)
    if actor is None:
        raise MemberFacingError("errors-not-found")
    if await press.services.safety.barred_since(guild_id, press.person_id) is not None:
        raise MemberFacingError("safety-barred")
    return actor


async def _member(client: discord.Client, guild_id: int, person_id: int) -> Actor | None:
    with contextlib.suppress(discord.NotFound, discord.Forbidden):
        return (await ask(client, guild_id, [person_id])).members.get(person_id)
    return None


def _has_showcase(guild: Guild) -> bool:
    return JOB not in guild.jobs_off and guild.showcase_channel_id is not None
