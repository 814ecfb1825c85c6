"""What becomes of feedback: its author shows it, keeps it or says thanks; staff take down what should not be shown."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import InboxItem, inbox, outbox
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_staff
from bot.safety.records import Evidence
from bot.showcase import feedback_repository, publishing, reader_repository, repository, subjects, threads
from bot.showcase.models import FeedbackRow
from bot.showcase.records import Feedback, Standing

CAME = "showcase-feedback"
SHOWN = "showcase-feedback-shown"
THANKED = "showcase-feedback-thanked"
# Numbers of rows are 32 bits wide.
_LONGEST_ID = 9


class AnsweringService:
    """Feedback, for the author who got it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def show(self, actor: Actor, feedback_id: int) -> Feedback:
        """The author shows it to every reader of the piece, in the thread of its card too; whoever gave it is told.

        Raises:
            MemberFacingError: it is gone, or was said to somebody else; staff took it down; who gave it wants nothing
                from the author any more.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await self._got(session, actor, feedback_id)
            if row.state == Standing.REMOVED:
                raise MemberFacingError("showcase-feedback-now-removed")
            if await reader_repository.blocks_author(session, row.giver_person_id, row.piece_id):
                raise MemberFacingError("showcase-feedback-not-shown")
            if row.state != Standing.SHOWN:
                row.state = Standing.SHOWN
                await tell(session, now, row, SHOWN, row.giver_person_id)
                note(session, now, "feedback_shown", actor.person_id, row)
                piece = await repository.get_row(session, row.guild_id, row.piece_id)
                await threads.post(session, now, piece, row.id)
            return await feedback_repository.record(session, row, actor.person_id)

    async def keep(self, actor: Actor, feedback_id: int) -> Feedback:
        """The author keeps it to themselves, also after they showed it.

        Raises:
            MemberFacingError: it is gone, or was said to somebody else.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await self._got(session, actor, feedback_id)
            if row.state != Standing.REMOVED:
                await self._hide(session, now, row, Standing.KEPT, by_id=actor.person_id)
            return await feedback_repository.record(session, row, actor.person_id)

    async def take_down(self, actor: Actor, feedback_id: int) -> None:
        """Staff take down what is shown; its author cannot show it again.

        Raises:
            MemberFacingError: not staff, or it is gone.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor)
            row = await session.get(FeedbackRow, feedback_id)
            if row is None or row.guild_id != actor.guild_id or row.state != Standing.SHOWN:
                raise MemberFacingError("showcase-feedback-gone")
            await self._hide(session, now, row, Standing.REMOVED, by_id=actor.person_id)

    async def thank(self, actor: Actor, feedback_id: int) -> Feedback:
        """Let whoever gave it know that it was welcome; once. Raises as `keep`."""
        now = self._clock.now()
        async with self._database.write() as session:
            row = await self._got(session, actor, feedback_id)
            await tell(session, now, row, THANKED, row.giver_person_id)
            return await feedback_repository.record(session, row, actor.person_id)

    async def told(self, guild_id: int, person_id: int, feedback_id: int) -> Feedback | None:
        """What an inbox item shows one of the two whom it is between; None when it is gone."""
        async with self._database.read() as session:
            row = await session.get(FeedbackRow, feedback_id)
            if row is None or row.guild_id != guild_id:
                return None
            if person_id not in (row.author_person_id, row.giver_person_id):
                return None
            return await feedback_repository.record(session, row, person_id)

    async def post(self, guild_id: int, feedback_id: int) -> Feedback | None:
        """What the thread of the card shows; None where its author shows it no longer, or the piece is not there."""
        async with self._database.read() as session:
            row = await session.get(FeedbackRow, feedback_id)
            if row is None or row.guild_id != guild_id or row.state != Standing.SHOWN:
                return None
            if await reader_repository.published_row(session, guild_id, row.piece_id) is None:
                return None
            return await feedback_repository.record(session, row, 0)

    async def evidence(self, session: AsyncSession, guild_id: int, number: str) -> Evidence | None:
        """For `SafetyService.subjects`: what "feedback:12" says, and who said it."""
        if not number.isdecimal() or len(number) > _LONGEST_ID:
            return None
        row = await session.get(FeedbackRow, int(number))
        if row is None or row.guild_id != guild_id:
            return None
        posts = await outbox.find_posts(session, subjects.feedback(row.id), kind=publishing.SAID)
        return Evidence(
            author_id=row.giver_person_id,
            text="\n\n".join(filter(None, (row.strength, row.more))),
            place=posts[0] if posts else None,
            between=None if row.state == Standing.SHOWN else (row.author_person_id, row.giver_person_id),
        )

    async def erase(self, session: AsyncSession, now: datetime, guild_id: int | None, person_id: int) -> None:
        """Before the rows of an erased person go: what they said leaves the threads."""
        for row in await feedback_repository.with_giver(session, person_id, guild_id):
            await threads.take_out(session, now, row.id)

    async def blocked(self, session: AsyncSession, now: datetime, blocker_id: int, blocked_id: int) -> None:
        """Whoever blocks the other shows nothing of theirs, and is not shown by them.

        A block of a pen name, or of a name, hides what is under that alone: else it would tell whose the other is.
        """
        await session.flush()
        for row in await feedback_repository.shown_between(session, blocker_id, blocked_id):
            is_author = row.author_person_id == blocker_id
            if is_author or await reader_repository.blocks_author(session, blocker_id, row.piece_id):
                await self._hide(session, now, row, Standing.KEPT, by_id=blocker_id)

    @staticmethod
    async def _hide(session: AsyncSession, now: datetime, row: FeedbackRow, standing: Standing, *, by_id: int) -> None:
        row.state = standing
        await threads.take_out(session, now, row.id)
        note(session, now, f"feedback_{standing}", by_id, row)

    @staticmethod
    async def _got(session: AsyncSession, actor: Actor, feedback_id: int) -> FeedbackRow:
        row = await session.get(FeedbackRow, feedback_id)
        if row is None or (row.guild_id, row.author_person_id) != (actor.guild_id, actor.person_id):
            raise MemberFacingError("showcase-feedback-gone")
        return row


def note(session: AsyncSession, now: datetime, act: str, by_id: int, row: FeedbackRow) -> None:
    """Note who did what to it."""
    audit.record(
        session,
        now,
        f"showcase.{act}",
        guild_id=row.guild_id,
        by=by_id,
        piece_id=row.piece_id,
        feedback_id=row.id,
    )


async def tell(session: AsyncSession, now: datetime, row: FeedbackRow, kind: str, person_id: int) -> None:
    """Put it into the inbox of one of the two; once."""
    await inbox.put(
        session,
        now,
        InboxItem(
            guild_id=row.guild_id,
            person_id=person_id,
            kind=kind,
            key=f"{kind}:{row.id}",
            ids={"feedback_id": row.id},
        ),
    )
