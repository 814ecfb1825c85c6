"""The staff check: who may decide, who was first, and what follows from each decision."""

import asyncio
from datetime import timedelta

import pytest

from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.safety.notes import Note
from bot.showcase.kinds import Rating
from bot.showcase.reviews import HELD
from bot.showcase.states import Decision, State
from tests.showcase.desks import SHOWCASE_CHANNEL, Desk
from tests.two_guilds import ANA, BEN, HERE, OWNER, SAM, STAFF_ROLE, STAFF_THERE, STELLA

STAFF_ANA = Actor(guild_id=HERE, person_id=ANA.person_id, role_ids=frozenset({STAFF_ROLE}))


async def test_of_two_who_take_it_one_has_it_and_the_other_is_told_who(desk: Desk) -> None:
    piece = await desk.sent()
    both = await asyncio.gather(
        *(desk.reviews.take(actor, piece.id, 1) for actor in (SAM, STELLA)), return_exceptions=True
    )
    refused = [each for each in both if isinstance(each, MemberFacingError)]
    holder = next(each for each in both if not isinstance(each, BaseException)).taken_by_id
    assert [(each.key, each.args_shown) for each in refused] == [("showcase-taken-by", {"person": f"<@{holder}>"})]
    other = STELLA if holder == SAM.person_id else SAM
    with pytest.raises(MemberFacingError, match="showcase-taken-by"):
        await desk.reviews.approve(other, piece.id, 1, Rating.TWELVE)


async def test_of_two_who_decide_at_once_one_counts(desk: Desk) -> None:
    piece = await desk.sent()
    both = await asyncio.gather(
        desk.reviews.approve(SAM, piece.id, 1, Rating.TWELVE),
        desk.reviews.decline(STELLA, piece.id, 1, "no"),
        return_exceptions=True,
    )
    assert len([each for each in both if isinstance(each, MemberFacingError)]) == 1
    assert await desk.told(ANA) == ["showcase-decided"]


@pytest.mark.parametrize("author", [STAFF_ANA, OWNER], ids=["staff", "owner of the server"])
async def test_nobody_checks_their_own_piece(desk: Desk, author: Actor) -> None:
    piece = await desk.sent(author)
    assert await desk.reviews.next(author) is None
    for refused in (
        desk.reviews.take(author, piece.id, 1),
        desk.reviews.approve(author, piece.id, 1, Rating.TWELVE),
        desk.reviews.ask_for_changes(author, piece.id, 1, "x"),
        desk.reviews.decline(author, piece.id, 1, "x"),
        desk.reviews.put_back(author, piece.id, 1),
    ):
        with pytest.raises(MemberFacingError, match="showcase-own-check"):
            await refused
    assert (await desk.reviews.approve(SAM, piece.id, 1, Rating.TWELVE)).state is State.PUBLISHED


async def test_only_staff_of_that_server_check(desk: Desk) -> None:
    piece = await desk.sent()
    for refused in (
        desk.reviews.queue(BEN),
        desk.reviews.next(BEN),
        desk.reviews.get(BEN, piece.id),
        desk.reviews.page(BEN, piece.id, 0),
        desk.reviews.take(BEN, piece.id, 1),
        desk.reviews.approve(BEN, piece.id, 1, Rating.TWELVE),
        desk.reviews.decline(BEN, piece.id, 1, "x"),
    ):
        with pytest.raises(MemberFacingError, match="errors-not-staff"):
            await refused
    assert (await desk.reviews.queue(STAFF_THERE)).pieces == ()
    for elsewhere in (
        desk.reviews.get(STAFF_THERE, piece.id),
        desk.reviews.page(STAFF_THERE, piece.id, 0),
        desk.reviews.take(STAFF_THERE, piece.id, 1),
        desk.reviews.approve(STAFF_THERE, piece.id, 1, Rating.TWELVE),
    ):
        with pytest.raises(MemberFacingError, match="errors-not-found"):
            await elsewhere


async def test_approval_gives_the_piece_to_its_readers_and_tells_the_author(desk: Desk) -> None:
    piece = await desk.sent()
    done = await desk.reviews.approve(SAM, piece.id, 1, Rating.EVERYONE, [Note.DEATH, Note.WAR])
    assert (done.state, done.cover.rating, done.cover.notes) == (
        State.PUBLISHED,
        Rating.EVERYONE,
        (Note.WAR, Note.DEATH),
    )
    assert await desk.leaving("showcase-card") == [(SHOWCASE_CHANNEL, {"piece_id": piece.id})]
    assert await desk.told(ANA) == ["showcase-decided"]
    with pytest.raises(MemberFacingError, match="showcase-now-published"):
        await desk.reviews.approve(SAM, piece.id, 1, Rating.EVERYONE)


async def test_a_piece_for_sixteen_and_up_gets_no_card(desk: Desk) -> None:
    piece = await desk.published(rating=Rating.SIXTEEN)
    assert piece.state is State.PUBLISHED
    assert await desk.leaving("showcase-card") == []
    assert await desk.told(ANA) == ["showcase-decided"]


async def test_an_approval_without_a_channel_changes_nothing(desk: Desk) -> None:
    piece = await desk.sent()
    await desk.set_up(channel=None)
    with pytest.raises(MemberFacingError, match="showcase-no-channel"):
        await desk.reviews.approve(SAM, piece.id, 1, Rating.TWELVE)
    assert (await desk.reviews.get(SAM, piece.id)).state is State.WAITING


