"""What all tests share."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clock import FixedClock
from bot.database import Database, KeyRing
from bot.database.migrate import migrate
from tests.community import Community, open_community
from tests.databases import new_postgres_database, postgres_binaries, postgres_server

ROOT = Path(__file__).parent.parent


def skip_or_fail(reason: str) -> None:
    """Skip for want of something outside the project; where CI promises to have it, that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real material beside the checkout, which is never part of the project."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        skip_or_fail("the folder ../shared with real feeds, pages and Discord's OpenAPI file is absent")
    return folder


@pytest.fixture(scope="session")
def keys() -> KeyRing:
    """Keys of this run only."""
    return KeyRing.parse(KeyRing.generate())


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory, keys: KeyRing) -> Path:
    """A migrated, empty SQLite file to copy."""
    file = tmp_path_factory.mktemp("sqlite") / "migrated.db"

    async def make() -> None:
        database = Database(f"sqlite:///{file}", keys)
        await migrate(database)
        await database.close()

    asyncio.run(make())
    return file


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server of this run."""
    binaries = postgres_binaries()
    if binaries is None:
        skip_or_fail("PostgreSQL is not installed (no initdb on the path or in /usr/lib/postgresql)")
        raise AssertionError
    with postgres_server(binaries) as server:
        yield server


@pytest.fixture(scope="session")
def migrated_postgres(postgres: str, keys: KeyRing) -> str:
    """The name of a migrated, empty PostgreSQL database to copy."""
    url = new_postgres_database(postgres)

    async def make() -> None:
        database = Database(url, keys)
        await migrate(database)
        await database.close()

    asyncio.run(make())
    return url.rpartition("/")[2]


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """A migrated SQLite database of this test's own."""
    file = tmp_path / "quillcast.db"
    shutil.copy(migrated_sqlite, file)
    return f"sqlite:///{file}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated database of this test's own: once on SQLite, once on PostgreSQL."""
    if request.param == "sqlite":
        url: str = request.getfixturevalue("sqlite_url")
        return url
    return new_postgres_database(
        request.getfixturevalue("postgres"), template=request.getfixturevalue("migrated_postgres")
    )


@pytest.fixture
async def database(database_url: str, keys: KeyRing) -> AsyncIterator[Database]:
    """The database that rules are tested on: both kinds, migrated by Alembic."""
    opened = Database(database_url, keys)
    yield opened
    await opened.close()


@pytest.fixture
def clock() -> FixedClock:
    """A Tuesday afternoon."""
    return FixedClock(datetime(2026, 3, 24, 15, 0, tzinfo=UTC))


@pytest.fixture
async def community(sqlite_url: str) -> AsyncIterator[Community]:
    """A set-up community on the playground with the real bot."""
    async with open_community(sqlite_url) as opened:
        yield opened
