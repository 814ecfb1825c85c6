"""Measured on two sets: the headlines of ../shared/corpus/sensitive (seen while the rules were written, so the figure
says they fit, not that they generalise) and `notes_cases.toml` (written for this test)."""

import json
import tomllib
from pathlib import Path

import pytest

from bot.safety.notes import Note, Rules, built_in
from tests.safety.notes_measuring import HELD_OUT, LABELS, lines_of, measured

CASES = tomllib.loads((Path(__file__).parent / "notes_cases.toml").read_text(encoding="utf-8"))["case"]


def headlines(shared: Path) -> list[dict[str, list[str]]]:
    with (shared / "corpus" / "sensitive" / "headline_topics_2026-02.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_labelled_headlines_get_their_notes(shared: Path) -> None:
    wanted = found = 0
    for headline in headlines(shared):
        got = set(built_in().notes(str(headline["title"])))
        wanted += len(headline["labels"])
        found += sum(bool(LABELS[label] & got) for label in headline["labels"])
    assert found / wanted >= 0.95


def test_harmless_headlines_and_figures_of_speech_get_none(shared: Path) -> None:
    harmless = [each for each in headlines(shared) if not each["labels"]]
    noted = [each["title"] for each in harmless if built_in().notes(str(each["title"]))]
    assert len(harmless) > 40
    assert not noted


def test_own_headlines_get_exactly_the_notes_a_careful_reader_would_give() -> None:
    wrong = [each["title"] for each in CASES if set(built_in().notes(each["title"])) != set(each["notes"])]
    assert len(wrong) / len(CASES) <= 0.1, wrong


def test_headlines_that_no_rule_was_written_for_get_their_notes_as_well_as_the_docs_say() -> None:
    cases = lines_of(HELD_OUT)
    found = measured(cases, [built_in()] * len(cases))
    recall = {note: rates.recall for note, rates in found.rates.items()}
    assert min(recall.values()) >= 0.7, recall
    assert sum(recall.values()) / len(recall) >= 0.85
    assert found.clean.recall >= 0.85


def test_a_passing_mention_in_the_body_makes_no_note_but_a_subject_does() -> None:
    once = "The museum shows four centuries of maps. One was drawn during the war. Entry is free. " * 1
    often = "The war began in spring. Troops crossed the river. Missiles fell on the port. " * 2
    assert built_in().notes("A museum of maps", once) == ()
    assert built_in().notes("A museum of maps", often) == (Note.WAR,)


def test_one_mention_of_self_harm_anywhere_is_enough() -> None:
    assert Note.SELF_HARM in built_in().notes(
        "A musician's year", "He wrote the album after a suicide attempt. " + "He sang. " * 50
    )


def test_the_words_behind_a_note_are_told() -> None:
    (finding,) = built_in().findings("Wildfire nears town, residents evacuated")
    assert (finding.note, finding.words) == (Note.DISASTER, ("wildfire", "evacuated"))


def test_phrases_never_reach_across_sentences() -> None:
    rules = Rules.read('figurative = ["kill* ... jobs"]\n[death]\nwords = ["kill*"]')
    assert rules.notes("Robots kill many jobs") == ()
    assert rules.notes("Floods kill many. Jobs lost.") == (Note.DEATH,)


def test_hyphens_quotes_and_capitals_do_not_matter() -> None:
    rules = Rules.read('[self_harm]\nwords = ["self-harm*"]')
    for text in ("Self harm", "SELF-HARMING", "“self‑harm”", "it's 'self-harm'"):
        assert rules.notes(text) == (Note.SELF_HARM,), text


@pytest.mark.parametrize("text", ["", "   ", "🎭" * 500, "\u202e", "a" * 100_000, "kill " * 20_000])
def test_any_text_is_judged_without_failing(text: str) -> None:
    built_in().notes(text, text)


@pytest.mark.parametrize("text", ["[magic]\nwords = ['x']", "[war]\nwords = []", "[war]\nwords = ['']", "war = 3"])
def test_rules_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Rules.read(text)


def test_words_that_only_look_hard_in_another_language_make_no_note() -> None:
    strike = "Les cheminots votent la grève. Cette mobilisation intervient avant le débat des députés au Sénat."
    match = "Le club a dominé la ville de Grenade samedi soir, et il est en tête du championnat avec neuf points."
    assert built_in().notes(strike) == built_in().notes(match) == ()
    assert Note.WAR in built_in().notes("Army orders general mobilisation in the east")
