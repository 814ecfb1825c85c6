"""What staff do about their own work: see what waits, and go away for a while."""

from datetime import datetime, timedelta

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_guild, require_staff
from bot.guilds.presence import away_until, go_away
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
            away = await away_until(session, now, actor)
        # What was there may have been done meanwhile: then the last page there is.
        skipped = min(skipped, max(0, (len(found) - 1) // PAGE * PAGE))
        return Today(
            waiting=tuple(found[skipped : skipped + PAGE]),
            count=len(found),
            go_on_from=skipped + PAGE if len(found) > skipped + PAGE else None,
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
