"""One edition a local day, or the reason why there is none; every story at most once, none lost."""

import asyncio
from datetime import date, timedelta

import pytest

from bot.delivery import outbox
from bot.delivery.outbox import State
from bot.digest.composition import MADE_WAITS, subject_of
from bot.digest.due import PAUSED_NOTE
from bot.digest.paging import MOST_MADE_IN_ALL
from bot.errors import MemberFacingError
from bot.guilds.service import Setup
from tests.digest.conftest import NEWS, NEWS_THERE, Desk
from tests.two_guilds import ANA, HERE, OWNER, SAM, STAFF_CHANNEL, STAFF_ROLE, STAFF_THERE, THERE

# The clock begins on Tuesday, 24 March 2026, at 16:01 in Berlin and 00:01 on the 25th in Tokyo.


async def test_an_edition_a_day_at_the_hour_and_not_before(desk: Desk) -> None:
    await desk.hears("One", "Two")
    await desk.at("2026-03-24T16:59")
    assert await desk.editions() == []
    await desk.at("2026-03-24T17:00")
    await desk.at("2026-03-24T17:01")
    assert [(day, state, sorted(holds)) for day, state, holds in await desk.editions()] == [
        (date(2026, 3, 24), "composed", ["One", "Two"])
    ]
    await desk.hears("Three")
    await desk.at("2026-03-25T17:00")
    assert (await desk.editions())[1:] == [(date(2026, 3, 25), "composed", ["Three"])]
    assert [(card.channel_id, card.action) for card in await desk.cards()] == [(NEWS, "send")] * 2


async def test_every_guild_has_its_own_hour_and_its_own_stories(desk: Desk) -> None:
    await desk.hears("Here")
    await desk.hears("There", guild_id=THERE)
    await desk.at("2026-03-24T17:00")
    assert (len(await desk.editions()), len(await desk.editions(THERE))) == (1, 0)
    await desk.at("2026-03-25T17:00", "Asia/Tokyo")
    assert await desk.editions(THERE) == [(date(2026, 3, 25), "composed", ["There"])]
    assert [card.channel_id for card in await desk.cards(THERE)] == [NEWS_THERE]


async def test_a_bot_that_was_down_at_the_hour_is_late_by_six_hours_at_most(desk: Desk) -> None:
    await desk.hears("One")
    await desk.at("2026-03-24T22:59")
    assert await desk.editions() == [(date(2026, 3, 24), "composed", ["One"])]


async def test_an_edition_after_midnight_belongs_to_the_day_before(desk: Desk) -> None:
    await desk.schedules(SAM, "21:00")
    await desk.hears("One")
    await desk.at("2026-03-25T02:30")
    assert await desk.editions() == [(date(2026, 3, 24), "composed", ["One"])]


async def test_later_than_that_its_stories_go_into_the_next_one(desk: Desk) -> None:
    await desk.hears("One")
    await desk.at("2026-03-24T23:01")
    await desk.at("2026-03-25T17:00")
    assert await desk.editions() == [
        (date(2026, 3, 24), "too_late", []),
        (date(2026, 3, 25), "composed", ["One"]),
    ]


async def test_of_days_that_were_slept_through_each_has_its_reason(desk: Desk) -> None:
    await desk.hears("Old")
    await desk.at("2026-03-24T17:00")
    desk.publishes(1)
    await desk.hears("Lost in time")
    await desk.at("2026-03-28T18:00")
    assert await desk.days() == ["24 composed", "25 too_late", "26 too_late", "27 too_late", "28 composed"]
    assert (await desk.editions())[-1][2] == ["piece:1"]


async def test_a_day_without_anything_new_has_no_edition(desk: Desk) -> None:
    await desk.at("2026-03-24T17:00")
    await desk.hears("One")
    await desk.at("2026-03-24T17:30")
    assert await desk.days() == ["24 nothing_new"]
    assert await desk.cards() == []
    await desk.at("2026-03-25T17:00")
    assert (await desk.editions())[1][2] == ["One"]


