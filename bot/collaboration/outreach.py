"""Staff or the safety team write to somebody first: to look after them, not to make something together."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.collaboration import inquiry_repository, telling
from bot.collaboration.drafts import draft_name, take_answers
from bot.collaboration.forms import InquiryKind
from bot.collaboration.models import InquiryRow
from bot.collaboration.parties import JOB
from bot.collaboration.records import Message
from bot.collaboration.relaying import relay
from bot.collaboration.states import InquiryState
from bot.database import Database
from bot.errors import MemberFacingError
from bot.forms import Draft, open_draft
from bot.guilds import Actor, Guild, require_job
from bot.safety.team import require_safety


class OutreachService:
    """Begins conversations between staff and one person; every one of staff can read and answer them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def begin(self, actor: Actor, person_id: int) -> Draft:
        """The draft of what is written to that person.

        Raises:
            MemberFacingError: neither staff nor of the safety team, or to oneself.
        """
        async with self._database.write() as session:
            await _allowed(session, actor, person_id)
            return await open_draft(
                session,
                self._clock.now(),
                actor.person_id,
                actor.guild_id,
                draft_name(InquiryKind.FROM_STAFF),
                target=str(person_id),
                values={},
            )

    async def send(self, actor: Actor, draft_id: int) -> Message:
        """Send it, into the conversation that is open with that person already or into a new one. No pause stops it.

        Raises:
            MemberFacingError: the draft is gone or cannot be sent, or as `begin`.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            draft, kept = await take_answers(
                session, actor.person_id, draft_id, form=InquiryKind.FROM_STAFF, guild_id=actor.guild_id
            )
            person_id = int(draft.target)
            guild = await _allowed(session, actor, person_id)
            row = await _open_with(session, guild, person_id)
            if row is None:
                row = InquiryRow(
                    guild_id=guild.guild_id,
                    kind=InquiryKind.FROM_STAFF,
                    to_team=True,
                    from_person_id=person_id,
                    to_person_id=None,
                    state=InquiryState.OPEN,
                    created_at=now,
                    reached_at=now,
                    decided_by_person_id=actor.person_id,
                )
                session.add(row)
                await session.flush()
                await telling.tell_staff(session, now, guild, row)
            audit.record(
                session, now, "collaboration.write_to", guild_id=guild.guild_id, by=actor.person_id, inquiry_id=row.id
            )
            said = await relay(session, self._clock, row, actor.person_id, kept["message"], by_staff=True)
            return await inquiry_repository.message_of(session, said)


async def _allowed(session: AsyncSession, actor: Actor, person_id: int) -> Guild:
    guild = await require_job(session, actor.guild_id, JOB)
    await require_safety(session, guild, actor)
    if person_id == actor.person_id:
        raise MemberFacingError("collaboration-not-yourself")
    return guild


async def _open_with(session: AsyncSession, guild: Guild, person_id: int) -> InquiryRow | None:
    rows = await inquiry_repository.of_party(session, person_id, (InquiryState.OPEN,), guild.guild_id)
    return next((row for row in rows if row.kind == InquiryKind.FROM_STAFF), None)
