"""Shows, exports and erases what is stored about a person."""

import asyncio
import base64
import io
import json
import zipfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Base, Database, DiscordId, Erase
from bot.delivery import File
from bot.errors import MemberFacingError
from bot.people import registry
from bot.people.journal import EVERYWHERE, Erasure, Journal
from bot.people.models import ErasureRow

# What a job does when a person is erased, before their rows go: take down posts, wipe words in shared rows. Called in
# the transaction of the erasure with its moment, the guild (None is everywhere) and the person.
Eraser = Callable[[AsyncSession, datetime, int | None, int], Awaitable[None]]

# Discord takes files of 10 MiB everywhere.
MOST_BYTES = 9 * 2**20

# JSON numbers past this are rounded by many readers; Discord's ids are all larger.
_EXACT = 2**53


@dataclass(frozen=True)
class Stored:
    """How many rows of a table are the person's."""

    table: str
    count: int


class PeopleService:
    """Reads and erases by the registry: by what the tables themselves say about whose their rows are.

    Args of the instance:
        erasers: of the jobs, in the order they were added.
    """

    def __init__(self, database: Database, clock: Clock, journal: Journal | None = None) -> None:
        self._database = database
        self._clock = clock
        self._journal = journal
        self.erasers: list[Eraser] = []

    async def stored(self, person_id: int, guild_id: int | None = None) -> list[Stored]:
        """What there is, by table, without what there is none of.

        Args:
            guild_id: only what belongs to this guild or to none; None counts all guilds.
        """
        found = []
        async with self._database.read() as session:
            for table in registry.exported_tables(Base.metadata):
                wanted = _and(registry.theirs(table, person_id), guild_id, table)
                count = await session.scalar(select(func.count()).select_from(table).where(wanted))
                if count:
                    found.append(Stored(table.name, count))
        return found

    async def export(self, person_id: int) -> File:
        """Everything stored about the person in all guilds, decrypted, as JSON (UTF-8, times in ISO 8601, UTC).

        Raises:
            MemberFacingError: even packed it is larger than Discord takes.
        """
        tables: dict[str, list[dict[str, Any]]] = {}
        async with self._database.read() as session:
            for table in registry.exported_tables(Base.metadata):
                wanted = _and(registry.theirs(table, person_id), None, table)
                columns = registry.exported_columns(table)
                rows = (await session.execute(select(*columns).where(wanted).order_by(*table.primary_key))).all()
                if rows:
                    tables[table.name] = [
                        {
                            column.name: _plain(value, is_id=isinstance(column.type, DiscordId))
                            for column, value in zip(columns, row, strict=True)
                        }
                        for row in rows
                    ]
        whole = {"person_id": str(person_id), "exported_at": self._clock.now().isoformat(), "stored": tables}
        return _file(json.dumps(whole, ensure_ascii=False, indent=1).encode())

    async def erase(self, person_id: int, guild_id: int | None = None, *, by: int | None = None) -> None:
        """Erase the person in one guild, or everywhere, their blocks and DM state included.

        Args:
            by: who asked for it; None is the person.
        """
        erasure = Erasure(person_id=person_id, guild_id=guild_id, erased_at=self._clock.now())
        if self._journal is not None:
            await asyncio.to_thread(self._journal.append, erasure)
        async with self._database.write() as session:
            audit.record(session, erasure.erased_at, "people.erase", guild_id=guild_id, by=by or person_id)
            await self._carry_out(session, erasure)

    async def replay(self) -> int:
        """Carry out what the journal has and this database, restored from an older backup, does not; returns how many.

        Called at every start, before anything else happens.
        """
        if self._journal is None:
            return 0
        wanted = await asyncio.to_thread(self._journal.read)
        replayed = 0
        for erasure in wanted:
            async with self._database.write() as session:
                if not await _is_done(session, erasure):
                    await self._carry_out(session, erasure)
                    replayed += 1
        return replayed

    async def _carry_out(self, session: AsyncSession, erasure: Erasure) -> None:
        for eraser in self.erasers:
            await eraser(session, erasure.erased_at, erasure.guild_id, erasure.person_id)
        await session.flush()
        for table in reversed(Base.metadata.sorted_tables):
            await _apply(session, table, erasure)
        if not await _is_done(session, erasure):
            session.add(
                ErasureRow(person_id=erasure.person_id, scope=erasure.scope, erased_at=erasure.erased_at),
            )


async def _apply(session: AsyncSession, table: Table, erasure: Erasure) -> None:
    for column in registry.person_columns(table):
        if erasure.guild_id is not None and registry.within(table, erasure.guild_id) is None:
            continue  # belongs to no guild: goes when the person is erased everywhere
        wanted = _and(column == erasure.person_id, erasure.guild_id, table)
        match registry.policy(column):
            case Erase.ROW:
                await session.execute(delete(table).where(wanted))
            case Erase.CLEAR:
                await session.execute(update(table).where(wanted).values({column.name: None}))
            case Erase.KEEP:
                pass


async def _is_done(session: AsyncSession, erasure: Erasure) -> bool:
    """Whether it was carried out, or a later one was that covers it: what was written after that one stays."""
    found = await session.scalar(
        select(ErasureRow.id)
        .where(
            ErasureRow.person_id == erasure.person_id,
            ErasureRow.scope.in_((erasure.scope, EVERYWHERE)),
            ErasureRow.erased_at >= erasure.erased_at,
        )
        .limit(1)
    )
    return found is not None


def _and(wanted: ColumnElement[bool] | None, guild_id: int | None, table: Table) -> ColumnElement[bool]:
    if wanted is None:
        raise TypeError(f"{table.name} has nobody in it")
    here = registry.within(table, guild_id) if guild_id is not None else None
    return wanted if here is None else and_(wanted, here)


def _file(content: bytes) -> File:
    if len(content) <= MOST_BYTES:
        return File(name="quillcast.json", content=content)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("quillcast.json", content)
    if packed.tell() > MOST_BYTES:
        raise MemberFacingError("people-export-too-large")
    return File(name="quillcast.zip", content=packed.getvalue())


def _plain(value: Any, *, is_id: bool = False) -> Any:
    match value:
        case date():  # a moment is one too
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case bytes():
            return base64.b64encode(value).decode()
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case int() if not isinstance(value, bool) and (is_id or abs(value) > _EXACT):
            return str(value)
        case _:
            return value
