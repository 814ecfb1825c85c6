"""What staff do with inquiries: first messages to members they pass on or not, those to the team they end."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.collaboration import inquiry_repository, telling
from bot.collaboration.models import InquiryRow
from bot.collaboration.parties import JOB, blocked_between, end, parties, require_for_team, require_here
from bot.collaboration.records import Inquiry
from bot.collaboration.states import InquiryState, InquiryStep, inquiry_after
from bot.collaboration.telling import Event
from bot.database import Database
from bot.delivery import outbox
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_staff
from bot.safety.team import safety_team_ready


class CheckService:
    """Decides for staff; never by somebody who is a party."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def pass_on(self, actor: Actor, inquiry_id: int, *, present: Collection[int] | None = None) -> Inquiry:
        """Staff let it through to the member.

        Args:
            present: who of the safety team and of the two was just found to be a member by Get Member; None does not
                ask.

        Raises:
            MemberFacingError: not staff, a party, somebody was faster, one of the two has left, or fewer than two of
                the safety team could read.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await self._for_staff(session, actor, inquiry_id)
            if not await safety_team_ready(session, row.guild_id, present=present, without=parties(row)):
                raise MemberFacingError("collaboration-team-not-ready")
            if row.to_person_id is None or row.from_person_id is None:
                raise MemberFacingError("collaboration-person-gone")
            require_here(row, present)
            await self._decide(session, actor, row, InquiryStep.LET_THROUGH)
            row.reached_at = now
            # Blocked since: the member is spared, and the inquirer hears nothing of it.
            if not await blocked_between(session, row.from_person_id, row.to_person_id):
                await telling.tell_party(session, now, row, row.to_person_id, Event.PASSED)
            return await inquiry_repository.inquiry_of(session, row)

    async def refuse(self, actor: Actor, inquiry_id: int) -> Inquiry:
        """Staff do not let it through; the inquirer hears that it was not taken up.

        Raises:
            MemberFacingError: not staff, a party, or somebody was faster.
        """
        async with self._database.write() as session:
            row = await self._for_staff(session, actor, inquiry_id)
            await self._decide(session, actor, row, InquiryStep.REFUSE)
            row.ended_at = self._clock.now()
            await telling.tell_party(session, row.ended_at, row, row.from_person_id, Event.DECLINED)
            return await inquiry_repository.inquiry_of(session, row)

    async def close_for_team(self, actor: Actor, inquiry_id: int) -> Inquiry:
        """Staff end a conversation with the team; the inquirer is told.

        Raises:
            MemberFacingError: not staff, not with the team, or it has ended.
        """
        async with self._database.write() as session:
            row = await inquiry_repository.get(session, inquiry_id, actor.guild_id)
            await require_for_team(session, actor, row)
            if actor.person_id in parties(row):
                raise MemberFacingError("collaboration-own-check")
            await end(session, self._clock.now(), row, by=actor.person_id)
            return await inquiry_repository.inquiry_of(session, row)

    async def _for_staff(self, session: AsyncSession, actor: Actor, inquiry_id: int) -> InquiryRow:
        await require_staff(session, actor, JOB)
        row = await inquiry_repository.get(session, inquiry_id, actor.guild_id)
        if actor.person_id in parties(row):
            raise MemberFacingError("collaboration-own-check")
        if not row.to_team and row.state not in (InquiryState.WAITING, InquiryState.PASSED, InquiryState.DECLINED):
            raise MemberFacingError("collaboration-not-for-staff")
        return row

    async def _decide(self, session: AsyncSession, actor: Actor, row: InquiryRow, step: InquiryStep) -> None:
        now = self._clock.now()
        row.state = inquiry_after(InquiryState(row.state), step)
        row.decided_by_person_id = actor.person_id
        await outbox.refresh(session, now, telling.inquiry_subject(row.id))
        audit.record(
            session, now, f"collaboration.{step}", guild_id=row.guild_id, by=actor.person_id, inquiry_id=row.id
        )
