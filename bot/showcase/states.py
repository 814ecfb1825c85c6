"""Where a piece stands, and what may happen to it next. Pure."""

import enum
from collections.abc import Mapping

from bot.errors import MemberFacingError


class State(enum.StrEnum):
    """Where a piece stands."""

    WAITING = "waiting"
    CHANGES = "changes"
    PUBLISHED = "published"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    TAKEN_DOWN = "taken_down"


class Decision(enum.StrEnum):
    """How a staff check ended."""

    APPROVED = "approved"
    CHANGES = "changes"
    DECLINED = "declined"


class Step(enum.StrEnum):
    """What somebody does to a piece."""

    REVISE = "revise"
    TAKE_BACK = "take_back"
    APPROVE = "approve"
    ASK = "ask"
    DECLINE = "decline"
    TAKE_DOWN = "take_down"


_STEPS: Mapping[Step, tuple[frozenset[State], State]] = {
    Step.REVISE: (frozenset({State.CHANGES, State.WITHDRAWN}), State.WAITING),
    Step.TAKE_BACK: (frozenset({State.WAITING, State.CHANGES}), State.WITHDRAWN),
    Step.APPROVE: (frozenset({State.WAITING}), State.PUBLISHED),
    Step.ASK: (frozenset({State.WAITING}), State.CHANGES),
    Step.DECLINE: (frozenset({State.WAITING}), State.DECLINED),
    Step.TAKE_DOWN: (frozenset({State.PUBLISHED}), State.TAKEN_DOWN),
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
