"""Offers: to the requester alone, once a person, answered once."""

import pytest

from bot.errors import MemberFacingError
from bot.guilds import Actor
from tests.collaboration.conftest import ANA, BEN, CLEO, ELSEWHERE, GUARDIANS, SAM, Desk, caller


@pytest.fixture(autouse=True)
async def unchecked(desk: Desk) -> None:
    """Requests appear at once."""
    await desk.service.requests.change_settings(SAM, checks_requests=False)


async def test_an_offer_reaches_the_requester_alone(desk: Desk) -> None:
    offer = await desk.offers(BEN, await desk.posts(ANA))
    assert await desk.items(ANA) == ["collaboration-offer offered"]
    assert await desk.operations(kind="collaboration-offer") == []
    assert (await desk.service.offers.get(ANA, offer.id)).author_id == BEN.person_id
    for other in (CLEO, SAM):
        with pytest.raises(MemberFacingError, match="not-found"):
            await desk.service.offers.get(other, offer.id)


async def test_accepting_opens_a_conversation_of_the_two(desk: Desk) -> None:
    offer = await desk.offers(BEN, await desk.posts(ANA))
    accepted = await desk.service.offers.answer(ANA, offer.id, accept=True)
    assert accepted.inquiry_id is not None
    for actor in (ANA, BEN):
        assert (await desk.items(actor))[-1] == "collaboration-inquiry opened"
        page = await desk.service.conversations.for_party(caller(actor), accepted.inquiry_id)
        assert [message.text for message in page.messages] == ["I read aloud every night."]
        assert page.inquiry.title == "A voice for a ghost story"
        assert page.readers == (201, 202)


async def test_declining_is_told_kindly_and_opens_nothing(desk: Desk) -> None:
    offer = await desk.offers(BEN, await desk.posts(ANA))
    declined = await desk.service.offers.answer(ANA, offer.id, accept=False)
    assert declined.inquiry_id is None
    assert await desk.items(BEN) == ["collaboration-offer declined"]
    with pytest.raises(MemberFacingError, match="already-decided"):
        await desk.service.offers.answer(ANA, offer.id, accept=True)


async def test_one_offer_a_person_and_none_to_oneself(desk: Desk) -> None:
    request = await desk.posts(ANA)
    await desk.offers(BEN, request)
    with pytest.raises(MemberFacingError, match="offered-already"):
        await desk.offers(BEN, request)
    with pytest.raises(MemberFacingError, match="own-request"):
        await desk.offers(ANA, request)


async def test_only_the_requester_answers_and_only_in_their_guild(desk: Desk) -> None:
    offer = await desk.offers(BEN, await desk.posts(ANA))
    for other in (BEN, CLEO, SAM, Actor(guild_id=ELSEWHERE, person_id=ANA.person_id)):
        with pytest.raises(MemberFacingError, match="not-found"):
            await desk.service.offers.answer(other, offer.id, accept=True)


async def test_an_offer_can_be_taken_back_until_it_is_answered(desk: Desk) -> None:
    request = await desk.posts(ANA)
    offer = await desk.offers(BEN, request)
    assert [each.id for each in await desk.service.offers.own(BEN)] == [offer.id]
    with pytest.raises(MemberFacingError, match="not-found"):
        await desk.service.offers.take_back(ANA, offer.id)
    await desk.service.offers.take_back(BEN, offer.id)
    assert await desk.items(ANA) == []
    assert await desk.service.offers.own(BEN) == ()
    again = await desk.offers(BEN, request)
    await desk.service.offers.answer(ANA, again.id, accept=False)
    with pytest.raises(MemberFacingError, match="already-decided"):
        await desk.service.offers.take_back(BEN, again.id)


async def test_a_number_in_an_offer_stops_it_and_stays_in_the_draft(desk: Desk) -> None:
    with pytest.raises(MemberFacingError, match="problem-phone"):
        await desk.offers(BEN, await desk.posts(ANA), "Call me at +44 20 7946 0018")
    draft = await desk.forms.find(BEN.person_id, BEN.guild_id, "collaboration-offer", target="1")
    assert draft is not None
    assert "+44" in draft.values["message"]
    assert await desk.items(ANA) == []


async def test_an_offer_is_accepted_only_where_two_of_the_safety_team_can_read_what_follows(desk: Desk) -> None:
    offer = await desk.offers(BEN, await desk.posts(ANA))
    with pytest.raises(MemberFacingError, match="person-gone"):
        await desk.service.offers.answer(ANA, offer.id, accept=True, present=GUARDIANS)
    with pytest.raises(MemberFacingError) as refused:
        await desk.service.offers.answer(ANA, offer.id, accept=True, present=GUARDIANS[:1])
    assert refused.value.key == "collaboration-team-not-ready"
    accepted = await desk.service.offers.answer(ANA, offer.id, accept=True, present=(*GUARDIANS, BEN.person_id))
    assert accepted.inquiry_id is not None


async def test_a_first_message_is_accepted_only_while_the_safety_team_is_there(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, BEN)
    await desk.service.checks.pass_on(SAM, inquiry.id, present=(*GUARDIANS, ANA.person_id, BEN.person_id))
    with pytest.raises(MemberFacingError):
        await desk.service.inquiries.answer(caller(BEN), inquiry.id, accept=True, present=[])
    there = (*GUARDIANS, ANA.person_id, BEN.person_id)
    assert (await desk.service.inquiries.answer(caller(BEN), inquiry.id, accept=True, present=there)).reached
