"""Profiles: what a member tells the other members of one guild.

Profile fields become public without a check by somebody else (an exception to safety rule 3): they have the guard and
Report instead.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.forms import change_draft, drafts_of, open_draft, take
from bot.forms.fields import kept, leave_out, problems, remarks
from bot.guilds import Actor, find, require_job
from bot.members import repository
from bot.members.models import ProfileRow
from bot.members.records import CRAFTS, TEXTS, Desk, Group, Profile, Unsaved
from bot.people.facts import FactReader
from bot.people.genres import GENRES
from bot.safety import disclosures
from bot.safety.records import Evidence

Changed = Callable[[AsyncSession, datetime, int, int], Awaitable[None]]

FORM = "profile"
JOB = "members"


class MemberService:
    """Shows and changes profiles.

    Args of the instance:
        facts: of other jobs, in the order they were added.
        pronouns_changed: called with the moment, the guild and the person, in the same transaction.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.facts: list[FactReader] = []
        self.pronouns_changed: list[Changed] = []

    async def show(self, guild_id: int, person_id: int) -> Profile:
        """A member's profile as the other members of that guild see it.

        Raises:
            MemberFacingError: the guild is not set up, or profiles are off there.
        """
        async with self._database.read() as session:
            await require_job(session, guild_id, JOB)
            return await self._profile(session, guild_id, person_id)

    async def pronouns(self, guild_id: int, person_id: int) -> str:
        """What a member says to call them, beside their name; "" for nothing, or where profiles are off."""
        async with self._database.read() as session:
            guild = await find(session, guild_id)
            if guild is None or JOB in guild.jobs_off:
                return ""
            row = await repository.find(session, guild_id, person_id)
            return "" if row is None else row.pronouns

    async def desk(self, actor: Actor) -> Desk:
        """The actor's own page.

        Raises:
            MemberFacingError: the guild is not set up, or profiles are off there.
        """
        async with self._database.read() as session:
            await require_job(session, actor.guild_id, JOB)
            return await self._desk(session, actor)

    async def write(self, actor: Actor, group: Group, typed: Mapping[str, str]) -> Desk:
        """Save a group of texts; what the guard marks is kept for the member alone, and nothing is changed.

        Raises:
            MemberFacingError: the guild is not set up, or profiles are off there.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_job(session, actor.guild_id, JOB)
            in_danger = await self._save(session, now, actor, group, typed, confirmed=False)
            return replace(await self._desk(session, actor), in_danger=in_danger)

    async def leave_out(self, actor: Actor, group: Group) -> Desk:
        """Take the words that the guard marked out of what is not saved; the member looks at it and confirms.

        Raises:
            MemberFacingError: the guild is not set up, or profiles are off there.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_job(session, actor.guild_id, JOB)
            for draft in await drafts_of(session, actor.person_id, actor.guild_id, FORM):
                if draft.target == group:
                    left = kept(TEXTS[group], leave_out(TEXTS[group], draft.values))
                    await change_draft(session, now, actor.person_id, draft.id, left)
            return await self._desk(session, actor)

    async def confirm(self, actor: Actor, group: Group) -> Desk:
        """Save a group as it was left after `leave_out`, or with what the guard only marks.

        Raises:
            MemberFacingError: the guild is not set up, or profiles are off there.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_job(session, actor.guild_id, JOB)
            in_danger = False
            for draft in await drafts_of(session, actor.person_id, actor.guild_id, FORM):
                if draft.target == group:
                    in_danger = await self._save(session, now, actor, group, draft.values, confirmed=True)
            return replace(await self._desk(session, actor), in_danger=in_danger)

    async def forget(self, actor: Actor, group: Group) -> Desk:
        """Throw away what could not be saved."""
        async with self._database.write() as session:
            for draft in await drafts_of(session, actor.person_id, actor.guild_id, FORM):
                if draft.target == group:
                    await take(session, actor.person_id, draft.id)
            return await self._desk(session, actor)

    async def choose(self, actor: Actor, crafts: Sequence[str], genres: Sequence[str]) -> Desk:
        """Save what the member does and likes to write; unknown words are passed over.

        Raises:
            MemberFacingError: the guild is not set up, or profiles are off there.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_job(session, actor.guild_id, JOB)
            row = await self._row(session, now, actor)
            row.crafts = [craft for craft in CRAFTS if craft in crafts]
            row.genres = [genre for genre in GENRES if genre in genres]
            row.changed_at = now
            return await self._desk(session, actor)

    async def evidence(self, session: AsyncSession, guild_id: int, number: str) -> Evidence | None:
        """What a report of "person:34" freezes: the profile as it stands."""
        row = await repository.find(session, guild_id, int(number)) if number.isdecimal() else None
        if row is None:
            return Evidence(author_id=int(number)) if number.isdecimal() else None
        parts = [row.pronouns, row.bio, *row.links, *row.awards]
        return Evidence(author_id=row.person_id, text="\n".join(part for part in parts if part))

    async def _save(
        self,
        session: AsyncSession,
        now: datetime,
        actor: Actor,
        group: Group,
        typed: Mapping[str, object],
        *,
        confirmed: bool,
    ) -> bool:
        """Whether what was saved says that the member is in danger."""
        fields = TEXTS[group]
        draft = await open_draft(session, now, actor.person_id, actor.guild_id, FORM, target=group, values={})
        draft = await change_draft(session, now, actor.person_id, draft.id, kept(fields, typed))
        if problems(fields, draft.values) or (not confirmed and remarks(fields, draft.values)):
            return False
        row = await self._row(session, now, actor)
        before = row.pronouns
        repository.apply(row, group, kept(fields, draft.values))
        row.changed_at = now
        if row.pronouns != before:
            for show_anew in self.pronouns_changed:
                await show_anew(session, now, actor.guild_id, actor.person_id)
        await take(session, actor.person_id, draft.id)
        return await disclosures.look_through(
            session,
            now,
            guild_id=actor.guild_id,
            person_id=actor.person_id,
            subject=f"person:{actor.person_id}",
            text="\n".join(kept(fields, draft.values).values()),
        )

    @staticmethod
    async def _row(session: AsyncSession, now: datetime, actor: Actor) -> ProfileRow:
        row = await repository.find(session, actor.guild_id, actor.person_id)
        if row is None:
            row = ProfileRow(
                guild_id=actor.guild_id,
                person_id=actor.person_id,
                pronouns="",
                bio="",
                crafts=[],
                genres=[],
                links=[],
                awards=[],
                changed_at=now,
            )
            session.add(row)
        return row

    async def _profile(self, session: AsyncSession, guild_id: int, person_id: int) -> Profile:
        await session.flush()
        row = await repository.find(session, guild_id, person_id)
        profile = Profile(guild_id=guild_id, person_id=person_id) if row is None else repository.profile_of(row)
        facts = [fact for read in self.facts for fact in await read(session, guild_id, person_id)]
        return replace(profile, facts=tuple(facts))

    async def _desk(self, session: AsyncSession, actor: Actor) -> Desk:
        profile = await self._profile(session, actor.guild_id, actor.person_id)
        unsaved = [
            Unsaved(
                group=Group(draft.target),
                typed={name: str(value) for name, value in draft.values.items()},
                problems=problems(TEXTS[Group(draft.target)], draft.values),
                remarks=remarks(TEXTS[Group(draft.target)], draft.values),
            )
            for draft in await drafts_of(session, actor.person_id, actor.guild_id, FORM)
        ]
        return Desk(profile=profile, unsaved=tuple(unsaved))
