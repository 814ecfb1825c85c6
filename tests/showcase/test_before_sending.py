"""What an author says and reads before a piece goes to staff."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import MemberFacingError
from bot.showcase.before import print_of
from bot.showcase.models import PublishedRow
from bot.showcase.rules import AiRule
from bot.showcase.states import State
from cogs.showcase.wording import usual_answer
from tests.showcase.desks import POEM, Desk
from tests.two_guilds import ANA, BEN, SAM, STAFF_THERE, STRANGER


async def test_nothing_is_sent_before_its_author_said_that_they_wrote_it(desk: Desk) -> None:
    sheet = await desk.draft(ANA, own="")
    assert [problem.key for problem in sheet.problems] == ["showcase-problem-own-none"]
    with pytest.raises(MemberFacingError, match="showcase-not-complete"):
        await desk.submissions.send(ANA, sheet.draft_id)

    sheet = await desk.drafts.is_own(ANA, sheet.draft_id)
    assert not sheet.problems
    assert (await desk.submissions.send(ANA, sheet.draft_id)).state is State.WAITING


async def test_what_ai_may_do_is_for_staff_of_the_server_to_say(desk: Desk) -> None:
    sheet = await desk.draft(ANA)
    with pytest.raises(MemberFacingError):
        await desk.rules.change(BEN, AiRule.SAID)
    await desk.rules.change(STAFF_THERE, AiRule.SAID)
    assert not (await desk.drafts.sheet(ANA, sheet.draft_id)).problems

    await desk.rules.change(SAM, AiRule.FIXES)
    sheet = await desk.drafts.sheet(ANA, sheet.draft_id)
    assert [problem.key for problem in sheet.problems] == ["showcase-problem-own-fixes"]
    assert (await desk.drafts.is_own(ANA, sheet.draft_id)).ai is AiRule.FIXES


async def test_what_goes_out_with_a_piece_is_what_readers_see(desk: Desk) -> None:
    await desk.published(ANA, topic="weather")
    async with desk.database.read() as session:
        assert await session.scalar(select(PublishedRow.details)) == {"topic": "weather"}


async def test_the_same_words_twice_are_noticed_and_can_be_sent(desk: Desk) -> None:
    first = await desk.sent(ANA)
    sheet = await desk.draft(ANA, title="Rain again", text=POEM["text"].upper().replace("\n", "\n\n"))
    assert sheet.twin is not None
    assert (sheet.twin.title, sheet.twin.state) == ("Rain", State.WAITING)
    assert not sheet.problems
    await desk.drafts.discard(ANA, sheet.draft_id)

    await desk.submissions.take_back(ANA, first.id)
    assert (await desk.drafts.revise(ANA, first.id)).twin is None
    assert (await desk.draft(BEN)).twin is None
    assert (await desk.draft(STRANGER)).twin is None


def test_a_text_without_words_has_no_twin() -> None:
    assert print_of("* * *") == ""
    assert print_of("It rains.") == print_of("it  RAINS")
    assert print_of("It rains.") != print_of("It pours.")


async def test_how_long_staff_take_is_told_as_it_was(desk: Desk) -> None:
    assert (await desk.draft(BEN)).usual is None
    for hours in (5, 6, 90):
        piece = await desk.sent(ANA)
        desk.clock.advance(timedelta(hours=hours))
        await desk.reviews.decline(SAM, piece.id, piece.number, "Not yet.")
    assert (await desk.draft(BEN)).usual == timedelta(hours=6)


@pytest.mark.parametrize(
    ("usual", "wanted"),
    [
        (timedelta(seconds=5), "within an hour"),
        (timedelta(hours=1, minutes=1), "within 2 hours"),
        (timedelta(hours=36), "within 36 hours"),
        (timedelta(hours=40), "within 2 days"),
        (timedelta(days=9), "within 9 days"),
    ],
)
def test_hours_and_days_are_rounded_up(usual: timedelta, wanted: str) -> None:
    assert wanted in usual_answer(usual)
