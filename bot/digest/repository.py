"""Statements on digests and editions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from bot.delivery import outbox
from bot.digest.models import CorrectionRow, DigestRow, DraftRow, EditionItemRow, EditionRow
from bot.digest.records import EDITION_CARD, EditionState, PastEdition

# What begins the occasion of an edition that staff asked for; that of a scheduled one is its day.
ASKED_FOR = "now "


async def digest(session: AsyncSession, guild_id: int, name: str) -> DigestRow | None:
    """The guild's digest of that name."""
    row: DigestRow | None = await session.scalar(
        select(DigestRow).where(DigestRow.guild_id == guild_id, DigestRow.name == name)
    )
    return row


async def digests_of(session: AsyncSession, guild_id: int) -> Sequence[DigestRow]:
    """The guild's digests, in the order they were made."""
    rows = await session.scalars(select(DigestRow).where(DigestRow.guild_id == guild_id).order_by(DigestRow.id))
    return rows.all()


async def digests(session: AsyncSession) -> Sequence[DigestRow]:
    """All digests of all guilds, for the loop that composes them."""
    return (await session.scalars(select(DigestRow).order_by(DigestRow.id))).all()


async def is_recorded(session: AsyncSession, digest_id: int, day: date) -> bool:
    """Whether the scheduled edition of that day, or the reason for none, is written down."""
    found = await session.scalar(
        select(EditionRow.id).where(EditionRow.digest_id == digest_id, EditionRow.occasion == day.isoformat())
    )
    return found is not None


async def recorded(session: AsyncSession, digest_id: int, day: str) -> EditionRow | None:
    """What is written down about the scheduled edition of that day (in ISO form)."""
    found: EditionRow | None = await session.scalar(
        select(EditionRow).where(EditionRow.digest_id == digest_id, EditionRow.occasion == day)
    )
    return found


async def last_recorded(session: AsyncSession, digest_id: int, before: date) -> date | None:
    """The newest day before that one whose scheduled edition, or the reason for none, is written down."""
    found: date | None = await session.scalar(
        select(func.max(EditionRow.day)).where(
            EditionRow.digest_id == digest_id,
            EditionRow.day < before,
            EditionRow.occasion.not_like(f"{ASKED_FOR}%"),
        )
    )
    return found


async def past(session: AsyncSession, digest_id: int, *, before_id: int | None = None, limit: int) -> list[PastEdition]:
    """What became of a digest's occasions, the newest first."""
    stories = (
        select(func.count())
        .where(EditionItemRow.edition_id == EditionRow.id, EditionItemRow.subject.like("story:%"))
        .scalar_subquery()
    )
    wanted = select(EditionRow, stories).where(EditionRow.digest_id == digest_id)
    if before_id is not None:
        wanted = wanted.where(EditionRow.id < before_id)
    rows = await session.execute(wanted.order_by(EditionRow.id.desc()).limit(limit))
    return [
        PastEdition(
            id=row.id,
            day=row.day,
            state=EditionState(row.state),
            stories=count,
            left_out=row.left_out,
            composed_at=row.composed_at,
            post=next(iter(await outbox.find_posts(session, f"edition:{row.id}", kind=EDITION_CARD)), None),
            is_asked_for=row.occasion.startswith(ASKED_FOR),
            is_for_staff=row.is_for_staff,
        )
        for row, count in rows.all()
    ]


async def composed(
    session: AsyncSession, guild_id: int, *, limit: int = 1, for_all: bool = False
) -> Sequence[EditionRow]:
    """The newest editions of a guild, newest first.

    Args:
        for_all: only those that did not go to staff alone.
    """
    wanted = select(EditionRow).where(EditionRow.guild_id == guild_id, EditionRow.state == EditionState.COMPOSED)
    if for_all:
        wanted = wanted.where(EditionRow.is_for_staff.is_(False))
    rows = await session.scalars(wanted.order_by(EditionRow.composed_at.desc(), EditionRow.id.desc()).limit(limit))
    return rows.all()


async def composed_since(
    session: AsyncSession, guild_id: int, since: datetime, until: datetime
) -> Sequence[EditionRow]:
    """The editions for everyone that were made after `since`, up to `until`, oldest first."""
    rows = await session.scalars(
        select(EditionRow)
        .where(
            EditionRow.guild_id == guild_id,
            EditionRow.state == EditionState.COMPOSED,
            EditionRow.is_for_staff.is_(False),
            EditionRow.composed_at > since,
            EditionRow.composed_at <= until,
        )
        .order_by(EditionRow.id)
    )
    return rows.all()


async def last_attempts(session: AsyncSession, digest_id: int, since: datetime, limit: int) -> list[str]:
    """What became of the newest editions that were to be posted since then, newest first."""
    rows = await session.scalars(
        select(EditionRow.state)
        .where(
            EditionRow.digest_id == digest_id,
            EditionRow.composed_at >= since,
            EditionRow.state.in_((EditionState.COMPOSED, EditionState.UNDELIVERED)),
        )
        .order_by(EditionRow.composed_at.desc(), EditionRow.id.desc())
        .limit(limit)
    )
    return list(rows)


async def used(
    session: AsyncSession,
    guild_id: int,
    subjects: Iterable[str],
    *,
    for_all: bool = False,
    before: datetime | None = None,
) -> set[str]:
    """Which of `subjects` stand in an edition of the guild already.

    Args:
        for_all: in one that did not go to staff alone.
        before: in one that was made before then.
    """
    wanted = select(EditionItemRow.subject).where(
        EditionItemRow.guild_id == guild_id, EditionItemRow.subject.in_(list(subjects))
    )
    if for_all or before is not None:
        wanted = wanted.join(EditionRow, EditionRow.id == EditionItemRow.edition_id)
    if for_all:
        wanted = wanted.where(EditionRow.is_for_staff.is_(False))
    if before is not None:
        wanted = wanted.where(EditionRow.composed_at < before)
    return set(await session.scalars(wanted))


