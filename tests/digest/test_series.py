"""Several digests a guild: their days, hours and sections, and when they do not come."""

from datetime import timedelta

import pytest

from bot.digest.composition import MADE_WAITS
from bot.digest.reasons import Standing
from bot.digest.selection import Reason
from bot.errors import MemberFacingError
from tests.digest.conftest import NEWS, Desk
from tests.two_guilds import ANA, HERE, SAM, STAFF_CHANNEL, STAFF_THERE

# The clock begins on Tuesday, 24 March 2026, at 16:01 in Berlin.


async def test_a_digest_of_its_own_has_its_sections_to_itself(desk: Desk) -> None:
    books = await desk.schedules(SAM, "10:00", name="Sunday books", days="Sun", sections="Books, Arts", channel_id=77)
    assert books.next_at is not None
    assert books.next_at.isoformat() == "2026-03-29T08:00:00+00:00"
    await desk.hears("News")
    await desk.hears("Novel", section="books")
    desk.publishes(1)
    await desk.at("2026-03-24T17:00")
    assert [holds for _, _, holds in await desk.editions()] == [["News", "piece:1"]]
    await desk.at("2026-03-28T17:00")
    desk.publishes(2)
    await desk.at("2026-03-29T10:00")
    # Five days old: news for a digest that comes once a week.
    assert [holds for _, _, holds in await desk.editions()][-1] == ["Novel"]
    assert [card.channel_id for card in await desk.cards()] == [NEWS, 77]
    assert [digest.name for digest in await desk.digest.scheduling.all(SAM)] == ["daily", "Sunday books"]


async def test_no_story_is_in_two_digests(desk: Desk) -> None:
    await desk.schedules(SAM, "17:00", name="Evening")
    await desk.hears("One", "Two")
    await desk.at("2026-03-24T17:00")
    held = [holds for _, _, holds in await desk.editions()]
    assert sorted(each for holds in held for each in holds) == ["One", "Two"]


async def test_what_is_no_name_hour_or_day_is_said(desk: Desk) -> None:
    for key, wish in (
        ("digest-not-days", {"days": "someday"}),
        ("digest-not-an-hour", {"hour": "teatime"}),
        ("digest-no-such", {"name": " \n"}),
    ):
        with pytest.raises(MemberFacingError, match=key):
            await desk.schedules(SAM, **wish)  # type: ignore[arg-type]
    with pytest.raises(MemberFacingError, match="digest-no-such"):
        await desk.digest.now(SAM, "Sunday books")
    for number in range(9):
        await desk.schedules(SAM, "10:00", name=f"Digest {number}")
    with pytest.raises(MemberFacingError, match="digest-too-many"):
        await desk.schedules(SAM, "10:00", name="One more")


async def test_a_digest_is_found_however_its_name_is_written_and_all_sections_come_back(desk: Desk) -> None:
    await desk.schedules(SAM, "10:00", name="Books", sections="Books")
    changed = await desk.schedules(SAM, name="books", sections="all", stories=3)
    assert (changed.name, changed.sections, changed.stories, changed.hour.hour) == ("Books", None, 3, 10)


async def test_what_is_skipped_waits_for_the_one_after_and_can_come_after_all(desk: Desk) -> None:
    await desk.hears("One")
    digest, skipped = await desk.digest.scheduling.skip(SAM, "daily")
    assert f"{skipped.day}" == "2026-03-24"
    await desk.digest.scheduling.unskip(SAM, digest.id, f"{skipped.day}")
    await desk.digest.scheduling.skip(SAM, "daily")
    _, twice = await desk.digest.scheduling.skip(SAM, "daily")
    await desk.digest.scheduling.unskip(SAM, digest.id, f"{twice.day}")
    await desk.at("2026-03-24T17:00")
    with pytest.raises(MemberFacingError, match="digest-skip-is-over"):
        await desk.digest.scheduling.unskip(SAM, digest.id, "2026-03-24")
    await desk.at("2026-03-25T17:00")
    assert [(f"{day.day} {state}", holds) for day, state, holds in await desk.editions()] == [
        ("24 skipped", []),
        ("25 composed", ["One"]),
    ]


async def test_days_missed_before_a_skipped_one_have_their_reason(desk: Desk) -> None:
    await desk.at("2026-03-24T17:00")
    await desk.digest.scheduling.skip(SAM, "daily")
    await desk.digest.scheduling.skip(SAM, "daily")
    await desk.hears("One", hours_ago=-80)
    await desk.at("2026-03-28T18:00")
    days = sorted(await desk.days())
    assert days == ["24 nothing_new", "25 skipped", "26 skipped", "27 too_late", "28 composed"]


