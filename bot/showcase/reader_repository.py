"""Queries of readers. They know published rows only, so that what is hidden is hidden from all of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, String, and_, cast, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.people.blocks import PEN_NAMED, blocks_by_name
from bot.people.models import BlockRow
from bot.showcase import indexing, search_repository
from bot.showcase.details import details_of
from bot.showcase.kinds import Kind, Rating
from bot.showcase.models import PageRow, PieceRow, PlaceRow, PublishedRow
from bot.showcase.records import Published
from bot.showcase.repository import cover_of

_Publications = Select[PublishedRow, int]
# Words that are found further back are found, but not quoted.
_BEGINNING = 60_000


async def published_row(session: AsyncSession, guild_id: int, piece_id: int) -> PublishedRow | None:
    """What readers may see of a piece, without its text."""
    found: PublishedRow | None = await session.scalar(
        select(PublishedRow).where(PublishedRow.piece_id == piece_id, PublishedRow.guild_id == guild_id)
    )
    return found


async def text_of(session: AsyncSession, published_id: int, most: int | None = None) -> str:
    """The text, or its first characters."""
    wanted = PublishedRow.text if most is None else func.substr(PublishedRow.text, 1, most)
    return await session.scalar(select(wanted).where(PublishedRow.id == published_id)) or ""


def add_pages(session: AsyncSession, published_id: int, divided: Sequence[tuple[int, str]]) -> None:
    """Keep a text as its reader shows it: where each page begins, and what is on it."""
    session.add_all(
        PageRow(published_id=published_id, number=number, start=start, text=text)
        for number, (start, text) in enumerate(divided)
    )


async def by_row_ids(session: AsyncSession, ids: Sequence[int]) -> list[Published]:
    """Published pieces with the beginning of their text, in the order of the ids of their rows."""
    wanted = _published().add_columns(func.substr(PublishedRow.text, 1, _BEGINNING)).where(PublishedRow.id.in_(ids))
    found = {row.id: published_of(row, author_id, text) for row, author_id, text in await session.execute(wanted)}
    return [found[each] for each in ids if each in found]


async def add_to_index(session: AsyncSession, published_id: int) -> None:
    """Let readers find a published row by its words."""
    row = await session.get_one(PublishedRow, published_id)
    details = details_of(row.details or {})
    await search_repository.add(
        session,
        row.id,
        indexing.scope(row.guild_id, is_open=Rating(row.rating).is_open),
        (f"{row.title} {details.series}", f"{row.line} {details.topic}", await text_of(session, row.id)),
    )


async def chapters(
    session: AsyncSession, guild_id: int, author_id: int, pen_name: str | None, series: str
) -> list[Published]:
    """The published parts of an author's series under one name that say which chapter they are, in that order."""
    rows = await session.execute(
        _published().where(
            PublishedRow.guild_id == guild_id,
            PieceRow.author_person_id == author_id,
            PublishedRow.pen_name.is_(None) if pen_name is None else PublishedRow.pen_name == pen_name,
        )
    )
    pieces = [published_of(row, author_id) for row, author_id in rows]
    of_series = [each for each in pieces if each.cover.details.series.casefold() == series.casefold()]
    return sorted(
        (each for each in of_series if each.cover.details.chapter is not None),
        key=lambda each: (each.cover.details.chapter or 0, each.published_at),
    )


async def has_pages(session: AsyncSession, published_id: int) -> bool:
    """Whether the text was divided."""
    return await session.get(PageRow, (published_id, 0)) is not None


@dataclass(frozen=True)
class Opened:
    """A piece in a reader's hands. `count` pages are kept; with none, there is no `page` either.

    `position` is None for who opens it for the first time.
    """

    row: PublishedRow
    author_id: int
    page: PageRow | None
    count: int
    position: int | None


async def opened(
    session: AsyncSession, guild_id: int, reader_id: int, piece_id: int, number: int | None
) -> Opened | None:
    """A published piece at the page with that number, or the nearest; without one, at the reader's place.

    One statement, since readers turn more pages than anybody does anything else here.
    """
    other = aliased(PageRow)
    of_piece = other.published_id == PublishedRow.id
    place = _scalar(
        select(PlaceRow.position).where(PlaceRow.person_id == reader_id, PlaceRow.piece_id == PublishedRow.piece_id)
    )
    begins_before = other.start <= func.coalesce(place, 0) if number is None else other.number <= number
    wanted = func.coalesce(_scalar(select(func.max(other.number)).where(of_piece, begins_before)), 0)
    last = _scalar(select(func.max(other.number)).where(of_piece))
    found = await session.execute(
        select(PublishedRow, PieceRow.author_person_id, PageRow, last, place)
        .join(PieceRow, PieceRow.id == PublishedRow.piece_id)
        .outerjoin(PageRow, and_(PageRow.published_id == PublishedRow.id, PageRow.number == wanted))
        .where(PublishedRow.piece_id == piece_id, PublishedRow.guild_id == guild_id)
    )
    for row, author_id, page, last_number, position in found:
        return Opened(row, author_id, page, 0 if page is None else last_number + 1, position)
    return None


