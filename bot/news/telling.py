"""What the bot makes of one entry: summary, notes, reading time. Called in the reader's process:

telling = await reader.call(TELL, title, text, language)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.safety.notes import OwnWords

TELL = "bot.news.telling:tell"
NOTES = "bot.news.telling:notes"

# Below this a feed's own text is a teaser, and the page is asked for the article.
SHORT_CHARACTERS = 600
# How much of an article is kept, and of it what may say that two entries tell one event.
KEPT_CHARACTERS = 20_000
OPENING_CHARACTERS = 400

BRIEF_CHARACTERS = 300
LONGEST_BRIEF_CHARACTERS = 420


@dataclass(frozen=True, slots=True)
class Telling:
    """A summary in the source's own sentences, the content notes, and the minutes to read the whole.

    `brief` is the summary again in the room that a story has in an edition; never a summary that was cut. `credit` is
    who wrote it, where the text itself says so.
    """

    summary: str = ""
    brief: str = ""
    notes: tuple[str, ...] = ()
    minutes: int = 0
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry was told from, and how. `published_at` is what its page says, midnight UTC of the day."""

    telling: Telling
    title: str
    text: str
    author: str = ""
    language: str = ""
    published_at: datetime | None = None


def tell(title: str, text: str, language: str) -> Telling:
    """Sum `text` up and say what is hard in it."""
    from bot.news.articles import minutes_to_read
    from bot.news.prose import prose
    from bot.news.summary import summarise

    told = prose(text)
    text = told.text
    summary = summarise(text, title, language)
    (found,) = notes([(title, summary, text)], ())
    brief = summary if len(summary) <= BRIEF_CHARACTERS else _brief(text, title, language)
    return Telling(summary, brief, found, minutes_to_read(text), told.credit)


def notes(texts: Sequence[tuple[str, str, str]], own: OwnWords) -> list[tuple[str, ...]]:
    """The content notes of each (title, summary, text), by the rules that come along and somebody's own words."""
    from bot.safety.notes import built_in_and

    rules = built_in_and(own)
    # The summary is seen at once as the title is, so one hard word in it is enough.
    return [tuple(note.value for note in rules.notes(f"{title}\n{summary}", text)) for title, summary, text in texts]


def _brief(text: str, title: str, language: str) -> str:
    from bot.news.summary import Room, summarise

    rooms = (Room(2, BRIEF_CHARACTERS), Room(1, LONGEST_BRIEF_CHARACTERS))
    return next(filter(None, (summarise(text, title, language, room) for room in rooms)), "")
