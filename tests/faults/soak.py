"""Days in which clocks jump, over guilds in twelve zones, with outages: what each guild's digest makes of them.

The bot's own loop runs on a clock that is moved; Discord is an outbox that a part of the time refuses or does nothing.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery import Place, outbox, queue
from bot.delivery.models import OperationRow
from bot.delivery.outbox import State
from bot.digest.community import Episodes, Pieces, Requests
from bot.digest.composition import Composition
from bot.digest.models import EditionItemRow, EditionRow
from bot.digest.records import EDITION_CARD, EditionState, Wishes
from bot.digest.service import DigestService
from bot.feeds.storing import new_feed
from bot.guilds import Actor
from bot.guilds.service import GuildService, Setup
from bot.news.models import SourceRow, StoryRow
from bot.news.records import State as StoryState
from bot.news.service import NewsService

CITIES = (
    "Berlin",
    "Sydney",
    "London",
    "New York",
    "Los Angeles",
    "Sao Paulo",
    "Kolkata",
    "Tokyo",
    "Auckland",
    "Johannesburg",
    "Honolulu",
    "Kathmandu",
)
# Usual ones, and those that a zone skips or has twice.
HOURS = ("17:00", "02:30", "00:00", "01:30", "23:59", "08:15", "03:00")
STEP = timedelta(minutes=30)
SECTIONS = ("World", "Science", "Books")


@dataclass
class Soak:
    """A run of some days.

    Args:
        seed: makes it the same every time.
        down: how many outages of the bot a day, on average; each lasts from minutes to ten hours.
    """

    database: Database
    starts_at: datetime
    days: int
    guilds: int
    seed: int
    down: float = 3.0
    clock: FixedClock = field(init=False)
    chance: random.Random = field(init=False)
    heard: int = 0

    def __post_init__(self) -> None:
        self.clock = FixedClock(self.starts_at)
        self.chance = random.Random(self.seed)

    async def live(self) -> None:
        """From the first day to the last; every life of the bot is a service of its own."""
        await self._set_up()
        digests, away_until = self._awake(), self.starts_at
        end = self.starts_at + timedelta(days=self.days)
        while self.clock.now() < end:
            self.clock.advance(STEP)
            now = self.clock.now()
            await self._hear()
            if now < away_until:
                continue
            if self.chance.random() < self.down * STEP / timedelta(days=1):
                away_until = now + timedelta(minutes=self.chance.choice((30, 30, 60, 240, 600)))
                digests = self._awake()
                continue
            await digests.due.compose()
            await self._deliver()
        # Nothing is under way any more when it is counted.
        self.clock.advance(timedelta(hours=12))
        await self._awake().due.compose()

    async def verdicts(self) -> dict[int, Counter[date]]:
        """By guild, how many editions or reasons each local day has."""
        async with self.database.read() as session:
            rows = await session.execute(
                select(EditionRow.guild_id, EditionRow.day).where(EditionRow.occasion.not_like("now %"))
            )
            found: dict[int, Counter[date]] = {}
            for guild_id, day in rows:
                found.setdefault(guild_id, Counter())[day] += 1
            return found

    async def states(self) -> Counter[str]:
        """How often each thing became of an occasion."""
        async with self.database.read() as session:
            return Counter(await session.scalars(select(EditionRow.state)))

    async def shown_twice(self) -> int:
        """How many stories stand in more than one edition."""
        async with self.database.read() as session:
            twice = (
                select(EditionItemRow.subject)
                .group_by(EditionItemRow.guild_id, EditionItemRow.subject)
                .having(func.count() > 1)
            )
            return len((await session.scalars(twice)).all())

    async def lost(self) -> list[int]:
        """Stories that an edition took, which stand neither in one nor are free for the next."""
        async with self.database.read() as session:
            held = {int(each.partition(":")[2]) for each in await session.scalars(select(EditionItemRow.subject))}
            taken = await session.scalars(select(StoryRow.id).where(StoryRow.taken_at.is_not(None)))
            return sorted(set(taken) - held)

    async def unsettled(self) -> int:
        """Editions whose message failed, although they count as composed, before the newest of their guild."""
        async with self.database.read() as session:
            newest = select(func.max(EditionRow.id)).group_by(EditionRow.guild_id)
            rows = await session.scalars(
                select(EditionRow.id).where(EditionRow.state == EditionState.COMPOSED, EditionRow.id.not_in(newest))
            )
            found = [await outbox.find(session, f"edition:{each}") for each in rows]
            return sum(card is not None and card[1] is State.FAILED for card in found)

    def expected(self) -> Iterator[tuple[int, str]]:
        """The guilds and their cities."""
        return ((number, CITIES[(number - 1) % len(CITIES)]) for number in range(1, self.guilds + 1))

    def _awake(self) -> DigestService:
        news = NewsService(self.database, self.clock)
        return DigestService(self.database, self.clock, Composition(news, Pieces(), (Episodes(), Requests())))

    async def _set_up(self) -> None:
        service, digests = GuildService(self.database, self.clock), self._awake()
        for guild_id, city in self.expected():
            owner = Actor(guild_id=guild_id, person_id=1_000 + guild_id, manages_guild=True)
            setup = Setup(
                city=city,
                staff_channel_id=10_000 + guild_id,
                staff_role_id=20_000 + guild_id,
                locale="en-GB",
                news_channel_id=30_000 + guild_id,
            )
            await service.set_up(owner, setup)
            await digests.scheduling.schedule(owner, "daily", Wishes(hour=HOURS[guild_id % len(HOURS)]))

    async def _hear(self) -> None:
        """Now and then a story comes to a guild."""
        now = self.clock.now()
        coming = [guild_id for guild_id, _ in self.expected() if self.chance.random() < 0.12]
        if not coming:
            return
        async with self.database.write() as session:
            for guild_id in coming:
                self.heard += 1
                source = await self._source(session, guild_id)
                session.add(
                    StoryRow(
                        guild_id=guild_id,
                        source_id=source,
                        link_key=f"{self.heard}",
                        title=f"Story {self.heard}",
                        link=f"https://paper.example/{self.heard}",
                        source=f"Paper {source}",
                        section=self.chance.choice(SECTIONS),
                        summary="",
                        brief="",
                        notes=["war"] if self.chance.random() < 0.2 else [],
                        minutes=1,
                        weight=1.0,
                        published_at=now,
                        seen_at=now,
                        state=StoryState.OPEN,
                        open_at=now,
                    )
                )

    async def _source(self, session: AsyncSession, guild_id: int) -> int:
        found = (await session.scalars(select(SourceRow.id).where(SourceRow.guild_id == guild_id))).all()
        if len(found) == 6:
            return self.chance.choice(found)
        feed = new_feed(f"https://paper.example/{guild_id}/{len(found)}", self.clock.now())
        session.add(feed)
        await session.flush()
        source = SourceRow(
            guild_id=guild_id, feed_id=feed.id, section="World", weight=1.0, read_up_to=0, added_at=self.clock.now()
        )
        session.add(source)
        await session.flush()
        return source.id

    async def _deliver(self) -> None:
        """Discord takes most of what was asked for, refuses some, and is away for some."""
        async with self.database.write() as session:
            waiting = await session.scalars(
                select(OperationRow).where(OperationRow.state == State.PENDING, OperationRow.kind == EDITION_CARD)
            )
            for row in waiting.all():
                luck = self.chance.random()
                if luck < 0.1:
                    await queue.finish(session, self.clock.now(), row.id, State.FAILED, None, "403/50001")
                elif luck < 0.8:
                    place = Place(row.channel_id or 0, 10**6 + row.id)
                    await queue.finish(session, self.clock.now(), row.id, State.DONE, place, None)
