"""What is said once an inquiry is open: who gets it, how, and who else can read it."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from bot.audit.models import AuditRow
from bot.collaboration.drafts import TEAM, draft_name
from bot.collaboration.forms import InquiryKind
from bot.collaboration.telling import DM_EVENT, RELAY, STAFF_MESSAGE
from bot.delivery import Outgoing
from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.safety.models import SafetyMemberRow
from tests.collaboration.conftest import ANA, BEN, CLEO, GUARDIANS, HERE, OWNER, SAM, STAFF_CHANNEL, Desk, caller
from tests.collaboration.test_direct_messages import writes

GUARDIAN = Actor(guild_id=HERE, person_id=GUARDIANS[0])


async def test_the_inbox_has_one_row_for_a_conversation_and_the_newest_counts(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    await desk.replies(BEN, inquiry, "Yes, let us.")
    await desk.replies(BEN, inquiry, "On Saturday?")
    news = [item for item in await desk.items(ANA) if item.endswith("message")]
    assert len(news) == 1
    newest = (await desk.inbox.items(HERE, ANA.person_id))[0]
    await desk.inbox.mark_read(HERE, ANA.person_id, oldest_id=0, newest_id=newest.id)
    assert await desk.inbox.unread(HERE, ANA.person_id) == 0
    await desk.replies(BEN, inquiry, "Or Sunday?")
    assert await desk.items(ANA) == ["collaboration-inquiry message"]
    assert await desk.inbox.unread(HERE, ANA.person_id) == 1
    page = await desk.service.conversations.for_party(caller(ANA), inquiry.id)
    assert [message.text for message in page.messages] == ["Yes, let us.", "On Saturday?", "Or Sunday?"]


async def test_a_dm_carries_replies_in_full_only_for_who_chose_it(desk: Desk) -> None:
    await desk.dms.opened(ANA.person_id, 7001)
    await desk.dms.opened(BEN.person_id, 7002)
    inquiry = await desk.open_between(ANA, BEN)
    await desk.replies(BEN, inquiry, "Hello")
    assert await desk.operations(kind="collaboration-relay") == []
    await desk.service.conversations.choose_dm(caller(ANA), inquiry.id, wants=True)
    await desk.replies(BEN, inquiry, "Hello again")
    assert await desk.operations(kind=RELAY) == [f"send {RELAY} {ANA.person_id}"]


async def test_accepting_in_dm_means_to_talk_there(desk: Desk) -> None:
    await desk.dms.opened(BEN.person_id, 7002)
    inquiry = await desk.inquires(ANA, BEN)
    await desk.service.checks.pass_on(SAM, inquiry.id)
    accepted = await desk.service.inquiries.answer(caller(BEN, in_dm=True), inquiry.id, accept=True)
    assert accepted.to_in_dm
    await desk.replies(ANA, accepted, "Good")
    assert await desk.operations(kind=RELAY) == [f"send {RELAY} {BEN.person_id}"]


async def test_what_a_closed_dm_did_not_take_waits_in_the_inbox(desk: Desk) -> None:
    await desk.dms.opened(ANA.person_id, 7001)
    inquiry = await desk.inquires(ANA, in_dm=True)
    message = await desk.replies(SAM, inquiry, "Welcome!", staff=True)
    assert await desk.operations(kind=RELAY) == [f"send {RELAY} {ANA.person_id}"]
    assert await desk.items(ANA) == []
    async with desk.database.write() as session:
        await desk.service.refused[RELAY](
            session,
            Outgoing(
                kind=RELAY,
                guild_id=HERE,
                channel_id=None,
                person_id=ANA.person_id,
                ids={
                    "inquiry_id": inquiry.id,
                    "event": "message",
                    "message_id": message.id,
                    "person_id": ANA.person_id,
                },
            ),
        )
    assert await desk.items(ANA) == ["collaboration-inquiry message"]
    await desk.dms.closed(ANA.person_id)
    await desk.service.checks.close_for_team(SAM, inquiry.id)
    assert (await desk.items(ANA))[-1] == "collaboration-inquiry closed"
    assert await desk.operations(kind=DM_EVENT) == []


async def test_the_team_talks_through_the_staff_channel(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA)
    await desk.replies(SAM, inquiry, "What do you write?", staff=True)
    await desk.replies(ANA, inquiry, "Poems.")
    assert await desk.operations(kind=STAFF_MESSAGE) == [f"send {STAFF_MESSAGE} {STAFF_CHANNEL}"] * 2
    page = await desk.service.conversations.for_team(OWNER, inquiry.id)
    assert [(message.by_staff, message.text) for message in page.messages] == [
        (True, "What do you write?"),
        (False, "Poems."),
    ]


async def test_staff_cannot_read_or_answer_what_members_say_to_each_other(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    for act in (
        desk.service.conversations.for_team(SAM, inquiry.id),
        desk.service.conversations.begin_reply(caller(SAM), inquiry.id, staff=SAM),
        desk.service.checks.close_for_team(SAM, inquiry.id),
    ):
        with pytest.raises(MemberFacingError, match="not-for-staff"):
            await act
    for act in (
        desk.service.conversations.for_party(caller(CLEO), inquiry.id),
        desk.service.conversations.begin_reply(caller(SAM), inquiry.id),
    ):
        with pytest.raises(MemberFacingError, match="not-found"):
            await act


async def test_the_safety_team_reads_and_each_reading_is_noted(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    await desk.replies(BEN, inquiry, "Hello")
    page = await desk.service.conversations.read_conversation(GUARDIAN, inquiry.id)
    assert [message.text for message in page.messages] == ["Hello"]
    async with desk.database.read() as session:
        readings = await session.scalars(select(AuditRow.actor_person_id).where(AuditRow.act == "collaboration.read"))
        assert list(readings) == [GUARDIAN.person_id]
    for other in (SAM, OWNER, ANA):
        with pytest.raises(MemberFacingError, match="safety-only"):
            await desk.service.conversations.read_conversation(other, inquiry.id)


async def test_a_party_is_no_reader_even_in_the_safety_team(desk: Desk) -> None:
    await desk.guards(BEN.person_id)
    inquiry = await desk.open_between(ANA, BEN)
    with pytest.raises(MemberFacingError, match="safety-only"):
        await desk.service.conversations.read_conversation(BEN, inquiry.id)
    assert BEN.person_id not in (await desk.service.conversations.for_party(caller(ANA), inquiry.id)).readers


async def test_a_blocked_person_hears_that_it_is_over(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    await desk.blocks.block(BEN.person_id, ANA.person_id)
    with pytest.raises(MemberFacingError, match="collaboration-over"):
        await desk.replies(ANA, inquiry, "Why?")
    await desk.service.inquiries.close(caller(BEN), inquiry.id)
    with pytest.raises(MemberFacingError, match="collaboration-over"):
        await desk.replies(ANA, inquiry, "Why?")


async def test_members_cannot_talk_on_without_two_readers(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    both = {ANA.person_id, BEN.person_id}
    for present, why in ((both | {GUARDIANS[0]}, "team-not-ready"), ({ANA.person_id, *GUARDIANS}, "person-gone")):
        draft = await desk.draft(ANA, "collaboration-reply", {"message": "Hello?"}, target=str(inquiry.id))
        with pytest.raises(MemberFacingError, match=why):
            await desk.service.conversations.reply(caller(ANA), draft, present=present)
    async with desk.database.write() as session:
        await session.delete(await session.get(SafetyMemberRow, (HERE, GUARDIANS[0])))
    with pytest.raises(MemberFacingError, match="team-not-ready"):
        await desk.replies(ANA, inquiry, "Hello?")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("write to ben@example.org", "problem-email"),
        ("call +44 20 7946 0018", "problem-phone"),
        ("join discord.gg/abcdef", "problem-invite"),
        ("see https://example.org/me", "problem-link"),
        ("   ", "problem-missing"),
        ("x" * 2001, "problem-long"),
    ],
)
async def test_ways_out_of_the_server_stop_a_message(desk: Desk, words: str, problem: str) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    with pytest.raises(MemberFacingError, match=problem):
        await desk.replies(ANA, inquiry, words)
    draft = await desk.forms.find(ANA.person_id, HERE, "collaboration-reply", target=str(inquiry.id))
    assert draft is not None
    assert draft.values["message"] == words


async def test_what_somebody_tells_staff_is_told_as_it_was(desk: Desk) -> None:
    words = "@creepy99 on insta wants pics of me, he says call me on 0151 23456789"
    draft = await desk.draft(ANA, draft_name(InquiryKind.QUESTION), {"message": words}, target=TEAM)
    inquiry = await desk.service.inquiries.send(ANA.person_id, draft, is_member=True, in_dm=True)
    assert inquiry.answers["message"] == words
    assert inquiry.title == ""
    await desk.replies(ANA, inquiry, "and on +49 151 23456780")
    await writes(desk, ANA, 1, "He is @creepy99.")
    await desk.service.dms.edited(1, "He is @creepy_99.")
    page = await desk.service.conversations.for_team(SAM, inquiry.id)
    assert [message.text for message in page.messages] == ["and on +49 151 23456780", "He is @creepy_99."]
    with pytest.raises(MemberFacingError, match="problem-phone"):
        await desk.replies(SAM, inquiry, "Call me on +49 151 23456789", staff=True)


async def test_too_many_messages_at_once_are_slowed_down(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    for number in range(20):
        await desk.replies(ANA, inquiry, f"Message {number}")
    with pytest.raises(MemberFacingError, match="slow-down"):
        await desk.replies(ANA, inquiry, "One more")
    await desk.replies(BEN, inquiry, "Wow")
    desk.clock.advance(timedelta(minutes=6))
    await desk.replies(ANA, inquiry, "One more")


async def test_a_long_conversation_is_read_page_by_page(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    for number in range(12):
        await desk.replies(ANA, inquiry, f"{number} " + "x" * (1990 if number == 5 else 10))
    seen: list[str] = []
    older_than: int | None = None
    for _ in range(20):
        page = await desk.service.conversations.for_party(caller(BEN), inquiry.id, older_than=older_than)
        seen = [message.text.split()[0] for message in page.messages] + seen
        older_than = page.older_than
        if older_than is None:
            break
    assert seen == [str(number) for number in range(12)]


async def test_nothing_that_people_wrote_lies_open_in_the_database(desk: Desk) -> None:
    await desk.service.requests.change_settings(SAM, checks_requests=False)
    await desk.offers(BEN, await desk.posts(ANA, purpose="xyzzy"), "xyzzy")
    inquiry = await desk.inquires(ANA, BEN, message="xyzzy")
    await desk.service.checks.pass_on(SAM, inquiry.id)
    await desk.replies(BEN, await desk.service.inquiries.answer(caller(BEN), inquiry.id, accept=True), "xyzzy")
    async with desk.database.read() as session:
        for table in ("request", "offer", "answers", "message_version", "direct_message"):
            rows = (await session.execute(text(f"SELECT * FROM collaboration_{table}"))).all()  # noqa: S608
            assert "xyzzy" not in str(rows)


async def test_words_that_stop_a_reply_are_quoted_as_words(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA)
    with pytest.raises(MemberFacingError) as refused:
        await desk.service.conversations.reply_at_once(SAM, inquiry.id, "https://a_b_c.example.org/__x__ @everyone", 77)
    assert "\\_" in str(refused.value.args_shown["words"])
