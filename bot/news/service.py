"""What staff do with held stories, and what the digest takes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_staff
from bot.news import cards, change_repository, repository
from bot.news.records import State, Story, StoryChange

JOB = "news"
# A story that no edition took in this time is no news any more, unless editions come more rarely.
NEWS_FOR = timedelta(days=2)


class NewsService:
    """Stories of guilds."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

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
            if release:
                await cards.post_story(session, now, row.id)
            act = "news.release" if release else "news.leave_out"
            audit.record(session, now, act, guild_id=guild.guild_id, by=actor.person_id, story_id=row.id)

    async def card(self, guild_id: int, entry_id: int) -> Story | None:
        """What an entry that is posted as it comes tells; None where it may not be shown any more."""
        async with self._database.read() as session:
            return await cards.card(session, guild_id, entry_id)

    async def candidates(
        self, session: AsyncSession, guild_id: int, now: datetime, news_for: timedelta = NEWS_FOR
    ) -> Sequence[Story]:
        """Stories that an edition may take: met or released in that time."""
        return await repository.candidates(session, guild_id, now - news_for)

    async def by_ids(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> Sequence[Story]:
        """Those stories, as far as they may still be shown."""
        return await repository.by_ids(session, guild_id, ids)

    async def take(self, session: AsyncSession, guild_id: int, ids: Sequence[int], now: datetime) -> None:
        """An edition holds these from now on: their words stay as they are, whatever else tells of it later."""
        await repository.set_taken(session, guild_id, ids, now)

    async def give_back(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> None:
        """The edition that held these never left."""
        await repository.set_taken(session, guild_id, ids, None)

    async def sections(self, session: AsyncSession, guild_id: int) -> Sequence[str]:
        """The sections of the feeds that the guild reads."""
        return await repository.sections(session, guild_id)

    async def changes(self, session: AsyncSession, guild_id: int) -> Sequence[StoryChange]:
        """What sources changed of what was printed here and nobody has dealt with yet, the oldest first."""
        return await change_repository.unsettled(session, guild_id)

    async def settle_change(self, session: AsyncSession, guild_id: int, change_id: int, now: datetime) -> bool:
        """Staff have dealt with it; returns whether nobody had before."""
        return await change_repository.settle(session, guild_id, change_id, now)

    async def count_held(self, session: AsyncSession, guild_id: int) -> int:
        """How many stories wait for staff to look."""
        return sum((await repository.held_by_source(session, guild_id)).values())
