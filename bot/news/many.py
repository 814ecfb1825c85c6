"""Many feeds at once: lists in OPML, in and out, and the starter packs."""

import asyncio
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.errors import MemberFacingError
from bot.feeds.outline import READ_OUTLINE, Outline, OutlineFault, OutlineFeed, write
from bot.feeds.reader import Reader
from bot.guilds import Actor
from bot.news.records import Source
from bot.news.sources import SourceService
from bot.web import Fetcher, FetchError, expect_ok

MOST_FILE_BYTES = 1_000_000
AT_ONCE = 4
# Real seconds: Discord takes answers to a command for 15 minutes.
MOST_SECONDS = 600.0
_KNOWN, _FULL = "news-already-added", "news-too-many-feeds"


@dataclass(frozen=True)
class Pack:
    """A few feeds to begin with, all of one section."""

    section: str
    feeds: tuple[OutlineFeed, ...]


@dataclass(frozen=True, kw_only=True)
class Failure:
    """A feed that was not added, with the sentence why."""

    feed: OutlineFeed
    error: MemberFacingError


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of many feeds.

    Args:
        known: how many are read here already.
        faults: what is wrong with the list itself.
        left: how many were not tried: there is no more room, or time ran out.
    """

    added: tuple[Source, ...] = ()
    known: int = 0
    failures: tuple[Failure, ...] = ()
    faults: tuple[OutlineFault, ...] = ()
    left: int = 0


class CollectionService:
    """Adds each feed as `SourceService.add` does: read once, and refused with a reason."""

    def __init__(self, sources: SourceService, fetcher: Fetcher, reader: Reader) -> None:
        self.packs = read_packs()
        self._sources = sources
        self._fetcher = fetcher
        self._reader = reader

    async def take_list(self, actor: Actor, url: str, size: int) -> Taken:
        """Staff: add what an OPML file lists. `url` is where Discord keeps it, `size` in bytes.

        Raises:
            MemberFacingError: not staff, the file is too large, cannot be fetched, or is no list.
        """
        await self._sources.require_room(actor)
        if size > MOST_FILE_BYTES:
            raise MemberFacingError("feeds-file-large", megabytes=MOST_FILE_BYTES // 1_000_000)
        try:
            fetched = expect_ok(await self._fetcher.fetch(url))
        except FetchError as error:
            raise MemberFacingError("feeds-file-unreachable") from error
        outline: Outline = await self._reader.call(READ_OUTLINE, fetched.body)
        return await self._take(actor, outline.feeds, outline.faults)

    async def take_pack(self, actor: Actor, section: str) -> Taken:
        """Staff: add the feeds of a starter pack.

        Raises:
            MemberFacingError: not staff, or no such pack.
        """
        await self._sources.require_room(actor)
        pack = next((pack for pack in self.packs if pack.section == section), None)
        if pack is None:
            raise MemberFacingError("errors-not-found")
        return await self._take(actor, pack.feeds)

    async def give_list(self, actor: Actor, title: str) -> bytes:
        """Staff: the feeds of the guild as OPML, by section.

        Raises:
            MemberFacingError: not staff.
        """
        sources = await self._sources.all(actor)
        return write(
            title,
            [
                (OutlineFeed(source.feed.url, source.name, source.section), source.feed.link or "")
                for source in sorted(sources, key=lambda source: source.section)
            ],
        )

    async def _take(self, actor: Actor, feeds: Sequence[OutlineFeed], faults: tuple[OutlineFault, ...] = ()) -> Taken:
        room = asyncio.Semaphore(AT_ONCE)
        outcomes: dict[int, Source | MemberFacingError] = {}

        async def one(number: int, feed: OutlineFeed) -> None:
            async with room:
                # Nothing more fits: the rest is not even asked.
                if not any(isinstance(each, MemberFacingError) and each.key == _FULL for each in outcomes.values()):
                    outcomes[number] = await self._try(actor, feed)

        tasks = [asyncio.create_task(one(number, feed)) for number, feed in enumerate(feeds)]
        if tasks:
            try:
                await asyncio.wait(tasks, timeout=MOST_SECONDS)
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
        return _taken(feeds, outcomes, faults)

    async def _try(self, actor: Actor, feed: OutlineFeed) -> Source | MemberFacingError:
        try:
            return await self._sources.add_first(actor, feed.url, feed.section)
        except MemberFacingError as refusal:
            return refusal


def _taken(
    feeds: Sequence[OutlineFeed], outcomes: dict[int, Source | MemberFacingError], faults: tuple[OutlineFault, ...]
) -> Taken:
    refusals = {number: each for number, each in outcomes.items() if isinstance(each, MemberFacingError)}
    known = sum(each.key == _KNOWN for each in refusals.values())
    full = sum(each.key == _FULL for each in refusals.values())
    return Taken(
        added=tuple(each for each in map(outcomes.__getitem__, sorted(outcomes)) if isinstance(each, Source)),
        known=known,
        failures=tuple(
            Failure(feed=feeds[number], error=refusals[number])
            for number in sorted(refusals)
            if refusals[number].key not in (_KNOWN, _FULL)
        ),
        faults=faults,
        left=len(feeds) - len(outcomes) + full,
    )


def read_packs() -> tuple[Pack, ...]:
    """The starter packs, as `packs.toml` lists them."""
    told = tomllib.loads(Path(__file__).with_name("packs.toml").read_text(encoding="utf-8"))
    return tuple(
        Pack(each["section"], tuple(OutlineFeed(feed["url"], feed["title"], each["section"]) for feed in each["feeds"]))
        for each in told["pack"]
    )
