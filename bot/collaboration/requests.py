"""Open searches for collaborators, and how a community wants them checked."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.collaboration import forms, repository, telling
from bot.collaboration.drafts import draft_name, take_answers
from bot.collaboration.models import RequestRow
from bot.collaboration.parties import JOB, blocked_between
from bot.collaboration.records import CollaborationSettings, Request, RequestPage
from bot.collaboration.states import OfferState, RequestState, RequestStep, request_after
from bot.collaboration.telling import Event
from bot.database import Database
from bot.delivery import outbox
from bot.errors import MemberFacingError
from bot.forms import Draft, open_draft
from bot.guilds import Actor, Guild, is_staff, require_job, require_staff
from bot.safety import disclosures
from bot.safety.team import require_open

PAGE = 5
# Nobody needs more at once, and the channel stays readable.
MOST_OPEN = 5


class RequestService:
    """Posts, checks, shows and closes requests."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def settings(self, actor: Actor) -> CollaborationSettings:
        """The community's settings, for staff.

        Raises:
            MemberFacingError: not staff.
        """
        async with self._database.read() as session:
            await require_staff(session, actor)
            return await repository.settings(session, actor.guild_id)

    async def change_settings(
        self, actor: Actor, *, checks_requests: bool | None = None, accepts_outside: bool | None = None
    ) -> CollaborationSettings:
        """Whether staff check requests before they are posted; whether people who are not members may write.

        Raises:
            MemberFacingError: not staff.
        """
        async with self._database.write() as session:
            await require_staff(session, actor)
            row = await repository.settings_row(session, actor.guild_id)
            if checks_requests is not None:
                row.checks_requests = checks_requests
            if accepts_outside is not None:
                row.accepts_outside = accepts_outside
            await session.flush()
            audit.record(
                session,
                self._clock.now(),
                "collaboration.settings",
                guild_id=actor.guild_id,
                by=actor.person_id,
                checks_requests=int(row.checks_requests),
                accepts_outside=int(row.accepts_outside),
            )
            return await repository.settings(session, actor.guild_id)

    async def require_room(self, actor: Actor) -> None:
        """Before the form is opened: whether a request could be posted at all.

        Raises:
            MemberFacingError: the job is off, no channel is set, paused, or five are open.
        """
        async with self._database.read() as session:
            await self._require_room(session, actor)

    async def post(self, actor: Actor, draft_id: int) -> Request:
        """Send the draft: to staff for the check, or, where that is switched off, to the channel.

        Raises:
            MemberFacingError: as `require_room`; the draft is gone or something in it cannot be sent.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await self._require_room(session, actor)
            _, kept = await take_answers(
                session, actor.person_id, draft_id, form=forms.REQUEST, guild_id=actor.guild_id
            )
            checked = (await repository.settings(session, actor.guild_id)).checks_requests
            row = RequestRow(
                guild_id=actor.guild_id,
                author_person_id=actor.person_id,
                part=kept["part"],
                title=kept["title"],
                purpose=kept["purpose"],
                link=kept.get("link"),
                state=RequestState.WAITING if checked else RequestState.OPEN,
                created_at=now,
            )
            session.add(row)
            await session.flush()
            if checked:
                await telling.ask_check(session, now, guild, row.id)
            else:
                await telling.post_request(session, now, guild, row.id)
            audit.record(
                session, now, "collaboration.request", guild_id=guild.guild_id, by=actor.person_id, request_id=row.id
            )
            in_danger = await disclosures.look_through(
                session,
                now,
                guild_id=guild.guild_id,
                person_id=actor.person_id,
                subject=telling.request_subject(row.id),
                text="\n".join(kept.values()),
            )
            return replace(repository.request_of(row), in_danger=in_danger)

    async def decide(self, actor: Actor, request_id: int, *, post: bool) -> Request:
        """Staff's check; never of one's own request (safety rule 3).

        Raises:
            MemberFacingError: not staff, one's own, somebody was faster, or it is of another guild.
        """
        async with self._database.write() as session:
            return await self._decide(session, actor, request_id, post=post)

    async def begin_refusal(self, actor: Actor, request_id: int) -> Draft:
        """The draft of what staff say to the author of what they do not post; it may stay empty.

        Raises:
            MemberFacingError: as `decide`.
        """
        async with self._database.write() as session:
            await self._to_decide(session, actor, request_id, RequestStep.DECLINE)
            form, target = draft_name(forms.REFUSAL), str(request_id)
            return await open_draft(
                session, self._clock.now(), actor.person_id, actor.guild_id, form, target=target, values={}
            )

    async def refuse(self, actor: Actor, draft_id: int) -> Request:
        """Staff do not post it, and say why where they wrote it.

        Raises:
            MemberFacingError: the draft is gone or cannot be sent, or as `decide`.
        """
        async with self._database.write() as session:
            draft, kept = await take_answers(
                session, actor.person_id, draft_id, form=forms.REFUSAL, guild_id=actor.guild_id
            )
            return await self._decide(session, actor, int(draft.target), post=False, reason=kept.get("message"))

    async def close(self, actor: Actor, request_id: int) -> Request:
        """The author, or staff, close it: the card goes, and who still waits for an answer hears it.

        Raises:
            MemberFacingError: somebody else's, closed already, or of another guild.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            row = await repository.get_request(session, actor.guild_id, request_id)
            if row.author_person_id != actor.person_id and not is_staff(guild, actor):
                raise MemberFacingError("errors-not-found")
            row.state = request_after(RequestState(row.state), RequestStep.CLOSE)
            row.closed_at = now
            await outbox.remove(session, now, telling.request_subject(row.id), kind=telling.REQUEST_CARD)
            await outbox.refresh(session, now, telling.request_subject(row.id))
            for offer in await repository.offers_for(session, row.id):
                offer.state, offer.answered_at = OfferState.DECLINED, now
                await telling.tell_offer(session, now, offer, offer.author_person_id, Event.CLOSED)
            audit.record(
                session,
                now,
                "collaboration.close_request",
                guild_id=guild.guild_id,
                by=actor.person_id,
                request_id=row.id,
            )
            return repository.request_of(row)

    async def browse(self, actor: Actor, *, part: str | None = None, older_than: int | None = None) -> RequestPage:
        """Five open requests, newest first; those of people in a block, either way, are left out.

        Raises:
            MemberFacingError: the job is off.
        """
        async with self._database.read() as session:
            await require_job(session, actor.guild_id, JOB)
            rows = await repository.open_requests(
                session, actor.guild_id, actor.person_id, part=part, older_than=older_than, limit=PAGE + 1
            )
            return _page(rows)

    async def own(self, actor: Actor, *, older_than: int | None = None) -> RequestPage:
        """Five of the person's own requests, newest first, in every state.

        Raises:
            MemberFacingError: the job is off.
        """
        async with self._database.read() as session:
            await require_job(session, actor.guild_id, JOB)
            rows = await repository.own_requests(
                session, actor.guild_id, actor.person_id, older_than=older_than, limit=PAGE + 1
            )
            return _page(rows)

    async def get(self, actor: Actor, request_id: int) -> Request:
        """A request that the person may see: an open one, or their own.

        Raises:
            MemberFacingError: there is none such in this guild, or a block is between the two.
        """
        async with self._database.read() as session:
            await require_job(session, actor.guild_id, JOB)
            row = await repository.get_request(session, actor.guild_id, request_id)
            if row.author_person_id != actor.person_id and (
                row.state != RequestState.OPEN or await blocked_between(session, actor.person_id, row.author_person_id)
            ):
                raise MemberFacingError("errors-not-found")
            return repository.request_of(row)

    async def find(self, request_id: int) -> Request | None:
        """A request as its card shows it; None when it is gone."""
        async with self._database.read() as session:
            row = await session.get(RequestRow, request_id)
            return None if row is None else repository.request_of(row)

    async def _decide(
        self, session: AsyncSession, actor: Actor, request_id: int, *, post: bool, reason: str | None = None
    ) -> Request:
        now, step = self._clock.now(), RequestStep.POST if post else RequestStep.DECLINE
        guild, row = await self._to_decide(session, actor, request_id, step)
        row.state = request_after(RequestState(row.state), step)
        row.decided_at, row.decided_by_person_id, row.reason = now, actor.person_id, reason
        if post:
            if guild.collab_channel_id is None:
                raise MemberFacingError("collaboration-no-channel")
            await telling.post_request(session, now, guild, row.id)
        await telling.tell_author(session, now, row, Event.POSTED if post else Event.NOT_POSTED)
        await outbox.refresh(session, now, telling.request_subject(row.id), kind=telling.REQUEST_CHECK)
        audit.record(
            session, now, f"collaboration.{step}", guild_id=guild.guild_id, by=actor.person_id, request_id=row.id
        )
        return repository.request_of(row)

    async def _to_decide(
        self, session: AsyncSession, actor: Actor, request_id: int, step: RequestStep
    ) -> tuple[Guild, RequestRow]:
        guild = await require_staff(session, actor, JOB)
        row = await repository.get_request(session, actor.guild_id, request_id)
        if row.author_person_id == actor.person_id:
            raise MemberFacingError("collaboration-own-check")
        request_after(RequestState(row.state), step)
        return guild, row

    async def _require_room(self, session: AsyncSession, actor: Actor) -> Guild:
        guild = await require_job(session, actor.guild_id, JOB)
        await require_open(session, actor.guild_id)
        if guild.collab_channel_id is None:
            raise MemberFacingError("collaboration-no-channel")
        if await repository.count_requests(session, actor.guild_id, actor.person_id) >= MOST_OPEN:
            raise MemberFacingError("collaboration-too-many-requests", most=MOST_OPEN)
        return guild


def _page(rows: list[RequestRow]) -> RequestPage:
    return RequestPage(
        requests=tuple(repository.request_of(row) for row in rows[:PAGE]),
        older_than=rows[PAGE - 1].id if len(rows) > PAGE else None,
    )
