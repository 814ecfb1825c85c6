"""What staff are shown of a piece before they decide: what it touches on, what is marked in it, what has changed."""

import asyncio
import functools
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_staff
from bot.safety import disclosures, guard
from bot.safety.notes import Finding
from bot.safety.team import safety_team
from bot.showcase import changes, hard, repository, subjects
from bot.showcase.changes import Changes
from bot.showcase.drafts import JOB
from bot.showcase.leaves import leaf
from bot.showcase.models import PieceRow, VersionRow
from bot.showcase.records import Check, Marked, Piece
from bot.showcase.states import State

# More would hide the piece itself; the text has them all.
MOST_MARKS = 5


class CheckService:
    """Looks through pieces for staff."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def check(self, actor: Actor, piece_id: int) -> Check:
        """A piece with all that staff want to know before they read it; without its text, where that is its author's.

        Raises:
            MemberFacingError: not staff, the job is off, or it is of another guild.
        """
        async with self._database.read() as session:
            await require_staff(session, actor, JOB)
            row = await repository.get_row(session, actor.guild_id, piece_id)
            piece = await seen(session, row)
            if piece.state.is_its_authors_alone:
                return Check(piece=piece, leaf=None)
            version = await repository.newest(session, row)
            before = await repository.looked_at_before(session, row)
            is_first = await repository.is_first_of(session, row)
            on_team = actor.person_id in await safety_team(session, actor.guild_id)
        text = repository.whole_of(version)
        marks, suggested = await asyncio.to_thread(_look_through, piece, version)
        changed = await _changed(before, version) if before is not None else None
        return Check(
            piece=piece,
            leaf=await leaf(version.title, text, 0),
            marks=marks,
            suggested=suggested,
            is_first=is_first,
            seen_number=before.number if before is not None else None,
            gone=changed.gone if changed is not None else 0,
            new=changed.new if changed is not None else 0,
            takes_two=piece.is_hard and not on_team,
        )

    async def changes(self, actor: Actor, piece_id: int) -> tuple[Piece, Changes]:
        """What has changed in a piece since staff last looked at it.

        Raises:
            MemberFacingError: as `check`; they have not, or its author took it back.
        """
        async with self._database.read() as session:
            await require_staff(session, actor, JOB)
            row = await repository.get_row(session, actor.guild_id, piece_id)
            if State(row.state).is_its_authors_alone:
                raise MemberFacingError(f"showcase-now-{row.state}")
            version = await repository.newest(session, row)
            before = await repository.looked_at_before(session, row)
            piece = await seen(session, row)
        if before is None:
            raise MemberFacingError("showcase-nothing-before")
        return piece, await _changed(before, version)


async def seen(session: AsyncSession, row: PieceRow) -> Piece:
    """A piece for the eyes of staff, who are told where the safety team is at work on what it says."""
    piece = await repository.piece(session, row)
    return replace(piece, in_danger=await disclosures.danger_open(session, row.guild_id, subjects.piece(row.id)))


async def _changed(before: VersionRow, version: VersionRow) -> Changes:
    return await asyncio.to_thread(_between, _whole(before), _whole(version))


def _whole(version: VersionRow) -> str:
    return f"{version.title}\n\n{version.line}\n\n{repository.whole_of(version)}".strip()


# Staff open the page of a piece more than once.
_between = functools.lru_cache(maxsize=8)(changes.between)
_findings = functools.lru_cache(maxsize=8)(hard.findings)


def _look_through(piece: Piece, version: VersionRow) -> tuple[tuple[Marked, ...], tuple[Marked, ...]]:
    # Where the facts come from is counted elsewhere, and is meant to be links.
    whole = f"{version.title}\n{version.line}\n{version.text}"
    marks = [Marked(what=mark.kind, words=mark.words(whole)) for mark in guard.marks(whole)]
    chosen = set(piece.cover.notes)
    suggested = [
        Marked(what=found.note, words=_first(found))
        for found in _findings(version.title, version.line, version.text)
        if found.note not in chosen
    ]
    return tuple(dict.fromkeys(marks))[:MOST_MARKS], tuple(suggested)


def _first(found: Finding) -> str:
    return found.words[0] if found.words else ""
