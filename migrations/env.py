"""Runs migrations on the connection `bot.database.migrate` hands over, or, for `alembic` itself, on `DATABASE_URL`."""

import asyncio
import os
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, TypeDecorator

import bot.models  # noqa: F401 - fills the metadata
from bot.database import Base, Database, KeyRing


def plain_type(kind: str, item: Any, _autogenerate: Any) -> str | Literal[False]:
    """Write the database's own type into a migration: what a column type of ours means may change, its past may not."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def run(connection: Connection) -> None:
    """Run the migrations that were asked for."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        # SQLite cannot alter a column: the table is copied, data and all.
        render_as_batch=True,
        compare_type=False,
        render_item=plain_type,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def run_alone() -> None:
    """For a developer who calls `alembic revision --autogenerate`."""
    database = Database(os.environ.get("DATABASE_URL", "sqlite:///quillcast.db"), KeyRing.parse(KeyRing.generate()))
    engine = database.migration_engine()
    async with engine.begin() as connection:
        await connection.run_sync(run)
    await engine.dispose()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    asyncio.run(run_alone())
