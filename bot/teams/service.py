"""Teams: their page, kept by staff, and the people in them, who accept before anybody sees their name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import InboxItem, inbox, outbox
from bot.errors import MemberFacingError
from bot.forms import change_draft, drafts_of, open_draft, take
from bot.forms.fields import Problem, kept, leave_out, problems, remarks
from bot.guilds import Actor, require_guild, require_staff
from bot.people.facts import FactReader
from bot.safety.records import Evidence
from bot.teams import repository
from bot.teams.models import SeatRow, TeamRow
from bot.teams.records import FIELDS, TITLE, Seat, Team, Written

FORM = "team"
INVITED = "teams-invited"
MOST_TEAMS = 10
MOST_PEOPLE = 25


async def find_team(session: AsyncSession, guild_id: int, team_id: int) -> Team | None:
    """A team of that guild, for jobs that link something to it; None when there is (any more) none."""
    row = await repository.get(session, guild_id, team_id)
    return None if row is None else repository.team_of(row, await repository.seats(session, row.id))


class TeamService:
    """Shows and changes teams. A post that shows one has the subject "team:ID".

    Args of the instance:
        facts: of other jobs, such as the shows of a team, in the order they were added.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.facts: list[FactReader] = []

    async def all(self, guild_id: int) -> list[Team]:
        """The guild's teams.

        Raises:
            MemberFacingError: the guild is not set up.
        """
        async with self._database.read() as session:
            await require_guild(session, guild_id)
            return [await self._team(session, row) for row in await repository.teams(session, guild_id)]

    async def get(self, guild_id: int, team_id: int) -> Team:
        """One team.

        Raises:
            MemberFacingError: there is no such team in the guild.
        """
        async with self._database.read() as session:
            return await self._team(session, await _require(session, guild_id, team_id))

    async def unsaved(self, actor: Actor, team_id: int) -> Written | None:
        """What the actor typed for that team (0 is a new one) and could not save."""
        async with self._database.read() as session:
            for draft in await drafts_of(session, actor.person_id, actor.guild_id, FORM):
                if draft.target == str(team_id):
                    return _unwritten(kept(FIELDS, draft.values), problems(FIELDS, draft.values))
        return None

    async def write(
        self, actor: Actor, team_id: int, typed: Mapping[str, object], *, confirmed: bool = False
    ) -> Written:
        """Staff: make a team (`team_id` 0) or change its page.

        Args:
            confirmed: whoever typed it has seen what the guard only marks.

        Raises:
            MemberFacingError: not staff; no such team; ten teams already.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor)
            target = str(team_id)
            draft = await open_draft(session, now, actor.person_id, actor.guild_id, FORM, target=target, values={})
            draft = await change_draft(session, now, actor.person_id, draft.id, kept(FIELDS, typed))
            texts = kept(FIELDS, draft.values)
            wrong = [*problems(FIELDS, texts)]
            same = await repository.named(session, actor.guild_id, texts["name"])
            if same is not None and same.id != team_id:
                wrong.append(Problem(field="name", key="teams-name-taken"))
            if wrong or (not confirmed and remarks(FIELDS, texts)):
                return _unwritten(texts, wrong)
            if team_id:
                row = await _require(session, actor.guild_id, team_id)
            else:
                if len(await repository.teams(session, actor.guild_id)) >= MOST_TEAMS:
                    raise MemberFacingError("teams-too-many", most=MOST_TEAMS)
                row = TeamRow(guild_id=actor.guild_id, made_at=now)
                session.add(row)
            row.name, row.about, row.links = texts["name"], texts["about"], texts["links"].splitlines()
            await take(session, actor.person_id, draft.id)
            await session.flush()
            await outbox.refresh(session, now, f"team:{row.id}")
            audit.record(session, now, "teams.write", guild_id=actor.guild_id, by=actor.person_id, team_id=row.id)
            return Written(team=await self._team(session, row))

    async def leave_out(self, actor: Actor, team_id: int) -> Written:
        """Take the words that the guard marked out of what is not saved; its writer looks at it and confirms.

        Raises:
            MemberFacingError: nothing was typed.
        """
        async with self._database.write() as session:
            for draft in await drafts_of(session, actor.person_id, actor.guild_id, FORM):
                if draft.target == str(team_id):
                    left = kept(FIELDS, leave_out(FIELDS, draft.values))
                    await change_draft(session, self._clock.now(), actor.person_id, draft.id, left)
                    return _unwritten(left, problems(FIELDS, left))
        raise MemberFacingError("forms-draft-gone")

    async def confirm(self, actor: Actor, team_id: int) -> Written:
        """Save what was typed, with what the guard only marks.

        Raises:
            MemberFacingError: as `write`; nothing was typed.
        """
        unsaved = await self.unsaved(actor, team_id)
        if unsaved is None:
            raise MemberFacingError("forms-draft-gone")
        return await self.write(actor, team_id, unsaved.typed, confirmed=True)

    async def evidence(self, session: AsyncSession, guild_id: int, number: str) -> Evidence | None:
        """What a report of "team:3" freezes: its page. It is nobody's alone."""
        team = await find_team(session, guild_id, int(number)) if number.isdecimal() else None
        if team is None:
            return None
        parts = [team.about, *team.links, *(seat.title for seat in team.people)]
        return Evidence(author_id=None, text="\n".join(part for part in parts if part), title=team.name)

    async def forget(self, actor: Actor, team_id: int) -> None:
        """Throw away what could not be saved."""
        async with self._database.write() as session:
            for draft in await drafts_of(session, actor.person_id, actor.guild_id, FORM):
                if draft.target == str(team_id):
                    await take(session, actor.person_id, draft.id)

    async def remove(self, actor: Actor, team_id: int) -> None:
        """Staff: take a team off; everybody's place in it goes too.

        Raises:
            MemberFacingError: not staff; no such team.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor)
            row = await _require(session, actor.guild_id, team_id)
            await outbox.refresh(session, now, f"team:{row.id}")
            await session.delete(row)
            audit.record(session, now, "teams.remove", guild_id=actor.guild_id, by=actor.person_id, team_id=team_id)

    async def invite(self, actor: Actor, team_id: int, person_id: int, title: str) -> Team:
        """Staff: offer somebody a place, or change the title they have; they are named once they accept.

        The caller has asked Discord whether the person is a member.

        Raises:
            MemberFacingError: not staff; no such team; the title does not do; 25 people already.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor)
            row = await _require(session, actor.guild_id, team_id)
            wrong = problems([TITLE], {"title": title})
            if wrong:
                raise MemberFacingError("teams-title-refused", most=TITLE.most)
            seat = await repository.seat_of(session, team_id, person_id)
            if seat is None:
                if len(await repository.seats(session, team_id)) >= MOST_PEOPLE:
                    raise MemberFacingError("teams-full", most=MOST_PEOPLE)
                seat = SeatRow(team_id=team_id, person_id=person_id, offered_at=now)
                session.add(seat)
            seat.title = kept([TITLE], {"title": title})["title"]
            await session.flush()
            if seat.accepted_at is None:
                item = InboxItem(
                    guild_id=actor.guild_id,
                    person_id=person_id,
                    kind=INVITED,
                    key=f"{INVITED}:{seat.id}",
                    ids={"seat_id": seat.id},
                )
                await inbox.put(session, now, item)
            await outbox.refresh(session, now, f"team:{team_id}")
            audit.record(session, now, "teams.invite", guild_id=actor.guild_id, by=actor.person_id, seat_id=seat.id)
            return await self._team(session, row)

    async def seat(self, guild_id: int, person_id: int, seat_id: int) -> tuple[Team, Seat] | None:
        """The person's own place and its team, as the inbox tells it; None when it was taken back or left."""
        async with self._database.read() as session:
            row = await repository.seat(session, guild_id, seat_id)
            if row is None or row.person_id != person_id:
                return None
            team = await self._team(session, await _require(session, guild_id, row.team_id))
        return team, next(each for each in team.seats if each.id == seat_id)

    async def accept(self, actor: Actor, seat_id: int) -> Team:
        """The person says yes: from now on the page names them; twice is once.

        Raises:
            MemberFacingError: it is not theirs, or was taken back.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            seat = await _own(session, actor, seat_id)
            seat.accepted_at = seat.accepted_at or now
            await outbox.refresh(session, now, f"team:{seat.team_id}")
            audit.record(session, now, "teams.accept", guild_id=actor.guild_id, by=actor.person_id, seat_id=seat_id)
            return await self._team(session, await _require(session, actor.guild_id, seat.team_id))

    async def leave(self, actor: Actor, seat_id: int) -> None:
        """The person says no, or leaves.

        Raises:
            MemberFacingError: it is not theirs, or gone already.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            seat = await _own(session, actor, seat_id)
            await session.delete(seat)
            await outbox.refresh(session, now, f"team:{seat.team_id}")
            audit.record(session, now, "teams.leave", guild_id=actor.guild_id, by=actor.person_id, seat_id=seat_id)

    async def unseat(self, actor: Actor, team_id: int, person_id: int) -> Team:
        """Staff: take somebody's place back; twice is once.

        Raises:
            MemberFacingError: not staff; no such team.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_staff(session, actor)
            row = await _require(session, actor.guild_id, team_id)
            seat = await repository.seat_of(session, team_id, person_id)
            if seat is not None:
                await session.delete(seat)
                await outbox.refresh(session, now, f"team:{team_id}")
                audit.record(session, now, "teams.unseat", guild_id=actor.guild_id, by=actor.person_id, team_id=team_id)
            return await self._team(session, row)

    async def _team(self, session: AsyncSession, row: TeamRow) -> Team:
        await session.flush()
        team = repository.team_of(row, await repository.seats(session, row.id))
        facts = [fact for read in self.facts for fact in await read(session, row.guild_id, row.id)]
        return replace(team, facts=tuple(facts))


async def _require(session: AsyncSession, guild_id: int, team_id: int) -> TeamRow:
    row = await repository.get(session, guild_id, team_id)
    if row is None:
        raise MemberFacingError("errors-not-found")
    return row


async def _own(session: AsyncSession, actor: Actor, seat_id: int) -> SeatRow:
    row = await repository.seat(session, actor.guild_id, seat_id)
    if row is None or row.person_id != actor.person_id:
        raise MemberFacingError("errors-not-found")
    return row


def _unwritten(texts: Mapping[str, str], wrong: Sequence[Problem]) -> Written:
    return Written(team=None, typed=texts, problems=tuple(wrong), remarks=remarks(FIELDS, texts))
