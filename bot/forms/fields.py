"""Fields of text in a form: how they are kept, and what keeps them from being sent. Pure."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.safety import guard
from bot.texts.tidying import tidy

# More would not fit on a page; the others show when these are gone.
MOST_MARKS = 5
MOST_LINK = 200


@dataclass(frozen=True, kw_only=True)
class TextField:
    """One field.

    Args:
        most: how many characters, of each line where there are `lines`.
        lines: it is a list, a line each, of at most so many.
        links: its lines are web addresses; everywhere else links stop (safety rule 5).
    """

    name: str
    most: int
    required: bool = False
    lines: int | None = None
    links: bool = False


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What keeps a form from being sent: a sentence of the catalogue. `args["words"]` are the person's own."""

    field: str
    key: str
    args: Mapping[str, str | int] = dataclasses.field(default_factory=dict)


def kept(fields: Sequence[TextField], typed: Mapping[str, object]) -> dict[str, str]:
    """The texts as they are stored: tidy, without spaces around them or empty lines in lists."""
    return {each.name: _clean(each, str(typed.get(each.name) or "")) for each in fields}


def problems(fields: Sequence[TextField], typed: Mapping[str, object]) -> tuple[Problem, ...]:
    """All that keeps the form from being sent, in the order of its fields."""
    texts = kept(fields, typed)
    return tuple(problem for each in fields for problem in _problems(each, texts[each.name]))


def leave_out(fields: Sequence[TextField], typed: Mapping[str, object]) -> dict[str, str]:
    """The texts without the words that the guard stops, and without lines that are no address where one is asked."""
    texts = kept(fields, typed)
    for each in fields:
        stopping = guard.check(texts[each.name], links_allowed=each.links).stopping
        left = _clean(each, guard.leave_out(texts[each.name], stopping))
        texts[each.name] = "\n".join(filter(_is_web, left.splitlines())) if each.links else left
    return texts


def _clean(asked: TextField, typed: str) -> str:
    text = tidy(typed).strip()
    if asked.lines is None:
        return text
    return "\n".join(filter(None, (line.strip() for line in text.splitlines())))


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
    stopped = [(mark.kind, mark.words(text)) for mark in guard.check(text, links_allowed=asked.links).stopping]
    for kind, words in stopped[:MOST_MARKS]:
        yield Problem(field=asked.name, key=f"forms-problem-{kind}", args={"words": words[:100]})
    if asked.links:
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
