"""The whole wiring on one screen, and the operator's commands."""

import argparse
import asyncio
import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

import structlog

from bot.clock import SystemClock
from bot.database import Database
from bot.errors import OperatorFacingError
from bot.logs import configure_logs
from bot.settings import Settings, read_settings

log = structlog.get_logger()

EXTENSIONS = (
    "cogs.components",
    "cogs.guilds",
    "cogs.delivery",
    "cogs.safety",
    "cogs.people",
    "cogs.members",
    "cogs.teams",
    "cogs.news",
    "cogs.digest",
    "cogs.showcase",
    "cogs.podcasts",
    "cogs.collaboration",
)
STOP_SECONDS = 8.0


@dataclass(frozen=True)
class Running:
    """A bot that is connected."""

    client: Any
    services: Any
    database: Database
    ended: asyncio.Task[None]


@contextlib.asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Running]:
    """Construct everything, connect, and be ready; on leaving, finish what is in flight and hand back the rest.

    Raises:
        OperatorFacingError: the settings, the database, the token or the intents do not do.
    """
    # Here, so that `quillcast inspect` need not wait for discord.py and SQLAlchemy to be imported.
    from bot import services as construction
    from bot.client import QuillcastClient, connect, point_at
    from bot.database.migrate import migrate
    from bot.delivery import Worker
    from bot.people.journal import Journal
    from cogs.components import Tree

    clock = SystemClock()
    database = Database(settings.database_url, settings.keys())
    stop = asyncio.Event()
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(database.close)
        await migrate(database)
        if settings.clock_url is not None:
            await stack.enter_async_context(clock.following(settings.clock_url))
        journal = Journal(settings.journal_file)
        services = await stack.enter_async_context(
            construction.build(database, clock, settings.outbound_allow, journal)
        )
        await point_at(settings.discord_api_url)
        client = await stack.enter_async_context(QuillcastClient(services, tree_cls=Tree, extensions=EXTENSIONS))
        worker = Worker(
            database, clock, client.transport, client.renderers, services.guilds.delivery_stuck, services.refused
        )
        connection = asyncio.create_task(connect(client, settings.discord_token or ""), name="connection")
        ready = asyncio.create_task(client.wait_until_really_ready())
        await asyncio.wait({connection, ready}, return_when=asyncio.FIRST_COMPLETED)
        if connection.done():
            ready.cancel()
            await connection
        loops: dict[str, Callable[[asyncio.Event], Coroutine[Any, Any, None]]] = {
            "outbox": worker.run,
            **services.loops,
        }
        tasks = [asyncio.create_task(_kept_alive(name, loop, stop), name=name) for name, loop in loops.items()]
        log.info("ready", guilds=len(client.guilds))
        try:
            yield Running(client, services, database, connection)
        finally:
            stop.set()
            if client.busy:
                await asyncio.wait(set(client.busy), timeout=STOP_SECONDS)
            await asyncio.wait(tasks, timeout=STOP_SECONDS)
            await client.close()
            for task in [*tasks, connection]:
                task.cancel()
            await asyncio.gather(*tasks, connection, return_exceptions=True)


async def _kept_alive(
    name: str, loop: Callable[[asyncio.Event], Coroutine[Any, Any, None]], stop: asyncio.Event
) -> None:
    """Run a loop; when it fails, log once and take it up again after a pause that grows to a minute."""
    pause = 1.0
    while not stop.is_set():
        try:
            await loop(stop)
        except Exception:
            log.exception("loop failed", loop=name)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
            pause = min(pause * 2, 60.0)