async def test_a_paused_digest_has_no_editions_until_it_goes_on(desk: Desk) -> None:
    await desk.hears("One")
    await desk.digest.scheduling.pause(SAM, "daily", on=True)
    await desk.at("2026-03-24T17:00")
    with pytest.raises(MemberFacingError, match="digest-is-paused"):
        await desk.digest.scheduling.skip(SAM, "daily")
    going_on = await desk.digest.scheduling.pause(SAM, "daily", on=False)
    assert (going_on.is_paused, going_on.next_at is None) == (False, False)
    await desk.at("2026-03-25T17:00")
    assert await desk.days() == ["24 paused", "25 composed"]


async def test_in_its_first_week_a_digest_goes_to_staff_only_if_they_wish(desk: Desk) -> None:
    scheduled = await desk.schedules(SAM, "17:00", staff_first=True)
    assert scheduled.for_staff_until_at == desk.clock.now() + timedelta(days=7)
    await desk.hears("One")
    desk.publishes(1)
    await desk.at("2026-03-24T17:00")
    (card,) = await desk.cards()
    assert (card.channel_id, await desk.actions()) == (STAFF_CHANNEL, ["send"])
    edition = await desk.digest.reading.edition(SAM, int(card.ids["edition_id"]))
    assert edition.is_for_staff
    for refused in (desk.digest.reading.latest(HERE), desk.digest.reading.edition(ANA, edition.id)):
        with pytest.raises(MemberFacingError):
            await refused
    # What the community made is told to everyone afterwards, once; news is not.
    desk.publishes(2)
    assert timedelta(days=7, hours=1) > MADE_WAITS
    await desk.schedules(SAM, staff_first=False)
    await desk.at("2026-03-25T17:00")
    await desk.at("2026-03-26T17:00")
    public = [holds for _, state, holds in (await desk.editions())[1:] if state == "composed"]
    assert public == [["piece:1", "piece:2"]]
    assert (await desk.editions())[0][2] == ["One"]


async def test_what_became_of_each_day_is_told(desk: Desk) -> None:
    await desk.hears("One", "Two")
    await desk.at("2026-03-24T23:01")
    await desk.at("2026-03-25T17:00")
    await desk.leaves()
    past = await desk.digest.scheduling.history(SAM, "daily")
    assert [(each.state, each.stories, each.left_out) for each in past] == [("composed", 2, 0), ("too_late", 0, 2)]
    assert past[0].post is not None
    assert await desk.digest.scheduling.history(SAM, "daily", past[0].id) == past[1:]


async def test_only_staff_decide_and_only_about_their_own(desk: Desk) -> None:
    scheduling = desk.digest.scheduling
    digest, skipped = await scheduling.skip(SAM, "daily")
    for asked in (
        scheduling.skip(ANA, "daily"),
        scheduling.pause(ANA, "daily", on=True),
        scheduling.all(ANA),
        scheduling.history(ANA, "daily"),
        scheduling.unskip(ANA, digest.id, f"{skipped.day}"),
    ):
        with pytest.raises(MemberFacingError, match="errors-not-staff"):
            await asked
    with pytest.raises(MemberFacingError, match="errors-not-found"):
        await scheduling.unskip(STAFF_THERE, digest.id, f"{skipped.day}")


async def test_everyone_may_ask_why_a_story_is_in_a_digest_or_not(desk: Desk) -> None:
    await desk.schedules(SAM, "17:00", stories=1)
    await desk.hears("New")
    await desk.hears("Old", hours_ago=20)
    ids = {story.title: story.id for story in await desk.digest.explaining.stories(ANA)}
    assert [(await desk.digest.explaining.why(ANA, each))[1].reason for each in ids.values()] == [Standing.WAITS] * 2
    await desk.at("2026-03-24T17:00")
    _, new = await desk.digest.explaining.why(ANA, ids["New"])
    _, old = await desk.digest.explaining.why(ANA, ids["Old"])
    assert (new.reason, new.place, new.stories, f"{new.day}") == (Reason.IN, 1, 1, "2026-03-24")
    assert new.counted is not None
    assert old.counted is not None
    assert (old.reason, old.least) == (Reason.LENGTH, new.counted.score)
    assert old.counted.freshness < new.counted.freshness
    with pytest.raises(MemberFacingError, match="digest-story-gone"):
        await desk.digest.explaining.why(STAFF_THERE, ids["New"])


async def test_a_story_for_staff_only_is_explained_to_staff_only(desk: Desk) -> None:
    await desk.schedules(SAM, "17:00", staff_first=True)
    await desk.hears("One")
    await desk.at("2026-03-24T17:00")
    story_id = (await desk.digest.explaining.stories(ANA))[0].id
    assert (await desk.digest.explaining.why(SAM, story_id))[1].reason is Reason.IN
    assert (await desk.digest.explaining.why(ANA, story_id))[1].edition_id == 0
