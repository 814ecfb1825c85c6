"""Composes editions at the community's own hour: one a local day, or a recorded reason why none."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, time, timedelta
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import Operation, outbox
from bot.digest import repository
from bot.digest.models import DigestRow, EditionRow
from bot.digest.records import Digest, Edition, Made
from bot.digest.schedule import LATEST, latest_occasion, next_occasion, parse_hour
from bot.digest.selection import select
from bot.errors import MemberFacingError
from bot.guilds import Actor, Guild, present, require_guild, require_job, require_staff
from bot.guilds import find as find_guild
from bot.news.records import Story

EDITION_CARD = "digest-edition"
NAME = "daily"
DEFAULT_HOUR = "17:00"
DEFAULT_STORIES = 6
MOST_STORIES = 10
FIRST_LOOK_BACK = timedelta(days=1)
LOOK_AGAIN = timedelta(minutes=1)


class StorySource(Protocol):
    """Where stories come from."""

    async def candidates(self, session: AsyncSession, guild_id: int, now: datetime) -> Sequence[Story]:
        """Stories that an edition may take."""

    async def by_ids(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> Sequence[Story]:
        """Those stories, as far as they may still be shown."""


class MadeSource(Protocol):
    """One job's word on what the community made."""

    kind: str

    async def since(self, session: AsyncSession, guild_id: int, since: datetime) -> Sequence[Made]:
        """What is new since then, oldest first."""

    async def by_ids(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> Sequence[Made]:
        """Those, as far as they may still be shown."""


class DigestService:
    """Digests of all guilds.

    Args:
        news: where stories come from.
        community: each job's word on what is new, in reading order.
    """

    def __init__(self, database: Database, clock: Clock, news: StorySource, community: Sequence[MadeSource]) -> None:
        self._database = database
        self._clock = clock
        self._news = news
        self._community = community

    async def schedule(
        self, actor: Actor, hour: str, channel_id: int | None = None, stories: int | None = None
    ) -> Digest:
        """Staff: when, where and how long.

        Raises:
            MemberFacingError: not staff, the hour is none, or there is no channel for it.
        """
        parsed = parse_hour(hour)
        if parsed is None:
            raise MemberFacingError("digest-not-an-hour", typed=hour[:20])
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, "news")
            row = await self._row(session, guild, channel_id)
            row.hour = f"{parsed:%H:%M}"
            row.channel_id = channel_id or row.channel_id
            row.stories = min(stories or row.stories, MOST_STORIES)
            row.paused_at = None
            audit.record(session, now, "digest.schedule", guild_id=guild.guild_id, by=actor.person_id, hour=row.hour)
            return self._record(row, guild)

    async def preview(self, actor: Actor) -> Edition:
        """Staff: what an edition would hold now. Nothing is written."""
        async with self._database.write() as session:
            guild = await require_staff(session, actor, "news")
            row = await self._row(session, guild, None)
            return await self._draw_up(session, guild, row, await self._since(session, row))

    async def now(self, actor: Actor) -> Edition:
        """Staff: post an edition now; today's scheduled one then takes what is new after it.

        Raises:
            MemberFacingError: not staff, or there is nothing to say.
        """
        async with self._database.write() as session:
            guild = await require_staff(session, actor, "news")
            row = await self._row(session, guild, None)
            edition = await self._draw_up(session, guild, row, await self._since(session, row))
            if edition.is_empty:
                raise MemberFacingError("digest-nothing-new")
            audit.record(session, self._clock.now(), "digest.now", guild_id=guild.guild_id, by=actor.person_id)
            return await self._write_down(session, guild, row, f"now {self._clock.now().isoformat()}", edition)

    async def latest(self, guild_id: int) -> Edition:
        """The newest edition, as it may be shown today.

        Raises:
            MemberFacingError: there was none yet.
        """
        async with self._database.read() as session:
            await require_job(session, guild_id, "news")
            row = await repository.latest_composed(session, guild_id)
            if row is None:
                raise MemberFacingError("digest-none-yet")
            return await self._read_back(session, row)

    async def edition(self, edition_id: int) -> Edition | None:
        """An edition as it may be shown now: what was taken down since is gone from it."""
        async with self._database.read() as session:
            row = await session.get(EditionRow, edition_id)
            return None if row is None else await self._read_back(session, row)

    async def run(self, stop: asyncio.Event) -> None:
        """Compose what is due, for ever; a changed schedule is noticed within a minute."""
        while not stop.is_set():
            next_at = await self.compose_due()
            tick = self._clock.now() + LOOK_AGAIN
            waits: list[asyncio.Task[object]] = [
                asyncio.create_task(stop.wait()),
                asyncio.create_task(self._clock.until(min(next_at or tick, tick))),
            ]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()

    async def compose_due(self) -> datetime | None:
        """Compose every edition that is due and not yet recorded; returns when the next one is."""
        await self._schedule_defaults()
        async with self._database.read() as session:
            rows = await repository.running(session)
            due, upcoming = [], []
            for row in rows:
                guild = await find_guild(session, row.guild_id)
                if guild is None or "news" in guild.jobs_off:
                    continue
                now = self._clock.now()
                last = latest_occasion(now, _hour(row), guild.tz, frozenset(row.days))
                is_due = last is not None and last.at >= row.created_at
                if is_due and last and await repository.edition_of(session, row.id, last.day.isoformat()) is None:
                    due.append(row.id)
                following = next_occasion(now, _hour(row), guild.tz, frozenset(row.days))
                if following is not None:
                    upcoming.append(following.at)
        for digest_id in due:
            await self._compose(digest_id)
        return min(upcoming, default=None)

    async def _schedule_defaults(self) -> None:
        """A guild with a news channel has a digest at 17:00 until staff say otherwise."""
        async with self._database.read() as session:
            waiting = [
                guild
                for guild in await present(session)
                if guild.news_channel_id and await repository.digest(session, guild.guild_id, NAME) is None
            ]
        for guild in waiting:
            async with self._database.write() as session:
                await self._row(session, guild, None)

    async def _compose(self, digest_id: int) -> None:
        async with self._database.write() as session:
            row = await session.get_one(DigestRow, digest_id)
            guild = await require_guild(session, row.guild_id)
            now = self._clock.now()
            last = latest_occasion(now, _hour(row), guild.tz, frozenset(row.days))
            if last is None or await repository.edition_of(session, row.id, last.day.isoformat()) is not None:
                return
            edition = await self._draw_up(session, guild, row, await self._since(session, row))
            late = now - last.at > LATEST
            if late or edition.is_empty:
                await repository.add_edition(
                    session,
                    row,
                    occasion=last.day.isoformat(),
                    day=last.day,
                    state="too late" if late else "nothing new",
                    since=await self._since(session, row),
                    now=now,
                    holds=(),
                )
                return
            await self._write_down(session, guild, row, last.day.isoformat(), edition)

    async def _draw_up(self, session: AsyncSession, guild: Guild, row: DigestRow, since: datetime) -> Edition:
        now = self._clock.now()
        candidates = await self._news.candidates(session, guild.guild_id, now)
        used = await repository.used(session, guild.guild_id, [f"story:{story.id}" for story in candidates])
        fresh = [story for story in candidates if f"story:{story.id}" not in used]
        chosen = select(fresh, now, row.stories)
        made: list[Made] = []
        for source in self._community:
            made += await source.since(session, guild.guild_id, since)
        return Edition(
            id=0,
            guild_id=guild.guild_id,
            name=row.name,
            day=now.astimezone(guild.tz).date(),
            stories=tuple(each.story for each in chosen),
            made=tuple(made),
            left_out=len(fresh) - len(chosen),
            channel_id=row.channel_id,
        )

    async def _write_down(
        self, session: AsyncSession, guild: Guild, row: DigestRow, occasion: str, edition: Edition
    ) -> Edition:
        now = self._clock.now()
        holds = [f"story:{story.id}" for story in edition.stories] + [made.subject for made in edition.made]
        written = await repository.add_edition(
            session,
            row,
            occasion=occasion,
            day=edition.day,
            state="composed",
            since=await self._since(session, row),
            now=now,
            holds=holds,
        )
        await outbox.add(
            session,
            now,
            Operation(
                kind=EDITION_CARD,
                key=f"edition:{written.id}",
                guild_id=guild.guild_id,
                channel_id=row.channel_id,
                ids={"edition_id": written.id},
                subjects=(f"edition:{written.id}", *holds),
            ),
        )
        return await self._read_back(session, written)

    async def _read_back(self, session: AsyncSession, row: EditionRow) -> Edition:
        digest_row = await session.get_one(DigestRow, row.digest_id)
        holds = await repository.subjects(session, row.id)
        found: dict[str, Story | Made] = {}
        for kind, by_ids in self._finders():
            ids = [int(subject.partition(":")[2]) for subject in holds if subject.startswith(f"{kind}:")]
            for each in await by_ids(session, row.guild_id, ids) if ids else ():
                found[f"{kind}:{each.id}"] = each
        shown = [found[subject] for subject in holds if subject in found]
        return Edition(
            id=row.id,
            guild_id=row.guild_id,
            name=digest_row.name,
            day=row.day,
            stories=tuple(each for each in shown if isinstance(each, Story)),
            made=tuple(each for each in shown if isinstance(each, Made)),
            channel_id=digest_row.channel_id,
        )

    def _finders(
        self,
    ) -> list[tuple[str, Callable[[AsyncSession, int, Sequence[int]], Awaitable[Sequence[Story | Made]]]]]:
        return [("story", self._news.by_ids), *((source.kind, source.by_ids) for source in self._community)]

    async def _since(self, session: AsyncSession, row: DigestRow) -> datetime:
        last = await repository.latest_composed(session, row.guild_id, row.id)
        return last.composed_at if last is not None else self._clock.now() - FIRST_LOOK_BACK

    async def _row(self, session: AsyncSession, guild: Guild, channel_id: int | None) -> DigestRow:
        row = await repository.digest(session, guild.guild_id, NAME)
        if row is None:
            where = channel_id or guild.news_channel_id
            if where is None:
                raise MemberFacingError("digest-no-channel")
            row = DigestRow(
                guild_id=guild.guild_id,
                name=NAME,
                channel_id=where,
                hour=DEFAULT_HOUR,
                days=list(range(7)),
                stories=DEFAULT_STORIES,
                created_at=self._clock.now(),
            )
            session.add(row)
            await session.flush()
        return row

    def _record(self, row: DigestRow, guild: Guild) -> Digest:
        following = next_occasion(self._clock.now(), _hour(row), guild.tz, frozenset(row.days))
        return Digest(
            id=row.id,
            guild_id=row.guild_id,
            name=row.name,
            channel_id=row.channel_id,
            hour=_hour(row),
            days=frozenset(row.days),
            stories=row.stories,
            zone=guild.zone,
            paused=row.paused_at is not None,
            next_at=following.at if following else None,
        )


def _hour(row: DigestRow) -> time:
    with contextlib.suppress(ValueError):
        return time.fromisoformat(row.hour)
    return time.fromisoformat(DEFAULT_HOUR)