async def edition_of(session: AsyncSession, guild_id: int, subject: str) -> EditionRow | None:
    """The edition in which it stands, with what was counted then."""
    found: EditionRow | None = await session.scalar(
        select(EditionRow)
        .join(EditionItemRow, EditionItemRow.edition_id == EditionRow.id)
        .where(EditionItemRow.guild_id == guild_id, EditionItemRow.subject == subject)
        .options(undefer(EditionRow.considered))
    )
    return found


async def explained(session: AsyncSession, guild_id: int, limit: int) -> Sequence[EditionRow]:
    """The newest editions with what was counted for them."""
    rows = await session.scalars(
        select(EditionRow)
        .where(EditionRow.guild_id == guild_id, EditionRow.considered.is_not(None))
        .options(undefer(EditionRow.considered))
        .order_by(EditionRow.id.desc())
        .limit(limit)
    )
    return rows.all()


async def forget_reasons(session: AsyncSession, guild_id: int, before: datetime) -> None:
    """What was counted for editions from before then."""
    await session.execute(
        update(EditionRow)
        .where(EditionRow.guild_id == guild_id, EditionRow.composed_at < before, EditionRow.considered.is_not(None))
        .values(considered=None)
    )


async def draft(session: AsyncSession, digest_id: int, day: date) -> DraftRow | None:
    """What staff changed of the edition of that day."""
    found: DraftRow | None = await session.scalar(
        select(DraftRow).where(DraftRow.digest_id == digest_id, DraftRow.day == day)
    )
    return found


async def open_corrections(session: AsyncSession, digest_id: int, limit: int) -> list[tuple[CorrectionRow, date]]:
    """Those with which the next edition of a digest opens, the oldest first, with the days of what they correct."""
    rows = await session.execute(
        select(CorrectionRow, EditionRow.day)
        .join(EditionRow, EditionRow.id == CorrectionRow.edition_id)
        .where(
            EditionRow.digest_id == digest_id,
            CorrectionRow.opens_edition_id.is_(None),
            EditionRow.is_for_staff.is_(False),
            EditionRow.state == EditionState.COMPOSED,
        )
        .order_by(CorrectionRow.id)
        .limit(limit)
    )
    return [(row, day) for row, day in rows]


async def corrections_in(session: AsyncSession, edition_id: int) -> list[tuple[CorrectionRow, date]]:
    """Those of the edition itself and those with which it opens, the newest first."""
    rows = await session.execute(
        select(CorrectionRow, EditionRow.day)
        .join(EditionRow, EditionRow.id == CorrectionRow.edition_id)
        .where(or_(CorrectionRow.edition_id == edition_id, CorrectionRow.opens_edition_id == edition_id))
        .order_by(CorrectionRow.id.desc())
    )
    return [(row, day) for row, day in rows]


async def open_with(session: AsyncSession, edition_id: int, correction_ids: Sequence[int]) -> None:
    """The edition opens with these corrections."""
    await session.execute(
        update(CorrectionRow).where(CorrectionRow.id.in_(correction_ids)).values(opens_edition_id=edition_id)
    )


async def take_from_staff(session: AsyncSession, guild_id: int, subjects: Sequence[str]) -> None:
    """What stood in editions for staff alone may stand in one for everyone."""
    for_staff = select(EditionRow.id).where(EditionRow.guild_id == guild_id, EditionRow.is_for_staff)
    await session.execute(
        delete(EditionItemRow).where(EditionItemRow.edition_id.in_(for_staff), EditionItemRow.subject.in_(subjects))
    )


async def items(session: AsyncSession, edition_id: int) -> Sequence[EditionItemRow]:
    """What the edition holds, in order."""
    rows = await session.scalars(
        select(EditionItemRow).where(EditionItemRow.edition_id == edition_id).order_by(EditionItemRow.position)
    )
    return rows.all()


async def free(session: AsyncSession, edition: EditionRow) -> None:
    """Free what an edition held that nobody saw: the next one may take it."""
    await session.execute(delete(EditionItemRow).where(EditionItemRow.edition_id == edition.id))
    await session.execute(
        update(CorrectionRow).where(CorrectionRow.opens_edition_id == edition.id).values(opens_edition_id=None)
    )
    edition.state = EditionState.UNDELIVERED
    await session.flush()


async def add_edition(
    session: AsyncSession,
    digest_row: DigestRow,
    *,
    occasion: str,
    day: date,
    state: EditionState,
    now: datetime,
    left_out: int = 0,
) -> EditionRow:
    """Write an edition down, or why there is none."""
    row = EditionRow(
        digest_id=digest_row.id,
        guild_id=digest_row.guild_id,
        occasion=occasion,
        day=day,
        state=state,
        composed_at=now,
        left_out=left_out,
    )
    session.add(row)
    await session.flush()
    return row


async def fill(
    session: AsyncSession, row: EditionRow, pages: Sequence[Sequence[str]], notes: Mapping[str, list[str]]
) -> None:
    """What the edition holds: the subjects of each of its messages, in order, and the notes that staff changed."""
    placed = [(page, subject) for page, subjects in enumerate(pages) for subject in subjects]
    session.add_all(
        EditionItemRow(
            edition_id=row.id,
            position=position,
            guild_id=row.guild_id,
            subject=subject,
            page=page,
            notes=notes.get(subject),
        )
        for position, (page, subject) in enumerate(placed)
    )
    await session.flush()
