"""What is deleted when: by age, and when a person asks for it."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.collaboration.dms import Incoming
from bot.collaboration.models import (
    AnswersRow,
    DirectMessageRow,
    InquiryRow,
    MessageRow,
    MessageVersionRow,
    OfferRow,
    RequestRow,
)
from bot.guilds import Actor
from tests.collaboration.conftest import ANA, BEN, GUARDIANS, HERE, SAM, Desk, caller

GUARDIAN = Actor(guild_id=HERE, person_id=GUARDIANS[0])


async def count(desk: Desk, model: type[object]) -> int:
    async with desk.database.read() as session:
        return await session.scalar(select(func.count()).select_from(model)) or 0


async def test_a_conversation_goes_ninety_days_after_it_ended(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    await desk.replies(BEN, inquiry, "Hello")
    desk.clock.advance(timedelta(days=400))
    await desk.service.forget_old()
    assert await count(desk, InquiryRow) == 1
    await desk.service.inquiries.close(caller(ANA), inquiry.id)
    desk.clock.advance(timedelta(days=89))
    await desk.service.forget_old()
    assert await count(desk, MessageVersionRow) == 1
    desk.clock.advance(timedelta(days=2))
    await desk.service.forget_old()
    assert [await count(desk, each) for each in (InquiryRow, AnswersRow, MessageRow, MessageVersionRow)] == [0] * 4


async def test_deleted_and_replaced_wordings_go_after_ninety_days(desk: Desk) -> None:
    await desk.dms.opened(ANA.person_id, 7101)
    inquiry = await desk.inquires(ANA, in_dm=True)
    for number in (1, 2):
        await desk.service.dms.receive(
            Incoming(message_id=number, person_id=ANA.person_id, channel_id=7101, text=f"First {number}")
        )
        await desk.service.dms.handle(number)
    await desk.service.dms.edited(1, "Second 1")
    await desk.service.dms.deleted([2])
    desk.clock.advance(timedelta(days=89))
    await desk.service.dms.edited(1, "Third 1")
    await desk.service.forget_old()
    assert await count(desk, MessageVersionRow) == 4
    desk.clock.advance(timedelta(days=2))
    await desk.service.forget_old()
    page = await desk.service.conversations.read_conversation(GUARDIAN, inquiry.id)
    assert [(message.text, message.earlier) for message in page.messages] == [("Third 1", ("Second 1",))]


async def test_direct_messages_go_after_thirty_days(desk: Desk) -> None:
    await desk.service.dms.receive(Incoming(message_id=1, person_id=ANA.person_id, channel_id=7101, text="Hi"))
    desk.clock.advance(timedelta(days=31))
    await desk.service.forget_old()
    assert await count(desk, DirectMessageRow) == 0


async def test_erasing_a_person_takes_their_words_out_of_conversations(desk: Desk) -> None:
    await desk.service.requests.change_settings(SAM, checks_requests=False)
    await desk.offers(BEN, await desk.posts(ANA))
    inquiry = await desk.open_between(ANA, BEN)
    await desk.replies(ANA, inquiry, "From Ana")
    await desk.replies(BEN, inquiry, "From Ben")
    await desk.all_gone()
    await desk.people.erase(ANA.person_id)
    assert [await count(desk, each) for each in (RequestRow, OfferRow, AnswersRow)] == [0] * 3
    page = await desk.service.conversations.for_party(caller(BEN), inquiry.id)
    assert [message.text for message in page.messages] == ["From Ben"]
    assert (page.inquiry.state, page.inquiry.from_id) == ("closed", None)


async def test_an_export_has_what_a_person_wrote_and_nothing_of_others(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    await desk.replies(ANA, inquiry, "From Ana")
    await desk.replies(BEN, inquiry, "From Ben")
    exported = await desk.people.export(ANA.person_id)
    content = exported.content.decode()
    assert "From Ana" in content
    assert "A duet" in content
    assert "From Ben" not in content
