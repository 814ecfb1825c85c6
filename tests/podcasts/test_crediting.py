"""Nobody is named before they agreed, and everyone can take their name off."""

from collections.abc import Awaitable

import pytest
from sqlalchemy import select

from bot.audit.models import AuditRow
from bot.errors import MemberFacingError
from bot.people import BlockService
from bot.people.service import PeopleService
from bot.podcasts.crediting import ASK_AGAIN_AFTER, MOST_CREDITS, Asked
from bot.podcasts.erasing import erase
from bot.podcasts.models import CreditRow
from bot.podcasts.records import CreditState, Part, Show
from bot.texts import say
from tests.podcasts.conftest import ANA, BEN, CLEO, PODCASTS, QUINN, SAM, World
from tests.podcasts.test_announcing import carried_out, stands


async def refused(key: str, attempt: Awaitable[object]) -> None:
    with pytest.raises(MemberFacingError) as caught:
        await attempt
    assert caught.value.key == key
    assert say(key, **caught.value.args_shown)


@pytest.fixture
async def show(world: World) -> Show:
    """Ana's show, with one announced episode whose card stands, and an older one."""
    world.airs(world.item(2), world.item(1, hours_ago=50))
    proposed = await world.adds(ANA)
    decided = await world.shows.decide(SAM, proposed.id, accept=True)
    await stands(world, "Stop 2")
    return decided


async def asked_of(world: World, who: int) -> list[int]:
    """The ids of the credits that somebody was asked for."""
    async with world.database.read() as session:
        rows = await session.scalars(select(CreditRow.id).where(CreditRow.person_id == who).order_by(CreditRow.id))
        return list(rows)


async def edits(world: World) -> int:
    """How many edits of cards wait to leave."""
    return sum(each == f"edit {PODCASTS} pending" for each in await world.operations("podcasts-episode"))


async def test_a_person_is_named_once_they_accept(world: World, show: Show) -> None:
    entry_id = await world.entry("Stop 2")
    asked = await world.credits.ask(ANA, show.id, entry_id, Part.NARRATOR, [BEN.person_id, BEN.person_id])
    assert asked == Asked(asked=(BEN.person_id,))
    assert await world.named("Stop 2") == []
    ((kind, ids),) = await world.inbox(BEN)
    assert kind == "podcasts-credit"
    credit_id = int(ids["credit_id"])
    found = await world.credits.find(BEN.person_id, credit_id)
    assert found is not None
    assert (found.part, found.entry_id, found.asked_by_id) == (Part.NARRATOR, entry_id, ANA.person_id)
    about, episode = await world.browser.credited(BEN.person_id, found)
    assert (about.title, episode and episode.title) == ("Night Bus Stories", "Stop 2")
    assert await world.credits.find(CLEO.person_id, credit_id) is None
    await refused("podcasts-credit-gone", world.credits.accept(CLEO.person_id, credit_id))
    assert (await world.credits.accept(BEN.person_id, credit_id)).state == CreditState.ACCEPTED
    await world.credits.accept(BEN.person_id, credit_id)
    assert await world.named("Stop 2") == ["narrator 4"]
    assert await edits(world) == 1
    async with world.database.read() as session:
        noted = await session.scalars(select(AuditRow.id).where(AuditRow.act == "podcasts.accept_credit"))
        assert len(list(noted)) == 1


async def test_a_standing_credit_counts_for_the_newest_episode_and_those_to_come(world: World, show: Show) -> None:
    world.airs(world.item(3))
    await world.polled(show)
    await world.credits.ask(ANA, show.id, None, Part.HOST, [BEN.person_id])
    world.airs(world.item(4))
    await world.polled(show)
    (credit_id,) = await asked_of(world, BEN.person_id)
    await world.credits.accept(BEN.person_id, credit_id)
    world.airs(world.item(5))
    await world.polled(show)
    named = {title: await world.named(title) for title in ("Stop 2", "Stop 3", "Stop 4", "Stop 5")}
    assert named == {"Stop 2": [], "Stop 3": ["host 4"], "Stop 4": ["host 4"], "Stop 5": ["host 4"]}
    page = await world.browser.show(CLEO, show.id)
    assert [(each.part, each.person_id) for each in page.credits] == [(Part.HOST, BEN.person_id)]


