"""What staff decide about the digests of their guild: when, where, how long, and when not."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.digest import repository, series
from bot.digest.models import DigestRow
from bot.digest.records import Digest, EditionState, PastEdition, Wishes
from bot.digest.schedule import Occasion, latest_occasion, parse_days, parse_hour
from bot.digest.series import JOB
from bot.errors import MemberFacingError
from bot.guilds import Actor, Guild, require_staff
from bot.texts import markup

STAFF_FIRST = timedelta(days=7)
LONGEST_NAME = 60
LONGEST_SECTION = 40
MOST_SECTIONS = 10
PAST_PAGE = 8


class SchedulingService:
    """Digests of guilds, for their staff."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def schedule(self, actor: Actor, name: str, wishes: Wishes) -> Digest:
        """Make the digest of that name, or change what is wished otherwise. One that was paused goes on.

        Raises:
            MemberFacingError: not staff; hour, days, sections or name are none; too many; no channel for it.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            known = await series.find(session, guild.guild_id, name)
            row = known or await series.make(session, now, guild, _name(name))
            before = _last(row, guild, now)
            _change(row, wishes)
            series.require_channel(row, guild)
            if wishes.staff_first is not None:
                row.staff_until_at = now + STAFF_FIRST if wishes.staff_first else None
            row.paused_at, row.scheduled_at = None, now
            if known is not None:
                await self._skip_what_moved(session, now, row, guild, before)
            audit.record(session, now, "digest.schedule", guild_id=guild.guild_id, by=actor.person_id, hour=row.hour)
            return await series.record_of(session, now, row, guild)

    async def current(self, actor: Actor, name: str = series.DAILY) -> Digest:
        """How it is scheduled now.

        Raises:
            MemberFacingError: not staff, or no such digest.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            return await series.record_of(session, now, await series.require(session, now, guild, name), guild)

    async def all(self, actor: Actor) -> list[Digest]:
        """All of the guild, the daily one first.

        Raises:
            MemberFacingError: not staff.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            await series.daily(session, now, guild)
            rows = await repository.digests_of(session, guild.guild_id)
            return [await series.record_of(session, now, row, guild) for row in rows]

    async def pause(self, actor: Actor, name: str, *, on: bool) -> Digest:
        """No editions until somebody says otherwise; each day without one is recorded as such.

        Raises:
            MemberFacingError: not staff, or no such digest.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await series.require(session, now, guild, name)
            row.paused_at = (row.paused_at or now) if on else None
            row.scheduled_at = now
            act = "digest.pause" if on else "digest.resume"
            audit.record(session, now, act, guild_id=guild.guild_id, by=actor.person_id, digest_id=row.id)
            return await series.record_of(session, now, row, guild)

    async def skip(self, actor: Actor, name: str) -> tuple[Digest, Occasion]:
        """The next edition does not come; what would be in it goes into the one after.

        Raises:
            MemberFacingError: not staff, no such digest, or it is paused.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await series.require(session, now, guild, name)
            skipped = None if row.paused_at is not None else await series.following(session, now, row, guild)
            if skipped is None:
                raise MemberFacingError("digest-is-paused")
            await repository.add_edition(
                session, row, occasion=skipped.day.isoformat(), day=skipped.day, state=EditionState.SKIPPED, now=now
            )
            audit.record(session, now, "digest.skip", guild_id=guild.guild_id, by=actor.person_id, digest_id=row.id)
            return await series.record_of(session, now, row, guild), skipped

    async def unskip(self, actor: Actor, digest_id: int, day: str) -> Digest:
        """The skipped edition comes after all, while its hour has not passed.

        Raises:
            MemberFacingError: not staff, none such, or its hour has passed.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await session.get(DigestRow, digest_id)
            skipped = await repository.recorded(session, digest_id, day)
            if row is None or row.guild_id != guild.guild_id or skipped is None:
                raise MemberFacingError("errors-not-found")
            last = _last(row, guild, now)
            if skipped.state != EditionState.SKIPPED or (last is not None and skipped.day <= last.day):
                raise MemberFacingError("digest-skip-is-over")
            await session.delete(skipped)
            await session.flush()
            audit.record(session, now, "digest.unskip", guild_id=guild.guild_id, by=actor.person_id, digest_id=row.id)
            return await series.record_of(session, now, row, guild)

    async def history(self, actor: Actor, name: str, before_id: int | None = None) -> list[PastEdition]:
        """What became of its occasions, the newest first; from before that record on, where one is given.

        Raises:
            MemberFacingError: not staff, or no such digest.
        """
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await series.require(session, self._clock.now(), guild, name)
            return await repository.past(session, row.id, before_id=before_id, limit=PAST_PAGE + 1)

    async def _skip_what_moved(
        self, session: AsyncSession, now: datetime, row: DigestRow, guild: Guild, before: Occasion | None
    ) -> None:
        """An hour that has passed today although the old one has not is no reason for an edition at once."""
        moved = _last(row, guild, now)
        if (
            moved is None
            or moved.day < row.created_at.astimezone(guild.tz).date()
            or await repository.is_recorded(session, row.id, moved.day)
        ):
            return
        if before is None or before.day != moved.day:
            await repository.add_edition(
                session, row, occasion=moved.day.isoformat(), day=moved.day, state=EditionState.MOVED, now=now
            )


def _last(row: DigestRow, guild: Guild, now: datetime) -> Occasion | None:
    return latest_occasion(now, series.hour_of(row), guild.tz, series.days_of(row))


def _change(row: DigestRow, wishes: Wishes) -> None:
    if wishes.hour is not None:
        hour = parse_hour(wishes.hour)
        if hour is None:
            raise MemberFacingError("digest-not-an-hour", typed=wishes.hour[:20])
        row.hour = f"{hour:%H:%M}"
    if wishes.days is not None:
        days = parse_days(wishes.days)
        if days is None:
            raise MemberFacingError("digest-not-days", typed=wishes.days[:40])
        row.days = sorted(days)
    if wishes.sections is not None:
        row.sections = _sections(wishes.sections)
    row.channel_id = wishes.channel_id or row.channel_id
    row.stories = min(wishes.stories or row.stories, series.MOST_STORIES)


def _sections(typed: str) -> list[str] | None:
    """The sections, separated by commas; "all" is none in particular."""
    names = [" ".join(markup.tidy(each).split())[:LONGEST_SECTION] for each in typed.split(",")]
    kept = list(dict.fromkeys(filter(None, names)))[:MOST_SECTIONS]
    return None if not kept or [each.casefold() for each in kept] == ["all"] else kept


def _name(typed: str) -> str:
    name = " ".join(markup.tidy(typed).split())[:LONGEST_NAME]
    if not name:
        raise MemberFacingError("digest-no-such", name="…")
    return name
