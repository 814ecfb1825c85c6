"""The safety team, the pause, and whose a piece is."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import InboxItem, Operation, inbox, outbox
from bot.errors import MemberFacingError
from bot.guilds import Actor, is_staff, require_guild, require_staff
from bot.people import blocks
from bot.people.service import PeopleService
from bot.safety import bars, repository
from bot.safety.models import PauseRow
from bot.safety.records import SubjectReader
from bot.safety.team import ENOUGH, require_safety
from bot.texts.markup import tidy

PAUSE_CARD = "safety-pause-card"
PICKED = "safety-picked"
MOST_IN_TEAM = 10
MOST_HELP = 1500


@dataclass(frozen=True, kw_only=True)
class SafetyView:
    """What the settings show.

    Args:
        ready: whether messages may go to members.
    """

    team: tuple[int, ...]
    ready: bool
    paused: bool


class SafetyService:
    """Who the safety team is, and what it can stop.

    Args of the instance:
        subjects: by the first word of a subject ("piece"), how to find out whose it is and what it says. Jobs whose
            cards have a Report button add theirs when the services are constructed.
        blocked: what else follows when somebody blocks somebody, in the transaction, with both of them in that order.
        picked: what else follows from a new safety team, in the transaction and by guild.
    """

    def __init__(self, database: Database, clock: Clock, people: PeopleService) -> None:
        self._database = database
        self._clock = clock
        self._people = people
        self.subjects: dict[str, SubjectReader] = {}
        self.blocked: list[Callable[[AsyncSession, datetime, int, int], Awaitable[None]]] = []
        self.picked: list[Callable[[AsyncSession, datetime, int], Awaitable[None]]] = []

    async def view(self, guild_id: int) -> SafetyView:
        """The team and the pause of a guild."""
        async with self._database.read() as session:
            people = await repository.safety_team(session, guild_id)
            paused = await repository.pause(session, guild_id) is not None
        return SafetyView(team=people, ready=len(people) >= ENOUGH, paused=paused)

    async def safety_team(self, guild_id: int) -> tuple[int, ...]:
        """The people picked for the team. Whether one is still a member, only Get Member knows."""
        async with self._database.read() as session:
            return await repository.safety_team(session, guild_id)

    async def pick_team(self, actor: Actor, person_ids: Collection[int], *, present: Collection[int]) -> SafetyView:
        """Make the safety team exactly those of `person_ids` who are `present`, members found by Get Member.

        Only who manages the server may: the team reads what members write to each other.

        Raises:
            MemberFacingError: not allowed, not set up, or more than ten.
        """
        if not actor.manages_guild:
            raise MemberFacingError("errors-needs-manage-server")
        wanted = set(person_ids) & set(present)
        if len(wanted) > MOST_IN_TEAM:
            raise MemberFacingError("safety-team-too-large", most=MOST_IN_TEAM)
        now = self._clock.now()
        async with self._database.write() as session:
            await require_guild(session, actor.guild_id)
            for person_id in await repository.replace_safety_team(session, actor.guild_id, wanted, now):
                key = f"{PICKED}:{actor.guild_id}:{person_id}:{now.timestamp()}"
                await inbox.put(
                    session, now, InboxItem(guild_id=actor.guild_id, person_id=person_id, kind=PICKED, key=key)
                )
            for hear in self.picked:
                await hear(session, now, actor.guild_id)
            audit.record(
                session, now, "safety.pick_team", guild_id=actor.guild_id, by=actor.person_id, people=len(wanted)
            )
        return await self.view(actor.guild_id)

    async def pause(self, actor: Actor, *, on: bool) -> SafetyView:
        """Stop new messages and submissions, or let them through again; staff are told by a card.

        Raises:
            MemberFacingError: not set up, or the actor is neither staff nor of the safety team.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_guild(session, actor.guild_id)
            await require_safety(session, guild, actor)
            row = await repository.pause(session, guild.guild_id)
            if on and row is None:
                session.add(PauseRow(guild_id=guild.guild_id, paused_by_person_id=actor.person_id, paused_at=now))
                await outbox.add(
                    session,
                    now,
                    Operation(
                        kind=PAUSE_CARD,
                        key=f"{PAUSE_CARD}:{guild.guild_id}:{now.timestamp()}",
                        guild_id=guild.guild_id,
                        channel_id=guild.staff_channel_id,
                        subjects=(f"pause:{guild.guild_id}",),
                    ),
                )
            elif not on and row is not None:
                await session.delete(row)
                await outbox.remove(session, now, f"pause:{guild.guild_id}", kind=PAUSE_CARD)
            audit.record(session, now, "safety.pause", guild_id=guild.guild_id, by=actor.person_id, on=int(on))
        return await self.view(actor.guild_id)

    async def paused_by(self, guild_id: int) -> int | None:
        """Who paused the guild; None when it is not paused, or they have been erased."""
        async with self._database.read() as session:
            row = await repository.pause(session, guild_id)
            return None if row is None else row.paused_by_person_id

    async def block(self, blocker_id: int, guild_id: int | None, subject: str) -> None:
        """Keep whoever is behind a subject ("person:34", "piece:12") away from the blocker; twice is once.

        Raises:
            MemberFacingError: that is the blocker; no such thing in this guild.
        """
        async with self._database.write() as session:
            author_id = await self._author(session, guild_id, subject)
            now = self._clock.now()
            await blocks.block(session, now, blocker_id=blocker_id, blocked_id=author_id, subject=subject)
            for follow in self.blocked:
                await follow(session, now, blocker_id, author_id)

    async def author_of(self, actor: Actor, subject: str) -> int:
        """Who is behind a subject such as "piece:12"; it is noted who asked.

        Raises:
            MemberFacingError: not staff or safety team; no such thing in this guild; it is by nobody.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_guild(session, actor.guild_id)
            await require_safety(session, guild, actor)
            author_id = await self._author(session, guild.guild_id, subject)
            audit.record(session, now, "safety.who", guild_id=guild.guild_id, by=actor.person_id, subject=subject)
        return author_id

    async def help_words(self, guild_id: int | None) -> str | None:
        """Where somebody in danger finds help, in the words of the guild's staff; None where they wrote none."""
        if guild_id is None:
            return None
        async with self._database.read() as session:
            return await repository.help_words(session, guild_id)

    async def change_help(self, actor: Actor, words: str) -> str | None:
        """Staff: where to find help. Numbers and addresses are what it is for; "" goes back to the catalogue's words.

        Raises:
            MemberFacingError: not staff.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor)
            await repository.set_help(session, now, actor.guild_id, tidy(words).strip()[:MOST_HELP])
            audit.record(session, now, "safety.help", guild_id=actor.guild_id, by=actor.person_id)
        return await self.help_words(actor.guild_id)

    async def subject_at(self, guild_id: int, channel_id: int, message_id: int) -> str | None:
        """What a post of ours is, where a job owns it; None for any other message."""
        async with self._database.read() as session:
            subjects = await outbox.own_subjects_at(session, guild_id, channel_id, message_id)
        known = [subject for subject in subjects if subject.partition(":")[0] in self.subjects]
        return known[0] if len(known) == 1 else None

    async def erase(self, actor: Actor, person_id: int) -> None:
        """Erase a person in the actor's guild, as they could themselves.

        Raises:
            MemberFacingError: not set up, or the actor is neither staff nor of the safety team.
        """
        await self.require(actor)
        await self._people.erase(person_id, actor.guild_id, by=actor.person_id)

    async def keep_out(self, actor: Actor, person_id: int, *, about: Actor | None) -> None:
        """Erase somebody under the minimum age from the actor's guild and refuse them when they return.

        Args:
            about: the person as a member, asked of Discord; None for somebody who is not.

        Raises:
            MemberFacingError: not set up; the actor is neither staff nor of the safety team, or the person is.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_guild(session, actor.guild_id)
            await require_safety(session, guild, actor)
            team = await repository.safety_team(session, guild.guild_id)
            if person_id in (actor.person_id, *team) or (about is not None and is_staff(guild, about)):
                raise MemberFacingError("safety-bar-staff")
            await bars.bar(session, now, guild.guild_id, person_id)
            audit.record(session, now, "safety.keep_out", guild_id=guild.guild_id, by=actor.person_id)
        await self._people.erase(person_id, actor.guild_id, by=actor.person_id)

    async def let_in(self, actor: Actor, person_id: int) -> None:
        """Let somebody in again who was kept out.

        Raises:
            MemberFacingError: not set up, or the actor is neither staff nor of the safety team.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_guild(session, actor.guild_id)
            await require_safety(session, guild, actor)
            await bars.welcome(session, guild.guild_id, person_id)
            audit.record(session, now, "safety.let_in", guild_id=guild.guild_id, by=actor.person_id)

    async def barred_since(self, guild_id: int, person_id: int) -> datetime | None:
        """Since when somebody is kept out of a guild; None where they are not."""
        async with self._database.read() as session:
            return await bars.barred_since(session, guild_id, person_id)

    async def require(self, actor: Actor) -> None:
        """For pages that only staff and the safety team see.

        Raises:
            MemberFacingError: not set up, or the actor is neither.
        """
        async with self._database.read() as session:
            await require_safety(session, await require_guild(session, actor.guild_id), actor)

    async def _author(self, session: AsyncSession, guild_id: int | None, subject: str) -> int:
        kind, _, number = subject.partition(":")
        if kind == "person":
            if not number.isdecimal():
                raise MemberFacingError("errors-not-found")
            return int(number)
        read = self.subjects.get(kind)
        found = await read(session, guild_id, number) if read is not None and guild_id is not None else None
        if found is None:
            raise MemberFacingError("errors-not-found")
        if found.author_id is None:
            raise MemberFacingError("safety-by-nobody")
        return found.author_id
