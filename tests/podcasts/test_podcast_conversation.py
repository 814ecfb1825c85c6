"""/podcast, the cards and the inbox, as people see them."""

import asyncio
from datetime import timedelta

import pytest

from bot.playground.model import Message
from bot.playground.people import Person
from bot.playground.replies import NotOffered, Reply
from tests.community import Community

INK, MARGINS = "feeds/podcast-one.xml", "feeds/podcast-two.xml"
HOST = {"Who": "ben", "What they did": "Host", "In which episode": "The newest episode and all to come"}


async def looks(community: Community, who: Person, path: str = INK) -> Reply:
    reply = await who.runs("/podcast add", address=community.playground.site.url(path))
    return await reply.settled()


async def presses(who: Person, what: Message | Reply, label: str) -> Reply:
    return await (await who.presses(what, label)).settled()


async def said(reply: Reply) -> str:
    """What was answered, in its place or after it."""
    await reply.settled()
    return reply.text + "".join(each.text for each in reply.followups)


async def lists(who: Person, title: str) -> None:
    """Wait until the feed was asked and its new episode is known."""
    for _ in range(100):
        if title in (await who.runs("/podcast list")).text:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{title} was never listed")


async def added(community: Community, who: Person, path: str = INK) -> Reply:
    """Somebody of staff has added a show; its page."""
    reply = await presses(who, await looks(community, who, path), "Add as my show")
    assert "I announce every new episode" in reply.text
    return await presses(who, reply, "Open")


async def test_a_member_adds_a_show_staff_confirm_and_the_newest_episode_is_announced(community: Community) -> None:
    ana, sam, ben = (community.person(name) for name in ("ana", "sam", "ben"))
    assert "no shows here yet" in (await ana.runs("/podcast list")).text
    preview = await looks(community, ana)
    assert preview.ephemeral
    assert "Ink After Dark" in preview.text
    assert "2 episodes" in preview.text
    assert "Letters to a House" in preview.text
    assert "Staff look at it" in preview.text
    await community.restart()
    sent = await presses(ana, preview, "Add as my show")
    assert "I asked staff about" in sent.text
    card = await sam.waits_for("would like to add a show", channel="staff")
    assert ana.mention in card.text
    assert "podcast-one.xml" in card.text
    assert "no shows" in (await ben.runs("/podcast list")).text
    assert "Waits for staff" in (await ana.runs("/podcast list")).text
    assert "is here now" in (await presses(sam, card, "Confirm")).text
    await community.settles()
    assert f"Confirmed by {sam.mention}" in card.text
    assert card.buttons == []
    told = await ana.reads_inbox()
    assert "Staff confirmed your show" in told.text
    post = await ben.waits_for("Letters to a House", channel="podcasts")
    assert "Ink After Dark" in post.text
    assert "29 min" in post.text
    assert "Twelve letters to the house" in post.text
    assert "Lighthouse" not in "".join(each.text for each in ben.sees("podcasts"))
    assert set(post.buttons) >= {"Listen", "More", "Report", "Block"}


async def test_a_new_episode_is_announced_once_whatever_happens_in_between(community: Community) -> None:
    sam, ben = community.person("sam"), community.person("ben")
    await added(community, sam)
    await ben.waits_for("Letters to a House", channel="podcasts")
    community.passes(timedelta(hours=44))
    await ben.waits_for("The Understudy", channel="podcasts", timeout=10)
    await community.restart()
    community.passes(timedelta(days=2))
    await community.settles()
    posts = [each.text for each in ben.sees("podcasts") if each.author_id == community.playground.application_id]
    assert [sum(title in each for each in posts) for title in ("Letters", "Understudy", "Lighthouse")] == [1, 1, 0]


async def test_two_shows_of_one_server_are_listed_with_their_newest_episodes(community: Community) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    await added(community, sam)
    await added(community, sam, MARGINS)
    page = await ana.runs("/podcast list")
    assert "Ink After Dark" in page.text
    assert "Newest: Letters to a House" in page.text
    assert "Newest: He Said, She Said, Nobody Said" in page.text
    shown = await ana.presses(page, "Open", nth=1)
    await shown.settled()
    assert "In Defence of the Comma" in shown.text
    assert "Pause" not in shown.buttons
    episode = await presses(ana, shown, "Open")
    assert "9 min" in episode.text
    assert "All shows" in (await presses(ana, episode, "Back")).buttons


