"""Discord misbehaving on order, and its rate limits."""

import time
from collections.abc import AsyncIterator

import aiohttp
import discord
import pytest

from bot.playground.ratelimits import Limit
from bot.playground.server import Playground
from tests.playground.tinybot import TinyBot

SENDS = "POST /channels/*/messages"


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[TinyBot]:
    """Logged in, without a gateway."""
    async with TinyBot(playground, connects=False) as made:
        yield made


def general(client: TinyBot) -> discord.PartialMessageable:
    playground = client.playground
    return client.get_partial_messageable(playground.world.channel_named(playground.guild().id, "general").id)


def texts(playground: Playground) -> list[str]:
    return [m.text for m in playground.person("ana").sees("general")][2:]


async def test_a_429_is_waited_out_by_the_client(playground: Playground, client: TinyBot) -> None:
    playground.faults.answer(429, SENDS, retry_after=0.05)
    await general(client).send("x")
    assert texts(playground) == ["x"]


async def test_a_500_is_retried_with_the_same_nonce(playground: Playground, client: TinyBot) -> None:
    playground.faults.fail_after_work(SENDS)
    await general(client).send("x")
    assert texts(playground) == ["x"]


async def test_a_503_reaches_the_caller(playground: Playground, client: TinyBot) -> None:
    playground.faults.answer(503, SENDS, after=1)
    await general(client).send("first")
    with pytest.raises(discord.DiscordServerError):
        await general(client).send("second")
    await general(client).send("third")
    assert texts(playground) == ["first", "third"]


async def test_a_lost_answer_leaves_the_message_standing(playground: Playground, client: TinyBot) -> None:
    playground.faults.drop_response(SENDS)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await general(client).send("x", nonce="n")
    assert texts(playground) == ["x"]
    again = await general(client).send("x", nonce="n")
    assert texts(playground) == ["x"]
    assert playground.person("ana").sees("general")[-1].id == again.id


async def test_a_lost_request_does_nothing(playground: Playground, client: TinyBot) -> None:
    playground.faults.drop_request(SENDS)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await general(client).send("x")
    assert texts(playground) == []


async def test_a_late_answer_is_late_and_cleared_faults_are_gone(playground: Playground, client: TinyBot) -> None:
    playground.faults.delay(0.2, SENDS)
    started = time.monotonic()
    await general(client).send("x")
    assert time.monotonic() - started >= 0.2
    playground.faults.answer(503, SENDS, times=None)
    playground.faults.clear()
    await general(client).send("y")


async def test_the_sixth_message_within_the_window_waits(playground: Playground, client: TinyBot) -> None:
    playground.ratelimits.by_route["POST /channels/{channel_id}/messages"] = Limit(2, 0.3)
    started = time.monotonic()
    for n in range(3):
        await general(client).send(str(n))
    assert 0.2 < time.monotonic() - started < 2
    assert playground.ratelimits.refused == 0, "the headers told the client before it was refused"


async def test_who_ignores_the_headers_is_refused_with_the_time_to_wait(playground: Playground) -> None:
    playground.ratelimits.by_route["GET /users/@me"] = Limit(1, 5)
    headers = {"Authorization": f"Bot {playground.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        async with session.get(f"{playground.api_url}/users/@me") as first:
            assert first.headers["X-RateLimit-Remaining"] == "0"
            assert first.headers["Content-Type"] == "application/json"
        async with session.get(f"{playground.api_url}/users/@me") as second:
            body = await second.json()
    assert second.status == 429
    assert second.headers["Via"]
    assert 4 < body["retry_after"] <= 5
    assert body["global"] is False


async def test_the_overall_limit_spares_interactions(playground: Playground, client: TinyBot) -> None:
    playground.ratelimits.overall = Limit(1, 0.3)
    started = time.monotonic()
    await client.raw("GET", "/users/@me")
    await client.raw("GET", "/users/@me")
    assert time.monotonic() - started > 0.2
    with pytest.raises(discord.HTTPException) as unknown:
        await client.raw("POST", "/interactions/1/x/callback", {"type": 4, "data": {"content": "x"}})
    assert unknown.value.code == 10062


async def test_what_is_not_there_fails_loudly() -> None:
    async with Playground(with_page=False) as playground, TinyBot(playground, connects=False) as client:
        with pytest.raises(discord.DiscordServerError, match="does not implement"):
            await client.raw("GET", f"/guilds/{playground.guild().id}/scheduled-events")
        assert playground.unimplemented == [f"GET /api/v10/guilds/{playground.guild().id}/scheduled-events"]
