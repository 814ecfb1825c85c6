"""Somebody writes that they are in danger: it is passed on, they hear where to find help, the safety team is told."""

from sqlalchemy import select

from bot.collaboration.drafts import draft_name
from bot.collaboration.forms import REQUEST
from bot.collaboration.telling import RELAY
from bot.safety.disclosures import HELP_DM
from bot.safety.models import ReportRow
from tests.collaboration.conftest import ANA, BEN, GUARDIANS, HERE, SAM, Desk, caller
from tests.collaboration.test_direct_messages import writes

HARD = "Sorry I am late. I want to die."


async def noticed(desk: Desk) -> list[tuple[str, int | None]]:
    """What the safety team was told: about what, about whom."""
    async with desk.database.read() as session:
        rows = await session.scalars(select(ReportRow).order_by(ReportRow.id))
        return [(row.subject, row.about_person_id) for row in rows if row.reason == "danger"]


async def test_in_a_conversation(desk: Desk) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    assert (await desk.replies(BEN, inquiry, HARD)).in_danger
    assert not (await desk.replies(BEN, inquiry, "Chapter two is done.")).in_danger
    assert await noticed(desk) == [(f"inquiry:{inquiry.id}", BEN.person_id)]
    page = await desk.service.conversations.for_party(caller(ANA), inquiry.id)
    assert HARD in [message.text for message in page.messages]
    async with desk.database.read() as session:
        assert len(list(await session.scalars(select(ReportRow)))) == 1
    told = [item.kind for person in GUARDIANS for item in await desk.inbox.items(HERE, person)]
    assert told == ["safety-report"] * 2


async def test_in_a_first_message_a_request_and_an_offer(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, message=HARD)
    assert inquiry.in_danger
    draft = await desk.draft(ANA, draft_name(REQUEST), {"part": "other", "title": "Anybody?", "purpose": HARD})
    request = await desk.service.requests.post(ANA, draft)
    assert request.in_danger
    await desk.service.requests.decide(SAM, request.id, post=True)
    offer = await desk.offers(BEN, request, HARD)
    assert offer.in_danger
    assert await noticed(desk) == [
        (f"inquiry:{inquiry.id}", ANA.person_id),
        (f"request:{request.id}", ANA.person_id),
        (f"offer:{offer.id}", BEN.person_id),
    ]


async def test_by_direct_message_in_a_conversation_also_where_the_guard_stops_it(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, in_dm=True)
    await writes(desk, ANA, 1, HARD)
    await writes(desk, ANA, 2, f"{HARD} Call me: +49 151 23456789")
    assert await desk.operations(kind=HELP_DM) == [f"send {HELP_DM} {ANA.person_id}"] * 2
    assert await noticed(desk) == [(f"inquiry:{inquiry.id}", ANA.person_id)]
    assert len((await desk.service.conversations.for_team(SAM, inquiry.id)).messages) == 1


async def test_by_direct_message_before_anybody_knows_for_whom_it_is(desk: Desk) -> None:
    await writes(desk, ANA, 1, HARD)
    assert await desk.operations(kind=HELP_DM) == [f"send {HELP_DM} {ANA.person_id}"]
    assert await noticed(desk) == []


async def test_an_edited_message_is_looked_at_again(desk: Desk) -> None:
    inquiry = await desk.inquires(ANA, in_dm=True)
    await writes(desk, ANA, 1, "I am fine.")
    await desk.service.dms.edited(1, HARD)
    assert await noticed(desk) == [(f"inquiry:{inquiry.id}", ANA.person_id)]
    assert await desk.operations(kind=HELP_DM) == [f"send {HELP_DM} {ANA.person_id}"]
    assert await desk.operations(kind=RELAY) == []
