"""What each form asks, and what may be wrong with an answer. Pure."""

import dataclasses
import enum
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.safety import guard
from bot.texts.markup import tidy

# The parts of an episode (the same words as its credits), and whatever they leave out.
PARTS = ("writer", "narrator", "host", "guest", "editor", "producer", "music", "artwork", "translator", "other")
MESSAGE_LIMIT = 2000


class InquiryKind(enum.StrEnum):
    """Why somebody writes. With FROM_STAFF it is staff who began: whom they wrote to has the inquirer's place."""

    QUESTION = "question"
    COLLABORATE = "collaborate"
    WRITING_JOB = "writing_job"
    WORK_WITH_US = "work_with_us"
    FROM_STAFF = "from_staff"


# What may have to be told as it was, to staff alone.
FOR_STAFF = (InquiryKind.QUESTION, InquiryKind.FROM_STAFF)
# What anybody may write about.
ASKED = (InquiryKind.QUESTION, InquiryKind.COLLABORATE, InquiryKind.WRITING_JOB, InquiryKind.WORK_WITH_US)


class Links(enum.Enum):
    """Which addresses a field takes."""

    NONE = "none"
    WEB = "one http(s) address"
    HERE = "one link to a message in this server"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One input. `limit` counts characters.

    Args:
        guarded: ways out of the server stop it; what is told to staff alone is only marked.
    """

    name: str
    limit: int
    required: bool = False
    long: bool = False
    links: Links = Links.NONE
    guarded: bool = True


REQUEST, OFFER, REPLY, TO_STAFF, REFUSAL = "request", "offer", "reply", "to_staff", "refusal"

FORMS: Mapping[str, tuple[Field, ...]] = {
    REQUEST: (
        Field(name="part", limit=20, required=True),
        Field(name="title", limit=100, required=True),
        Field(name="purpose", limit=1500, required=True, long=True),
        Field(name="link", limit=200, links=Links.HERE),
    ),
    OFFER: (Field(name="message", limit=1000, required=True, long=True),),
    REPLY: (Field(name="message", limit=MESSAGE_LIMIT, required=True, long=True),),
    REFUSAL: (Field(name="message", limit=500, long=True),),
    # A reply in a conversation in which somebody may have to tell staff what another has done.
    TO_STAFF: (Field(name="message", limit=MESSAGE_LIMIT, required=True, long=True, guarded=False),),
    InquiryKind.QUESTION: (Field(name="message", limit=1500, required=True, long=True, guarded=False),),
    InquiryKind.FROM_STAFF: (Field(name="message", limit=1500, required=True, long=True),),
    InquiryKind.COLLABORATE: (
        Field(name="title", limit=100, required=True),
        Field(name="message", limit=1500, required=True, long=True),
        Field(name="when", limit=100),
    ),
    InquiryKind.WRITING_JOB: (
        Field(name="publication", limit=100, required=True),
        Field(name="message", limit=1200, required=True, long=True),
        Field(name="pay", limit=100, required=True),
        Field(name="deadline", limit=100),
        Field(name="link", limit=200, links=Links.WEB),
    ),
    InquiryKind.WORK_WITH_US: (
        Field(name="title", limit=100, required=True),
        Field(name="message", limit=1500, required=True, long=True),
        Field(name="link", limit=200, links=Links.WEB),
    ),
}

# More would not fit on the page; the others show when these are gone.
_MOST_MARKS = 5
_WEB = re.compile(r"https?://[^\s/@:]+\.[^\s/@:]+(?:/\S*)?\Z", re.IGNORECASE)
_MESSAGE = re.compile(r"https://(?:(?:ptb|canary)\.)?discord(?:app)?\.com/channels/(\d+)/\d+(?:/\d+)?\Z")


@dataclass(frozen=True)
class Problem:
    """Why a form cannot be sent: a sentence of the catalogue. `args["words"]` are the person's own."""

    field: str
    key: str
    args: Mapping[str, str | int | float] = dataclasses.field(default_factory=dict)


