"""What people do in many conversations about pieces."""

from typing import Any

from bot.playground.model import Message
from bot.playground.people import Person
from bot.playground.replies import Reply
from tests.community import Community

TITLE, KIND, TEXT, FILE = "Title", "What is it?", "Your text", "Or a file"
SEND = "Send to staff"
RAIN = "It rains.\nIt rains on *everything*."


async def fills_first_form(who: Person, text: str = RAIN, title: str = "Rain", **more: Any) -> Reply:
    """`/showcase submit` and the first form; returns the draft page."""
    form = await who.runs("/showcase submit")
    return await (await who.fills(form, {TITLE: title, KIND: "Poem", TEXT: text, **more})).settled()


async def submits(who: Person, text: str = RAIN, title: str = "Rain") -> Reply:
    """From the command until it is with staff."""
    return await (await who.presses(await fills_first_form(who, text, title), SEND)).settled()


async def takes(staff: Person, title: str = "Rain") -> Reply:
    """Press "I'll take it" on the card in the staff channel."""
    card = await staff.waits_for(lambda message: title in message.text and "A piece waits" in message.text)
    return await (await staff.presses(card, "I'll take it")).settled()


async def approves(staff: Person, page: Reply, **answers: Any) -> Reply:
    """The form behind Approve, as it is or with other answers."""
    form = await staff.presses(page, "Approve")
    return await (await staff.fills(form, answers)).settled()


async def published(community: Community, author: str, text: str = RAIN, title: str = "Rain") -> Message:
    """A piece from the first form to its card in #showcase."""
    await submits(community.person(author), text, title)
    sam = community.person("sam")
    await approves(sam, await takes(sam, title))
    return await sam.waits_for(f"### {title}", channel="showcase")


def cards(community: Community, who: str = "ben") -> list[Message]:
    """The messages that somebody who reads along sees in #showcase, without those for them alone."""
    person = community.person(who)
    return [message for message in person.sees("showcase") if message.ephemeral_for is None]
