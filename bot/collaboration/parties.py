"""Whom an inquiry is between, who blocks whom, and how it ends."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.collaboration import telling
from bot.collaboration.forms import InquiryKind
from bot.collaboration.models import InquiryRow
from bot.collaboration.states import InquiryState, InquiryStep, inquiry_after
from bot.collaboration.telling import Event
from bot.delivery import outbox
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_job, require_staff
from bot.people import is_blocked
from bot.safety.team import require_safety

JOB = "collaboration"


def parties(row: InquiryRow) -> tuple[int, ...]:
    """The two it is between; the team and the erased are nobody."""
    return tuple(person for person in (row.from_person_id, row.to_person_id) if person is not None)


def here(row: InquiryRow, present: Collection[int]) -> bool:
    """Whether both are still members, as far as they ever were: an inquirer from outside need not be."""
    return set(members(row)) <= set(present)


def members(row: InquiryRow) -> tuple[int, ...]:
    """Those of the two who are to be members of the server."""
    return tuple(person for person in parties(row) if not (row.from_outside and person == row.from_person_id))


def require_here(row: InquiryRow, present: Collection[int] | None) -> None:
    """Both are still members.

    Args:
        present: who of them was just found to be one by Get Member; None does not ask.

    Raises:
        MemberFacingError: one is not.
    """
    if present is not None and not here(row, present):
        raise MemberFacingError("collaboration-person-gone")


def require_party(row: InquiryRow, person_id: int) -> None:
    """Only those it is between; a member only once it has reached them.

    Raises:
        MemberFacingError: somebody else.
    """
    hidden = row.to_person_id == person_id and row.reached_at is None
    if person_id not in parties(row) or hidden:
        raise MemberFacingError("errors-not-found")


async def require_for_team(session: AsyncSession, actor: Actor, row: InquiryRow) -> None:
    """Who speaks for the team: staff; in what was begun to look after somebody, the safety team too.

    Raises:
        MemberFacingError: neither, or a conversation between members.
    """
    if row.kind == InquiryKind.FROM_STAFF:
        await require_safety(session, await require_job(session, actor.guild_id, JOB), actor)
    else:
        await require_staff(session, actor, JOB)
    if not row.to_team:
        raise MemberFacingError("collaboration-not-for-staff")


async def blocked_between(session: AsyncSession, one: int, other: int) -> bool:
    """Whether either blocks the other."""
    return await is_blocked(session, blocker_id=one, blocked_id=other) or await is_blocked(
        session, blocker_id=other, blocked_id=one
    )


async def end(session: AsyncSession, now: datetime, row: InquiryRow, *, by: int) -> None:
    """Close it in the caller's transaction and tell the other side, where it had reached them.

    Raises:
        MemberFacingError: it has ended.
    """
    row.state, row.ended_at = inquiry_after(InquiryState(row.state), InquiryStep.CLOSE), now
    for person_id in parties(row):
        if person_id != by and (row.reached_at is not None or person_id == row.from_person_id):
            await telling.tell_party(session, now, row, person_id, Event.CLOSED)
    await outbox.refresh(session, now, telling.inquiry_subject(row.id))
    audit.record(session, now, "collaboration.close", guild_id=row.guild_id, by=by, inquiry_id=row.id)
