"""How well the content notes fit: `python -m tests.safety.notes_measuring` prints the table of bot/docs/stories.md.

Cross-validated means: of ten parts of the captured headlines each is judged by rules from which every phrase is struck
that only headlines of this part use, so that no phrase is counted that was written for the very headline.
"""

import json
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.safety.notes import Note, Phrases, Rules, built_in
from tests.safety.measuring import Rates

HELD_OUT = Path(__file__).with_name("notes_held_out.txt")
SEEN = Path(__file__).with_name("notes_seen.txt")
OWN = Path(__file__).with_name("notes_cases.toml")
PARTS = 10

# What the labels of the captured headlines mean in our nine notes; any one of them is right.
LABELS = {
    "war": {"war"},
    "death": {"death"},
    "violence": {"violence"},
    "terror": {"violence"},
    "sexual_violence": {"sexual_violence"},
    "sexual_abuse_context": {"sexual_violence", "abuse"},
    "child_harm": {"abuse", "violence"},
    "accident": {"disaster"},
    "hate": {"hate"},
    "genocide": {"war", "death", "violence", "hate"},
    "suicidal_words": {"self_harm"},
}


@dataclass(frozen=True)
class Case:
    """A headline, the notes it must have and those it may have."""

    title: str
    notes: frozenset[str]
    may: frozenset[str] = frozenset()
    groups: tuple[frozenset[str], ...] = ()


@dataclass
class Measured:
    """By note; `clean` is how many of the harmless headlines got none."""

    rates: dict[str, Rates] = field(default_factory=lambda: {note.value: Rates() for note in Note})
    clean: Rates = field(default_factory=Rates)


def lines_of(file: Path) -> list[Case]:
    """The headlines of one of our two lists."""
    cases = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        labels, _, title = line.partition(": ")
        must, _, may = labels.removesuffix(")").partition(" (")
        wanted = frozenset() if must == "none" else frozenset(must.split(", "))
        cases.append(Case(title, wanted, frozenset(filter(None, may.split(", ")))))
    return cases


def captured(shared: Path) -> list[Case]:
    """The captured headlines; what their labels leave open counts neither way."""
    cases = []
    file = shared / "corpus" / "sensitive" / "headline_topics_2026-02.jsonl"
    for line in file.read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        groups = tuple(frozenset(LABELS[label]) for label in found["labels"])
        exact = frozenset(note for group in groups if len(group) == 1 for note in group)
        # A reader of headlines gave one label where ours may give several: more than none is open.
        may = frozenset(note.value for note in Note) - exact if groups else frozenset[str]()
        cases.append(Case(found["title"], exact, may, groups))
    return cases


def own() -> list[Case]:
    """The cases that the rules were mended for."""
    cases = tomllib.loads(OWN.read_text(encoding="utf-8"))["case"]
    return [Case(case["title"], frozenset(case["notes"])) for case in cases]


def measured(cases: Sequence[Case], rules: Sequence[Rules]) -> Measured:
    """Each case by the rules at its place."""
    result = Measured()
    for case, judge in zip(cases, rules, strict=True):
        got = {note.value for note in judge.notes(case.title)}
        for note, rates in result.rates.items():
            if note in case.notes:
                rates.found += note in got
                rates.missed += note not in got
                if note not in got:
                    rates.faults.append(f"missed: {case.title}")
            elif note in got and note not in case.may:
                rates.false += 1
                rates.faults.append(f"false: {case.title}")
        if not case.notes and not case.may and not case.groups:
            result.clean.found += not got
            result.clean.missed += bool(got)
    return result


def cross_validated(cases: Sequence[Case], elsewhere: Iterable[Case]) -> list[Rules]:
    """For each case the rules without the phrases that only its own part uses."""
    other = [case.title for case in elsewhere]
    parts = [
        _without_own(
            [case.title for at, case in enumerate(cases) if at % PARTS == part],
            [case.title for at, case in enumerate(cases) if at % PARTS != part] + other,
        )
        for part in range(PARTS)
    ]
    return [parts[at % PARTS] for at in range(len(cases))]


def _without_own(inside: Sequence[str], outside: Sequence[str]) -> Rules:
    rules = built_in()

    def kept(phrases: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for each in phrases if not _used(each, inside) or _used(each, outside))

    return Rules(
        kept(rules.figurative),
        {note: Phrases(kept(each.words), kept(each.exceptions), each.often) for note, each in rules.phrases.items()},
    )


def _used(phrase: str, titles: Sequence[str]) -> bool:
    alone = Rules((), {Note.WAR: Phrases((phrase,))})
    return any(alone.notes(title) for title in titles)


def tables() -> dict[str, tuple[Sequence[Case], Sequence[Rules]]]:
    """The sets, each with the rules that judge its cases."""
    shared = Path(__file__).parent.parent.parent.parent / "shared"
    new, seen = lines_of(HELD_OUT), lines_of(SEEN)
    found: dict[str, tuple[Sequence[Case], Sequence[Rules]]] = {
        "held out, own words": (new, [built_in()] * len(new)),
        "own words that the rules were mended with": (seen, [built_in()] * len(seen)),
    }
    if shared.is_dir():
        cases = captured(shared)
        found["captured headlines, as they are"] = (cases, [built_in()] * len(cases))
        found["captured headlines, cross-validated"] = (cases, cross_validated(cases, [*own(), *seen]))
    return found


def main() -> None:
    """Print the tables; with --faults what is wrong in each."""
    for name, (cases, rules) in tables().items():
        result = measured(cases, rules)
        clean, of = result.clean.found, result.clean.found + result.clean.missed
        sys.stdout.write(f"\n{name}\nharmless without a note: {clean} of {of}\n")
        for note, rates in result.rates.items():
            sys.stdout.write(f"{note:16} {rates}\n")
            if "--faults" in sys.argv:
                sys.stdout.writelines(f"    {fault}\n" for fault in rates.faults)


if __name__ == "__main__":
    main()
