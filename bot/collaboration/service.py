"""All of collaboration behind one name, with what it does in the background and for the jobs below."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock, repeat
from bot.collaboration import dm_repository, inquiry_repository, repository, telling
from bot.collaboration.checks import CheckService
from bot.collaboration.conversations import ConversationService
from bot.collaboration.dms import DmIntakeService
from bot.collaboration.inquiries import InquiryService
from bot.collaboration.offers import OfferService
from bot.collaboration.outreach import OutreachService
from bot.collaboration.parties import end
from bot.collaboration.requests import RequestService
from bot.collaboration.states import InquiryState, RequestState
from bot.collaboration.subjects import read_inquiry, read_offer, read_request
from bot.database import Database
from bot.delivery import Refused, outbox
from bot.safety.records import SubjectReader

# How long the safety team can read what has ended, was deleted or reworded (safety rule 4).
RETENTION = timedelta(days=90)
# How long a direct message that nothing came of is kept.
DM_RETENTION = timedelta(days=30)
LOOK_EVERY = timedelta(hours=6)


class CollaborationService:
    """Requests, offers, inquiries, conversations, and direct messages to the bot.

    Args of the instance:
        subjects: what a report on "request:1", "offer:1" or "inquiry:1" is about, for `SafetyService.subjects`.
        refused: what is done when a DM is closed to a kind of operation.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.requests = RequestService(database, clock)
        self.offers = OfferService(database, clock)
        self.inquiries = InquiryService(database, clock)
        self.checks = CheckService(database, clock)
        self.outreach = OutreachService(database, clock)
        self.conversations = ConversationService(database, clock)
        self.dms = DmIntakeService(database, clock)
        self.subjects: Mapping[str, SubjectReader] = {
            "request": read_request,
            "offer": read_offer,
            "inquiry": read_inquiry,
        }
        self.refused: Mapping[str, Refused] = {
            telling.RELAY: self.conversations.dm_refused,
            telling.DM_EVENT: self.conversations.dm_refused,
        }

    async def gone(self, guild_id: int, person_id: int) -> None:
        """Somebody was banned, or is no member any more: their conversations there end, and their requests close."""
        now = self._clock.now()
        async with self._database.write() as session:
            live = (InquiryState.WAITING, InquiryState.PASSED, InquiryState.OPEN)
            for row in await inquiry_repository.of_party(session, person_id, live, guild_id):
                await end(session, now, row, by=person_id)
            for request in await repository.requests_of(session, person_id, guild_id):
                if request.closed_at is None:
                    request.state, request.closed_at = RequestState.CLOSED, now
                    await telling.take_down(session, now, telling.request_subject(request.id))

    async def safety_team_picked(self, session: AsyncSession, now: datetime, guild_id: int) -> None:
        """The cards of first messages that wait for staff say anew whether they can be passed on."""
        for inquiry_id in await inquiry_repository.waiting(session, guild_id):
            await outbox.refresh(session, now, telling.inquiry_subject(inquiry_id))

    async def erase(self, session: AsyncSession, now: datetime, guild_id: int | None, person_id: int) -> None:
        """Before an erased person's rows go: take down what shows them, and end what they take part in."""
        for request in await repository.requests_of(session, person_id, guild_id):
            await telling.take_down(session, now, telling.request_subject(request.id))
        for message in await inquiry_repository.messages_of(session, person_id, guild_id):
            await telling.take_down(session, now, telling.message_subject(message.id))
        for row in await inquiry_repository.of_party(session, person_id, list(InquiryState), guild_id):
            if row.from_person_id == person_id:
                await telling.take_down(session, now, telling.inquiry_subject(row.id))
            if row.state not in (InquiryState.CLOSED, InquiryState.DECLINED):
                row.state, row.ended_at = InquiryState.CLOSED, now
        if guild_id is None:
            await telling.take_down(session, now, telling.menu_subject(person_id))

    async def forget_old(self) -> None:
        """Delete what has ended, was deleted or was reworded 90 days ago, and direct messages after 30 days."""
        now = self._clock.now()
        async with self._database.write() as session:
            await inquiry_repository.forget_ended(session, now - RETENTION)
            await inquiry_repository.forget_replaced(session, now - RETENTION)
            await dm_repository.forget(session, now - DM_RETENTION)

    async def run(self, stop: asyncio.Event) -> None:
        """Forget what is old, four times a day, until `stop`."""
        await repeat(self.forget_old, self._clock, LOOK_EVERY, stop)
