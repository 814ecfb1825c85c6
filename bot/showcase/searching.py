"""Finding published pieces by their words. Each reader searches among what they may see, and nothing else."""

import asyncio
import re

from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_job, sees_sixteen
from bot.showcase import indexing, reader_repository, search_repository
from bot.showcase.drafts import JOB
from bot.showcase.indexing import Query
from bot.showcase.records import FoundPage, FoundPiece, Published
from bot.texts.cutting import shorten

PAGE = 5
_AT_ONCE = 20
_BEFORE, _AROUND = 60, 200
_SPACES = re.compile(r"\s+")


class SearchService:
    """Searches what is published."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def search(self, actor: Actor, typed: str, *, skipped: int = 0) -> FoundPage:
        """Five pieces with all the words, the best first, passing over the first `skipped`; none by blocked people.

        Where none has all the words, those count that begin with them. Above 2,000 hits the newest come first.

        Raises:
            MemberFacingError: the job is off; there is no word in what was typed.
        """
        query = indexing.parse(typed)
        if not query.groups:
            raise MemberFacingError("showcase-search-no-words")
        async with self._database.read() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            visible = (True, False) if sees_sixteen(guild, actor) else (True,)
            scopes = [indexing.scope(actor.guild_id, is_open=is_open) for is_open in visible]
            for asked in (query, query.loosened()):
                hits = await search_repository.find(
                    session, asked, scopes, actor.person_id, skipped=skipped, limit=PAGE + 1
                )
                if hits.ids or skipped:
                    query = asked
                    break
            found = await reader_repository.by_row_ids(session, hits.ids[:PAGE])
        return FoundPage(
            query=str(query),
            pieces=tuple(FoundPiece(piece=piece, around=_around(piece, query)) for piece in found),
            go_on_from=skipped + PAGE if len(hits.ids) > PAGE else None,
            is_ranked=hits.is_ranked,
        )

    async def run(self, stop: asyncio.Event) -> None:
        """Index what was published before there was an index; then there is nothing more to do until `stop`."""
        while not stop.is_set() and await self.index_older():
            pass
        await stop.wait()

    async def index_older(self) -> bool:
        """Index some of what is not indexed yet. Whether there was any."""
        async with self._database.read() as session:
            ids = await search_repository.not_indexed(session, _AT_ONCE)
        if ids:
            async with self._database.write() as session:
                for published_id in set(ids) & set(await search_repository.not_indexed(session, _AT_ONCE)):
                    await reader_repository.add_to_index(session, published_id)
        return bool(ids)


def _around(piece: Published, query: Query) -> str:
    """Some words of the text from where one that was asked for stands; "" where its text waits until it is opened."""
    if piece.cover.notes:
        return ""
    text = _SPACES.sub(" ", piece.beginning)
    asked = "|".join(re.escape(term.word) for term in query.terms)
    found = re.search(rf"(?<!\w)(?:{asked})", text, re.IGNORECASE)
    start = max(0, found.start() - _BEFORE) if found else 0
    if start:
        start = text.find(" ", start) + 1
    return ("… " if start else "") + shorten(text[start:], _AROUND)
