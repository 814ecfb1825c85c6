"""What a guild does about hard subjects: for each content note how its stories are treated, and words of its own."""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.news.records import State
from bot.safety.notes import Note, OwnWords


class Treatment(enum.StrEnum):
    """What becomes of a story with a note, from the mildest on."""

    SHOW = "show"
    SPOILER = "spoiler"
    HOLD = "hold"
    LEAVE_OUT = "leave_out"


# Not shown before a person has looked (safety rules); the rest stands behind a spoiler.
_HELD = frozenset({Note.SELF_HARM, Note.SEXUAL_VIOLENCE})


@dataclass(frozen=True)
class NoteRule:
    """What a guild does about one note.

    Args:
        words: that give a text this note here, besides those that come with the program.
        exceptions: phrases that do not.
    """

    note: Note
    treatment: Treatment
    words: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Policy:
    """All of them. `changed` has what the guild said, the rest is as it comes with the program."""

    changed: Mapping[Note, NoteRule] = field(default_factory=dict)

    def rule(self, note: Note) -> NoteRule:
        """What is done about one note."""
        usual = Treatment.HOLD if note in _HELD else Treatment.SPOILER
        return self.changed.get(note) or NoteRule(note, usual)

    @property
    def own_words(self) -> OwnWords:
        """What the guild added to the rules that come with the program; empty where it added nothing."""
        return tuple(
            (note, rule.words, rule.exceptions) for note, rule in self.changed.items() if rule.words or rule.exceptions
        )

    def state(self, notes: Iterable[str]) -> State:
        """What becomes of a story with these notes, before anybody has decided."""
        treatments = self._treatments(notes)
        if Treatment.LEAVE_OUT in treatments:
            return State.LEFT_OUT
        return State.HELD if Treatment.HOLD in treatments else State.OPEN

    def strict(self, notes: Iterable[str]) -> list[str]:
        """Those of the notes that keep a story from being shown at once."""
        return [note for note in notes if self.state([note]) is not State.OPEN]

    def shown(self, notes: Iterable[str]) -> tuple[str, ...]:
        """Those of the notes whose stories stand open here."""
        return tuple(note for note in notes if self._treatments([note]) == {Treatment.SHOW})

    def _treatments(self, notes: Iterable[str]) -> set[Treatment]:
        return {self.rule(Note(note)).treatment for note in notes}
