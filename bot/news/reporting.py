"""What of an entry needs its page and the reader's process: how it is told, its notes, and which event it tells."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import cast

import structlog

from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.feeds import repository as feeds
from bot.feeds.language import language_of
from bot.feeds.reader import Reader
from bot.feeds.records import EntryRecord, FeedRecord
from bot.news import repository, storing
from bot.news.articles import Article
from bot.news.events import GROUP, Teller
from bot.news.frequencies import COUNT
from bot.news.models import TellingRow
from bot.news.pages import ArticlePages
from bot.news.telling import NOTES, OPENING_CHARACTERS, SHORT_CHARACTERS, TELL, Telling, Told
from bot.safety.notes import OwnWords

log = structlog.get_logger()

MOST_ARTICLES = 20
# What is told later than this is another story, and so many headlines are compared at most.
SAME_EVENT_WITHIN = timedelta(days=2)
MOST_TELLERS = 3_000
MOST_COUNTED = 5_000
COUNT_EVERY = timedelta(days=1)


class Reporter:
    """Works outside transactions. What the reader cannot do is left out, and noted in the log."""

    def __init__(self, database: Database, clock: Clock, pages: ArticlePages, reader: Reader) -> None:
        self._database = database
        self._clock = clock
        self._pages = pages
        self._reader = reader
        self._counted: tuple[dict[str, int], int] = {}, 0
        self._counts_at = clock.now()

    async def tell(
        self, entries: Sequence[EntryRecord], feed: FeedRecord, known: Mapping[int, TellingRow]
    ) -> dict[int, Told]:
        """How each is told, those that are `known` as they were before; in the order of `entries`."""
        new = [entry for entry in entries if entry.id not in known]
        teasers = [entry.link for entry in new if entry.link and len(entry.text) < SHORT_CHARACTERS]
        articles = await self._pages.read(teasers[-MOST_ARTICLES:])
        return {
            entry.id: storing.told_of(known[entry.id])
            if entry.id in known
            else await self._tell_one(entry, feed, articles.get(entry.link or "") or Article())
            for entry in entries
        }

    async def notes(self, told: Mapping[int, Told], own_words: OwnWords) -> dict[int, tuple[str, ...]]:
        """The content notes by the rules of a guild that has words of its own; nothing for the others."""
        if not own_words:
            return {}
        texts = [(each.title, each.telling.summary, each.text) for each in told.values()]
        found = cast("list[tuple[str, ...]]", await self._reader.call(NOTES, texts, own_words))
        return dict(zip(told, found, strict=True))

    async def events(self, guild_id: int, feed: FeedRecord, told: Mapping[int, Told]) -> dict[int, int]:
        """Which event each entry tells: the id of a story, or a negative number for one that is met only now."""
        if not told:
            return {}
        now = self._clock.now()
        async with self._database.read() as session:
            found = await repository.tellers(session, guild_id, now - SAME_EVENT_WITHIN, MOST_TELLERS)
        known: defaultdict[int, list[Teller]] = defaultdict(list)
        for story_id, teller in found:
            known[story_id].append(teller)
        name = storing.name_of(feed)
        new = [Teller(each.title, each.text[:OPENING_CHARACTERS], name) for each in told.values()]
        try:
            counted, headlines = await self._archive()
            numbers = await self._reader.call(GROUP, new, list(known.values()), counted, headlines)
        except MemberFacingError as refusal:
            log.info("entries not grouped", error=refusal.key)
            return {}
        stories = list(known)
        return {
            entry_id: stories[number] if number < len(stories) else -1 - number
            for entry_id, number in zip(told, cast("list[int]", numbers), strict=True)
        }

    async def _tell_one(self, entry: EntryRecord, feed: FeedRecord, article: Article) -> Told:
        text, language = entry.text, feed.language
        if len(article.text) > len(text):
            text, language = article.text, article.language or language
        try:
            telling = cast("Telling", await self._reader.call(TELL, entry.title, text, language))
        except MemberFacingError as refusal:
            log.info("entry not told", entry=entry.id, error=refusal.key)
            telling = Telling()
        # Of a teaser alone nobody knows how long the story is.
        if entry.link and not article.text and len(text) < SHORT_CHARACTERS:
            telling = replace(telling, minutes=0)
        author = entry.author or article.author or telling.credit
        written_in = language_of(f"{entry.title}\n{text}", language)
        return Told(telling, entry.title, text, author, written_in, article.published_at)

    async def _archive(self) -> tuple[dict[str, int], int]:
        """How often each word stands in the headlines of all feeds, counted anew once a day."""
        now = self._clock.now()
        if now >= self._counts_at:
            async with self._database.read() as session:
                titles = await feeds.newest_titles(session, MOST_COUNTED)
            self._counted = cast("dict[str, int]", await self._reader.call(COUNT, titles)), len(titles)
            self._counts_at = now + COUNT_EVERY
        return self._counted
