"""What a draft holds and what is wrong with it, at the extremes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety import guard
from bot.showcase import details, drafting
from bot.showcase.drafting import MOST_PART
from bot.showcase.kinds import Kind, Rating, Wanted
from tests.showcase.desks import POEM

_LETTERS = st.text(alphabet=st.sampled_from("ab\n é漢👩🏽‍🚀\u0301"), max_size=40)


def keys(values: dict[str, object]) -> list[str]:
    return [problem.key for problem in drafting.problems({**POEM, **values})]


def test_a_short_poem_can_be_sent_as_it_is() -> None:
    assert drafting.problems(POEM) == ()
    assert drafting.cover_of(POEM).rating is Rating.TWELVE


def test_an_empty_draft_says_all_that_is_missing() -> None:
    assert [problem.field for problem in drafting.problems({})] == ["title", "kind", "text"]


@pytest.mark.parametrize(("words", "fits"), [(1, True), (5000, True), (5001, False)])
def test_five_thousand_words_are_the_most(words: int, fits: bool) -> None:
    assert (keys({"text": "word " * words}) == []) is fits


def test_a_text_without_spaces_has_its_limit_too() -> None:
    assert keys({"text": "漢" * 5_000}) == []
    assert keys({"text": "漢" * 5_001}) == ["showcase-problem-many-words"]
    assert keys({"text": "a" * 60_001}) == ["forms-problem-long"]


def test_the_exact_words_are_shown_for_each_field() -> None:
    values = {
        **POEM,
        "title": "Write to ana@example.org",
        "line": "or call +49 30 901820",
        "text": "see https://a.example",
    }
    assert [(problem.field, problem.key, problem.args["words"]) for problem in drafting.problems(values)] == [
        ("title", "forms-problem-email", "ana@example.org"),
        ("line", "forms-problem-phone", "+49 30 901820"),
        ("text", "forms-problem-link", "https://a.example"),
    ]


@pytest.mark.parametrize(("kind", "stops"), [(Kind.POEM, True), (Kind.FICTION, True), (Kind.ARTICLE, False)])
def test_links_stop_where_a_text_is_not_for_links(kind: Kind, stops: bool) -> None:
    assert (keys({"kind": kind, "text": "From https://www.example.org/report"}) == ["forms-problem-link"]) is stops


def test_a_title_is_never_for_links() -> None:
    assert keys({"kind": "article", "title": "https://www.example.org"}) == ["forms-problem-link"]


def test_an_invitation_stops_even_where_links_are_at_home() -> None:
    assert keys({"kind": "article", "text": "join us: discord.gg/abc123"}) == ["forms-problem-invite"]


def test_leaving_out_takes_the_marked_words_and_nothing_else() -> None:
    values = {**POEM, "title": "Rain", "text": "It rains.\n\nMail ana@example.org now.\n\nIt rains *hard*."}
    kept = {**values, **drafting.leave_out(values)}
    assert drafting.problems(kept) == ()
    assert kept["text"] == "It rains.\n\nMail now.\n\nIt rains *hard*."


def test_a_school_may_be_sent_on_and_one_of_a_character_is_none() -> None:
    told = "I go to Hillside School."
    essay = {**POEM, "kind": "essay", "text": told}
    assert drafting.problems(essay) == ()
    assert [each.args["words"] for each in drafting.remarks(essay)] == ["Hillside School"]
    assert drafting.remarks({**POEM, "kind": "fiction", "text": f'"{told}" said Ada.'}) == ()
    assert drafting.leave_out(essay)["text"] == "I go to."


@given(st.text(max_size=300))
def test_after_leaving_out_nothing_is_left_that_stops(text: str) -> None:
    values = {**POEM, **drafting.tidied({"text": text})}
    kept = drafting.leave_out(values)
    assert not guard.check(kept["text"], links_allowed=False).stops


@given(st.lists(_LETTERS, max_size=400))
def test_parts_fit_into_an_input_and_together_are_the_text(stretches: list[str]) -> None:
    text = "".join(stretches) * 12
    whole = drafting.parts(text)
    assert "".join(part.text + part.glue for part in whole) == text
    assert all(len(part.text) <= MOST_PART for part in whole)


def test_parts_are_cut_between_paragraphs_where_there_are_any() -> None:
    text = "\n\n".join(["word " * 300] * 5)
    assert all(part.glue == "\n\n" for part in drafting.parts(text)[:-1])


def test_a_part_is_replaced_where_it_stood() -> None:
    text = "\n\n".join(f"{number} " + "word " * 500 for number in range(5))
    whole = drafting.parts(drafting.tidied({"text": text})["text"])
    assert len(whole) > 2
    tidy = "".join(part.text + part.glue for part in whole)
    replaced = drafting.with_part_replaced(tidy, 1, drafting.fingerprint(tidy), "something new")
    assert replaced == tidy.replace(whole[1].text, "something new")


def test_a_form_opened_on_an_older_text_adds_at_the_end_instead_of_replacing() -> None:
    opened_on = drafting.fingerprint("the old text")
    assert drafting.with_part_replaced("the new text", 0, opened_on, "typed") == "the new text\n\ntyped"


def test_the_same_part_twice_is_there_once() -> None:
    once = drafting.with_part("It rains.", "And rains.")
    assert drafting.with_part(once, "And rains.") == once == "It rains.\n\nAnd rains."


def test_titles_and_lines_stay_on_one_line() -> None:
    kept = drafting.tidied({"title": " a\n b\0 ", "line": "x\u202ey\n"})
    assert kept == {"title": "a b\ufffd", "line": "xy"}


def test_a_draft_survives_becoming_a_cover_and_back() -> None:
    more = {
        "genres": ["nature", "humour"],
        "topic": "rain",
        "series": "Weather",
        "chapter": "2",
        "first_published": "https://rain.example/2",
        "sources": "https://a.example/x\nhttps://b.example/y",
        "feedback": "fixes",
    }
    values = {**POEM, "rating": "16", "notes": ["death"], "line": "wet", "asks_for_narrator": True, **more}
    cover, text = drafting.cover_of(values), drafting.text_of(values)
    assert drafting.values_of(cover, text, details.stored(values)) == values
    assert cover.details == details.Details(
        genres=("humour", "nature"),
        topic="rain",
        series="Weather",
        chapter=2,
        first_published="https://rain.example/2",
        sources=("https://a.example/x", "https://b.example/y"),
        feedback=Wanted.FIXES,
    )
    assert drafting.problems(values) == ()


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({"chapter": "0"}, "showcase-problem-chapter"),
        ({"chapter": "two"}, "showcase-problem-chapter"),
        ({"chapter": "٣"}, "showcase-problem-chapter"),
        ({"chapter": "1000"}, "showcase-problem-chapter"),
        ({"first_published": "my blog"}, "forms-problem-no-link"),
        ({"first_published": "javascript:alert(1)"}, "forms-problem-no-link"),
        ({"sources": "https://a.example\ndiscord.gg/abc123"}, "forms-problem-invite"),
        ({"topic": "see https://a.example"}, "forms-problem-link"),
        ({"series": "x" * 81}, "forms-problem-long"),
    ],
)
def test_what_was_added_has_its_problems(more: dict[str, object], wanted: str) -> None:
    assert keys(more) == [wanted]
    kept = {**POEM, **more, **drafting.leave_out({**POEM, **more})}
    assert [problem for problem in drafting.problems(kept) if "words" in problem.args] == []
