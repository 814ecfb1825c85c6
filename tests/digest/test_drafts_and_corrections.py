"""What staff change of an edition before it goes out, and what they say of one that told something wrongly."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.outbox import State
from bot.digest.correcting import CHANGE_CARD
from bot.digest.selection import Reason
from bot.errors import MemberFacingError
from bot.news.models import StoryChangeRow
from bot.news.records import StoryChange
from cogs.components.layouts import Layout
from cogs.digest.changes import change_card
from tests.digest.conftest import Desk
from tests.two_guilds import ANA, HERE, SAM, STAFF_CHANNEL, STAFF_THERE

# The clock begins on Tuesday, 24 March 2026, at 16:01 in Berlin: 59 minutes before the digest.
DAY = "2026-03-24"


async def drafted(desk: Desk) -> tuple[int, dict[str, int]]:
    """The draft of three stories, newest first: the digest's id, and theirs by title."""
    for hours, title in enumerate(("One", "Two", "Three")):
        await desk.hears(title, hours_ago=hours)
    draft = await desk.digest.drafts.open(SAM, "daily")
    assert [story.title for story in draft.edition.stories] == ["One", "Two", "Three"]
    return draft.digest.id, {story.title: story.id for story in draft.edition.stories}


async def test_an_edition_goes_out_as_staff_ordered_it_and_without_what_they_left_out(desk: Desk) -> None:
    digest_id, ids = await drafted(desk)
    await desk.digest.drafts.move(SAM, digest_id, DAY, ids["Three"], -100)
    await desk.digest.drafts.move(SAM, digest_id, DAY, ids["One"], 1)
    await desk.digest.drafts.drop(SAM, digest_id, DAY, ids["Two"])
    draft = await desk.digest.drafts.add_line(SAM, digest_id, DAY, "See you at\nthe reading.")
    assert (draft.dropped, draft.edition.line) == (1, "See you at the reading.")
    await desk.at("2026-03-24T17:00")
    assert (await desk.editions())[0][2] == ["Three", "One"]
    assert (await desk.digest.reading.latest(HERE)).line == "See you at the reading."
    _, why = await desk.digest.explaining.why(ANA, ids["Two"])
    assert why.reason is Reason.LEFT_OUT
    await desk.at("2026-03-25T17:00")
    assert (await desk.editions())[1][2] == ["Two"]


async def test_an_edition_waits_for_nobody_and_takes_what_came_last(desk: Desk) -> None:
    digest_id, ids = await drafted(desk)
    await desk.digest.drafts.move(SAM, digest_id, DAY, ids["Three"], -100)
    await desk.hears("Last")
    await desk.at("2026-03-24T17:00")
    assert (await desk.editions())[0][2] == ["Three", "One", "Two", "Last"]
    with pytest.raises(MemberFacingError, match="digest-draft-gone"):
        await desk.digest.drafts.drop(SAM, digest_id, DAY, ids["One"])


async def test_a_story_that_staff_call_hard_stands_inside_behind_its_note(desk: Desk) -> None:
    digest_id, ids = await drafted(desk)
    draft = await desk.digest.drafts.note(SAM, digest_id, DAY, ids["One"], ["war", "no such note"])
    assert [(story.title, story.notes) for story in draft.edition.stories][1] == ("One", ("war",))
    await desk.digest.drafts.move(SAM, digest_id, DAY, ids["One"], -100)
    await desk.at("2026-03-24T17:00")
    told = (await desk.digest.reading.latest(HERE)).stories
    assert [story.notes for story in told] == [(), ("war",), ()]


async def test_starting_over_forgets_every_change(desk: Desk) -> None:
    digest_id, ids = await drafted(desk)
    await desk.digest.drafts.drop(SAM, digest_id, DAY, ids["One"])
    await desk.digest.drafts.note(SAM, digest_id, DAY, ids["Two"], ["war"])
    draft = await desk.digest.drafts.start_over(SAM, digest_id, DAY)
    assert [(story.title, story.notes) for story in draft.edition.stories] == [("One", ()), ("Two", ()), ("Three", ())]


async def test_a_draft_is_there_from_an_hour_before_and_for_staff_of_its_guild(desk: Desk) -> None:
    digest_id, ids = await drafted(desk)
    with pytest.raises(MemberFacingError, match="errors-not-staff"):
        await desk.digest.drafts.open(ANA, "daily")
    with pytest.raises(MemberFacingError, match="errors-not-found"):
        await desk.digest.drafts.drop(STAFF_THERE, digest_id, DAY, ids["One"])
    with pytest.raises(MemberFacingError, match="digest-words-stopped"):
        await desk.digest.drafts.add_line(SAM, digest_id, DAY, "Write to me at sam@example.org")
    await desk.schedules(SAM, "18:30")
    with pytest.raises(MemberFacingError, match="digest-draft-too-early"):
        await desk.digest.drafts.open(SAM, "daily")
    desk.clock.advance(timedelta(minutes=90))
    assert len((await desk.digest.drafts.open(SAM, "daily")).edition.stories) == 3


