"""The gateway: what a bot is told, and how it finds back after a cut."""

import asyncio
import zlib
from collections.abc import Callable

import aiohttp
import discord
import pytest
import yarl
import zstandard

from bot.playground import channels, membership
from bot.playground.intents import Intent
from bot.playground.permissions import Permission
from bot.playground.server import Playground
from tests.playground.tinybot import INTENTS, TinyBot


async def test_dms_arrive_with_their_text_and_guild_messages_without(playground: Playground) -> None:
    ana = playground.person("ana")
    async with TinyBot(playground) as bot:
        await ana.writes("general", "not for bots")
        await ana.writes_to_bot("for the bot")
        told = await bot.told("message", 2)
        assert [m.content for m in told] == ["", "for the bot"]
        assert isinstance(told[1].channel, discord.DMChannel)
        edited = await ana.edits(playground.world.messages[told[1].channel.id][told[1].id], "changed")
        assert (await bot.told("edit"))[0].message.content == "changed"
        await ana.deletes(edited)
        assert (await bot.told("delete"))[0].message_id == edited.id


async def test_with_the_content_intent_guild_messages_are_readable(playground: Playground) -> None:
    playground.application.privileged_intents = int(Intent.MESSAGE_CONTENT)
    intents = discord.Intents(INTENTS.value)
    intents.message_content = True
    async with TinyBot(playground, intents=intents) as bot:
        await playground.person("ana").writes("general", "for everybody")
        assert (await bot.told("message"))[0].content == "for everybody"


async def test_a_dropped_connection_is_resumed_and_nothing_is_missed(playground: Playground) -> None:
    ana = playground.person("ana")
    async with TinyBot(playground) as bot:
        playground.gateway.drop()
        for n in range(3):
            await ana.writes_to_bot(str(n))
        assert [m.content for m in await bot.told("message", 3)] == ["0", "1", "2"]
        await bot.told("resumed")
        assert (playground.gateway.identifies, playground.gateway.resumes) == (1, 1)


async def test_a_request_to_reconnect_is_followed(playground: Playground) -> None:
    async with TinyBot(playground) as bot:
        playground.gateway.ask_to_reconnect()
        await bot.told("resumed")
        await playground.person("ana").writes_to_bot("still there?")
        assert (await bot.told("message"))[0].content == "still there?"


async def test_a_press_while_the_connection_is_down_is_delivered_on_resume(playground: Playground) -> None:
    bot = TinyBot(playground)

    @bot.tree.command(description="x")
    async def ping(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("pong")

    async with bot:
        playground.gateway.drop()
        assert (await playground.person("ana").runs("/ping")).text == "pong"


async def test_a_forgotten_session_makes_the_bot_identify_anew(playground: Playground) -> None:
    async with TinyBot(playground) as bot:
        again = asyncio.create_task(bot.wait_for("ready", timeout=20))
        playground.gateway.forget_sessions()
        playground.gateway.drop()
        await again
        assert playground.gateway.identifies == 2


async def close_code(playground: Playground, token: str, intents: int) -> int | None:
    async with aiohttp.ClientSession() as session, session.ws_connect(playground.gateway.url) as ws:
        await ws.receive_json()
        identify = {"token": token, "intents": intents, "properties": {}}
        await ws.send_json({"op": 2, "d": identify})
        await ws.receive()
        return ws.close_code


async def test_bad_tokens_and_intents_close_with_their_codes(playground: Playground) -> None:
    assert await close_code(playground, "playground.wrong", 1) == 4004
    assert await close_code(playground, playground.token, 1 << 15) == 4014
    assert await close_code(playground, playground.token, 1 << 40) == 4013


@pytest.mark.parametrize("compress", ["zlib-stream", "zstd-stream", None])
async def test_every_compression_carries_the_same_events(playground: Playground, compress: str | None) -> None:
    url = yarl.URL(playground.gateway.url).with_query({"compress": compress} if compress else {})
    unpacking: dict[str, Callable[[bytes], bytes]] = {
        "zlib-stream": zlib.decompressobj().decompress,
        "zstd-stream": zstandard.ZstdDecompressor().decompressobj().decompress,
    }
    unpack = unpacking.get(compress or "")
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as ws:
        texts: list[str] = []
        identify = {"token": playground.token, "intents": 1, "properties": {}}
        await ws.send_json({"op": 2, "d": identify})
        while len(texts) < 4:
            data = (await ws.receive()).data
            texts.append(data if unpack is None else unpack(data).decode())
    assert '"heartbeat_interval"' in texts[0]
    assert '"READY"' in texts[1]
    assert all('"GUILD_CREATE"' in text for text in texts[2:])


async def test_a_permission_taken_away_reaches_the_clients_cache(playground: Playground) -> None:
    async with TinyBot(playground) as bot:
        general = playground.world.channel_named(playground.guild().id, "general")
        updated = asyncio.create_task(bot.wait_for("guild_channel_update", timeout=5))
        await asyncio.sleep(0)
        channels.deny(playground.world, general, general.guild_id or 0, Permission.VIEW_CHANNEL)
        _, after = await updated
        assert not after.permissions_for(after.guild.me).view_channel


async def test_bans_and_being_kicked_are_told(playground: Playground) -> None:
    async with TinyBot(playground) as bot:
        playground.person("sam").bans("ben")
        assert (await bot.told("ban"))[0].name == "ben"
        membership.leave(playground.world, playground.guild("Night Owls"), playground.application_id)
        assert (await bot.told("gone"))[0].name == "Night Owls"


async def test_the_bot_coming_in_gets_the_guild(playground: Playground) -> None:
    guild = playground.guild()
    membership.leave(playground.world, guild, playground.application_id)
    async with TinyBot(playground) as bot:
        joined = asyncio.create_task(bot.wait_for("guild_join", timeout=5))
        membership.add_bot(playground.world, playground.application, guild, guild.roles[guild.id].permissions)
        assert (await joined).name == "Young Writers"
