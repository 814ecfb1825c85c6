"""Queries over pieces, for those who write and check them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from bot.errors import MemberFacingError
from bot.safety.notes import Note
from bot.showcase.details import details_of, with_sources
from bot.showcase.kinds import Kind, Rating
from bot.showcase.models import PenNameRow, PieceRow, PublishedRow, ReviewRow, VersionRow
from bot.showcase.records import Cover, Piece, Review, Version
from bot.showcase.states import Concern, Decision, State

_Pieces = Select[PieceRow, VersionRow, ReviewRow, PublishedRow, PenNameRow]


async def find_row(session: AsyncSession, guild_id: int, piece_id: int) -> PieceRow | None:
    """A piece of that guild; None where there is none."""
    row = await session.get(PieceRow, piece_id)
    return row if row is not None and row.guild_id == guild_id else None


async def get_row(session: AsyncSession, guild_id: int, piece_id: int) -> PieceRow:
    """A piece of that guild.

    Raises:
        MemberFacingError: there is none.
    """
    row = await find_row(session, guild_id, piece_id)
    if row is None:
        raise MemberFacingError("errors-not-found")
    return row


async def own_row(session: AsyncSession, guild_id: int, author_id: int, piece_id: int) -> PieceRow:
    """A piece of that author in that guild.

    Raises:
        MemberFacingError: there is none.
    """
    row = await get_row(session, guild_id, piece_id)
    if row.author_person_id != author_id:
        raise MemberFacingError("errors-not-found")
    return row


async def newest(session: AsyncSession, piece: PieceRow) -> VersionRow:
    """The newest version, with its text."""
    found: VersionRow = (
        await session.scalars(
            select(VersionRow)
            .where(VersionRow.piece_id == piece.id, VersionRow.number == piece.number)
            .options(undefer(VersionRow.text))
        )
    ).one()
    return found


async def version(session: AsyncSession, piece_id: int, number: int) -> VersionRow | None:
    """That version of a piece, with its text."""
    wanted = select(VersionRow).where(VersionRow.piece_id == piece_id, VersionRow.number == number)
    found: VersionRow | None = await session.scalar(wanted.options(undefer(VersionRow.text)))
    return found


async def versions(session: AsyncSession, piece_id: int) -> tuple[Version, ...]:
    """All that was sent of a piece, the newest first."""
    rows = await session.scalars(
        select(VersionRow).where(VersionRow.piece_id == piece_id).order_by(VersionRow.number.desc())
    )
    return tuple(Version(number=row.number, title=row.title, words=row.words, sent_at=row.sent_at) for row in rows)


async def newest_id(session: AsyncSession, piece: PieceRow) -> int | None:
    """The id of the newest version."""
    wanted = select(VersionRow.id).where(VersionRow.piece_id == piece.id, VersionRow.number == piece.number)
    return await session.scalar(wanted)


async def review_of(session: AsyncSession, version_id: int) -> ReviewRow | None:
    """The staff check of that version."""
    found: ReviewRow | None = await session.scalar(select(ReviewRow).where(ReviewRow.version_id == version_id))
    return found


async def piece(session: AsyncSession, row: PieceRow) -> Piece:
    """The row as a record, with its newest version and what staff last said of it."""
    found = (await _all(session, _pieces().where(PieceRow.id == row.id)))[0]
    said = row.reason if found.state is State.REMOVED else await from_staff(session, row.id)
    return replace(found, from_staff=said or "")


async def from_staff(session: AsyncSession, piece_id: int) -> str:
    """What staff last told the author of a piece, about any of its versions; "" for nothing."""
    wanted = (
        select(ReviewRow.words)
        .join(VersionRow, VersionRow.id == ReviewRow.version_id)
        .where(VersionRow.piece_id == piece_id, ReviewRow.words.is_not(None))
        .order_by(VersionRow.number.desc())
    )
    return await session.scalar(wanted.limit(1)) or ""


async def own_pieces(
    session: AsyncSession, guild_id: int, author_id: int, *, before_id: int | None, limit: int
) -> list[Piece]:
    """The author's pieces in the guild, newest first."""
    wanted = _pieces().where(PieceRow.guild_id == guild_id, PieceRow.author_person_id == author_id)
    if before_id is not None:
        wanted = wanted.where(PieceRow.id < before_id)
    return await _all(session, wanted.order_by(PieceRow.id.desc()).limit(limit))


