"""What stands before and around the prose of a feed."""

import pytest

from bot.news.prose import Prose, prose

TEXT = "Pilots have ended their strike."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (TEXT, Prose(TEXT)),
        ("", Prose("")),
        (f"[Harrow Review] Aldmoor -- {TEXT}", Prose(TEXT, "Harrow Review")),
        (f"[Harrow Review] {TEXT}", Prose(TEXT, "Harrow Review")),
        (f"[Harrow Review] IN SHORT: {TEXT}", Prose(TEXT, "Harrow Review")),
        (f"In brief: {TEXT}", Prose(TEXT)),
        (f"[Video] {TEXT}", Prose(TEXT)),
        ("Bread &amp; Roses &#8211; a play", Prose("Bread & Roses – a play")),
        ("She called it ''a gift''.", Prose('She called it "a gift".')),
        ("[Citation needed] is a band", Prose("is a band", "Citation needed")),
        ("In the end -- she said -- nobody came.", Prose("In the end -- she said -- nobody came.")),
    ],
)
def test_datelines_labels_and_credits_are_taken_off(text: str, wanted: Prose) -> None:
    assert prose(text) == wanted
