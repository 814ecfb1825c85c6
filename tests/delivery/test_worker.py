"""What the worker does with what cannot be done."""

import asyncio
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery import Body, Operation, Outgoing, Worker, outbox
from bot.delivery.models import OperationRow
from bot.delivery.outbox import State
from bot.delivery.worker import MOST_ATTEMPTS
from tests.delivery.nowhere import Nowhere


async def breaks_off(_outgoing: Outgoing) -> Body | None:
    raise ConnectionError


async def test_what_was_to_reach_a_person_and_never_could_is_told_otherwise_and_staff_see_it(
    database: Database, clock: FixedClock
) -> None:
    stuck: list[str] = []
    refused: list[int | None] = []

    async def tell_staff(_session: AsyncSession, _id: int, _guild_id: int | None, error: str) -> None:
        stuck.append(error)

    async def tell_otherwise(_session: AsyncSession, outgoing: Outgoing) -> None:
        refused.append(outgoing.person_id)

    async with database.write() as session:
        await outbox.add(session, clock.now(), Operation(kind="relay", key="r", guild_id=1, channel_id=10, person_id=5))
    stop = asyncio.Event()
    worker = Worker(database, clock, Nowhere(), {"relay": breaks_off}, tell_staff, {"relay": tell_otherwise})
    working = asyncio.create_task(worker.run(stop))
    for attempt in range(1, MOST_ATTEMPTS + 1):
        row = await attempted(database, attempt)
        assert (row.state, stuck, refused) == (
            (State.PENDING, [], []) if attempt < MOST_ATTEMPTS else (State.FAILED, ["ConnectionError"], [5])
        )
        clock.advance(timedelta(hours=2))
    stop.set()
    await working


async def attempted(database: Database, attempts: int) -> OperationRow:
    """The one operation, once it was tried so often and put back or given up."""
    async with asyncio.timeout(10):
        while True:
            written = database.written.next()
            async with database.read() as session:
                row = (await session.scalars(select(OperationRow))).one()
            if row.attempts == attempts and row.state != State.LEASED:
                return row
            await written.wait()