async def test_the_newest_episode_counts_although_it_came_out_before_the_show_was_added(world: World) -> None:
    world.airs(world.item(2, hours_ago=50), world.item(1, hours_ago=99))
    show = await world.adds(SAM)
    assert await world.announced() == []
    await world.credits.ask(SAM, show.id, None, Part.HOST, [BEN.person_id])
    (credit_id,) = await asked_of(world, BEN.person_id)
    await world.credits.accept(BEN.person_id, credit_id)
    pages = [await world.browser.episode(CLEO, show.id, await world.entry(f"Stop {number}")) for number in (2, 1)]
    assert [[each.person_id for each in page.credits] for page in pages] == [[BEN.person_id], []]
    await world.announcer.catch_up()
    assert await world.announced() == []


async def test_ending_a_standing_credit_leaves_the_episodes_it_counted_for(world: World, show: Show) -> None:
    await world.credits.ask(ANA, show.id, None, Part.HOST, [BEN.person_id])
    (credit_id,) = await asked_of(world, BEN.person_id)
    await world.credits.accept(BEN.person_id, credit_id)
    await refused("podcasts-not-yours", world.credits.remove(CLEO, credit_id))
    await refused("podcasts-credit-gone", world.credits.remove(QUINN, credit_id))
    await world.credits.remove(ANA, credit_id)
    world.airs(world.item(3))
    await world.polled(show)
    assert await world.named("Stop 2") == ["host 4"]
    assert await world.named("Stop 3") == []
    (on_episode,) = await asked_of(world, BEN.person_id)
    await world.credits.remove(ANA, on_episode)
    assert await world.named("Stop 2") == []


async def test_who_takes_their_name_off_is_off_every_card_at_once(world: World, show: Show) -> None:
    await world.credits.ask(ANA, show.id, None, Part.HOST, [BEN.person_id])
    await world.credits.ask(ANA, show.id, await world.entry("Stop 2"), Part.EDITOR, [BEN.person_id])
    for credit_id in await asked_of(world, BEN.person_id):
        await world.credits.accept(BEN.person_id, credit_id)
    world.airs(world.item(3))
    await world.polled(show)
    assert await world.named("Stop 2") == ["host 4", "editor 4"]
    assert await world.named("Stop 3") == ["host 4"]
    assert (await world.browser.show(BEN, show.id)).credited
    standing = (await asked_of(world, BEN.person_id))[0]
    await carried_out(world)
    await world.credits.decline(BEN.person_id, standing)
    assert await edits(world) == 1
    assert await world.named("Stop 2") == ["editor 4"]
    assert await world.named("Stop 3") == []
    await world.credits.withdraw_all(BEN, show.id)
    assert await world.named("Stop 2") == []
    assert not (await world.browser.show(BEN, show.id)).credited
    assert await edits(world) == 1  # one edit that shows what is true when it leaves
    await world.credits.accept(BEN.person_id, standing)  # and a change of mind is theirs
    assert await world.named("Stop 3") == ["host 4"]


async def test_who_said_no_is_not_asked_again_for_a_month(world: World, show: Show) -> None:
    await world.credits.ask(ANA, show.id, None, Part.GUEST, [BEN.person_id])
    (credit_id,) = await asked_of(world, BEN.person_id)
    assert (await world.credits.decline(BEN.person_id, credit_id)).state == CreditState.DECLINED
    await world.credits.remove(ANA, credit_id)
    assert await world.credits.ask(ANA, show.id, None, Part.GUEST, [BEN.person_id]) == Asked(declined=(BEN.person_id,))
    assert len(await world.inbox(BEN)) == 1
    world.clock.advance(ASK_AGAIN_AFTER)
    again = await world.credits.ask(ANA, show.id, None, Part.GUEST, [BEN.person_id])
    assert again == Asked(asked=(BEN.person_id,))
    assert len(await world.inbox(BEN)) == 2
    assert await world.credits.ask(ANA, show.id, None, Part.GUEST, [BEN.person_id]) == Asked(known=(BEN.person_id,))


async def test_who_names_themselves_has_accepted(world: World, show: Show) -> None:
    await world.credits.ask(ANA, show.id, None, Part.HOST, [ANA.person_id])
    assert await world.named("Stop 2") == ["host 3"]
    assert [kind for kind, _ in await world.inbox(ANA)] == ["podcasts-decided"]


