"""Which headlines tell one event: the rules, in own words. What was measured stands in bot/docs/stories.md."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.events import Teller, group
from bot.news.frequencies import count
from bot.news.headlines import read

FERRY = [
    "Aldmoor council votes to close the ferry after 112 years",
    "Ferry in Aldmoor to close, council decides",
    "After 112 years Aldmoor loses its ferry",
]


def grouped(*titles: str, known: list[list[str]] | None = None) -> list[int]:
    return group([Teller(title) for title in titles], [[Teller(title) for title in each] for each in known or []])


def test_one_event_told_in_other_words_is_one_group() -> None:
    numbers = grouped(FERRY[0], "Elephants know a hunter by his voice, study finds", *FERRY[1:])
    assert numbers[0] == numbers[2] == numbers[3] != numbers[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Novelist Ana Holm talks at the library in Aldmoor", "Physicist Ben Rudd talks at the library in Aldmoor"),
        ("Ukraine and Russia hold peace talks in Geneva", "China and Japan hold talks on fish in Geneva"),
        ("Singer Mira Vale dies at 84", "Actor Tom Pell, who played kings, dies at 95"),
        ("Eight dead in fireworks shop blaze in China", "Five young people killed in house fire in Spain"),
        ("Magazine solutions - February 27, 2026", "Magazine printables - February 27, 2026"),
        ("Storm Edda cuts power to 12,000 homes in Harrow", "Why storms like Edda become more common"),
        ("Election in Harrow: Lind wins", "Harrow election: how the count works"),
    ],
)
def test_what_is_only_related_is_kept_apart(one: str, other: str) -> None:
    local = count([f"Aldmoor library: {each}" for each in ("new hours", "a talk on bees", "the winter programme")] * 30)
    numbers = group([Teller(one), Teller(other)], counted=local, headlines=90)
    assert numbers[0] != numbers[1]


def test_a_new_telling_joins_the_story_that_is_known() -> None:
    known = [["Elephants know a hunter by his voice"], FERRY[:2]]
    assert grouped(FERRY[2], "Bridge for cyclists opens in Sund", known=known) == [1, 2]


def test_where_the_headlines_name_no_country_the_beginning_of_the_texts_may() -> None:
    one = Teller("Minister resigns over railway contract scandal", "BUDAPEST — Hungary's minister of transport ...")
    same = Teller("Railway contract scandal: minister resigns", "The Hungarian government lost ...")
    other = Teller("Minister resigns over railway contract scandal", "The Peruvian minister of transport ...")
    assert len(set(group([one, same]))) == 1
    assert len(set(group([one, other]))) > len(set(group([one, same])))


def test_one_site_has_to_say_more_than_two_sites_to_be_taken_for_the_same() -> None:
    titles = ("Fire at the old mill in Sund", "Sund mill reopens its tea room")
    apart = group([Teller(title, source="The Paper") for title in titles])
    assert apart[0] != apart[1]


def test_words_that_everyone_writes_here_weigh_less() -> None:
    titles = ("Harbourton Gazette wins prize for its bridge report", "Harbourton Gazette looks for a bridge painter")
    archive = [f"Harbourton Gazette on the bridge, part {number}" for number in range(400)]
    assert len(set(grouped(*titles))) == 1
    assert len(set(group([Teller(each) for each in titles], counted=count(archive), headlines=len(archive)))) == 2


def test_small_words_of_other_languages_join_nothing() -> None:
    assert len(set(grouped("Der Rat von Aldmoor und die Fähre", "Die Schule von Sund und der Brand"))) == 2


def test_a_headline_is_read_without_accents_dates_and_endings() -> None:
    assert read("Rubio boosts Orbán ahead of Hungary's elections").terms >= {"rubio", "boost", "orban", "election"}
    assert read("Quiz of the week, 7 February 2026").terms == read("Quiz of the week, 14 February 2026").terms
    assert read("U.S. envoy leaves Kyiv").places == {"usa", "ukraine"}
    assert read("two of 1,200 survive").figures == {"2", "1200"}


@given(st.lists(st.text(max_size=80), max_size=12))
def test_any_titles_are_grouped_without_a_fault(titles: list[str]) -> None:
    numbers = grouped(*titles)
    assert len(numbers) == len(titles)


def test_labelled_pairs_are_told_apart_as_well_as_the_docs_say(shared: Path) -> None:
    file = shared / "corpus" / "clusters" / "headline_pairs_2026-02.jsonl"
    pairs = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    titles = list(dict.fromkeys(pair[side]["title"] for pair in pairs for side in "ab"))
    numbers = group([Teller(title) for title in titles], counted=count(titles), headlines=len(titles))
    number = dict(zip(titles, numbers, strict=True))
    joined = [number[pair["a"]["title"]] == number[pair["b"]["title"]] for pair in pairs]
    same = [pair["label"] == "same_event" for pair in pairs]
    different = [pair["label"] == "different" for pair in pairs]
    assert sum(joined[at] for at in range(len(pairs)) if same[at]) / sum(same) >= 0.9
    assert sum(joined[at] for at in range(len(pairs)) if different[at]) / sum(different) <= 0.2


def test_fifteen_hundred_titles_take_a_fraction_of_a_second() -> None:
    titles = [
        Teller(f"{city} council {act} the {thing} number {number}")
        for number in range(25)
        for city in ("Aldmoor", "Sund", "Harrow", "Teno", "Karvel")
        for act in ("closes", "opens", "sells")
        for thing in ("ferry", "school", "bridge", "museum")
    ]
    started = time.process_time()
    group(titles)
    # Far from the 0.05 s that docs/stories.md has measured: other programs share the machine.
    assert time.process_time() - started < 1.0