async def test_a_host_is_named_on_the_card_once_they_say_yes_and_off_again_when_they_like(
    community: Community,
) -> None:
    sam, ben, cleo = (community.person(name) for name in ("sam", "ben", "cleo"))
    page = await added(community, sam)
    post = await cleo.waits_for("Letters to a House", channel="podcasts")
    asked = await sam.fills(await sam.presses(page, "Name people"), HOST)
    assert f"I asked {ben.mention}" in await said(asked)
    await community.settles()
    assert ben.mention not in post.text
    inbox = await ben.reads_inbox()
    assert "would like to name you in the show" in inbox.text
    await community.restart()
    yes = await presses(ben, inbox, "Yes, name me")
    assert "You are named now" in yes.text
    await community.settles()
    assert f"**Host** {ben.mention}" in post.text
    community.passes(timedelta(hours=44))
    following = await cleo.waits_for("The Understudy", channel="podcasts", timeout=10)
    assert ben.mention in following.text
    again = await ben.reads_inbox()
    assert "You said yes" in again.text
    page = await ben.presses(await ben.runs("/podcast list"), "Open")
    off = await presses(ben, await page.settled(), "Take my name off")
    assert "You are not named there" in off.text
    await community.settles()
    assert ben.mention not in post.text
    assert ben.mention not in following.text


async def test_somebody_is_named_for_one_episode_from_its_card_and_says_no(community: Community) -> None:
    sam, ben, dev = (community.person(name) for name in ("sam", "ben", "dev"))
    await added(community, sam)
    post = await ben.waits_for("Letters to a House", channel="podcasts")
    page = await presses(sam, post, "More")
    assert page.ephemeral
    form = await sam.presses(page, "Name people")
    asked = await sam.fills(form, {"Who": ["ben", "dev"], "What they did": "Narrator"})
    assert f"{ben.mention}, {dev.mention}" in await said(asked)
    no = await presses(ben, await ben.reads_inbox(), "No, thanks")
    assert "You are not named there" in no.text
    await presses(dev, await dev.reads_inbox(), "Yes, name me")
    await community.settles()
    assert f"**Narrator** {dev.mention}" in post.text
    assert ben.mention not in post.text
    names = await presses(sam, await presses(sam, post, "More"), "Take names out")
    assert dev.mention in names.text
    assert dev.mention not in (await presses(sam, names, "Take out")).text
    await community.settles()
    assert dev.mention not in post.text


async def test_a_show_is_paused_resumed_and_removed_by_its_people_only(community: Community) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    page = await added(community, sam)
    post = await ana.waits_for("Letters to a House", channel="podcasts")
    paused = await presses(sam, page, "Pause")
    assert "Paused" in paused.text
    community.passes(timedelta(hours=44))
    await lists(ana, "The Understudy")
    theirs = await ana.presses(await ana.runs("/podcast list"), "Open")
    assert "The Understudy" in (await theirs.settled()).text
    assert "The Understudy" not in "".join(each.text for each in ana.sees("podcasts"))
    with pytest.raises(NotOffered):
        await ana.presses(theirs, "Go on")
    resumed = await presses(sam, paused, "Go on")
    assert "Paused" not in resumed.text
    await ana.waits_for("The Understudy", channel="podcasts")
    question = await presses(sam, resumed, "Remove")
    assert "Its posts and all names on them go too" in question.text
    assert "is removed" in (await presses(sam, question, "Remove")).text
    await community.settles()
    assert post.deleted
    assert "no shows" in (await ana.runs("/podcast list")).text
    assert "couldn't find that show" in await said(await ana.presses(theirs, "Open"))


async def test_one_announcement_is_taken_down(community: Community) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    await added(community, sam)
    post = await ana.waits_for("Letters to a House", channel="podcasts")
    with pytest.raises(NotOffered):
        await ana.presses(await presses(ana, post, "More"), "Take down")
    question = await presses(sam, await presses(sam, post, "More"), "Take down")
    gone = await presses(sam, question, "Take down")
    assert "Letters to a House" not in gone.text
    await community.settles()
    assert post.deleted


async def test_an_episode_is_reported(community: Community) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    await added(community, sam)
    post = await ana.waits_for("Letters to a House", channel="podcasts")
    form = await ana.presses(post, "Report")
    reply = await ana.fills(form, {"What is wrong?": "It is unkind, bullying or hateful"})
    assert "Thank you for telling us" in await said(reply)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://127.0.0.1:1/feed", "port number"),
        ("https://192.168.0.1/feed", "isn't on the public internet"),
        ("ftp://example.com", "begin with https"),
        ("not an address at all", "doesn't look like a web address"),
    ],
)
async def test_an_address_that_cannot_be_opened_is_one_sentence(
    community: Community, address: str, sentence: str
) -> None:
    reply = await community.person("ana").runs("/podcast add", address=address)
    assert sentence in (await reply.settled()).text


async def test_a_website_is_no_podcast(community: Community) -> None:
    ana = community.person("ana")
    assert "isn't a podcast" in (await looks(community, ana, "feeds/world.xml")).text
    assert "There is nothing at that address" in (await looks(community, ana, "feeds/nothing.xml")).text


async def test_another_server_sees_nothing_of_it(community: Community) -> None:
    sam, quinn = community.person("sam"), community.person("quinn")
    page = await added(community, sam)
    owls = community.playground.guild("Night Owls")
    refused = await quinn.runs("/podcast list", guild=owls)
    assert "not set up" in (await refused.settled()).text
    with pytest.raises(NotOffered):
        await quinn.presses(page, "Pause")
