"""Fields of text: what is kept, what stops, and what can be left out."""

import pytest

from bot.forms.fields import Links, TextField, kept, leave_out, problems, remarks
from bot.safety.guard import Kind
from bot.texts import has

BIO = TextField(name="bio", most=30)
NAME = TextField(name="name", most=10, required=True)
LINKS = TextField(name="links", most=60, lines=2, links=Links.LINES)


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


def test_a_title_is_kept_on_one_line_and_a_verse_with_its_indent() -> None:
    title, verse = TextField(name="title", most=30, one_line=True), TextField(name="verse", most=30, verse=True)
    typed = {"title": "  The\n rain ", "verse": "\n    It rains\n  still.  \n"}
    assert kept([title, verse], typed) == {"title": "The rain", "verse": "    It rains\n  still."}
    assert kept([verse], {"verse": "  \n "}) == {"verse": ""}


def test_what_comes_together_when_words_are_left_out_is_left_out_too() -> None:
    text = "ana@exa ben@example.org mple.org"
    assert problems([BIO], leave_out([BIO], {"bio": text})) == ()


def test_links_among_words_are_at_home_where_the_field_says_so() -> None:
    source = TextField(name="source", most=80, links=Links.AMONG_WORDS)
    assert keys(source, source="From https://example.org/report") == []
    assert keys(source, source="join discord.gg/abcdef") == ["invite"]


def test_what_only_may_go_stays_while_something_has_to() -> None:
    typed = {"bio": "I'm 14, mail ana@example.org"}
    assert [each.args["words"] for each in remarks([BIO], typed)] == ["I'm 14"]
    left = leave_out([BIO], typed)
    assert left["bio"] == "I'm 14, mail"
    assert leave_out([BIO], left)["bio"] == "mail"


def test_people_of_a_story_have_ages_and_schools() -> None:
    story = TextField(name="story", most=500, made_up=True)
    assert remarks([story], {"story": '"I\'m 14 and I go to Hillside School," she said.'}) == ()
    assert len(remarks([story], {"story": "I'm 14 and I go to Hillside School."})) == 2


@pytest.mark.parametrize("kind", [kind for kind in Kind if not kind.stops])
def test_every_kind_that_is_only_marked_has_its_sentence(kind: Kind) -> None:
    assert has(f"forms-remark-{kind}")


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.stops])
def test_every_kind_that_stops_has_its_sentence(kind: Kind) -> None:
    assert has(f"forms-problem-{kind}")
