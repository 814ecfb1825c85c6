"""A reader tells an author something, as both see it."""

import pytest

from bot.playground.errors import DiscordError
from bot.playground.model import Channel, Message, MessageFlag
from bot.playground.people import Person
from tests.community import Community, open_community
from tests.showcase.walks import approves, published, submits, takes, whole

STRENGTH, STAYED = "What worked for you?", "What stayed with you?"


async def test_what_a_reader_says_is_shown_only_when_its_author_says_so(community: Community) -> None:
    ana, ben, cleo = (community.person(name) for name in ("ana", "ben", "cleo"))
    card = await published(community, "ana")
    reading = await whole(ben.presses(card, "Read"))
    form = await whole(ben.presses(reading, "Tell its author"))
    held = await whole(ben.fills(form, {STRENGTH: "The rain! ben@example.org"}))
    assert "Not sent yet" in held.text
    form = await whole(ben.presses(held, "Change it"))
    assert "ben@example.org" in str(form.modal)
    sent = await whole(ben.fills(form, {STRENGTH: "The rain on *everything*.", STAYED: "The second line."}))
    assert f"Sent to {ana.mention}" in sent.text
    await community.restart()
    assert "What a reader said" not in (await whole(cleo.presses(card, "Read"))).buttons
    inbox = await ana.reads_inbox()
    assert f"{ben.mention} tells you about Rain" in inbox.text
    assert "The rain on \\*everything\\*." in inbox.text
    assert {"Report", "Block"} <= set(inbox.buttons)
    assert "Readers of your piece see it now" in (await whole(ana.presses(inbox, "Show it to readers"))).text
    assert "is told that it was welcome" in (await whole(ana.presses(inbox, "Say thanks"))).text
    page = await whole(cleo.presses(await whole(cleo.presses(card, "Read")), "What a reader said"))
    assert "The second line." in page.text
    told = await ben.reads_inbox()
    assert f"{ana.mention} shows what you said about **Rain**" in told.text
    assert f"{ana.mention} thanks you" in told.text
    mine = await whole(ben.presses(await whole(ben.presses(card, "Read")), "What you said"))
    assert "Taken back" in (await whole(ben.presses(mine, "Take it back"))).text
    assert "What a reader said" not in (await whole(cleo.presses(card, "Read"))).buttons


async def test_an_author_is_not_told_what_they_did_not_ask_for(community: Community) -> None:
    ana, ben = community.person("ana"), community.person("ben")
    card = await published(community, "ana")
    assert "Tell its author" not in (await whole(ana.presses(card, "Read"))).buttons
    form = await whole(ben.presses(await whole(ben.presses(card, "Read")), "Tell its author"))
    own = await whole(ana.presses(await whole(ana.runs("/showcase mine")), "Open"))
    await whole(ana.presses(await whole(ana.presses(own, "Take it down")), "Yes, take it down"))
    refused = await whole(ben.fills(form, {STRENGTH: "The rain."}))
    assert "isn't here any more" in refused.text


async def test_what_its_author_shows_stands_closed_under_the_card_and_goes_with_it(community: Community) -> None:
    ana, ben, cleo = (community.person(name) for name in ("ana", "ben", "cleo"))
    card = await published(community, "ana")
    form = await whole(ben.presses(await whole(ben.presses(card, "Read")), "Tell its author"))
    await whole(ben.fills(form, {STRENGTH: "The rain on everything."}))
    await community.settles()
    assert cleo.threads_in("showcase") == []
    inbox = await ana.reads_inbox()
    await whole(ana.presses(inbox, "Show it to readers"))
    await whole(ana.presses(inbox, "Show it to readers"))
    await community.settles()
    [thread] = cleo.threads_in("showcase")
    assert thread.name == "About “Rain”"
    [said] = _posts(cleo, thread)
    assert f"{ben.mention} said" in said.text
    assert "The rain on everything." in said.text
    assert said.flags & MessageFlag.SUPPRESS_NOTIFICATIONS
    assert {"Report", "Block"} <= set(said.buttons)
    with pytest.raises(DiscordError, match="160005"):
        await cleo.writes(thread, "Me too!")
    own = await whole(ana.presses(await whole(ana.runs("/showcase mine")), "Open"))
    own = await whole(ana.presses(own, "Let people write under it"))
    await community.settles()
    await cleo.writes(thread, "Me too!")
    assert "I can't read it" in _posts(cleo, thread)[1].text
    await whole(ana.presses(own, "Close the thread again"))
    await whole(
        ana.presses(
            await whole(ana.presses(await whole(ana.presses(card, "Read")), "What a reader said")), "Show it no longer"
        )
    )
    await community.settles()
    assert [message.text for message in _posts(cleo, thread) if "The rain" in message.text] == []
    with pytest.raises(DiscordError, match="160005"):
        await cleo.writes(thread, "And me!")
    question = await whole(ana.presses(own, "Take it down"))
    await whole(ana.presses(question, "Yes, take it down"))
    await community.settles()
    assert cleo.threads_in("showcase") == []


async def test_a_post_of_a_forum_is_closed_from_the_first_and_shows_what_readers_said(sqlite_url: str) -> None:
    async with open_community(sqlite_url, set_up=False) as community:
        oda, ana, ben, sam = (community.person(name) for name in ("oda", "ana", "ben", "sam"))
        page = await whole(oda.runs("/setup start", city="Berlin", staff_channel="staff", staff_role="Staff"))
        forum = community.channel("showcase-forum")
        page = await whole(oda.chooses(page, [forum], placeholder="Another channel for the showcase"))
        await whole(oda.presses(page, "Start"))
        await submits(ana)
        await approves(sam, await takes(sam))
        await community.settles()
        [post] = ben.threads_in("showcase-forum")
        with pytest.raises(DiscordError, match="160005"):
            await ben.writes(post, "First!")
        [card] = _posts(ben, post)
        form = await whole(ben.presses(await whole(ben.presses(card, "Read")), "Tell its author"))
        await whole(ben.fills(form, {STRENGTH: "The rain on everything."}))
        await whole(ana.presses(await ana.reads_inbox(), "Show it to readers"))
        await community.settles()
        assert "The rain on everything." in _posts(ben, post)[1].text
        page = await whole(sam.presses(await whole(sam.presses(card, "Read")), "What a reader said"))
        assert "taken down" in (await whole(sam.presses(page, "Take it down"))).text
        await community.settles()
        assert len(_posts(ben, post)) == 1
        assert (
            "Staff took it down"
            in (await whole(ben.presses(await whole(ben.presses(card, "Read")), "What you said"))).text
        )


def _posts(person: Person, thread: Channel) -> list[Message]:
    return [message for message in person.sees(thread) if message.ephemeral_for is None]
