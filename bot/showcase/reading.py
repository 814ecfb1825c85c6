"""What readers do: find published pieces, and read them page by page. Only `PublishedRow` is looked at."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.delivery import outbox
from bot.errors import MemberFacingError
from bot.guilds import Actor, Guild, require_job, sees_sixteen
from bot.safety.records import Evidence
from bot.showcase import crediting, publishing, reader_repository, repository, subjects
from bot.showcase.details import details_of
from bot.showcase.drafts import JOB
from bot.showcase.kinds import Kind, Rating
from bot.showcase.leaves import divided
from bot.showcase.models import PublishedRow
from bot.showcase.records import Leaf, Published, PublishedPage, TakenAlong

PAGE = 5
# Enough for any excerpt.
_BEGINNING = 20_000
# Numbers of pieces are 32 bits wide.
_LONGEST_ID = 9


class ReadingService:
    """Published pieces, for those who read them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def card(self, guild_id: int, piece_id: int) -> Published | None:
        """A piece as its card shows it; None where it is not (any more) for every member."""
        async with self._database.read() as session:
            row = await reader_repository.published_row(session, guild_id, piece_id)
            if row is None or not Rating(row.rating).is_open:
                return None
            beginning = await reader_repository.text_of(session, row.id, _BEGINNING)
            author_id = await repository.author_of(session, piece_id)
            found = reader_repository.published_of(row, author_id, beginning)
            return replace(found, credits=await crediting.accepted(session, piece_id))

    async def browse(self, actor: Actor, kind: Kind | None = None, *, before_id: int | None = None) -> PublishedPage:
        """Five published pieces, newest first; none by people whom the reader blocks.

        Raises:
            MemberFacingError: the job is off.
        """
        async with self._database.read() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            found = await reader_repository.browse(
                session,
                actor.guild_id,
                actor.person_id,
                kind=kind,
                sees_all=sees_sixteen(guild, actor),
                before_id=before_id,
                limit=PAGE + 1,
            )
        return PublishedPage(
            pieces=tuple(piece for _, piece in found[:PAGE]),
            go_on_from=found[PAGE - 1][0] if len(found) > PAGE else None,
        )

    async def read(self, actor: Actor, piece_id: int, number: int | None = None) -> Leaf:
        """A page of a published piece; without a number, the one where the reader stopped. The place is remembered.

        Raises:
            MemberFacingError: the job is off; there is no such piece for this reader.
        """
        async with self._database.read() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            opened = await reader_repository.opened(session, actor.guild_id, actor.person_id, piece_id, number)
        if opened is None or not may_read(guild, actor, opened):
            raise MemberFacingError("showcase-not-there")
        page = opened.page
        if page is None:
            await self._divide(opened.row.id)
            return await self.read(actor, piece_id, number)
        if page.start != opened.position:
            await self._remember(actor, opened, page.start)
        return Leaf(title=opened.row.title, text=page.text, number=page.number, count=opened.count, position=page.start)

    async def next_chapter(self, actor: Actor, piece_id: int) -> int | None:
        """The piece that goes on where this one ends, where it is part of a series and the reader may read more."""
        async with self._database.read() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            opened = await reader_repository.opened(session, actor.guild_id, actor.person_id, piece_id, 0)
            if opened is None or not may_read(guild, actor, opened):
                return None
            here = details_of(opened.row.details or {})
            if not here.series or here.chapter is None:
                return None
            sees_all = sees_sixteen(guild, actor) or opened.author_id == actor.person_id
            for piece in await reader_repository.chapters(
                session, actor.guild_id, opened.author_id, opened.row.pen_name, here.series
            ):
                is_further = (piece.cover.details.chapter or 0) > here.chapter
                if is_further and (sees_all or piece.cover.rating.is_open):
                    return piece.id
        return None

    async def take_along(self, actor: Actor, piece_id: int) -> TakenAlong:
        """The whole text, where its author allows that.

        Raises:
            MemberFacingError: the job is off; there is no such piece for this reader; its author does not allow it.
        """
        async with self._database.read() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            opened = await reader_repository.opened(session, actor.guild_id, actor.person_id, piece_id, 0)
            if opened is None or not may_read(guild, actor, opened):
                raise MemberFacingError("showcase-not-there")
            if not (await repository.get_row(session, actor.guild_id, piece_id)).may_download:
                raise MemberFacingError("showcase-no-download")
            return TakenAlong(title=opened.row.title, text=await reader_repository.text_of(session, opened.row.id))

    async def _remember(self, actor: Actor, opened: reader_repository.Opened, position: int) -> None:
        """The reader's place; the author hears of the first reader, and not who it is."""
        piece_id, now = opened.row.piece_id, self._clock.now()
        async with self._database.write() as session:
            is_new = await reader_repository.set_place(session, now, actor.person_id, piece_id, position)
            if not is_new or actor.person_id == opened.author_id:
                return
            if await reader_repository.count_reader(session, opened.row.id) == 1:
                piece = await repository.get_row(session, actor.guild_id, piece_id)
                await publishing.tell_author(session, now, piece, publishing.FIRST_READER, {})

    async def _divide(self, published_id: int) -> None:
        """For what was published before its pages were kept."""
        async with self._database.read() as session:
            text = await reader_repository.text_of(session, published_id)
        pages = await divided(text)
        async with self._database.write() as session:
            is_there = await session.get(PublishedRow, published_id) is not None
            if is_there and not await reader_repository.has_pages(session, published_id):
                reader_repository.add_pages(session, published_id, pages)


async def evidence(session: AsyncSession, guild_id: int, number: str) -> Evidence | None:
    """For `SafetyService.subjects`: what "piece:12" says to its readers, and whose it is."""
    if not number.isdecimal() or len(number) > _LONGEST_ID:
        return None
    piece_id = int(number)
    row = await reader_repository.published_row(session, guild_id, piece_id)
    if row is None:
        return None
    whole = await reader_repository.text_of(session, row.id)
    posts = await outbox.find_posts(session, subjects.piece(piece_id), kind=publishing.CARD)
    return Evidence(
        author_id=await repository.author_of(session, piece_id),
        text="\n\n".join(part for part in (row.line, whole) if part),
        title=row.title,
        place=posts[0] if posts else None,
    )


def may_read(guild: Guild, actor: Actor, opened: reader_repository.Opened) -> bool:
    """Whether the reader may read that published piece."""
    return Rating(opened.row.rating).is_open or sees_sixteen(guild, actor) or opened.author_id == actor.person_id
