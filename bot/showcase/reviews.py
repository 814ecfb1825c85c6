"""The staff check: who takes a piece, and what they decide. Nobody decides on their own (safety rule 3)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_staff
from bot.safety.disclosures import danger_open
from bot.safety.notes import Note
from bot.showcase import publishing, repository, words
from bot.showcase.drafts import JOB
from bot.showcase.kinds import Rating
from bot.showcase.leaves import divided, leaf
from bot.showcase.models import PieceRow, ReviewRow, VersionRow
from bot.showcase.records import Leaf, Piece, PiecePage
from bot.showcase.states import DECISIONS, State, Step, after

PAGE = 5
# Somebody who took a piece and did not come back holds it no longer than this.
HELD = timedelta(hours=24)
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

    async def next(self, actor: Actor) -> Piece | None:
        """What to do next: the piece they have taken, else the longest waiting one that they may take.

        Raises:
            MemberFacingError: not staff, or the job is off.
        """
        async with self._database.read() as session:
            await require_staff(session, actor, JOB)
            found = await repository.waiting(session, actor.guild_id, limit=_LOOK_THROUGH)
        theirs = [piece for piece in found if piece.author_id != actor.person_id]
        held = [piece for piece in theirs if piece.taken_by_id == actor.person_id]
        free = [piece for piece in theirs if self._holder(piece) is None]
        for following in [*held, *free]:
            return await self.get(actor, following.id)
        return None

    async def get(self, actor: Actor, piece_id: int) -> Piece:
        """A piece, whatever became of it.

        Raises:
            MemberFacingError: not staff, the job is off, or it is of another guild.
        """
        async with self._database.read() as session:
            await require_staff(session, actor, JOB)
            return await _seen(session, await repository.get_row(session, actor.guild_id, piece_id))

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
            piece = await _seen(session, row)
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
            row, version = await self._waiting(session, actor, piece_id, number)
            await self._hold(session, now, actor, row, version)
            await publishing.refresh_check(session, now, row.id)
            self._note(session, now, "take", actor, row)
            return await _seen(session, row)

    async def put_back(self, actor: Actor, piece_id: int, number: int) -> Piece:
        """Give a piece back that one has taken; raises as `take`."""
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor, JOB)
            row, version = await self._waiting(session, actor, piece_id, number)
            review = await self._hold(session, now, actor, row, version)
            await session.delete(review)
            await publishing.refresh_check(session, now, row.id)
            self._note(session, now, "put_back", actor, row)
            await session.flush()
            return await _seen(session, row)

    async def approve(
        self, actor: Actor, piece_id: int, number: int, rating: Rating, notes: Iterable[Note] = ()
    ) -> Piece:
        """Publish it with that rating and those notes. One for sixteen and up gets no card: see `Rating.is_open`.

        Raises:
            MemberFacingError: as `take`; no showcase channel is set.
        """
        now = self._clock.now()
        async with self._database.read() as session:
            await require_staff(session, actor, JOB)
            _, version = await self._waiting(session, actor, piece_id, number)
        pages = await divided(repository.whole_of(version))
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row, version = await self._decide(session, now, actor, (piece_id, number), Step.APPROVE, "")
            if guild.showcase_channel_id is None:
                raise MemberFacingError("showcase-no-channel")
            await publishing.publish(session, now, guild, row, version, rating, notes, pages)
            return await self._told(session, now, actor, row, Step.APPROVE, rating=rating)

    async def ask_for_changes(self, actor: Actor, piece_id: int, number: int, said: str) -> Piece:
        """Give it back to its author, who reads exactly `said`; raises as `take`, and when that is empty or stops."""
        return await self._give_back(actor, piece_id, number, Step.ASK, said)

    async def decline(self, actor: Actor, piece_id: int, number: int, said: str) -> Piece:
        """Not this time; its author reads exactly `said`; raises as `take`, and when that is empty or stops."""
        return await self._give_back(actor, piece_id, number, Step.DECLINE, said)

    async def _give_back(self, actor: Actor, piece_id: int, number: int, step: Step, said: str) -> Piece:
        said = words.to_author(said)
        if not said:
            raise MemberFacingError("errors-empty")
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor, JOB)
            row, _ = await self._decide(session, now, actor, (piece_id, number), step, said)
            return await self._told(session, now, actor, row, step)

    async def _decide(
        self, session: AsyncSession, now: datetime, actor: Actor, which: tuple[int, int], step: Step, said: str
    ) -> tuple[PieceRow, VersionRow]:
        row, version = await self._waiting(session, actor, *which)
        review = await self._hold(session, now, actor, row, version)
        row.state, row.changed_at = after(State(row.state), step), now
        review.decision, review.words, review.decided_at = DECISIONS[step], said or None, now
        return row, version

    async def _told(
        self, session: AsyncSession, now: datetime, actor: Actor, row: PieceRow, step: Step, **ids: str
    ) -> Piece:
        await publishing.tell_author(session, now, row, publishing.DECIDED, {"number": row.number})
        await publishing.refresh_check(session, now, row.id)
        self._note(session, now, step, actor, row, **ids)
        await session.flush()
        return await repository.piece(session, row)

    async def _waiting(
        self, session: AsyncSession, actor: Actor, piece_id: int, number: int
    ) -> tuple[PieceRow, VersionRow]:
        """The version that the actor has before them, where it is still to be decided, and not their own."""
        row = await repository.get_row(session, actor.guild_id, piece_id)
        if row.author_person_id == actor.person_id:
            raise MemberFacingError("showcase-own-check")
        if row.number != number:
            raise MemberFacingError("showcase-newer-waits")
        after(State(row.state), Step.APPROVE)
        return row, await repository.newest(session, row)

    async def _hold(
        self, session: AsyncSession, now: datetime, actor: Actor, row: PieceRow, version: VersionRow
    ) -> ReviewRow:
        """The staff check in the actor's hands."""
        review = await repository.review_of(session, version.id)
        if review is None:
            review = ReviewRow(version_id=version.id, author_person_id=row.author_person_id, taken_at=now)
            session.add(review)
        holder = review.reviewer_person_id
        if holder not in (None, actor.person_id) and review.taken_at > now - HELD:
            raise MemberFacingError("showcase-taken-by", person=f"<@{holder}>")
        if holder != actor.person_id:
            review.reviewer_person_id, review.taken_at = actor.person_id, now
        await session.flush()
        return review

    def _holder(self, piece: Piece) -> int | None:
        held = piece.review is not None and piece.review.taken_at > self._clock.now() - HELD
        return piece.taken_by_id if held else None

    @staticmethod
    def _note(session: AsyncSession, now: datetime, act: str, actor: Actor, row: PieceRow, **ids: str) -> None:
        audit.record(
            session,
            now,
            f"showcase.{act}",
            guild_id=row.guild_id,
            by=actor.person_id,
            piece_id=row.id,
            number=row.number,
            **ids,
        )


async def _seen(session: AsyncSession, row: PieceRow) -> Piece:
    """A piece for the eyes of staff, who are told where the safety team is at work on what it says."""
    piece = await repository.piece(session, row)
    return replace(piece, in_danger=await danger_open(session, row.guild_id, publishing.subject(row.id)))
