"""Exactly once on Discord, whatever Discord and the network do: the start-here card is the guinea pig."""

import asyncio
from datetime import timedelta

import pytest

from bot.playground.community import BOT_PERMISSIONS
from bot.playground.membership import add_bot
from bot.playground.permissions import Permission
from tests.community import Community, open_community

CREATE = "POST */channels/*/messages"


async def cards(community: Community) -> int:
    return len([each for each in community.person("oda").sees("start-here") if "Start here" in each.text])


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_an_error_of_discord_is_waited_out(sqlite_url: str, status: int) -> None:
    async with open_community(sqlite_url, set_up=False) as community:
        community.playground.faults.answer(status, CREATE, times=1)
        await community.set_up()
        await passes_until_settled(community)
        assert await cards(community) == 1


@pytest.mark.parametrize("fault", ["drop_request", "drop_response"])
async def test_a_cut_connection_neither_loses_nor_doubles(sqlite_url: str, fault: str) -> None:
    async with open_community(sqlite_url, set_up=False) as community:
        getattr(community.playground.faults, fault)(CREATE, times=1)
        await community.set_up()
        await passes_until_settled(community)
        assert await cards(community) == 1


async def test_what_was_sent_before_a_crash_is_found_again_after_the_nonce_is_forgotten(sqlite_url: str) -> None:
    async with open_community(sqlite_url, set_up=False) as community:
        community.playground.faults.drop_response(CREATE, times=None)
        await community.set_up()
        await community.person("oda").waits_for("Start here", channel="start-here")
        community.playground.faults.clear()
        community.playground.world.nonces.clear()
        await community.restart()
        community.passes(timedelta(hours=2))
        await passes_until_settled(community)
        assert await cards(community) == 1


async def test_a_missing_permission_asks_staff_who_try_again(sqlite_url: str) -> None:
    async with open_community(sqlite_url, set_up=False) as community:
        community.take_from_bot("start-here", Permission.SEND_MESSAGES)
        await community.set_up()
        sam = community.person("sam")
        problem = await sam.waits_for("could not be posted", channel="staff")
        assert "**The start-here card could not be posted" in problem.text
        assert f"<#{community.channel('start-here').id}>" in problem.text
        assert "I lack a permission there" in problem.text
        community.give_to_bot("start-here", Permission.SEND_MESSAGES)
        stella = community.person("stella")
        both = await asyncio.gather(sam.presses(problem, "Try again"), stella.presses(problem, "Leave it"))
        assert sorted("already taken care" in reply.text for reply in both) == [False, True]
        await community.settles()


async def test_a_removed_bot_and_its_return(community: Community) -> None:
    community.person("oda").kicks("quillcast")
    add_bot(community.playground.world, community.playground.application, community.guild, BOT_PERMISSIONS)
    assert "Berlin" in (await community.person("sam").runs("/settings show")).text


async def passes_until_settled(community: Community) -> None:
    """Let the waiting times of retries pass."""
    for _ in range(6):
        community.passes(timedelta(minutes=2))
        await community.settles()
