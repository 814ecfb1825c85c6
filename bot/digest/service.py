"""What staff and members ask of the digest."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.digest import repository
from bot.digest.composition import Composition
from bot.digest.due import NAME, DueEditions, digest_row, hour_of, next_at
from bot.digest.models import DigestRow
from bot.digest.reading import JOB, ReadingService
from bot.digest.records import Digest, Edition, EditionState
from bot.digest.schedule import occasion, parse_hour
from bot.errors import MemberFacingError
from bot.guilds import Actor, Guild, require_staff

MOST_STORIES = 10


class DigestService:
    """Digests of all guilds. `due` composes them at their hours; `reading` is for whoever reads them."""

    def __init__(self, database: Database, clock: Clock, composition: Composition) -> None:
        self._database = database
        self._clock = clock
        self._composition = composition
        self.due = DueEditions(database, clock, composition)
        self.reading = ReadingService(database, clock, composition)

    async def schedule(
        self, actor: Actor, hour: str, channel_id: int | None = None, stories: int | None = None
    ) -> Digest:
        """Staff: when, where and how long. A digest that was paused goes on.

        Raises:
            MemberFacingError: not staff, the hour is none, or there is no channel for it.
        """
        parsed = parse_hour(hour)
        if parsed is None:
            raise MemberFacingError("digest-not-an-hour", typed=hour[:20])
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await digest_row(session, now, guild)
            row.channel_id = channel_id or row.channel_id
            _require_channel(row, guild)
            before = hour_of(row)
            row.hour = f"{parsed:%H:%M}"
            row.stories = min(stories or row.stories, MOST_STORIES)
            row.paused_at, row.scheduled_at = None, now
            today = now.astimezone(guild.tz).date()
            was, is_now = occasion(today, before, guild.tz).at, occasion(today, parsed, guild.tz).at
            if is_now <= now < was and not await repository.is_recorded(session, row.id, today):
                await repository.add_edition(
                    session, row, occasion=today.isoformat(), day=today, state=EditionState.MOVED, now=now
                )
            audit.record(session, now, "digest.schedule", guild_id=guild.guild_id, by=actor.person_id, hour=row.hour)
            return await self._record(session, now, row, guild)

    async def current(self, actor: Actor) -> Digest:
        """Staff: how it is scheduled now; the defaults where nobody has said anything yet."""
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            return await self._record(session, now, await digest_row(session, now, guild), guild)

    async def preview(self, actor: Actor) -> Edition:
        """Staff: what an edition would hold now. Nothing is written."""
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            async with session.begin_nested() as attempt:
                row = await digest_row(session, now, guild)
                await self._composition.settle(session, guild.guild_id)
                edition = await self._composition.draw_up(session, now, guild, row)
                await attempt.rollback()
            return edition

    async def now(self, actor: Actor) -> Edition:
        """Staff: post an edition now; today's scheduled one then takes what is new after it.

        Raises:
            MemberFacingError: not staff, there is no channel for it, or nothing to say.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await digest_row(session, now, guild)
            _require_channel(row, guild)
            await self._composition.settle(session, guild.guild_id)
            edition = await self._composition.draw_up(session, now, guild, row)
            if edition.is_empty:
                raise MemberFacingError("digest-only-hard" if edition.left_out else "digest-nothing-new")
            audit.record(session, now, "digest.now", guild_id=guild.guild_id, by=actor.person_id)
            return await self._composition.write_down(
                session, now, row, f"{repository.ASKED_FOR}{now.isoformat()}", edition
            )

    async def _record(self, session: AsyncSession, now: datetime, row: DigestRow, guild: Guild) -> Digest:
        return Digest(
            id=row.id,
            guild_id=row.guild_id,
            name=NAME,
            channel_id=row.channel_id or guild.news_channel_id,
            hour=hour_of(row),
            days=frozenset(row.days),
            stories=row.stories,
            zone=guild.zone,
            next_at=None if row.paused_at is not None else await next_at(session, now, row, guild),
        )


def _require_channel(row: DigestRow, guild: Guild) -> None:
    if row.channel_id is None and guild.news_channel_id is None:
        raise MemberFacingError("digest-no-channel")