async def blocks_author(session: AsyncSession, reader_id: int, piece_id: int) -> bool:
    """Whether the reader blocks whoever wrote the piece, by the name that it is under."""
    found = await session.scalar(select(PieceRow.id).where(PieceRow.id == piece_id, _blocked_by(reader_id)))
    return found is not None


async def has_reader(session: AsyncSession, piece_id: int) -> bool:
    """Whether somebody other than its author has opened a piece."""
    found = await session.scalar(
        select(PlaceRow.person_id)
        .join(PieceRow, PieceRow.id == PlaceRow.piece_id)
        .where(PlaceRow.piece_id == piece_id, PlaceRow.person_id != PieceRow.author_person_id)
        .limit(1)
    )
    return found is not None


async def set_place(session: AsyncSession, now: datetime, reader_id: int, piece_id: int, position: int) -> bool:
    """Remember the place where a reader is, as long as the piece is there; whether they had none before."""
    moved = await session.scalar(
        update(PlaceRow)
        .where(PlaceRow.person_id == reader_id, PlaceRow.piece_id == piece_id)
        .values(position=position, read_at=now)
        .returning(PlaceRow.piece_id)
    )
    if moved is not None or await session.get(PieceRow, piece_id) is None:
        return False
    session.add(PlaceRow(person_id=reader_id, piece_id=piece_id, position=position, read_at=now))
    return True


async def count_reader(session: AsyncSession, published_id: int) -> int | None:
    """Count one more reader; how many there are now, None where the piece is not there any more."""
    return await session.scalar(
        update(PublishedRow)
        .where(PublishedRow.id == published_id)
        .values(readers=PublishedRow.readers + 1)
        .returning(PublishedRow.readers)
    )


async def remove(session: AsyncSession, piece_id: int) -> None:
    """Take away what readers read a piece from, and their places in it."""
    await session.execute(delete(PublishedRow).where(PublishedRow.piece_id == piece_id))
    await session.execute(delete(PlaceRow).where(PlaceRow.piece_id == piece_id))


async def browse(
    session: AsyncSession,
    guild_id: int,
    reader_id: int,
    *,
    kind: Kind | None,
    sees_all: bool,
    before_id: int | None,
    limit: int,
) -> list[tuple[int, Published]]:
    """Published pieces, newest first, with the id to go on from; none by people whom the reader blocks.

    Args:
        sees_all: whether what is not for every member is among them.
    """
    wanted = _published().where(PublishedRow.guild_id == guild_id, ~_blocked_by(reader_id))
    if kind is not None:
        wanted = wanted.where(PublishedRow.kind == kind)
    if not sees_all:
        wanted = wanted.where(_is_open())
    if before_id is not None:
        wanted = wanted.where(PublishedRow.id < before_id)
    rows = await session.execute(wanted.order_by(PublishedRow.id.desc()).limit(limit))
    return [(row.id, published_of(row, author_id)) for row, author_id in rows]


async def open_pieces(session: AsyncSession, guild_id: int, *where: ColumnElement[bool]) -> list[Published]:
    """Published pieces that every member may see, in the order of their publication."""
    rows = await session.execute(
        _published().where(PublishedRow.guild_id == guild_id, _is_open(), *where).order_by(PublishedRow.id)
    )
    return [published_of(row, author_id) for row, author_id in rows]


def published_of(row: PublishedRow, author_id: int, beginning: str = "") -> Published:
    """The row as a record."""
    return Published(
        id=row.piece_id,
        guild_id=row.guild_id,
        author_id=author_id if row.pen_name is None else None,
        pen_name=row.pen_name,
        cover=cover_of(row),
        published_at=row.published_at,
        beginning=beginning,
    )


def _published() -> _Publications:
    return select(PublishedRow, PieceRow.author_person_id).join(PieceRow, PieceRow.id == PublishedRow.piece_id)


def _is_open() -> ColumnElement[bool]:
    return or_(*(PublishedRow.rating == rating for rating in Rating if rating.is_open))


def _blocked_by(reader_id: int) -> ColumnElement[bool]:
    """What is under somebody's own name goes with a block of them, and what is under a pen name with one of that."""
    blocked = aliased(PieceRow)
    same_name = and_(blocked.pen_name_id.is_not(None), blocked.pen_name_id == PieceRow.pen_name_id)
    by_pen_name = exists().where(
        BlockRow.blocker_person_id == reader_id,
        BlockRow.blocked_person_id == PieceRow.author_person_id,
        blocked.author_person_id == PieceRow.author_person_id,
        BlockRow.subject == PEN_NAMED + cast(blocked.id, String),
        or_(blocked.id == PieceRow.id, same_name),
    )
    by_name = and_(PieceRow.pen_name_id.is_(None), blocks_by_name(reader_id, PieceRow.author_person_id))
    return or_(by_name, by_pen_name)


def _scalar(wanted: Select[int]) -> ColumnElement[int]:
    return wanted.correlate(PublishedRow).scalar_subquery()
