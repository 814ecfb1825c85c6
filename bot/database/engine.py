"""Engines and transactions, with the same rule on both databases: one writer at a time.

SQLite has one writer by nature. PostgreSQL gets it by an advisory lock, so that a decision tested on one (two staff
approve at once) is the same on the other. See the decision record "one writer".
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from bot.database.keys import KeyRing
from bot.database.types import attach_keys
from bot.errors import MemberFacingError

BUSY_SECONDS = 1.5
_WRITER_LOCK = 0x5111CA57


class DatabaseBusyError(MemberFacingError):
    """Another process holds the database; nothing was written."""

    def __init__(self) -> None:
        super().__init__("errors-busy")


class StorageFullError(MemberFacingError):
    """The disk is full; nothing was written."""

    def __init__(self) -> None:
        super().__init__("errors-storage-full")


def async_url(url: str) -> str:
    """`url` with the driver we use, for the forms that people write."""
    for plain, driver in (("sqlite://", "sqlite+aiosqlite://"), ("postgres://", "postgresql+asyncpg://")):
        if url.startswith(plain):
            return driver + url.removeprefix(plain)
    return url.replace("postgresql://", "postgresql+asyncpg://", 1)


class Signal:
    """Wakes whoever waits, each time it rings."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()
        self._rung = asyncio.Event()

    def next(self) -> asyncio.Event:
        """An event that the next ring sets. Take it before looking for work, so that no ring is missed in between."""
        return self._rung


class Database:
    """Opens transactions. `read` sees one consistent state; `write` is the one writer and commits at the end.

    `written` rings after each commit of this process: workers wake by it instead of polling.
    """

    def __init__(self, url: str, keys: KeyRing) -> None:
        self.url = async_url(url)
        self._is_sqlite = self.url.startswith("sqlite")
        if self._is_sqlite:
            self._writer = self._sqlite_engine(writing=True)
            self._reader = self._sqlite_engine(writing=False)
        else:
            self._writer = self._reader = create_async_engine(self.url, pool_pre_ping=True, hide_parameters=True)
        for engine in (self._writer, self._reader):
            attach_keys(engine.dialect, keys)
        self.has_one_process = self._is_sqlite
        self.written = Signal()
        self._write_session = async_sessionmaker(self._writer, expire_on_commit=False)
        self._read_session = async_sessionmaker(self._reader, expire_on_commit=False)

    def migration_engine(self) -> AsyncEngine:
        """An engine for one migration, disposed of by the caller.

        SQLite changes a table by copying it; with foreign keys on, dropping the old one would delete what points at it.
        """
        if self._is_sqlite:
            return self._sqlite_engine(writing=True, foreign_keys=False)
        return create_async_engine(self.url)

    def _sqlite_engine(self, *, writing: bool, foreign_keys: bool = True) -> AsyncEngine:
        pool = {"pool_size": 1, "max_overflow": 0, "pool_timeout": BUSY_SECONDS * 4} if writing else {"pool_size": 4}
        engine = create_async_engine(self.url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True, **pool)

        @event.listens_for(engine.sync_engine, "connect")
        def prepare(connection: Any, _record: object) -> None:
            # The driver's own implicit BEGIN is deferred and would fail on the first write after a read.
            connection.isolation_level = None
            cursor = connection.cursor()
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
            if not writing:
                cursor.execute("PRAGMA query_only=ON")
            cursor.close()

        @event.listens_for(engine.sync_engine, "begin")
        def begin(connection: Any) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

        return engine

    @contextlib.asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session that only reads."""
        with _translated():
            async with self._read_session() as session:
                yield session

    @contextlib.asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """The writing session: commits when the block ends, rolls back when it raises.

        Raises:
            DatabaseBusyError: the database stayed locked for 1.5 s, or other writers queue for 6 s.
            StorageFullError: the disk is full.
        """
        with _translated():
            async with self._write_session() as session, session.begin():
                if not self._is_sqlite:
                    await session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITER_LOCK})
                yield session
            self.written.ring()

    async def close(self) -> None:
        """Close all connections."""
        await self._writer.dispose()
        if self._reader is not self._writer:
            await self._reader.dispose()


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except PoolTimeoutError as error:
        raise DatabaseBusyError from error
    except OperationalError as error:
        reason = str(error.orig).lower()
        if "locked" in reason or "busy" in reason:
            raise DatabaseBusyError from error
        if "disk is full" in reason or "disk i/o" in reason or "readonly database" in reason:
            raise StorageFullError from error
        raise
    except DBAPIError as error:
        # PostgreSQL's codes: 53100 disk_full, 55P03 lock_not_available.
        code = getattr(error.orig, "sqlstate", None)
        if code == "53100":
            raise StorageFullError from error
        if code == "55P03":
            raise DatabaseBusyError from error
        raise
