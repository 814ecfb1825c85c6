"""An episode is announced once, and nothing old is."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.delivery import outbox
from bot.delivery.models import OperationRow, PostRow, PostSubjectRow
from bot.errors import MemberFacingError
from bot.guilds.service import GuildService
from bot.podcasts.announcing import Announcer
from bot.podcasts.episodes import evidence, news_by_ids, whats_new
from bot.podcasts.models import CreditRow
from bot.podcasts.records import Part
from tests.feeds.broadcasting import Channel, broadcast
from tests.podcasts.conftest import ANA, GUILD, OTHER_GUILD, OWNER, PODCASTS, QUINN, SAM, World


async def stands(world: World, title: str, message_id: int = 900, *, kind: str = "podcasts-episode") -> int:
    """The card of that episode stands on Discord from now on, as if the outbox had carried it there.

    With another `kind`: a message that shows the episode beside other things.
    """
    episode_id = await world.card_of(title)
    async with world.database.write() as session:
        post = PostRow(
            guild_id=GUILD,
            channel_id=PODCASTS,
            message_id=message_id,
            kind=kind,
            ids={"episode_id": episode_id},
            posted_at=world.clock.now(),
        )
        session.add(post)
        await session.flush()
        session.add(PostSubjectRow(post_id=post.id, subject=f"episode:{episode_id}"))
    return episode_id


async def carried_out(world: World) -> None:
    """The outbox has done all it was asked for."""
    async with world.database.write() as session:
        await session.execute(update(OperationRow).values(state="done"))


async def test_the_first_contact_announces_the_last_day_and_lists_the_rest(world: World) -> None:
    undated = world.item(9).but(at=None)
    world.airs(world.item(3, hours_ago=2), world.item(2, hours_ago=23), undated, world.item(1, hours_ago=25))
    show = await world.adds(SAM)
    await world.announcer.catch_up()
    assert await world.announced() == ["Stop 2", "Stop 3"]
    page = await world.browser.show(ANA, show.id)
    assert {each.title for each in page.episodes} == {"Stop 3", "Stop 2", "Stop 9", "Stop 1"}


async def test_a_new_episode_is_announced_once_in_the_podcast_channel(world: World) -> None:
    world.airs(world.item(1, hours_ago=48))
    show = await world.adds(SAM)
    world.airs(world.item(2))
    await world.polled(show)
    await world.polled(show)
    await world.announcer.catch_up()
    assert await world.operations("podcasts-episode") == [f"send {PODCASTS} pending"]
    card = await world.episodes.card(await world.card_of("Stop 2"))
    assert card is not None
    assert (card.show.title, card.episode.about) == ("Night Bus Stories", "What happens at stop 2.")
    assert (card.episode.duration, card.episode.link) == (timedelta(seconds=602), "https://nightbus.example/2")
    assert card.episode.artwork_url == "https://nightbus.example/cover.jpg"


@pytest.mark.parametrize(
    "changes",
    [
        {"guid": "new-guid"},
        {"guid": "new-guid", "link": "https://newhost.example/2", "audio": "https://newhost.example/2.mp3"},
        {"guid": "", "link": "", "audio": "https://newhost.example/2.mp3"},
    ],
)
@pytest.mark.parametrize("days", [0, 3])
async def test_a_reposted_episode_is_not_announced_again(world: World, changes: dict[str, str], days: int) -> None:
    first = world.item(2)
    world.airs(first)
    show = await world.adds(SAM)
    assert await world.announced() == ["Stop 2"]
    assert first.at is not None
    world.channel.items = [first.but(**changes, at=first.at + timedelta(days=days))]
    await world.polled(show, later=timedelta(days=4))
    world.airs(world.item(3))
    await world.polled(show)
    assert await world.announced() == ["Stop 2", "Stop 3"]


async def test_a_new_episode_under_an_old_name_is_announced(world: World) -> None:
    world.airs(world.item(1).but(title="Trailer"))
    show = await world.adds(SAM)
    world.clock.advance(timedelta(days=30))
    world.airs(world.item(7).but(title="Trailer"))
    await world.polled(show)
    assert await world.announced() == ["Trailer", "Trailer"]


async def test_an_archive_that_is_filled_in_is_only_listed_and_a_flood_is_cut(world: World) -> None:
    world.airs(world.item(1, hours_ago=48))
    show = await world.adds(SAM)
    world.airs(*(world.item(number, hours_ago=24 * 30 + number) for number in range(100, 110)))
    await world.polled(show)
    assert await world.announced() == []
    world.airs(*(world.item(number, hours_ago=20 - number) for number in reversed(range(20))))
    await world.polled(show)
    assert await world.announced() == ["Stop 15", "Stop 16", "Stop 17", "Stop 18", "Stop 19"]


async def test_an_old_date_is_news_where_nothing_newer_was_known(world: World) -> None:
    world.airs(world.item(1, hours_ago=24 * 40))
    show = await world.adds(SAM)
    world.airs(world.item(2, hours_ago=24 * 20))
    await world.polled(show)
    assert await world.announced() == ["Stop 2"]


async def test_what_has_no_recording_is_not_an_episode(world: World) -> None:
    world.airs(world.item(1, hours_ago=48))
    show = await world.adds(SAM)
    world.airs(world.item(2).but(audio=""))
    await world.polled(show)
    assert await world.announced() == []
    assert [each.title for each in (await world.browser.show(ANA, show.id)).episodes] == ["Stop 1"]


async def test_a_show_that_fails_holds_no_other_up(world: World) -> None:
    night = world.channel
    first = await world.adds(SAM)
    await world.credits.ask(SAM, first.id, None, Part.HOST, [SAM.person_id])
    day = Channel(title="Day Bus")
    second = await world.adds(SAM, url=broadcast(world.site, "/day", day))
    async with world.database.write() as session:
        await session.execute(update(CreditRow).values(part="nobody knows"))
    world.airs(world.item(1))
    day.items = [world.item(2)]
    await world.poller.check_now(first.feed_id)
    await world.polled(second)
    assert await world.announced() == ["Stop 2"]
    async with world.database.write() as session:
        await session.execute(update(CreditRow).values(part=Part.HOST))
    await world.announcer.catch_up()
    assert await world.announced() == ["Stop 2", "Stop 1"]
    assert night.items


async def test_what_arrived_while_the_program_was_stopped_is_announced_at_the_next_start(world: World) -> None:
    world.airs(world.item(1, hours_ago=48))
    show = await world.adds(SAM)
    world.airs(world.item(2))
    world.clock.advance(timedelta(hours=1))
    await world.poller.check_now(show.feed_id)
    assert await world.announced() == []
    stop = asyncio.Event()
    written = world.database.written.next()
    running = asyncio.create_task(Announcer(world.database, world.clock, world.poller).run(stop))
    await asyncio.wait_for(written.wait(), 5)
    assert await world.announced() == ["Stop 2"]
    world.airs(world.item(3))
    world.clock.advance(timedelta(hours=1))
    written = world.database.written.next()
    await world.poller.check_now(show.feed_id)
    while await world.announced() != ["Stop 2", "Stop 3"]:
        await asyncio.wait_for(world.database.written.next().wait(), 5)
    stop.set()
    await asyncio.wait_for(running, 5)


async def test_the_same_feed_is_announced_in_each_guild_by_itself(world: World) -> None:
    url = world.url()
    world.airs(world.item(1, hours_ago=48))
    show = await world.adds(SAM, url=url)
    await world.adds(QUINN, url=url)
    world.airs(world.item(2))
    await world.polled(show)
    assert await world.announced(GUILD) == await world.announced(OTHER_GUILD) == ["Stop 2"]
    with pytest.raises(MemberFacingError, match="podcasts-show-gone"):
        await world.browser.show(QUINN, show.id)


async def test_a_paused_show_announces_nothing_and_resumes_with_the_last_day(world: World) -> None:
    world.airs(world.item(1, hours_ago=48))
    show = await world.adds(SAM)
    await world.shows.pause(SAM, show.id, on=True)
    world.airs(world.item(2))
    await world.polled(show)
    world.clock.advance(timedelta(days=2))
    world.airs(world.item(3))
    await world.polled(show)
    assert await world.announced() == []
    await world.shows.pause(SAM, show.id, on=False)
    assert await world.announced() == ["Stop 3"]
    await world.announcer.catch_up()
    assert await world.announced() == ["Stop 3"]


async def test_resuming_announces_nothing_twice(world: World) -> None:
    world.airs(world.item(1, hours_ago=1))
    show = await world.adds(SAM)
    announced_at = world.clock.now()
    world.clock.advance(timedelta(hours=1))
    await world.shows.pause(SAM, show.id, on=True)
    await world.shows.pause(SAM, show.id, on=False)
    assert await world.announced() == ["Stop 1"]
    async with world.database.read() as session:
        assert await whats_new(session, GUILD, announced_at) == []


async def test_nothing_is_announced_where_podcasts_are_switched_off_or_we_are_gone(world: World) -> None:
    guilds = GuildService(world.database, world.clock)
    world.airs(world.item(1, hours_ago=48))
    show = await world.adds(SAM)
    await guilds.switch_job(OWNER, "podcasts", on=False)
    world.airs(world.item(2))
    await world.polled(show)
    await guilds.switch_job(OWNER, "podcasts", on=True)
    await guilds.left(GUILD)
    world.airs(world.item(3))
    await world.polled(show)
    await guilds.joined(GUILD)
    world.airs(world.item(4))
    await world.polled(show)
    assert await world.announced() == ["Stop 4"]


async def test_a_card_follows_what_the_feed_changes_once(world: World) -> None:
    first = world.item(2)
    world.airs(first)
    show = await world.adds(SAM)
    await stands(world, "Stop 2")
    world.channel.items[0] = first.but(title="Stop Two", summary="Better.")
    await world.polled(show)
    assert (await world.operations("podcasts-episode"))[1:] == [f"edit {PODCASTS} pending"]
    await carried_out(world)
    await world.polled(show)
    assert (await world.operations("podcasts-episode"))[1:] == [f"edit {PODCASTS} done"]
    assert await world.announced() == ["Stop Two"]


async def test_words_that_the_guard_stops_and_explicit_ones_do_not_reach_a_card(world: World) -> None:
    rude = world.item(3).but(explicit="yes", image="https://nightbus.example/rude.jpg")
    leaky = world.item(2).but(
        title="Stop 2 discord.gg/abcdef",
        summary="A good one. Write to host@nightbus.example for more! Join https://evil.example now. It rains.",
    )
    world.airs(rude, leaky)
    await world.adds(SAM)
    cards = [await world.episodes.card(each) for each in (1, 2)]
    shown = {card.episode.title: card.episode for card in cards if card is not None}
    assert set(shown) == {"Stop 2", "Stop 3"}
    assert shown["Stop 2"].about == "A good one. It rains."
    assert (shown["Stop 3"].about, shown["Stop 3"].artwork_url, shown["Stop 3"].explicit) == ("", None, True)


async def test_an_episode_that_was_taken_down_is_gone_for_good(world: World) -> None:
    world.airs(world.item(2))
    show = await world.adds(SAM)
    episode_id = await stands(world, "Stop 2")
    entry_id = await world.entry("Stop 2")
    with pytest.raises(MemberFacingError, match="podcasts-not-yours"):
        await world.episodes.take_down(ANA, show.id, entry_id)
    await world.episodes.take_down(SAM, show.id, entry_id)
    await world.episodes.take_down(SAM, show.id, entry_id)
    assert (await world.operations("podcasts-episode"))[1:] == [f"delete {PODCASTS} pending"]
    assert await world.episodes.card(episode_id) is None
    assert (await world.browser.show(SAM, show.id)).episodes == ()
    with pytest.raises(MemberFacingError, match="podcasts-episode-gone"):
        await world.browser.episode(ANA, show.id, entry_id)
    world.channel.items[0] = world.channel.items[0].but(guid="again")
    await world.polled(show)
    assert (await world.operations("podcasts-episode"))[1:] == [f"delete {PODCASTS} pending"]


async def test_a_digest_loses_the_line_of_an_episode_or_a_show_that_went_and_stands(world: World) -> None:
    world.airs(world.item(2))
    show = await world.adds(SAM)
    await stands(world, "Stop 2")
    await stands(world, "Stop 2", 901, kind="digest-edition")
    await carried_out(world)
    await world.episodes.take_down(SAM, show.id, await world.entry("Stop 2"))
    assert await world.operations("digest-edition") == [f"edit {PODCASTS} pending"]
    assert (await world.operations("podcasts-episode"))[1:] == [f"delete {PODCASTS} pending"]
    await carried_out(world)
    await world.shows.remove(SAM, show.id)
    assert await world.operations("digest-edition") == [f"edit {PODCASTS} done", f"edit {PODCASTS} pending"]


async def test_the_digest_hears_of_what_was_announced_and_stands(world: World) -> None:
    world.airs(world.item(1, hours_ago=1))
    show = await world.adds(SAM)
    before = world.clock.now()
    world.airs(world.item(2).but(at=world.clock.now() + timedelta(hours=1)))
    await world.polled(show)
    episode_id = await stands(world, "Stop 2")
    async with world.database.read() as session:
        (news,) = await whats_new(session, GUILD, before)
        assert [each.id for each in await whats_new(session, GUILD, before - timedelta(seconds=1))] == [1, episode_id]
        assert await whats_new(session, OTHER_GUILD, before) == []
        assert await news_by_ids(session, GUILD, [episode_id, 99]) == [news]
        assert await news_by_ids(session, OTHER_GUILD, [episode_id]) == []
        assert await outbox.find_posts(session, f"episode:{episode_id}") == [news.post]
    assert (news.title, news.show_title, news.post) == ("Stop 2", "Night Bus Stories", (PODCASTS, 900))
    await world.episodes.take_down(SAM, show.id, await world.entry("Stop 2"))
    async with world.database.read() as session:
        assert await whats_new(session, GUILD, before) == []
        assert await news_by_ids(session, GUILD, [episode_id]) == []


async def test_a_report_freezes_the_words_of_the_feed_and_knows_whose_they_are(world: World) -> None:
    world.airs(world.item(2).but(summary="Call 030 1234567!"))
    await world.adds(SAM)
    episode_id = await stands(world, "Stop 2")
    async with world.database.read() as session:
        found = await evidence(session, GUILD, str(episode_id))
        assert await evidence(session, OTHER_GUILD, str(episode_id)) is None
        assert await evidence(session, GUILD, "1; drop") is None
    assert found is not None
    assert (found.author_id, found.title, found.place) == (SAM.person_id, "Stop 2", (PODCASTS, 900))
    assert "Call 030 1234567!" in found.text


async def test_two_shows_of_one_guild_are_announced_in_order(world: World) -> None:
    world.airs(world.item(1))
    await world.adds(SAM)
    other = Channel(title="Morning Tram", items=[world.item(50).but(title="Tram 1")])
    await world.adds(SAM, url=broadcast(world.site, "/other", other))
    assert await world.announced() == ["Stop 1", "Tram 1"]
