"""Who says they are in danger is heard; who writes darkly is left in peace."""

import json
import time
import tomllib
from pathlib import Path

import pytest

from bot.safety.danger import Danger, danger_in

CASES = tomllib.loads(Path(__file__).with_name("danger_cases.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", CASES["seen"]["self_harm"])
def test_who_wants_to_hurt_themselves_is_heard(text: str) -> None:
    assert danger_in(text) is Danger.SELF_HARM


@pytest.mark.parametrize("text", CASES["seen"]["harmed"])
def test_who_is_hurt_by_others_is_heard(text: str) -> None:
    assert danger_in(text) is Danger.HARMED


@pytest.mark.parametrize("text", CASES["seen"]["nothing"])
def test_figures_of_speech_and_characters_are_not_taken_for_it(text: str) -> None:
    assert danger_in(text) is None


def test_held_out_cases_are_heard_and_harmless_ones_left_in_peace() -> None:
    held_out = CASES["held_out"]
    missed = [text for kind in Danger for text in held_out[kind] if danger_in(text) is not kind]
    false = [text for text in held_out["nothing"] if danger_in(text) is not None]
    print(f"\nmissed {missed}\nfalse {false}")  # noqa: T201
    assert len(missed) <= 2
    assert len(false) <= 1


def test_made_up_writing_counts_only_where_it_says_that_it_is_true() -> None:
    poem = "The river calls.\nI want to die.\nThe river calls again."
    assert danger_in(poem, made_up=True) is None
    assert danger_in(f"{poem}\n\nThis isn't just a poem.", made_up=True) is Danger.SELF_HARM
    assert danger_in(f"{poem}\n\nPlease, this is about me", made_up=True) is Danger.SELF_HARM


def test_news_articles_are_left_in_peace(shared: Path) -> None:
    for file in (shared / "corpus" / "pages").glob("*.gold.json"):
        text = json.loads(file.read_text(encoding="utf-8")).get("text")
        if isinstance(text, str):
            assert danger_in(text) is None, file.name


@pytest.mark.parametrize(
    "unit", ["i ", "i really ", "i want to ", "“", '"', "'", ". ", "my dad ", "i am going to ", "> ", "a", "\u0301"]
)
def test_long_texts_take_little_time(unit: str) -> None:
    began = time.process_time()
    danger_in(unit * (100_000 // len(unit)))
    assert time.process_time() - began < 5
