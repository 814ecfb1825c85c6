"""The staff check, as staff and authors see it."""

import asyncio

import pytest

from bot.playground.replies import NotOffered
from tests.community import Community
from tests.showcase.walks import (
    SEND,
    approves,
    cards,
    submits,
    takes,
    whole,
)

WORDS = "The second line is lovely. Could you say *where* it rains?"


async def test_of_two_staff_at_once_one_has_it_and_the_other_is_told_who(community: Community) -> None:
    sam, stella = community.person("sam"), community.person("stella")
    await submits(community.person("ana"))
    card = await sam.waits_for("A piece waits", channel="staff")
    both = await asyncio.gather(sam.presses(card, "I'll take it"), stella.presses(card, "I'll take it"))
    for reply in both:
        await reply.settled()
    has, has_not = sorted(both, key=lambda reply: "You have it" not in reply.text)
    assert "Approve as 12+" in has.buttons
    assert f"{has.person.mention} has that piece" in has_not.text
    assert "Approve as 12+" not in has_not.buttons
    await community.settles()
    assert f"{has.person.mention} has it" in card.text
    assert "I'll take it" not in card.buttons


async def test_a_piece_survives_a_restart_between_submitting_and_the_check(community: Community) -> None:
    ana, sam, ben = (community.person(name) for name in ("ana", "sam", "ben"))
    await submits(ana)
    card = await sam.waits_for("A piece waits", channel="staff")
    await community.restart()
    check = await whole(sam.presses(card, "I'll take it"))
    await community.restart()
    form = await whole(sam.presses(check, "Other rating"))
    await community.restart()
    done = await whole(sam.fills(form, {"From what age is it?": "Everyone"}))
    assert "Published" in done.text
    await ben.waits_for("Poem · Everyone", channel="showcase")
    await community.restart()
    await community.settles()
    assert len(cards(community)) == 1
    assert "Rain is published" in (await ana.reads_inbox()).text
    assert f"{sam.mention} approved it" in card.text


async def test_staff_who_write_do_not_check_themselves(community: Community) -> None:
    sam, oda, stella = (community.person(name) for name in ("sam", "oda", "stella"))
    for author in (sam, oda):
        await submits(author)
        card = await author.waits_for("A piece waits", channel="staff")
        refused = await whole(author.presses(card, "I'll take it"))
        assert "That piece is yours" in refused.text
        look = await whole(author.presses(card, "Look at it"))
        assert "somebody else of staff decides" in look.text
        assert "I'll take it" not in look.buttons
        assert "Nothing waits for you" in (await whole(author.runs("/review next"))).text
        await approves(stella, await takes(stella))


async def test_whoever_lost_the_role_a_second_ago_is_refused(community: Community) -> None:
    oda, sam = community.person("oda"), community.person("sam")
    await submits(community.person("ana"))
    check = await takes(sam)
    form = await whole(sam.presses(check, "Other rating"))
    oda.takes_role("sam", "Staff")
    refused = await whole(sam.fills(form, {}))
    assert "Only staff can do that" in " ".join([refused.text, *(each.text for each in refused.followups)])
    with pytest.raises(NotOffered):
        await whole(sam.runs("/review next"))
    await community.settles()
    assert cards(community) == []


async def test_members_are_not_offered_the_staff_check(community: Community) -> None:
    ben = community.person("ben")
    for command in ("/review next", "/review queue"):
        with pytest.raises(NotOffered):
            await whole(ben.runs(command))
    assert not ben.sees_channel("staff")


