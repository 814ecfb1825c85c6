"""The schema: up, down, up again, and the same as the models, on both databases."""

import os
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select, text

import bot.models  # noqa: F401 - fills the metadata
from bot.database import Base, Database, KeyRing
from bot.database.migrate import configuration, migrate, migrate_down
from bot.delivery import outbox
from bot.delivery.models import PostRow
from bot.errors import OperatorFacingError
from bot.people.models import ErasureRow

COPYING = """
from alembic import op

revision, down_revision, branch_labels, depends_on = "copied", HEAD, None, None

def upgrade():
    for table in ("people_erasure", "delivery_dm_state", "guilds_guild", "delivery_post_subject"):
        with op.batch_alter_table(table, recreate="always"):
            pass

def downgrade():
    pass
"""


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
        # An index of words is not the same on both, so that no model describes it.
        options = {"include_name": lambda name, kind, _: not (kind == "table" and name.startswith("showcase_search"))}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata))

    engine = database.migration_engine()
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_direct_messages_that_stand_are_known_as_their_persons(database: Database) -> None:
    at = datetime(2026, 3, 24, tzinfo=UTC)
    await migrate_down(database, "0007")
    async with database.write() as session:
        connection = await session.connection()
        await connection.execute(
            text(
                "INSERT INTO delivery_dm_state (person_id, channel_id, wants_echo, opened_at) VALUES (5, 50, :yes, :at)"
            ),
            {"yes": True, "at": at},
        )
        for number, channel in ((1, 50), (2, 60)):
            await connection.execute(
                text(
                    "INSERT INTO delivery_post (id, channel_id, message_id, kind, ids, posted_at)"
                    " VALUES (:number, :channel, 7, 'card', '{}', :at)"
                ),
                {"number": number, "channel": channel, "at": at},
            )
            await connection.execute(
                text("INSERT INTO delivery_post_subject (post_id, subject) VALUES (:number, 'piece:1')"),
                {"number": number},
            )
    await migrate(database)
    async with database.read() as session:
        posts = await session.scalars(select(PostRow).order_by(PostRow.id))
        assert [(each.channel_id, each.person_id) for each in posts] == [(50, 5), (60, None)]
        assert len(await outbox.find_posts(session, "piece:1")) == 2
    await migrate_down(database, "0007")


async def test_a_database_of_a_newer_program_is_told_in_one_sentence(database: Database) -> None:
    async with database.write() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(OperatorFacingError, match="newer Quillcast"):
        await migrate(database)


async def test_a_reader_cannot_write_on_sqlite(sqlite_url: str, keys: object) -> None:
    database = Database(sqlite_url, keys)  # type: ignore[arg-type]
    async with database.read() as session:
        connection = await session.connection()
        with pytest.raises(Exception, match="readonly"):
            await connection.exec_driver_sql("DELETE FROM audit_row")
    await database.close()


async def test_the_id_of_a_deleted_row_is_never_given_to_another(database: Database) -> None:
    ids = []
    for _ in range(2):
        async with database.write() as session:
            row = ErasureRow(person_id=1, scope="all", erased_at=datetime(2026, 3, 24, tzinfo=UTC))
            session.add(row)
            await session.flush()
            ids.append(row.id)
            await session.delete(row)
    assert ids[1] > ids[0]


async def test_every_table_of_ours_counts_on(sqlite_url: str, keys: KeyRing) -> None:
    database = Database(sqlite_url, keys)
    async with database.read() as session:
        connection = await session.connection()
        for table in Base.metadata.tables.values():
            ours = [each for each in table.primary_key.columns if each.name == "id"]
            if ours:
                found = await connection.exec_driver_sql(
                    "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table.name,)
                )
                assert "AUTOINCREMENT" in str(found.scalar_one()), table.name
    await database.close()


async def test_a_table_that_is_copied_counts_on_where_it_was(
    sqlite_url: str, keys: KeyRing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite changes a table by copying it; the copy must neither forget how it counts nor how far it came."""
    head = ScriptDirectory.from_config(configuration()).get_current_head()
    (tmp_path / "copied.py").write_text(COPYING.replace("HEAD", repr(head)))
    real = configuration

    def with_one_more(connection: Connection | None = None) -> Config:
        config = real(connection)
        config.set_main_option("path_separator", "os")
        config.set_main_option("version_locations", f"{files('migrations') / 'versions'}{os.pathsep}{tmp_path}")
        return config

    monkeypatch.setattr("bot.database.migrate.configuration", with_one_more)
    database = Database(sqlite_url, keys)
    async with database.write() as session:
        kept = [ErasureRow(person_id=each, scope="all", erased_at=datetime(2026, 3, 24, tzinfo=UTC)) for each in (1, 2)]
        session.add_all(kept)
        await session.flush()
        given = kept[-1].id
        await session.delete(kept[-1])
    await migrate(database, "copied")
    async with database.write() as session:
        connection = await session.connection()
        found = await connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE name IN ('people_erasure', 'delivery_dm_state', 'guilds_guild')"
        )
        assert {row.name: "AUTOINCREMENT" in row.sql for row in found} == {
            "people_erasure": True,
            "delivery_dm_state": False,
            "guilds_guild": False,
        }
        row = ErasureRow(person_id=3, scope="all", erased_at=datetime(2026, 3, 24, tzinfo=UTC))
        session.add(row)
        await session.flush()
        assert row.id == given + 1
    await database.close()
