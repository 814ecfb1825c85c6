"""Whether something may be said in a conversation now, and its way to the other side."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.collaboration import forms, inquiry_repository, telling
from bot.collaboration.models import InquiryRow, MessageRow
from bot.collaboration.parties import JOB, blocked_between, here, members, parties
from bot.collaboration.states import InquiryState
from bot.collaboration.telling import Event
from bot.errors import MemberFacingError
from bot.guilds import find, require_guild
from bot.safety.team import require_open, safety_team, safety_team_ready

FLOOD, FLOOD_TIME = 20, timedelta(minutes=5)


def reply_form(row: InquiryRow, *, by_staff: bool) -> str:
    """Which form a reply there fills."""
    return forms.TO_STAFF if row.kind in forms.FOR_STAFF and not by_staff else forms.REPLY


async def whom_to_ask(session: AsyncSession, row: InquiryRow) -> tuple[int, ...]:
    """Of whom Get Member is asked before something is said there: the two, and who of the safety team reads along."""
    readers = () if row.to_team else await safety_team(session, row.guild_id)
    return (*members(row), *readers)


async def why_closed(
    session: AsyncSession, row: InquiryRow, present: Collection[int] | None = None
) -> MemberFacingError | None:
    """Why nothing more can be said there; a block sounds like an end, it is never told.

    Args:
        present: who of `whom_to_ask` was just found to be a member by Get Member; None does not ask.
    """
    guild = await find(session, row.guild_id)
    if guild is None or JOB in guild.jobs_off:
        return MemberFacingError("errors-job-off")
    if row.state != InquiryState.OPEN or row.from_person_id is None:
        return MemberFacingError("collaboration-over")
    if present is not None and not here(row, present):
        return MemberFacingError("collaboration-person-gone")
    if row.to_team:
        return None
    if row.to_person_id is None or await blocked_between(session, row.from_person_id, row.to_person_id):
        return MemberFacingError("collaboration-over")
    if not await safety_team_ready(session, row.guild_id, present=present, without=parties(row)):
        return MemberFacingError("collaboration-team-not-ready")
    return None


async def why_not(
    session: AsyncSession, clock: Clock, row: InquiryRow, author_id: int, present: Collection[int] | None = None
) -> MemberFacingError | None:
    """Why this person cannot say something there now; `present` as in `why_closed`."""
    refusal = await why_closed(session, row, present)
    if refusal is not None:
        return refusal
    if not row.to_team:
        # The pause keeps members apart, never anybody from staff.
        try:
            await require_open(session, row.guild_id)
        except MemberFacingError as paused:
            return paused
    since = clock.now() - FLOOD_TIME
    if await inquiry_repository.count_since(session, row.id, author_id, since) >= FLOOD:
        return MemberFacingError("collaboration-slow-down")
    return None


async def relay(
    session: AsyncSession,
    clock: Clock,
    row: InquiryRow,
    author_id: int,
    text: str,
    *,
    by_staff: bool = False,
    source_message_id: int | None = None,
) -> MessageRow:
    """Keep what was said and bring it to the other side; whether it may be said was asked before."""
    now = clock.now()
    message = await inquiry_repository.say(
        session, now, row.id, author_id, text, by_staff=by_staff, source_message_id=source_message_id
    )
    if row.to_team:
        guild = await require_guild(session, row.guild_id)
        await telling.relay_to_staff(session, now, guild, row, message.id)
        if by_staff:
            await telling.tell_party(session, now, row, row.from_person_id, Event.MESSAGE, message.id)
        elif row.kind == forms.InquiryKind.FROM_STAFF and row.decided_by_person_id is not None:
            # Who wrote to them may be of the safety team and not see the channel of staff.
            await telling.put_item(
                session, now, row.guild_id, row.id, row.decided_by_person_id, Event.MESSAGE, message.id
            )
    else:
        other = row.to_person_id if author_id == row.from_person_id else row.from_person_id
        await telling.tell_party(session, now, row, other, Event.MESSAGE, message.id)
    return message
