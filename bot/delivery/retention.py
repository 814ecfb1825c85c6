"""Forgets what is over. Unique keys stay for ever: by them nothing is sent, or told, a second time."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, func, null, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.clock import Clock, repeat
from bot.database import Database
from bot.delivery.inbox import FORGOTTEN
from bot.delivery.models import InboxItemRow, OperationRow
from bot.delivery.outbox import UNFINISHED, Action, State

LOOK_EVERY = timedelta(hours=6)
OPERATIONS_KEPT = timedelta(days=30)
READ_ITEMS_KEPT = timedelta(days=90)
_FINISHED = (State.DONE, State.DROPPED, State.CLOSED)

# In a transaction of its own: forget what was over at that time.
Forgetter = Callable[[AsyncSession, datetime], Awaitable[None]]


class Retention:
    """Runs each forgetter four times a day."""

    def __init__(self, database: Database, clock: Clock, forgetters: Sequence[Forgetter]) -> None:
        self._database = database
        self._clock = clock
        self._forgetters = forgetters

    async def run(self, stop: asyncio.Event) -> None:
        """Forget now, then every six hours, until `stop`."""
        await repeat(self.forget_old, self._clock, LOOK_EVERY, stop)

    async def forget_old(self) -> None:
        """Forget what is over now."""
        for forget in self._forgetters:
            async with self._database.write() as session:
                await forget(session, self._clock.now())


async def forget_operations(session: AsyncSession, now: datetime) -> None:
    """Operations that ended 30 days ago: edits and deletions go, of what was sent only the key and the state stay."""
    waiting = aliased(OperationRow)
    awaited = select(waiting.predecessor_id).where(waiting.predecessor_id.is_not(None), waiting.state.in_(UNFINISHED))
    over = and_(
        OperationRow.state.in_(_FINISHED),
        func.coalesce(OperationRow.done_at, OperationRow.created_at) < now - OPERATIONS_KEPT,
        OperationRow.id.not_in(awaited),
    )
    # Their keys are made up each time they are asked for.
    await session.execute(delete(OperationRow).where(over, OperationRow.action.in_((Action.EDIT, Action.DELETE))))
    await session.execute(
        update(OperationRow)
        .where(over, OperationRow.kind != FORGOTTEN)
        # The person stays: by them an erasure finds the key, which may name them.
        .values(
            kind=FORGOTTEN,
            ids={},
            subjects=[],
            channel_id=null(),
            message_id=null(),
            ordering_key=null(),
            predecessor_id=null(),
            error=null(),
        )
    )


async def forget_read_items(session: AsyncSession, now: datetime) -> None:
    """Inbox items that were read 90 days ago: nothing but their keys stays."""
    await session.execute(
        update(InboxItemRow)
        .where(InboxItemRow.read_at < now - READ_ITEMS_KEPT, InboxItemRow.kind != FORGOTTEN)
        .values(kind=FORGOTTEN, ids={})
    )
