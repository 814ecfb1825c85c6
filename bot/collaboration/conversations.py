"""What is said once an inquiry is open: relayed by the bot, readable by the safety team, and by nobody else."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.collaboration import forms, inquiry_repository, telling
from bot.collaboration.drafts import draft_name, form_of, refusal, take_answers
from bot.collaboration.models import InquiryRow, MessageRow
from bot.collaboration.parties import parties, require_for_team, require_party
from bot.collaboration.records import Caller, Conversation, Inquiry, Message
from bot.collaboration.relaying import relay, reply_form, whom_to_ask, why_closed, why_not
from bot.collaboration.telling import Event
from bot.database import Database
from bot.delivery import Outgoing, outbox
from bot.errors import MemberFacingError
from bot.forms import Draft, open_draft
from bot.guilds import Actor, require_guild
from bot.safety import disclosures
from bot.safety.team import safety_team

# A page holds one message, and more while they are short: escaped they may be twice as long, and a layout takes 4,000.
PAGE_MESSAGES, PAGE_CHARACTERS = 10, 1500


class ConversationService:
    """Carries replies both ways, and shows what was said."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def begin_reply(self, caller: Caller, inquiry_id: int, *, staff: Actor | None = None) -> Draft:
        """The draft of a reply, by a party or, where `staff` acts, for the team.

        Raises:
            MemberFacingError: not theirs to answer, or the conversation is over.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await self._speaking(session, caller, inquiry_id, staff)
            refusal = await why_closed(session, row)
            if refusal is not None:
                raise refusal
            return await open_draft(
                session,
                now,
                caller.person_id,
                row.guild_id,
                draft_name(reply_form(row, by_staff=staff is not None)),
                target=str(inquiry_id),
                values={},
            )

    async def whom_to_ask(self, inquiry_id: int) -> tuple[int, tuple[int, ...]]:
        """The guild, and of whom Get Member is to be asked there, before something is said in it or it is passed on.

        Raises:
            MemberFacingError: there is none.
        """
        async with self._database.read() as session:
            row = await inquiry_repository.get(session, inquiry_id, None)
            return row.guild_id, await whom_to_ask(session, row)

    async def reply(
        self, caller: Caller, draft_id: int, *, staff: Actor | None = None, present: Collection[int] | None = None
    ) -> Message:
        """Send the draft to the other side.

        Args:
            present: who of `whom_to_ask` was just found to be a member; None does not ask.

        Raises:
            MemberFacingError: the draft is gone or cannot be sent, or as `begin_reply`.
        """
        async with self._database.write() as session:
            draft, kept = await take_answers(session, caller.person_id, draft_id, guild_id=caller.guild_id)
            if form_of(draft) not in (forms.REPLY, forms.TO_STAFF):
                raise MemberFacingError("forms-draft-gone")
            row = await self._speaking(session, caller, int(draft.target), staff)
            if form_of(draft) != reply_form(row, by_staff=staff is not None):
                raise MemberFacingError("forms-draft-gone")
            return await self._say(session, caller, row, kept["message"], staff, present=present)

    async def reply_at_once(
        self,
        staff: Actor,
        inquiry_id: int,
        text: str,
        source_message_id: int,
        *,
        present: Collection[int] | None = None,
    ) -> Message:
        """Staff answered the bot's card in the channel itself; twice is once.

        Raises:
            MemberFacingError: not staff, not with the team, over, or the text cannot be passed on.
        """
        caller = Caller(person_id=staff.person_id, guild_id=staff.guild_id)
        async with self._database.write() as session:
            known = await inquiry_repository.by_source(session, source_message_id)
            if known is not None:
                return await inquiry_repository.message_of(session, known)
            row = await self._speaking(session, caller, inquiry_id, staff)
            for problem in forms.text_problems(text):
                raise refusal(problem)
            return await self._say(session, caller, row, forms.clean(text), staff, source_message_id, present)

    async def choose_dm(self, caller: Caller, inquiry_id: int, *, wants: bool) -> Inquiry:
        """Whether this conversation comes to the person's DMs in full; the caller has opened the DM channel.

        Raises:
            MemberFacingError: not a party.
        """
        async with self._database.write() as session:
            row = await inquiry_repository.get(session, inquiry_id, caller.guild_id)
            require_party(row, caller.person_id)
            if caller.person_id == row.from_person_id:
                row.from_in_dm = wants
            else:
                row.to_in_dm = wants
            return await inquiry_repository.inquiry_of(session, row)

    async def for_party(self, caller: Caller, inquiry_id: int, *, older_than: int | None = None) -> Conversation:
        """A page of the conversation, for those it is between.

        Raises:
            MemberFacingError: not a party.
        """
        async with self._database.read() as session:
            row = await inquiry_repository.get(session, inquiry_id, caller.guild_id)
            require_party(row, caller.person_id)
            return await _page(session, row, older_than)

    async def for_team(self, actor: Actor, inquiry_id: int, *, older_than: int | None = None) -> Conversation:
        """A page of a conversation with the team, for staff.

        Raises:
            MemberFacingError: not staff, or a conversation between members.
        """
        async with self._database.read() as session:
            row = await inquiry_repository.get(session, inquiry_id, actor.guild_id)
            await require_for_team(session, actor, row)
            return await _page(session, row, older_than)

    async def read_conversation(self, actor: Actor, inquiry_id: int, *, older_than: int | None = None) -> Conversation:
        """A page for the safety team, with deleted messages and earlier wordings; each reading is noted.

        Raises:
            MemberFacingError: not of the safety team, or a party to it (safety rule 4).
        """
        async with self._database.write() as session:
            await require_guild(session, actor.guild_id)
            row = await inquiry_repository.get(session, inquiry_id, actor.guild_id)
            if actor.person_id not in await safety_team(session, actor.guild_id) or actor.person_id in parties(row):
                raise MemberFacingError("collaboration-safety-only")
            audit.record(
                session,
                self._clock.now(),
                "collaboration.read",
                guild_id=actor.guild_id,
                by=actor.person_id,
                inquiry_id=row.id,
            )
            return await _page(session, row, older_than, with_earlier=True)

    async def find_message(self, message_id: int) -> tuple[Conversation, Message] | None:
        """A message with the conversation it stands in, as its relayed copies show it; None when it is gone."""
        async with self._database.read() as session:
            row = await session.get(MessageRow, message_id)
            if row is None:
                return None
            inquiry = await inquiry_repository.get(session, row.inquiry_id, None)
            return await _frame(session, inquiry), await inquiry_repository.message_of(session, row)

    async def inquiry_at(self, channel_id: int, message_id: int) -> int | None:
        """The inquiry that a card of ours there shows; None where no such card stands."""
        async with self._database.read() as session:
            for kind in (telling.INQUIRY_CARD, telling.STAFF_MESSAGE):
                ids = await outbox.ids_at(session, channel_id, message_id, kind)
                if ids is not None:
                    return int(ids["inquiry_id"])
        return None

    async def find(self, inquiry_id: int) -> Conversation | None:
        """An inquiry and who can read it, without what was said; None when it is gone."""
        async with self._database.read() as session:
            row = await session.get(InquiryRow, inquiry_id)
            return None if row is None else await _frame(session, row)

    async def dm_refused(self, session: AsyncSession, outgoing: Outgoing) -> None:
        """A DM was closed to what was to reach a party: it waits in the inbox instead."""
        ids = outgoing.ids
        await telling.put_item(
            session,
            self._clock.now(),
            outgoing.guild_id or 0,
            int(ids["inquiry_id"]),
            int(ids["person_id"]),
            Event(str(ids["event"])),
            int(ids["message_id"]),
        )

    async def _speaking(
        self, session: AsyncSession, caller: Caller, inquiry_id: int, staff: Actor | None
    ) -> InquiryRow:
        row = await inquiry_repository.get(session, inquiry_id, caller.guild_id)
        if staff is None:
            require_party(row, caller.person_id)
            return row
        await require_for_team(session, staff, row)
        if staff.person_id in parties(row):
            raise MemberFacingError("collaboration-own-check")
        return row

    async def _say(
        self,
        session: AsyncSession,
        caller: Caller,
        row: InquiryRow,
        text: str,
        staff: Actor | None,
        source_message_id: int | None = None,
        present: Collection[int] | None = None,
    ) -> Message:
        refusal = await why_not(session, self._clock, row, caller.person_id, present)
        if refusal is not None:
            raise refusal
        message = await relay(
            session,
            self._clock,
            row,
            caller.person_id,
            text,
            by_staff=staff is not None,
            source_message_id=source_message_id,
        )
        in_danger = await disclosures.look_through(
            session,
            self._clock.now(),
            guild_id=row.guild_id,
            person_id=caller.person_id,
            subject=telling.inquiry_subject(row.id),
            text=text,
        )
        return replace(await inquiry_repository.message_of(session, message), in_danger=in_danger)


async def _page(
    session: AsyncSession, row: InquiryRow, older_than: int | None, *, with_earlier: bool = False
) -> Conversation:
    rows = await inquiry_repository.messages(session, row.id, older_than=older_than, limit=PAGE_MESSAGES + 1)
    shown: list[Message] = []
    length = 0
    for each in reversed(rows[-PAGE_MESSAGES:]):
        message = await inquiry_repository.message_of(session, each, with_earlier=with_earlier)
        length += len(message.text) + sum(map(len, message.earlier))
        if shown and length > PAGE_CHARACTERS:
            break
        shown.insert(0, message)
    return Conversation(
        inquiry=await inquiry_repository.inquiry_of(session, row),
        messages=tuple(shown),
        readers=await _readers(session, row),
        older_than=shown[0].id if len(shown) < len(rows) else None,
    )


async def _frame(session: AsyncSession, row: InquiryRow) -> Conversation:
    return Conversation(
        inquiry=await inquiry_repository.inquiry_of(session, row),
        messages=(),
        readers=await _readers(session, row),
        older_than=None,
    )


async def _readers(session: AsyncSession, row: InquiryRow) -> tuple[int, ...]:
    return tuple(person for person in await safety_team(session, row.guild_id) if person not in parties(row))
