"""Teams as everyone else sees them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.forms.fields import Links, Problem, TextField
from bot.people.facts import Fact

FIELDS = (
    TextField(name="name", most=80, required=True),
    TextField(name="about", most=800),
    TextField(name="links", most=120, lines=5, links=Links.LINES),
)
TITLE = TextField(name="title", most=60, required=True)


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A person's place in a team; named on its page only once they accepted."""

    id: int
    team_id: int
    person_id: int
    title: str
    accepted: bool


@dataclass(frozen=True, kw_only=True)
class Team:
    """A team of one guild.

    Args:
        seats: of everybody, those who have not accepted included; `people` are those that a page names.
        facts: what other jobs know of it (its shows).
    """

    id: int
    guild_id: int
    name: str
    about: str
    links: tuple[str, ...]
    seats: tuple[Seat, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def people(self) -> tuple[Seat, ...]:
        """Who has accepted, in the order in which they were asked."""
        return tuple(seat for seat in self.seats if seat.accepted)


@dataclass(frozen=True, kw_only=True)
class Written:
    """What became of a submitted form: the team, or why not, with what was typed.

    Args:
        remarks: what may stay once whoever typed it has looked.
    """

    team: Team | None
    typed: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
