"""Fields of text in a form: how they are kept, and what keeps them from being sent. Pure."""

import dataclasses
import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.safety import guard
from bot.texts.tidying import tidy

# More would not fit on a page; the others show when these are gone.
MOST_MARKS = 5
MOST_LINK = 200
# Leaving words out can bring others together; nothing real needs more rounds.
_ROUNDS = 10


class Links(enum.Enum):
    """Where web addresses belong into a field. Invitations and people's pages elsewhere never do (safety rule 5)."""

    STOP = "nowhere"
    AMONG_WORDS = "among other words"
    LINES = "each line is one"


@dataclass(frozen=True, kw_only=True)
class TextField:
    """One field.

    Args:
        most: how many characters, of each line where there are `lines`.
        one_line: a title or the like: breaks in it become spaces.
        verse: it keeps the spaces its first line begins with.
        lines: it is a list, a line each, of at most so many.
        made_up: it is a story, a poem or a script, whose people have ages, schools and addresses of their own.
    """

    name: str
    most: int
    required: bool = False
    one_line: bool = False
    verse: bool = False
    lines: int | None = None
    links: Links = Links.STOP
    made_up: bool = False


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What keeps a form from being sent: a sentence of the catalogue. `args["words"]` are the person's own."""

    field: str
    key: str
    args: Mapping[str, str | int | float] = dataclasses.field(default_factory=dict)


def kept(fields: Sequence[TextField], typed: Mapping[str, object]) -> dict[str, str]:
    """The texts as they are stored: tidy, without spaces around them or empty lines in lists."""
    return {each.name: _clean(each, str(typed.get(each.name) or "")) for each in fields}


def problems(fields: Sequence[TextField], typed: Mapping[str, object]) -> tuple[Problem, ...]:
    """All that keeps the form from being sent, in the order of its fields."""
    texts = kept(fields, typed)
    return tuple(problem for each in fields for problem in _problems(each, texts[each.name]))


def remarks(fields: Sequence[TextField], typed: Mapping[str, object]) -> tuple[Problem, ...]:
    """What the guard only marks: its writer may leave it out or send it on (safety rule 5)."""
    texts = kept(fields, typed)
    return tuple(
        Problem(field=each.name, key=f"forms-remark-{mark.kind}", args={"words": mark.words(texts[each.name])[:100]})
        for each in fields
        for mark in _judged(each, texts[each.name]).flagging[:MOST_MARKS]
    )


def leave_out(fields: Sequence[TextField], typed: Mapping[str, object]) -> dict[str, str]:
    """The texts without the words that the guard stops, and without lines that are no address where one is asked.

    Where nothing stops, without the words that the guard only marks: nobody loses those with what had to go.
    """
    texts = kept(fields, typed)
    left = {each.name: _left(each, texts[each.name]) for each in fields}
    return left if left != texts else {each.name: _left(each, texts[each.name], marked=True) for each in fields}


def are_marked(found: Sequence[Problem]) -> bool:
    """Whether there are words among the problems that `leave_out` takes away."""
    return any("words" in problem.args for problem in found)


def _left(asked: TextField, text: str, *, marked: bool = False) -> str:
    for _ in range(_ROUNDS):
        verdict = _judged(asked, text)
        going = verdict.marks if marked else verdict.stopping
        if not going:
            break
        text = _clean(asked, guard.leave_out(text, going))
    return "\n".join(filter(_is_web, text.splitlines())) if asked.links is Links.LINES else text


def _clean(asked: TextField, typed: str) -> str:
    text = tidy(typed)
    if asked.verse and text.strip():
        return text.rstrip()
    text = text.strip()
    if asked.one_line:
        return " ".join(text.split())
    if asked.lines is None:
        return text
    return "\n".join(filter(None, (line.strip() for line in text.splitlines())))


def _judged(asked: TextField, text: str) -> guard.Verdict:
    return guard.check(text, links_allowed=asked.links is not Links.STOP, made_up=asked.made_up)


def _problems(asked: TextField, text: str) -> Iterator[Problem]:
    parts = text.splitlines() if asked.lines is not None else [text]
    if not text:
        if asked.required:
            yield Problem(field=asked.name, key="forms-problem-missing")
        return
    if asked.lines is not None and len(parts) > asked.lines:
        yield Problem(field=asked.name, key="forms-problem-lines", args={"most": asked.lines})
    longest = max(len(part) for part in parts)
    if longest > asked.most:
        yield Problem(field=asked.name, key="forms-problem-long", args={"most": asked.most, "length": longest})
        return
    stopped = [(mark.kind, mark.words(text)) for mark in _judged(asked, text).stopping]
    for kind, words in stopped[:MOST_MARKS]:
        yield Problem(field=asked.name, key=f"forms-problem-{kind}", args={"words": words[:100]})
    if asked.links is Links.LINES:
        for part in parts:
            if not _is_web(part) and not any(words in part for _, words in stopped):
                yield Problem(field=asked.name, key="forms-problem-no-link", args={"words": part[:100]})


def _is_web(line: str) -> bool:
    try:
        parts = urlsplit(line)
        host = parts.hostname or ""
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and "." in host
        and "@" not in parts.netloc
        and not any(character.isspace() for character in line)
    )
