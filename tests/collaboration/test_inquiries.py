"""Private approaches: who they reach, by way of whom, and who may answer."""

import pytest

from bot.collaboration.forms import InquiryKind
from bot.collaboration.telling import INQUIRY_CARD
from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.safety.models import PauseRow, SafetyMemberRow
from tests.collaboration.conftest import (
    ANA,
    BEN,
    CLEO,
    ELSEWHERE,
    GUARDIANS,
    HERE,
    OWNER,
    SAM,
    STAFF_CHANNEL,
    Desk,
    caller,
)
from tests.collaboration.test_direct_messages import writes

CARD = f"send {INQUIRY_CARD} {STAFF_CHANNEL}"


async def test_a_message_to_the_team_goes_to_the_staff_channel(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA)
    assert (inquiry.to_team, inquiry.state, inquiry.answers["title"]) == (True, "open", "A duet")
    assert await desk.operations() == [CARD]
    assert (await desk.service.conversations.for_team(SAM, inquiry.id)).inquiry.from_id == ANA.person_id


async def test_a_first_message_to_a_member_waits_for_staff_and_then_for_the_member(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, BEN)
    assert inquiry.state == "waiting"
    assert await desk.items(BEN) == []
    with pytest.raises(MemberFacingError, match="not-found"):
        await desk.service.inquiries.for_party(caller(BEN), inquiry.id)
    await desk.service.checks.pass_on(SAM, inquiry.id)
    assert await desk.items(BEN) == ["collaboration-inquiry passed"]
    accepted = await desk.service.inquiries.answer(caller(BEN), inquiry.id, accept=True)
    assert accepted.state == "open"
    assert await desk.items(ANA) == ["collaboration-inquiry accepted"]


async def test_staff_do_not_pass_everything_on(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, BEN)
    await desk.service.checks.refuse(SAM, inquiry.id)
    assert await desk.items(BEN) == []
    assert await desk.items(ANA) == ["collaboration-inquiry declined"]
    for act in (
        desk.service.checks.pass_on(OWNER, inquiry.id),
        desk.service.checks.refuse(OWNER, inquiry.id),
    ):
        with pytest.raises(MemberFacingError, match="already-decided"):
            await act
    with pytest.raises(MemberFacingError, match="not-found"):
        await desk.service.inquiries.answer(caller(BEN), inquiry.id, accept=True)


async def test_nothing_is_passed_on_before_the_safety_team_is_two(desk: Desk) -> None:
    async with desk.database.write() as session:
        row = await session.get(SafetyMemberRow, (HERE, GUARDIANS[1]))
        await session.delete(row)
    with pytest.raises(MemberFacingError, match="not-yet"):
        await desk.inquires(ANA, BEN)
    await desk.guards(GUARDIANS[1])
    inquiry = await desk.inquires(ANA, BEN)
    assert inquiry.can_pass
    # Both were picked, but one of them is not there any more.
    found = await desk.service.inquiries.find(inquiry.id, present={GUARDIANS[0], ANA.person_id, BEN.person_id})
    assert found is not None
    assert not found.can_pass
    async with desk.database.write() as session:
        await session.delete(await session.get(SafetyMemberRow, (HERE, GUARDIANS[1])))
    with pytest.raises(MemberFacingError, match="team-not-ready"):
        await desk.service.checks.pass_on(SAM, inquiry.id)
    # A party does not count as a reader.
    await desk.guards(BEN.person_id)
    with pytest.raises(MemberFacingError, match="team-not-ready"):
        await desk.service.checks.pass_on(SAM, inquiry.id)
    await desk.guards(CLEO.person_id)
    with pytest.raises(MemberFacingError, match="team-not-ready"):
        await desk.service.checks.pass_on(SAM, inquiry.id, present={CLEO.person_id, BEN.person_id})
    await desk.service.checks.pass_on(
        SAM, inquiry.id, present={CLEO.person_id, GUARDIANS[0], ANA.person_id, BEN.person_id}
    )


async def test_a_conversation_does_not_begin_when_the_safety_team_has_shrunk(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, BEN)
    await desk.service.checks.pass_on(SAM, inquiry.id)
    async with desk.database.write() as session:
        await session.delete(await session.get(SafetyMemberRow, (HERE, GUARDIANS[1])))
    with pytest.raises(MemberFacingError, match="team-not-ready"):
        await desk.service.inquiries.answer(caller(BEN), inquiry.id, accept=True)
    assert (await desk.service.inquiries.answer(caller(BEN), inquiry.id, accept=False)).state == "declined"


async def test_staff_decide_nothing_they_are_part_of(desk: Desk) -> None:
    for inquiry in (await desk.inquires(SAM, BEN), await desk.inquires(BEN, SAM)):
        with pytest.raises(MemberFacingError, match="own-check"):
            await desk.service.checks.pass_on(SAM, inquiry.id)
        await desk.service.checks.pass_on(OWNER, inquiry.id)


