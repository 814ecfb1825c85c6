"""Profiles: what is kept, what stops, and who sees it."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import FixedClock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.guilds.service import GuildService
from bot.members.records import Group
from bot.members.service import MemberService
from bot.people.facts import Fact
from bot.people.service import PeopleService
from tests.two_guilds import ANA, BEN, HERE, OWNER, THERE, set_up

ANA_THERE = Actor(guild_id=THERE, person_id=ANA.person_id)
GOOD = {"pronouns": "she/her", "bio": "I write *poems* at night."}
BAD = {"pronouns": "she/her", "bio": "Mail me: ana@example.org"}


@pytest.fixture
async def members(database: Database, clock: FixedClock) -> MemberService:
    await set_up(database, clock)
    return MemberService(database, clock)


async def test_a_profile_is_written_group_by_group(members: MemberService) -> None:
    await members.write(ANA, Group.ABOUT, GOOD)
    await members.write(ANA, Group.LINKS, {"links": "https://example.org\n\nhttps://example.com/blog"})
    await members.write(ANA, Group.AWARDS, {"awards": "Winter prize 2025"})
    desk = await members.choose(ANA, ["poet", "writer", "king"], ["fantasy"])
    assert desk.unsaved == ()
    profile = await members.show(HERE, ANA.person_id)
    assert (profile.pronouns, profile.bio) == ("she/her", "I write *poems* at night.")
    assert (profile.crafts, profile.genres) == (("writer", "poet"), ("fantasy",))
    assert profile.links == ("https://example.org", "https://example.com/blog")
    assert profile.awards == ("Winter prize 2025",)


async def test_a_profile_is_of_one_guild(members: MemberService) -> None:
    await members.write(ANA, Group.ABOUT, GOOD)
    assert (await members.show(THERE, ANA.person_id)).is_empty
    await members.write(ANA_THERE, Group.ABOUT, {"bio": "other"})
    assert (await members.show(HERE, ANA.person_id)).bio == GOOD["bio"]


async def test_what_the_guard_stops_is_kept_for_its_writer_alone_and_shown_to_nobody(members: MemberService) -> None:
    await members.write(ANA, Group.ABOUT, GOOD)
    desk = await members.write(ANA, Group.ABOUT, BAD)
    (unsaved,) = desk.unsaved
    assert [(each.field, each.key, each.args["words"]) for each in unsaved.problems] == [
        ("bio", "forms-problem-email", "ana@example.org")
    ]
    assert desk.typed(Group.ABOUT) == BAD
    assert desk.typed(Group.LINKS)["links"] == ""
    assert (await members.show(HERE, ANA.person_id)).bio == GOOD["bio"]
    assert (await members.desk(BEN)).unsaved == ()


async def test_what_stops_is_left_out_with_one_press(members: MemberService) -> None:
    await members.write(ANA, Group.ABOUT, BAD)
    (left,) = (await members.leave_out(ANA, Group.ABOUT)).unsaved
    assert (left.problems, left.typed["bio"]) == ((), "Mail me:")
    assert (await members.show(HERE, ANA.person_id)).is_empty, "the member looks at it first"
    for _ in range(2):
        desk = await members.confirm(ANA, Group.ABOUT)
        assert (desk.unsaved, desk.profile.bio) == ((), "Mail me:")


async def test_an_age_is_looked_at_once_more_and_stays_or_goes(members: MemberService) -> None:
    typed = {"bio": "I'm 14 and I write."}
    (unsaved,) = (await members.write(ANA, Group.ABOUT, typed)).unsaved
    assert (unsaved.problems, [(each.key, each.args["words"]) for each in unsaved.remarks]) == (
        (),
        [("forms-remark-age", "I'm 14")],
    )
    assert (await members.show(HERE, ANA.person_id)).is_empty
    assert (await members.confirm(ANA, Group.ABOUT)).profile.bio == typed["bio"]
    await members.write(ANA, Group.ABOUT, typed)
    (left,) = (await members.leave_out(ANA, Group.ABOUT)).unsaved
    assert (left.remarks, left.typed["bio"]) == ((), "and I write.")


async def test_nothing_is_confirmed_past_the_guard(members: MemberService) -> None:
    await members.write(ANA, Group.ABOUT, BAD)
    desk = await members.confirm(ANA, Group.ABOUT)
    assert desk.unsaved[0].problems
    assert desk.profile.is_empty


async def test_lines_that_are_no_addresses_are_left_out_with_the_same_press(members: MemberService) -> None:
    typed = "my blog\nhttps://example.org/blog\ninstagram.com/ana"
    (unsaved,) = (await members.write(ANA, Group.LINKS, {"links": typed})).unsaved
    assert [(each.key, each.args["words"]) for each in unsaved.problems] == [
        ("forms-problem-handle", "instagram.com/ana"),
        ("forms-problem-no-link", "my blog"),
    ]
    await members.leave_out(ANA, Group.LINKS)
    desk = await members.confirm(ANA, Group.LINKS)
    assert (desk.unsaved, desk.profile.links) == ((), ("https://example.org/blog",))


async def test_what_cannot_be_saved_can_be_forgotten(members: MemberService) -> None:
    await members.write(ANA, Group.ABOUT, BAD)
    desk = await members.forget(ANA, Group.ABOUT)
    assert (desk.unsaved, desk.profile.is_empty) == ((), True)


async def test_a_corrected_text_takes_the_place_of_what_was_stopped(members: MemberService) -> None:
    await members.write(ANA, Group.ABOUT, BAD)
    desk = await members.write(ANA, Group.ABOUT, GOOD)
    assert (desk.unsaved, desk.profile.bio) == ((), GOOD["bio"])


async def test_everything_can_be_emptied_again(members: MemberService) -> None:
    await members.write(ANA, Group.ABOUT, GOOD)
    assert (await members.write(ANA, Group.ABOUT, {"pronouns": "", "bio": " "})).profile.is_empty


async def test_profiles_can_be_switched_off(members: MemberService, database: Database, clock: FixedClock) -> None:
    await GuildService(database, clock).switch_job(OWNER, "members", on=False)
    for act in (members.show(HERE, ANA.person_id), members.write(ANA, Group.ABOUT, GOOD), members.desk(ANA)):
        with pytest.raises(MemberFacingError, match="job-off"):
            await act
    assert (await members.show(THERE, ANA.person_id)).is_empty


async def test_other_jobs_add_what_they_know(members: MemberService) -> None:
    async def episodes(_session: AsyncSession, guild_id: int, _person_id: int) -> list[Fact]:
        return [Fact(key="members-nothing", args={"person": guild_id})]

    members.facts.append(episodes)
    assert [fact.args["person"] for fact in (await members.show(HERE, ANA.person_id)).facts] == [HERE]


async def test_a_report_freezes_the_profile_as_it_stands(members: MemberService, database: Database) -> None:
    await members.write(ANA, Group.ABOUT, GOOD)
    async with database.read() as session:
        here = await members.evidence(session, HERE, str(ANA.person_id))
        there = await members.evidence(session, THERE, str(ANA.person_id))
        nobody = await members.evidence(session, HERE, "x")
    assert here is not None
    assert there is not None
    assert (here.author_id, here.text) == (ANA.person_id, "she/her\nI write *poems* at night.")
    assert (there.author_id, there.text) == (ANA.person_id, "")
    assert nobody is None


async def test_an_erased_profile_is_gone_with_what_was_not_saved(
    members: MemberService, database: Database, clock: FixedClock
) -> None:
    await members.write(ANA, Group.ABOUT, GOOD)
    await members.write(ANA, Group.ABOUT, BAD)
    await members.write(ANA_THERE, Group.ABOUT, GOOD)
    await PeopleService(database, clock).erase(ANA.person_id, HERE)
    desk = await members.desk(ANA)
    assert (desk.profile.is_empty, desk.unsaved) == (True, ())
    assert (await members.show(THERE, ANA.person_id)).bio == GOOD["bio"]


async def test_a_bio_that_speaks_of_danger_is_saved_and_noticed(members: MemberService) -> None:
    desk = await members.write(ANA, Group.ABOUT, {"pronouns": "", "bio": "I want to die."})
    assert desk.in_danger
    assert desk.profile.bio == "I want to die."
    assert not (await members.write(ANA, Group.ABOUT, GOOD)).in_danger
