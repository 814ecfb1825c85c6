"""Threads, private threads and forum posts."""

import io

import discord
import pytest

from bot.playground import channels
from bot.playground.errors import DiscordError
from bot.playground.permissions import Permission
from bot.playground.server import Playground
from tests.playground.tinybot import TinyBot


def text_channel(bot: TinyBot, name: str) -> discord.TextChannel:
    found = discord.utils.get(bot.get_all_channels(), name=name, guild__id=bot.playground.guild().id)
    assert isinstance(found, discord.TextChannel)
    return found


def forum(bot: TinyBot) -> discord.ForumChannel:
    found = discord.utils.get(bot.get_all_channels(), name="showcase-forum")
    assert isinstance(found, discord.ForumChannel)
    return found


async def test_a_thread_grows_from_a_message_once(playground: Playground) -> None:
    ana = playground.person("ana")
    async with TinyBot(playground) as bot:
        sent = await text_channel(bot, "showcase").send("A piece")
        thread = await sent.create_thread(name="Feedback")
        assert thread.id == sent.id
        with pytest.raises(discord.HTTPException) as again:
            await sent.create_thread(name="Feedback")
        assert again.value.code == 160004
        await ana.writes(thread.id, "lovely")
        assert [t.name for t in ana.threads_in("showcase")] == ["Feedback"]
        assert await bot.told("thread")


async def test_a_private_thread_is_seen_by_those_inside_and_by_who_manages_threads(playground: Playground) -> None:
    ana, ben, sam = (playground.person(name) for name in ("ana", "ben", "sam"))
    async with TinyBot(playground) as bot:
        thread = await text_channel(bot, "collab").create_thread(
            name="Ana and the bot", type=discord.ChannelType.private_thread, invitable=False
        )
        await thread.add_user(discord.Object(ana.id))
        await thread.send("just us")
        assert ana.sees(thread.id)[-1].text == "just us"
        assert sam.sees_channel(thread.id)
        assert not ben.sees_channel(thread.id)
        with pytest.raises(DiscordError, match="50001"):
            await ben.writes(thread.id, "me too")
        await thread.remove_user(discord.Object(ana.id))
        assert not ana.sees_channel(thread.id)


async def test_a_forum_post_carries_its_layout_files_and_tags(playground: Playground) -> None:
    async with TinyBot(playground) as bot:
        tag = forum(bot).available_tags[1]
        view = discord.ui.LayoutView().add_item(discord.ui.File("attachment://poem.txt"))
        made = await forum(bot).create_thread(
            name="Tide", view=view, file=discord.File(io.BytesIO(b"poem"), "poem.txt"), applied_tags=[tag]
        )
        assert made.thread.id == made.message.id
        assert made.thread.applied_tags == [tag]
        assert playground.person("ana").threads_in("showcase-forum")[0].name == "Tide"


async def test_a_forum_that_requires_tags_says_so(playground: Playground) -> None:
    world = playground.world
    world.channel_named(playground.guild().id, "showcase-forum").flags = 1 << 4
    async with TinyBot(playground) as bot:
        with pytest.raises(discord.HTTPException) as refused:
            await forum(bot).create_thread(name="Tide", content="x")
        assert refused.value.code == 40067


async def test_an_archived_thread_is_found_again_and_wakes_when_written_in(playground: Playground) -> None:
    async with TinyBot(playground) as bot:
        parent = text_channel(bot, "showcase")
        thread = await (await parent.send("A piece")).create_thread(name="Feedback")
        await thread.edit(archived=True, locked=True)
        assert [t.id async for t in parent.archived_threads()] == [thread.id]
        with pytest.raises(discord.HTTPException) as refused:
            await thread.edit(name="Other")
        assert refused.value.code == 50083
        with pytest.raises(DiscordError, match="160005"):
            await playground.person("ana").writes(thread.id, "hello")
        await bot.get_partial_messageable(thread.id).send("awake")
        assert [t.id for t in await parent.guild.active_threads()] == [thread.id]


async def test_writing_in_threads_needs_its_own_permission(playground: Playground) -> None:
    async with TinyBot(playground) as bot:
        thread = await (await text_channel(bot, "collab").send("x")).create_thread(name="t")
        collab = playground.world.channel_named(playground.guild().id, "collab")
        bot_id = playground.application_id
        channels.deny(playground.world, collab, bot_id, Permission.SEND_MESSAGES_IN_THREADS, is_member=True)
        with pytest.raises(discord.Forbidden) as refused:
            await thread.send("x")
        assert refused.value.code == 50013
