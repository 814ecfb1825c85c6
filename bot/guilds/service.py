"""Sets a community up and changes its settings."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import InboxItem, Operation, Outgoing, inbox, outbox
from bot.delivery.models import OperationRow
from bot.errors import MemberFacingError
from bot.guilds import rights
from bot.guilds.actor import Actor
from bot.guilds.models import GuildRow
from bot.guilds.records import JOBS, Guild
from bot.guilds.zones import find_zone

START_CARD = "guilds-start-card"
PROBLEM_CARD = "delivery-problem"
CHANNEL_BROKEN = "guilds-staff-channel"

# Asked within a transaction for whom to tell in a guild when its staff cannot be told.
Guardians = Callable[[AsyncSession, int], Awaitable[Collection[int]]]


@dataclass(frozen=True, kw_only=True)
class Setup:
    """The answers of `/setup start`."""

    city: str
    staff_channel_id: int
    staff_role_id: int
    locale: str
    start_channel_id: int | None = None
    news_channel_id: int | None = None
    showcase_channel_id: int | None = None
    podcast_channel_id: int | None = None
    collab_channel_id: int | None = None


async def _nobody(_session: AsyncSession, _guild_id: int) -> Collection[int]:
    return ()


class GuildService:
    """Settings of communities.

    Args of the instance:
        guardians: the safety team, which is told by inbox when the staff channel takes nothing.
    """

    def __init__(self, database: Database, clock: Clock, guardians: Guardians = _nobody) -> None:
        self._database = database
        self._clock = clock
        self._guardians = guardians

    async def find(self, guild_id: int) -> Guild | None:
        """The guild's settings, None before `/setup start`."""
        async with self._database.read() as session:
            return await rights.find(session, guild_id)

    async def language(self, guild_id: int | None) -> str | None:
        """Discord's tag of the language that a guild speaks; None before `/setup start`, or for no guild."""
        guild = await self.find(guild_id) if guild_id is not None else None
        return None if guild is None else guild.locale

    async def staff_view(self, actor: Actor) -> Guild:
        """The settings, for staff."""
        async with self._database.read() as session:
            return await rights.require_staff(session, actor)

    async def is_staff(self, actor: Actor) -> bool:
        """Whether the actor is staff in a guild that is set up."""
        async with self._database.read() as session:
            guild = await rights.find(session, actor.guild_id)
        return guild is not None and rights.is_staff(guild, actor)

    async def set_up(self, actor: Actor, setup: Setup) -> Guild:
        """Store the answers and post the start-here card; a second time changes the answers.

        Raises:
            MemberFacingError: as `check_answers`.
        """
        zone = check_answers(actor, setup.city, setup.staff_role_id)
        now = self._clock.now()
        async with self._database.write() as session:
            row = await session.get(GuildRow, actor.guild_id)
            if row is None:
                row = GuildRow(guild_id=actor.guild_id, jobs_off=[], set_up_at=now)
                session.add(row)
            moved = row.start_channel_id != setup.start_channel_id
            row.zone, row.locale, row.left_at = zone, setup.locale, None
            row.staff_channel_id, row.staff_role_id = setup.staff_channel_id, setup.staff_role_id
            row.start_channel_id, row.news_channel_id = setup.start_channel_id, setup.news_channel_id
            row.showcase_channel_id, row.podcast_channel_id = setup.showcase_channel_id, setup.podcast_channel_id
            row.collab_channel_id = setup.collab_channel_id
            row.set_up_by_person_id = actor.person_id
            await session.flush()
            audit.record(session, now, "guilds.set_up", guild_id=actor.guild_id, by=actor.person_id)
            if moved:
                await outbox.remove(session, now, f"guild:{actor.guild_id}", kind=START_CARD)
                if setup.start_channel_id is not None:
                    await outbox.add(session, now, _start_card(actor.guild_id, setup.start_channel_id, now))
            return rights.record_of(row)

    async def switch_job(self, actor: Actor, job: str, *, on: bool) -> Guild:
        """Switch a job on or off for the guild.

        Raises:
            MemberFacingError: not staff; no such job.
        """
        if job not in JOBS:
            raise MemberFacingError("errors-not-found")
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await rights.require_staff(session, actor)
            off = tuple(each for each in guild.jobs_off if each != job) + (() if on else (job,))
            row = await session.get_one(GuildRow, actor.guild_id)
            row.jobs_off = list(off)
            audit.record(session, now, "guilds.switch", guild_id=guild.guild_id, by=actor.person_id, job=job)
            return replace(guild, jobs_off=off)

    async def name_sixteen(self, actor: Actor, role_id: int | None) -> Guild:
        """Say which role may read what is for sixteen and up; None is staff alone.

        Raises:
            MemberFacingError: not staff; everyone has that role.
        """
        if role_id == actor.guild_id:
            raise MemberFacingError("guilds-sixteen-is-everyone")
        async with self._database.write() as session:
            guild = await rights.require_staff(session, actor)
            row = await session.get_one(GuildRow, actor.guild_id)
            row.sixteen_role_id = role_id
            audit.record(session, self._clock.now(), "guilds.sixteen", guild_id=guild.guild_id, by=actor.person_id)
            return rights.record_of(row)

    async def delivery_stuck(self, session: AsyncSession, operation_id: int, guild_id: int | None, error: str) -> None:
        """The outbox cannot do an operation: staff get a card with Retry and Drop.

        Where that card is what failed, the safety team and whoever set the server up find it in their inbox.
        """
        guild = await rights.find(session, guild_id) if guild_id is not None else None
        stuck = await session.get_one(OperationRow, operation_id)
        if guild is None:
            return
        if stuck.kind == PROBLEM_CARD:
            await self._tell_people(session, guild, error)
            return
        await outbox.add(session, self._clock.now(), _problem_card(stuck, guild, error))

    async def problem(self, actor: Actor, operation_id: int) -> Outgoing:
        """What is stuck, as the card about it tells.

        Raises:
            MemberFacingError: not staff, or it is not of that guild.
        """
        async with self._database.read() as session:
            guild = await rights.require_staff(session, actor)
            stuck = await session.get(OperationRow, operation_id)
            if stuck is None or stuck.guild_id != guild.guild_id:
                raise MemberFacingError("errors-not-found")
            card = _problem_card(stuck, guild, stuck.error or "")
        return Outgoing(
            kind=card.kind, guild_id=guild.guild_id, channel_id=guild.staff_channel_id, person_id=None, ids=card.ids
        )

    async def _tell_people(self, session: AsyncSession, guild: Guild, error: str) -> None:
        now = self._clock.now()
        row = await session.get_one(GuildRow, guild.guild_id)
        people = set(await self._guardians(session, guild.guild_id))
        if row.set_up_by_person_id is not None:
            people.add(row.set_up_by_person_id)
        for person_id in people:
            item = InboxItem(
                guild_id=guild.guild_id,
                person_id=person_id,
                kind=CHANNEL_BROKEN,
                key=f"{CHANNEL_BROKEN}:{guild.guild_id}:{person_id}:{now.date()}",
                ids={"channel_id": guild.staff_channel_id, "error": error},
                urgent=True,
            )
            await inbox.put(session, now, item)

    async def reconcile(self, here: Collection[int]) -> None:
        """Connected: of the servers that are set up we are in `here` and in no other; some of it happened meanwhile."""
        now = self._clock.now()
        async with self._database.write() as session:
            for row in await session.scalars(select(GuildRow)):
                if row.guild_id in here:
                    row.left_at = None
                else:
                    row.left_at = row.left_at or now

    async def left(self, guild_id: int) -> None:
        """The bot was removed from that server. Its settings stay until it comes back or is erased."""
        async with self._database.write() as session:
            row = await session.get(GuildRow, guild_id)
            if row is not None:
                row.left_at = self._clock.now()

    async def joined(self, guild_id: int) -> None:
        """The bot is (again) in that server."""
        async with self._database.write() as session:
            row = await session.get(GuildRow, guild_id)
            if row is not None and row.left_at is not None:
                row.left_at = None

    async def present(self) -> list[Guild]:
        """All guilds that are set up and that we are in."""
        async with self._database.read() as session:
            return await rights.present(session)