async def test_only_the_people_of_a_show_name_others(world: World, show: Show) -> None:
    await refused("podcasts-not-yours", world.credits.ask(BEN, show.id, None, Part.HOST, [BEN.person_id]))
    await refused("podcasts-show-gone", world.credits.ask(QUINN, show.id, None, Part.HOST, [BEN.person_id]))
    await refused("podcasts-episode-gone", world.credits.ask(ANA, show.id, 9_999, Part.HOST, [BEN.person_id]))
    assert (await world.credits.ask(SAM, show.id, None, Part.HOST, [BEN.person_id])).asked == (BEN.person_id,)


async def test_whom_somebody_blocks_cannot_reach_them_by_a_credit_and_is_not_told(world: World, show: Show) -> None:
    await BlockService(world.database, world.clock).block(BEN.person_id, ANA.person_id)
    asked = await world.credits.ask(ANA, show.id, None, Part.HOST, [BEN.person_id])
    assert asked == Asked(asked=(BEN.person_id,))
    assert await world.inbox(BEN) == []


async def test_an_older_episode_that_was_never_announced_can_be_credited_and_stays_unannounced(
    world: World, show: Show
) -> None:
    entry_id = await world.entry("Stop 1")
    await world.credits.ask(ANA, show.id, entry_id, Part.MUSIC, [CLEO.person_id])
    (credit_id,) = await asked_of(world, CLEO.person_id)
    await world.credits.accept(CLEO.person_id, credit_id)
    page = await world.browser.episode(BEN, show.id, entry_id)
    assert [each.part for each in page.credits] == [Part.MUSIC]
    assert page.post is None
    await world.announcer.catch_up()
    assert await world.announced() == ["Stop 2"]


async def test_members_see_only_accepted_credits_and_who_manages_sees_open_ones(world: World, show: Show) -> None:
    await world.credits.ask(ANA, show.id, None, Part.HOST, [BEN.person_id])
    await world.credits.ask(ANA, show.id, await world.entry("Stop 2"), Part.EDITOR, [CLEO.person_id])
    entry_id = await world.entry("Stop 2")
    assert (await world.browser.show(CLEO, show.id)).credits == ()
    assert (await world.browser.episode(BEN, show.id, entry_id)).credits == ()
    assert [each.state for each in (await world.browser.show(ANA, show.id)).credits] == [CreditState.ASKED]
    assert [each.state for each in (await world.browser.episode(ANA, show.id, entry_id)).credits] == [CreditState.ASKED]
    _, episodes = await world.browser.creditable(ANA, show.id)
    assert [each.title for each in episodes] == ["Stop 2", "Stop 1"]
    await refused("podcasts-not-yours", world.browser.creditable(BEN, show.id))


async def test_an_episode_holds_twenty_names(world: World, show: Show) -> None:
    people = list(range(100, 100 + MOST_CREDITS))
    await world.credits.ask(ANA, show.id, None, Part.GUEST, people)
    await refused("podcasts-too-many-credits", world.credits.ask(ANA, show.id, None, Part.MUSIC, [99]))
    assert (await world.credits.ask(ANA, show.id, None, Part.GUEST, people)).known == tuple(people)


async def test_who_takes_their_name_off_is_off_past_digests_too(world: World, show: Show) -> None:
    await world.credits.ask(ANA, show.id, await world.entry("Stop 2"), Part.HOST, [BEN.person_id])
    (credit_id,) = await asked_of(world, BEN.person_id)
    await world.credits.accept(BEN.person_id, credit_id)
    await stands(world, "Stop 2", 901, kind="digest-edition")
    await carried_out(world)
    await world.credits.decline(BEN.person_id, credit_id)
    assert await world.operations("digest-edition") == [f"edit {PODCASTS} pending"]


async def test_an_erased_person_is_named_nowhere(world: World, show: Show) -> None:
    people = PeopleService(world.database, world.clock)
    people.erasers.append(erase)
    for part in (Part.HOST, Part.EDITOR):
        await world.credits.ask(ANA, show.id, None, part, [BEN.person_id])
    for credit_id in await asked_of(world, BEN.person_id):
        await world.credits.accept(BEN.person_id, credit_id)
    await stands(world, "Stop 2", 901, kind="digest-edition")
    await carried_out(world)
    await people.erase(BEN.person_id)
    assert await world.operations("digest-edition") == [f"edit {PODCASTS} pending"]
    assert await world.named("Stop 2") == []
    assert await edits(world) == 1
    assert await asked_of(world, BEN.person_id) == []
    assert (await world.browser.show(ANA, show.id)).show.owner_id == ANA.person_id
