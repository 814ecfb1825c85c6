"""Teams: kept by staff of one guild; nobody is named who did not say yes."""

import pytest
from sqlalchemy import select

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery.models import InboxItemRow
from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.people.service import PeopleService
from bot.teams.records import Team
from bot.teams.service import TeamService, find_team
from tests.two_guilds import ANA, BEN, HERE, SAM, STAFF_THERE, STELLA, THERE, set_up

PAGE = {"name": "Ink & Ears", "about": "Two shows and a blog.", "links": "https://example.org"}
NOT_FOUND = "errors-not-found"


@pytest.fixture
async def teams(database: Database, clock: FixedClock) -> TeamService:
    await set_up(database, clock)
    return TeamService(database, clock)


async def made(teams: TeamService, actor: Actor = SAM, **page: str) -> Team:
    written = await teams.write(actor, 0, {**PAGE, **page})
    assert written.team is not None
    return written.team


async def test_staff_make_and_change_a_team(teams: TeamService) -> None:
    team = await made(teams)
    assert (team.name, team.about, team.links) == ("Ink & Ears", "Two shows and a blog.", ("https://example.org",))
    await teams.write(STELLA, team.id, {**PAGE, "about": "Three shows."})
    assert [each.about for each in await teams.all(HERE)] == ["Three shows."]
    assert await teams.all(THERE) == []


async def test_members_and_staff_of_another_guild_cannot(teams: TeamService) -> None:
    team = await made(teams)
    with pytest.raises(MemberFacingError, match="not-staff"):
        await teams.write(ANA, 0, PAGE)
    for act in (
        teams.write(STAFF_THERE, team.id, {**PAGE, "name": "Stolen"}),
        teams.invite(STAFF_THERE, team.id, BEN.person_id, "host"),
        teams.remove(STAFF_THERE, team.id),
        teams.unseat(STAFF_THERE, team.id, BEN.person_id),
        teams.get(THERE, team.id),
    ):
        with pytest.raises(MemberFacingError, match=NOT_FOUND):
            await act


async def test_what_the_guard_stops_stays_with_the_writer(teams: TeamService) -> None:
    written = await teams.write(SAM, 0, {**PAGE, "about": "Mail team@example.org"})
    assert (written.team, [problem.key for problem in written.problems]) == (None, ["forms-problem-email"])
    assert await teams.all(HERE) == []
    unsaved = await teams.unsaved(SAM, 0)
    assert unsaved is not None
    assert unsaved.typed["about"] == "Mail team@example.org"
    assert await teams.unsaved(STELLA, 0) is None
    left = await teams.leave_out(SAM, 0)
    assert (left.team, left.problems, left.typed["about"]) == (None, (), "Mail"), "it is looked at before it is saved"
    saved = await teams.confirm(SAM, 0)
    assert saved.team is not None
    assert saved.team.about == "Mail"
    for act in (teams.leave_out, teams.confirm):
        with pytest.raises(MemberFacingError, match="draft-gone"):
            await act(SAM, 0)


async def test_a_school_on_a_teams_page_is_looked_at_once_more_and_may_stay(teams: TeamService) -> None:
    about = "We go to Hillside School."
    written = await teams.write(SAM, 0, {**PAGE, "about": about})
    assert (written.team, [each.args["words"] for each in written.remarks]) == (None, ["Hillside School"])
    saved = await teams.confirm(SAM, 0)
    assert saved.team is not None
    assert saved.team.about == about


async def test_two_teams_of_a_guild_have_two_names(teams: TeamService) -> None:
    team = await made(teams)
    written = await teams.write(SAM, 0, {**PAGE, "name": "ink & ears"})
    assert [problem.key for problem in written.problems] == ["teams-name-taken"]
    assert (await teams.write(SAM, team.id, {**PAGE, "name": "INK & EARS"})).team is not None
    assert (await teams.write(STAFF_THERE, 0, PAGE)).team is not None


async def test_a_person_is_named_only_after_saying_yes(teams: TeamService, database: Database) -> None:
    team = await made(teams)
    team = await teams.invite(SAM, team.id, BEN.person_id, "host")
    assert team.people == ()
    (seat,) = team.seats
    async with database.read() as session:
        (item,) = await session.scalars(select(InboxItemRow).where(InboxItemRow.kind == "teams-invited"))
        assert (item.person_id, item.ids) == (BEN.person_id, {"seat_id": seat.id})
    with pytest.raises(MemberFacingError, match=NOT_FOUND):
        await teams.accept(ANA, seat.id)
    with pytest.raises(MemberFacingError, match=NOT_FOUND):
        await teams.accept(Actor(guild_id=THERE, person_id=BEN.person_id), seat.id)
    assert await teams.seat(HERE, ANA.person_id, seat.id) is None
    for _ in range(2):
        team = await teams.accept(BEN, seat.id)
    assert [(each.person_id, each.title) for each in team.people] == [(BEN.person_id, "host")]


async def test_a_new_title_asks_nobody_again_and_a_new_place_does(teams: TeamService, database: Database) -> None:
    team = await made(teams)
    (seat,) = (await teams.invite(SAM, team.id, BEN.person_id, "host")).seats
    await teams.accept(BEN, seat.id)
    team = await teams.invite(SAM, team.id, BEN.person_id, "host and editor")
    assert [each.title for each in team.people] == ["host and editor"]
    await teams.leave(BEN, seat.id)
    with pytest.raises(MemberFacingError, match=NOT_FOUND):
        await teams.leave(BEN, seat.id)
    assert (await teams.get(HERE, team.id)).seats == ()
    await teams.invite(SAM, team.id, BEN.person_id, "editor")
    async with database.read() as session:
        items = list(await session.scalars(select(InboxItemRow).where(InboxItemRow.kind == "teams-invited")))
    assert len(items) == 2


async def test_a_title_is_no_way_to_reach_somebody(teams: TeamService) -> None:
    team = await made(teams)
    for title in ("", "mail ben@example.org", "x" * 61):
        with pytest.raises(MemberFacingError, match="title-refused"):
            await teams.invite(SAM, team.id, BEN.person_id, title)


async def test_there_are_limits(teams: TeamService) -> None:
    for number in range(10):
        team = await made(teams, name=f"Team {number}")
    with pytest.raises(MemberFacingError, match="too-many"):
        await teams.write(SAM, 0, {**PAGE, "name": "Another"})
    for number in range(25):
        await teams.invite(SAM, team.id, 1000 + number, "member")
    with pytest.raises(MemberFacingError, match="teams-full"):
        await teams.invite(SAM, team.id, 2000, "member")


async def test_a_team_that_is_taken_off_is_gone_with_its_places(teams: TeamService, database: Database) -> None:
    team = await made(teams)
    (seat,) = (await teams.invite(SAM, team.id, BEN.person_id, "host")).seats
    await teams.remove(SAM, team.id)
    assert await teams.all(HERE) == []
    assert await teams.seat(HERE, BEN.person_id, seat.id) is None
    async with database.read() as session:
        assert await find_team(session, HERE, team.id) is None


async def test_an_erased_person_is_named_no_more(teams: TeamService, database: Database, clock: FixedClock) -> None:
    team = await made(teams)
    (seat,) = (await teams.invite(SAM, team.id, BEN.person_id, "host")).seats
    await teams.accept(BEN, seat.id)
    people = PeopleService(database, clock)
    await people.erase(BEN.person_id, THERE)
    assert len((await teams.get(HERE, team.id)).people) == 1
    await people.erase(BEN.person_id, HERE)
    assert (await teams.get(HERE, team.id)).people == ()
