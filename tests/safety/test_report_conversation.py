"""Reporting, blocking and the safety team's commands, as people see them."""

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
