"""What the guard can mark, and one mark."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of personal detail or of a way out of the server (DESIGN.md, safety rule 5)."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    INVITE = "invite"
    HANDLE = "handle"
    LINK = "link"
    PAYMENT = "payment"
    PASSWORD = "password"  # noqa: S105
    SCHOOL = "school"
    AGE = "age"

    @property
    def stops(self) -> bool:
        """Whether a text with such a mark cannot be sent; otherwise its writer may send it on with a note."""
        return self not in _ONLY_MARKED


# Many write about growing up; a school or an age alone leads nobody to a door, and staff see the note.
_ONLY_MARKED = frozenset({Kind.SCHOOL, Kind.AGE})


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Exact words of a text: `text[start:end]`, counted in code points of the text as it was given."""

    start: int
    end: int
    kind: Kind

    @property
    def stops(self) -> bool:
        return self.kind.stops

    def words(self, text: str) -> str:
        """The marked words, as they stand in the text that was looked through."""
        return text[self.start : self.end]
