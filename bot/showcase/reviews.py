"""The staff check: who takes a piece, and what they decide. Nobody decides on their own (safety rule 3)."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_staff
from bot.guilds.presence import worked
from bot.safety import disclosures
from bot.safety.notes import Note
from bot.safety.team import safety_team
from bot.showcase import hard, publishing, repository, subjects, words
from bot.showcase.checks import seen
from bot.showcase.drafts import JOB
from bot.showcase.holding import HELD, hold, holder_of, let_go, note, waiting
from bot.showcase.kinds import Rating
from bot.showcase.leaves import divided, leaf
from bot.showcase.models import PieceRow, ReviewRow, VersionRow
from bot.showcase.records import Leaf, Piece, PiecePage
from bot.showcase.states import DECISIONS, Concern, State, Step, after
from bot.texts.markup import tidy

__all__ = ["HELD", "PAGE", "ReviewService"]

PAGE = 5
# Deep enough to find one that is neither theirs nor taken, in any queue that people still work on.
_LOOK_THROUGH = 200


class ReviewService:
    """Pieces that wait, for staff."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def queue(self, actor: Actor, *, skipped: int = 0) -> PiecePage:
        """Five of the pieces that wait, the longest first, passing over the first `skipped`.

        Raises:
            MemberFacingError: not staff, or the job is off.
        """
        async with self._database.read() as session:
            await require_staff(session, actor, JOB)
            found = await repository.waiting(session, actor.guild_id, skipped=skipped, limit=PAGE + 1)
        return PiecePage(pieces=tuple(found[:PAGE]), go_on_from=skipped + PAGE if len(found) > PAGE else None)

    async def next(self, actor: Actor, *, but: int | None = None) -> Piece | None:
        """What to do next: the piece they have taken, else the longest waiting one that they may take.

        What is hard is offered to the safety team, where somebody of it could look; others find it in the queue.

        Args:
            but: the piece that they just passed on.

        Raises:
            MemberFacingError: not staff, or the job is off.
        """
        async with self._database.read() as session:
            await require_staff(session, actor, JOB)
            found = await repository.waiting(session, actor.guild_id, limit=_LOOK_THROUGH)
            team = set(await safety_team(session, actor.guild_id))
            in_danger = await disclosures.subjects_in_danger(session, actor.guild_id)

        def is_for(piece: Piece) -> bool:
            if holder_of(piece, self._clock.now()) is not None or piece.id == but:
                return False
            if piece.review is not None and piece.review.agreed_by_id == actor.person_id:
                return False
            is_hard = piece.is_hard or subjects.piece(piece.id) in in_danger
            return not is_hard or actor.person_id in team or not team - {piece.author_id}

        theirs = [piece for piece in found if piece.author_id != actor.person_id]
        held = [piece for piece in theirs if piece.taken_by_id == actor.person_id and piece.id != but]
        for following in [*held, *filter(is_for, theirs)]:
            return await self.get(actor, following.id)
        return None

    async def get(self, actor: Actor, piece_id: int) -> Piece:
        """A piece, whatever became of it.

        Raises:
            MemberFacingError: not staff, the job is off, or it is of another guild.
        """
        async with self._database.read() as session:
            await require_staff(session, actor, JOB)
            return await seen(session, await repository.get_row(session, actor.guild_id, piece_id))

    async def page(self, actor: Actor, piece_id: int, number: int) -> tuple[Piece, Leaf]:
        """A piece and a page of its newest version, which is the one that can then be decided on.

        Raises:
            MemberFacingError: as `get`; its author has taken it back.
        """
        async with self._database.read() as session:
            await require_staff(session, actor, JOB)
            row = await repository.get_row(session, actor.guild_id, piece_id)
            if State(row.state).is_its_authors_alone:
                raise MemberFacingError(f"showcase-now-{row.state}")
            version = await repository.newest(session, row)
            piece = await seen(session, row)
        return piece, await leaf(version.title, repository.whole_of(version), number)

    async def card(self, guild_id: int, piece_id: int, number: int) -> Piece | None:
        """A piece as staff's card of that version shows it; None when it is gone, or its author has sent it again."""
        async with self._database.read() as session:
            row = await repository.find_row(session, guild_id, piece_id)
            return await repository.piece(session, row) if row is not None and row.number == number else None

    async def take(self, actor: Actor, piece_id: int, number: int) -> Piece:
        """Take a waiting version; of two at once, one has it and the other is told who.

        Raises:
            MemberFacingError: not staff, one's own, taken by somebody within a day, decided, or changed since.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor, JOB)
            row, version = await waiting(session, actor, piece_id, number)
            await hold(session, now, actor, row, version)
            await publishing.refresh_check(session, now, row.id)
            note(session, now, "take", actor.person_id, row)
            await worked(session, now, actor)
            return await seen(session, row)

    async def put_back(self, actor: Actor, piece_id: int, number: int) -> Piece:
        """Pass a piece on that one has taken; raises as `take`."""
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor, JOB)
            row, version = await waiting(session, actor, piece_id, number)
            await let_go(session, await hold(session, now, actor, row, version))
            await publishing.refresh_check(session, now, row.id)
            note(session, now, "put_back", actor.person_id, row)
            return await seen(session, row)

    async def approve(
        self, actor: Actor, piece_id: int, number: int, rating: Rating | None = None, notes: Iterable[Note] = ()
    ) -> Piece:
        """Publish it with that rating and those notes; without a rating, with those that stand.

        What is hard (see `bot.showcase.hard`) waits for another yes, unless somebody of the safety team says it: the
        piece is then still waiting. One for sixteen and up gets no card: see `Rating.is_open`.

        Raises:
            MemberFacingError: as `take`; no showcase channel is set; the same person has said yes already.
        """
        now = self._clock.now()
        async with self._database.read() as session:
            await require_staff(session, actor, JOB)
            _, version = await waiting(session, actor, piece_id, number)
        pages = await divided(repository.whole_of(version))
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row, version = await waiting(session, actor, piece_id, number)
            review = await hold(session, now, actor, row, version)
            rating, chosen = _as_it_stands(version, review) if rating is None else (rating, tuple(notes))
            if guild.showcase_channel_id is None:
                raise MemberFacingError("showcase-no-channel")
            if await self._takes_two(session, actor, row, version, review, chosen):
                return await self._agree(session, now, actor, row, review, (rating, chosen))
            self._decide(now, row, review, Step.APPROVE)
            await publishing.publish(session, now, guild, row, version, rating, chosen, pages)
            return await self._told(session, now, actor, row, Step.APPROVE, rating=rating)

    async def ask_for_changes(self, actor: Actor, piece_id: int, number: int, said: str) -> Piece:
        """Give it back to its author, who reads exactly `said`; raises as `take`, and when that is empty or stops."""
        return await self._give_back(actor, piece_id, number, Step.ASK, said)

    async def decline(self, actor: Actor, piece_id: int, number: int, said: str) -> Piece:
        """Not this time; its author reads exactly `said`; raises as `take`, and when that is empty or stops."""
        return await self._give_back(actor, piece_id, number, Step.DECLINE, said)

    async def is_fine(self, actor: Actor, piece_id: int, number: int) -> Piece:
        """It speaks of something hard and is only a story: that is noted for whoever looks at it next.

        Raises:
            MemberFacingError: as `take`.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor, JOB)
            row, version = await waiting(session, actor, piece_id, number)
            (await hold(session, now, actor, row, version)).concern = Concern.FINE
            note(session, now, "is_fine", actor.person_id, row)
            return await seen(session, row)

    async def tell_safety_team(self, actor: Actor, piece_id: int, number: int, why: str) -> Piece:
        """Somebody should look after its writer: the safety team is told, and nobody else. The piece stays as it is.

        Raises:
            MemberFacingError: as `take`.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor, JOB)
            row, version = await waiting(session, actor, piece_id, number)
            review = await hold(session, now, actor, row, version)
            review.concern = Concern.TOLD
            await disclosures.tell_team(
                session,
                now,
                guild_id=row.guild_id,
                by_id=actor.person_id,
                about_id=row.author_person_id,
                subject=subjects.piece(row.id),
                text=version.text,
                title=version.title,
                why=tidy(why).strip(),
            )
            await let_go(session, review)
            await publishing.refresh_check(session, now, row.id)
            note(session, now, "tell_safety_team", actor.person_id, row)
            return await seen(session, row)

    async def _give_back(self, actor: Actor, piece_id: int, number: int, step: Step, said: str) -> Piece:
        said = words.to_author(said)
        if not said:
            raise MemberFacingError("errors-empty")
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor, JOB)
            row, version = await waiting(session, actor, piece_id, number)
            self._decide(now, row, await hold(session, now, actor, row, version), step, said)
            return await self._told(session, now, actor, row, step)

    @staticmethod
    def _decide(now: datetime, row: PieceRow, review: ReviewRow, step: Step, said: str = "") -> None:
        row.state, row.changed_at = after(State(row.state), step), now
        review.decision, review.words, review.decided_at = DECISIONS[step], said or None, now

    @staticmethod
    async def _takes_two(
        session: AsyncSession,
        actor: Actor,
        row: PieceRow,
        version: VersionRow,
        review: ReviewRow,
        chosen: Iterable[Note],
    ) -> bool:
        """Whether this yes is the first of two."""
        agreed = repository.agreed_of(review)
        is_hard = hard.is_hard(
            (Note(each) for each in (*version.notes, *(version.hints or ()))), chosen, agreed[1] if agreed else ()
        )
        is_hard = is_hard or review.concern == Concern.TOLD
        is_hard = is_hard or await disclosures.danger_open(session, row.guild_id, subjects.piece(row.id))
        if not is_hard or actor.person_id in await safety_team(session, row.guild_id):
            return False
        if agreed is None:
            return True
        if review.agreed_by_person_id == actor.person_id:
            raise MemberFacingError("showcase-agreed-already")
        # Whoever said the first yes may be erased since; it still was somebody else's.
        return False

    @staticmethod
    async def _agree(
        session: AsyncSession,
        now: datetime,
        actor: Actor,
        row: PieceRow,
        review: ReviewRow,
        agreed: tuple[Rating, Iterable[Note]],
    ) -> Piece:
        review.agreed = {"rating": agreed[0].value, "notes": repository.note_codes(agreed[1])}
        review.agreed_by_person_id = actor.person_id
        await let_go(session, review)
        await publishing.ask_safety_team(session, now, row)
        await publishing.refresh_check(session, now, row.id)
        note(session, now, "agree", actor.person_id, row)
        await worked(session, now, actor)
        return await seen(session, row)

    async def _told(
        self, session: AsyncSession, now: datetime, actor: Actor, row: PieceRow, step: Step, **ids: str
    ) -> Piece:
        await publishing.tell_author(session, now, row, publishing.DECIDED, {"number": row.number})
        await publishing.refresh_check(session, now, row.id)
        note(session, now, step, actor.person_id, row, **ids)
        await worked(session, now, actor)
        await session.flush()
        return await repository.piece(session, row)


def _as_it_stands(version: VersionRow, review: ReviewRow) -> tuple[Rating, tuple[Note, ...]]:
    """What a first of staff said yes to, else what its author chose."""
    agreed = repository.agreed_of(review)
    return agreed or (Rating(version.rating), tuple(Note(each) for each in version.notes))
