"""The whole wiring on one screen, and the operator's commands."""

import argparse
import asyncio
import contextlib
import gc
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog

from bot.clock import SystemClock
from bot.database import Database
from bot.errors import OperatorFacingError
from bot.logs import configure_logs
from bot.settings import Settings, read_settings

if TYPE_CHECKING:
    from bot.client import QuillcastClient

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
    "cogs.staff",
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
            database,
            clock,
            client.transport,
            client.renderers,
            services.guilds.delivery_stuck,
            services.refused,
            client.breaker,
            services.guilds.language,
        )
        connection = asyncio.create_task(connect(client, settings.discord_token or ""), name="connection")
        stack.callback(connection.cancel)
        await _ready(client, connection)
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


async def _ready(client: "QuillcastClient", connection: asyncio.Task[None]) -> None:
    """Return once connected; raise what ended the connection before that."""
    ready = asyncio.create_task(client.wait_until_really_ready())
    try:
        await asyncio.wait({connection, ready}, return_when=asyncio.FIRST_COMPLETED)
        if connection.done():
            await connection
    finally:
        ready.cancel()


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
    stopping = asyncio.create_task(stop_signal().wait())
    async with contextlib.AsyncExitStack() as stack:
        starting = asyncio.create_task(stack.enter_async_context(running(settings)))
        await asyncio.wait({stopping, starting}, return_when=asyncio.FIRST_COMPLETED)
        if not starting.done():  # while Discord, the network or the database keep us waiting
            starting.cancel()
            await asyncio.wait({starting})
            return
        bot = await starting
        # What is here stays: searching all of it for garbage holds the event loop up for a tenth of a second each time.
        gc.freeze()
        await asyncio.wait({stopping, bot.ended}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if bot.ended.done():
            await bot.ended


def stop_signal() -> asyncio.Event:
    """An event that SIGTERM or SIGINT sets."""
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    return stop


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
    verbs.add_parser(
        "inspect", help="what the bot makes of a feed, an article, a text or a file of entries", add_help=False
    )
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
        from bot.beside import tour

        return 0 if asyncio.run(tour()) else 1
    settings = read_settings()
    configure_logs(settings.log_level)
    match verb:
        case "init":
            from bot.first_steps import init

            asyncio.run(init(settings))
        case "doctor":
            from bot.checkup import doctor

            return 0 if asyncio.run(doctor(settings)) else 1
        case "run" if settings.discord_token is None:
            from bot.beside import play

            asyncio.run(play(settings.playground_port, stop_signal))
        case _:
            asyncio.run(serve(settings))
    return 0


if __name__ == "__main__":
    sys.exit(main())
