"""What authors do with their pieces: send, follow, take back, take down."""

import asyncio
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.forms import Draft, FormService, drafts_of, take
from bot.guilds import Actor, is_staff, require_guild, require_job
from bot.safety import disclosures
from bot.safety.team import require_open
from bot.showcase import details, drafting, hard, names, publishing, repository, subjects, words
from bot.showcase.before import in_the_way, print_of
from bot.showcase.drafts import JOB, require_room
from bot.showcase.leaves import leaf
from bot.showcase.models import PieceRow, VersionRow
from bot.showcase.records import Cover, Leaf, Piece, PiecePage, Version
from bot.showcase.states import State, Step, after

PAGE = 5


class SubmissionService:
    """Pieces, for those who wrote them."""

    def __init__(self, database: Database, clock: Clock, forms: FormService) -> None:
        self._database = database
        self._clock = clock
        self._forms = forms

    async def send(self, actor: Actor, draft_id: int) -> Piece:
        """Send the draft to staff: as a new piece, or as the next version of the one it revises.

        Raises:
            MemberFacingError: the draft is gone (a second press finds it so) or has problems; the job is off,
                submissions are paused, no channel is set, or five pieces wait.
        """
        seen = await self._forms.get(actor.person_id, draft_id)
        look = await asyncio.to_thread(drafting.look, seen.values)
        hints = await asyncio.to_thread(hard.findings, look.cover.title, look.cover.line, drafting.text_of(seen.values))
        if look.problems:
            raise MemberFacingError("showcase-not-complete")
        now = self._clock.now()
        async with self._database.write() as session:
            draft = await take(session, actor.person_id, draft_id)
            if draft.form != drafting.FORM or draft.guild_id != actor.guild_id:
                raise MemberFacingError("forms-draft-gone")
            if draft.values != seen.values:
                raise MemberFacingError("showcase-changed-meanwhile")
            pen_name = drafting.pen_name_of(draft.values)
            if await in_the_way(session, actor.guild_id, actor.person_id, draft.values):
                raise MemberFacingError("showcase-not-complete")
            piece = await self._piece_for(session, now, actor, draft)
            piece.pen_name_id = await names.id_for(session, now, actor.guild_id, actor.person_id, pen_name)
            version = _version(now, piece, look.cover, draft.values)
            version.hints = repository.note_codes(found.note for found in hints)
            session.add(version)
            await session.flush()
            guild = await require_job(session, actor.guild_id, JOB)
            await publishing.ask_check(session, now, guild, version)
            if hard.is_hard(look.cover.notes, (found.note for found in hints)):
                await publishing.ask_safety_team(session, now, piece)
            if look.in_danger:
                await disclosures.tell(
                    session,
                    now,
                    guild_id=guild.guild_id,
                    person_id=actor.person_id,
                    subject=subjects.piece(piece.id),
                    text=drafting.words_of(draft.values),
                    title=version.title,
                )
            audit.record(session, now, "showcase.send", guild_id=guild.guild_id, by=actor.person_id, piece_id=piece.id)
            return replace(await repository.piece(session, piece), in_danger=look.in_danger)

    async def mine(self, actor: Actor, *, before_id: int | None = None) -> PiecePage:
        """Five of one's own pieces, newest first, in every state.

        Raises:
            MemberFacingError: the job is off.
        """
        async with self._database.read() as session:
            await require_job(session, actor.guild_id, JOB)
            found = await repository.own_pieces(
                session, actor.guild_id, actor.person_id, before_id=before_id, limit=PAGE + 1
            )
        return PiecePage(pieces=tuple(found[:PAGE]), go_on_from=found[PAGE - 1].id if len(found) > PAGE else None)

    async def own(self, actor: Actor, piece_id: int) -> Piece:
        """One's own piece.

        Raises:
            MemberFacingError: somebody else's, or the job is off.
        """
        async with self._database.read() as session:
            await require_job(session, actor.guild_id, JOB)
            row = await repository.own_row(session, actor.guild_id, actor.person_id, piece_id)
            return await repository.piece(session, row)

    async def page(self, actor: Actor, piece_id: int, number: int) -> Leaf:
        """A page of one's own piece as it was last sent; raises as `own`."""
        async with self._database.read() as session:
            await require_job(session, actor.guild_id, JOB)
            row = await repository.own_row(session, actor.guild_id, actor.person_id, piece_id)
            version = await repository.newest(session, row)
        return await leaf(version.title, repository.whole_of(version), number)

    async def versions(self, actor: Actor, piece_id: int) -> tuple[Version, ...]:
        """All that was sent of one's own piece, the newest first; raises as `own`."""
        async with self._database.read() as session:
            await require_job(session, actor.guild_id, JOB)
            row = await repository.own_row(session, actor.guild_id, actor.person_id, piece_id)
            return await repository.versions(session, row.id)

    async def version_page(self, actor: Actor, piece_id: int, version: int, number: int) -> Leaf:
        """A page of one's own piece as it was sent that time; raises as `own`, and where there was no such version."""
        async with self._database.read() as session:
            await require_job(session, actor.guild_id, JOB)
            row = await repository.own_row(session, actor.guild_id, actor.person_id, piece_id)
            found = await repository.version(session, row.id, version)
        if found is None:
            raise MemberFacingError("errors-not-found")
        return await leaf(found.title, repository.whole_of(found), number)

    async def told(self, guild_id: int, person_id: int, piece_id: int) -> Piece | None:
        """What an inbox item tells its author: how the piece stands now; None when it is gone."""
        async with self._database.read() as session:
            row = await repository.find_row(session, guild_id, piece_id)
            is_theirs = row is not None and row.author_person_id == person_id
            return await repository.piece(session, row) if row is not None and is_theirs else None

    async def take_back(self, actor: Actor, piece_id: int) -> Piece:
        """Before staff decide, or instead of changing it: nobody reads it any more.

        Raises:
            MemberFacingError: somebody else's, or it is decided.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_job(session, actor.guild_id, JOB)
            row = await repository.own_row(session, actor.guild_id, actor.person_id, piece_id)
            row.state, row.changed_at = after(State(row.state), Step.TAKE_BACK), now
            review = await repository.review_of(session, (await repository.newest(session, row)).id)
            if review is not None and review.decision is None:
                await session.delete(review)
            await publishing.refresh_check(session, now, row.id)
            audit.record(session, now, "showcase.take_back", guild_id=row.guild_id, by=actor.person_id, piece_id=row.id)
            await session.flush()
            return await repository.piece(session, row)

    async def removable(self, actor: Actor, piece_id: int) -> Piece:
        """A piece that the actor may take down; raises as `take_down`."""
        async with self._database.read() as session:
            row = await self._removable(session, actor, piece_id)
            after(State(row.state), Step.TAKE_DOWN)
            return await repository.piece(session, row)

    async def take_down(self, actor: Actor, piece_id: int, reason: str = "") -> Piece:
        """Hide a published piece, one's own or, by staff, any; its author is then told, and reads exactly `reason`.

        Works while the job is off: what is to be hidden does not wait for that.

        Raises:
            MemberFacingError: neither the author nor staff, it is not published, or something in the reason stops.
        """
        reason = words.to_author(reason)
        now = self._clock.now()
        async with self._database.write() as session:
            row = await self._removable(session, actor, piece_id)
            is_own = row.author_person_id == actor.person_id
            row.state = after(State(row.state), Step.TAKE_DOWN if is_own else Step.REMOVE)
            row.changed_at = now
            await publishing.unpublish(session, now, row.id)
            if not is_own:
                row.reason = reason or None
                await publishing.tell_author(session, now, row, publishing.TAKEN_DOWN, {})
            audit.record(session, now, "showcase.take_down", guild_id=row.guild_id, by=actor.person_id, piece_id=row.id)
            await session.flush()
            return await repository.piece(session, row)

    async def throw_away(self, actor: Actor, piece_id: int) -> None:
        """Delete one's own piece, all that was sent of it and what staff said: it is out of the list for good.

        Raises:
            MemberFacingError: somebody else's, or it waits, is to be changed or is published.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await repository.own_row(session, actor.guild_id, actor.person_id, piece_id)
            if not State(row.state).can_be_thrown_away:
                raise MemberFacingError(f"showcase-now-{row.state}")
            await publishing.remove_check(session, now, row.id)
            for draft in await drafts_of(session, actor.person_id, actor.guild_id, drafting.FORM):
                if draft.target == drafting.target_of(row.id):
                    await take(session, actor.person_id, draft.id)
            audit.record(
                session, now, "showcase.throw_away", guild_id=row.guild_id, by=actor.person_id, piece_id=row.id
            )
            await session.delete(row)

    async def erase(self, session: AsyncSession, now: datetime, guild_id: int | None, person_id: int) -> None:
        """Before an erased author's rows go: their posts go, and all else that shows their pieces is rendered anew."""
        for row in await repository.pieces_of(session, person_id, guild_id):
            await publishing.unpublish(session, now, row.id)
            await publishing.remove_check(session, now, row.id)

    async def _removable(self, session: AsyncSession, actor: Actor, piece_id: int) -> PieceRow:
        guild = await require_guild(session, actor.guild_id)
        row = await repository.get_row(session, actor.guild_id, piece_id)
        if row.author_person_id != actor.person_id and not is_staff(guild, actor):
            raise MemberFacingError("errors-not-found")
        return row

    async def _piece_for(self, session: AsyncSession, now: datetime, actor: Actor, draft: Draft) -> PieceRow:
        piece_id = drafting.piece_of(draft.target)
        if piece_id is not None:
            await require_open(session, actor.guild_id)
            piece = await repository.own_row(session, actor.guild_id, actor.person_id, piece_id)
            piece.state, piece.number = after(State(piece.state), Step.REVISE), piece.number + 1
            piece.changed_at = now
            return piece
        await require_room(session, actor)
        piece = PieceRow(
            guild_id=actor.guild_id,
            author_person_id=actor.person_id,
            state=State.WAITING,
            number=1,
            prompt_id=drafting.prompt_of(draft.values),
            sent_at=now,
            changed_at=now,
        )
        session.add(piece)
        await session.flush()
        return piece


def _version(now: datetime, piece: PieceRow, cover: Cover, values: drafting.Values) -> VersionRow:
    return VersionRow(
        piece_id=piece.id,
        number=piece.number,
        title=cover.title,
        line=cover.line,
        text=drafting.text_of(values),
        details={**details.stored(values), "print": print_of(drafting.text_of(values))},
        notes=repository.note_codes(cover.notes),
        kind=cover.kind,
        rating=cover.rating,
        words=cover.words,
        asks_for_narrator=cover.asks_for_narrator,
        sent_at=now,
    )
