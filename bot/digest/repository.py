"""Statements on digests and editions."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.digest.models import DigestRow, EditionItemRow, EditionRow


async def digest(session: AsyncSession, guild_id: int, name: str) -> DigestRow | None:
    """The guild's digest of that name."""
    row: DigestRow | None = await session.scalar(
        select(DigestRow).where(DigestRow.guild_id == guild_id, DigestRow.name == name)
    )
    return row


async def running(session: AsyncSession) -> Sequence[DigestRow]:
    """All digests that are not paused."""
    return (await session.scalars(select(DigestRow).where(DigestRow.paused_at.is_(None)).order_by(DigestRow.id))).all()


async def edition_of(session: AsyncSession, digest_id: int, occasion: str) -> EditionRow | None:
    """The edition, or the reason for none, of that occasion."""
    row: EditionRow | None = await session.scalar(
        select(EditionRow).where(EditionRow.digest_id == digest_id, EditionRow.occasion == occasion)
    )
    return row


async def latest_composed(session: AsyncSession, guild_id: int, digest_id: int | None = None) -> EditionRow | None:
    """The newest edition that was made."""
    wanted = select(EditionRow).where(EditionRow.guild_id == guild_id, EditionRow.state == "composed")
    if digest_id is not None:
        wanted = wanted.where(EditionRow.digest_id == digest_id)
    row: EditionRow | None = await session.scalar(wanted.order_by(EditionRow.composed_at.desc()).limit(1))
    return row


async def used(session: AsyncSession, guild_id: int, subjects: Iterable[str]) -> set[str]:
    """Which of `subjects` stand in an edition of the guild already."""
    found = await session.scalars(
        select(EditionItemRow.subject).where(
            EditionItemRow.guild_id == guild_id, EditionItemRow.subject.in_(list(subjects))
        )
    )
    return set(found)


async def subjects(session: AsyncSession, edition_id: int) -> list[str]:
    """What the edition holds, in order."""
    return list(
        await session.scalars(
            select(EditionItemRow.subject)
            .where(EditionItemRow.edition_id == edition_id)
            .order_by(EditionItemRow.position)
        )
    )


async def add_edition(
    session: AsyncSession,
    digest_row: DigestRow,
    *,
    occasion: str,
    day: date,
    state: str,
    since: datetime,
    now: datetime,
    holds: Sequence[str],
) -> EditionRow:
    """Write an edition down with what it holds."""
    row = EditionRow(
        digest_id=digest_row.id,
        guild_id=digest_row.guild_id,
        occasion=occasion,
        day=day,
        state=state,
        since_at=since,
        composed_at=now,
    )
    session.add(row)
    await session.flush()
    session.add_all(
        EditionItemRow(edition_id=row.id, position=position, guild_id=digest_row.guild_id, subject=subject)
        for position, subject in enumerate(holds)
    )
    return row
