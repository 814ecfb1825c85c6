"""Rows in every table, made from the tables themselves: whatever job is added, somebody has lived in it."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    Interval,
    LargeBinary,
    String,
    Table,
    insert,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import Base, DiscordId, EncryptedJSON, EncryptedText, GuildId, PersonId, UtcDateTime

_numbers = count(1)
_MOMENT = datetime(2026, 3, 24, 15, 0, tzinfo=UTC)


class Lives:
    """Inserts a row into every table for each guild and person."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._rows: dict[tuple[str, int, int], dict[str, Any]] = {}

    async def live(self, guild_ids: list[int], person_ids: list[int]) -> None:
        """Fill all tables, parents first."""
        for table in Base.metadata.sorted_tables:
            for guild_id in guild_ids:
                for person_id in person_ids:
                    await self._row(table, guild_id, person_id)

    async def _row(self, table: Table, guild_id: int, person_id: int) -> None:
        key = (table.name, guild_id, person_id)
        values = {
            column.name: self._value(column, guild_id, person_id)
            for column in table.columns
            if column is not table.autoincrement_column or isinstance(column.type, DiscordId)
        }
        try:
            async with self._session.begin_nested():
                filled = insert(table).values(values).returning(*table.primary_key.columns)
                self._rows[key] = values | dict((await self._session.execute(filled)).one()._mapping)
        except IntegrityError:
            # There is room for one only: a pause of a guild, the DMs of a person.
            same = [each for each in self._rows if each[0] == table.name]
            self._rows[key] = self._rows[next(each for each in same if person_id in each or guild_id in each)]

    def _value(self, column: Column[Any], guild_id: int, person_id: int) -> Any:
        for key in column.foreign_keys:
            parent = key.column.table
            row = self._rows.get((parent.name, guild_id, person_id)) if parent is not column.table else None
            return None if row is None else row[key.column.name]
        match column.type:
            case GuildId():
                return guild_id
            case PersonId():
                return person_id
            case DiscordId():
                return next(_numbers)
            case UtcDateTime() | DateTime():
                return _MOMENT
            case Interval():
                return timedelta(hours=1)
            case Date():
                return _MOMENT.date()
            case JSON() | EncryptedJSON():
                return []
            case EncryptedText():
                return f"secret {next(_numbers)}"
            case Boolean():
                return False
            case String():
                return f"{next(_numbers)}"
            case LargeBinary():
                return b"x"
            case Float():
                return 1.0
            case _:
                return next(_numbers)