async def test_members_and_other_guilds_are_not_staff(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, BEN)
    with pytest.raises(MemberFacingError, match="not-staff"):
        await desk.service.checks.pass_on(CLEO, inquiry.id)
    stranger = Actor(guild_id=ELSEWHERE, person_id=9, manages_guild=True)
    with pytest.raises(MemberFacingError, match="not-found"):
        await desk.service.checks.pass_on(stranger, inquiry.id)
    with pytest.raises(MemberFacingError, match="not-found"):
        await desk.service.inquiries.for_party(caller(Actor(guild_id=ELSEWHERE, person_id=ANA.person_id)), inquiry.id)


async def test_a_writing_job_is_for_the_team_only(desk: Desk) -> None:
    with pytest.raises(MemberFacingError, match="team-only"):
        await desk.service.inquiries.begin(ANA.person_id, HERE, InquiryKind.WRITING_JOB, to_id=BEN.person_id)
    await desk.service.inquiries.begin(ANA.person_id, HERE, InquiryKind.WRITING_JOB)


async def test_a_block_is_never_told(desk: Desk) -> None:
    await desk.blocks.block(BEN.person_id, ANA.person_id)
    with pytest.raises(MemberFacingError, match="cannot-reach"):
        await desk.inquires(ANA, BEN)
    with pytest.raises(MemberFacingError, match="not-yourself"):
        await desk.inquires(ANA, ANA)


async def test_who_is_blocked_while_staff_decide_reaches_nobody_and_hears_nothing(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, BEN)
    await desk.blocks.block(BEN.person_id, ANA.person_id)
    await desk.service.checks.pass_on(SAM, inquiry.id)
    assert await desk.items(BEN) == []
    assert await desk.items(ANA) == []


async def test_a_member_is_asked_once_at_a_time_by_the_same_person(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, BEN)
    with pytest.raises(MemberFacingError, match="waits-already"):
        await desk.inquires(ANA, BEN)
    await desk.service.inquiries.close(caller(ANA), inquiry.id)
    await desk.inquires(ANA, BEN)


async def test_three_unanswered_are_the_most(desk: Desk) -> None:
    for number in (301, 302, 303):
        await desk.inquires(ANA, Actor(guild_id=HERE, person_id=number))
    with pytest.raises(MemberFacingError, match="too-many-unanswered"):
        await desk.inquires(ANA, BEN)
    for _ in range(3):
        await desk.inquires(CLEO)
    with pytest.raises(MemberFacingError, match="too-many-open"):
        await desk.inquires(CLEO)


async def test_an_outsider_reaches_the_team_only_where_the_guild_wants_it(desk: Desk) -> None:
    outsider = Actor(guild_id=HERE, person_id=900)
    with pytest.raises(MemberFacingError, match="members-only"):
        await desk.inquires(outsider, is_member=False)
    assert await desk.service.inquiries.outside_guilds() == []
    await desk.service.requests.change_settings(SAM, accepts_outside=True)
    assert [guild.guild_id for guild in await desk.service.inquiries.outside_guilds()] == [HERE]
    assert (await desk.inquires(outsider, is_member=False)).from_outside
    with pytest.raises(MemberFacingError, match="members-only"):
        await desk.inquires(outsider, BEN, is_member=False)


async def test_the_pause_stops_messages_between_members_and_never_those_to_or_from_staff(desk: Desk) -> None:
    between, with_staff = await desk.open_between(ANA, BEN), await desk.inquires(CLEO, in_dm=True)
    async with desk.database.write() as session:
        session.add(PauseRow(guild_id=HERE, paused_at=desk.clock.now()))
    for act in (desk.inquires(ANA, CLEO), desk.replies(ANA, between, "Hello?"), desk.posts(ANA)):
        with pytest.raises(MemberFacingError, match="safety-paused"):
            await act
    assert (await desk.inquires(ANA)).state == "open"
    await desk.replies(SAM, with_staff, "We are here.", staff=True)
    await desk.replies(CLEO, with_staff, "Thank you.")
    await writes(desk, CLEO, 1, "I mean it.")
    page = await desk.service.conversations.for_team(SAM, with_staff.id)
    assert [message.text for message in page.messages] == ["We are here.", "Thank you.", "I mean it."]


async def test_a_banned_person_is_out_of_every_conversation(desk: Desk) -> None:
    await desk.service.requests.change_settings(SAM, checks_requests=False)
    request = await desk.posts(ANA)
    inquiry = await desk.open_between(ANA, BEN)
    await desk.service.gone(HERE, ANA.person_id)
    assert (await desk.service.inquiries.for_party(caller(BEN), inquiry.id)).state == "closed"
    assert (await desk.items(BEN))[-1] == "collaboration-inquiry closed"
    assert (await desk.service.requests.find(request.id)).state == "closed"  # type: ignore[union-attr]


async def test_what_was_written_in_dm_is_in_the_form_once(desk: Desk) -> None:
    begin = desk.service.inquiries.begin
    first = await begin(ANA.person_id, HERE, InquiryKind.COLLABORATE, message="I need a narrator")
    again = await begin(ANA.person_id, HERE, InquiryKind.COLLABORATE, message="I need a narrator")
    assert again.values["message"] == "I need a narrator"
    await desk.forms.set(ANA.person_id, first.id, {"title": "Narrator"})
    more = await begin(ANA.person_id, HERE, InquiryKind.COLLABORATE, message="for a ghost story")
    assert more.values == {"title": "Narrator", "message": "I need a narrator\nfor a ghost story"}
