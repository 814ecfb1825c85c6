"""Reports: from a press of Report to what the safety team decides."""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock, repeat
from bot.database import Database
from bot.delivery import InboxItem, inbox, outbox
from bot.errors import MemberFacingError
from bot.guilds import Actor, Guild, is_staff, require_guild
from bot.safety import disclosures, log, repository
from bot.safety.models import ReportRow
from bot.safety.records import Begun, Evidence, Outcome, Reason, Report, Sent, State
from bot.safety.service import SafetyService
from bot.safety.team import require_safety

REPORT_CARD = disclosures.CARD
REPORT = disclosures.ITEM
CLOSED = "safety-report-closed"

MOST_OPEN = 30
KEPT_AFTER_CLOSING = timedelta(days=90)
KEPT_UNSENT = timedelta(hours=1)
LOOK_EVERY = timedelta(hours=1)


class ReportService:
    """Takes reports, and shows them to those who may read them: never to the one they are about."""

    def __init__(self, database: Database, clock: Clock, safety: SafetyService) -> None:
        self._database = database
        self._clock = clock
        self._safety = safety

    async def begin(
        self,
        guild_id: int,
        reporter_id: int,
        subject: str,
        *,
        about_id: int | None = None,
        evidence: Evidence | None = None,
        reporter: Actor | None = None,
    ) -> Begun:
        """Freeze what is there now and keep it for an hour, in which the person fills in why.

        Args:
            about_id: whose it is, where the job that owns the subject does not say.
            evidence: what it says, where no job owns the subject (a message of Discord's).
            reporter: the person as a member, where they press in the guild: staff may report what is not between them.

        Raises:
            MemberFacingError: not set up; no such thing there that they can read; their own; 30 of theirs are open.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_guild(session, guild_id)
            evidence = await self._freeze(session, guild_id, subject, about_id, evidence)
            if evidence.author_id == reporter_id:
                raise MemberFacingError("safety-report-own")
            if evidence.between is not None and reporter_id not in evidence.between:
                if reporter is None:
                    raise MemberFacingError("errors-not-found")
                await require_safety(session, guild, reporter)
            row = await repository.current(session, guild_id, reporter_id, subject)
            again = row is not None and row.state == State.OPEN
            if row is None:
                if await repository.count_open(session, guild_id, reporter_id) >= MOST_OPEN:
                    raise MemberFacingError("safety-too-many-reports", most=MOST_OPEN)
                row = ReportRow(
                    guild_id=guild_id, reporter_person_id=reporter_id, subject=subject, state=State.BEGUN, begun_at=now
                )
                session.add(row)
            if not again:
                row.about_person_id, row.evidence = evidence.author_id, repository.packed(evidence)
                row.begun_at = now
            await session.flush()
            return _begun(row, await repository.safety_team(session, guild_id))

    async def begun(self, reporter_id: int, report_id: int) -> Begun:
        """The person's report whose form they have open.

        Raises:
            MemberFacingError: it is somebody else's, or too old.
        """
        async with self._database.read() as session:
            row = await self._own(session, reporter_id, report_id)
            return _begun(row, await repository.safety_team(session, row.guild_id))

    async def send(
        self,
        reporter_id: int,
        report_id: int,
        reason: Reason,
        words: str,
        *,
        present: Collection[int],
        about: Actor | None,
        owner_id: int | None,
    ) -> Sent:
        """Send it to the safety team; to staff while nobody of the team is there to read it.

        A card in the staff channel says that it waits, unless it is about staff.

        Args:
            present: who of the team was just found to be a member by Get Member.
            about: whom it is about, as a member; None for somebody who is not, or nobody.
            owner_id: who owns the server: told when it is about staff and nobody of the team is there.

        Raises:
            MemberFacingError: it is somebody else's, or too old.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await self._own(session, reporter_id, report_id)
            guild = await require_guild(session, row.guild_id)
            if row.state == State.OPEN:
                row.words = f"{row.words or ''}\n\n{words}".strip()[: disclosures.MOST_WORDS] or None
                return Sent(report_id=row.id, reason=reason, to_team=not row.to_staff)
            row.state, row.reason, row.words, row.begun_at = (
                State.OPEN,
                reason,
                words[: disclosures.MOST_WORDS] or None,
                now,
            )
            team = await repository.safety_team(session, row.guild_id)
            readers = [each for each in team if each in present and each not in (row.about_person_id, reporter_id)]
            row.to_staff = not readers
            hidden = about is not None and is_staff(guild, about)
            if hidden and not readers and owner_id not in (None, row.about_person_id, reporter_id):
                readers = [owner_id]
            if not hidden or not readers:
                card = disclosures.card(row.id, row.guild_id, guild.staff_channel_id, reason)
                await outbox.add(session, now, card)
            for reader in readers:
                await inbox.put(session, now, disclosures.item(row.id, row.guild_id, reader, reason))
            audit.record(session, now, "safety.report", guild_id=row.guild_id, by=reporter_id, report_id=row.id)
            return Sent(report_id=row.id, reason=reason, to_team=not row.to_staff)

    async def team_to_ask(self, guild_id: int) -> tuple[int, ...]:
        """The safety team that the guild's open reports wait for; nobody, where staff read them all."""
        async with self._database.read() as session:
            rows = await repository.open_reports(session, guild_id)
            return () if all(row.to_staff for row in rows) else await repository.safety_team(session, guild_id)

    async def hand_over(self, guild_id: int, *, present: Collection[int]) -> None:
        """Let staff read the open reports that nobody of the safety team is there to read any more.

        Args:
            present: who of the team was just found to be a member by Get Member.
        """
        async with self._database.write() as session:
            here = set(await repository.safety_team(session, guild_id)) & set(present)
            for row in await repository.open_reports(session, guild_id):
                row.to_staff = row.to_staff or not here - {row.about_person_id, row.reporter_person_id}

    async def open_reports(self, actor: Actor) -> list[Report]:
        """The open reports that the actor may read, oldest first.

        Raises:
            MemberFacingError: not set up, or neither staff nor safety team.
        """
        async with self._database.read() as session:
            guild = await require_guild(session, actor.guild_id)
            await require_safety(session, guild, actor)
            return await readable(session, guild, actor)

    async def get(self, actor: Actor, report_id: int) -> Report:
        """One report.

        Raises:
            MemberFacingError: there is none that the actor may read.
        """
        async with self._database.read() as session:
            report = repository.report_of(await self._readable(session, actor, report_id))
            posts = await outbox.find_posts(session, report.subject)
            written = await log.entries(session, report.id)
        reported = report.evidence.place if report.evidence is not None else None
        return replace(report, place=reported or next(iter(posts), None), log=written)

    async def write_down(self, actor: Actor, report_id: int, words: str) -> Report:
        """Add to the log of a report, open or closed; the others of the safety team are told.

        Raises:
            MemberFacingError: there is none that the actor may read, or there are no words.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await self._readable(session, actor, report_id)
            await log.write_down(session, now, row, actor.person_id, words)
            audit.record(session, now, "safety.write_down", guild_id=row.guild_id, by=actor.person_id, report_id=row.id)
        return await self.get(actor, report_id)

    async def close(self, actor: Actor, report_id: int, outcome: Outcome) -> Report:
        """Decide; the person who reported is told that somebody looked.

        Raises:
            MemberFacingError: there is none that the actor may read, or it is closed already.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await self._readable(session, actor, report_id)
            if row.state != State.OPEN:
                raise MemberFacingError("safety-report-closed-already")
            row.state, row.outcome = State.CLOSED, outcome
            row.closed_by_person_id, row.closed_at = actor.person_id, now
            if row.reporter_person_id is not None:
                item = InboxItem(
                    guild_id=row.guild_id,
                    person_id=row.reporter_person_id,
                    kind=CLOSED,
                    key=f"{CLOSED}:{row.id}",
                    ids={"report_id": row.id, "outcome": outcome},
                )
                await inbox.put(session, now, item)
            await outbox.refresh(session, now, f"report:{row.id}")
            audit.record(
                session, now, "safety.close", guild_id=row.guild_id, by=actor.person_id, report_id=row.id, to=outcome
            )
            return replace(repository.report_of(row), log=await log.entries(session, row.id))

    async def told(self, guild_id: int, person_id: int, report_id: int) -> Report | None:
        """What an inbox item tells: the report, as long as the person it was put there for may still read it."""
        async with self._database.read() as session:
            row = await repository.get(session, guild_id, report_id)
            if row is None or row.about_person_id == person_id:
                return None
            team = await repository.safety_team(session, guild_id)
            return repository.report_of(row) if person_id in team or row.to_staff else None

    async def state_of(self, guild_id: int, report_id: int) -> tuple[State, int | None] | None:
        """Whether a report is closed and who closed it, which is all that the card in the staff channel says."""
        async with self._database.read() as session:
            row = await repository.get(session, guild_id, report_id)
            return None if row is None else (State(row.state), row.closed_by_person_id)

    async def erase(self, session: AsyncSession, now: datetime, guild_id: int | None, person_id: int) -> None:
        """What an erased person wrote in their reports goes; what they reported stays with the safety team."""
        await repository.erase_reporter(session, person_id, guild_id)

    async def forget_old(self) -> None:
        """Delete reports 90 days after they closed, and those that were begun and not sent within the hour."""
        now = self._clock.now()
        async with self._database.write() as session:
            await repository.forget(session, closed_before=now - KEPT_AFTER_CLOSING, begun_before=now - KEPT_UNSENT)

    async def run(self, stop: asyncio.Event) -> None:
        """Forget what is old, every hour, until `stop`."""
        await repeat(self.forget_old, self._clock, LOOK_EVERY, stop)

    async def _freeze(
        self, session: AsyncSession, guild_id: int, subject: str, about_id: int | None, given: Evidence | None
    ) -> Evidence:
        kind, _, number = subject.partition(":")
        read = self._safety.subjects.get(kind)
        if read is not None:
            found = await read(session, guild_id, number)
            if found is None:
                raise MemberFacingError("errors-not-found")
            named = about_id if found.between is None or about_id in found.between else None
            return found if found.author_id is not None else replace(found, author_id=named)
        if given is None:
            raise MemberFacingError("errors-not-found")
        return given

    @staticmethod
    async def _own(session: AsyncSession, reporter_id: int, report_id: int) -> ReportRow:
        row = await session.get(ReportRow, report_id)
        if row is None or row.reporter_person_id != reporter_id or row.state == State.CLOSED:
            raise MemberFacingError("safety-report-too-old")
        return row

    @staticmethod
    async def _readable(session: AsyncSession, actor: Actor, report_id: int) -> ReportRow:
        guild = await require_guild(session, actor.guild_id)
        await require_safety(session, guild, actor)
        row = await repository.get(session, actor.guild_id, report_id)
        if row is None or row.state == State.BEGUN:
            raise MemberFacingError("errors-not-found")
        if not _may_read(row, guild, actor, await repository.safety_team(session, actor.guild_id)):
            raise MemberFacingError("safety-report-not-yours")
        return row


async def readable(session: AsyncSession, guild: Guild, actor: Actor) -> list[Report]:
    """The open reports that the actor may read, oldest first: none about themselves."""
    team = await repository.safety_team(session, guild.guild_id)
    rows = await repository.open_reports(session, guild.guild_id)
    return [repository.report_of(row) for row in rows if _may_read(row, guild, actor, team)]


def _may_read(row: ReportRow, guild: Guild, actor: Actor, team: Collection[int]) -> bool:
    if row.about_person_id == actor.person_id:
        return False
    if row.reporter_person_id == actor.person_id and set(team) - {row.about_person_id, actor.person_id}:
        # What is frozen of a conversation holds deleted words, which its own parties do not read (safety rule 4).
        return False
    if actor.person_id in team:
        return True
    # Staff read what came to them, and what is left when the safety team has gone.
    return is_staff(guild, actor) and (row.to_staff or not set(team) - {row.about_person_id})


def _begun(row: ReportRow, team: tuple[int, ...]) -> Begun:
    return Begun(
        report_id=row.id,
        guild_id=row.guild_id,
        subject=row.subject,
        about_id=row.about_person_id,
        team=team,
        again=row.state == State.OPEN,
    )