async def serve(settings: Settings) -> None:
    """Be the bot until SIGTERM or SIGINT, or until the connection ends for good."""
    stop = _stop_signal()  # before connecting, so that a stop while starting is clean too
    async with running(settings) as bot:
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({stopping, bot.ended}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if bot.ended.done():
            await bot.ended


@contextlib.asynccontextmanager
async def beside_a_playground(port: int = 0) -> AsyncIterator[Any]:
    """A Discord of our own on loopback, and the bot as a process beside it."""
    from bot.child import Child

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


async def play(settings: Settings) -> None:
    """Open the playground with a community that has lived a day, until Ctrl-C."""
    from bot.playground.day import Day

    stop = _stop_signal()
    async with beside_a_playground(settings.playground_port) as playground:
        print(f"The playground is ready: {playground.origin}/  (Ctrl-C ends it)", flush=True)
        day = Day(playground)
        living = asyncio.create_task(day.live(day.seed))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({living, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if living.done():
            await living
            print("A day has passed there. Pick somebody on the page and look around.", flush=True)
        await stopping
        living.cancel()


async def tour() -> bool:
    """Live the day, print who did what and what each person saw; returns whether everything was seen."""
    from bot.playground.day import Day
    from bot.playground.transcript import Transcript
    from bot.playground.walking import NotSeen

    async with beside_a_playground() as playground:
        day = Day(playground, Transcript(playground.world, print))
        try:
            await day.live(day.whole)
        except NotSeen as missing:
            print(f"\nThe tour ended early: {missing}", file=sys.stderr)
            return False
    print("\nEverything was seen by whom it was meant for.")
    return True


def playground_environment(playground: Any, database_url: str) -> dict[str, str]:
    """The settings of a bot that lives on a playground."""
    from bot.database import KeyRing

    return {
        "DISCORD_TOKEN": playground.token,
        "DISCORD_API_URL": playground.api_url,
        "CLOCK_URL": playground.clock_url,
        "OUTBOUND_ALLOW": playground.host_and_port,
        "DATABASE_URL": database_url,
        "DATA_KEY": KeyRing.generate(),
    }


@contextlib.asynccontextmanager
async def _playground(port: int) -> AsyncIterator[Any]:
    from bot.playground.server import Playground

    try:
        opened = await Playground(port=port).__aenter__()
    except OSError:
        opened = await Playground().__aenter__()
    try:
        yield opened
    finally:
        await opened.stop()


def _stop_signal() -> asyncio.Event:
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    return stop


async def doctor(settings: Settings) -> bool:
    """Say what each server still lacks; returns whether all is well."""
    from bot import services as construction
    from bot.client import QuillcastClient, log_in, point_at
    from bot.database.migrate import migrate
    from cogs.components import Tree
    from cogs.guilds.doctor import examine

    if settings.discord_token is None:
        raise OperatorFacingError("DISCORD_TOKEN is missing: type `quillcast init`.")
    database = Database(settings.database_url, settings.keys())
    await migrate(database)
    await point_at(settings.discord_api_url)
    well = True
    async with (
        construction.build(database, SystemClock()) as services,
        QuillcastClient(services, tree_cls=Tree, extensions=()) as client,
    ):
        await log_in(client, settings.discord_token)
        print(f"Invite link: {client.invite_url()}")
        async for is_well, words in examine(client, services):
            print(f"{'ok ' if is_well else 'TODO'} {words}")
            well = well and is_well
    await database.close()
    return well


def main(arguments: Sequence[str] | None = None) -> int:
    """`quillcast [run|init|doctor|tour|inspect]`; an operator's mistake is one sentence and exit code 2."""
    parser = argparse.ArgumentParser(prog="quillcast", description="A Discord bot for a young writers' community.")
    verbs = parser.add_subparsers(dest="verb")
    verbs.add_parser(
        "run", help="with a token be the bot, without one open the playground (what happens without a verb)"
    )
    verbs.add_parser("bot", help="be the bot")
    verbs.add_parser("init", help="ask for the token, write .env, print the invite link")
    verbs.add_parser("doctor", help="say what each server still lacks and who can grant it")
    verbs.add_parser("tour", help="play a day on a throw-away playground and print what each person saw")
    verbs.add_parser("inspect", help="what the bot makes of a feed, an article or a text", add_help=False)
    words, rest = parser.parse_known_args(arguments)
    if rest and words.verb != "inspect":
        parser.error(f"unknown: {' '.join(rest)}")
    try:
        return _carry_out(words.verb or "run", rest)
    except OperatorFacingError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0


def _carry_out(verb: str, rest: Sequence[str]) -> int:
    if verb == "inspect":
        from bot import microscope

        return microscope.run(rest)
    if verb == "tour":
        configure_logs("ERROR")
        os.environ.setdefault("LOG_LEVEL", "ERROR")
        return 0 if asyncio.run(tour()) else 1
    settings = read_settings()
    configure_logs(settings.log_level)
    match verb:
        case "init":
            from bot.first_steps import init

            asyncio.run(init(settings))
        case "doctor":
            return 0 if asyncio.run(doctor(settings)) else 1
        case "run" if settings.discord_token is None:
            asyncio.run(play(settings))
        case _:
            asyncio.run(serve(settings))
    return 0


if __name__ == "__main__":
    sys.exit(main())
