"""The playground and the bot beside it as a process of its own: for the page and for the tour."""

import asyncio
import contextlib
import sys
import tempfile
from collections.abc import AsyncIterator, Callable

from bot.child import Child
from bot.database import KeyRing
from bot.playground.day import Day
from bot.playground.server import Playground
from bot.playground.transcript import Transcript
from bot.playground.walking import NotSeen


@contextlib.asynccontextmanager
async def beside_a_playground(port: int = 0) -> AsyncIterator[Playground]:
    """A Discord of our own on loopback, and the bot as a process beside it."""
    with tempfile.TemporaryDirectory(prefix="quillcast-") as folder:
        async with _playground(port) as playground:
            child = Child(playground_environment(playground, f"sqlite:///{folder}/quillcast.db"))
            playground.bot_control = child
            await child.start()
            try:
                await playground.bot_ready(60)
                yield playground
            finally:
                await child.stop()


async def play(port: int, stop_signal: Callable[[], asyncio.Event]) -> None:
    """Open the playground with a community that has lived a day, until Ctrl-C, also while it starts."""
    stopping = asyncio.create_task(stop_signal().wait())
    playing = asyncio.create_task(_play(port))
    await asyncio.wait({playing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if playing.done():
        await playing
    playing.cancel()
    await asyncio.wait({playing})


async def _play(port: int) -> None:
    async with beside_a_playground(port) as playground:
        print(f"The playground is ready: {playground.origin}/  (Ctrl-C ends it)", flush=True)
        day = Day(playground)
        living = asyncio.create_task(day.live(day.seed))
        try:
            await asyncio.wait({living})
            print(_how_it_went(living.exception()), flush=True)
            await asyncio.Event().wait()
        finally:
            living.cancel()


def _how_it_went(trouble: BaseException | None) -> str:
    if trouble is None:
        return "A day has passed there. Pick somebody on the page and look around."
    return f"The day there ended early ({trouble}). Look around all the same."


async def tour() -> bool:
    """Live the day, print who did what and what each person saw; returns whether everything was seen."""
    async with beside_a_playground() as playground:
        day = Day(playground, Transcript(playground.world, print))
        try:
            await day.live(day.whole)
        except NotSeen as missing:
            print(f"\nThe tour ended early: {missing}", file=sys.stderr)
            return False
    print("\nEverything was seen by whom it was meant for.")
    return True


def playground_environment(playground: Playground, database_url: str) -> dict[str, str]:
    """The settings of a bot that lives on a playground."""
    return {
        "DISCORD_TOKEN": playground.token,
        "DISCORD_API_URL": playground.api_url,
        "CLOCK_URL": playground.clock_url,
        "OUTBOUND_ALLOW": playground.host_and_port,
        "DATABASE_URL": database_url,
        "DATA_KEY": KeyRing.generate(),
    }


@contextlib.asynccontextmanager
async def _playground(port: int) -> AsyncIterator[Playground]:
    try:
        opened = await Playground(port=port).__aenter__()
    except OSError:
        opened = await Playground().__aenter__()
    try:
        yield opened
    finally:
        await opened.stop()
