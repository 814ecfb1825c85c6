"""Queries over reports, the safety team and pauses."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.safety.models import HelpRow, PauseRow, ReportRow, SafetyMemberRow
from bot.safety.records import Evidence, Outcome, Reason, Report, State


async def safety_team(session: AsyncSession, guild_id: int) -> tuple[int, ...]:
    """The people picked for the safety team, in the order they were picked."""
    found = await session.scalars(
        select(SafetyMemberRow.person_id)
        .where(SafetyMemberRow.guild_id == guild_id)
        .order_by(SafetyMemberRow.picked_at, SafetyMemberRow.person_id)
    )
    return tuple(found)


async def replace_safety_team(session: AsyncSession, guild_id: int, person_ids: set[int], now: datetime) -> set[int]:
    """Make the team exactly `person_ids`; returns who is new in it."""
    known = set(await safety_team(session, guild_id))
    await session.execute(
        delete(SafetyMemberRow).where(
            SafetyMemberRow.guild_id == guild_id, SafetyMemberRow.person_id.not_in(person_ids)
        )
    )
    new = person_ids - known
    session.add_all(SafetyMemberRow(guild_id=guild_id, person_id=person_id, picked_at=now) for person_id in new)
    await session.flush()
    return new


async def pause(session: AsyncSession, guild_id: int) -> PauseRow | None:
    """The pause in force."""
    return await session.get(PauseRow, guild_id)


async def current(session: AsyncSession, guild_id: int, reporter_id: int, subject: str) -> ReportRow | None:
    """The person's report of that subject which is begun or open."""
    found: ReportRow | None = await session.scalar(
        select(ReportRow).where(
            ReportRow.guild_id == guild_id,
            ReportRow.reporter_person_id == reporter_id,
            ReportRow.subject == subject,
            ReportRow.state != State.CLOSED,
        )
    )
    return found


async def noticed(session: AsyncSession, guild_id: int, person_id: int, subject: str) -> ReportRow | None:
    """What the bot itself noticed about a person and a subject, as long as nobody has closed it."""
    found: ReportRow | None = await session.scalar(
        select(ReportRow).where(
            ReportRow.guild_id == guild_id,
            ReportRow.reporter_person_id.is_(None),
            ReportRow.about_person_id == person_id,
            ReportRow.subject == subject,
            ReportRow.reason == Reason.DANGER,
            ReportRow.state == State.OPEN,
        )
    )
    return found


async def is_danger_open(session: AsyncSession, guild_id: int, subject: str) -> bool:
    """Whether the bot noticed danger in that subject and nobody has closed it."""
    found = await session.scalar(
        select(ReportRow.id)
        .where(
            ReportRow.guild_id == guild_id,
            ReportRow.subject == subject,
            ReportRow.reason == Reason.DANGER,
            ReportRow.state == State.OPEN,
        )
        .limit(1)
    )
    return found is not None


async def subjects_in_danger(session: AsyncSession, guild_id: int) -> frozenset[str]:
    """The subjects in which the bot noticed danger and nobody has closed it."""
    found = await session.scalars(
        select(ReportRow.subject).where(
            ReportRow.guild_id == guild_id, ReportRow.reason == Reason.DANGER, ReportRow.state == State.OPEN
        )
    )
    return frozenset(found)


async def help_words(session: AsyncSession, guild_id: int) -> str | None:
    """Where to find help, in the guild's own words."""
    row = await session.get(HelpRow, guild_id)
    return None if row is None else row.words


async def set_help(session: AsyncSession, now: datetime, guild_id: int, words: str) -> None:
    """Change the guild's own words; "" goes back to those of the catalogue."""
    if words:
        await session.merge(HelpRow(guild_id=guild_id, words=words, changed_at=now))
    else:
        await session.execute(delete(HelpRow).where(HelpRow.guild_id == guild_id))


async def count_open(session: AsyncSession, guild_id: int, reporter_id: int) -> int:
    """How many reports of that person nobody has closed yet."""
    found = await session.scalar(
        select(func.count())
        .select_from(ReportRow)
        .where(
            ReportRow.guild_id == guild_id,
            ReportRow.reporter_person_id == reporter_id,
            ReportRow.state != State.CLOSED,
        )
    )
    return found or 0


async def get(session: AsyncSession, guild_id: int, report_id: int) -> ReportRow | None:
    """A report of that guild."""
    row = await session.get(ReportRow, report_id)
    return row if row is not None and row.guild_id == guild_id else None


async def open_reports(session: AsyncSession, guild_id: int) -> list[ReportRow]:
    """The guild's open reports, oldest first."""
    found = await session.scalars(
        select(ReportRow).where(ReportRow.guild_id == guild_id, ReportRow.state == State.OPEN).order_by(ReportRow.id)
    )
    return list(found)


async def forget(session: AsyncSession, *, closed_before: datetime, begun_before: datetime) -> None:
    """Delete reports that were closed, or begun and never sent, before those moments."""
    await session.execute(
        delete(ReportRow).where(
            or_(
                and_(ReportRow.state == State.CLOSED, ReportRow.closed_at < closed_before),
                and_(ReportRow.state == State.BEGUN, ReportRow.begun_at < begun_before),
            )
        )
    )


async def erase_reporter(session: AsyncSession, person_id: int, guild_id: int | None) -> None:
    """What an erased person wrote in reports goes; what they reported stays with the safety team."""
    theirs = ReportRow.reporter_person_id == person_id
    if guild_id is not None:
        theirs = and_(theirs, ReportRow.guild_id == guild_id)
    await session.execute(delete(ReportRow).where(theirs, ReportRow.state == State.BEGUN))
    await session.execute(update(ReportRow).where(theirs).values(words=None))


def packed(evidence: Evidence) -> dict[str, Any]:
    """Evidence as it is stored."""
    return {name: value for name, value in asdict(evidence).items() if name != "between"}


def report_of(row: ReportRow) -> Report:
    """The row as a record."""
    return Report(
        id=row.id,
        guild_id=row.guild_id,
        reporter_id=row.reporter_person_id,
        about_id=row.about_person_id,
        subject=row.subject,
        state=State(row.state),
        reason=Reason(row.reason) if row.reason else None,
        words=row.words or "",
        evidence=_evidence(row.evidence),
        outcome=Outcome(row.outcome) if row.outcome else None,
        closed_by_id=row.closed_by_person_id,
        begun_at=row.begun_at,
        closed_at=row.closed_at,
    )


def _evidence(stored: dict[str, Any] | None) -> Evidence | None:
    if stored is None:
        return None
    place = stored["place"]
    return Evidence(**{**stored, "place": (int(place[0]), int(place[1])) if place else None})
