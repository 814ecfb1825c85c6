"""What readers tell authors: who may, in which shape, and who reads it."""

import pytest

from bot.errors import MemberFacingError
from bot.people import BlockService
from bot.showcase import publishing
from bot.showcase.facts import mark_of_member
from bot.showcase.kinds import Rating
from bot.showcase.records import Feedback, FeedbackForm, Standing
from tests.showcase.desks import Desk
from tests.two_guilds import ANA, BEN, CLEO, HERE, OWNER, SAM, STELLA, STRANGER

KIND = {"strength": "The borrowed shoes.", "more": ""}


async def said(desk: Desk, piece_id: int, **typed: str) -> Feedback:
    written = await desk.feedback.write(BEN, piece_id, {**KIND, **typed})
    assert isinstance(written, Feedback)
    return written


async def test_feedback_reaches_its_author_and_nobody_else(desk: Desk) -> None:
    piece = await desk.published()
    given = await said(desk, piece.id)
    assert (given.author_id, given.giver_id, given.standing) == (ANA.person_id, BEN.person_id, Standing.SENT)
    assert await desk.told(ANA) == ["showcase-decided", "showcase-feedback"]
    assert await desk.answering.told(HERE, ANA.person_id, given.id) == given
    assert await desk.answering.told(HERE, CLEO.person_id, given.id) is None
    for reader in (BEN, CLEO, SAM):
        assert (await desk.feedback.shown(reader, piece.id)).feedback == ()
    for other in (BEN, CLEO, SAM):
        with pytest.raises(MemberFacingError, match="showcase-feedback-gone"):
            await desk.answering.show(other, given.id)


async def test_its_author_shows_it_or_keeps_it_and_it_can_be_taken_back(desk: Desk) -> None:
    piece = await desk.published()
    given = await said(desk, piece.id)
    await desk.answering.show(ANA, given.id)
    assert await desk.told(BEN) == ["showcase-feedback-shown"]
    assert [each.strength for each in (await desk.feedback.shown(CLEO, piece.id)).feedback] == ["The borrowed shoes."]
    assert (await desk.feedback.around(CLEO, piece.id)).shown == 1
    await BlockService(desk.database, desk.clock).block(CLEO.person_id, BEN.person_id)
    assert (await desk.feedback.shown(CLEO, piece.id)).feedback == ()
    await desk.answering.keep(ANA, given.id)
    assert (await desk.feedback.shown(SAM, piece.id)).feedback == ()
    await desk.answering.thank(ANA, given.id)
    await desk.answering.thank(ANA, given.id)
    assert await desk.told(BEN) == ["showcase-feedback-shown", "showcase-feedback-thanked"]
    await desk.feedback.take_back(BEN, piece.id)
    assert await desk.answering.told(HERE, ANA.person_id, given.id) is None
    with pytest.raises(MemberFacingError, match="showcase-feedback-gone"):
        await desk.feedback.mine(BEN, piece.id)
    assert (await said(desk, piece.id)).standing is Standing.SENT


@pytest.mark.parametrize(("wanted", "is_enough"), [("kind", True), ("questions", False), ("fixes", False)])
async def test_a_strength_comes_first_and_then_what_was_asked_for(desk: Desk, wanted: str, is_enough: bool) -> None:
    piece = await desk.published(feedback=wanted)
    written = await desk.feedback.write(BEN, piece.id, KIND)
    assert isinstance(written, Feedback) is is_enough
    if not is_enough:
        asked = await desk.feedback.form(BEN, piece.id)
        assert [problem.field for problem in asked.problems] == ["more"]
        assert asked.typed["strength"] == "The borrowed shoes."
        assert (await said(desk, piece.id, more="Consider a comma.")).more == "Consider a comma."


async def test_what_the_guard_stops_waits_to_be_changed(desk: Desk) -> None:
    piece = await desk.published()
    held = await desk.feedback.write(BEN, piece.id, {"strength": "Lovely, write to me: ben@example.org", "more": ""})
    assert isinstance(held, FeedbackForm)
    assert await desk.told(ANA) == ["showcase-decided"]
    left = await desk.feedback.leave_out(BEN, piece.id)
    assert (left.problems, left.typed["strength"]) == ((), "Lovely, write to me:"), "the reader looks at it first"
    assert await desk.told(ANA) == ["showcase-decided"]
    sent = await desk.feedback.confirm(BEN, piece.id)
    assert isinstance(sent, Feedback)
    assert sent.strength == "Lovely, write to me:"


async def test_what_the_guard_only_marks_is_looked_at_once_more_and_may_be_sent_on(desk: Desk) -> None:
    piece = await desk.published()
    held = await desk.feedback.write(BEN, piece.id, {"strength": "I'm 14 and it made me cry.", "more": ""})
    assert isinstance(held, FeedbackForm)
    assert (held.problems, [each.args["words"] for each in held.remarks]) == ((), ["I'm 14"])
    assert await desk.told(ANA) == ["showcase-decided"]
    sent = await desk.feedback.confirm(BEN, piece.id)
    assert isinstance(sent, Feedback)
    assert sent.strength == "I'm 14 and it made me cry."


