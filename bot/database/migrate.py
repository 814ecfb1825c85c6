"""Brings a database to the newest form. The migrations travel in the wheel, so this needs no checkout."""

from collections.abc import Callable
from importlib.resources import files

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from bot.database.engine import Database


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, working on `connection`."""
    config = Config()
    config.set_main_option("script_location", str(files("migrations")))
    config.attributes["connection"] = connection
    return config


async def migrate(database: Database, revision: str = "head") -> None:
    """Upgrade to `revision`, all steps in one transaction."""
    await _run(database, lambda connection: command.upgrade(configuration(connection), revision))


async def migrate_down(database: Database, revision: str) -> None:
    """Go back to `revision` ("base" empties the database), data kept as far as the older form can hold it."""
    await _run(database, lambda connection: command.downgrade(configuration(connection), revision))


async def _run(database: Database, step: Callable[[Connection], None]) -> None:
    engine = database.migration_engine()
    async with engine.begin() as connection:
        await connection.run_sync(step)
    await engine.dispose()
