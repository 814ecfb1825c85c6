"""What the bot makes of one entry: summary, notes, reading time. Called in the reader's process:

telling = await reader.call(TELL, title, text, language)
"""

from dataclasses import dataclass
from datetime import datetime

TELL = "bot.news.telling:tell"

# Not shown before a person has looked (safety rules): the rest stands behind a spoiler.
HELD = frozenset({"self_harm", "sexual_violence"})
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

    `brief` is the summary again in the room that a story has in an edition; never a summary that was cut.
    """

    summary: str = ""
    brief: str = ""
    notes: tuple[str, ...] = ()
    minutes: int = 0

    @property
    def is_held(self) -> bool:
        """Whether staff look before anyone else does."""
        return not HELD.isdisjoint(self.notes)


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
    from bot.news.summary import summarise
    from bot.safety.notes import built_in

    summary = summarise(text, title, language)
    # The summary is seen at once as the title is, so one hard word in it is enough.
    notes = built_in().notes(f"{title}\n{summary}", text)
    brief = summary if len(summary) <= BRIEF_CHARACTERS else _brief(text, title, language)
    return Telling(summary, brief, tuple(note.value for note in notes), minutes_to_read(text))


def _brief(text: str, title: str, language: str) -> str:
    from bot.news.summary import Room, summarise

    rooms = (Room(2, BRIEF_CHARACTERS), Room(1, LONGEST_BRIEF_CHARACTERS))
    return next(filter(None, (summarise(text, title, language, room) for room in rooms)), "")
