"""Direct messages to the bot: stored first, then filed where they belong, or their writer is asked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.collaboration import dm_repository, forms, inquiry_repository, telling
from bot.collaboration.intake import Course, Decision, decide
from bot.collaboration.models import DirectMessageRow, InquiryRow, MessageRow
from bot.collaboration.parties import end, members
from bot.collaboration.records import DirectMessage, Inquiry
from bot.collaboration.relaying import relay, reply_form, whom_to_ask, why_not
from bot.collaboration.states import DmState, InquiryState
from bot.collaboration.telling import Event
from bot.database import Database
from bot.delivery import outbox
from bot.errors import MemberFacingError
from bot.safety import disclosures
from bot.safety.danger import danger_in

# By guild, who was just found to be a member by Get Member.
# So long what somebody writes goes where they wrote last.
STAYS = timedelta(minutes=10)
Present = Mapping[int, Collection[int]]


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """A direct message as Discord tells it. `has_files` also for stickers, polls and all else that is no text."""

    message_id: int
    person_id: int
    channel_id: int
    text: str
    has_files: bool = False
    replied_to_id: int | None = None


class DmIntakeService:
    """Takes direct messages in. `receive` and `handle` may each be repeated after a crash: nothing happens twice."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def receive(self, incoming: Incoming) -> bool:
        """Store it. False when it was stored before."""
        async with self._database.write() as session:
            if await session.get(DirectMessageRow, incoming.message_id) is not None:
                return False
            session.add(
                DirectMessageRow(
                    message_id=incoming.message_id,
                    author_person_id=incoming.person_id,
                    channel_id=incoming.channel_id,
                    text=incoming.text,
                    has_files=incoming.has_files,
                    replied_to_id=incoming.replied_to_id,
                    state=DmState.RECEIVED,
                    received_at=self._clock.now(),
                )
            )
            return True

    async def waiting(self, person_id: int | None = None) -> list[DirectMessage]:
        """What is stored and not handled yet, of one person or of all, in the order it was written."""
        async with self._database.read() as session:
            rows = await dm_repository.in_state(session, (DmState.RECEIVED,), person_id)
            return [dm_repository.direct_message_of(row) for row in rows]

    async def whom_to_ask(self, person_id: int) -> Mapping[int, frozenset[int]]:
        """By guild, of whom Get Member is to be asked before a message of that person's is passed on.

        Those are they, whom they have open conversations with, and who of the safety team reads along.
        """
        asked: dict[int, frozenset[int]] = {}
        async with self._database.read() as session:
            for row in await inquiry_repository.of_party(session, person_id, (InquiryState.OPEN,)):
                asked[row.guild_id] = asked.get(row.guild_id, frozenset()) | set(await whom_to_ask(session, row))
        return {guild_id: people for guild_id, people in asked.items() if people}

    async def handle(self, message_id: int, *, present: Present | None = None) -> None:
        """File it, or ask its writer; the answer leaves through the outbox.

        Args:
            present: who of `whom_to_ask` was just found to be a member: a conversation that one has left ends.
        """
        present = present or {}
        async with self._database.write() as session:
            row = await session.get(DirectMessageRow, message_id)
            if row is None or row.state != DmState.RECEIVED:
                return
            live = await self._live(session, row.author_person_id, present)
            answered = await self._answered(session, row)
            decision = decide(
                dm_repository.direct_message_of(row),
                [await inquiry_repository.inquiry_of(session, each) for each in live],
                answered,
                await self._stays_with(session, row, live),
            )
            await self._look_after(session, row, decision)
            match decision.course:
                case Course.NOTHING_TO_READ:
                    row.state = DmState.DONE
                    await telling.answer_by_dm(session, self._clock.now(), row, "collaboration-dm-text-only")
                case Course.FILE:
                    inquiry = next(each for each in live if each.id == decision.inquiry_id)
                    await self._file(session, row, inquiry, present)
                case Course.ASK_WHICH:
                    row.state = DmState.WHICH
                    await telling.ask_by_dm(session, self._clock.now(), row.author_person_id, telling.DM_WHICH)
                case Course.ASK_KIND:
                    row.state = DmState.ASKED
                    await telling.ask_by_dm(session, self._clock.now(), row.author_person_id, telling.DM_MENU)
            if row.has_files and decision.course is not Course.NOTHING_TO_READ:
                await telling.answer_by_dm(session, self._clock.now(), row, "collaboration-dm-file-left")

    async def choose(self, person_id: int, inquiry_id: int | None, *, present: Present | None = None) -> None:
        """What was asked about belongs to that conversation; None: it is about something new.

        Args:
            present: as in `handle`.

        Raises:
            MemberFacingError: not theirs, or over.
        """
        async with self._database.write() as session:
            rows = await dm_repository.in_state(session, (DmState.WHICH,), person_id)
            if inquiry_id is None:
                for row in rows:
                    row.state = DmState.ASKED
                return
            live = {each.id: each for each in await self._live(session, person_id, present or {})}
            if inquiry_id not in live:
                raise MemberFacingError("collaboration-over")
            for row in rows:
                await self._file(session, row, live[inquiry_id], present or {})
            await telling.take_down(session, self._clock.now(), telling.menu_subject(person_id))

    async def conversations(self, person_id: int) -> list[Inquiry]:
        """The person's open conversations, newest first: what a message may belong to."""
        async with self._database.read() as session:
            rows = await inquiry_repository.of_party(session, person_id, (InquiryState.OPEN,))
            return [await inquiry_repository.inquiry_of(session, row) for row in rows]

    async def written(self, person_id: int) -> str:
        """What the person has written and was asked about: it goes into the form they choose."""
        async with self._database.read() as session:
            rows = await dm_repository.in_state(session, (DmState.ASKED,), person_id)
            return "\n".join(row.text for row in rows)

    async def used(self, person_id: int) -> None:
        """What the person was asked about has gone where they wanted it: it is not kept here."""
        async with self._database.write() as session:
            for row in await dm_repository.in_state(session, (DmState.ASKED,), person_id):
                row.state, row.text = DmState.DONE, ""
            await telling.take_down(session, self._clock.now(), telling.menu_subject(person_id))

    async def why_stopped(self, message_id: int, *, present: Present | None = None) -> tuple[MemberFacingError, ...]:
        """Why a message was not passed on, as things stand now; `present` as in `handle`."""
        async with self._database.read() as session:
            row = await session.get(DirectMessageRow, message_id)
            if row is None or row.state != DmState.STOPPED:
                return ()
            if row.inquiry_id is None:
                return (MemberFacingError("collaboration-over"),)
            inquiry = await inquiry_repository.get(session, row.inquiry_id, None)
            problems = forms.text_problems(row.text, reply_form(inquiry, by_staff=False))
            found = [MemberFacingError(each.key, **each.args) for each in problems]
            if not found:
                here = (present or {}).get(inquiry.guild_id)
                refusal = await why_not(session, self._clock, inquiry, row.author_person_id, here)
                found = [refusal] if refusal is not None else []
            return tuple(found) or (MemberFacingError("collaboration-over"),)

    async def edited(self, message_id: int, text: str) -> bool:
        """Its writer changed it. True when it waits to be handled again."""
        now = self._clock.now()
        async with self._database.write() as session:
            said = await inquiry_repository.by_source(session, message_id)
            if said is not None:
                await self._reword(session, said, text)
                return False
            row = await session.get(DirectMessageRow, message_id)
            if row is None or row.text == text or row.state in (DmState.FILED, DmState.DONE):
                return False
            row.text, row.received_at = text, now
            if row.state == DmState.STOPPED:
                row.state = DmState.RECEIVED
            return row.state == DmState.RECEIVED

    async def deleted(self, message_ids: Collection[int]) -> None:
        """Their writer deleted them: the other side sees that; what was not passed on yet is forgotten."""
        now = self._clock.now()
        async with self._database.write() as session:
            for message_id in message_ids:
                said = await inquiry_repository.by_source(session, message_id)
                if said is not None and said.deleted_at is None:
                    said.deleted_at = now
                    await outbox.refresh(session, now, telling.message_subject(said.id))
                row = await session.get(DirectMessageRow, message_id)
                if row is not None and said is None:
                    await session.delete(row)

    async def _live(self, session: AsyncSession, person_id: int, present: Present) -> list[InquiryRow]:
        live = []
        for row in await inquiry_repository.of_party(session, person_id, (InquiryState.OPEN,)):
            gone = set(members(row)) - set(present.get(row.guild_id, members(row)))
            if gone:
                await end(session, self._clock.now(), row, by=min(gone))
            else:
                live.append(row)
        return live

    async def _answered(self, session: AsyncSession, row: DirectMessageRow) -> int | None:
        if row.replied_to_id is None:
            return None
        for kind in (telling.RELAY, telling.DM_EVENT):
            ids = await outbox.ids_at(session, row.channel_id, row.replied_to_id, kind)
            if ids is not None:
                return int(ids["inquiry_id"])
        return None

    async def _stays_with(
        self, session: AsyncSession, row: DirectMessageRow, live: Collection[InquiryRow]
    ) -> int | None:
        """The conversation of what the person wrote last, unless another has said something to them since."""
        last = await dm_repository.last_filed(session, row.author_person_id, self._clock.now() - STAYS)
        if last is None:
            return None
        others = [each.id for each in live if each.id != last.inquiry_id]
        heard = await inquiry_repository.said_to(session, others, row.author_person_id, last.received_at)
        return None if heard else last.inquiry_id

    async def _file(self, session: AsyncSession, row: DirectMessageRow, inquiry: InquiryRow, present: Present) -> None:
        row.inquiry_id = inquiry.id
        form = reply_form(inquiry, by_staff=False)
        refused = forms.text_problems(row.text, form) or await why_not(
            session, self._clock, inquiry, row.author_person_id, present.get(inquiry.guild_id)
        )
        if refused:
            row.state = DmState.STOPPED
            await telling.answer_by_dm(session, self._clock.now(), row, "")
            return
        is_from = row.author_person_id == inquiry.from_person_id
        first = not (inquiry.from_in_dm if is_from else inquiry.to_in_dm)
        if is_from:
            inquiry.from_in_dm = True
        else:
            inquiry.to_in_dm = True
        await relay(
            session, self._clock, inquiry, row.author_person_id, forms.clean(row.text), source_message_id=row.message_id
        )
        row.state, row.text = DmState.FILED, ""
        if first:
            await telling.tell_party(session, self._clock.now(), inquiry, row.author_person_id, Event.RELAYING)

    async def _look_after(self, session: AsyncSession, row: DirectMessageRow, decision: Decision) -> None:
        """Who writes of danger hears at once where to find help, whatever becomes of the message."""
        inquiry = await session.get(InquiryRow, decision.inquiry_id) if decision.inquiry_id is not None else None
        if inquiry is not None:
            await self._look_through(session, inquiry, row.author_person_id, row.text, f"{row.message_id}")
        elif danger_in(row.text) is not None:
            key = f"{row.message_id}:unsent"
            await disclosures.answer_by_dm(session, self._clock.now(), row.author_person_id, None, key)

    async def _look_through(
        self, session: AsyncSession, inquiry: InquiryRow, person_id: int, text: str, key: str
    ) -> None:
        now, guild_id, subject = self._clock.now(), inquiry.guild_id, telling.inquiry_subject(inquiry.id)
        if await disclosures.look_through(
            session, now, guild_id=guild_id, person_id=person_id, subject=subject, text=text
        ):
            await disclosures.answer_by_dm(session, now, person_id, guild_id, key)

    async def _reword(self, session: AsyncSession, said: MessageRow, text: str) -> None:
        now = self._clock.now()
        inquiry = await inquiry_repository.get(session, said.inquiry_id, None)
        if said.deleted_at is not None or inquiry.state != InquiryState.OPEN:
            return
        if forms.text_problems(text, reply_form(inquiry, by_staff=False)):
            row = await session.get(DirectMessageRow, said.source_message_id)
            if row is not None:
                await telling.answer_by_dm(session, self._clock.now(), row, "collaboration-dm-edit-stopped")
        elif await inquiry_repository.reword(session, now, said, forms.clean(text)):
            await outbox.refresh(session, now, telling.message_subject(said.id))
        await self._look_through(session, inquiry, said.author_person_id, text, f"{said.source_message_id}")