def check_answers(actor: Actor, city: str, staff_role_id: int) -> str:
    """The zone of the city, where the actor may set the server up so.

    Raises:
        MemberFacingError: the actor does not manage the server; no such city; everyone would be staff.
    """
    if not actor.manages_guild:
        raise MemberFacingError("errors-needs-manage-server")
    # Discord's @everyone is a role with the id of the server.
    if staff_role_id == actor.guild_id:
        raise MemberFacingError("guilds-staff-is-everyone")
    return find_zone(city)


def _problem_card(stuck: OperationRow, guild: Guild, error: str) -> Operation:
    return Operation(
        kind=PROBLEM_CARD,
        key=f"problem:{stuck.id}:{stuck.attempts}",
        guild_id=guild.guild_id,
        channel_id=guild.staff_channel_id,
        ids={
            "operation_id": stuck.id,
            "what": stuck.kind,
            "error": error,
            "channel_id": stuck.channel_id or 0,
            "unsure": int(stuck.state == outbox.State.UNCERTAIN),
        },
    )


def _start_card(guild_id: int, channel_id: int, now: datetime) -> Operation:
    return Operation(
        kind=START_CARD,
        key=f"start-card:{guild_id}:{channel_id}:{now.timestamp()}",
        guild_id=guild_id,
        channel_id=channel_id,
        subjects=(f"guild:{guild_id}",),
    )
