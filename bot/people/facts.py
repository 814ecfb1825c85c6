"""Lines that one job adds to another's page: the shows on a team's page, the credits on a profile."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A sentence of the catalogue with what it needs. Text of members in `args` is as stored, not yet escaped."""

    key: str
    args: Mapping[str, str | int] = field(default_factory=dict)


# Asked within a transaction with the guild's id and that of the person or the team.
FactReader = Callable[[AsyncSession, int, int], Awaitable[Sequence[Fact]]]
