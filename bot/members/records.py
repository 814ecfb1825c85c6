"""Profiles as everyone else sees them, and what can be filled in."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.forms.fields import Links, Problem, TextField
from bot.people.facts import Fact

CRAFTS = (
    "writer",
    "poet",
    "essayist",
    "journalist",
    "scriptwriter",
    "editor",
    "podcaster",
    "narrator",
    "artist",
    "musician",
)


class Group(enum.StrEnum):
    """What is filled in together."""

    ABOUT = "about"
    CRAFTS = "crafts"
    LINKS = "links"
    AWARDS = "awards"


TEXTS: Mapping[Group, tuple[TextField, ...]] = {
    Group.ABOUT: (TextField(name="pronouns", most=40), TextField(name="bio", most=1000)),
    Group.CRAFTS: (),
    Group.LINKS: (TextField(name="links", most=150, lines=5, links=Links.LINES),),
    Group.AWARDS: (TextField(name="awards", most=120, lines=8),),
}


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One member in one guild. Never filled in is the same as empty.

    Args:
        facts: what other jobs know of the member ("credited in 3 episodes").
    """

    guild_id: int
    person_id: int
    pronouns: str = ""
    bio: str = ""
    crafts: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    awards: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    changed_at: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not (self.pronouns or self.bio or self.crafts or self.genres or self.links or self.awards or self.facts)


@dataclass(frozen=True, kw_only=True)
class Unsaved:
    """A group whose texts were submitted and are not saved: they cannot be, or their writer looks once more."""

    group: Group
    typed: Mapping[str, str]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A member's own page: the profile as others see it, and what is not saved yet.

    Args:
        in_danger: what was just saved says that its writer is (safety rule 6).
    """

    profile: Profile
    unsaved: tuple[Unsaved, ...] = field(default=())
    in_danger: bool = False

    def typed(self, group: Group) -> Mapping[str, str]:
        """What the fields of a group begin with: what was typed last, else what is saved."""
        for each in self.unsaved:
            if each.group is group:
                return each.typed
        texts = {"pronouns": self.profile.pronouns, "bio": self.profile.bio}
        lists = {"links": "\n".join(self.profile.links), "awards": "\n".join(self.profile.awards)}
        return {**texts, **lists}
