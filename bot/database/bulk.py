"""Many rows at once, without an object, a dictionary and a call of each type for every one of them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.ext.asyncio import AsyncSession

# Turning more of them into what the driver takes would hold the event loop up.
_AT_ONCE = 500


async def insert_rows(
    session: AsyncSession,
    table: Table,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    same: Mapping[str, Any] | None = None,
) -> None:
    """Insert `rows`, each with its values in the order of `columns`; those of `same` are alike in all of them.

    The types of the columns are asked as ever, but column by column, which halves the work of hundreds of rows.
    """
    alike = dict(same or {})
    connection = await session.connection()
    dialect = connection.dialect
    compiled = insert(table).compile(dialect=dialect, column_keys=[*columns, *alike])
    place = {name: number for number, name in enumerate(columns)}
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        parameters: list[Iterable[Any]] = []
        for name in compiled.positiontup or ():
            convert = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
            if name in alike:
                parameters.append(repeat(convert(alike[name]) if convert else alike[name], len(part)))
            else:
                values = [row[place[name]] for row in part]
                parameters.append(map(convert, values) if convert else values)
        await connection.exec_driver_sql(str(compiled), list(zip(*parameters, strict=True)))
