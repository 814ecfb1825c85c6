"""Many rows at once, without an object, a dictionary and a call of each type for every one of them."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Dialect, Table, insert
from sqlalchemy.ext.asyncio import AsyncSession

# Turning more of them into what the driver takes would hold the event loop up.
_AT_ONCE = 500
# Any SQLite takes so many in one statement.
_MOST_VARIABLES = 999


async def insert_rows(
    session: AsyncSession,
    table: Table,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    same: Mapping[str, Any] | None = None,
) -> None:
    """Insert `rows`, each with its values in the order of `columns`; those of `same` are alike in all of them.

    The types of the columns are asked as ever, but once for each value that occurs. Values must be hashable.
    """
    alike = dict(same or {})
    connection = await session.connection()
    dialect = connection.dialect
    compiled = insert(table).compile(dialect=dialect, column_keys=[*columns, *alike])
    statement, names = str(compiled), compiled.positiontup or ()
    place = {name: number for number, name in enumerate(columns)}
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        given = list(zip(*part, strict=True))
        values = [
            _converted(table, name, dialect, [alike[name]] * len(part) if name in alike else given[place[name]])
            for name in names
        ]
        for together, parameters in _batches(statement, dialect, list(zip(*values, strict=True))):
            await connection.exec_driver_sql(together, parameters)


def _converted(table: Table, name: str, dialect: Dialect, values: Sequence[Any]) -> Sequence[Any]:
    convert: Callable[[Any], Any] | None = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
    if convert is None:
        return values
    converted = {value: convert(value) for value in set(values)}
    return [converted[value] for value in values]


def _batches(statement: str, dialect: Dialect, rows: list[tuple[Any, ...]]) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """The statements that insert these rows.

    SQLite's driver lets go of the interpreter and waits for it again with each step, of which a statement for many rows
    is one.
    """
    if dialect.paramstyle != "qmark":
        return [(statement, rows)]
    head, _, row = statement.partition(" VALUES ")
    many = _MOST_VARIABLES // len(rows[0])
    whole = len(rows) // many * many
    batches = [(many, [tuple(chain.from_iterable(rows[at : at + many])) for at in range(0, whole, many)])]
    if rows[whole:]:
        batches.append((len(rows) - whole, [tuple(chain.from_iterable(rows[whole:]))]))
    return [(f"{head} VALUES {', '.join([row] * count)}", parameters) for count, parameters in batches if parameters]