async def test_nobody_is_told_what_they_did_not_ask_for(desk: Desk) -> None:
    quiet, open_to_it = await desk.published(feedback="none"), await desk.published()
    hard = await desk.published(rating=Rating.SIXTEEN)
    waiting = await desk.sent()
    await BlockService(desk.database, desk.clock).block(ANA.person_id, CLEO.person_id)
    await said(desk, open_to_it.id)
    for reader, piece_id, why in (
        (BEN, quiet.id, "showcase-feedback-unwanted"),
        (CLEO, open_to_it.id, "showcase-feedback-unwanted"),
        (ANA, open_to_it.id, "showcase-feedback-own"),
        (BEN, open_to_it.id, "showcase-feedback-said"),
        (BEN, hard.id, "showcase-not-there"),
        (BEN, waiting.id, "showcase-not-there"),
        (STRANGER, open_to_it.id, "showcase-not-there"),
    ):
        with pytest.raises(MemberFacingError, match=why):
            await desk.feedback.form(reader, piece_id)
        with pytest.raises(MemberFacingError, match=why):
            await desk.feedback.write(reader, piece_id, KIND)
    await desk.safety.pick_team(OWNER, [STELLA.person_id], present=[STELLA.person_id])
    await desk.safety.pause(STELLA, on=True)
    with pytest.raises(MemberFacingError, match="safety-paused"):
        await desk.feedback.form(SAM, open_to_it.id)


async def test_feedback_goes_with_its_piece_and_with_either_person(desk: Desk) -> None:
    async def stored() -> bool:
        tables = [each.table for person in (ANA, BEN) for each in await desk.people.stored(person.person_id)]
        return "showcase_feedback" in tables

    piece = await desk.published()
    await said(desk, piece.id)
    assert await stored()
    await desk.submissions.take_down(ANA, piece.id)
    await desk.submissions.throw_away(ANA, piece.id)
    assert not await stored()
    await said(desk, (await desk.published()).id)
    await desk.people.erase(BEN.person_id, None)
    assert not await stored()


async def test_feedback_can_be_reported(desk: Desk) -> None:
    given = await said(desk, (await desk.published()).id, more="Zanzibar")
    async with desk.database.read() as session:
        evidence = await desk.safety.subjects["feedback"](session, HERE, str(given.id))
        assert await desk.safety.subjects["feedback"](session, STRANGER.guild_id, str(given.id)) is None
    assert evidence is not None
    assert (evidence.author_id, evidence.text) == (BEN.person_id, "The borrowed shoes.\n\nZanzibar")


async def test_a_reader_who_says_that_they_are_in_danger_is_heard(desk: Desk) -> None:
    given = await said(desk, (await desk.published()).id, more="I want to die.")
    assert given.in_danger


async def test_what_was_shown_leaves_the_thread_with_whoever_said_it_or_blocks(desk: Desk) -> None:
    first, second = await desk.published(), await desk.published()
    for piece in (first, second):
        await desk.answering.show(ANA, (await said(desk, piece.id)).id)
    assert len(await desk.leaving(publishing.SAID)) == 2
    await desk.safety.block(BEN.person_id, HERE, f"person:{ANA.person_id}")
    assert await desk.leaving(publishing.SAID) == []
    for piece in (first, second):
        assert (await desk.feedback.shown(CLEO, piece.id)).feedback == ()
    with pytest.raises(MemberFacingError, match="showcase-feedback-not-shown"):
        await desk.answering.show(ANA, (await desk.feedback.mine(BEN, first.id)).id)
    await BlockService(desk.database, desk.clock).unblock(BEN.person_id, f"person:{ANA.person_id}")
    await desk.answering.show(ANA, (await desk.feedback.mine(BEN, first.id)).id)
    assert len(await desk.leaving(publishing.SAID)) == 1
    await desk.people.erase(BEN.person_id, HERE)
    assert await desk.leaving(publishing.SAID) == []


async def test_the_second_thing_that_is_shown_earns_a_mark(desk: Desk) -> None:
    async def marks() -> list[str]:
        async with desk.database.read() as session:
            return [fact.key for fact in await mark_of_member(session, HERE, BEN.person_id)]

    first, second = await desk.published(), await desk.published()
    await desk.answering.show(ANA, (await said(desk, first.id)).id)
    given = await said(desk, second.id)
    assert await marks() == []
    await desk.answering.show(ANA, given.id)
    assert await marks() == ["showcase-fact-kind-reader"]
    await desk.answering.keep(ANA, given.id)
    assert await marks() == []


async def test_staff_take_down_what_is_shown_and_it_stays_down(desk: Desk) -> None:
    piece = await desk.published()
    given = await said(desk, piece.id)
    with pytest.raises(MemberFacingError, match="showcase-feedback-gone"):
        await desk.answering.take_down(SAM, given.id)
    await desk.answering.show(ANA, given.id)
    with pytest.raises(MemberFacingError, match="errors-not-staff"):
        await desk.answering.take_down(CLEO, given.id)
    await desk.answering.take_down(SAM, given.id)
    assert await desk.leaving(publishing.SAID) == []
    assert (await desk.answering.keep(ANA, given.id)).standing is Standing.REMOVED
    with pytest.raises(MemberFacingError, match="showcase-feedback-now-removed"):
        await desk.answering.show(ANA, given.id)


async def test_whoever_said_something_learns_no_title_that_nobody_checked(desk: Desk) -> None:
    piece = await desk.published()
    given = await said(desk, piece.id)
    await desk.submissions.take_down(ANA, piece.id)
    sheet = await desk.drafts.revise(ANA, piece.id)
    await desk.drafts.change(ANA, sheet.draft_id, {"title": "Nobody has checked this"})
    await desk.submissions.send(ANA, sheet.draft_id)
    told = [await desk.answering.told(HERE, who.person_id, given.id) for who in (ANA, BEN)]
    assert [each.title for each in told if each is not None] == ["Nobody has checked this", ""]
