"""From an address to a show: who may add what, who decides, who may stop it."""

from collections.abc import Awaitable
from datetime import timedelta

import pytest

from bot.database import Database
from bot.errors import MemberFacingError
from bot.feeds import repository as feeds
from bot.guilds import Actor
from bot.guilds.service import GuildService, Setup
from bot.people.service import PeopleService
from bot.podcasts.erasing import erase
from bot.podcasts.records import ShowState
from bot.podcasts.shows import MOST_PROPOSED
from bot.teams.models import SeatRow, TeamRow
from bot.texts import say
from tests.feeds.broadcasting import Channel, Item, broadcast
from tests.podcasts.conftest import ANA, BEN, CLEO, GUILD, PODCASTS, QUINN, SAM, STAFF_CHANNEL, STAFF_ROLE, World


async def refused(key: str, attempt: Awaitable[object]) -> None:
    with pytest.raises(MemberFacingError) as caught:
        await attempt
    assert caught.value.key == key
    assert say(key, **caught.value.args_shown)


async def subscribed(world: World) -> list[str]:
    async with world.database.read() as session:
        return [each.title for each in await feeds.subscribed(session, GUILD, "podcasts")]


async def new_team(database: Database, world: World, *people: int, guild_id: int = GUILD, name: str = "Radio") -> int:
    now = world.clock.now()
    async with database.write() as session:
        team = TeamRow(guild_id=guild_id, name=name, about="", links=[], made_at=now)
        session.add(team)
        await session.flush()
        for person_id in people:
            session.add(SeatRow(team_id=team.id, person_id=person_id, title="", offered_at=now, accepted_at=now))
        return team.id


async def test_the_preview_shows_the_feed_and_keeps_only_the_draft(world: World) -> None:
    world.airs(*(world.item(number, hours_ago=number) for number in range(5)))
    world.channel.description = "Stories. Mail us: a@b.example. On the way home."
    preview = await world.shows.look(ANA, world.url())
    assert (preview.title, preview.about) == ("Night Bus Stories", "Stories. On the way home.")
    assert (preview.episodes, preview.count) == (("Stop 0", "Stop 1", "Stop 2"), 5)
    assert preview.needs_check
    assert await world.browser.list(ANA) == []
    assert await subscribed(world) == []
    assert not (await world.shows.look(SAM, world.url())).needs_check


async def test_staff_add_a_show_at_once(world: World) -> None:
    world.airs(world.item(1))
    show = await world.adds(SAM)
    assert (show.state, show.owner_id, show.title) == (ShowState.ACTIVE, SAM.person_id, "Night Bus Stories")
    assert await subscribed(world) == ["Night Bus Stories"]
    assert await world.operations("podcasts-check") == [f"send {STAFF_CHANNEL} pending"], "the others of staff see it"
    (line,) = await world.browser.list(ANA)
    assert line.latest is not None
    assert line.latest.title == "Stop 1"


async def test_a_member_adds_a_show_and_staff_confirm_it(world: World) -> None:
    world.airs(world.item(1, hours_ago=3))
    show = await world.adds(ANA)
    assert show.state == ShowState.PROPOSED
    assert await world.operations("podcasts-check") == [f"send {STAFF_CHANNEL} pending"]
    assert await world.announced() == []
    assert await world.browser.list(BEN) == []
    assert [each.show.id for each in await world.browser.list(ANA)] == [show.id]
    await refused("podcasts-show-gone", world.browser.show(BEN, show.id))
    await refused("errors-not-staff", world.shows.decide(ANA, show.id, accept=True))
    assert (await world.browser.show(SAM, show.id)).decides
    world.clock.advance(timedelta(days=8))  # staff have holidays; the feed is not forgotten meanwhile
    world.airs(world.item(2, hours_ago=1))
    await world.polled(show)
    assert await world.announced() == []
    confirmed = await world.shows.decide(SAM, show.id, accept=True)
    assert (confirmed.state, confirmed.decided_by_id) == (ShowState.ACTIVE, SAM.person_id)
    assert await world.announced() == ["Stop 2"]
    assert await world.inbox(ANA) == [("podcasts-decided", {"show_id": show.id, "accepted": 1})]
    await refused("podcasts-already-decided", world.shows.decide(SAM, show.id, accept=False))


