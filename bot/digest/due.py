"""Composes editions at the community's own hour: one a local day, or a recorded reason why none."""

import asyncio
from datetime import date, datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock, repeat
from bot.database import Database
from bot.delivery import Operation, outbox
from bot.digest import repository
from bot.digest.composition import Composition
from bot.digest.models import DigestRow
from bot.digest.records import EditionState
from bot.digest.schedule import LATEST, Occasion, latest_occasion, next_occasion, occasion
from bot.digest.series import DAILY, daily, days_of, hour_of, is_for_staff
from bot.guilds import Guild, present

log = structlog.get_logger()

LOOK_AGAIN = timedelta(minutes=1)
PAUSED_NOTE = "digest-paused"
PAUSED_AFTER = 3
_MOST_DAYS_BACK = 31


class DueEditions:
    """The loop behind all digests."""

    def __init__(self, database: Database, clock: Clock, composition: Composition) -> None:
        self._database = database
        self._clock = clock
        self._composition = composition

    async def run(self, stop: asyncio.Event) -> None:
        """Compose what is due, until `stop`; a changed schedule is noticed within a minute."""
        await repeat(self.compose, self._clock, LOOK_AGAIN, stop)

    async def compose(self) -> datetime | None:
        """Compose every edition that is due and not yet recorded; returns when the next one is."""
        # What counts for being late is when it was noticed, not how long the database took.
        noticed_at = self._clock.now()
        await self._schedule_defaults(noticed_at)
        due, upcoming = [], []
        async with self._database.read() as session:
            guilds = {guild.guild_id: guild for guild in await present(session)}
            for row in await repository.digests(session):
                guild = guilds.get(row.guild_id)
                if guild is None:
                    continue
                last = _last(row, guild, noticed_at)
                if last is not None and not await repository.is_recorded(session, row.id, last.day):
                    due.append((row.id, guild))
                following = next_occasion(noticed_at, hour_of(row), guild.tz, days_of(row))
                if following is not None:
                    upcoming.append(following.at)
        for digest_id, guild in due:
            try:
                await self._compose(digest_id, guild, noticed_at)
            except Exception:
                # A door: one guild's trouble must not keep the others from their edition.
                log.exception("edition not composed", guild_id=guild.guild_id)
        return min(upcoming, default=None)

    async def _schedule_defaults(self, now: datetime) -> None:
        """A guild with a news channel has a digest at 17:00 until staff say otherwise."""
        async with self._database.read() as session:
            waiting = [
                guild
                for guild in await present(session)
                if guild.news_channel_id and await repository.digest(session, guild.guild_id, DAILY) is None
            ]
        for guild in waiting:
            async with self._database.write() as session:
                await daily(session, now, guild)

    async def _compose(self, digest_id: int, guild: Guild, noticed_at: datetime) -> None:
        async with self._database.write() as session:
            row = await session.get_one(DigestRow, digest_id)
            last = _last(row, guild, noticed_at)
            if last is None or await repository.is_recorded(session, row.id, last.day):
                return
            await self._record_missed(session, noticed_at, row, guild, last)
            await self._composition.settle(session, guild.guild_id)
            await self._pause_if_hopeless(session, noticed_at, row, guild)
            reason = _reason_for_none(row, guild, last, noticed_at)
            if reason is None:
                edition = await self._composition.draw_up(session, noticed_at, guild, row, last.day)
                if not edition.is_empty:
                    await self._composition.write_down(session, noticed_at, row, last.day.isoformat(), edition)
                    return
                reason = EditionState.ONLY_HARD if edition.left_out else EditionState.NOTHING_NEW
            waiting = len(await self._composition.fresh(session, noticed_at, row))
            await _record(session, noticed_at, row, last.day, reason, waiting)

    async def _record_missed(
        self, session: AsyncSession, now: datetime, row: DigestRow, guild: Guild, last: Occasion
    ) -> None:
        """The days before `last` on which nobody was there to compose; what was new then goes into the next one."""
        recorded = await repository.last_recorded(session, row.id, last.day)
        day = max(recorded or date.min, last.day - timedelta(days=_MOST_DAYS_BACK)) + timedelta(days=1)
        while day < last.day:
            if day.weekday() in row.days and occasion(day, hour_of(row), guild.tz).at >= row.created_at:
                await _record(session, now, row, day, EditionState.TOO_LATE)
            day += timedelta(days=1)

    async def _pause_if_hopeless(self, session: AsyncSession, now: datetime, row: DigestRow, guild: Guild) -> None:
        """After several editions that could not be posted, staff are told once and asked to mend it."""
        attempts = await repository.last_attempts(session, row.id, row.scheduled_at, PAUSED_AFTER)
        if row.paused_at is None and attempts == [EditionState.UNDELIVERED] * PAUSED_AFTER:
            row.paused_at = now
            await outbox.add(
                session,
                now,
                Operation(
                    kind=PAUSED_NOTE,
                    key=f"{PAUSED_NOTE}:{row.id}:{now.isoformat()}",
                    guild_id=guild.guild_id,
                    channel_id=guild.staff_channel_id,
                    ids={"channel_id": row.channel_id or guild.news_channel_id or 0},
                ),
            )


def _last(row: DigestRow, guild: Guild, now: datetime) -> Occasion | None:
    """The newest occasion of a digest since it exists."""
    last = latest_occasion(now, hour_of(row), guild.tz, days_of(row))
    return last if last is not None and last.at >= row.created_at else None


def _reason_for_none(row: DigestRow, guild: Guild, last: Occasion, now: datetime) -> EditionState | None:
    if "news" in guild.jobs_off:
        return EditionState.SWITCHED_OFF
    if row.paused_at is not None:
        return EditionState.PAUSED
    if row.channel_id is None and guild.news_channel_id is None and not is_for_staff(row, now):
        return EditionState.NO_CHANNEL
    return EditionState.TOO_LATE if now - last.at > LATEST else None


async def _record(
    session: AsyncSession, now: datetime, row: DigestRow, day: date, state: EditionState, waiting: int = 0
) -> None:
    await repository.add_edition(
        session, row, occasion=day.isoformat(), day=day, state=state, now=now, left_out=waiting
    )
