import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.sentences import split


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dr. Holt met Mrs. Ilves at 5 p.m. in St. Ives.", "They talked."],
        ["It cost 3.5 million.", "Nobody paid."],
        ["The U.S. Senate voted.", "It was close."],
        ["She lives in the U.S.", "The rest of us do not."],
        ["“Go. Now. Do not wait,” she said.", "They went."],
        ["“Will you go?” Keller asked.", "Nobody answered."],
        ["“It is late!” Anna Keller said.", "It was."],
        ["‘We knew. We waited,’ he said.", "The farmers' fields were dry."],
        ['He said: "One. Two." and left.', "The end."],
        ["„Es ist spät. Gehen wir“, sagte sie.", "Dann gingen sie."],
        ["« Il est tard. Partons », dit-elle.", "Ils sont partis."],
        ["J. R. R. Tolkien wrote it.", "Few had read it."],
        ["What now?", "Who knows!", "Wait…", "Done."],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(sentences: list[str]) -> None:
    assert texts(" ".join(sentences)) == sentences


def test_paragraphs_end_sentences_and_are_counted() -> None:
    assert [(each.text, each.paragraph) for each in split("A headline\n\nOne. Two.")] == [
        ("A headline", 0),
        ("One.", 1),
        ("Two.", 1),
    ]


def test_a_quotation_that_goes_on_into_the_next_paragraph_is_known() -> None:
    first, second = split("“We left. Nobody asked us.\n“Then it rained,” he said.")
    assert (first.unclosed, second.unclosed) == (True, False)


@given(st.text(max_size=300))
def test_no_character_is_invented_or_lost(text: str) -> None:
    assert "".join("".join(texts(text)).split()) == "".join(text.split())
