"""What is hard to read is decided by the safety team, or by two of staff; and who wrote it is looked after."""

from typing import Any

import pytest

from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.safety.notes import Note
from bot.safety.records import Reason
from bot.safety.reports import ReportService
from bot.showcase.kinds import Rating
from bot.showcase.states import Concern, State
from tests.showcase.desks import Desk
from tests.two_guilds import ANA, BEN, HERE, OWNER, SAM, STAFF_ROLE, STELLA

HARD: dict[str, Any] = {"notes": ["self_harm"]}
# Of the safety team, and not of staff.
TEA = 300


async def pick(desk: Desk, *people: int) -> None:
    await desk.safety.pick_team(OWNER, people, present=people)


async def test_one_of_staff_alone_does_not_publish_it(desk: Desk) -> None:
    piece = await desk.sent(**HARD)
    first = await desk.reviews.approve(SAM, piece.id, 1, Rating.TWELVE, [Note.SELF_HARM])
    assert first.state is State.WAITING
    assert first.taken_by_id is None
    assert first.review is not None
    assert (first.review.agreed_by_id, first.review.agreed) == (SAM.person_id, (Rating.TWELVE, (Note.SELF_HARM,)))
    assert await desk.told(ANA) == []
    with pytest.raises(MemberFacingError, match="showcase-agreed-already"):
        await desk.reviews.approve(SAM, piece.id, 1, Rating.EVERYONE)
    second = await desk.reviews.approve(STELLA, piece.id, 1)
    assert (second.state, second.cover.rating, second.cover.notes) == (
        State.PUBLISHED,
        Rating.TWELVE,
        (Note.SELF_HARM,),
    )


async def test_who_is_in_the_safety_team_decides_alone(desk: Desk) -> None:
    await pick(desk, SAM.person_id, TEA)
    piece = await desk.sent(**HARD)
    assert (await desk.reviews.approve(SAM, piece.id, 1, Rating.TWELVE)).state is State.PUBLISHED


async def test_a_note_that_staff_add_makes_it_hard_too_and_taking_one_away_does_not_make_it_easy(desk: Desk) -> None:
    plain = await desk.sent()
    assert (await desk.reviews.approve(SAM, plain.id, 1, Rating.TWELVE, [Note.ABUSE])).state is State.WAITING
    hard = await desk.sent(BEN, **HARD)
    assert (await desk.reviews.approve(SAM, hard.id, 1, Rating.TWELVE, [])).state is State.WAITING


async def test_words_that_suggest_it_make_it_hard_whatever_its_author_chose(desk: Desk) -> None:
    piece = await desk.sent(text="She cut herself again. She had thought of suicide.\nNobody asked.")
    assert Note.SELF_HARM in piece.hints
    check = await desk.checks.check(SAM, piece.id)
    assert [mark.what for mark in check.suggested] == [Note.SELF_HARM]
    assert check.takes_two
    assert (await desk.reviews.approve(SAM, piece.id, 1, Rating.TWELVE)).state is State.WAITING


async def test_the_safety_team_is_told_once_and_offered_it_first(desk: Desk) -> None:
    await pick(desk, STELLA.person_id, ANA.person_id)
    hard = await desk.sent(**HARD)
    easy = await desk.sent(BEN)
    assert "showcase-hard" in await desk.told(STELLA)
    # Its author is in the safety team, and is not asked about what they wrote.
    assert "showcase-hard" not in await desk.told(ANA)
    for staff, expected in ((SAM, easy.id), (STELLA, hard.id)):
        following = await desk.reviews.next(staff)
        assert following is not None
        assert following.id == expected
    # Nobody but its author is in the safety team: the others of staff look.
    await pick(desk, ANA.person_id)
    following = await desk.reviews.next(SAM)
    assert following is not None
    assert following.id == hard.id


async def test_after_a_first_yes_it_can_be_passed_on_and_is_not_lost(desk: Desk) -> None:
    piece = await desk.sent(**HARD)
    await desk.reviews.approve(SAM, piece.id, 1, Rating.TWELVE)
    assert await desk.reviews.next(SAM) is None
    await desk.reviews.take(STELLA, piece.id, 1)
    back = await desk.reviews.put_back(STELLA, piece.id, 1)
    assert back.taken_by_id is None
    assert back.review is not None
    assert back.review.agreed_by_id == SAM.person_id


