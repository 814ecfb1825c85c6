"""Direct messages to the bot: taken in once, filed where they belong, followed when they change."""

from datetime import timedelta

import pytest

from bot.collaboration.dms import Incoming
from bot.collaboration.telling import DM_EVENT, DM_MENU, DM_SAY, DM_WHICH, RELAY
from bot.errors import MemberFacingError
from bot.guilds import Actor
from tests.collaboration.conftest import ANA, BEN, GUARDIANS, HERE, SAM, Desk, caller


async def writes(
    desk: Desk, actor: Actor, number: int, words: str, *, files: bool = False, present: tuple[int, ...] | None = None
) -> None:
    """Somebody writes to the bot."""
    await desk.dms.opened(actor.person_id, actor.person_id + 7000)
    await desk.service.dms.receive(
        Incoming(
            message_id=number,
            person_id=actor.person_id,
            channel_id=actor.person_id + 7000,
            text=words,
            has_files=files,
        )
    )
    await desk.service.dms.handle(number, present=None if present is None else {HERE: present})


async def test_a_message_is_taken_in_once(desk: Desk) -> None:
    incoming = Incoming(message_id=1, person_id=ANA.person_id, channel_id=7, text="Hello")
    assert await desk.service.dms.receive(incoming)
    assert not await desk.service.dms.receive(incoming)
    assert [each.message_id for each in await desk.service.dms.waiting()] == [1]
    await desk.service.dms.handle(1)
    await desk.service.dms.handle(1)
    assert await desk.service.dms.waiting() == []
    assert await desk.operations(kind=DM_MENU) == [f"send {DM_MENU} {ANA.person_id}"]


async def test_a_filed_message_is_not_handled_again(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, in_dm=True)
    await writes(desk, ANA, 1, "One more thing")
    await desk.service.dms.handle(1)
    assert len((await desk.service.conversations.for_team(SAM, inquiry.id)).messages) == 1
    assert await desk.operations(kind="collaboration-dm") == []


async def test_who_has_no_conversation_is_asked_by_one_menu(desk: Desk) -> None:
    await writes(desk, ANA, 1, "Hello!")
    await writes(desk, ANA, 2, "I look for a narrator.")
    assert await desk.operations(kind=DM_MENU) == [f"send {DM_MENU} {ANA.person_id}"]
    assert await desk.service.dms.written(ANA.person_id) == "Hello!\nI look for a narrator."
    await desk.inquires(ANA, in_dm=True)
    assert await desk.service.dms.written(ANA.person_id) == ""
    assert await desk.operations(kind=DM_MENU) == []


async def test_with_one_conversation_led_by_dm_a_message_goes_there(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, in_dm=True)
    await writes(desk, ANA, 1, "One more thing")
    page = await desk.service.conversations.for_team(SAM, inquiry.id)
    assert [message.text for message in page.messages] == ["One more thing"]
    assert await desk.operations(kind="collaboration-dm") == []


async def test_with_another_conversation_the_person_is_asked_first(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA)
    await writes(desk, ANA, 1, "Hello?")
    assert await desk.operations(kind=DM_WHICH) == [f"send {DM_WHICH} {ANA.person_id}"]
    assert (await desk.service.conversations.for_team(SAM, inquiry.id)).messages == ()
    with pytest.raises(MemberFacingError, match="over"):
        await desk.service.dms.choose(BEN.person_id, inquiry.id)
    await desk.service.dms.choose(ANA.person_id, inquiry.id)
    page = await desk.service.conversations.for_team(SAM, inquiry.id)
    assert [message.text for message in page.messages] == ["Hello?"]
    assert page.inquiry.from_in_dm
    await writes(desk, ANA, 2, "Thanks")
    assert len((await desk.service.conversations.for_team(SAM, inquiry.id)).messages) == 2


async def test_of_two_conversations_the_one_that_is_replied_to_is_meant(desk: Desk) -> None:
    first, second = await desk.inquires(ANA, in_dm=True), await desk.inquires(ANA, in_dm=True)
    await writes(desk, ANA, 1, "Which?")
    assert await desk.operations(kind=DM_WHICH) == [f"send {DM_WHICH} {ANA.person_id}"]
    await desk.service.dms.choose(ANA.person_id, None)
    assert await desk.service.dms.written(ANA.person_id) == "Which?"
    for inquiry in (first, second):
        assert (await desk.service.conversations.for_team(SAM, inquiry.id)).messages == ()


async def test_with_two_conversations_ten_minutes_go_where_the_person_wrote_last(desk: Desk) -> None:
    first, second = await desk.inquires(ANA, in_dm=True), await desk.inquires(ANA, in_dm=True)

    async def said() -> list[str]:
        page = await desk.service.conversations.for_team(SAM, first.id)
        return [message.text for message in page.messages if not message.by_staff]

    await writes(desk, ANA, 1, "Which?")
    await desk.service.dms.choose(ANA.person_id, first.id)
    desk.clock.advance(timedelta(minutes=9))
    await writes(desk, ANA, 2, "And this")
    await desk.replies(SAM, first, "Yes.", staff=True)
    await writes(desk, ANA, 3, "Thanks")
    assert await said() == ["Which?", "And this", "Thanks"]
    # Another has said something since: now it may be meant for them.
    desk.clock.advance(timedelta(minutes=1))
    await desk.replies(SAM, second, "Hello?", staff=True)
    await writes(desk, ANA, 4, "Hello!")
    assert await said() == ["Which?", "And this", "Thanks"]
    await desk.service.dms.choose(ANA.person_id, first.id)
    desk.clock.advance(timedelta(minutes=11))
    await writes(desk, ANA, 5, "Later")
    assert await said() == ["Which?", "And this", "Thanks", "Hello!"]


