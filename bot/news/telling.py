"""What the bot makes of one entry: summary, notes, reading time. Called in the reader's process:

telling = await reader.call(TELL, title, text, language)
"""

from dataclasses import dataclass

TELL = "bot.news.telling:tell"

# Not shown before a person has looked (safety rules): the rest stands behind a spoiler.
HELD = frozenset({"self_harm", "sexual_violence"})
# Below this a feed's own text is a teaser, and the page is asked for the article.
SHORT_CHARACTERS = 600


@dataclass(frozen=True, slots=True)
class Telling:
    """A summary in the source's own sentences, the content notes, and the minutes to read the whole."""

    summary: str = ""
    notes: tuple[str, ...] = ()
    minutes: int = 0


def tell(title: str, text: str, language: str) -> Telling:
    """Sum `text` up and say what is hard in it."""
    from bot.news.articles import minutes_to_read
    from bot.news.summary import summarise
    from bot.safety.notes import built_in

    return Telling(
        summarise(text, title, language),
        tuple(note.value for note in built_in().notes(title, text)),
        minutes_to_read(text),
    )