async def test_changes_are_asked_for_made_and_approved(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    await submits(ana)
    form = await whole(sam.presses(await takes(sam), "Ask for changes"))
    done = await whole(sam.fills(form, {"What should the author change?": WORDS}))
    assert "Sent back with your words" in done.text
    inbox = await ana.reads_inbox()
    assert "Staff ask you to change something in Rain" in inbox.text
    assert "Could you say" in inbox.text
    assert sam.mention not in inbox.text
    own = await whole(ana.presses(inbox, "Open"))
    page = await whole(ana.presses(own, "Change it and send again"))
    assert "Could you say" in page.text
    form = await whole(ana.presses(page, "Text"))
    page = await whole(ana.fills(form, {"Your text": "It rains on the roof."}))
    dropping = await whole(ana.presses(page, "Throw away"))
    assert "The piece stays as you sent it" in dropping.text
    page = await whole(ana.presses(dropping, "Back"))
    await whole(ana.presses(page, SEND))
    own = await whole(ana.presses(await whole(ana.runs("/showcase mine")), "Open"))
    assert "Could you say" in own.text
    again = await takes(sam)
    assert "try 2" in again.text
    assert "Could you say" in again.text
    assert "on the roof" in again.text
    changed = await whole(sam.presses(again, "What changed"))
    assert "~~everything" in changed.text.replace("\\", "").replace("*", "")
    assert "**the roof.**" in changed.text
    await approves(sam, again)
    assert "Rain is published" in (await ana.reads_inbox()).text


async def test_a_piece_that_is_taken_back_is_closed_to_staff_and_thrown_away(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    await submits(ana)
    card = await sam.waits_for("A piece waits", channel="staff")
    leaf = await whole(sam.presses(await whole(sam.presses(card, "Look at it")), "Read it"))
    own = await whole(ana.presses(await whole(ana.runs("/showcase mine")), "Open"))
    own = await whole(ana.presses(own, "Take it back"))
    assert "Nobody reads it" in own.text
    back = await whole(sam.presses(leaf, "Back"))
    assert "Its author has taken it back" in back.text
    assert back.buttons == ["All that wait"]
    gone = await whole(ana.presses(await whole(ana.presses(own, "Throw away")), "Throw away"))
    assert "Thrown away" in gone.text
    assert "You have sent nothing yet" in (await whole(ana.presses(gone, "My pieces"))).text


async def test_what_is_hard_takes_two_and_its_writer_is_looked_after(community: Community) -> None:
    ana, sam, stella, oda = (community.person(name) for name in ("ana", "sam", "stella", "oda"))
    await submits(ana, "She cut herself again. Then there was talk of suicide, and of her self-harm.", title="Knife")
    check = await takes(sam, "Knife")
    assert "Its words suggest" in check.text
    assert "self-harm" in check.text
    assert "The first piece of its author here" in check.text
    fine = await whole(sam.presses(check, "Fiction, fine"))
    assert "it's a story" in fine.text
    form = await whole(sam.presses(fine, "Approve"))
    agreed = await whole(sam.fills(form, {}))
    assert "Your yes is noted" in agreed.text
    await community.settles()
    assert cards(community) == []
    assert "it takes one more" in (await whole(stella.runs("/review queue"))).text
    again = await takes(stella, "Knife")
    assert f"{sam.mention} says yes (12+, self-harm)" in again.text
    told = await whole(stella.fills(await whole(stella.presses(again, "Tell the safety team")), {}))
    assert "The safety team is told" in told.text
    page = await whole(oda.presses(await whole(oda.runs("/safety reports")), "Open"))
    log = await whole(
        oda.fills(await whole(oda.presses(page, "Write something down")), {"What did you see or do?": "ok"})
    )
    assert f"{oda.mention}" in log.text
    assert "Write to them" in log.buttons
    done = await whole(stella.presses(await takes(stella, "Knife"), "Approve as 12+"))
    assert "Published" in done.text


async def test_not_this_time_is_told_to_nobody_else(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    await submits(ana)
    form = await whole(sam.presses(await takes(sam), "Not this time"))
    await whole(sam.fills(form, {"Why not?": "We had three about rain this week."}))
    inbox = await ana.reads_inbox()
    assert "isn't published this time" in inbox.text
    assert "three about rain" in inbox.text
    await community.settles()
    assert cards(community) == []
    assert "nothing here yet" in (await whole(ben.runs("/showcase browse"))).text
    assert "Not this time" in (await whole(ana.runs("/showcase mine"))).text


async def test_after_each_decision_the_next_is_offered(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    await submits(ana, title="First")
    await submits(ben, title="Second")
    queue = await whole(sam.runs("/review queue"))
    assert queue.text.index("First") < queue.text.index("Second")
    following = await whole(sam.runs("/review next"))
    assert "First" in following.text
    passed = await whole(sam.presses(await whole(sam.presses(following, "I'll take it")), "Pass it on"))
    assert "Somebody else may have it" in passed.text
    assert "Second" in passed.text
    first = await whole(sam.presses(await whole(sam.runs("/review next")), "I'll take it"))
    done = await whole(sam.presses(first, "Approve as 12+"))
    assert "Second" in done.text
    second = await whole(sam.presses(done, "I'll take it"))
    back = await whole(sam.presses(second, "Pass it on"))
    assert "I'll take it" in back.buttons
    done = await approves(sam, await whole(sam.presses(back, "I'll take it")))
    assert "Nothing waits" in done.text
    assert "Nothing waits" in (await whole(sam.runs("/review queue"))).text


async def test_sixteen_and_up_is_accepted_but_not_shown_to_members(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    await submits(ana)
    done = await approves(sam, await takes(sam), **{"From what age is it?": "16+"})
    assert "It gets no card" in done.text
    await community.settles()
    assert cards(community) == []
    assert "nothing here yet" in (await whole(ben.runs("/showcase browse"))).text
    assert "accepted" in (await ana.reads_inbox()).text
    assert "Rain" in (await whole(sam.runs("/showcase browse"))).text
