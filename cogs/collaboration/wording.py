"""Small words that many pages of collaboration share. Pure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from discord import ui

from bot.collaboration.forms import FOR_STAFF, Field, InquiryKind, Problem
from bot.collaboration.records import Conversation, Inquiry
from bot.collaboration.states import InquiryState
from bot.texts import markup, say

Control = ui.Button[Any]
MOST_READERS = 5


def person(person_id: int | None) -> str:
    """A person as Discord shows them: nobody is masked (safety rule 4)."""
    return f"<@{person_id}>" if person_id is not None else say("collaboration-someone-gone")


def title_of(inquiry: Inquiry, viewer_id: int | None = None) -> str:
    """What it is about, on one line. What somebody asks staff is never the name of the conversation."""
    return markup.name(inquiry.title, 120) or untitled(inquiry, viewer_id)


def untitled(inquiry: Inquiry, viewer_id: int | None = None) -> str:
    """What a conversation is called that was given no title."""
    if inquiry.kind is InquiryKind.QUESTION:
        return say("collaboration-your-question" if viewer_id == inquiry.from_id else "collaboration-a-question")
    return say("collaboration-from-staff" if inquiry.kind is InquiryKind.FROM_STAFF else "collaboration-untitled")


def when(moment: datetime, style: str = "R") -> str:
    """A moment in the reader's own zone."""
    return f"<t:{int(moment.timestamp())}:{style}>"


def part(name: str) -> str:
    """A part that somebody can take."""
    return say(f"collaboration-part-{name}")


def other_side(inquiry: Inquiry, person_id: int) -> str:
    """Whom the person talks to."""
    if person_id == inquiry.from_id and inquiry.to_team:
        return say("collaboration-staff" if inquiry.kind in FOR_STAFF else "collaboration-the-team")
    return person(inquiry.other(person_id))


def field_label(form: str, field: Field) -> str:
    """What a field asks."""
    return say("collaboration-field-part" if field.name == "part" else f"collaboration-field-{form}-{field.name}")


def problem_words(problem: Problem) -> str:
    """Why something cannot be sent, with the exact words."""
    args = {name: markup.name(value, 120) if isinstance(value, str) else value for name, value in problem.args.items()}
    return say(problem.key, **args)


def readers(conversation: Conversation) -> str:
    """Who can read it: stands at the top of everything that is relayed (safety rule 4)."""
    inquiry = conversation.inquiry
    people = _listed(conversation.readers)
    if inquiry.to_team:
        return say("collaboration-readers-team", people=people) if people else say("collaboration-readers-none")
    if inquiry.state in (InquiryState.WAITING, InquiryState.PASSED):
        return say("collaboration-readers-waiting", people=people or "—")
    # What an offer began, staff never saw.
    return say(f"collaboration-readers-{'after' if inquiry.answers else 'members'}", people=people or "—")


def _listed(people: Sequence[int]) -> str:
    shown = [person(each) for each in people[:MOST_READERS]]
    if len(people) > MOST_READERS:
        shown.append(say("collaboration-and-more", count=len(people) - MOST_READERS))
    return ", ".join(shown)
