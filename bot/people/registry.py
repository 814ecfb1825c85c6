"""What is stored where: read from the tables themselves, so that a new one is in export and erasure without being told.

Every column of type `PersonId` says whose its row is. A table without one belongs to the row its foreign key points at:
the versions of a piece are their author's. `info={"exported": False}` keeps a column, or a whole table, out of exports.
"""

from collections.abc import Callable, Iterator

from sqlalchemy import Column, ColumnElement, MetaData, Table, or_, select

from bot.database import Erase, GuildId, PersonId

_Condition = Callable[[Table], ColumnElement[bool] | None]


def person_columns(table: Table) -> list[Column[int]]:
    """The columns that hold a person."""
    return [column for column in table.columns if isinstance(column.type, PersonId)]


def policy(column: Column[int]) -> Erase:
    """What becomes of a row when the person in that column is erased."""
    if not isinstance(column.type, PersonId):
        raise TypeError(f"{column} holds no person")
    return column.type.erase


def exported_tables(metadata: MetaData) -> list[Table]:
    """All tables that may hold something for a person's export, parents before children."""
    return [table for table in metadata.sorted_tables if theirs(table, 0) is not None]


def theirs(table: Table, person_id: int) -> ColumnElement[bool] | None:
    """Which rows of the table are in the person's export; None where none ever is."""
    if not table.info.get("exported", True):
        return None
    people = person_columns(table)
    if people:
        shown = [column == person_id for column in people if getattr(column.type, "exported", False)]
        return or_(*shown) if shown else None
    return _by_parent(table, lambda parent: theirs(parent, person_id))


def within(table: Table, guild_id: int) -> ColumnElement[bool] | None:
    """Which rows of the table belong to the guild; None where rows belong to no guild."""
    for column in table.columns:
        if isinstance(column.type, GuildId):
            return column == guild_id
    return _by_parent(table, lambda parent: within(parent, guild_id))


def exported_columns(table: Table) -> list[Column[object]]:
    """The columns that an export shows."""
    return [column for column in table.columns if column.info.get("exported", True)]


def _by_parent(table: Table, condition: _Condition) -> ColumnElement[bool] | None:
    for column, parent in _parents(table):
        wanted = condition(parent.table)
        if wanted is not None:
            return column.in_(select(parent).where(wanted))
    return None


def _parents(table: Table) -> Iterator[tuple[Column[int], Column[int]]]:
    for column in table.columns:
        for key in column.foreign_keys:
            if key.column.table is not table:
                yield column, key.column
