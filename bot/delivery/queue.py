"""The worker's own statements on the outbox."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.delivery.models import DmStateRow, OperationRow, PostRow, PostSubjectRow
from bot.delivery.outbox import Action, State, drop_successors
from bot.delivery.transport import ClosedError, GoneError, Place


@dataclass(frozen=True)
class Target:
    """What an operation acts on, filled in from its predecessor and the person's DM channel."""

    channel_id: int | None
    message_id: int | None
    person_id: int | None

    @property
    def channel(self) -> int:
        return self._known(self.channel_id)

    @property
    def message(self) -> int:
        return self._known(self.message_id)

    @property
    def person(self) -> int:
        return self._known(self.person_id)

    @staticmethod
    def _known(value: int | None) -> int:
        if value is None:
            raise GoneError("what it was to act on is gone")
        return value


async def get(session: AsyncSession, operation_id: int) -> OperationRow:
    """The row, which exists."""
    return await session.get_one(OperationRow, operation_id)


async def ready(
    session: AsyncSession, now: datetime, real_now: datetime, *, limit: int, in_flight: Collection[int] = ()
) -> list[OperationRow]:
    """What may leave now: due, its predecessor done, nothing unfinished before it under the same ordering key.

    Args:
        in_flight: what the asker is at work on still, whatever became of its lease.
    """
    before, earlier = aliased(OperationRow), aliased(OperationRow)
    blocked_by_order = (
        select(earlier.id)
        .where(
            earlier.ordering_key == OperationRow.ordering_key,
            earlier.id < OperationRow.id,
            earlier.state.in_((State.PENDING, State.LEASED)),
        )
        .exists()
    )
    rows = await session.scalars(
        select(OperationRow)
        .outerjoin(before, before.id == OperationRow.predecessor_id)
        .where(
            or_(
                and_(OperationRow.state == State.PENDING, OperationRow.not_before_at <= now),
                and_(OperationRow.state == State.LEASED, OperationRow.leased_until_at < real_now),
            ),
            or_(OperationRow.predecessor_id.is_(None), before.state == State.DONE),
            ~blocked_by_order,
            OperationRow.id.not_in(in_flight),
        )
        .order_by(OperationRow.id)
        .limit(limit)
    )
    return list(rows)


async def next_due(session: AsyncSession, now: datetime) -> datetime | None:
    """When the next pending operation that is not due yet becomes so."""
    due: datetime | None = await session.scalar(
        select(OperationRow.not_before_at)
        .where(OperationRow.state == State.PENDING, OperationRow.not_before_at > now)
        .order_by(OperationRow.not_before_at)
        .limit(1)
    )
    return due


def lease(row: OperationRow, owner: str, until: datetime) -> None:
    """Claim the row, or renew the claim, until the real time `until`."""
    if row.state != State.LEASED or row.lease_owner != owner:
        row.attempts += 1
    row.state, row.lease_owner, row.leased_until_at = State.LEASED, owner, until


async def release_all(session: AsyncSession, *, owner: str | None = None) -> None:
    """Hand back leases: those of `owner`, or all, where only one process can be at work."""
    held = OperationRow.state == State.LEASED
    if owner is not None:
        held = and_(held, OperationRow.lease_owner == owner)
    await session.execute(update(OperationRow).where(held).values(state=State.PENDING, lease_owner=None))


async def put_back(session: AsyncSession, operation_id: int, not_before: datetime, error: str) -> None:
    """Try again at `not_before`."""
    row = await get(session, operation_id)
    row.state, row.lease_owner, row.not_before_at, row.error = State.PENDING, None, not_before, error


async def target(session: AsyncSession, row: OperationRow) -> Target:
    """Where the operation goes.

    Raises:
        ClosedError: it is for a person whose DMs are not open to us.
    """
    channel_id, message_id = row.channel_id, row.message_id
    if row.predecessor_id is not None:
        before = await get(session, row.predecessor_id)
        channel_id = channel_id or before.channel_id
        message_id = message_id or (before.message_id if row.action != Action.SEND else None)
    if row.person_id is not None and row.action == Action.SEND and channel_id is None:
        state = await session.get(DmStateRow, row.person_id)
        if state is None or state.closed_at is not None:
            raise ClosedError("no open DM channel")
        channel_id = state.channel_id
    return Target(channel_id, message_id, row.person_id)


async def finish(
    session: AsyncSession, now: datetime, operation_id: int, state: State, place: Place | None, error: str | None
) -> None:
    """Confirm the outcome; what stands on Discord gets a post row, what was waiting for nothing is dropped.

    What acts on a message and is done without a place found the message gone.
    """
    row = await get(session, operation_id)
    row.state, row.done_at, row.error, row.lease_owner = state, now, error, None
    if place is not None and row.action in (Action.SEND, Action.THREAD):
        row.channel_id, row.message_id = place.channel_id, place.message_id
    # A thread that says what it shows is taken down like a message.
    stands = row.action == Action.SEND or (row.action == Action.THREAD and row.subjects)
    if state == State.DONE and place is not None and stands:
        await _note_post(session, now, row, place)
    if state == State.DONE and (row.action == Action.DELETE or (row.action != Action.SEND and place is None)):
        await _forget_post(session, row)
    if state == State.CLOSED and row.person_id is not None:
        dm = await session.get(DmStateRow, row.person_id)
        if dm is not None:
            dm.closed_at = dm.closed_at or now
    if state in (State.DROPPED, State.CLOSED) or (state == State.DONE and place is None):
        await drop_successors(session, operation_id)


async def _note_post(session: AsyncSession, now: datetime, row: OperationRow, place: Place) -> None:
    found = await session.scalar(
        select(PostRow.id).where(PostRow.channel_id == place.channel_id, PostRow.message_id == place.message_id)
    )
    if found is not None:
        return
    post = PostRow(
        guild_id=row.guild_id,
        channel_id=place.channel_id,
        message_id=place.message_id,
        person_id=row.person_id,
        kind=row.kind,
        ids=row.ids,
        posted_at=now,
    )
    session.add(post)
    await session.flush()
    session.add_all(PostSubjectRow(post_id=post.id, subject=subject) for subject in dict.fromkeys(row.subjects))


async def _forget_post(session: AsyncSession, row: OperationRow) -> None:
    place = await target(session, row)
    post = await session.scalar(
        select(PostRow).where(PostRow.channel_id == place.channel_id, PostRow.message_id == place.message_id)
    )
    if post is not None:
        await session.delete(post)
