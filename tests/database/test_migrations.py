"""The schema: up, down, up again, and the same as the models, on both databases."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

import bot.models  # noqa: F401 - fills the metadata
from bot.database import Base, Database
from bot.database.migrate import migrate, migrate_down


async def test_migrations_go_up_down_and_up_again(database: Database) -> None:
    await migrate_down(database, "base")
    async with database.write() as session:
        connection = await session.connection()
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == ["alembic_version"]
    await migrate(database)
    async with database.write() as session:
        connection = await session.connection()
        names = await connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))
    assert names >= set(Base.metadata.tables)


async def test_migrations_and_models_say_the_same(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    engine = database.migration_engine()
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_a_reader_cannot_write_on_sqlite(sqlite_url: str, keys: object) -> None:
    database = Database(sqlite_url, keys)  # type: ignore[arg-type]
    async with database.read() as session:
        connection = await session.connection()
        with pytest.raises(Exception, match="readonly"):
            await connection.exec_driver_sql("DELETE FROM audit_row")
    await database.close()
