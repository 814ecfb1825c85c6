"""Export and erasure over all tables of all jobs, with a row of everybody's in each."""

import json

from sqlalchemy import func, select

import bot.models  # noqa: F401 - fills the metadata
from bot.clock import FixedClock
from bot.database import Base, Database, Erase
from bot.people import registry
from bot.people.service import PeopleService
from tests.people.lives import Lives

HERE, THERE = 1, 2
ANA, BEN = 100, 101

Found = dict[tuple[str, int], int]


async def people_in(database: Database, guild_id: int | None) -> Found:
    """How many rows have whom in a column that is not to be kept; of one guild, or of none."""
    found: Found = {}
    async with database.read() as session:
        for table in Base.metadata.sorted_tables:
            here = registry.within(table, guild_id) if guild_id is not None else None
            if (here is None) is not (guild_id is None):
                continue
            if guild_id is None and registry.within(table, HERE) is not None:
                continue
            for column in registry.person_columns(table):
                if registry.policy(column) is Erase.KEEP:
                    continue
                wanted = select(column, func.count()).group_by(column)
                for person_id, number in await session.execute(wanted if here is None else wanted.where(here)):
                    if person_id is not None:
                        found[str(column), person_id] = number
    return found


async def test_an_erasure_trips_over_no_table_and_leaves_nobody_behind(database: Database, clock: FixedClock) -> None:
    async with database.write() as session:
        await Lives(session).live([HERE, THERE], [ANA, BEN])
    people = PeopleService(database, clock)
    before = {place: await people_in(database, place) for place in (HERE, THERE, None)}
    assert all(found for found in before.values())

    await people.erase(ANA, HERE)
    assert {person for _, person in await people_in(database, HERE)} == {BEN}
    assert await people_in(database, THERE) == before[THERE]
    assert await people_in(database, None) == before[None]

    await people.erase(ANA)
    for place in (HERE, THERE, None):
        left = await people_in(database, place)
        assert left == {key: number for key, number in before[place].items() if key[1] == BEN}


async def test_an_export_has_a_row_of_every_table_with_a_person(database: Database, clock: FixedClock) -> None:
    async with database.write() as session:
        await Lives(session).live([HERE, THERE], [ANA, BEN])
    people = PeopleService(database, clock)
    stored = json.loads((await people.export(ANA)).content)["stored"]
    assert sorted(stored) == sorted(table.name for table in registry.exported_tables(Base.metadata))
    assert {each.table: each.count for each in await people.stored(ANA)} == {
        name: len(rows) for name, rows in stored.items()
    }
