"""Brings a database to the newest form. The migrations travel in the wheel, so this needs no checkout."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable
from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from asyncpg import PostgresError
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.database.engine import Database
from bot.errors import OperatorFacingError


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, working on `connection`."""
    config = Config()
    config.set_main_option("script_location", str(files("migrations")))
    config.attributes["connection"] = connection
    return config


async def migrate(database: Database, revision: str = "head") -> None:
    """Upgrade to `revision`, all steps in one transaction.

    Raises:
        OperatorFacingError: the database cannot be opened, or knows more than these migrations.
    """
    await _run(database, lambda connection: command.upgrade(configuration(connection), revision))


async def migrate_down(database: Database, revision: str) -> None:
    """Go back to `revision` ("base" empties the database), data kept as far as the older form can hold it."""
    await _run(database, lambda connection: command.downgrade(configuration(connection), revision))


async def _run(database: Database, step: Callable[[Connection], None]) -> None:
    engine = database.migration_engine()
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(engine.dispose)
        try:
            if engine.dialect.name == "sqlite":
                await asyncio.to_thread(_open_and_close, engine.url.database)
            connection = await stack.enter_async_context(engine.connect())
        except (OSError, sqlite3.Error, SQLAlchemyError, PostgresError) as error:
            raise OperatorFacingError(
                f"The database at DATABASE_URL ({engine.url.render_as_string()}) cannot be opened: {_one_line(error)}"
            ) from error
        async with connection.begin():
            try:
                await connection.run_sync(step)
            except CommandError as error:
                raise OperatorFacingError(
                    "The database was made by a newer Quillcast: start that one, or restore an older backup."
                ) from error


def _open_and_close(file: str | None) -> None:
    # The driver's thread outlives an opening that fails, and would print a traceback once the event loop is closed.
    sqlite3.connect(file or ":memory:").close()


def _one_line(error: Exception) -> str:
    reason = getattr(error, "orig", None) or error
    return " ".join(str(reason).split()) or type(reason).__name__
