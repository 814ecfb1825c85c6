"""Asks many feeds at once: fetched side by side, read several in one call, handed on in groups."""

import asyncio
import hashlib
from collections.abc import AsyncGenerator, Iterable, Sequence

import structlog

from bot.errors import MemberFacingError
from bot.feeds.finding import Answer
from bot.feeds.keeping import Failure, Outcome
from bot.feeds.listing import READ_MANY, Listing
from bot.feeds.reader import Reader, UnreadableError
from bot.feeds.records import DueFeed
from bot.web import Fetched, Fetcher, expect_ok

log = structlog.get_logger()

AT_ONCE = 20
# So many answers, or so many bytes, are read in one call: enough that its cost is shared, few enough that nobody waits.
MOST_IN_A_GROUP = 20
GROUPS_TOGETHER = 3
# What has nothing to read costs only its line in the transaction.
MOST_UNREAD_IN_A_GROUP = 100
MOST_BYTES_IN_A_GROUP = 2_000_000
_GONE = 410

Group = list[tuple[DueFeed, Outcome]]
_Fetched = tuple[DueFeed, Fetched | Failure]


class Asker:
    """Turns feeds that are due into outcomes. Nothing is stored here."""

    def __init__(self, fetcher: Fetcher, reader: Reader) -> None:
        self._fetcher = fetcher
        self._reader = reader

    async def ask(self, due: Sequence[DueFeed]) -> AsyncGenerator[Group, None]:
        """Outcomes in groups, as they come. While one group is stored, the next is fetched and read."""
        fetched: asyncio.Queue[_Fetched | None] = asyncio.Queue()
        read: asyncio.Queue[Group | None] = asyncio.Queue(GROUPS_TOGETHER)
        working = asyncio.create_task(self._work(due, fetched, read))
        try:
            over = False
            while not over:
                groups = [await read.get()]
                # What was read while the last ones were stored is stored together.
                while groups[-1] is not None and len(groups) < GROUPS_TOGETHER and not read.empty():
                    groups.append(read.get_nowait())
                over = groups[-1] is None
                if together := [each for group in groups if group is not None for each in group]:
                    yield together
            await working
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)

    async def _work(
        self,
        due: Sequence[DueFeed],
        fetched: "asyncio.Queue[_Fetched | None]",
        read: "asyncio.Queue[Group | None]",
    ) -> None:
        waiting = iter(due)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._read_all(fetched, read))
                async with asyncio.TaskGroup() as fetching:
                    for _ in range(min(AT_ONCE, len(due))):
                        fetching.create_task(self._fetch_all(waiting, fetched))
                await fetched.put(None)
        finally:
            await read.put(None)

    async def _fetch_all(self, due: Iterable[DueFeed], fetched: "asyncio.Queue[_Fetched | None]") -> None:
        for feed in due:
            fetched.put_nowait((feed, await self._fetch(feed)))

    async def _fetch(self, feed: DueFeed) -> Fetched | Failure:
        try:
            answer = await self._fetcher.fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
        except MemberFacingError as refusal:
            return Failure(refusal)
        except Exception:
            # A door like any other: one feed that we have a fault with must not keep the others from being asked.
            log.exception("feed failed", feed=feed.id)
            return Failure(MemberFacingError("news-unreadable"))
        try:
            return expect_ok(answer)
        except MemberFacingError as refusal:
            return Failure(refusal, answer.retry_after, answer.status == _GONE)

    async def _read_all(self, fetched: "asyncio.Queue[_Fetched | None]", read: "asyncio.Queue[Group | None]") -> None:
        over = False
        while not over:
            answers = [await fetched.get()]
            bodies = size = 0
            while answers[-1] is not None and len(answers) < MOST_UNREAD_IN_A_GROUP:
                length = _size(answers[-1])
                bodies, size = bodies + (length > 0), size + length
                if bodies >= MOST_IN_A_GROUP or size >= MOST_BYTES_IN_A_GROUP or fetched.empty():
                    break
                answers.append(fetched.get_nowait())
            over = answers[-1] is None
            if group := await self._read([answer for answer in answers if answer is not None]):
                await read.put(group)

    async def _read(self, answers: Sequence[_Fetched]) -> Group:
        """What was fetched, read where it is not the same as before."""
        group: Group = []
        unread: list[tuple[DueFeed, Fetched, str]] = []
        for feed, answer in answers:
            if isinstance(answer, Failure):
                group.append((feed, answer))
            elif answer.not_modified:
                group.append((feed, Answer(feed.url, answer, feed.digest, None)))
            elif (digest := hashlib.sha256(answer.body).hexdigest()) == feed.digest:
                group.append((feed, Answer(feed.url, answer, digest, None)))
            else:
                unread.append((feed, answer, digest))
        listings = await self._listings([answer for _, answer, _ in unread])
        for (feed, answer, digest), listing in zip(unread, listings, strict=True):
            outcome = Answer(feed.url, answer, digest, listing) if isinstance(listing, Listing) else Failure(listing)
            group.append((feed, outcome))
        return group

    async def _listings(self, answers: Sequence[Fetched]) -> list[Listing | MemberFacingError]:
        if not answers:
            return []
        bodies = [(answer.body, answer.content_type, answer.url) for answer in answers]
        try:
            listings: list[Listing | MemberFacingError] = await self._reader.call(READ_MANY, bodies)
        except UnreadableError as refusal:
            if len(answers) == 1:
                return [refusal]
            # One of them brought the reader down: each gets a call of its own, so that it falls alone.
            return [listing for answer in answers for listing in await self._listings([answer])]
        return listings


def _size(answer: _Fetched | None) -> int:
    return len(answer[1].body) if answer is not None and isinstance(answer[1], Fetched) else 0
