import asyncio
import os
import pickle
import subprocess
import sys

import pytest

from bot.feeds.parsed import NotAFeedError
from bot.feeds.reader import Reader, UnreadableError
from bot.feeds.worker import LENGTH_BYTES
from bot.texts import say

RSS = (
    b"<rss version='2.0'><channel><title>A &amp; B</title><item><title>One</title><guid>1</guid></item></channel></rss>"
)


async def test_a_feed_is_read_in_another_process() -> None:
    async with Reader() as reader:
        feed = await reader.parse(RSS, "text/xml", "https://a.example/feed")
        assert (feed.title, feed.entries[0].title) == ("A & B", "One")
        assert await reader.call("os:getpid") != os.getpid()


def test_the_process_of_the_event_loop_never_even_imports_a_parser() -> None:
    program = (
        "import asyncio, sys\n"
        "from bot.feeds.reader import Reader\n"
        "async def main():\n"
        "    async with Reader() as reader:\n"
        f"        assert (await reader.parse({RSS!r}, None, 'https://a.example/')).title\n"
        "asyncio.run(main())\n"
        "print([name for name in ('lxml', 'feedparser', 'trafilatura', 'bot.feeds.parsing') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


async def test_a_refusal_in_the_worker_is_a_refusal_here() -> None:
    async with Reader() as reader:
        with pytest.raises(NotAFeedError) as caught:
            await reader.parse(b"<html>", None, "https://a.example/")
    assert say(caught.value.key)


async def test_an_endless_call_is_killed_and_the_next_one_served() -> None:
    async with Reader(most_seconds=1) as reader:
        with pytest.raises(UnreadableError) as caught:
            await reader.call("time:sleep", 60)
        assert say(caught.value.key)
        assert (await reader.parse(RSS, None, "https://a.example/")).title == "A & B"


async def test_a_worker_that_dies_is_replaced() -> None:
    async with Reader() as reader:
        with pytest.raises(UnreadableError):
            await reader.call("os:_exit", 3)
        assert (await reader.parse(RSS, None, "https://a.example/")).title == "A & B"


async def test_a_call_that_wants_too_much_memory_fails_alone() -> None:
    async with Reader() as reader:
        before = await reader.call("os:getpid")
        with pytest.raises(UnreadableError):
            await reader.call("builtins:bytearray", 2_000_000_000)
        assert await reader.call("os:getpid") == before


async def test_a_cancelled_call_does_not_give_its_answer_to_the_next() -> None:
    async with Reader() as reader:
        await reader.call("os:getpid")
        call = asyncio.create_task(reader.call("time:sleep", 0.2))
        await asyncio.sleep(0.05)
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
        assert await reader.call("builtins:len", "four") == 4


async def test_the_worker_is_not_given_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    async with Reader() as reader:
        assert await reader.call("os:getenv", "DISCORD_TOKEN") is None


async def test_calls_at_once_each_get_their_own_answer() -> None:
    async with Reader() as reader:
        lengths = await asyncio.gather(*(reader.call("builtins:len", "x" * n) for n in range(20)))
    assert lengths == list(range(20))


def test_a_worker_whose_bot_was_killed_while_it_waited_ends_without_a_word() -> None:
    call = pickle.dumps(("time:sleep", (0.2,)))
    worker = subprocess.Popen(
        [sys.executable, "-m", "bot.feeds.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(len(call).to_bytes(LENGTH_BYTES) + call)
    worker.stdin.flush()
    worker.stdout.close()
    _, complaints = worker.communicate(timeout=20)
    assert (worker.returncode, complaints) == (0, b"")