async def test_the_author_reads_exactly_what_staff_wrote(desk: Desk) -> None:
    piece = await desk.sent()
    asked = await desk.reviews.ask_for_changes(SAM, piece.id, 1, " Begin later.\0 ")
    assert asked.state is State.CHANGES
    own = await desk.submissions.own(ANA, piece.id)
    assert own.review is not None
    assert (own.review.decision, own.review.words) == (Decision.CHANGES, "Begin later.\ufffd")
    other = await desk.sent(BEN)
    await desk.reviews.decline(SAM, other.id, 1, "Not for us.")
    assert (await desk.submissions.own(BEN, other.id)).state is State.DECLINED


@pytest.mark.parametrize("words", ["", " \n\t "])
async def test_nothing_goes_back_without_a_word(desk: Desk, words: str) -> None:
    piece = await desk.sent()
    with pytest.raises(MemberFacingError, match="errors-empty"):
        await desk.reviews.ask_for_changes(SAM, piece.id, 1, words)
    assert (await desk.reviews.get(SAM, piece.id)).state is State.WAITING


async def test_what_an_author_took_down_is_no_longer_read_by_staff(desk: Desk) -> None:
    piece = await desk.published()
    assert (await desk.reviews.page(SAM, piece.id, 0))[1].count == 1
    await desk.submissions.take_down(ANA, piece.id)
    with pytest.raises(MemberFacingError, match="showcase-now-taken_down"):
        await desk.reviews.page(SAM, piece.id, 0)


async def test_words_of_staff_pass_the_guard_as_everybodys_do(desk: Desk) -> None:
    piece = await desk.sent()
    for words in ("Write to me: sam@example.org", "Look at https://sam.example/tips", "call +49 30 901820"):
        with pytest.raises(MemberFacingError, match="showcase-words-stopped"):
            await desk.reviews.ask_for_changes(SAM, piece.id, 1, words)
        with pytest.raises(MemberFacingError, match="showcase-words-stopped"):
            await desk.reviews.decline(SAM, piece.id, 1, words)
    assert (await desk.reviews.get(SAM, piece.id)).state is State.WAITING


async def test_what_staff_did_not_read_cannot_be_approved(desk: Desk) -> None:
    piece = await desk.sent()
    await desk.reviews.take(SAM, piece.id, 1)
    await desk.submissions.take_back(ANA, piece.id)
    for refused in (desk.reviews.approve(SAM, piece.id, 1, Rating.TWELVE), desk.reviews.page(SAM, piece.id, 0)):
        with pytest.raises(MemberFacingError, match="showcase-now-withdrawn"):
            await refused
    sheet = await desk.drafts.revise(ANA, piece.id)
    await desk.submissions.send(ANA, sheet.draft_id)
    with pytest.raises(MemberFacingError, match="showcase-newer-waits"):
        await desk.reviews.approve(SAM, piece.id, 1, Rating.TWELVE)
    assert (await desk.reviews.approve(SAM, piece.id, 2, Rating.TWELVE)).state is State.PUBLISHED


async def test_who_took_it_and_did_not_come_back_holds_it_for_a_day(desk: Desk) -> None:
    piece = await desk.sent()
    await desk.reviews.take(SAM, piece.id, 1)
    desk.clock.advance(HELD - timedelta(minutes=1))
    with pytest.raises(MemberFacingError, match="showcase-taken-by"):
        await desk.reviews.take(STELLA, piece.id, 1)
    assert await desk.reviews.next(STELLA) is None
    desk.clock.advance(timedelta(minutes=2))
    following = await desk.reviews.next(STELLA)
    assert following is not None
    assert (await desk.reviews.take(STELLA, piece.id, 1)).taken_by_id == STELLA.person_id
    with pytest.raises(MemberFacingError, match="showcase-taken-by"):
        await desk.reviews.approve(SAM, piece.id, 1, Rating.TWELVE)


async def test_what_is_put_back_can_be_taken_by_another(desk: Desk) -> None:
    piece = await desk.sent()
    await desk.reviews.take(SAM, piece.id, 1)
    with pytest.raises(MemberFacingError, match="showcase-taken-by"):
        await desk.reviews.put_back(STELLA, piece.id, 1)
    assert (await desk.reviews.put_back(SAM, piece.id, 1)).taken_by_id is None
    assert (await desk.reviews.take(STELLA, piece.id, 1)).taken_by_id == STELLA.person_id


async def test_next_is_what_one_has_then_what_waits_longest_and_is_free(desk: Desk) -> None:
    first, second, third = [await desk.sent(author, title="x") for author in (ANA, BEN, ANA)]
    await desk.reviews.take(SAM, first.id, 1)
    for_stella = await desk.reviews.next(STELLA)
    assert for_stella is not None
    assert for_stella.id == second.id
    await desk.reviews.take(STELLA, third.id, 1)
    held = await desk.reviews.next(STELLA)
    assert held is not None
    assert held.id == third.id
    queue = await desk.reviews.queue(OWNER)
    assert [piece.id for piece in queue.pieces] == [first.id, second.id, third.id]
    assert [piece.taken_by_id for piece in queue.pieces] == [SAM.person_id, None, STELLA.person_id]


async def test_the_queue_shows_five_at_a_time(desk: Desk) -> None:
    for author in (ANA, BEN):
        for _ in range(3):
            await desk.sent(author)
    page = await desk.reviews.queue(SAM)
    assert len(page.pieces) == 5
    rest = await desk.reviews.queue(SAM, skipped=page.go_on_from or 0)
    assert (len(rest.pieces), rest.go_on_from) == (1, None)
