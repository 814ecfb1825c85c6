"""The guard against cases of other people and against own ones; run with `-s` to see the figures.

The floors are what was seen when the rules were written, less one case; a change that falls below them needs a reason.
What presidio counts as false is in part real: numbers valid in India are "no number" in its tests for Turkey.
"""

import json
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from bot.safety.guard import Kind, marks
from tests.safety.measuring import (
    Labelled,
    Rates,
    braced,
    measured,
    own,
    own_cases,
    presidio,
    scrubadub,
    tweeted_urls,
    valid_emails,
)

# What was found of the held-out cases when they were first counted.
FLOORS = {
    Kind.EMAIL: 1.0,
    Kind.PHONE: 0.66,
    Kind.ADDRESS: 0.92,
    Kind.INVITE: 0.66,
    Kind.HANDLE: 0.85,
    Kind.LINK: 1.0,
    Kind.PAYMENT: 1.0,
    Kind.PASSWORD: 1.0,
    Kind.SCHOOL: 1.0,
    Kind.AGE: 0.96,
}


def shown(title: str, cases: Iterable[Labelled]) -> dict[Kind, Rates]:
    rates = measured(cases)
    print(f"\n{title}")  # noqa: T201
    for kind, rate in sorted(rates.items()):
        print(f"  {kind:7}{rate}  {rate.faults[:12]}")  # noqa: T201
    return rates


@pytest.mark.parametrize("case", own_cases("seen"), ids=lambda case: case["text"][:40])
def test_every_case_in_view_is_marked_word_for_word(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [[mark.kind, mark.words(text)] for mark in marks(text)] == case.get("marks", [])


def test_held_out_cases_are_found_and_prose_is_left_alone() -> None:
    rates = shown("own held-out cases", own("held_out"))
    assert all(rate.recall >= 0.95 for rate in rates.values())
    assert sum(rate.false for rate in rates.values()) <= 1


def test_details_in_view_are_all_found_and_nothing_else() -> None:
    for name, made_up in (("guard_seen.txt", False), ("guard_fiction_seen.txt", True)):
        rates = measured(braced(name, made_up=made_up))
        assert {kind: rate.faults for kind, rate in rates.items() if rate.faults} == {}


def test_details_held_out_are_found() -> None:
    # Without the faults: who tunes the rules is not to see them.
    rates = measured(braced("guard_held_out.txt"))
    print("\nheld-out details", *(f"  {kind:9}{rate}" for kind, rate in rates.items()), sep="\n")  # noqa: T201
    assert {kind: rate.false for kind, rate in rates.items() if rate.false} == {}
    assert {kind for kind, floor in FLOORS.items() if rates[kind].recall < floor} == set()


def test_stories_are_not_stopped() -> None:
    rates = shown("held-out fiction", braced("guard_fiction_held_out.txt", made_up=True))
    assert sum(rate.false for kind, rate in rates.items() if kind.stops) <= 1
    assert sum(rate.false for rate in rates.values()) <= 1


def test_cases_of_presidio_and_scrubadub_are_found(shared: Path) -> None:
    folder = shared / "corpus" / "pii"
    rates = shown("presidio, scrubadub", chain(presidio(folder), scrubadub(folder)))
    assert rates[Kind.EMAIL].recall == 1.0
    assert rates[Kind.EMAIL].precision == 1.0
    assert rates[Kind.PHONE].recall >= 0.98
    assert rates[Kind.PHONE].precision >= 0.86
    assert rates[Kind.LINK].recall >= 0.93
    assert rates[Kind.LINK].precision >= 0.93
    assert rates[Kind.HANDLE].recall >= 0.99
    assert rates[Kind.HANDLE].precision >= 0.88
    assert rates[Kind.ADDRESS].recall >= 0.65
    assert rates[Kind.ADDRESS].precision >= 0.95
    assert rates[Kind.PAYMENT].recall >= 0.95
    assert rates[Kind.PAYMENT].precision >= 0.97


def test_valid_addresses_of_the_email_validator_are_found(shared: Path) -> None:
    assert shown("email-validator", valid_emails(shared / "corpus" / "pii"))[Kind.EMAIL].recall >= 0.9


def test_urls_that_twitter_finds_are_found(shared: Path) -> None:
    rates = shown("twitter-text", tweeted_urls(shared / "corpus" / "pii"))
    assert rates[Kind.LINK].recall >= 0.9
    assert rates[Kind.LINK].precision >= 0.8


def test_news_articles_are_left_alone(shared: Path) -> None:
    """126,000 characters of real articles hold one address; two names of code files look like hosts."""
    texts = [
        json.loads(file.read_text(encoding="utf-8")).get("text")
        for file in (shared / "corpus" / "pages").glob("*.gold.json")
    ]
    rates = shown("articles", (Labelled(text, ()) for text in texts if isinstance(text, str)))
    assert sum(rate.false for kind, rate in rates.items() if kind in {Kind.PHONE, Kind.HANDLE, Kind.INVITE}) == 0
    assert sum(rate.false for rate in rates.values()) <= 4