async def test_hard_stories_alone_wait_for_lighter_ones(desk: Desk) -> None:
    await desk.hears("Hard", notes=("war",))
    await desk.at("2026-03-24T17:00")
    assert await desk.days() == ["24 only_hard"]
    with pytest.raises(MemberFacingError, match="digest-only-hard"):
        await desk.digest.now(SAM)
    await desk.hears("One", "Two")
    await desk.at("2026-03-25T17:00")
    (_, composed) = await desk.editions()
    assert composed[2] in (["One", "Hard", "Two"], ["Two", "Hard", "One"])


async def test_what_is_too_much_for_the_message_goes_into_its_thread_and_is_shown_once(desk: Desk) -> None:
    await desk.hears(*(f"{number} {'x' * 400}" for number in range(8)))
    for number in range(1, 6):
        desk.publishes(number)
    await desk.schedules(SAM, "17:00", stories=8)
    await desk.at("2026-03-24T17:00")
    (edition,) = await desk.editions()
    assert len(edition[2]) == 13
    card, *thread = await desk.cards()
    stands = [subject for each in (card, *thread) for subject in each.subjects if not subject.startswith("edition")]
    assert len(stands) == len(set(stands)) == 13
    assert thread
    assert await desk.actions() == ["send", "crosspost", "thread", *["send"] * len(thread)]
    shown = await desk.digest.reading.card(int(card.ids["edition_id"]))
    assert shown is not None
    assert [page.holds for page in shown.pages] == [tuple(each.subjects[1:]) for each in (card, *thread)]


async def test_an_edition_that_could_not_be_posted_takes_its_thread_with_it(desk: Desk) -> None:
    await desk.hears(*(f"{number} {'x' * 400}" for number in range(8)))
    await desk.schedules(SAM, "17:00", stories=8)
    await desk.at("2026-03-24T17:00")
    await desk.leaves(State.FAILED, first=True)
    await desk.at("2026-03-25T17:00")
    before = [each.state for each in await desk.cards() if each.ids["edition_id"] == 1]
    assert set(before) == {"dropped"}
    assert len((await desk.editions())[1][2]) == 8


async def test_pieces_that_nobody_has_read_are_named_again(desk: Desk) -> None:
    desk.publishes(1, is_unread=True)
    desk.publishes(2)
    await desk.at("2026-03-24T17:00")
    await desk.hears("One")
    await desk.at("2026-03-25T17:00")
    latest = await desk.digest.reading.latest(HERE)
    assert ([each.id for each in latest.unread], latest.made) == ([1], ())
    assert "piece:1" in (await desk.cards())[-1].subjects
    desk.pieces.taken_down.add(1)
    assert (await desk.digest.reading.latest(HERE)).unread == ()


async def test_a_story_is_opened_and_saved_where_it_stands_and_by_members_of_that_guild(desk: Desk) -> None:
    await desk.hears("One")
    edition = await desk.digest.now(SAM)
    story_id = edition.stories[0].id
    assert (await desk.digest.reading.story(ANA, edition.id, story_id)).title == "One"
    for _ in range(2):
        assert (await desk.digest.reading.save(ANA, edition.id, story_id)).title == "One"
    assert await desk.inbox(ANA.person_id) == [("digest-saved", True)]
    for actor, asked in ((ANA, story_id + 1), (STAFF_THERE, story_id)):
        with pytest.raises(MemberFacingError, match=r"digest-story-gone|errors-not-found"):
            await desk.digest.reading.story(actor, edition.id, asked)
    assert await desk.digest.reading.saved(THERE, edition.id, story_id) is None


async def test_an_edition_now_leaves_the_rest_to_the_scheduled_one(desk: Desk) -> None:
    await desk.hears("One")
    await desk.digest.now(SAM)
    await desk.hears("Two")
    await desk.at("2026-03-24T17:00")
    assert [holds for _, _, holds in await desk.editions()] == [["One"], ["Two"]]
    with pytest.raises(MemberFacingError, match="digest-nothing-new"):
        await desk.digest.now(SAM)