async def waiting(session: AsyncSession, guild_id: int, *, skipped: int = 0, limit: int) -> list[Piece]:
    """The pieces that wait for staff, those sent first at the beginning, passing over the first `skipped`."""
    wanted = _pieces().where(PieceRow.guild_id == guild_id, PieceRow.state == State.WAITING)
    return await _all(session, wanted.order_by(VersionRow.sent_at, PieceRow.id).offset(skipped).limit(limit))


async def held_by(session: AsyncSession, guild_id: int, reviewer_id: int) -> list[tuple[ReviewRow, int]]:
    """The checks there that somebody of staff has in hand, and of which pieces they are."""
    rows = await session.execute(
        select(ReviewRow, PieceRow.id)
        .join(VersionRow, VersionRow.id == ReviewRow.version_id)
        .join(PieceRow, PieceRow.id == VersionRow.piece_id)
        .where(PieceRow.guild_id == guild_id, ReviewRow.reviewer_person_id == reviewer_id, ReviewRow.decision.is_(None))
    )
    return [(review, piece_id) for review, piece_id in rows]


async def newest_answers(session: AsyncSession, guild_id: int, limit: int) -> list[tuple[datetime, datetime]]:
    """When versions that staff decided on there were sent, and when that was, the newest first."""
    rows = await session.execute(
        select(VersionRow.sent_at, ReviewRow.decided_at)
        .join(ReviewRow, ReviewRow.version_id == VersionRow.id)
        .join(PieceRow, PieceRow.id == VersionRow.piece_id)
        .where(PieceRow.guild_id == guild_id, ReviewRow.decided_at.is_not(None))
        .order_by(ReviewRow.decided_at.desc())
        .limit(limit)
    )
    return [(sent_at, decided_at) for sent_at, decided_at in rows if decided_at is not None]


async def newest_of(
    session: AsyncSession, guild_id: int, author_id: int, but_id: int | None, limit: int
) -> list[tuple[str, str, dict[str, Any] | None]]:
    """Where each of the author's newest pieces there stands, its title and its details; without that of `but_id`."""
    rows = await session.execute(
        select(PieceRow.state, VersionRow.title, VersionRow.details)
        .join(VersionRow, and_(VersionRow.piece_id == PieceRow.id, VersionRow.number == PieceRow.number))
        .where(PieceRow.guild_id == guild_id, PieceRow.author_person_id == author_id, PieceRow.id != (but_id or 0))
        .order_by(PieceRow.id.desc())
        .limit(limit)
    )
    return [(state, title, details) for state, title, details in rows]


async def looked_at_before(session: AsyncSession, piece: PieceRow) -> VersionRow | None:
    """The newest of the earlier versions that staff took up, with its text; None where they saw none."""
    found: VersionRow | None = await session.scalar(
        select(VersionRow)
        .join(ReviewRow, ReviewRow.version_id == VersionRow.id)
        .where(VersionRow.piece_id == piece.id, VersionRow.number < piece.number)
        .order_by(VersionRow.number.desc())
        .limit(1)
        .options(undefer(VersionRow.text))
    )
    return found


async def is_first_of(session: AsyncSession, piece: PieceRow) -> bool:
    """Whether its author has sent no other piece in that guild."""
    other = await session.scalar(
        select(PieceRow.id)
        .where(
            PieceRow.guild_id == piece.guild_id,
            PieceRow.author_person_id == piece.author_person_id,
            PieceRow.id != piece.id,
        )
        .limit(1)
    )
    return other is None


