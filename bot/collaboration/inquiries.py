"""Private approaches: to the team, or to a member by way of staff (safety rule 4)."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.collaboration import dm_repository, inquiry_repository, repository, telling
from bot.collaboration.drafts import TEAM, draft_name, form_of, take_answers
from bot.collaboration.forms import ASKED, InquiryKind
from bot.collaboration.models import AnswersRow, InquiryRow
from bot.collaboration.parties import JOB, blocked_between, end, parties, require_here, require_party
from bot.collaboration.records import Caller, Inquiry
from bot.collaboration.states import InquiryState, InquiryStep, inquiry_after
from bot.collaboration.telling import Event
from bot.database import Database
from bot.delivery import outbox
from bot.errors import MemberFacingError
from bot.forms import Draft, change_draft, open_draft
from bot.guilds import Actor, Guild, find, require_job
from bot.safety import disclosures
from bot.safety.bars import require_welcome
from bot.safety.team import require_open, safety_team_ready

# So many may wait for an answer at a time; a member is asked by the same person once at a time.
MOST_UNANSWERED = 3


class InquiryService:
    """Sends, passes on and answers inquiries."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def begin(
        self,
        person_id: int,
        guild_id: int,
        kind: InquiryKind,
        *,
        to_id: int | None = None,
        message: str = "",
    ) -> Draft:
        """The person's draft of an inquiry to a member, or (None) to the team.

        Args:
            message: what they have written already by DM; added to what the draft says.

        Raises:
            MemberFacingError: the job is off, the person is kept out, or the member cannot be written to, in a pause
                too.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_job(session, guild_id, JOB)
            await require_welcome(session, guild_id, person_id)
            await self._require_reachable(session, guild_id, person_id, kind, to_id)
            draft = await open_draft(
                session,
                now,
                person_id,
                guild_id,
                draft_name(kind),
                target=TEAM if to_id is None else str(to_id),
                values={},
            )
            said = str(draft.values.get("message") or "")
            if not message or message in said:
                return draft
            return await change_draft(session, now, person_id, draft.id, {"message": f"{said}\n{message}".strip()})

    async def send(
        self, person_id: int, draft_id: int, *, is_member: bool, in_dm: bool, present: Collection[int] | None = None
    ) -> Inquiry:
        """Send the draft. One to a member waits for staff; one to the team is open at once.

        Args:
            is_member: found by Get Member, or told by Discord with the press.
            in_dm: the person writes by DM and wants the answers there.
            present: for one to a member, who of the safety team was just found to be a member by Get Member.

        Raises:
            MemberFacingError: the draft is gone or cannot be sent; the member cannot be written to; three wait already;
                not a member, and the guild takes nothing from outside.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            draft, kept = await take_answers(session, person_id, draft_id)
            guild = await require_job(session, draft.guild_id, JOB)
            kind = _kind_of(draft)
            to_id = None if draft.target == TEAM else int(draft.target)
            await self._require_standing(session, guild, to_id, is_member=is_member)
            await self._require_reachable(session, guild.guild_id, person_id, kind, to_id, present)
            row = InquiryRow(
                guild_id=guild.guild_id,
                kind=kind,
                to_team=to_id is None,
                from_person_id=person_id,
                to_person_id=to_id,
                from_outside=not is_member,
                from_in_dm=in_dm,
                to_in_dm=False,
                state=InquiryState.OPEN if to_id is None else InquiryState.WAITING,
                created_at=now,
                reached_at=now if to_id is None else None,
            )
            session.add(row)
            await session.flush()
            session.add(AnswersRow(inquiry_id=row.id, author_person_id=person_id, values=kept))
            await session.flush()
            await telling.tell_staff(session, now, guild, row)
            if in_dm:
                await dm_repository.settle_asked(session, person_id)
                await telling.take_down(session, now, telling.menu_subject(person_id))
            audit.record(
                session, now, "collaboration.inquire", guild_id=guild.guild_id, by=person_id, inquiry_id=row.id
            )
            in_danger = await disclosures.look_through(
                session,
                now,
                guild_id=guild.guild_id,
                person_id=person_id,
                subject=telling.inquiry_subject(row.id),
                text="\n".join(kept.values()),
            )
            return replace(await inquiry_repository.inquiry_of(session, row), in_danger=in_danger)

    async def answer(
        self, caller: Caller, inquiry_id: int, *, accept: bool, present: Collection[int] | None = None
    ) -> Inquiry:
        """The member accepts, or says not this time. Accepting in a DM means to read and write there.

        Args:
            present: who of the safety team and of the two was just found to be a member by Get Member; None does not
                ask.

        Raises:
            MemberFacingError: it is not for this person, answered already, the other has left, or the safety team is
                not complete.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await inquiry_repository.get(session, inquiry_id, caller.guild_id)
            require_party(row, caller.person_id)
            if row.to_person_id != caller.person_id:
                raise MemberFacingError("errors-not-found")
            if accept and not await safety_team_ready(session, row.guild_id, present=present, without=parties(row)):
                raise MemberFacingError("collaboration-team-not-ready")
            if accept:
                require_here(row, present)
            step = InquiryStep.ACCEPT if accept else InquiryStep.DECLINE
            row.state = inquiry_after(InquiryState(row.state), step)
            if accept:
                row.to_in_dm = caller.guild_id is None
            else:
                row.ended_at = now
            event = Event.ACCEPTED if accept else Event.DECLINED
            await telling.tell_party(session, now, row, row.from_person_id, event)
            await outbox.refresh(session, now, telling.inquiry_subject(row.id))
            audit.record(
                session, now, f"collaboration.{step}", guild_id=row.guild_id, by=caller.person_id, inquiry_id=row.id
            )
            return await inquiry_repository.inquiry_of(session, row)

    async def close(self, caller: Caller, inquiry_id: int) -> Inquiry:
        """A party ends it, or takes an unanswered one back; the other side is told.

        Raises:
            MemberFacingError: not a party, or it has ended.
        """
        async with self._database.write() as session:
            row = await inquiry_repository.get(session, inquiry_id, caller.guild_id)
            require_party(row, caller.person_id)
            await end(session, self._clock.now(), row, by=caller.person_id)
            return await inquiry_repository.inquiry_of(session, row)

    async def for_party(self, caller: Caller, inquiry_id: int) -> Inquiry:
        """An inquiry, for those it is between; a member sees it once staff have passed it on.

        Raises:
            MemberFacingError: there is none that the person may read.
        """
        async with self._database.read() as session:
            row = await inquiry_repository.get(session, inquiry_id, caller.guild_id)
            require_party(row, caller.person_id)
            return await inquiry_repository.inquiry_of(session, row)

    async def own(self, actor: Actor) -> tuple[Inquiry, ...]:
        """What the person has open, has sent, or is asked for here, newest first; not what staff still hold back."""
        live = (InquiryState.WAITING, InquiryState.PASSED, InquiryState.OPEN)
        async with self._database.read() as session:
            rows = await inquiry_repository.of_party(session, actor.person_id, live, actor.guild_id)
            return tuple(
                [
                    await inquiry_repository.inquiry_of(session, row)
                    for row in rows
                    if row.from_person_id == actor.person_id or row.reached_at is not None
                ]
            )

    async def find(self, inquiry_id: int, *, present: Collection[int] | None = None) -> Inquiry | None:
        """An inquiry as its card shows it; None when it is gone.

        Args:
            present: who of the safety team was just found to be a member by Get Member; None does not ask.
        """
        async with self._database.read() as session:
            row = await session.get(InquiryRow, inquiry_id)
            return None if row is None else await inquiry_repository.inquiry_of(session, row, present=present)

    async def outside_guilds(self) -> list[Guild]:
        """The set-up guilds that take messages from people who are not members."""
        async with self._database.read() as session:
            guilds = [await find(session, guild_id) for guild_id in await repository.outside_guilds(session)]
            return [guild for guild in guilds if guild is not None and JOB not in guild.jobs_off]

    async def _require_reachable(
        self,
        session: AsyncSession,
        guild_id: int,
        from_id: int,
        kind: InquiryKind,
        to_id: int | None,
        present: Collection[int] | None = None,
    ) -> None:
        if to_id is None:
            open_to_team = await inquiry_repository.of_party(session, from_id, (InquiryState.OPEN,), guild_id)
            if sum(row.to_team and row.kind in ASKED for row in open_to_team) >= MOST_UNANSWERED:
                raise MemberFacingError("collaboration-too-many-open", most=MOST_UNANSWERED)
            return
        # The pause keeps members apart, never anybody from staff.
        await require_open(session, guild_id)
        unanswered = await inquiry_repository.unanswered(session, guild_id, from_id)
        if to_id == from_id:
            raise MemberFacingError("collaboration-not-yourself")
        if kind is not InquiryKind.COLLABORATE:
            raise MemberFacingError("collaboration-team-only")
        if await blocked_between(session, from_id, to_id):
            raise MemberFacingError("collaboration-cannot-reach")
        if not await safety_team_ready(session, guild_id, present=present, without=(from_id, to_id)):
            raise MemberFacingError("collaboration-not-yet", person=f"<@{to_id}>")
        if any(row.to_person_id == to_id for row in unanswered):
            raise MemberFacingError("collaboration-waits-already")
        if len(unanswered) >= MOST_UNANSWERED:
            raise MemberFacingError("collaboration-too-many-unanswered", most=MOST_UNANSWERED)

    async def _require_standing(
        self, session: AsyncSession, guild: Guild, to_id: int | None, *, is_member: bool
    ) -> None:
        if is_member:
            return
        if to_id is not None or not (await repository.settings(session, guild.guild_id)).accepts_outside:
            raise MemberFacingError("collaboration-members-only")


def _kind_of(draft: Draft) -> InquiryKind:
    form = form_of(draft)
    if form not in ASKED:
        raise MemberFacingError("forms-draft-gone")
    return InquiryKind(form)
