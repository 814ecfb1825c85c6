"""Who helped with a piece is asked first, and hears nothing before it is published."""

import pytest

from bot.delivery.outbox import Action
from bot.errors import MemberFacingError
from bot.people.blocks import block
from bot.showcase.crediting import CREDIT_ITEM, MOST_CREDITS, credits_of_member
from bot.showcase.records import CreditState, Part
from tests.showcase.desks import Desk
from tests.two_guilds import ANA, BEN, CLEO, HERE, SAM


async def test_who_is_named_is_asked_once_it_is_published_and_shown_once_they_said_yes(desk: Desk) -> None:
    piece = await desk.sent(ANA, pen_name="Moth")
    await desk.credits.name(ANA, piece.id, Part.EDITOR, [BEN.person_id, CLEO.person_id])
    assert await desk.told(BEN) == []
    await desk.reviews.approve(SAM, piece.id, 1, piece.cover.rating)
    assert await desk.told(BEN) == [CREDIT_ITEM]

    _, (named, other) = await desk.credits.page(ANA, piece.id)
    told = await desk.credits.told(BEN.person_id, named.id)
    assert told is not None
    assert (told.author_id, told.pen_name, told.state) == (None, "Moth", CreditState.NAMED)
    card = await desk.reading.card(HERE, piece.id)
    assert card is not None
    assert card.credits == ()
    await desk.post_that_shows(piece.id)
    await desk.credits.answer(BEN.person_id, named.id, accepted=True)
    assert await desk.leaving("digest-edition", Action.EDIT)
    await desk.credits.answer(CLEO.person_id, other.id, accepted=False)
    card = await desk.reading.card(HERE, piece.id)
    assert card is not None
    assert card.credits == ((Part.EDITOR, BEN.person_id),)
    async with desk.database.read() as session:
        assert [fact.args["count"] for fact in await credits_of_member(session, HERE, BEN.person_id)] == [1]
        assert await credits_of_member(session, HERE, CLEO.person_id) == []


async def test_a_no_and_a_block_hold_and_nobody_answers_for_another(desk: Desk) -> None:
    piece = await desk.published(ANA)
    async with desk.database.write() as session:
        await block(session, desk.clock.now(), blocker_id=CLEO.person_id, blocked_id=ANA.person_id)
    await desk.credits.name(ANA, piece.id, Part.EDITOR, [BEN.person_id, CLEO.person_id])
    _, (named, _) = await desk.credits.page(ANA, piece.id)
    assert await desk.told(CLEO) == []
    for refused in (
        desk.credits.answer(CLEO.person_id, named.id, accepted=True),
        desk.credits.remove(CLEO, named.id),
        desk.credits.name(BEN, piece.id, Part.EDITOR, [CLEO.person_id]),
        desk.credits.name(ANA, piece.id, Part.EDITOR, [ANA.person_id]),
        desk.credits.name(ANA, piece.id, Part.MUSIC, range(1000, 1000 + MOST_CREDITS)),
    ):
        with pytest.raises(MemberFacingError):
            await refused
    await desk.credits.answer(BEN.person_id, named.id, accepted=False)
    await desk.credits.remove(ANA, named.id)
    await desk.credits.name(ANA, piece.id, Part.EDITOR, [BEN.person_id])
    assert await desk.told(BEN) == [CREDIT_ITEM]


async def test_a_name_goes_with_its_person_and_a_piece_with_its_names(desk: Desk) -> None:
    piece = await desk.published(ANA)
    await desk.credits.name(ANA, piece.id, Part.EDITOR, [BEN.person_id, CLEO.person_id])
    await desk.post_that_shows(piece.id)
    await desk.people.erase(BEN.person_id)
    assert await desk.leaving("digest-edition", Action.EDIT)
    _, named = await desk.credits.page(ANA, piece.id)
    assert [each.person_id for each in named] == [CLEO.person_id]
    await desk.submissions.take_down(ANA, piece.id)
    assert await desk.credits.told(CLEO.person_id, named[0].id) is None