async def test_the_safety_team_is_told_of_a_worry_and_nobody_else(desk: Desk) -> None:
    await pick(desk, STELLA.person_id, TEA)
    reports = ReportService(desk.database, desk.clock, desk.safety)
    piece = await desk.sent()
    told = await desk.reviews.tell_safety_team(SAM, piece.id, 1, "It reads like a letter.")
    assert (told.state, told.taken_by_id, told.is_hard) == (State.WAITING, None, True)
    assert told.review is not None
    assert told.review.concern is Concern.TOLD
    assert await desk.leaving("safety-report-card") == []
    assert await desk.told(ANA) == []
    assert "safety-report" in await desk.told(STELLA)
    assert "safety-report" not in await desk.told(SAM)
    [report] = await reports.open_reports(STELLA)
    assert (report.reason, report.words, report.about_id) == (
        Reason.UNSAFE,
        "It reads like a letter.",
        ANA.person_id,
    )
    assert await reports.open_reports(SAM) == []
    # Once more is no second report.
    await desk.reviews.tell_safety_team(SAM, piece.id, 1, "And the end.")
    [report] = await reports.open_reports(STELLA)
    assert "And the end." in report.words


async def test_what_one_of_the_team_writes_down_the_others_read(desk: Desk) -> None:
    await pick(desk, STELLA.person_id, TEA)
    tea = Actor(guild_id=HERE, person_id=TEA)
    reports = ReportService(desk.database, desk.clock, desk.safety)
    piece = await desk.sent()
    await desk.reviews.tell_safety_team(SAM, piece.id, 1, "")
    [report] = await reports.open_reports(STELLA)
    written = await reports.write_down(STELLA, report.id, "I wrote to Ana.\0")
    assert [(entry.author_id, entry.words) for entry in written.log] == [(STELLA.person_id, "I wrote to Ana.\ufffd")]
    assert "safety-log" in await desk.told(tea)
    assert "safety-log" not in await desk.told(STELLA)
    assert (await reports.get(tea, report.id)).log == written.log
    for stranger in (ANA, SAM, BEN):
        with pytest.raises(MemberFacingError):
            await reports.write_down(stranger, report.id, "x")
    with pytest.raises(MemberFacingError, match="errors-empty"):
        await reports.write_down(tea, report.id, "  ")


async def test_where_nobody_is_in_the_team_a_worry_goes_to_staff(desk: Desk) -> None:
    piece = await desk.sent()
    await desk.reviews.tell_safety_team(SAM, piece.id, 1, "")
    assert len(await desk.leaving("safety-report-card")) == 1


async def test_only_a_story_is_noted_for_whoever_comes_next(desk: Desk) -> None:
    piece = await desk.sent(**HARD)
    fine = await desk.reviews.is_fine(SAM, piece.id, 1)
    assert fine.review is not None
    assert fine.review.concern is Concern.FINE
    await desk.reviews.put_back(SAM, piece.id, 1)
    check = await desk.checks.check(STELLA, piece.id)
    assert check.piece.review is not None
    assert check.piece.review.concern is Concern.FINE


async def test_only_staff_of_that_server_look_or_worry(desk: Desk) -> None:
    piece = await desk.sent(**HARD)
    there = Actor(guild_id=2, person_id=SAM.person_id, role_ids=frozenset({STAFF_ROLE}))
    own = Actor(guild_id=HERE, person_id=ANA.person_id, role_ids=frozenset({STAFF_ROLE}))
    for stranger, key in ((BEN, "errors-not-staff"), (there, "errors-not-"), (own, "showcase-own-check")):
        for refused in (desk.reviews.is_fine, desk.reviews.tell_safety_team):
            arguments = ("x",) if refused == desk.reviews.tell_safety_team else ()
            with pytest.raises(MemberFacingError, match=key):
                await refused(stranger, piece.id, 1, *arguments)
    with pytest.raises(MemberFacingError, match="errors-not-staff"):
        await desk.checks.check(BEN, piece.id)


async def test_the_check_says_what_is_good_to_know(desk: Desk) -> None:
    piece = await desk.sent(title="One", text="It rains.\nI am called Ana there.")
    first = await desk.checks.check(SAM, piece.id)
    assert (first.is_first, first.seen_number, first.takes_two) == (True, None, False)
    assert first.leaf is not None
    assert "It rains" in first.leaf.text
    await desk.reviews.ask_for_changes(SAM, piece.id, 1, "More rain.")
    sheet = await desk.drafts.revise(ANA, piece.id)
    await desk.drafts.change(ANA, sheet.draft_id, {"text": "It rains and rains.\nI am called Ana there."})
    await desk.submissions.send(ANA, sheet.draft_id)
    again = await desk.checks.check(SAM, piece.id)
    assert (again.seen_number, again.new, again.gone) == (1, 2, 0)
    _, changes = await desk.checks.changes(SAM, piece.id)
    assert "and" in "".join(span.text for span in changes.spans if span.what == "new")
    other = await desk.sent(title="Two")
    assert not (await desk.checks.check(SAM, other.id)).is_first
    with pytest.raises(MemberFacingError, match="showcase-nothing-before"):
        await desk.checks.changes(SAM, other.id)
    await desk.submissions.take_back(ANA, piece.id)
    assert (await desk.checks.check(SAM, piece.id)).leaf is None
    with pytest.raises(MemberFacingError, match="showcase-now-withdrawn"):
        await desk.checks.changes(SAM, piece.id)
