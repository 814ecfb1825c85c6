"""The reports in `reports/` are written for this test: agency style, with speakers who contradict each other."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.sentences import split
from bot.news.summary import MOST_CHARACTERS, MOST_SENTENCES, Room, summarise

REPORTS = Path(__file__).parent / "reports"


def report(name: str) -> tuple[str, str]:
    title, _, text = (REPORTS / f"{name}.txt").read_text(encoding="utf-8").partition("\n")
    return title, text


@pytest.mark.parametrize("name", ["count", "dam", "ferry", "library", "museum", "school", "strike"])
def test_a_summary_is_at_most_three_whole_sentences_of_the_source_in_its_order(name: str) -> None:
    title, text = report(name)
    summary = summarise(text, title)
    source = [each.text for each in split(text)]
    taken = [next(sentence for sentence in source if each.text in sentence) for each in split(summary)]
    assert 1 <= len(taken) <= MOST_SENTENCES
    assert taken == sorted(taken, key=source.index)
    assert len(summary) <= MOST_CHARACTERS


@pytest.mark.parametrize(
    ("name", "beginnings"),
    [
        ("dam", ["Engineers warned three times", "The letters, sent to", "Whether the wall would have held"]),
        ("museum", ["The city museum of Harrow", "The drum, carved from", "The drum will travel in June"]),
        (
            "ferry",
            [
                "Divers searched the harbour",
                "The captain, Jens Okafor",
                "A police spokesman said there was “in principle”",
            ],
        ),
        ("library", ["A plan to close 120", "“We have listened,”", "Councils, which run"]),
        ("count", ["Election officials in Teno", "His challenger, Lina Hart", "International observers said"]),
        ("school", ["A ban on phones", "Researchers from the University", "In schools with a ban"]),
        ("strike", ["Talks on a ceasefire", "Each side blamed the other", "The army said they had been fired"]),
    ],
)
def test_the_reports_are_summed_up_as_an_editor_would(name: str, beginnings: list[str]) -> None:
    title, text = report(name)
    sentences = [each.text for each in split(summarise(text, title))]
    assert [sentence[: len(beginning)] for sentence, beginning in zip(sentences, beginnings, strict=True)] == beginnings


LEAD = "The council of Aldmoor voted on Monday to close the ferry that has linked the two banks since 1911."


def test_a_sentence_that_leans_comes_with_the_one_before_or_not_at_all() -> None:
    text = f"{LEAD}\nPilots Anna Berg and Ole Dahl ran it for 30 years. However, they will not see it go."
    summary = summarise(text)
    assert ("However" in summary) <= ("Anna Berg" in summary)
    alone = summarise("However, he will not see the ferry of Aldmoor leave. " + LEAD.replace("\n", " "))
    assert "ferry" in alone


@pytest.mark.parametrize(
    "leaning",
    [
        "However, he said the ferry of Aldmoor council costs too much.",
        "He told the council of Aldmoor that the ferry costs too much.",
        "In a letter to the council of Aldmoor, she called the ferry a jewel.",
        "“The ferry of the Aldmoor council is a jewel, and always was one.”",
        "The decision of the Aldmoor council on the ferry was not unanimous.",
        "The council of Aldmoor also voted to sell the ferry.",
        "A month later the council of Aldmoor sold the ferry.",
        "Critics in Aldmoor said the council had never liked the ferry.",
    ],
)
def test_what_leans_is_never_taken_over_a_gap(leaning: str) -> None:
    gap = " ".join(f"Number {word} is no news at all in any town." for word in ("one", "two", "six", "nine"))
    filler = f"Bert Olsen, a baker, disagrees, and {'so do ' * 90}they."
    summary = summarise(f"{LEAD}\n{gap}\n{filler} {leaning}", "Aldmoor council closes ferry")
    assert leaning not in summary


def test_an_accusation_comes_with_its_answer_or_not_at_all() -> None:
    claim = "Mayor Ruth Adler accused the ferry company of hiding its losses from the council."
    answer = "The company's director, Jan Moe, rejected the accusation and offered to open its books."
    text = f"{LEAD}\n{claim}\nThe ferry carries 40 cars.\n{answer}"
    summary = summarise(text, "Mayor accuses ferry company of hiding losses")
    assert claim in summary
    assert answer in summary


def test_an_answer_that_does_not_repeat_the_claim_never_comes_alone() -> None:
    claim = (
        "Mayor Ruth Adler accused the ferry company of hiding its losses " + "and its plans " * 45 + "from the council."
    )
    answer = "The company's director, Jan Moe, rejected the accusation."
    assert answer not in summarise(f"{LEAD}\n{claim}\n{answer}", "Ferry company director rejects accusation")


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ("He had reported the fault in March, the captain said.", "The company that runs the ferry denied that."),
        ("The box held 190 more ballots than voters, lawyers say.", "The commission rejected that: the list is old."),
        ("The drum was listed as a gift, the curator said.", "Letters found last year show that it was not."),
        ("The cut is about a third, the councils said.", "The ministry disputes the figure."),
    ],
)
def test_a_reply_right_behind_comes_along_however_short_it_is(claim: str, answer: str) -> None:
    summary = summarise(f"{LEAD}\n{claim}\n{answer}\nThe hearing goes on.", claim)
    assert (claim in summary) <= (answer in summary)


def test_somebody_who_is_quoted_for_a_paragraph_is_contradicted_in_the_next() -> None:
    claim = "Union leader Jon Fell said the figures showed that the ban was working. “Anybody can hear it,” he said."
    objection = "But the Pupils' Council said the study had asked no pupil with a disability."
    summary = summarise(f"{LEAD}\n{claim}\n{objection}", "Union leader: ban is working")
    assert ("Jon Fell" in summary) <= (objection in summary)


@pytest.mark.parametrize(
    "leaning",
    [
        "A lawyer for the ferry company of Aldmoor later said it was not authentic.",
        "The mayor of Aldmoor called it a jewel of the council.",
        "Ms. Sand would not comment on the ferry of the Aldmoor council.",
    ],
)
def test_who_and_what_was_named_before_is_not_spoken_of_over_a_gap(leaning: str) -> None:
    gap = " ".join(f"Number {word} is no news at all in any town." for word in ("one", "two", "six", "nine"))
    assert leaning not in summarise(f"{LEAD}\n{gap}\n{leaning}", "Aldmoor council closes ferry")


def test_a_but_right_behind_comes_along() -> None:
    text = "The vaccine is safe for adults, the agency said. But it must not be given to infants."
    assert summarise(text) == text


def test_quotations_and_hedges_stay_whole() -> None:
    sentence = "The two sides agreed “in principle. Not more than that”, and about 200 people are thought to have left."
    assert summarise(sentence) == sentence


@pytest.mark.parametrize(
    "noise",
    [
        "Sign up for our newsletter to get more stories like this one.",
        "The post Ferry to close appeared first on Aldmoor Times.",
        "Photo: Getty Images. All rights reserved by the agency.",
        "- Ferry tickets cost two crowns for each of the adults.",
    ],
)
def test_what_is_not_the_story_is_left_out(noise: str) -> None:
    assert summarise(f"{noise}\n{LEAD}\n{noise}") == LEAD


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    for dateline in ("ALDMOOR (AP) — ", "ALDMOOR, May 3 (Reuters) - ", "ALDMOOR — ", "(AFP) - "):
        assert summarise(dateline + LEAD) == LEAD


def test_a_teaser_that_its_feed_cut_off_is_given_as_it_is() -> None:
    assert summarise("The council of Aldmoor voted to close the ferry that has […]").endswith("has […]")
    assert summarise(f"{LEAD} The mayor, who had […]") == LEAD


def test_other_languages_get_their_beginning_without_gaps() -> None:
    text = "Der Rat von Aldmoor schließt die Fähre. Er stimmte am Montag ab. Das war erwartet. Nun folgt die Klage."
    assert summarise(text) == text.removesuffix(" Nun folgt die Klage.")


@pytest.mark.parametrize("text", ["", " ", "Hm.", "📎" * 400, "No end", "a " * 20_000, '"' * 999, "He said. " * 3000])
def test_text_without_a_story_gives_little_and_never_fails(text: str) -> None:
    assert len(summarise(text)) <= MOST_CHARACTERS


@given(st.text(max_size=400), st.text(max_size=60))
def test_nothing_is_ever_invented(text: str, title: str) -> None:
    source = "".join(text.split())
    assert all("".join(each.text.split()) in source for each in split(summarise(text, title)))


def test_a_teaser_without_its_full_stop_is_a_summary_all_the_same() -> None:
    teaser = "The mayor of Harrow has opened the first public library on a boat, which stops at nine villages"
    assert summarise(teaser, "Library on a boat") == teaser


@pytest.mark.parametrize(
    "teaser",
    [
        "The mayor of Harrow has opened the first public library on a boat, which stops at the",
        "The mayor of Harrow has opened the first public library on a boat and,",
        "A boat with books",
        # Cut at a length that programs like, in the middle of a word.
        ("The mayor of Harrow has opened the first public library on a boat, which stops at nine villages, " * 3)[:250],
    ],
)
def test_a_text_that_was_cut_off_is_none(teaser: str) -> None:
    assert summarise(teaser, "Library on a boat") == ""


def test_a_quotation_may_close_with_the_other_kind_of_mark() -> None:
    text = 'Lina Hart said she has turned down a seat on the council’s new “Board of Bridges." She gave no reason.'
    assert summarise(text, "Hart declines").startswith("Lina Hart said")


@pytest.mark.parametrize(
    "last",
    [
        "Five thoughts on ferries was originally published in The Slow Paper on Medium.",
        "This is a photo gallery curated by the editors.",
        "Today's episode is sponsored by a maker of sails.",
        "For more information on the ferry, find the timetable.",
        "Support the show and get early episodes.",
        "TC: “Ferries” can mean many things.",
    ],
)
def test_what_is_not_the_story_is_not_told(last: str) -> None:
    text = f"{LEAD} The last boat leaves on Sunday at noon. {last}"
    assert summarise(text) == f"{LEAD} The last boat leaves on Sunday at noon."


@pytest.mark.parametrize(
    "last",
    [
        "The novel about it, first published in 1925, is read in every school of the valley.",
        "A bill sponsored by the mayor would pay for a museum of ferries.",
        "Children learn more about the river at a show curated by three pilots.",
    ],
)
def test_what_only_sounds_like_it_is(last: str) -> None:
    assert last in summarise(f"{LEAD} {last}")


def test_somebody_called_by_surname_comes_with_who_that_is() -> None:
    told = "The town has a new ferry pilot."
    who = "Mira Okafor, who ran the night boat for ten years, got the job in May after a long search along the coast."
    text = f"{told} {who} The river is low in summer. Okafor said the new ferry would run all night for new pilots."
    summary = summarise(text, "Town finds a new ferry pilot for all night")
    assert "Okafor said" not in summary or who in summary
    assert "Okafor said" in summarise(text, "Okafor to run the new ferry all night for new pilots")


def test_a_connective_in_the_middle_leans_too() -> None:
    text = f"{LEAD} Repairs had cost two million a year. The ferry, therefore, runs at a loss to the ferry council."
    summary = summarise(text, "Ferry runs at a loss, council closes ferry")
    assert "therefore" not in summary or "two million" in summary


def test_who_is_pointed_at_comes_along() -> None:
    text = f"{LEAD} A girl of nine builds ferries from bricks. Once this engineer is grown, the ferry may need her."
    summary = summarise(text, "Council closes ferry, engineer of nine builds one")
    assert "this engineer" not in summary or "A girl of nine" in summary


def test_a_summary_that_only_repeats_the_headline_is_none() -> None:
    assert summarise("No, the ferry was not sold.", "No, the ferry was not sold") == ""


def test_what_a_reporter_did_alone_gives_way_to_what_happened() -> None:
    text = (
        f"{LEAD} I could not try the new bus app myself on Monday. "
        "Villages along the river will share a bus from June, the council said."
    )
    assert "I could not" not in summarise(text, "Council closes ferry", "en", Room(2, 400))
