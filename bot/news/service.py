"""What staff do with feeds and held stories, and what the digest takes from them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.feeds import repository as feeds
from bot.feeds.polling import FeedPoller
from bot.feeds.records import FeedRecord
from bot.guilds import Actor, require_staff
from bot.news import repository
from bot.news.gathering import FIRST_LOOK, Gatherer
from bot.news.models import SourceRow
from bot.news.records import Source, State, Story

JOB = "news"
MOST_SOURCES = 100
# A story that no edition took in this time is no news any more.
CANDIDATE_FOR = timedelta(days=2)
SECTIONS = ("World", "Science", "Books", "Writing", "Arts", "Climate", "Money", "Sport", "Local")
LONGEST_SECTION = 40


class NewsService:
    """Feeds of guilds."""

    def __init__(self, database: Database, clock: Clock, poller: FeedPoller, gatherer: Gatherer) -> None:
        self._database = database
        self._clock = clock
        self._poller = poller
        self._gatherer = gatherer

    async def add(self, actor: Actor, address: str, section: str = "", weight: float = 1.0) -> Source:
        """Staff: read a website or feed from now on. Its stories of the last day count at once.

        Raises:
            MemberFacingError: not staff; no feed there; it is read already, or too many are.
        """
        async with self._database.read() as session:
            await self._require_room(session, actor)
        feed = await self._poller.add(address)
        now = self._clock.now()
        async with self._database.write() as session:
            await self._require_room(session, actor)
            if await repository.source_of(session, actor.guild_id, feed.id) is not None:
                raise MemberFacingError("news-already-added", title=feed.title or feed.url)
            row = SourceRow(
                guild_id=actor.guild_id,
                feed_id=feed.id,
                section=section.strip()[:LONGEST_SECTION] or SECTIONS[0],
                weight=weight,
                read_up_to=await feeds.newest_id(session, feed.id, seen_before=now - FIRST_LOOK),
                added_by_person_id=actor.person_id,
                added_at=now,
            )
            session.add(row)
            await feeds.subscribe(session, now, feed.id, actor.guild_id, JOB)
            await session.flush()
            audit.record(session, now, "news.add", guild_id=actor.guild_id, by=actor.person_id, feed_id=feed.id)
        await self._gatherer.gather(row.guild_id, row.id)
        async with self._database.read() as session:
            found = await repository.count_since(session, row.id, now, State.OPEN)
            held = await repository.count_since(session, row.id, now, State.HELD)
        return Source(id=row.id, feed=feed, section=row.section, weight=row.weight, found=found, held=held)

    async def sources(self, actor: Actor) -> list[Source]:
        """Staff: the feeds of the guild with their health."""
        now = self._clock.now()
        async with self._database.read() as session:
            guild = await require_staff(session, actor, JOB)
            held = await repository.held_by_source(session, guild.guild_id)
            found = []
            for row in await repository.sources(session, guild.guild_id):
                feed = await feeds.find_feed(session, row.feed_id)
                if feed is not None:
                    week = await repository.count_since(session, row.id, now - timedelta(days=7))
                    found.append(
                        Source(
                            id=row.id,
                            feed=feed,
                            section=row.section,
                            weight=row.weight,
                            stories_a_day=week / 7,
                            held=held.get(row.id, 0),
                        )
                    )
            return found

    async def remove(self, actor: Actor, source_id: int) -> FeedRecord:
        """Staff: read it no longer. Its stories stay in past editions; those that wait for one do not appear.

        Raises:
            MemberFacingError: not staff, or no such feed here.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await repository.own_source(session, guild.guild_id, source_id)
            feed = await feeds.find_feed(session, row.feed_id) if row is not None else None
            if row is None or feed is None:
                raise MemberFacingError("news-no-such-feed")
            await feeds.unsubscribe(session, feed.id, guild.guild_id, JOB)
            await session.delete(row)
            audit.record(session, now, "news.remove", guild_id=guild.guild_id, by=actor.person_id, feed_id=feed.id)
            return feed

    async def held(self, actor: Actor) -> list[Story]:
        """Staff: the stories that nobody else is shown before somebody has looked, the newest first."""
        async with self._database.read() as session:
            guild = await require_staff(session, actor, JOB)
            return await repository.held(session, guild.guild_id)

    async def decide(self, actor: Actor, story_id: int, *, release: bool) -> None:
        """Staff: let a held story stand in the next edition, behind its note, or leave it out for good.

        Raises:
            MemberFacingError: not staff, no such story here, or another of staff was faster.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await repository.own_story(session, guild.guild_id, story_id)
            if row is None or row.state != State.HELD:
                raise MemberFacingError("news-not-held")
            row.state = State.OPEN if release else State.LEFT_OUT
            row.open_at = row.decided_at = now
            row.decided_by_person_id = actor.person_id
            act = "news.release" if release else "news.leave_out"
            audit.record(session, now, act, guild_id=guild.guild_id, by=actor.person_id, story_id=row.id)

    async def candidates(self, session: AsyncSession, guild_id: int, now: datetime) -> Sequence[Story]:
        """Stories that an edition may take: met or released in the last two days."""
        return await repository.candidates(session, guild_id, now - CANDIDATE_FOR)

    async def by_ids(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> Sequence[Story]:
        """Those stories, as far as they may still be shown."""
        return await repository.by_ids(session, guild_id, ids)

    async def count_held(self, session: AsyncSession, guild_id: int) -> int:
        """How many stories wait for staff to look."""
        return sum((await repository.held_by_source(session, guild_id)).values())

    async def _require_room(self, session: AsyncSession, actor: Actor) -> None:
        guild = await require_staff(session, actor, JOB)
        if await repository.count_sources(session, guild.guild_id) >= MOST_SOURCES:
            raise MemberFacingError("news-too-many-feeds", limit=MOST_SOURCES)
