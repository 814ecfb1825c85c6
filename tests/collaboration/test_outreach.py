"""Staff or the safety team write to somebody first: who may, where it goes, who hears the answer."""

import pytest

from bot.collaboration.records import Message
from bot.collaboration.telling import INQUIRY_CARD, STAFF_MESSAGE
from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.safety.models import PauseRow
from tests.collaboration.conftest import ANA, BEN, ELSEWHERE, GUARDIANS, HERE, SAM, STAFF_CHANNEL, Desk, caller

GUARDIAN = Actor(guild_id=HERE, person_id=GUARDIANS[0])


async def writes_to(desk: Desk, actor: Actor, person_id: int, words: str) -> Message:
    draft = await desk.service.outreach.begin(actor, person_id)
    await desk.forms.set(actor.person_id, draft.id, {"message": words})
    return await desk.service.outreach.send(actor, draft.id)


@pytest.mark.parametrize("writer", [SAM, GUARDIAN])
async def test_it_is_a_conversation_with_the_team_that_no_pause_stops(desk: Desk, writer: Actor) -> None:
    async with desk.database.write() as session:
        session.add(PauseRow(guild_id=HERE, paused_at=desk.clock.now()))
    said = await writes_to(desk, writer, ANA.person_id, "How are you?")
    again = await writes_to(desk, writer, ANA.person_id, "I am here all evening.")
    assert again.inquiry_id == said.inquiry_id
    assert await desk.items(ANA) == ["collaboration-inquiry message"]
    cards = [f"send {kind} {STAFF_CHANNEL}" for kind in (INQUIRY_CARD, STAFF_MESSAGE, STAFF_MESSAGE)]
    assert await desk.operations() == cards
    page = await desk.service.conversations.for_party(caller(ANA), said.inquiry_id)
    assert [(each.by_staff, each.text) for each in page.messages] == [
        (True, "How are you?"),
        (True, "I am here all evening."),
    ]
    assert page.readers == GUARDIANS


async def test_who_wrote_hears_of_the_answer_also_without_the_channel_of_staff(desk: Desk) -> None:
    said = await writes_to(desk, GUARDIAN, ANA.person_id, "How are you?")
    inquiry = (await desk.service.conversations.for_party(caller(ANA), said.inquiry_id)).inquiry
    await desk.replies(ANA, inquiry, "Better, thank you.")
    assert await desk.items(GUARDIAN) == ["collaboration-inquiry message"]
    assert len((await desk.service.conversations.for_team(GUARDIAN, inquiry.id)).messages) == 2
    await desk.replies(GUARDIAN, inquiry, "Good.", staff=True)
    await desk.replies(SAM, inquiry, "I am here too.", staff=True)
    await desk.service.checks.close_for_team(GUARDIAN, inquiry.id)


async def test_nobody_else_may_and_it_takes_no_place_of_the_persons_own(desk: Desk) -> None:
    for actor in (BEN, Actor(guild_id=ELSEWHERE, person_id=GUARDIANS[0])):
        with pytest.raises(MemberFacingError, match="not-staff"):
            await desk.service.outreach.begin(actor, ANA.person_id)
    with pytest.raises(MemberFacingError, match="not-yourself"):
        await desk.service.outreach.begin(SAM, SAM.person_id)
    await writes_to(desk, SAM, ANA.person_id, "How are you?")
    for _ in range(3):
        await desk.inquires(ANA)


async def test_the_safety_team_has_no_part_in_what_others_write_to_staff(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA)
    for act in (
        desk.service.conversations.for_team(GUARDIAN, inquiry.id),
        desk.service.checks.close_for_team(GUARDIAN, inquiry.id),
    ):
        with pytest.raises(MemberFacingError, match="not-staff"):
            await act
