"""Open searches for collaborators: who checks them, who sees them, how they end."""

import pytest

from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.guilds.service import GuildService
from tests.collaboration.conftest import ANA, BEN, CLEO, COLLAB_CHANNEL, ELSEWHERE, OWNER, SAM, STAFF_CHANNEL, Desk

CARD = f"send collaboration-request-card {COLLAB_CHANNEL}"
CHECK = f"send collaboration-request-check {STAFF_CHANNEL}"


async def test_a_request_waits_for_staff_and_then_appears(desk: Desk) -> None:
    request = await desk.posts(ANA)
    assert request.state == "waiting"
    assert await desk.operations() == [CHECK]
    assert (await desk.service.requests.browse(BEN)).requests == ()
    posted = await desk.service.requests.decide(SAM, request.id, post=True)
    assert (posted.state, posted.decided_by_id) == ("open", SAM.person_id)
    assert await desk.operations() == [CHECK, CARD]
    assert [each.id for each in (await desk.service.requests.browse(BEN)).requests] == [request.id]
    assert await desk.items(ANA) == ["collaboration-request posted"]


async def test_without_the_check_a_request_appears_at_once(desk: Desk) -> None:
    await desk.service.requests.change_settings(SAM, checks_requests=False)
    assert (await desk.posts(ANA)).state == "open"
    assert await desk.operations() == [CARD]


async def test_only_staff_change_the_settings(desk: Desk) -> None:
    with pytest.raises(MemberFacingError, match="not-staff"):
        await desk.service.requests.change_settings(ANA, checks_requests=False)
    assert (await desk.service.requests.settings(SAM)).checks_requests


async def test_staff_may_say_not_this_time(desk: Desk) -> None:
    request = await desk.posts(ANA)
    await desk.service.requests.decide(SAM, request.id, post=False)
    assert await desk.operations() == [CHECK]
    assert await desk.items(ANA) == ["collaboration-request not_posted"]


async def test_nobody_approves_their_own_request(desk: Desk) -> None:
    request = await desk.posts(SAM)
    with pytest.raises(MemberFacingError, match="own-check"):
        await desk.service.requests.decide(SAM, request.id, post=True)
    await desk.service.requests.decide(OWNER, request.id, post=True)


async def test_of_two_staff_who_press_at_once_the_first_decides(desk: Desk) -> None:
    request = await desk.posts(ANA)
    await desk.service.requests.decide(SAM, request.id, post=True)
    with pytest.raises(MemberFacingError, match="already-decided"):
        await desk.service.requests.decide(OWNER, request.id, post=False)
    assert [each.state for each in (await desk.service.requests.own(ANA)).requests] == ["open"]


async def test_another_guild_cannot_touch_a_request_by_its_id(desk: Desk) -> None:
    request = await desk.posts(ANA)
    stranger = Actor(guild_id=ELSEWHERE, person_id=9, manages_guild=True)
    for act in (
        desk.service.requests.decide(stranger, request.id, post=True),
        desk.service.requests.close(stranger, request.id),
        desk.service.offers.begin(stranger, request.id),
    ):
        with pytest.raises(MemberFacingError, match="not-found"):
            await act
    assert (await desk.service.requests.browse(stranger)).requests == ()


async def test_closing_takes_the_card_down_and_answers_who_still_waits(desk: Desk) -> None:
    await desk.service.requests.change_settings(SAM, checks_requests=False)
    request = await desk.posts(ANA)
    await desk.offers(BEN, request)
    await desk.service.requests.close(ANA, request.id)
    assert await desk.operations() == []
    assert await desk.operations(state="dropped") == [CARD]
    assert await desk.items(BEN) == ["collaboration-offer closed"]
    with pytest.raises(MemberFacingError, match="takes-no-offers"):
        await desk.service.offers.begin(CLEO, request.id)


async def test_only_its_author_or_staff_close_a_request(desk: Desk) -> None:
    request = await desk.posts(ANA)
    with pytest.raises(MemberFacingError, match="not-found"):
        await desk.service.requests.close(BEN, request.id)
    assert (await desk.service.requests.close(SAM, request.id)).state == "closed"


async def test_browsing_goes_by_part_and_by_page(desk: Desk) -> None:
    await desk.service.requests.change_settings(SAM, checks_requests=False)
    for number in range(4):
        await desk.posts(ANA, title=f"First {number}")
        await desk.posts(BEN, title=f"Second {number}", part="guest")
    page = await desk.service.requests.browse(CLEO)
    assert [each.title for each in page.requests] == ["Second 3", "First 3", "Second 2", "First 2", "Second 1"]
    rest = await desk.service.requests.browse(CLEO, older_than=page.older_than)
    assert [each.title for each in rest.requests] == ["First 1", "Second 0", "First 0"]
    assert rest.older_than is None
    guests = await desk.service.requests.browse(CLEO, part="guest")
    assert {each.part for each in guests.requests} == {"guest"}


async def test_people_in_a_block_do_not_see_each_others_requests(desk: Desk) -> None:
    await desk.service.requests.change_settings(SAM, checks_requests=False)
    request = await desk.posts(ANA)
    await desk.blocks.block(ANA.person_id, BEN.person_id)
    assert (await desk.service.requests.browse(BEN)).requests == ()
    with pytest.raises(MemberFacingError, match="takes-no-offers"):
        await desk.service.offers.begin(BEN, request.id)
    await desk.blocks.block(CLEO.person_id, ANA.person_id)
    assert (await desk.service.requests.browse(CLEO)).requests == ()


async def test_a_sixth_open_request_is_refused(desk: Desk) -> None:
    for _ in range(5):
        request = await desk.posts(ANA)
    with pytest.raises(MemberFacingError, match="too-many-requests"):
        await desk.posts(ANA)
    await desk.service.requests.close(ANA, request.id)
    await desk.posts(ANA)


async def test_what_cannot_be_sent_stays_in_the_draft(desk: Desk) -> None:
    with pytest.raises(MemberFacingError, match="problem-email") as refusal:
        await desk.posts(ANA, purpose="Write to ana@example.org!")
    assert refusal.value.args_shown == {"words": "ana@example.org"}
    draft = await desk.forms.find(ANA.person_id, ANA.guild_id, "collaboration-request")
    assert draft is not None
    assert draft.values["purpose"] == "Write to ana@example.org!"


async def test_a_request_needs_the_channel_and_the_job(desk: Desk) -> None:
    guilds = GuildService(desk.database, desk.clock)
    await guilds.switch_job(OWNER, "collaboration", on=False)
    with pytest.raises(MemberFacingError, match="job-off"):
        await desk.posts(ANA)
    with pytest.raises(MemberFacingError, match="job-off"):
        await desk.service.requests.browse(ANA)
