"""Runs migrations on the connection `bot.database.migrate` hands over, or, for `alembic` itself, on `DATABASE_URL`."""

import asyncio
import os
from typing import Any, Literal

from alembic import context
from sqlalchemy import BigInteger, Connection, Integer, PrimaryKeyConstraint, Table, TypeDecorator, event, inspect, text

import bot.models  # noqa: F401 - fills the metadata
from bot.database import Base, Database, KeyRing


def plain_type(kind: str, item: Any, _autogenerate: Any) -> str | Literal[False]:
    """Write the database's own type into a migration: what a column type of ours means may change, its past may not."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def never_reuse_ids(key: PrimaryKeyConstraint, table: Table) -> None:
    """Count on in SQLite as PostgreSQL does: it would give the id of a deleted last row to the next one.

    Buttons, outbox keys and inbox items name rows by id for ever; with a second row of that id they would find it.
    """
    columns = list(key.columns)
    if len(columns) == 1 and is_plain_integer(columns[0].type) and not columns[0].foreign_keys:
        table.dialect_options["sqlite"]["autoincrement"] = True


def is_plain_integer(kind: Any) -> bool:
    """Whether an id of that type is ours to count; those of Discord are BigInteger. A copied table says INTEGER."""
    return isinstance(kind, Integer) and not isinstance(kind, BigInteger)


def carry_count(table: Table, connection: Connection, **_: object) -> None:
    """Before the original of a copied table goes: let the copy count on from where it was.

    By itself it would count from its last row, and give the ids of deleted later ones again.
    """
    copy = f"_alembic_tmp_{table.name}"
    if connection.dialect.name != "sqlite" or not inspect(connection).has_table(copy):
        return
    connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :copy"), {"copy": copy})
    connection.execute(
        text("INSERT INTO sqlite_sequence (name, seq) SELECT :copy, seq FROM sqlite_sequence WHERE name = :original"),
        {"copy": copy, "original": table.name},
    )


def is_compared(name: str | None, kind: str, _parents: object) -> bool:
    """What of a database the models describe: an index of words is a virtual table here, and an ordinary one there."""
    return not (kind == "table" and name is not None and name.startswith("showcase_search"))


def run(connection: Connection) -> None:
    """Run the migrations that were asked for."""
    event.listen(PrimaryKeyConstraint, "after_parent_attach", never_reuse_ids)
    event.listen(Table, "before_drop", carry_count)
    try:
        run_in(connection)
    finally:
        event.remove(Table, "before_drop", carry_count)
        event.remove(PrimaryKeyConstraint, "after_parent_attach", never_reuse_ids)


def run_in(connection: Connection) -> None:
    """Configure and run."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        # SQLite cannot alter a column: the table is copied, data and all.
        render_as_batch=True,
        compare_type=False,
        include_name=is_compared,
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