async def test_a_declined_show_is_told_and_may_be_proposed_again(world: World) -> None:
    world.airs(world.item(1))
    show = await world.adds(ANA)
    await world.shows.decide(SAM, show.id, accept=False)
    assert await world.inbox(ANA) == [("podcasts-decided", {"show_id": show.id, "accepted": 0})]
    assert await subscribed(world) == []
    assert await world.browser.list(ANA) == []
    world.clock.advance(timedelta(hours=1))
    again = await world.adds(ANA)
    assert (again.id, again.state) == (show.id, ShowState.PROPOSED)
    assert len([each for each in await world.operations("podcasts-check") if each.startswith("send")]) == 2
    await world.shows.decide(SAM, again.id, accept=True)
    assert len(await world.inbox(ANA)) == 2


async def test_nobody_confirms_their_own_show(world: World) -> None:
    world.airs(world.item(1))
    show = await world.adds(ANA)
    promoted = Actor(guild_id=GUILD, person_id=ANA.person_id, role_ids=frozenset({STAFF_ROLE}))
    await refused("podcasts-own-show", world.shows.decide(promoted, show.id, accept=True))


async def test_the_same_feed_is_one_show_of_a_guild(world: World) -> None:
    world.airs(world.item(1))
    preview = await world.shows.look(BEN, world.url())
    await world.adds(ANA)
    await refused("podcasts-already-here", world.shows.look(CLEO, world.url()))
    await refused("podcasts-already-here", world.shows.add(BEN, preview.draft_id))


async def test_a_preview_is_its_owners_and_adds_the_feed_it_showed(world: World) -> None:
    world.airs(world.item(1))
    older = await world.shows.look(ANA, world.url())
    other = broadcast(world.site, "/other", Channel(title="Other", items=[world.item(2)]))
    newer = await world.shows.look(ANA, other)
    assert newer.draft_id != older.draft_id
    await refused("forms-draft-gone", world.shows.add(BEN, older.draft_id))
    elsewhere = Actor(guild_id=QUINN.guild_id, person_id=ANA.person_id)
    await refused("forms-draft-gone", world.shows.add(elsewhere, older.draft_id))
    assert (await world.shows.add(ANA, older.draft_id)).title == "Night Bus Stories"
    await refused("forms-draft-gone", world.shows.add(ANA, older.draft_id))


async def test_a_website_without_recordings_is_no_podcast_and_a_new_show_without_episodes_is_one(world: World) -> None:
    silent = Channel(title="Blog", items=[Item(title="Words", guid="1")])
    await refused("podcasts-no-recordings", world.shows.look(ANA, broadcast(world.site, "/blog", silent)))
    await refused("web-not-found", world.shows.look(ANA, world.site.url("/nowhere")))
    assert (await world.shows.look(ANA, world.url())).count == 0


async def test_a_member_cannot_flood_staff(world: World) -> None:
    for number in range(MOST_PROPOSED):
        await world.adds(ANA, url=broadcast(world.site, f"/{number}", world.channel))
    await refused("podcasts-too-many-proposed", world.shows.look(ANA, world.url("/more")))
    assert len(world.site.asked) == MOST_PROPOSED + MOST_PROPOSED  # refused before anything was fetched


async def test_a_guild_without_a_podcast_channel_takes_no_shows(world: World) -> None:
    owner = Actor(guild_id=13, person_id=1, manages_guild=True)
    await refused("errors-not-set-up", world.shows.look(owner, world.url()))
    setup = Setup(city="Berlin", staff_channel_id=1, staff_role_id=2, locale="en-GB")
    await GuildService(world.database, world.clock).set_up(owner, setup)
    await refused("podcasts-no-channel", world.shows.look(owner, world.url()))


