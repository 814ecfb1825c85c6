"""Asks staff, once, what to do about a feed that was given up."""

import asyncio

import structlog

from bot.clock import Clock, first
from bot.database import Database
from bot.delivery import Operation, outbox
from bot.errors import MemberFacingError
from bot.feeds.models import FeedRow
from bot.feeds.polling import FeedPoller
from bot.feeds.records import FeedRecord
from bot.guilds import rights
from bot.news import source_repository
from bot.news.models import SourceRow

log = structlog.get_logger()

GIVEN_UP_CARD = "news-given-up"


class StaffAsker:
    """Looks, where a feed was given up, whether its site offers another, and puts a card into the staff channel."""

    def __init__(self, database: Database, clock: Clock, poller: FeedPoller) -> None:
        self._database = database
        self._clock = clock
        self._poller = poller

    async def run(self, stop: asyncio.Event) -> None:
        """Ask whenever a feed is given up, until `stop`."""
        while not stop.is_set():
            given_up = self._poller.given_up.next()
            await self.ask()
            await first(stop.wait(), given_up.wait())

    async def ask(self) -> None:
        """Ask about every feed that was given up and that nobody was asked about."""
        async with self._database.read() as session:
            found = [
                each
                for each in await source_repository.given_up(session)
                if await outbox.find(session, _key(*each)) is None
            ]
        replacements: dict[int, FeedRecord | None] = {}
        for row, feed in found:
            if feed.id not in replacements:
                replacements[feed.id] = await self._replacement(feed)
            await self._ask_one(row, feed, replacements[feed.id])

    async def _replacement(self, feed: FeedRow) -> FeedRecord | None:
        """Another feed that the site offers now."""
        if feed.link is None:
            return None
        try:
            offered = await self._poller.add_all(feed.link)
        except MemberFacingError as refusal:
            log.info("no replacement", feed=feed.id, error=refusal.key)
            return None
        return next((each for each in offered if each.id != feed.id), None)

    async def _ask_one(self, source: SourceRow, feed: FeedRow, replacement: FeedRecord | None) -> None:
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await rights.find(session, source.guild_id)
            if guild is None:
                return
            known = replacement is not None and await source_repository.source_of(
                session, guild.guild_id, replacement.id
            )
            await outbox.add(
                session,
                now,
                Operation(
                    kind=GIVEN_UP_CARD,
                    key=_key(source, feed),
                    guild_id=guild.guild_id,
                    channel_id=guild.staff_channel_id,
                    ids={"source_id": source.id, "feed_id": replacement.id if replacement and not known else 0},
                    subjects=(f"source:{source.id}",),
                ),
            )


def _key(source: SourceRow, feed: FeedRow) -> str:
    # A feed that came back and is given up again is another question.
    return f"{GIVEN_UP_CARD}:{source.id}:{feed.paused_at.isoformat() if feed.paused_at else ''}"
