"""What readers tell authors: in the shape the author asked for, through the guard, and to the author alone at first."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.forms import change_draft, drafts_of, open_draft, take
from bot.forms.fields import TextField, kept, leave_out, problems, remarks
from bot.guilds import Actor, require_job
from bot.people.blocks import is_blocked
from bot.safety import disclosures
from bot.safety.team import require_open
from bot.showcase import feedback_repository, reader_repository, repository, subjects, threads
from bot.showcase.answering import CAME, note, tell
from bot.showcase.details import details_of
from bot.showcase.drafts import JOB
from bot.showcase.kinds import Wanted
from bot.showcase.models import FeedbackRow
from bot.showcase.reading import may_read
from bot.showcase.records import Around, Feedback, FeedbackForm, FeedbackPage, Standing

FORM = "showcase-feedback"
MOST_STRENGTH, MOST_MORE = 500, 1_000
PAGE = 3


def fields(wanted: Wanted) -> tuple[TextField, TextField]:
    """What the form asks: a strength first. Whoever wants only kind words is asked for no more than that."""
    return (
        TextField(name="strength", most=MOST_STRENGTH, required=True),
        TextField(name="more", most=MOST_MORE, required=wanted is not Wanted.KIND),
    )


class FeedbackService:
    """Feedback, for those who give it and read it; what its author does with it is in `bot.showcase.answering`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def around(self, actor: Actor, piece_id: int) -> Around:
        """What a reader at the end of a piece can do with feedback, and how much of it its author shows."""
        async with self._database.read() as session:
            opened = await reader_repository.opened(session, actor.guild_id, actor.person_id, piece_id, 0)
            guild = await require_job(session, actor.guild_id, JOB)
            if opened is None or not may_read(guild, actor, opened):
                return Around(wanted=Wanted.NONE, has_said=False, shown=0)
            wanted = details_of(opened.row.details or {}).feedback
            said = await feedback_repository.by(session, piece_id, actor.person_id)
            piece = await repository.get_row(session, actor.guild_id, piece_id)
            is_own = opened.author_id == actor.person_id
            return Around(
                wanted=Wanted.NONE if is_own else wanted,
                has_said=said is not None,
                shown=await feedback_repository.count_shown(session, piece_id),
                may_download=piece.may_download,
                is_first=not is_own and opened.row.readers <= 1,
            )

    async def form(self, actor: Actor, piece_id: int) -> FeedbackForm:
        """The form, with what could not be sent.

        Raises:
            MemberFacingError: the job is off or paused; the reader may not read the piece, wrote it, or has told its
                author already; the author wants no feedback, or none of theirs.
        """
        async with self._database.read() as session:
            wanted, _ = await self._asked(session, actor, piece_id)
            for draft in await drafts_of(session, actor.person_id, actor.guild_id, FORM):
                if draft.target == _target(piece_id):
                    return _form(piece_id, wanted, draft.values)
            return _form(piece_id, wanted, {})

    async def write(
        self, actor: Actor, piece_id: int, typed: Mapping[str, object], *, confirmed: bool = False
    ) -> FeedbackForm | Feedback:
        """Send it to the author, or keep it with what has to be changed first; raises as `form`.

        Args:
            confirmed: the reader has seen what the guard only marks.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            wanted, author_id = await self._asked(session, actor, piece_id)
            draft = await open_draft(
                session, now, actor.person_id, actor.guild_id, FORM, target=_target(piece_id), values={}
            )
            texts = kept(fields(wanted), typed)
            await change_draft(session, now, actor.person_id, draft.id, texts)
            if problems(fields(wanted), texts) or (not confirmed and remarks(fields(wanted), texts)):
                return _form(piece_id, wanted, texts)
            await take(session, actor.person_id, draft.id)
            row = FeedbackRow(
                piece_id=piece_id,
                guild_id=actor.guild_id,
                author_person_id=author_id,
                giver_person_id=actor.person_id,
                wanted=wanted,
                state=Standing.SENT,
                sent_at=now,
                **texts,
            )
            session.add(row)
            await session.flush()
            await tell(session, now, row, CAME, author_id)
            in_danger = await disclosures.look_through(
                session,
                now,
                guild_id=actor.guild_id,
                person_id=actor.person_id,
                subject=subjects.feedback(row.id),
                text="\n\n".join(texts.values()),
            )
            note(session, now, "feedback", actor.person_id, row)
            return replace(await feedback_repository.record(session, row, actor.person_id), in_danger=in_danger)

    async def leave_out(self, actor: Actor, piece_id: int) -> FeedbackForm:
        """Take the words out that the guard marked; the reader looks at what is left and confirms. Raises as `form`."""
        now = self._clock.now()
        async with self._database.write() as session:
            wanted, _ = await self._asked(session, actor, piece_id)
            for draft in await drafts_of(session, actor.person_id, actor.guild_id, FORM):
                if draft.target == _target(piece_id):
                    left = leave_out(fields(wanted), draft.values)
                    await change_draft(session, now, actor.person_id, draft.id, left)
                    return _form(piece_id, wanted, left)
        raise MemberFacingError("forms-draft-gone")

    async def confirm(self, actor: Actor, piece_id: int) -> FeedbackForm | Feedback:
        """Send what is left, or what the guard only marks; raises as `form`."""
        form = await self.form(actor, piece_id)
        return await self.write(actor, piece_id, form.typed, confirmed=True)

    async def mine(self, actor: Actor, piece_id: int) -> Feedback:
        """What the reader told the author.

        Raises:
            MemberFacingError: nothing.
        """
        async with self._database.read() as session:
            return await feedback_repository.record(
                session, await self._given(session, actor, piece_id), actor.person_id
            )

    async def take_back(self, actor: Actor, piece_id: int) -> None:
        """Nobody reads it any more, wherever it stood; raises as `mine`."""
        now = self._clock.now()
        async with self._database.write() as session:
            row = await self._given(session, actor, piece_id)
            note(session, now, "feedback_taken_back", actor.person_id, row)
            await threads.take_out(session, now, row.id)
            await session.delete(row)

    async def shown(self, actor: Actor, piece_id: int, skipped: int = 0) -> FeedbackPage:
        """What the author shows of a piece, oldest first; none by people whom the reader blocks.

        Raises:
            MemberFacingError: the job is off, or there is no such piece for this reader.
        """
        async with self._database.read() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            opened = await reader_repository.opened(session, actor.guild_id, actor.person_id, piece_id, 0)
            if opened is None or not may_read(guild, actor, opened):
                raise MemberFacingError("showcase-not-there")
            rows = await feedback_repository.shown(session, piece_id, actor.person_id, skipped=skipped, limit=PAGE + 1)
            found = tuple([await feedback_repository.record(session, row, actor.person_id) for row in rows[:PAGE]])
        return FeedbackPage(piece_id=piece_id, feedback=found, go_on_from=skipped + PAGE if len(rows) > PAGE else None)

    async def _asked(self, session: AsyncSession, actor: Actor, piece_id: int) -> tuple[Wanted, int]:
        """What the author of the piece would like, and who that is."""
        guild = await require_job(session, actor.guild_id, JOB)
        await require_open(session, actor.guild_id)
        opened = await reader_repository.opened(session, actor.guild_id, actor.person_id, piece_id, 0)
        if opened is None or not may_read(guild, actor, opened):
            raise MemberFacingError("showcase-not-there")
        wanted = details_of(opened.row.details or {}).feedback
        if opened.author_id == actor.person_id:
            raise MemberFacingError("showcase-feedback-own")
        is_shut = await is_blocked(session, blocker_id=opened.author_id, blocked_id=actor.person_id)
        if wanted is Wanted.NONE or is_shut:
            raise MemberFacingError("showcase-feedback-unwanted")
        if await feedback_repository.by(session, piece_id, actor.person_id) is not None:
            raise MemberFacingError("showcase-feedback-said")
        return wanted, opened.author_id

    @staticmethod
    async def _given(session: AsyncSession, actor: Actor, piece_id: int) -> FeedbackRow:
        row = await feedback_repository.by(session, piece_id, actor.person_id)
        if row is None or row.guild_id != actor.guild_id:
            raise MemberFacingError("showcase-feedback-gone")
        return row


def _target(piece_id: int) -> str:
    return f"piece:{piece_id}"


def _form(piece_id: int, wanted: Wanted, typed: Mapping[str, Any]) -> FeedbackForm:
    texts = kept(fields(wanted), typed)
    return FeedbackForm(
        piece_id=piece_id,
        wanted=wanted,
        typed=texts,
        problems=problems(fields(wanted), texts) if any(texts.values()) else (),
        remarks=remarks(fields(wanted), texts),
    )
