"""Where a piece stands, and what may happen to it next. Pure."""

import enum
from collections.abc import Mapping

from bot.errors import MemberFacingError


class State(enum.StrEnum):
    """Where a piece stands. Its author takes it back before, and down after it was published; staff remove it."""

    WAITING = "waiting"
    CHANGES = "changes"
    PUBLISHED = "published"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    TAKEN_DOWN = "taken_down"
    REMOVED = "removed"

    @property
    def is_its_authors_alone(self) -> bool:
        """Whether its author took it back or down: then nobody else reads it, staff neither."""
        return self in (State.WITHDRAWN, State.TAKEN_DOWN)

    @property
    def can_be_thrown_away(self) -> bool:
        """Whether nothing more comes of it by itself."""
        return self in (State.DECLINED, State.WITHDRAWN, State.TAKEN_DOWN, State.REMOVED)


class Decision(enum.StrEnum):
    """How a staff check ended."""

    APPROVED = "approved"
    CHANGES = "changes"
    DECLINED = "declined"


class Concern(enum.StrEnum):
    """What whoever checked a piece thought of what it says of its writer."""

    FINE = "fine"
    TOLD = "told"


class Step(enum.StrEnum):
    """What somebody does to a piece."""

    REVISE = "revise"
    TAKE_BACK = "take_back"
    APPROVE = "approve"
    ASK = "ask"
    DECLINE = "decline"
    TAKE_DOWN = "take_down"
    REMOVE = "remove"


_STEPS: Mapping[Step, tuple[frozenset[State], State]] = {
    Step.REVISE: (frozenset({State.CHANGES, State.WITHDRAWN, State.TAKEN_DOWN}), State.WAITING),
    Step.TAKE_BACK: (frozenset({State.WAITING, State.CHANGES}), State.WITHDRAWN),
    Step.APPROVE: (frozenset({State.WAITING}), State.PUBLISHED),
    Step.ASK: (frozenset({State.WAITING}), State.CHANGES),
    Step.DECLINE: (frozenset({State.WAITING}), State.DECLINED),
    Step.TAKE_DOWN: (frozenset({State.PUBLISHED}), State.TAKEN_DOWN),
    Step.REMOVE: (frozenset({State.PUBLISHED}), State.REMOVED),
}
DECISIONS: Mapping[Step, Decision] = {
    Step.APPROVE: Decision.APPROVED,
    Step.ASK: Decision.CHANGES,
    Step.DECLINE: Decision.DECLINED,
}


def can(state: State, step: Step) -> bool:
    """Whether that may happen now."""
    return state in _STEPS[step][0]


def after(state: State, step: Step) -> State:
    """The state that follows.

    Raises:
        MemberFacingError: that cannot happen now; its sentence says where the piece stands.
    """
    if not can(state, step):
        raise MemberFacingError(f"showcase-now-{state}")
    return _STEPS[step][1]
