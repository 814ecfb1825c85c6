"""Fields of text: what is kept, what stops, and what can be left out."""

import pytest

from bot.forms.fields import TextField, kept, leave_out, problems
from bot.safety.guard import Kind
from bot.texts import has

BIO = TextField(name="bio", most=30)
NAME = TextField(name="name", most=10, required=True)
LINKS = TextField(name="links", most=60, lines=2, links=True)


def keys(*fields: TextField, **typed: str) -> list[str]:
    return [problem.key.removeprefix("forms-problem-") for problem in problems(fields, typed)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("I write at night.", []),
        ("x" * 30, []),
        ("x" * 31, ["long"]),
        ("ana@example.org", ["email"]),
        ("see https://example.org/me", ["link"]),
        ("discord.gg/abcdef", ["invite"]),
        ("\u202eabc\x00", []),
    ],
)
def test_a_text_has_its_problems(text: str, wanted: list[str]) -> None:
    assert keys(BIO, bio=text) == wanted


def test_what_is_needed_may_not_be_blank() -> None:
    assert keys(NAME, name=" \n ") == ["missing"]
    assert keys(NAME) == ["missing"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("https://example.org\n\n  https://example.com/me  ", []),
        ("https://a.org\nhttps://b.org\nhttps://c.org", ["lines"]),
        ("example", ["no-link"]),
        ("javascript:alert(1)", ["no-link"]),
        ("https://user:secret@example.org", ["email"]),
        ("https://[broken", ["no-link"]),
        ("https://discord.gg/abcdef", ["invite"]),
    ],
)
def test_links_are_web_addresses_a_line_each(text: str, wanted: list[str]) -> None:
    assert keys(LINKS, links=text) == wanted


def test_what_stops_can_be_left_out() -> None:
    typed = {"bio": "Write me: ana@example.org", "links": "https://example.org"}
    left = leave_out([BIO, LINKS], typed)
    assert left == {"bio": "Write me:", "links": "https://example.org"}
    assert problems([BIO, LINKS], left) == ()


def test_lists_are_kept_without_empty_lines() -> None:
    assert kept([LINKS], {"links": " https://a.org \r\n\r\nhttps://b.org"}) == {"links": "https://a.org\nhttps://b.org"}


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.stops])
def test_every_kind_that_stops_has_its_sentence(kind: Kind) -> None:
    assert has(f"forms-problem-{kind}")