async def test_a_team_has_several_shows_that_its_people_manage(world: World, database: Database) -> None:
    team = await new_team(database, world, ANA.person_id, CLEO.person_id)
    foreign = await new_team(database, world, guild_id=QUINN.guild_id)
    world.airs(world.item(1))
    preview = await world.shows.look(ANA, world.url())
    assert preview.teams == ((team, "Radio"),)
    assert (await world.shows.look(BEN, world.url())).teams == ()
    await refused("podcasts-not-your-team", world.shows.add(ANA, preview.draft_id, foreign))
    show = await world.shows.add(ANA, preview.draft_id, team)
    assert (show.team_name, show.owner_id) == ("Radio", None)
    await world.shows.decide(SAM, show.id, accept=True)
    other = await world.adds(SAM, url=broadcast(world.site, "/b", Channel(title="Tram")), team_id=team)
    assert other.team_id == team
    assert (await world.browser.show(CLEO, show.id)).manages
    assert not (await world.browser.show(BEN, show.id)).manages
    async with database.write() as session:
        await session.delete(await session.get_one(TeamRow, team))
    assert (await world.browser.show(ANA, show.id)).show.team_id is None


async def test_only_staff_resume_what_staff_stopped(world: World) -> None:
    world.airs(world.item(1))
    show = await world.adds(ANA)
    await refused("podcasts-not-running", world.shows.pause(ANA, show.id, on=True))
    await world.shows.decide(SAM, show.id, accept=True)
    await refused("podcasts-not-yours", world.shows.pause(BEN, show.id, on=True))
    assert (await world.shows.pause(ANA, show.id, on=True)).state == ShowState.PAUSED
    assert (await world.shows.pause(ANA, show.id, on=False)).state == ShowState.ACTIVE
    assert (await world.shows.pause(SAM, show.id, on=True)).state == ShowState.STOPPED
    await refused("podcasts-stopped-by-staff", world.shows.pause(ANA, show.id, on=False))
    assert (await world.shows.pause(SAM, show.id, on=False)).state == ShowState.ACTIVE


async def test_removing_a_show_takes_its_cards_down_and_ends_the_polling(world: World) -> None:
    world.airs(world.item(1))
    show = await world.adds(SAM)
    await refused("podcasts-not-yours", world.shows.remove(ANA, show.id))
    await refused("podcasts-show-gone", world.shows.remove(QUINN, show.id))
    await world.shows.remove(SAM, show.id)
    assert await world.operations("podcasts-episode") == [f"send {PODCASTS} dropped"]
    assert await subscribed(world) == []
    await refused("podcasts-show-gone", world.browser.show(SAM, show.id))
    # ... and one that is added anew is a new one: its cards are not mistaken for the old ones.
    again = await world.adds(SAM)
    assert again.id != show.id
    assert (await world.operations("podcasts-episode"))[1:] == [f"send {PODCASTS} pending"]


async def test_whoever_is_erased_leaves_no_show_behind(world: World, database: Database) -> None:
    people = PeopleService(database, world.clock)
    people.erasers.append(erase)
    world.airs(world.item(1))
    show = await world.adds(ANA)
    await world.shows.decide(SAM, show.id, accept=True)
    await people.erase(SAM.person_id)
    assert (await world.browser.show(ANA, show.id)).show.decided_by_id is None
    await people.erase(ANA.person_id, QUINN.guild_id)
    assert (await world.browser.show(ANA, show.id)).show.owner_id == ANA.person_id
    assert {each.table for each in await people.stored(ANA.person_id)} >= {"podcasts_show"}
    await people.erase(ANA.person_id)
    assert await world.browser.list(SAM) == []
    assert await subscribed(world) == []
    assert {each.table for each in await people.stored(ANA.person_id)} == {"audit_row"}  # no text (safety rule 8)
    assert await world.operations("podcasts-episode") == [f"send {PODCASTS} dropped"]
    assert (await world.operations("podcasts-check"))[0] == f"send {STAFF_CHANNEL} dropped"


async def test_trouble_with_a_feed_is_told_on_its_show_and_its_people_can_look_again(world: World) -> None:
    world.airs(world.item(1))
    show = await world.adds(SAM)
    world.channel.status = 410
    await world.polled(show)
    told = (await world.browser.show(ANA, show.id)).show
    assert (told.trouble, told.given_up) == (("web-not-found", {"status": 410}), True)
    await refused("podcasts-not-yours", world.shows.ask_feed(ANA, show.id))
    world.channel.status = 200
    again = await world.shows.ask_feed(SAM, show.id)
    assert (again.trouble, again.given_up) == (None, False)
