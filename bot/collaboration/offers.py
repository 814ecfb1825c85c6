"""Offers: answers to a request, delivered to the requester alone."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.collaboration import forms, inquiry_repository, repository, telling
from bot.collaboration.drafts import draft_name, take_answers
from bot.collaboration.models import InquiryRow, OfferRow, RequestRow
from bot.collaboration.parties import JOB, blocked_between
from bot.collaboration.records import Offer
from bot.collaboration.states import (
    InquiryState,
    OfferState,
    OfferStep,
    RequestState,
    offer_after,
)
from bot.collaboration.telling import Event
from bot.database import Database
from bot.errors import MemberFacingError
from bot.forms import Draft, open_draft
from bot.guilds import Actor, require_job
from bot.safety import disclosures
from bot.safety.team import require_open, safety_team_ready


class OfferService:
    """Makes and answers offers. Both sides see each other's Discord name: nobody is masked (safety rule 4)."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def begin(self, actor: Actor, request_id: int) -> Draft:
        """The person's draft of an offer.

        Raises:
            MemberFacingError: the request takes no offers from this person.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await self._require_open_to(session, actor, request_id)
            return await open_draft(
                session,
                now,
                actor.person_id,
                actor.guild_id,
                draft_name(forms.OFFER),
                target=str(request_id),
                values={},
            )

    async def send(self, actor: Actor, draft_id: int) -> Offer:
        """Deliver the draft to the requester's inbox.

        Raises:
            MemberFacingError: the draft is gone or cannot be sent, or as `begin`.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            draft, kept = await take_answers(
                session, actor.person_id, draft_id, form=forms.OFFER, guild_id=actor.guild_id
            )
            request = await self._require_open_to(session, actor, int(draft.target))
            row = OfferRow(
                guild_id=actor.guild_id,
                request_id=request.id,
                author_person_id=actor.person_id,
                message=kept["message"],
                state=OfferState.PENDING,
                created_at=now,
            )
            session.add(row)
            await session.flush()
            await telling.tell_offer(session, now, row, request.author_person_id, Event.OFFERED)
            audit.record(
                session, now, "collaboration.offer", guild_id=actor.guild_id, by=actor.person_id, offer_id=row.id
            )
            in_danger = await disclosures.look_through(
                session,
                now,
                guild_id=actor.guild_id,
                person_id=actor.person_id,
                subject=f"offer:{row.id}",
                text="\n".join(kept.values()),
            )
            return replace(repository.offer_of(row, request), in_danger=in_danger)

    async def answer(
        self, actor: Actor, offer_id: int, *, accept: bool, present: Collection[int] | None = None
    ) -> Offer:
        """The requester accepts, which opens a conversation through the bot, or says not this time.

        Args:
            present: who of the safety team and whether the offer's author was just found to be a member by Get Member;
                None does not ask.

        Raises:
            MemberFacingError: it is not for this person, answered already, its author has left, or the safety team is
                not complete.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_job(session, actor.guild_id, JOB)
            row, request = await repository.get_offer(session, actor.guild_id, offer_id)
            if request.author_person_id != actor.person_id:
                raise MemberFacingError("errors-not-found")
            both = (row.author_person_id, actor.person_id)
            if accept and not await safety_team_ready(session, actor.guild_id, present=present, without=both):
                raise MemberFacingError("collaboration-team-not-ready")
            if accept and present is not None and row.author_person_id not in present:
                raise MemberFacingError("collaboration-person-gone")
            row.state = offer_after(OfferState(row.state), OfferStep.ACCEPT if accept else OfferStep.DECLINE)
            row.answered_at = now
            if accept:
                inquiry = await self._open(session, row, request)
                row.inquiry_id = inquiry.id
                for person_id in (row.author_person_id, request.author_person_id):
                    await telling.tell_party(session, now, inquiry, person_id, Event.OPENED)
            else:
                await telling.tell_offer(session, now, row, row.author_person_id, Event.DECLINED)
            audit.record(
                session,
                now,
                f"collaboration.offer_{row.state}",
                guild_id=actor.guild_id,
                by=actor.person_id,
                offer_id=row.id,
            )
            return repository.offer_of(row, request)

    async def take_back(self, actor: Actor, offer_id: int) -> None:
        """The author takes back an offer that nobody has answered; they may make another.

        Raises:
            MemberFacingError: it is not theirs, or answered already.
        """
        async with self._database.write() as session:
            row, request = await repository.get_offer(session, actor.guild_id, offer_id)
            if row.author_person_id != actor.person_id:
                raise MemberFacingError("errors-not-found")
            if row.state != OfferState.PENDING:
                raise MemberFacingError("collaboration-already-decided")
            await telling.untell_offer(session, row, request.author_person_id)
            await session.delete(row)
            audit.record(
                session,
                self._clock.now(),
                "collaboration.offer_taken_back",
                guild_id=actor.guild_id,
                by=actor.person_id,
                offer_id=offer_id,
            )

    async def own(self, actor: Actor) -> tuple[Offer, ...]:
        """The person's offers that wait for an answer, newest first."""
        async with self._database.read() as session:
            return tuple(
                repository.offer_of(row, request)
                for row, request in await repository.pending_offers(session, actor.guild_id, actor.person_id)
            )

    async def get(self, actor: Actor, offer_id: int) -> Offer:
        """An offer, for the two it is between.

        Raises:
            MemberFacingError: there is none that the actor may read.
        """
        async with self._database.read() as session:
            row, request = await repository.get_offer(session, actor.guild_id, offer_id)
            if actor.person_id not in (row.author_person_id, request.author_person_id):
                raise MemberFacingError("errors-not-found")
            return repository.offer_of(row, request)

    async def find(self, guild_id: int, offer_id: int) -> Offer | None:
        """An offer as an inbox item shows it; None when it is gone."""
        async with self._database.read() as session:
            row = await session.get(OfferRow, offer_id)
            if row is None or row.guild_id != guild_id:
                return None
            return repository.offer_of(row, await repository.get_request(session, guild_id, row.request_id))

    async def _open(self, session: AsyncSession, offer: OfferRow, request: RequestRow) -> InquiryRow:
        now = self._clock.now()
        inquiry = InquiryRow(
            guild_id=offer.guild_id,
            kind=forms.InquiryKind.COLLABORATE,
            to_team=False,
            from_person_id=offer.author_person_id,
            to_person_id=request.author_person_id,
            from_outside=False,
            from_in_dm=False,
            to_in_dm=False,
            request_id=request.id,
            state=InquiryState.OPEN,
            created_at=now,
            reached_at=now,
        )
        session.add(inquiry)
        await session.flush()
        await inquiry_repository.say(session, now, inquiry.id, offer.author_person_id, offer.message)
        return inquiry

    async def _require_open_to(self, session: AsyncSession, actor: Actor, request_id: int) -> RequestRow:
        await require_job(session, actor.guild_id, JOB)
        await require_open(session, actor.guild_id)
        request = await repository.get_request(session, actor.guild_id, request_id)
        if request.author_person_id == actor.person_id:
            raise MemberFacingError("collaboration-own-request")
        # A blocked person hears what they would hear of a closed request: a block is never told.
        if request.state != RequestState.OPEN or await blocked_between(
            session, actor.person_id, request.author_person_id
        ):
            raise MemberFacingError("collaboration-takes-no-offers")
        if await repository.find_offer(session, request_id, actor.person_id) is not None:
            raise MemberFacingError("collaboration-offered-already")
        return request
