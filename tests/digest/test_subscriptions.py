"""Digests by direct message: asked for, at one's own hour, without what one hides, and stopped."""

import pytest
from sqlalchemy import select

from bot.delivery import DmService, Outgoing
from bot.delivery.models import OperationRow
from bot.digest.models import SubscriptionRow
from bot.digest.subscribing import DM_CARD, STOPPED_ITEM
from bot.errors import MemberFacingError
from tests.digest.conftest import Desk
from tests.two_guilds import ANA, BEN, HERE, SAM, STRANGER

# The clock begins on Tuesday, 24 March 2026, at 16:01 in Berlin.


async def sent(desk: Desk) -> list[OperationRow]:
    """What was to leave by direct message."""
    async with desk.database.read() as session:
        rows = await session.scalars(select(OperationRow).where(OperationRow.kind == DM_CARD).order_by(OperationRow.id))
        return list(rows)


async def at(desk: Desk, local: str) -> None:
    """That time comes, for editions and for subscribers."""
    await desk.at(local)
    await desk.digest.subscribing.send_due()


async def subscribes(desk: Desk, hour: str = "19:00", **wishes: list[str]) -> int:
    """Ana opens her direct messages and asks for it."""
    await DmService(desk.database, desk.clock).opened(ANA.person_id, 500)
    found = await desk.digest.subscribing.subscribe(ANA, hour, wishes.get("sections", []), wishes.get("hidden", []))
    return found.id


async def test_a_subscriber_gets_each_edition_once_at_their_own_hour(desk: Desk) -> None:
    await subscribes(desk)
    await desk.hears("One")
    await at(desk, "2026-03-24T17:00")
    assert await sent(desk) == []
    await at(desk, "2026-03-24T19:00")
    await at(desk, "2026-03-24T19:30")
    (message,) = await sent(desk)
    assert (message.person_id, message.guild_id, message.subjects[0]) == (ANA.person_id, HERE, "story:1")
    await at(desk, "2026-03-25T19:00")
    assert len(await sent(desk)) == 1


async def test_what_they_hide_or_did_not_choose_is_not_in_it(desk: Desk) -> None:
    subscription_id = await subscribes(desk, sections=["World"], hidden=["war", "no such note"])
    await desk.hears("One", "Two")
    await desk.hears("Hard", notes=("war", "death"))
    await desk.hears("Other", notes=("death",))
    await desk.hears("Novel", section="Books")
    await at(desk, "2026-03-24T19:00")
    edition = await desk.digest.subscribing.edition(subscription_id, 1)
    assert edition is not None
    assert sorted(story.title for story in edition.stories) == ["One", "Other", "Two"]
    (message,) = await sent(desk)
    assert len(message.subjects) == 3
    latest = await desk.digest.reading.latest(HERE)
    hard = next(story.id for story in latest.stories if story.title == "Hard")
    with pytest.raises(MemberFacingError, match="digest-story-gone"):
        await desk.digest.subscribing.story(ANA.person_id, subscription_id, 1, hard)


async def test_a_day_without_an_edition_sends_nothing_and_a_later_hour_tells_of_it(desk: Desk) -> None:
    await subscribes(desk, "9:00")
    await at(desk, "2026-03-25T09:00")
    assert await sent(desk) == []
    await desk.hears("One")
    await at(desk, "2026-03-25T17:00")
    # Slept through by more than six hours: it waits for the next hour.
    await at(desk, "2026-03-26T16:00")
    assert await sent(desk) == []
    await at(desk, "2026-03-27T09:00")
    assert len(await sent(desk)) == 1


async def test_it_stops_by_a_press_of_its_own_person_only(desk: Desk) -> None:
    subscription_id = await subscribes(desk)
    with pytest.raises(MemberFacingError, match="errors-not-found"):
        await desk.digest.subscribing.stop(BEN.person_id, subscription_id)
    await desk.digest.subscribing.stop(ANA.person_id, subscription_id)
    await desk.hears("One")
    await at(desk, "2026-03-24T19:00")
    assert await sent(desk) == []
    assert (await desk.digest.subscribing.current(ANA))[0] is None
    # What came meanwhile is not sent when it starts again.
    assert await subscribes(desk) == subscription_id
    await at(desk, "2026-03-25T19:00")
    assert await sent(desk) == []


async def test_closed_direct_messages_stop_it_and_the_inbox_says_so(desk: Desk) -> None:
    subscription_id = await subscribes(desk)
    outgoing = Outgoing(
        kind=DM_CARD,
        guild_id=HERE,
        channel_id=None,
        person_id=ANA.person_id,
        ids={"subscription_id": subscription_id, "edition_id": 1},
    )
    for closed in (False, True):
        if closed:
            await DmService(desk.database, desk.clock).closed(ANA.person_id)
        for _ in range(2):
            async with desk.database.write() as session:
                await desk.digest.subscribing.refused(session, outgoing)
        async with desk.database.read() as session:
            row = await session.get_one(SubscriptionRow, subscription_id)
        assert (row.next_at is None) == closed
    assert await desk.inbox(ANA.person_id) == [(STOPPED_ITEM, False)]


async def test_an_edition_for_staff_only_reaches_no_subscriber(desk: Desk) -> None:
    await subscribes(desk)
    await desk.schedules(SAM, "17:00", staff_first=True)
    await desk.hears("One")
    await at(desk, "2026-03-24T19:00")
    assert await sent(desk) == []


async def test_what_is_no_hour_is_refused_and_strangers_choose_for_their_own_server(desk: Desk) -> None:
    with pytest.raises(MemberFacingError, match="digest-not-an-hour"):
        await subscribes(desk, "teatime")
    found, sections = await desk.digest.subscribing.current(STRANGER)
    assert (found, sections) == (None, ())
