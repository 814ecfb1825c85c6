"""What staff do with the websites and feeds that their guild reads."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.feeds import repository as feeds
from bot.feeds.listing import ListedEntry
from bot.feeds.polling import FeedPoller
from bot.feeds.records import FeedRecord
from bot.guilds import Actor, require_staff
from bot.news import repository, source_repository, storing
from bot.news.gathering import FIRST_LOOK, Gatherer
from bot.news.models import SourceRow
from bot.news.records import SECTIONS, Choices, Health, Sieve, Source, State
from bot.news.service import JOB
from bot.news.words import Words, words_of

MOST_SOURCES = 100
LONGEST_SECTION = 40
WEIGHTS = (0.5, 1.0, 2.0)
_WEEK = timedelta(days=7)
_MOST_SIEVED = 200
_UNDATED = datetime.min.replace(tzinfo=UTC)


class SourceService:
    """Feeds of guilds."""

    def __init__(self, database: Database, clock: Clock, poller: FeedPoller, gatherer: Gatherer) -> None:
        self._database = database
        self._clock = clock
        self._poller = poller
        self._gatherer = gatherer

    async def add(
        self, actor: Actor, address: str, section: str = "", weight: float = 1.0, channel_id: int | None = None
    ) -> Source | Choices:
        """Staff: read a website or feed from now on. Its stories of the last day count at once.

        With a channel, each entry is posted there as it comes, and does not wait for the digest. Returns the choices
        where the website offers several feeds; `add_one` takes the picked one.

        Raises:
            MemberFacingError: not staff; no feed there; it is read already, or too many are.
        """
        await self.require_room(actor)
        found = await self._poller.add_all(address)
        if len(found) == 1:
            return await self._take(actor, found[0], section, weight, channel_id)
        return Choices(feeds=tuple(found), section=section, weight=weight, channel_id=channel_id)

    async def add_first(self, actor: Actor, address: str, section: str = "") -> Source:
        """Staff: the same without a choice: of several feeds the one that the website names first.

        Raises:
            MemberFacingError: not staff; no feed there; it is read already, or too many are.
        """
        added = await self.add(actor, address, section)
        return added if isinstance(added, Source) else await self.add_one(actor, added.feeds[0].id, section)

    async def require_room(self, actor: Actor) -> None:
        """Staff, of a guild that can read one feed more.

        Raises:
            MemberFacingError: not staff, or too many feeds are read here already.
        """
        async with self._database.read() as session:
            await self._require_room(session, actor)

    async def add_one(
        self, actor: Actor, feed_id: int, section: str = "", weight: float = 1.0, channel_id: int | None = None
    ) -> Source:
        """Staff: read the feed that was picked of several.

        Raises:
            MemberFacingError: not staff; it is forgotten; it is read already, or too many are.
        """
        async with self._database.read() as session:
            await self._require_room(session, actor)
            feed = await feeds.find_feed(session, feed_id)
        if feed is None:
            raise MemberFacingError("news-no-such-feed")
        return await self._take(actor, feed, section, weight, channel_id)

    async def all(self, actor: Actor) -> list[Source]:
        """Staff: the feeds of the guild with their health."""
        async with self._database.read() as session:
            guild = await require_staff(session, actor, JOB)
            rows = await source_repository.sources(session, guild.guild_id)
            return await source_repository.records(session, self._clock.now(), rows)

    async def one(self, actor: Actor, source_id: int) -> Source:
        """Staff: one feed of the guild.

        Raises:
            MemberFacingError: not staff, or no such feed here.
        """
        async with self._database.read() as session:
            return await self._record(session, await self._own(session, actor, source_id))

    async def sections(self, actor: Actor) -> list[str]:
        """Staff: the sections in use, then those that are usual."""
        async with self._database.read() as session:
            guild = await require_staff(session, actor, JOB)
            used = [row.section for row in await source_repository.sources(session, guild.guild_id)]
        return list(dict.fromkeys([*used, *SECTIONS]))

    async def test(self, actor: Actor, source_id: int) -> tuple[Source, Sequence[ListedEntry]]:
        """Staff: what a feed lists at this moment, newest first as far as it says; nothing is kept.

        Raises:
            MemberFacingError: not staff, no such feed here, or it cannot be read.
        """
        source = await self.one(actor, source_id)
        answer = await self._poller.look(source.feed.url)
        entries = answer.listing.entries if answer.listing else ()
        return source, sorted(entries, key=lambda entry: entry.at or _UNDATED, reverse=True)

    async def remove(self, actor: Actor, source_id: int) -> FeedRecord:
        """Staff: read it no longer. Its stories stay in past editions; those that wait and no other tells go.

        Raises:
            MemberFacingError: not staff, or no such feed here.
        """
        async with self._database.write() as session:
            row = await self._own(session, actor, source_id)
            feed = (await self._record(session, row)).feed
            await feeds.unsubscribe(session, feed.id, row.guild_id, JOB)
            await storing.hand_over(session, row)
            await session.delete(row)
            self._audit(session, actor, "news.remove", feed.id)
            return feed

    async def pause(self, actor: Actor, source_id: int) -> Source:
        """Staff: do not read it until `resume`; what it had waiting does not appear meanwhile.

        Raises:
            MemberFacingError: not staff, or no such feed here.
        """
        async with self._database.write() as session:
            row = await self._own(session, actor, source_id)
            if row.paused_at is None:
                row.paused_at = self._clock.now()
                await feeds.rest(session, row.feed_id, row.guild_id, JOB, active=False)
                self._audit(session, actor, "news.pause", row.feed_id)
            return await self._record(session, row)

    async def resume(self, actor: Actor, source_id: int) -> Source:
        """Staff: read it again, from its last day on; a feed that was given up is asked at once.

        Raises:
            MemberFacingError: not staff, or no such feed here.
        """
        async with self._database.read() as session:
            feed_id = (await self._own(session, actor, source_id)).feed_id
        await self._poller.check_now(feed_id)
        now = self._clock.now()
        async with self._database.write() as session:
            row = await self._own(session, actor, source_id)
            if row.paused_at is not None:
                row.paused_at = None
                # A second first contact: of what came meanwhile only the last day counts.
                row.added_at = now
                before = await feeds.newest_id(session, row.feed_id, seen_before=now - FIRST_LOOK)
                row.read_up_to = max(row.read_up_to, before)
                await feeds.rest(session, row.feed_id, row.guild_id, JOB, active=True)
                self._audit(session, actor, "news.resume", row.feed_id)
        await self._gatherer.gather(row.guild_id, row.id)
        return await self.one(actor, source_id)

    async def replace(self, actor: Actor, source_id: int, feed_id: int) -> Source:
        """Staff: read that feed instead, with the same section, weight and words.

        Raises:
            MemberFacingError: not staff, no such feed here, the other is forgotten, or it is read here already.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await self._own(session, actor, source_id)
            if await feeds.find_feed(session, feed_id) is None:
                raise MemberFacingError("news-no-such-feed")
            if await source_repository.source_of(session, row.guild_id, feed_id) is not None:
                raise MemberFacingError("feeds-replaced-already")
            await feeds.unsubscribe(session, row.feed_id, row.guild_id, JOB)
            await feeds.subscribe(session, now, feed_id, row.guild_id, JOB)
            row.feed_id, row.paused_at, row.added_at = feed_id, None, now
            row.read_up_to = await feeds.newest_id(session, feed_id, seen_before=now - FIRST_LOOK)
            self._audit(session, actor, "news.replace", feed_id)
        await self._gatherer.gather(row.guild_id, row.id)
        return await self.one(actor, source_id)

    async def given_up(self, guild_id: int, source_id: int, feed_id: int) -> tuple[Source, FeedRecord | None] | None:
        """A feed that was given up, and the one its site offers instead; None where that is over."""
        async with self._database.read() as session:
            row = await repository.own_source(session, guild_id, source_id)
            if row is None:
                return None
            source = await self._record(session, row)
            if source.health is not Health.GIVEN_UP:
                return None
            return source, await feeds.find_feed(session, feed_id) if feed_id else None

    async def edit(self, actor: Actor, source_id: int, *, section: str, weight: float) -> Source:
        """Staff: where its stories stand, and how much they count; those that wait for an edition included.

        Raises:
            MemberFacingError: not staff, or no such feed here.
        """
        section = " ".join(section.split())[:LONGEST_SECTION]
        async with self._database.write() as session:
            row = await self._own(session, actor, source_id)
            row.section = section or row.section
            row.weight = weight if weight in WEIGHTS else row.weight
            await source_repository.move_waiting(session, row)
            self._audit(session, actor, "news.edit", row.feed_id)
            return await self._record(session, row)

    async def post_in(self, actor: Actor, source_id: int, channel_id: int | None) -> Source:
        """Staff: post each new entry in that channel as it comes; without one they wait for the digest.

        Raises:
            MemberFacingError: not staff, or no such feed here.
        """
        async with self._database.write() as session:
            row = await self._own(session, actor, source_id)
            row.channel_id = channel_id
            self._audit(session, actor, "news.post_in", row.feed_id)
            return await self._record(session, row)

    async def propose_words(self, actor: Actor, source_id: int, include: str, leave_out: str) -> Sieve | None:
        """Staff: what these words would leave out. None where they are the ones in use.

        Raises:
            MemberFacingError: not staff, no such feed here, or no words that can be used.
        """
        words = Words(words_of(include), words_of(leave_out))
        async with self._database.write() as session:
            row = await self._own(session, actor, source_id)
            if words == source_repository.words_of_row(row):
                row.words_proposed = None
                return None
            row.words_proposed = [list(words.include), list(words.leave_out)]
            since = self._clock.now() - _WEEK
            entries = await feeds.appeared_since(session, row.feed_id, since, _MOST_SIEVED)
        dropped = tuple(entry for entry in entries if not words.lets(entry.title, entry.text))
        return Sieve(words=words, total=len(entries), dropped=dropped)

    async def use_words(self, actor: Actor, source_id: int, mark: str) -> Source:
        """Staff: take the proposed words, if they are still those with that `mark_of`.

        Raises:
            MemberFacingError: not staff, no such feed here, or somebody has proposed others since.
        """
        async with self._database.write() as session:
            row = await self._own(session, actor, source_id)
            words = source_repository.proposed_of_row(row)
            if words is None or mark_of(words) != mark:
                raise MemberFacingError("feeds-words-changed")
            row.words_include, row.words_leave_out = list(words.include), list(words.leave_out)
            row.words_proposed = None
            self._audit(session, actor, "news.words", row.feed_id)
            return await self._record(session, row)

    async def _take(
        self, actor: Actor, feed: FeedRecord, section: str, weight: float, channel_id: int | None
    ) -> Source:
        now = self._clock.now()
        async with self._database.write() as session:
            await self._require_room(session, actor)
            if await source_repository.source_of(session, actor.guild_id, feed.id) is not None:
                raise MemberFacingError("news-already-added", title=feed.title or feed.url)
            row = SourceRow(
                guild_id=actor.guild_id,
                feed_id=feed.id,
                section=section.strip()[:LONGEST_SECTION] or SECTIONS[0],
                weight=weight,
                words_include=[],
                words_leave_out=[],
                channel_id=channel_id,
                read_up_to=await feeds.newest_id(session, feed.id, seen_before=now - FIRST_LOOK),
                added_by_person_id=actor.person_id,
                added_at=now,
            )
            session.add(row)
            await feeds.subscribe(session, now, feed.id, actor.guild_id, JOB)
            await session.flush()
            self._audit(session, actor, "news.add", feed.id)
        await self._gatherer.gather(row.guild_id, row.id)
        async with self._database.read() as session:
            found = await repository.count_since(session, row.id, now, State.OPEN)
            held = await repository.count_since(session, row.id, now, State.HELD)
        return Source(
            id=row.id, feed=feed, section=row.section, weight=row.weight, channel_id=channel_id, found=found, held=held
        )

    async def _own(self, session: AsyncSession, actor: Actor, source_id: int) -> SourceRow:
        guild = await require_staff(session, actor, JOB)
        row = await repository.own_source(session, guild.guild_id, source_id)
        if row is None:
            raise MemberFacingError("news-no-such-feed")
        return row

    async def _record(self, session: AsyncSession, row: SourceRow) -> Source:
        (record,) = await source_repository.records(session, self._clock.now(), [row])
        return record

    async def _require_room(self, session: AsyncSession, actor: Actor) -> None:
        guild = await require_staff(session, actor, JOB)
        if await source_repository.count_sources(session, guild.guild_id) >= MOST_SOURCES:
            raise MemberFacingError("news-too-many-feeds", limit=MOST_SOURCES)

    def _audit(self, session: AsyncSession, actor: Actor, act: str, feed_id: int) -> None:
        audit.record(session, self._clock.now(), act, guild_id=actor.guild_id, by=actor.person_id, feed_id=feed_id)


def mark_of(words: Words) -> str:
    """Eight characters that tell whether two proposals are the same one."""
    said = json.dumps([words.include, words.leave_out])
    return hashlib.sha256(said.encode()).hexdigest()[:8]
