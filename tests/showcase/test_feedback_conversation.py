"""A reader tells an author something, as both see it."""

from tests.community import Community
from tests.showcase.walks import published, whole

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