@pytest.mark.parametrize("words", ["", "   \n"])
async def test_a_message_without_text_gets_one_clear_sentence(desk: Desk, words: str) -> None:
    await writes(desk, ANA, 1, words, files=True)
    assert await desk.operations(kind="collaboration-dm") == [f"send {DM_SAY} {ANA.person_id}"]


async def test_text_with_a_file_is_passed_on_without_it(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, in_dm=True)
    await writes(desk, ANA, 1, "Look at this", files=True)
    assert len((await desk.service.conversations.for_team(SAM, inquiry.id)).messages) == 1
    assert await desk.operations(kind="collaboration-dm") == [f"send {DM_SAY} {ANA.person_id}"]


async def test_a_stopped_message_goes_when_its_writer_has_mended_it(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, in_dm=True)
    await writes(desk, ANA, 1, "I am ana@example.org")
    assert (await desk.service.conversations.for_team(SAM, inquiry.id)).messages == ()
    assert [each.key for each in await desk.service.dms.why_stopped(1)] == ["collaboration-problem-email"]
    assert await desk.service.dms.edited(1, "I am Ana")
    await desk.service.dms.handle(1)
    page = await desk.service.conversations.for_team(SAM, inquiry.id)
    assert [message.text for message in page.messages] == ["I am Ana"]
    assert await desk.service.dms.why_stopped(1) == ()


async def test_an_edit_is_shown_and_the_first_wording_stays_with_the_safety_team(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    await desk.service.conversations.choose_dm(caller(ANA), inquiry.id, wants=True)
    await desk.service.conversations.choose_dm(caller(BEN), inquiry.id, wants=True)
    await desk.dms.opened(BEN.person_id, 7102)
    await writes(desk, ANA, 1, "You are mean")
    assert not await desk.service.dms.edited(1, "You are keen")
    assert not await desk.service.dms.edited(1, "You are keen")
    (message,) = (await desk.service.conversations.for_party(caller(BEN), inquiry.id)).messages
    assert (message.text, message.number, message.earlier) == ("You are keen", 2, ())
    guardian = Actor(guild_id=HERE, person_id=GUARDIANS[0])
    (message,) = (await desk.service.conversations.read_conversation(guardian, inquiry.id)).messages
    assert message.earlier == ("You are mean",)


async def test_an_edit_cannot_smuggle_an_address_through(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, in_dm=True)
    await writes(desk, ANA, 1, "Hello")
    await desk.service.dms.edited(1, "Hello, write to ana@example.org")
    (message,) = (await desk.service.conversations.for_team(SAM, inquiry.id)).messages
    assert message.text == "Hello"
    assert await desk.operations(kind="collaboration-dm") == [f"send {DM_SAY} {ANA.person_id}"]


async def test_a_deleted_message_is_shown_as_deleted_and_stays_with_the_safety_team(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    await desk.service.conversations.choose_dm(caller(ANA), inquiry.id, wants=True)
    await writes(desk, ANA, 1, "You are mean")
    await desk.service.dms.deleted([1, 99])
    (message,) = (await desk.service.conversations.for_party(caller(BEN), inquiry.id)).messages
    assert message.deleted_at is not None
    assert message.text == ""
    guardian = Actor(guild_id=HERE, person_id=GUARDIANS[1])
    (message,) = (await desk.service.conversations.read_conversation(guardian, inquiry.id)).messages
    assert message.text == "You are mean"


async def test_what_was_deleted_before_it_was_filed_is_forgotten(desk: Desk) -> None:
    await writes(desk, ANA, 1, "Never mind")
    await desk.service.dms.deleted([1])
    assert await desk.service.dms.written(ANA.person_id) == ""


async def test_who_has_left_the_server_is_not_relayed(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    await desk.service.conversations.choose_dm(caller(ANA), inquiry.id, wants=True)
    assert await desk.service.dms.whom_to_ask(ANA.person_id) == {HERE: {ANA.person_id, BEN.person_id, *GUARDIANS}}
    await writes(desk, ANA, 1, "Still there?", present=(BEN.person_id, *GUARDIANS))
    page = await desk.service.conversations.for_party(caller(BEN), inquiry.id)
    assert (page.inquiry.state, page.messages) == ("closed", ())


async def test_nothing_is_relayed_to_who_has_left_and_its_writer_hears_that_it_is_over(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    await desk.service.conversations.choose_dm(caller(ANA), inquiry.id, wants=True)
    await writes(desk, ANA, 1, "Are you there?", present=(ANA.person_id, *GUARDIANS))
    page = await desk.service.conversations.for_party(caller(BEN), inquiry.id)
    assert (page.inquiry.state, page.messages) == ("closed", ())
    assert await desk.operations(kind=DM_EVENT) == [f"send {DM_EVENT} {ANA.person_id}"]


async def test_a_message_waits_while_too_few_of_the_safety_team_are_there(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    await desk.service.conversations.choose_dm(caller(ANA), inquiry.id, wants=True)
    few = (ANA.person_id, BEN.person_id, GUARDIANS[0])
    await writes(desk, ANA, 1, "Hello?", present=few)
    assert (await desk.service.conversations.for_party(caller(BEN), inquiry.id)).messages == ()
    reasons = await desk.service.dms.why_stopped(1, present={HERE: few})
    assert [each.key for each in reasons] == ["collaboration-team-not-ready"]


async def test_a_reply_by_dm_leaves_in_the_order_of_its_conversation(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, in_dm=True)
    await desk.dms.opened(ANA.person_id, 7101)
    for number in range(3):
        await desk.replies(SAM, inquiry, f"Answer {number}", staff=True)
    assert await desk.operations(kind=RELAY) == [f"send {RELAY} {ANA.person_id}"] * 3
