"""Counts how well the guard finds what it should: recall and precision a kind, with 95% Wilson intervals."""

import json
import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.safety.guard import Kind, Mark, marks

_HERE = Path(__file__).parent
CASES = _HERE / "guard_cases.toml"
_BRACED = re.compile(r"\{([a-z]+):((?:[^{}])+)\}")
_KINDS = {
    "EMAIL_ADDRESS": Kind.EMAIL,
    "EMAIL": Kind.EMAIL,
    "PHONE_NUMBER": Kind.PHONE,
    "PHONE": Kind.PHONE,
    "URL": Kind.LINK,
    "DOMAIN_NAME": Kind.LINK,
    "SKYPE": Kind.HANDLE,
    "TWITTER": Kind.HANDLE,
    "STREET_ADDRESS": Kind.ADDRESS,
    "ADDRESS": Kind.ADDRESS,
    "AGE": Kind.AGE,
    "DATE_OF_BIRTH": Kind.AGE,
    "CREDIT_CARD": Kind.PAYMENT,
    "IBAN_CODE": Kind.PAYMENT,
    "CRYPTO": Kind.PAYMENT,
    "PASSWORD": Kind.PASSWORD,
}
# A link to a person or a chat group is marked as what it leads to.
_MOST_BETWEEN_PARTS = 25
_LINKS = frozenset({Kind.LINK, Kind.HANDLE, Kind.INVITE})


@dataclass(frozen=True)
class Labelled:
    """A text with the spans that somebody else marked; a span of None is personal, but of no kind that is measured."""

    text: str
    spans: tuple[tuple[int, int, Kind | None], ...]
    made_up: bool = False


@dataclass
class Rates:
    found: int = 0
    missed: int = 0
    false: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + self.missed)

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.false)

    def __str__(self) -> str:
        recall = _wilson(self.found, self.found + self.missed)
        precision = _wilson(self.found, self.found + self.false)
        return (
            f"recall {self.recall:.3f} [{recall[0]:.2f}, {recall[1]:.2f}] of {self.found + self.missed}, "
            f"precision {self.precision:.3f} [{precision[0]:.2f}, {precision[1]:.2f}], false {self.false}"
        )


def _wilson(hits: int, of: int) -> tuple[float, float]:
    if not of:
        return 0.0, 1.0
    z, rate = 1.96, hits / of
    middle = (rate + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(rate * (1 - rate) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def measured(cases: Iterable[Labelled]) -> dict[Kind, Rates]:
    """What the guard finds, misses and marks without reason."""
    rates: dict[Kind, Rates] = defaultdict(Rates)
    for case in cases:
        got = marks(case.text, made_up=case.made_up)
        for start, end, kind in case.spans:
            if kind is None:
                continue
            if any(_overlap(mark, start, end) and _agree(mark.kind, kind) for mark in got):
                rates[kind].found += 1
            else:
                rates[kind].missed += 1
                rates[kind].faults.append(f"missed {case.text[start:end]!r}")
        for mark in got:
            if not any(_overlap(mark, start, end) for start, end, _ in case.spans):
                rates[mark.kind].false += 1
                rates[mark.kind].faults.append(f"false {mark.words(case.text)!r}")
    return dict(rates)


def _overlap(mark: Mark, start: int, end: int) -> bool:
    return mark.start < end and start < mark.end


def _agree(marked: Kind, meant: Kind) -> bool:
    return marked == meant or (meant is Kind.LINK and marked in _LINKS)


def own_cases(group: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))[group]
    return cases


def own(group: str) -> Iterator[Labelled]:
    for case in own_cases(group):
        text = case["text"]
        yield Labelled(
            text,
            tuple(
                (text.index(words), text.index(words) + len(words), Kind(kind)) for kind, words in case.get("marks", [])
            ),
        )


def braced(name: str, *, made_up: bool = False) -> Iterator[Labelled]:
    """The lines of a file in which what must be marked stands in braces, with its kind."""
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            parts = _BRACED.split(line)
            text, spans = parts[0], list[tuple[int, int, Kind | None]]()
            for kind, words, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
                spans.append((len(text), len(text) + len(words), Kind(kind)))
                text += words + after
            yield Labelled(text, tuple(spans), made_up)


def presidio(folder: Path) -> Iterator[Labelled]:
    for record in _lines(folder / "presidio_analyzer_cases.jsonl"):
        kind = _KINDS.get(record["entity"])
        yield Labelled(record["text"], tuple((start, end, kind) for start, end in record["expected_spans"]))
    for record in _lines(folder / "presidio_research_synthetic.jsonl"):
        spans = sorted((span["start"], span["end"], _KINDS.get(span["type"])) for span in record["spans"])
        yield Labelled(record["text"], tuple(_whole_addresses(record["text"], spans)))


def _whole_addresses(
    text: str, spans: Iterable[tuple[int, int, Kind | None]]
) -> Iterator[tuple[int, int, Kind | None]]:
    """One span for an address that is labelled in parts; a postal code alone leads to no door."""
    whole = list[tuple[int, int, Kind | None]]()
    for start, end, kind in spans:
        if whole and whole[-1][2] == kind == Kind.ADDRESS and start - whole[-1][1] <= _MOST_BETWEEN_PARTS:
            whole[-1] = whole[-1][0], end, kind
        else:
            whole.append((start, end, kind))
    for start, end, kind in whole:
        yield start, end, None if kind is Kind.ADDRESS and text[start:end].isdecimal() else kind


def scrubadub(folder: Path) -> Iterator[Labelled]:
    for record in _lines(folder / "scrubadub_cases.jsonl"):
        if "positive" in record:
            yield Labelled(record["positive"], ((0, len(record["positive"]), Kind.PHONE),))
        elif "%s" not in record["before"]:
            parts = re.split(r"\{\{(\w+)\}\}", record["after"])
            pattern = "".join("(.+?)" if odd % 2 else re.escape(part) for odd, part in enumerate(parts))
            found = re.fullmatch(pattern, record["before"], re.DOTALL)
            if found:
                spans = tuple((*found.span(n + 1), _KINDS.get(name)) for n, name in enumerate(parts[1::2]))
                yield Labelled(record["before"], spans)


def valid_emails(folder: Path) -> Iterator[Labelled]:
    groups = {"email_input,output", "email_input,normalized_local_part"}
    for record in _lines(folder / "email_validator_syntax.jsonl"):
        if record["group"] in groups:
            yield Labelled(record["email"], ((0, len(record["email"]), Kind.EMAIL),))


def tweeted_urls(folder: Path) -> Iterator[Labelled]:
    """The cases of twitter-text's section `urls` that hold each URL once (read by lines, without a YAML library)."""
    text = (folder / "twitter-text_extract.yml").read_text(encoding="utf-8")
    section = text[text.index("\n  urls:\n") : text.index("\n  urls_with_indices:\n")]
    for found in re.finditer(r'text: (".*")\n\s+expected: (\[.*\])', section):
        words, urls = json.loads(found[1]), json.loads(found[2])
        if all(words.count(url) == 1 for url in urls):
            yield Labelled(words, tuple((words.index(url), words.index(url) + len(url), Kind.LINK) for url in urls))


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").strip("\n").split("\n"):
        yield json.loads(line)
