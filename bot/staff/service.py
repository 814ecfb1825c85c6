"""What staff do about their own work: see what waits, go away for a while, close for a break."""

from datetime import datetime, time, timedelta

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_guild, require_staff
from bot.guilds.hours import Hours, away_until, go_away, hours, set_hours
from bot.safety.team import require_safety
from bot.showcase.waiting import put_back_all
from bot.staff import collecting
from bot.staff.records import Kind, Today, Waiting

PAGE = 8
# Longer is not being away.
MOST_AWAY = timedelta(days=60)


class StaffService:
    """The day of somebody of staff."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def today(self, actor: Actor, *, skipped: int = 0) -> Today:
        """Eight of the things that wait for the actor, the longest waiting first, passing over the first `skipped`.

        Raises:
            MemberFacingError: not set up, or neither staff nor of the safety team.
        """
        now = self._clock.now()
        async with self._database.read() as session:
            guild = await require_guild(session, actor.guild_id)
            await require_safety(session, guild, actor)
            found = await collecting.for_person(session, guild, actor)
            closed = (await hours(session, guild.guild_id, now)).closed_until
            away = await away_until(session, now, actor)
        # What was there may have been done meanwhile: then the last page there is.
        skipped = min(skipped, max(0, (len(found) - 1) // PAGE * PAGE))
        return Today(
            waiting=tuple(found[skipped : skipped + PAGE]),
            count=len(found),
            go_on_from=skipped + PAGE if len(found) > skipped + PAGE else None,
            closed_until=closed,
            away_until=away,
        )

    async def waiting(self, actor: Actor, kind: Kind, waiting_id: int) -> Waiting:
        """One of the things that wait for the actor.

        Raises:
            MemberFacingError: as `today`; somebody has seen to it.
        """
        async with self._database.read() as session:
            guild = await require_guild(session, actor.guild_id)
            await require_safety(session, guild, actor)
            found = await collecting.for_person(session, guild, actor)
        for each in found:
            if (each.kind, each.id) == (kind, waiting_id):
                return each
        raise MemberFacingError("staff-seen-to")

    async def away(self, actor: Actor, days: int) -> tuple[datetime | None, int]:
        """The actor is away so many days; 0: they are back. What they have taken is free again: how much that was.

        Raises:
            MemberFacingError: not staff.
        """
        now = self._clock.now()
        until = now + min(timedelta(days=days), MOST_AWAY) if days > 0 else None
        async with self._database.write() as session:
            await require_staff(session, actor)
            await go_away(session, now, actor, until)
            freed = await put_back_all(session, now, actor.guild_id, actor.person_id) if until is not None else 0
            audit.record(session, now, "staff.away", guild_id=actor.guild_id, by=actor.person_id, days=max(days, 0))
        return until, freed

    async def hours(self, guild_id: int) -> Hours:
        """The hours of a community's staff."""
        async with self._database.read() as session:
            return await hours(session, guild_id, self._clock.now())

    async def set_quiet(self, actor: Actor, quiet_from: str, quiet_until: str) -> Hours:
        """Set the hours without reminders, "21:00" to "08:00" in the community's time; the same twice is never.

        Raises:
            MemberFacingError: not staff, or no time of day.
        """
        try:
            begins, ends = time.fromisoformat(_padded(quiet_from)), time.fromisoformat(_padded(quiet_until))
        except ValueError as error:
            raise MemberFacingError("staff-no-time") from error
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor)
            before = await hours(session, actor.guild_id, now)
            wanted = Hours(
                quiet_from=begins.replace(tzinfo=None, second=0, microsecond=0),
                quiet_until=ends.replace(tzinfo=None, second=0, microsecond=0),
                closed_until=before.closed_until,
            )
            await set_hours(session, actor.guild_id, wanted)
            audit.record(session, now, "staff.quiet", guild_id=actor.guild_id, by=actor.person_id)
        return wanted

    async def close(self, actor: Actor, days: int) -> Hours:
        """The community's staff take a break of so many days; 0: they are back. Senders are told, nothing is refused.

        Raises:
            MemberFacingError: not staff.
        """
        now = self._clock.now()
        until = now + min(timedelta(days=days), MOST_AWAY) if days > 0 else None
        async with self._database.write() as session:
            await require_staff(session, actor)
            before = await hours(session, actor.guild_id, now)
            wanted = Hours(quiet_from=before.quiet_from, quiet_until=before.quiet_until, closed_until=until)
            await set_hours(session, actor.guild_id, wanted)
            audit.record(session, now, "staff.close", guild_id=actor.guild_id, by=actor.person_id, days=max(days, 0))
        return wanted


def _padded(typed: str) -> str:
    """ "8" and "8:00" as "08:00"."""
    hour, _, minute = typed.strip().replace(".", ":").partition(":")
    return f"{hour:0>2}:{minute or '00':0>2}"
