"""Drafts of longer forms: kept as typed, page by page, until they are sent or thrown away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.forms.models import DraftRow

ABANDONED_AFTER = timedelta(days=30)
# What somebody has written themselves waits out a long summer.
WRITING = ("showcase",)
WRITING_KEPT = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody has filled in so far. `values` are as typed: JSON, not validated."""

    id: int
    person_id: int
    guild_id: int
    form: str
    target: str
    values: Mapping[str, Any]
    opened_at: datetime


class FormService:
    """Opens and changes drafts. Only their owner ever gets one."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def open(
        self, person_id: int, guild_id: int, form: str, *, target: str = "", values: Mapping[str, Any] | None = None
    ) -> Draft:
        """The person's open draft of that form and target; made, with `values` preset, if there is none."""
        async with self._database.write() as session:
            return await open_draft(
                session, self._clock.now(), person_id, guild_id, form, target=target, values=values or {}
            )

    async def find(self, person_id: int, guild_id: int, form: str, *, target: str = "") -> Draft | None:
        """The person's open draft of that form and target, if any."""
        async with self._database.read() as session:
            row = await _row(session, person_id, guild_id, form, target)
            return None if row is None else _draft(row)

    async def get(self, person_id: int, draft_id: int) -> Draft:
        """The person's draft of that id.

        Raises:
            MemberFacingError: it was sent, thrown away, or is somebody else's.
        """
        async with self._database.read() as session:
            return _draft(await own_row(session, person_id, draft_id))

    async def set(self, person_id: int, draft_id: int, values: Mapping[str, Any]) -> Draft:
        """Store what was submitted, before anyone validates it; other values stay.

        Raises:
            MemberFacingError: it was sent, thrown away, or is somebody else's.
        """
        async with self._database.write() as session:
            return await change_draft(session, self._clock.now(), person_id, draft_id, values)

    async def discard(self, person_id: int, draft_id: int) -> None:
        """Throw a draft away; twice is once."""
        async with self._database.write() as session:
            row = await session.get(DraftRow, draft_id)
            if row is not None and row.person_id == person_id:
                await session.delete(row)


async def forget_abandoned(session: AsyncSession, now: datetime) -> None:
    """Drafts that nobody has touched for long (`bot.delivery.retention.Forgetter`)."""
    await session.execute(
        delete(DraftRow).where(
            or_(
                DraftRow.changed_at < now - WRITING_KEPT,
                and_(DraftRow.form.not_in(WRITING), DraftRow.changed_at < now - ABANDONED_AFTER),
            )
        )
    )


async def open_draft(
    session: AsyncSession,
    now: datetime,
    person_id: int,
    guild_id: int,
    form: str,
    *,
    target: str = "",
    values: Mapping[str, Any],
) -> Draft:
    """Like `FormService.open`, in the caller's transaction."""
    row = await _row(session, person_id, guild_id, form, target)
    if row is None:
        row = DraftRow(
            person_id=person_id,
            guild_id=guild_id,
            form=form,
            target=target,
            values=dict(values),
            opened_at=now,
            changed_at=now,
        )
        session.add(row)
        await session.flush()
    return _draft(row)


async def change_draft(
    session: AsyncSession, now: datetime, person_id: int, draft_id: int, values: Mapping[str, Any]
) -> Draft:
    """Like `FormService.set`, in the caller's transaction."""
    row = await own_row(session, person_id, draft_id)
    row.values = {**row.values, **values}
    row.changed_at = now
    return _draft(row)


async def drafts_of(session: AsyncSession, person_id: int, guild_id: int, form: str) -> list[Draft]:
    """The person's open drafts of that form, whatever their target."""
    rows = await session.scalars(
        select(DraftRow)
        .where(DraftRow.person_id == person_id, DraftRow.guild_id == guild_id, DraftRow.form == form)
        .order_by(DraftRow.id)
    )
    return [_draft(row) for row in rows]


async def take(session: AsyncSession, person_id: int, draft_id: int) -> Draft:
    """The draft, removed: what it became is written in the caller's transaction.

    Raises:
        MemberFacingError: it was sent already, thrown away, or is somebody else's.
    """
    row = await own_row(session, person_id, draft_id)
    draft = _draft(row)
    await session.delete(row)
    return draft


async def own_row(session: AsyncSession, person_id: int, draft_id: int) -> DraftRow:
    """The row of the person's own draft."""
    row = await session.get(DraftRow, draft_id)
    if row is None or row.person_id != person_id:
        raise MemberFacingError("forms-draft-gone")
    return row


async def _row(session: AsyncSession, person_id: int, guild_id: int, form: str, target: str) -> DraftRow | None:
    found: DraftRow | None = await session.scalar(
        select(DraftRow).where(
            DraftRow.person_id == person_id,
            DraftRow.guild_id == guild_id,
            DraftRow.form == form,
            DraftRow.target == target,
        )
    )
    return found


def _draft(row: DraftRow) -> Draft:
    return Draft(
        id=row.id,
        person_id=row.person_id,
        guild_id=row.guild_id,
        form=row.form,
        target=row.target,
        values=dict(row.values),
        opened_at=row.opened_at,
    )
