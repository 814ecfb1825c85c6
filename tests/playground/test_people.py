"""People see what Discord would show them, and wait as its client would."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.playground.errors import DiscordError
from bot.playground.model import Upload
from bot.playground.replies import NotOffered
from bot.playground.server import Playground


async def test_the_community_is_there_and_starts_quickly(playground: Playground) -> None:
    names = [p.name for p in playground.people()]
    assert names == ["Oda", "Sam", "Stella", "Ana", "Ben", "Cleo", "Dev", "Nia", "Quinn", "Robin", "Tess", "Omar"]
    assert playground.person("quinn").home.name == "Night Owls"
    assert playground.token.startswith("playground.")
    started = asyncio.get_running_loop().time()
    async with Playground(with_page=False):
        pass
    assert asyncio.get_running_loop().time() - started < 0.5


async def test_waiting_finds_what_is_there_and_what_comes(playground: Playground) -> None:
    ana, ben = playground.person("ana"), playground.person("ben")
    first = await ben.writes("collab", "looking for a narrator")
    assert await ana.waits_for("narrator", channel="collab") is first
    later = asyncio.create_task(ana.waits_for("narrator", after=first))
    await asyncio.sleep(0)
    second = await ben.writes("collab", "still no narrator")
    assert await later is second
    with pytest.raises(TimeoutError, match="Ana waited in vain"):
        await ana.waits_for("never", timeout=0.05)


async def test_nobody_is_told_what_he_cannot_see(playground: Playground) -> None:
    ana, sam = playground.person("ana"), playground.person("sam")
    with playground.world.subscribe(ana.id) as for_ana, playground.world.subscribe(sam.id) as for_sam:
        await sam.writes("staff", "between us")
        await sam.writes("general", "for all")
        assert (await for_ana.next()).data["content"] == "for all"
        assert (await for_sam.next()).data["content"] == "between us"


async def test_own_messages_only_are_edited_and_staff_delete_others(playground: Playground) -> None:
    ana, ben, sam = (playground.person(name) for name in ("ana", "ben", "sam"))
    written = await ana.writes("general", "hello", files=[Upload("a.txt", b"x")])
    with pytest.raises(NotOffered):
        await ben.edits(written, "no")
    with pytest.raises(DiscordError, match="50013"):
        await ben.deletes(written)
    await ana.edits(written, "hello there")
    assert written.text == "hello there"
    assert written.edited_at is not None
    await sam.deletes(written)
    assert written not in ana.sees("general")


async def test_a_sticker_alone_is_a_message_and_nothing_is_not(playground: Playground) -> None:
    ana = playground.person("ana")
    assert (await ana.writes_to_bot(stickers=[1])).stickers
    with pytest.raises(DiscordError, match="50006"):
        await ana.writes_to_bot("")


async def test_leaving_being_kicked_and_banned(playground: Playground) -> None:
    ana, ben, sam = (playground.person(name) for name in ("ana", "ben", "sam"))
    sam.kicks(ana)
    assert not ana.sees_channel(playground.world.channel_named(playground.guild().id, "general"))
    ana.joins(playground.guild())
    sam.bans(ben)
    with pytest.raises(DiscordError, match="40007"):
        ben.joins(playground.guild())
    with pytest.raises(DiscordError, match="50013"):
        sam.kicks("oda")
    sam.unbans(ben)
    ben.joins(playground.guild())


async def test_members_start_posts_with_tags(playground: Playground) -> None:
    post = await playground.person("ana").posts("showcase-forum", "Tide", "a poem", tags=["Poem"])
    assert post.thread is not None
    assert len(post.thread.applied_tags) == 1
    assert playground.person("ben").sees(post.id)[0].text == "a poem"


async def test_time_jumps_forward_only_and_messages_carry_the_worlds_time() -> None:
    start = datetime(2019, 5, 1, 12, tzinfo=UTC)
    async with Playground(with_page=False, starts_at=start) as playground:
        ana = playground.person("ana")
        first = await ana.writes("general", "then")
        playground.clock.jump(timedelta(days=1))
        second = await ana.writes("general", "now")
        assert start <= first.timestamp < start + timedelta(minutes=1)
        assert second.timestamp - first.timestamp >= timedelta(days=1)
        assert second.id > first.id
        with pytest.raises(ValueError, match="backwards"):
            playground.clock.jump(timedelta(seconds=-1))
