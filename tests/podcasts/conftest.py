"""Two guilds with podcasts, and a feed that is really served and really polled."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery.models import InboxItemRow, OperationRow
from bot.feeds.models import EntryRow
from bot.feeds.polling import FeedPoller
from bot.guilds import Actor
from bot.guilds.service import GuildService, Setup
from bot.podcasts.announcing import Announcer
from bot.podcasts.browsing import ShowBrowser
from bot.podcasts.crediting import CreditService
from bot.podcasts.episodes import EpisodeService
from bot.podcasts.records import Show
from bot.podcasts.shows import ShowService
from tests.feeds.broadcasting import Channel, Item, broadcast
from tests.feeds.conftest import poller, server
from tests.web.sites import Site

__all__ = ["poller", "server"]

GUILD, OTHER_GUILD = 11, 12
STAFF_ROLE, STAFF_CHANNEL, PODCASTS = 20, 30, 31
OWNER = Actor(guild_id=GUILD, person_id=1, manages_guild=True)
SAM = Actor(guild_id=GUILD, person_id=2, role_ids=frozenset({STAFF_ROLE}))
ANA = Actor(guild_id=GUILD, person_id=3)
BEN = Actor(guild_id=GUILD, person_id=4)
CLEO = Actor(guild_id=GUILD, person_id=5)
QUINN = Actor(guild_id=OTHER_GUILD, person_id=6, manages_guild=True)


@dataclass
class World:
    """The services of the job, and a show that goes on air."""

    database: Database
    clock: FixedClock
    poller: FeedPoller
    site: Site
    shows: ShowService
    credits: CreditService
    episodes: EpisodeService
    browser: ShowBrowser
    announcer: Announcer
    channel: Channel = field(default_factory=Channel)

    def item(self, number: int, *, hours_ago: float = 0.0) -> Item:
        """An episode of the show."""
        return Item(
            title=f"Stop {number}",
            guid=f"stop-{number}",
            link=f"https://nightbus.example/{number}",
            at=self.clock.now() - timedelta(hours=hours_ago),
            audio=f"https://cdn.example/{number}.mp3",
            duration=str(600 + number),
            summary=f"What happens at stop {number}.",
        )

    def airs(self, *items: Item) -> None:
        """Put items on top of the feed."""
        self.channel.items = [*items, *self.channel.items]

    def url(self, path: str = "/feed") -> str:
        """Where the show's feed is."""
        return broadcast(self.site, path, self.channel)

    async def adds(self, who: Actor, *, url: str = "", team_id: int | None = None) -> Show:
        """Look at the feed and add it."""
        preview = await self.shows.look(who, url or self.url())
        return await self.shows.add(who, preview.draft_id, team_id)

    async def polled(self, show: Show, *, later: timedelta = timedelta(hours=1)) -> None:
        """Time passes, the feed is asked, and what is new is announced."""
        self.clock.advance(later)
        await self.poller.check_now(show.feed_id)
        await self.announcer.catch_up()

    async def announced(self, guild_id: int = GUILD) -> list[str]:
        """Titles of the episodes that were announced, in the order of their cards."""
        async with self.database.read() as session:
            operations = await session.scalars(
                select(OperationRow)
                .where(
                    OperationRow.kind == "podcasts-episode",
                    OperationRow.action == "send",
                    OperationRow.guild_id == guild_id,
                )
                .order_by(OperationRow.id)
            )
            rows = operations.all()
        titles = []
        for row in rows:
            card = await self.episodes.card(int(row.ids["episode_id"]))
            titles.append(card.episode.title if card else "gone")
        return titles

    async def operations(self, kind: str) -> list[str]:
        """What was asked of Discord for a kind of card: action, channel and state."""
        async with self.database.read() as session:
            rows = await session.scalars(
                select(OperationRow).where(OperationRow.kind == kind).order_by(OperationRow.id)
            )
            return [f"{row.action} {row.channel_id} {row.state}" for row in rows]

    async def inbox(self, who: Actor) -> list[tuple[str, dict[str, int | str]]]:
        """Kinds and ids of what waits for somebody."""
        async with self.database.read() as session:
            rows = await session.scalars(
                select(InboxItemRow).where(InboxItemRow.person_id == who.person_id).order_by(InboxItemRow.id)
            )
            return [(row.kind, row.ids) for row in rows]

    async def entry(self, title: str) -> int:
        """The id of the entry of that title."""
        async with self.database.read() as session:
            found = await session.scalars(select(EntryRow.id).where(EntryRow.title == title))
            return found.one()

    async def card_of(self, title: str) -> int:
        """The id of the announced episode of that title."""
        async with self.database.read() as session:
            rows = await session.scalars(
                select(OperationRow).where(OperationRow.kind == "podcasts-episode", OperationRow.action == "send")
            )
            ids = [int(row.ids["episode_id"]) for row in rows]
        for each in ids:
            card = await self.episodes.card(each)
            if card is not None and card.episode.title == title:
                return each
        raise LookupError(title)

    async def named(self, title: str) -> list[str]:
        """Who is named on the card of that episode, as "part person"."""
        card = await self.episodes.card(await self.card_of(title))
        return [] if card is None else [f"{each.part} {each.person_id}" for each in card.credits]


@pytest.fixture
async def world(database: Database, clock: FixedClock, poller: FeedPoller, server: Site) -> World:
    guilds = GuildService(database, clock)
    setup = Setup(
        city="Berlin",
        staff_channel_id=STAFF_CHANNEL,
        staff_role_id=STAFF_ROLE,
        locale="en-GB",
        podcast_channel_id=PODCASTS,
    )
    await guilds.set_up(OWNER, setup)
    await guilds.set_up(QUINN, setup)
    return World(
        database=database,
        clock=clock,
        poller=poller,
        site=server,
        shows=ShowService(database, clock, poller),
        credits=CreditService(database, clock),
        episodes=EpisodeService(database, clock),
        browser=ShowBrowser(database),
        announcer=Announcer(database, clock, poller),
    )
