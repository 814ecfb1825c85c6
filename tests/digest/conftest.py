"""A desk that composes editions for two guilds, Berlin and Tokyo, from stories and pieces that a test puts there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery import Place, queue
from bot.delivery.models import InboxItemRow, OperationRow
from bot.delivery.outbox import State
from bot.digest.composition import Composition
from bot.digest.models import DigestRow, EditionItemRow, EditionRow
from bot.digest.records import EDITION_CARD, Digest, Made, Wishes
from bot.digest.service import DigestService
from bot.feeds.storing import new_feed
from bot.guilds import Actor
from bot.guilds.service import GuildService, Setup
from bot.news import records
from bot.news.models import SourceRow, StoryRow
from bot.news.service import NewsService
from tests.two_guilds import HERE, OWNER, STAFF_CHANNEL, STAFF_ROLE, STAFF_THERE, THERE

NEWS, NEWS_THERE = 70, 71


@dataclass
class Pieces:
    """What the community made, as a job would tell the digest of it."""

    kind: str = "piece"
    published: list[tuple[datetime, Made]] = field(default_factory=list)
    taken_down: set[int] = field(default_factory=set)

    async def since(self, _session: AsyncSession, guild_id: int, since: datetime) -> Sequence[Made]:
        return [
            made for at, made in self.published if at > since and made.id not in self.taken_down and guild_id == HERE
        ]

    async def by_ids(self, _session: AsyncSession, guild_id: int, ids: Sequence[int]) -> Sequence[Made]:
        known = [made for _, made in self.published if made.id in ids and guild_id == HERE]
        return [made for made in known if made.id not in self.taken_down]

    async def unread(self, _session: AsyncSession, guild_id: int, since: datetime, until: datetime) -> Sequence[Made]:
        return [
            made
            for at, made in self.published
            if since < at <= until and made.is_unread and made.id not in self.taken_down and guild_id == HERE
        ]


@dataclass
class Desk:
    """The digest over a real database."""

    database: Database
    clock: FixedClock
    digest: DigestService
    pieces: Pieces
    guilds: GuildService

    async def schedules(
        self,
        actor: Actor,
        hour: str | None = None,
        channel_id: int | None = None,
        stories: int | None = None,
        name: str = "daily",
        **more: Any,
    ) -> Digest:
        """Staff say when and where."""
        wishes = Wishes(hour=hour, channel_id=channel_id, stories=stories, **more)
        return await self.digest.scheduling.schedule(actor, name, wishes)

    async def hears(
        self,
        *titles: str,
        guild_id: int = HERE,
        notes: tuple[str, ...] = (),
        hours_ago: float = 0,
        section: str = "World",
    ) -> None:
        """Stories arrive, each of a feed of its own."""
        now = self.clock.now() - timedelta(hours=hours_ago)
        async with self.database.write() as session:
            for title in titles:
                feed = new_feed(f"https://paper.example/{guild_id}/{title}", now)
                session.add(feed)
                await session.flush()
                source = SourceRow(
                    guild_id=guild_id, feed_id=feed.id, section=section, weight=1.0, read_up_to=0, added_at=now
                )
                session.add(source)
                await session.flush()
                session.add(
                    StoryRow(
                        guild_id=guild_id,
                        source_id=source.id,
                        link_key=title[:80],
                        title=title,
                        link=f"https://paper.example/{title}",
                        source=f"Paper of {title}"[:80],
                        section=section,
                        summary="",
                        brief="",
                        notes=list(notes),
                        minutes=1,
                        weight=1.0,
                        published_at=now,
                        seen_at=now,
                        state=records.State.OPEN,
                        open_at=now,
                    )
                )

    def publishes(self, number: int, *, is_unread: bool = False) -> None:
        """A member's piece appears."""
        made = Made(kind="piece", id=number, title=f"Piece {number}", by_id=100 + number, is_unread=is_unread)
        self.pieces.published.append((self.clock.now(), made))

    async def at(self, local: str, zone: str = "Europe/Berlin") -> None:
        """The clock reaches a local time, and what is due then is composed."""
        self.clock.advance(datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)) - self.clock.now())
        await self.digest.due.compose()

    async def editions(self, guild_id: int = HERE) -> list[tuple[date, str, list[str]]]:
        """Day, what became of it, and what it holds, in the order of writing."""
        async with self.database.read() as session:
            rows = await session.scalars(
                select(EditionRow).where(EditionRow.guild_id == guild_id).order_by(EditionRow.id)
            )
            found = []
            for row in rows:
                items = await session.scalars(
                    select(EditionItemRow.subject)
                    .where(EditionItemRow.edition_id == row.id)
                    .order_by(EditionItemRow.position)
                )
                found.append((row.day, row.state, [await self._title(session, each) for each in items]))
            return found

    async def days(self, guild_id: int = HERE) -> list[str]:
        """Day and what became of it, as "24 composed"."""
        return [f"{day.day} {state}" for day, state, _ in await self.editions(guild_id)]

    async def cards(self, guild_id: int = HERE) -> list[OperationRow]:
        """What was asked of Discord for editions."""
        async with self.database.read() as session:
            rows = await session.scalars(
                select(OperationRow)
                .where(OperationRow.guild_id == guild_id, OperationRow.kind == EDITION_CARD)
                .order_by(OperationRow.id)
            )
            return list(rows)

    async def actions(self) -> list[str]:
        """What Discord was asked to do, in order."""
        async with self.database.read() as session:
            return list(await session.scalars(select(OperationRow.action).order_by(OperationRow.id)))

    async def inbox(self, person_id: int) -> list[tuple[str, bool]]:
        """What waits for somebody, and whether they know of it."""
        async with self.database.read() as session:
            rows = await session.scalars(select(InboxItemRow).where(InboxItemRow.person_id == person_id))
            return [(row.kind, row.read_at is not None) for row in rows]

    async def asked(self, kind: str) -> list[int | None]:
        """The channels to which cards of that kind were to go."""
        async with self.database.read() as session:
            rows = await session.scalars(select(OperationRow.channel_id).where(OperationRow.kind == kind))
            return list(rows)

    async def leaves(self, state: State = State.DONE, *, first: bool = False) -> None:
        """The outbox is done with the newest edition's card, or with the very first, one way or another."""
        card = (await self.cards())[0 if first else -1]
        async with self.database.write() as session:
            place = Place(card.channel_id or 0, 900 + card.id) if state == State.DONE else None
            await queue.finish(session, self.clock.now(), card.id, state, place, None if place else "403/50001")

    async def row(self) -> DigestRow:
        """How the digest is stored."""
        async with self.database.read() as session:
            found = await session.scalars(select(DigestRow).where(DigestRow.guild_id == HERE))
            return found.one()

    async def _title(self, session: AsyncSession, subject: str) -> str:
        kind, _, number = subject.partition(":")
        if kind != "story":
            return subject
        story = await session.get_one(StoryRow, int(number))
        return story.title


@pytest.fixture
async def desk(database: Database, clock: FixedClock) -> Desk:
    """Both guilds set up a minute ago, with a channel for news."""
    guilds = GuildService(database, clock)
    here = Setup(
        city="Berlin",
        staff_channel_id=STAFF_CHANNEL,
        staff_role_id=STAFF_ROLE,
        locale="en-GB",
        news_channel_id=NEWS,
    )
    there = Setup(city="Tokyo", staff_channel_id=30, staff_role_id=40, locale="ja", news_channel_id=NEWS_THERE)
    await guilds.set_up(OWNER, here)
    await guilds.set_up(STAFF_THERE, there)
    pieces = Pieces()
    news = NewsService(database, clock)
    digest = DigestService(database, clock, Composition(news, pieces))
    await digest.due.compose()
    clock.advance(timedelta(minutes=1))
    return Desk(database, clock, digest, pieces, guilds)


__all__ = ["THERE", "Desk", "desk"]