async def count_waiting(session: AsyncSession, guild_id: int, author_id: int) -> int:
    """How many pieces of the author wait for staff."""
    found = await session.scalar(
        select(func.count())
        .select_from(PieceRow)
        .where(PieceRow.guild_id == guild_id, PieceRow.author_person_id == author_id, PieceRow.state == State.WAITING)
    )
    return found or 0


async def pieces_of(session: AsyncSession, author_id: int, guild_id: int | None) -> list[PieceRow]:
    """All pieces of an author, in one guild or everywhere."""
    wanted = select(PieceRow).where(PieceRow.author_person_id == author_id)
    if guild_id is not None:
        wanted = wanted.where(PieceRow.guild_id == guild_id)
    return list(await session.scalars(wanted.order_by(PieceRow.id)))


async def author_of(session: AsyncSession, piece_id: int) -> int:
    """Whose piece it is."""
    return (await session.get_one(PieceRow, piece_id)).author_person_id


def cover_of(row: VersionRow | PublishedRow) -> Cover:
    """What the row says apart from the text."""
    return Cover(
        title=row.title,
        kind=Kind(row.kind),
        rating=Rating(row.rating),
        notes=tuple(Note(note) for note in row.notes),
        line=row.line,
        words=row.words,
        asks_for_narrator=row.asks_for_narrator,
        details=details_of(row.details or {}),
    )


def whole_of(row: VersionRow) -> str:
    """The text as it is read (see `with_sources`)."""
    return with_sources(row.text, details_of(row.details or {}))


def agreed_of(row: ReviewRow) -> tuple[Rating, tuple[Note, ...]] | None:
    """The rating and the notes that a first of staff said yes to."""
    if row.agreed is None:
        return None
    return Rating(row.agreed["rating"]), tuple(Note(note) for note in row.agreed["notes"])


def note_codes(notes: Iterable[Note]) -> list[str]:
    """Notes as they are stored: in their own order, each once."""
    chosen = set(notes)
    return [note.value for note in Note if note in chosen]


def _pieces() -> _Pieces:
    return (
        select(PieceRow, VersionRow, ReviewRow, PublishedRow, PenNameRow)
        .join(VersionRow, and_(VersionRow.piece_id == PieceRow.id, VersionRow.number == PieceRow.number))
        .outerjoin(ReviewRow, ReviewRow.version_id == VersionRow.id)
        .outerjoin(PublishedRow, PublishedRow.piece_id == PieceRow.id)
        .outerjoin(PenNameRow, PenNameRow.id == PieceRow.pen_name_id)
    )


async def _all(session: AsyncSession, wanted: _Pieces) -> list[Piece]:
    return [_piece_of(*row) for row in await session.execute(wanted)]


def _piece_of(
    row: PieceRow,
    version: VersionRow,
    review: ReviewRow | None,
    published: PublishedRow | None,
    pen_name: PenNameRow | None,
) -> Piece:
    return Piece(
        id=row.id,
        guild_id=row.guild_id,
        author_id=row.author_person_id,
        pen_name=None if pen_name is None else pen_name.name,
        state=State(row.state),
        number=row.number,
        # Staff may have raised its rating.
        cover=cover_of(published or version),
        sent_at=version.sent_at,
        hints=tuple(Note(note) for note in version.hints or ()),
        may_download=row.may_download,
        is_open_to_talk=row.is_open_to_talk,
        review=None
        if review is None
        else Review(
            reviewer_id=review.reviewer_person_id,
            taken_at=review.taken_at,
            decision=Decision(review.decision) if review.decision else None,
            words=review.words or "",
            concern=Concern(review.concern) if review.concern else None,
            agreed_by_id=review.agreed_by_person_id,
            agreed=agreed_of(review),
        ),
    )
