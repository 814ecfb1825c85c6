"""Reporting, blocking and the safety team's commands, as people see them."""

import asyncio

import pytest

from bot.playground.model import Message
from bot.playground.people import Person
from bot.playground.replies import NotOffered, Reply
from tests.community import Community

WHY = "What is wrong?"
WORDS = "Anything you want to add"
UNKIND = "It is unkind, bullying or hateful"


async def reports(who: Person, message: Message, words: str = "") -> Reply:
    """Use the menu and fill the form."""
    form = await who.uses_menu("Report", message=message)
    reply = await who.fills(form, {WHY: UNKIND, WORDS: words})
    return await reply.settled()


async def test_a_message_is_reported_and_staff_close_it(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    message = await ben.writes("general", "you are all terrible")
    form = await ana.uses_menu("Report", message=message)
    await ben.edits(message, "I love you all")
    reply = await ana.fills(form, {WHY: UNKIND, WORDS: "he does this every day"})
    await reply.settled()
    assert reply.ephemeral
    assert "Thank you for telling us" in reply.text
    assert "Staff get your report" in reply.text
    card = await sam.waits_for("A report waits", channel="staff")
    assert "terrible" not in card.text
    assert ben.mention not in card.text
    page = await sam.presses(card, "Open")
    assert page.ephemeral
    assert "you are all terrible" in page.text
    assert "he does this every day" in page.text
    closed = await sam.presses(page, "I took care of it")
    assert "who took care of it" in closed.text
    await community.settles()
    assert "was closed by" in card.text
    assert "took care of it" in (await ana.reads_inbox()).text
    assert "report" not in (await ben.reads_inbox()).text.lower()


async def test_a_reported_staff_member_cannot_see_it_and_the_owner_is_told(community: Community) -> None:
    ana, sam, stella, oda = (community.person(name) for name in ("ana", "sam", "stella", "oda"))
    await reports(ana, await sam.writes("general", "I decide who is published"), "he scares me")
    assert not any("A report waits" in each.text for each in sam.sees("staff"))
    assert "none that you need" in (await sam.runs("/safety reports")).text
    inbox = await oda.reads_inbox()
    assert "A report for the safety team" in inbox.text
    page = await oda.presses(inbox, "Open")
    assert "he scares me" in page.text
    assert "A message by" in (await stella.runs("/safety reports")).text
    assert "report" not in (await sam.reads_inbox()).text


async def test_a_reported_member_of_the_safety_team_is_passed_over(community: Community) -> None:
    oda, ana, cleo, dev = (community.person(name) for name in ("oda", "ana", "cleo", "dev"))
    page = await oda.chooses(await oda.runs("/settings team"), ["cleo", "dev"], placeholder="Pick the safety team")
    await page.settled()
    message = await cleo.writes("general", "trust me")
    form = await ana.uses_menu("Report", message=message)
    await community.restart()
    sent = await ana.fills(form, {WHY: UNKIND})
    assert "The safety team gets your report" in (await sent.settled()).text
    assert "A report for the safety team" not in (await cleo.reads_inbox()).text
    inbox = await dev.reads_inbox()
    assert "trust me" in (await dev.presses(inbox, "Open")).text
    await community.settles()
    (card,) = community.person("sam").sees("staff")
    assert not any(words in card.text for words in ("trust me", cleo.mention, ana.mention))


async def test_a_safety_team_that_left_leaves_it_to_staff(community: Community) -> None:
    oda, ana, ben, dev, sam = (community.person(name) for name in ("oda", "ana", "ben", "dev", "sam"))
    page = await oda.chooses(await oda.runs("/settings team"), ["dev"], placeholder="Pick the safety team")
    await page.settled()
    dev.leaves()
    sent = await reports(ana, await ben.writes("general", "mean"))
    assert "Staff get your report" in sent.text
    await sam.waits_for("A report waits", channel="staff")


async def test_another_server_sees_nothing_of_it(community: Community) -> None:
    owls = community.playground.guild("Night Owls")
    quinn, robin, ana, ben = (community.person(name) for name in ("quinn", "robin", "ana", "ben"))
    reply = await quinn.runs("/setup start", guild=owls, city="Tokyo", staff_channel="staff", staff_role="Staff")
    await quinn.presses(await reply.settled(), "Start")
    await reports(ana, await ben.writes("general", "mean"))
    assert "none that you need" in (await robin.runs("/safety reports", guild=owls)).text


async def test_two_staff_close_it_at_once_and_one_is_told_so(community: Community) -> None:
    ana, ben, sam, stella = (community.person(name) for name in ("ana", "ben", "sam", "stella"))
    await reports(ana, await ben.writes("general", "mean"))
    pages = [await each.presses(await each.runs("/safety reports"), "Open") for each in (sam, stella)]
    answers = await asyncio.gather(
        sam.presses(pages[0], "I took care of it"), stella.presses(pages[1], "Nothing to do")
    )
    told = sorted("already closed" in each.text for each in answers)
    assert told == [False, True]
    inbox = (await ana.reads_inbox()).text
    assert inbox.count("Somebody looked at what you reported") == 1


async def test_reporting_works_with_every_dm_shut(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    for each in (ana, sam):
        each.closes_dms()
    await reports(ana, await ben.writes("general", "mean"))
    page = await sam.presses(await sam.runs("/safety reports"), "Open")
    await sam.presses(page, "Nothing to do")
    assert "left it as it is" in (await ana.reads_inbox()).text


async def test_a_long_text_comes_as_a_file(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    await reports(ana, await ben.writes("general", "mean " * 390 + "end"))
    page = await sam.presses(await sam.runs("/safety reports"), "Open")
    assert "end" not in page.text
    whole = await sam.presses(page, "The whole text")
    (file,) = whole.message.files
    assert file.upload.content.endswith(b"mean end")


async def test_ones_own_message_is_not_reported(community: Community) -> None:
    ana = community.person("ana")
    reply = await ana.uses_menu("Report", message=await ana.writes("general", "oh no"))
    assert "That is yours" in reply.text


async def test_a_pause_is_told_to_staff_and_lifted_by_a_button(community: Community) -> None:
    sam, stella = community.person("sam"), community.person("stella")
    page = await sam.runs("/safety pause")
    assert "Nobody can send new messages" in page.text
    card = await stella.waits_for("has paused new messages", channel="staff")
    assert sam.mention in card.text
    assert "go through again" in (await stella.presses(card, "Let them through again")).text
    await community.settles()
    assert not any("has paused" in each.text for each in stella.sees("staff"))


async def test_staff_erase_a_person_after_a_question(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    form = await ben.presses(await ben.runs("/profile edit"), "About me")
    await ben.fills(form, {"About me": "I am Ben"})
    asked = await sam.runs("/safety erase", person="ben")
    assert ben.mention in asked.text
    assert "I am Ben" in (await ana.runs("/profile show", person="ben")).text
    assert "has been erased" in (await sam.presses(asked, "Erase for good")).text
    assert "I am Ben" not in (await ana.runs("/profile show", person="ben")).text


async def test_somebody_too_young_is_refused_when_they_return_and_let_in_again(community: Community) -> None:
    ben, sam, nia = (community.person(name) for name in ("ben", "sam", "nia"))
    form = await ben.presses(await ben.runs("/profile edit"), "About me")
    await ben.fills(form, {"About me": "I am Ben, ten and a half"})
    refused = await sam.presses(await sam.runs("/safety erase", person="stella"), "Erase and keep out")
    assert "can't be kept out" in refused.text
    asked = await sam.runs("/safety erase", person="ben")
    assert "I refuse them here" in (await sam.presses(asked, "Erase and keep out")).text
    assert "hasn't written a profile" in (await nia.runs("/profile show", person="ben")).text
    await community.restart()
    card = await ben.waits_for("Start here", channel="start-here")
    for reply in (await ben.runs("/profile edit"), await ben.presses(card, "Ask staff")):
        assert "you are too young to use me here" in reply.text
    assert "What I store about you" in (await ben.runs("/privacy show")).text
    await ben.writes_to_bot("let me in")
    menu = await ben.waits_for("What is it about?", dm=True)
    assert "you are too young" in (await ben.presses(menu, "A question")).text
    again = await sam.presses(await sam.runs("/safety erase", person="ben"), "Let them in again")
    assert "can use me in this server again" in again.text
    assert "Your profile" in (await ben.runs("/profile edit")).text


async def test_what_is_no_post_of_ours_has_nobody_behind_it(community: Community) -> None:
    sam, ben = community.person("sam"), community.person("ben")
    message = await ben.writes("general", "hello")
    link = f"https://discord.com/channels/{community.guild.id}/{message.channel_id}/{message.id}"
    assert "I don't know what that is" in (await sam.runs("/safety who", post=link)).text
    assert "couldn't find" in (await sam.runs("/safety who", post="piece 99999")).text


async def test_members_are_not_offered_the_safety_commands(community: Community) -> None:
    for line in ("/safety reports", "/safety pause"):
        with pytest.raises(NotOffered):
            await community.person("ana").runs(line)
