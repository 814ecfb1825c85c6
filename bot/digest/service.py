"""What staff and members ask of the digest."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import outbox
from bot.digest import repository
from bot.digest.composition import EDITION_CARD, Composition, subject_of
from bot.digest.due import NAME, DueEditions, digest_row, hour_of, next_at
from bot.digest.models import DigestRow, EditionRow
from bot.digest.records import Digest, Edition, EditionState
from bot.digest.schedule import occasion, parse_hour
from bot.errors import MemberFacingError
from bot.guilds import Actor, Guild, require_job, require_staff
from bot.safety.records import Evidence
from bot.texts import say

JOB = "news"
MOST_STORIES = 10


class DigestService:
    """Digests of all guilds. `due` composes them at their hours."""

    def __init__(self, database: Database, clock: Clock, composition: Composition) -> None:
        self._database = database
        self._clock = clock
        self._composition = composition
        self.due = DueEditions(database, clock, composition)

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
                raise MemberFacingError("digest-nothing-new")
            audit.record(session, now, "digest.now", guild_id=guild.guild_id, by=actor.person_id)
            return await self._composition.write_down(
                session, now, row, f"{repository.ASKED_FOR}{now.isoformat()}", edition
            )

    async def latest(self, guild_id: int) -> Edition:
        """The newest edition, as it may be shown today.

        Raises:
            MemberFacingError: there was none yet.
        """
        async with self._database.read() as session:
            await require_job(session, guild_id, JOB)
            rows = await repository.composed(session, guild_id)
            if not rows:
                raise MemberFacingError("digest-none-yet")
            return await self._composition.read_back(session, rows[0])

    async def edition(self, edition_id: int) -> Edition | None:
        """An edition as it may be shown now: what was taken down since is gone from it."""
        async with self._database.read() as session:
            row = await session.get(EditionRow, edition_id)
            return None if row is None else await self._composition.read_back(session, row)

    async def evidence(self, session: AsyncSession, guild_id: int, number: str) -> Evidence | None:
        """For `SafetyService.subjects`: what "edition:12" tells now. It is nobody's own."""
        row = await session.get(EditionRow, int(number)) if number.isdecimal() else None
        if row is None or row.guild_id != guild_id:
            return None
        edition = await self._composition.read_back(session, row)
        told = [f"{story.title}\n{story.link}\n{story.summary}".strip() for story in edition.stories]
        posts = await outbox.find_posts(session, subject_of(row.id), kind=EDITION_CARD)
        return Evidence(
            author_id=None,
            title=say("digest-title", day=edition.day),
            text="\n\n".join([*told, *(made.title for made in edition.made)]),
            place=next(iter(posts), None),
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