def problems(form: str, values: Mapping[str, object], guild_id: int) -> tuple[Problem, ...]:
    """All that keeps the form from being sent, in the order of its fields."""
    found = [problem for each in FORMS[form] for problem in _problems(each, _typed(values, each), guild_id)]
    part = values.get("part")
    if form == REQUEST and part and part not in PARTS:
        found.insert(0, Problem("part", "collaboration-problem-missing"))
    return tuple(found)


def text_problems(text: str, form: str = REPLY) -> tuple[Problem, ...]:
    """What keeps a free message from being passed on; `form` is REPLY or TO_STAFF."""
    return tuple(_problems(FORMS[form][0], clean(text), 0))


def marked(form: str, values: Mapping[str, object]) -> tuple[str, ...]:
    """The words that the guard would have stopped, in fields where it does not."""
    return tuple(
        mark.words(typed)[:100]
        for each in FORMS[form]
        if not each.guarded
        for typed in [_typed(values, each)]
        for mark in guard.check(typed, links_allowed=False).stopping[:_MOST_MARKS]
    )


def remarks(form: str, values: Mapping[str, object]) -> tuple[Problem, ...]:
    """What the guard only marks in what others will read: its writer leaves it out or sends it on (safety rule 5)."""
    return tuple(
        Problem(each.name, f"safety-mark-{mark.kind}", {"words": mark.words(typed)[:100]})
        for each in FORMS[form]
        if each.guarded
        for typed in [_typed(values, each)]
        for mark in guard.check(typed, links_allowed=True).flagging[:_MOST_MARKS]
    )


def clean(text: str) -> str:
    """A text as it is kept."""
    return tidy(text).strip()


def answers(form: str, values: Mapping[str, object]) -> dict[str, str]:
    """The answers as they are kept, without spaces around them; what was left empty is left out."""
    kept = {each.name: _typed(values, each) for each in FORMS[form]}
    return {name: answer for name, answer in kept.items() if answer}


def leave_out(form: str, values: Mapping[str, object]) -> dict[str, str]:
    """The answers without the words that the guard stops, or where nothing stops without those that it only marks."""
    kept = {each.name: _typed(values, each) for each in FORMS[form]}
    left = {each.name: _left(each, kept[each.name], marked=False) for each in FORMS[form]}
    return left if left != kept else {each.name: _left(each, kept[each.name], marked=True) for each in FORMS[form]}


def _left(asked: Field, text: str, *, marked: bool) -> str:
    if asked.links is Links.HERE:
        return text
    verdict = guard.check(text, links_allowed=asked.links is Links.WEB)
    return guard.leave_out(text, verdict.marks if marked else verdict.stopping)


def _typed(values: Mapping[str, object], asked: Field) -> str:
    return clean(str(values.get(asked.name) or ""))


def _problems(asked: Field, typed: str, guild_id: int) -> Iterator[Problem]:
    if not typed:
        if asked.required:
            yield Problem(asked.name, "collaboration-problem-missing")
    elif len(typed) > asked.limit:
        yield Problem(asked.name, "collaboration-problem-long", {"limit": asked.limit, "length": len(typed)})
    elif asked.links is Links.HERE:
        found = _MESSAGE.match(typed)
        if found is None or int(found[1]) != guild_id:
            yield Problem(asked.name, "collaboration-problem-link-here")
    elif asked.links is Links.WEB and not _WEB.match(typed):
        yield Problem(asked.name, "collaboration-problem-link", {"words": typed[:100]})
    elif asked.guarded:
        for mark in guard.check(typed, links_allowed=asked.links is Links.WEB).stopping[:_MOST_MARKS]:
            yield Problem(asked.name, f"collaboration-problem-{mark.kind}", {"words": mark.words(typed)[:100]})