async def test_nothing_stands_in_two_editions_though_two_staff_ask_at_once(desk: Desk) -> None:
    await desk.hears("One", "Two")
    desk.publishes(1)
    done = await asyncio.gather(desk.digest.now(SAM), desk.digest.now(OWNER), return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["Edition", "MemberFacingError"]
    await desk.at("2026-03-24T17:00")
    assert await desk.days() == ["24 composed", "24 nothing_new"]


async def test_an_edition_holds_as_many_stories_as_was_said_and_the_next_takes_up_the_rest(desk: Desk) -> None:
    await desk.schedules(SAM, "17:00", stories=2)
    await desk.hears("One", "Two", "Three")
    await desk.at("2026-03-24T17:00")
    assert (await desk.digest.preview(SAM)).left_out == 0
    await desk.at("2026-03-25T17:00")
    held = [holds for _, _, holds in await desk.editions()]
    assert [len(each) for each in held] == [2, 1]
    assert sorted(title for each in held for title in each) == ["One", "Three", "Two"]


async def test_a_story_is_no_news_any_more_after_two_days(desk: Desk) -> None:
    await desk.hears("One")
    desk.clock.advance(timedelta(days=2, minutes=1))
    assert (await desk.digest.preview(SAM)).is_empty


async def test_many_pieces_of_one_day_fill_several_editions_and_none_is_lost(desk: Desk) -> None:
    for number in range(1, MOST_MADE_IN_ALL * 2):
        desk.publishes(number)
    await desk.at("2026-03-24T17:00")
    await desk.at("2026-03-25T17:00")
    await desk.at("2026-03-26T17:00")
    held = [holds for _, _, holds in await desk.editions()]
    assert [len(each) for each in held] == [MOST_MADE_IN_ALL, MOST_MADE_IN_ALL - 1, 0]
    pieces = [f"piece:{number}" for number in range(1, MOST_MADE_IN_ALL * 2)]
    assert [piece for each in held for piece in each] == pieces


async def test_a_piece_published_in_the_moment_of_composing_is_in_the_next_edition(desk: Desk) -> None:
    await desk.hears("One")
    published_at = desk.clock.now()
    await desk.digest.now(SAM)
    desk.publishes(1)
    assert desk.pieces.published[0][0] == published_at
    await desk.at("2026-03-24T17:00")
    assert (await desk.editions())[1][2] == ["piece:1"]


async def test_pieces_from_long_before_the_first_edition_are_not_in_it(desk: Desk) -> None:
    desk.publishes(1)
    at, made = desk.pieces.published[0]
    desk.pieces.published[0] = (at - timedelta(days=2), made)
    assert (await desk.digest.preview(SAM)).is_empty
    assert timedelta(days=2) < MADE_WAITS


async def test_without_a_channel_there_is_no_edition_and_nothing_is_lost(desk: Desk) -> None:
    without = Setup(city="Berlin", staff_channel_id=STAFF_CHANNEL, staff_role_id=STAFF_ROLE, locale="en-GB")
    await desk.guilds.set_up(OWNER, without)
    await desk.hears("One")
    await desk.at("2026-03-24T17:00")
    assert await desk.days() == ["24 no_channel"]
    for asked in (desk.digest.now(SAM), desk.schedules(SAM, "17:00")):
        with pytest.raises(MemberFacingError, match="digest-no-channel"):
            await asked
    scheduled = await desk.schedules(SAM, "17:00", 77)
    assert scheduled.channel_id == 77
    await desk.at("2026-03-25T17:00")
    assert (await desk.editions())[1][2] == ["One"]
    assert [card.channel_id for card in await desk.cards()] == [77]


async def test_the_digest_moves_with_the_channel_for_news_unless_it_has_its_own(desk: Desk) -> None:
    moved = Setup(
        city="Berlin", staff_channel_id=STAFF_CHANNEL, staff_role_id=STAFF_ROLE, locale="en-GB", news_channel_id=75
    )
    await desk.guilds.set_up(OWNER, moved)
    assert (await desk.digest.scheduling.current(SAM)).channel_id == 75
    await desk.schedules(SAM, "17:00", 77)
    assert (await desk.digest.scheduling.current(SAM)).channel_id == 77


@pytest.mark.parametrize("state", [State.FAILED, State.DROPPED])
async def test_what_could_not_be_posted_goes_into_the_next_edition(desk: Desk, state: State) -> None:
    await desk.hears("One")
    await desk.at("2026-03-24T17:00")
    await desk.leaves(state)
    assert [story.title for story in (await desk.digest.preview(SAM)).stories] == ["One"]
    assert await desk.days() == ["24 composed"]
    await desk.hears("Two")
    await desk.at("2026-03-25T17:00")
    assert await desk.days() == ["24 undelivered", "25 composed"]
    assert sorted((await desk.editions())[1][2]) == ["One", "Two"]
    async with desk.database.write() as session:
        assert not await outbox.retry(session, desk.clock.now(), (await desk.cards())[0].id, HERE)


async def test_what_may_stand_in_the_channel_is_not_posted_again(desk: Desk) -> None:
    await desk.hears("One")
    await desk.at("2026-03-24T17:00")
    await desk.leaves(State.UNCERTAIN)
    await desk.at("2026-03-25T17:00")
    assert await desk.days() == ["24 composed", "25 nothing_new"]


async def test_after_three_failures_staff_are_told_once_and_saying_when_starts_it_again(desk: Desk) -> None:
    for day in range(24, 30):
        await desk.hears(f"Story {day}")
        await desk.at(f"2026-03-{day}T17:00")
        if day < 27:
            await desk.leaves(State.FAILED)
    assert (await desk.days())[2:] == ["26 undelivered", "27 paused", "28 paused", "29 paused"]
    assert await desk.asked(PAUSED_NOTE) == [STAFF_CHANNEL]
    assert (await desk.digest.scheduling.current(SAM)).next_at is None
    await desk.schedules(SAM, "17:00")
    await desk.at("2026-03-30T17:00")
    assert (await desk.days())[-1] == "30 composed"


async def test_a_guild_that_switched_news_off_has_no_edition_until_it_is_on_again(desk: Desk) -> None:
    await desk.guilds.switch_job(OWNER, "news", on=False)
    await desk.hears("One")
    await desk.at("2026-03-24T17:00")
    await desk.guilds.switch_job(OWNER, "news", on=True)
    await desk.at("2026-03-24T17:05")
    assert await desk.days() == ["24 switched_off"]
    await desk.at("2026-03-25T17:00")
    assert (await desk.editions())[1][2] == ["One"]


async def test_a_guild_that_removed_the_bot_has_none_and_no_other_is_kept_waiting(desk: Desk) -> None:
    await desk.guilds.left(HERE)
    await desk.hears("Here")
    await desk.hears("There", guild_id=THERE)
    await desk.at("2026-03-25T17:00", "Asia/Tokyo")
    assert (await desk.editions(), len(await desk.editions(THERE))) == ([], 1)


async def test_an_hour_that_has_passed_today_begins_tomorrow(desk: Desk) -> None:
    await desk.hears("One")
    scheduled = await desk.schedules(SAM, "15:00")
    await desk.at("2026-03-24T16:30")
    assert await desk.days() == ["24 moved"]
    assert scheduled.next_at is not None
    assert scheduled.next_at.isoformat() == "2026-03-25T14:00:00+00:00"


async def test_a_later_hour_after_todays_edition_begins_tomorrow(desk: Desk) -> None:
    await desk.hears("One")
    await desk.at("2026-03-24T17:00")
    await desk.hears("Two")
    scheduled = await desk.schedules(SAM, "20:00")
    await desk.at("2026-03-24T20:00")
    assert await desk.days() == ["24 composed"]
    assert scheduled.next_at is not None
    assert scheduled.next_at.isoformat() == "2026-03-25T19:00:00+00:00"


@pytest.mark.parametrize(
    ("city", "start", "hour"),
    [
        ("Berlin", "2026-03-28T00:00", "2:30"),
        ("Berlin", "2026-10-24T00:00", "2:30"),
        ("Sydney", "2026-04-04T00:00", "2:30"),
        ("Sydney", "2026-10-03T00:00", "2:30"),
        ("Sydney", "2026-10-03T00:00", "0:00"),
    ],
)
async def test_clocks_that_jump_change_nothing_of_one_edition_a_day(
    desk: Desk, city: str, start: str, hour: str
) -> None:
    there = Setup(
        city=city, staff_channel_id=STAFF_CHANNEL, staff_role_id=STAFF_ROLE, locale="en", news_channel_id=NEWS
    )
    await desk.guilds.set_up(OWNER, there)
    await desk.schedules(SAM, hour)
    await desk.at(start)
    told = await desk.editions()
    for number in range(72 * 2):
        if number % 6 == 0:
            await desk.hears(f"Story {number}")
        desk.clock.advance(timedelta(minutes=30))
        await desk.digest.due.compose()
    days = [day for day, state, _ in (await desk.editions())[len(told) :] if state == "composed"]
    assert days == [days[0] + timedelta(days=each) for each in range(3)]


async def test_a_piece_that_is_taken_down_goes_from_the_edition_that_stands(desk: Desk) -> None:
    await desk.hears("One")
    desk.publishes(1)
    await desk.at("2026-03-24T17:00")
    await desk.leaves()
    desk.pieces.taken_down.add(1)
    async with desk.database.write() as session:
        await outbox.refresh(session, desk.clock.now(), "piece:1")
    card, change = await desk.cards()
    assert (change.action, change.message_id, change.ids) == ("edit", 900 + card.id, card.ids)
    edition = await desk.digest.reading.card(int(card.ids["edition_id"]))
    assert edition is not None
    assert ([each.title for each in edition.stories], edition.made) == (["One"], ())


async def test_an_edition_of_which_all_was_taken_down_is_changed_where_it_stands(desk: Desk) -> None:
    desk.publishes(1)
    await desk.at("2026-03-24T17:00")
    (card,) = await desk.cards()
    desk.pieces.taken_down.add(1)
    edition_id = int(card.ids["edition_id"])
    before = await desk.digest.reading.card(edition_id)
    await desk.leaves()
    after = await desk.digest.reading.card(edition_id)
    assert before is not None
    assert after is not None
    assert (before.is_empty, before.is_to_be_shown(0)) == (True, False)
    assert (after.is_empty, after.is_to_be_shown(0)) == (True, True)
    assert card.subjects == [subject_of(edition_id), "piece:1"]


async def test_only_staff_schedule_preview_and_post(desk: Desk) -> None:
    for asked in (
        desk.schedules(ANA, "17"),
        desk.digest.preview(ANA),
        desk.digest.now(ANA),
        desk.digest.scheduling.current(ANA),
    ):
        with pytest.raises(MemberFacingError, match="errors-not-staff"):
            await asked


async def test_a_preview_writes_nothing(desk: Desk) -> None:
    await desk.hears("One")
    preview = await desk.digest.preview(SAM)
    assert [story.title for story in preview.stories] == ["One"]
    assert (await desk.editions(), await desk.cards()) == ([], [])


async def test_members_read_the_newest_edition_of_their_own_guild(desk: Desk) -> None:
    with pytest.raises(MemberFacingError, match="digest-none-yet"):
        await desk.digest.reading.latest(HERE)
    await desk.hears("One")
    await desk.digest.now(SAM)
    assert [story.title for story in (await desk.digest.reading.latest(HERE)).stories] == ["One"]
    with pytest.raises(MemberFacingError, match="digest-none-yet"):
        await desk.digest.reading.latest(STAFF_THERE.guild_id)
