"""What people do in many conversations about pieces."""

import io
from collections.abc import Awaitable
from typing import Any

import docx

from bot.playground.model import Message
from bot.playground.people import Person
from bot.playground.replies import Reply
from tests.community import Community

TITLE, KIND, TEXT, FILE = "Title", "What is it?", "Your text", "Or a file"
OWN = {"Who wrote it?": ["I wrote it myself"]}
SEND = "Send to staff"
RAIN = "It rains.\nIt rains on *everything*."


async def whole(asked: Awaitable[Reply]) -> Reply:
    """The reply once it is whole: a busy bot may hold its place first."""
    return await (await asked).settled()


async def fills_first_form(who: Person, text: str = RAIN, title: str = "Rain", **more: Any) -> Reply:
    """`/showcase submit` and the first form; returns the draft page."""
    form = await whole(who.runs("/showcase submit"))
    return await whole(who.fills(form, {TITLE: title, KIND: "Poem", TEXT: text, **OWN, **more}))


async def submits(who: Person, text: str = RAIN, title: str = "Rain") -> Reply:
    """From the command until it is with staff."""
    return await whole(who.presses(await fills_first_form(who, text, title), SEND))


async def takes(staff: Person, title: str = "Rain") -> Reply:
    """Press "I'll take it" on the card in the staff channel."""
    card = await staff.waits_for(lambda message: title in message.text and "A piece waits" in message.text)
    return await whole(staff.presses(card, "I'll take it"))


async def approves(staff: Person, page: Reply, **answers: Any) -> Reply:
    """The form behind Approve, as it is or with other answers."""
    # Where its words suggest a note, there is only the form.
    form = await whole(staff.presses(page, "Other rating" if "Other rating" in page.buttons else "Approve"))
    return await whole(staff.fills(form, answers))


async def published(community: Community, author: str, text: str = RAIN, title: str = "Rain") -> Message:
    """A piece from the first form to its card in #showcase."""
    await submits(community.person(author), text, title)
    sam = community.person("sam")
    await approves(sam, await takes(sam, title))
    return await sam.waits_for(f"### {title}", channel="showcase")


def refusal(reply: Reply) -> str:
    """What was said beside the page."""
    return " ".join([reply.text, *(message.text for message in reply.followups)])


def cards(community: Community, who: str = "ben") -> list[Message]:
    """The messages that somebody who reads along sees in #showcase, without those for them alone."""
    person = community.person(who)
    return [message for message in person.sees("showcase") if message.ephemeral_for is None]


def word_file(heading: str, *paragraphs: str) -> bytes:
    """A .docx as Word writes it; the last paragraph is bold."""
    document = docx.Document()
    document.add_heading(heading, level=1)
    for paragraph in paragraphs[:-1]:
        document.add_paragraph(paragraph)
    document.add_paragraph().add_run(paragraphs[-1]).bold = True
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