async def test_a_correction_stands_in_its_edition_and_opens_the_next(desk: Desk) -> None:
    await desk.hears("One")
    await desk.at("2026-03-24T17:00")
    await desk.leaves()
    edition = await desk.digest.reading.latest(HERE)
    corrected = await desk.digest.correcting.correct(SAM, edition.id, edition.stories[0].id, "It was two,\nnot three.")
    assert [(each.title, each.text) for each in corrected.corrections] == [("One", "It was two, not three.")]
    assert [card.action for card in await desk.cards()] == ["send", "edit"]
    await desk.at("2026-03-25T17:00")
    await desk.hears("Two")
    await desk.at("2026-03-26T17:00")
    opening = (await desk.digest.reading.latest(HERE)).opening
    assert [(f"{each.day}", each.text) for each in opening] == [("2026-03-24", "It was two, not three.")]
    await desk.leaves()
    await desk.hears("Three")
    await desk.at("2026-03-27T17:00")
    assert (await desk.digest.reading.latest(HERE)).opening == ()


async def test_a_correction_that_was_to_open_an_edition_that_never_stood_opens_the_one_after(desk: Desk) -> None:
    await desk.hears("One")
    edition = await desk.digest.now(SAM)
    await desk.leaves()
    await desk.digest.correcting.correct(SAM, edition.id, edition.stories[0].id, "It was two.")
    await desk.hears("Two")
    await desk.at("2026-03-24T17:00")
    await desk.leaves(State.FAILED)
    await desk.at("2026-03-25T17:00")
    latest = await desk.digest.reading.latest(HERE)
    assert ([each.text for each in latest.opening], len(latest.stories)) == (["It was two."], 1)


async def test_only_staff_correct_and_only_what_was_told_here(desk: Desk) -> None:
    await desk.hears("One")
    edition = await desk.digest.now(SAM)
    story_id = edition.stories[0].id
    for actor, asked, key in (
        (ANA, story_id, "errors-not-staff"),
        (STAFF_THERE, story_id, "errors-not-found"),
        (SAM, story_id + 1, "digest-story-gone"),
    ):
        with pytest.raises(MemberFacingError, match=key):
            await desk.digest.correcting.correct(actor, edition.id, asked, "It was two.")
    with pytest.raises(MemberFacingError, match="digest-words-stopped"):
        await desk.digest.correcting.correct(SAM, edition.id, story_id, "Call 030 1234567")


async def changed(desk: Desk, story_id: int) -> None:
    """The source of a story says something else now."""
    async with desk.database.write() as session:
        session.add(
            StoryChangeRow(
                guild_id=HERE,
                story_id=story_id,
                title_before="One",
                title_after="One, after all",
                figures_before=["31"],
                figures_after=["13"],
                noticed_at=desk.clock.now(),
            )
        )


async def test_what_a_source_changed_is_a_card_for_staff_who_correct_it_or_leave_it(desk: Desk) -> None:
    await desk.hears("One", "Two")
    edition = await desk.digest.now(SAM)
    for story in edition.stories:
        await changed(desk, story.id)
    for _ in range(2):
        await desk.digest.correcting.look_for_changes()
    assert await desk.asked(CHANGE_CARD) == [STAFF_CHANNEL] * 2
    for refused in (desk.digest.correcting.settle(ANA, 1), desk.digest.correcting.settle(STAFF_THERE, 1)):
        with pytest.raises(MemberFacingError):
            await refused
    await desk.digest.correcting.settle(SAM, 1, "It was 13.")
    await desk.digest.correcting.settle(SAM, 2)
    latest = await desk.digest.reading.latest(HERE)
    assert [each.text for each in latest.corrections] == ["It was 13."]
    assert [await desk.digest.correcting.change(HERE, each) for each in (1, 2)] == [None, None]
    with pytest.raises(MemberFacingError, match="digest-change-settled"):
        await desk.digest.correcting.require_change(SAM, 1)


def test_the_card_says_what_was_there_and_what_is_there_now() -> None:
    change = StoryChange(
        id=7,
        guild_id=1,
        story_id=2,
        source="The [Paper]",
        link="https://paper.example/1",
        title_before="31 dead",
        title_after="13 dead",
        figures_before=("31",),
        figures_after=("13",),
        noticed_at=datetime(2026, 3, 24, tzinfo=UTC),
    )
    words = [getattr(each, "content", "") for each in Layout(change_card(change)).walk_children()]
    told = "\n".join(words)
    assert "Headline then: 31 dead\nHeadline now: 13 dead\nFigures then: 31. Now: 13." in told
    done = [getattr(each, "content", "") for each in Layout(change_card(None)).walk_children()]
    assert "Somebody has dealt with what a source changed." in done
