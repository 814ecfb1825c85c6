"""Composing an edition from 1,000 candidates, and the same with reading them from the database: our own time.

That of the processor, since the rounds are short and other programs may run beside them.
"""

import gc
import random
import statistics
import tempfile
import time
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from bot.database import Database, KeyRing
from bot.database.migrate import migrate
from bot.digest import series
from bot.digest.community import Episodes, Pieces, Requests
from bot.digest.composition import Composition
from bot.digest.paging import divide
from bot.digest.records import Edition
from bot.digest.selection import select
from bot.feeds.storing import new_feed
from bot.guilds import Actor, require_guild
from bot.guilds.service import GuildService, Setup
from bot.news.models import SourceRow, StoryRow
from bot.news.records import SECTIONS, State
from bot.news.service import NewsService
from cogs.digest.edition import edition_items

CANDIDATES, FEEDS, ROUNDS = 1_000, 50, 200
BRIEF = "A sentence of the usual length, said somebody who was there. " * 4


async def measure() -> list[dict[str, str]]:
    """Two rows: from stories to a message that could be sent, and the same with the database."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/quillcast.db", KeyRing.parse(KeyRing.generate()))
        await migrate(database)
        clock = SystemClock()
        owner = Actor(guild_id=1, person_id=2, manages_guild=True)
        setup = Setup(city="Berlin", staff_channel_id=3, staff_role_id=4, locale="en-GB", news_channel_id=5)
        await GuildService(database, clock).set_up(owner, setup)
        await _fill(database, clock)
        news = NewsService(database, clock)
        composition = Composition(news, Pieces(), (Episodes(), Requests()))
        alone, whole = [], []
        now = clock.now()
        gc.freeze()  # as the bot does once it is up
        async with database.write() as session:
            guild = await require_guild(session, 1)
            row = await series.daily(session, now, guild)
            stories = await news.candidates(session, 1, now)
            for _ in range(ROUNDS):
                began = time.process_time()
                pages = divide(select(stories, now, 10).chosen, ())
                day = now.astimezone(ZoneInfo("Europe/Berlin")).date()
                edition_items(Edition(id=1, guild_id=1, name="daily", day=day, pages=pages))
                alone.append(time.process_time() - began)
                session.expunge_all()
                row = await series.daily(session, now, guild)
                began = time.process_time()
                edition_items(await composition.draw_up(session, now, guild, row))
                whole.append(time.process_time() - began)
        await database.close()
    return [_row("from the stories", alone), _row("from the database", whole)]


def _row(name: str, seconds: list[float]) -> dict[str, str]:
    cuts = statistics.quantiles(seconds, n=100)
    return {
        "composing": name,
        "candidates": str(CANDIDATES),
        "p50": f"{cuts[49] * 1e3:.1f} ms",
        "p99": f"{cuts[98] * 1e3:.1f} ms",
    }


async def _fill(database: Database, clock: SystemClock) -> None:
    chance, now = random.Random(1), clock.now()
    async with database.write() as session:
        sources = []
        for number in range(FEEDS):
            feed = new_feed(f"https://paper.example/{number}", now)
            session.add(feed)
            await session.flush()
            section = SECTIONS[number % len(SECTIONS)]
            source = SourceRow(guild_id=1, feed_id=feed.id, section=section, weight=1.0, read_up_to=0, added_at=now)
            session.add(source)
            await session.flush()
            sources.append(source)
        for number in range(CANDIDATES):
            source = chance.choice(sources)
            at = now - timedelta(minutes=chance.randrange(2_800))
            session.add(
                StoryRow(
                    guild_id=1,
                    source_id=source.id,
                    link_key=f"{number}",
                    title=f"What was decided about number {number} after a long day of talks",
                    link=f"https://paper.example/{source.id}/{number}",
                    source=f"Paper {source.id}",
                    section=source.section,
                    summary=BRIEF * 2,
                    brief=BRIEF,
                    notes=["war"] if chance.random() < 0.2 else [],
                    minutes=4,
                    weight=1.0,
                    published_at=at,
                    seen_at=at,
                    state=State.OPEN,
                    open_at=at,
                )
            )
