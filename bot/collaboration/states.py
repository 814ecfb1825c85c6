"""What may follow what: requests, offers and inquiries, and the steps that lead from one state to the next."""

import enum
from collections.abc import Mapping
from typing import TypeVar

from bot.errors import MemberFacingError


class RequestState(enum.StrEnum):
    """A search for collaborators."""

    WAITING = "waiting"
    OPEN = "open"
    DECLINED = "declined"
    CLOSED = "closed"


class RequestStep(enum.StrEnum):
    """What can be done to a request."""

    POST = "post"
    DECLINE = "decline"
    CLOSE = "close"


class OfferState(enum.StrEnum):
    """An answer to a request."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class OfferStep(enum.StrEnum):
    """What the requester can do with an offer."""

    ACCEPT = "accept"
    DECLINE = "decline"


class InquiryState(enum.StrEnum):
    """A private approach. One to the team is open at once; one to a member waits for staff, then for the member."""

    WAITING = "waiting"
    PASSED = "passed"
    OPEN = "open"
    DECLINED = "declined"
    CLOSED = "closed"


class InquiryStep(enum.StrEnum):
    """What can be done to an inquiry."""

    LET_THROUGH = "let_through"
    REFUSE = "refuse"
    ACCEPT = "accept"
    DECLINE = "decline"
    CLOSE = "close"


class DmState(enum.StrEnum):
    """A direct message to the bot: stored, and what became of it."""

    RECEIVED = "received"
    ASKED = "asked"
    WHICH = "which"
    FILED = "filed"
    STOPPED = "stopped"
    DONE = "done"


State = TypeVar("State", bound=enum.StrEnum)
Step = TypeVar("Step", bound=enum.StrEnum)

_REQUESTS = {
    (RequestState.WAITING, RequestStep.POST): RequestState.OPEN,
    (RequestState.WAITING, RequestStep.DECLINE): RequestState.DECLINED,
    (RequestState.WAITING, RequestStep.CLOSE): RequestState.CLOSED,
    (RequestState.OPEN, RequestStep.CLOSE): RequestState.CLOSED,
}
_OFFERS = {
    (OfferState.PENDING, OfferStep.ACCEPT): OfferState.ACCEPTED,
    (OfferState.PENDING, OfferStep.DECLINE): OfferState.DECLINED,
}
_INQUIRIES = {
    (InquiryState.WAITING, InquiryStep.LET_THROUGH): InquiryState.PASSED,
    (InquiryState.WAITING, InquiryStep.REFUSE): InquiryState.DECLINED,
    (InquiryState.WAITING, InquiryStep.CLOSE): InquiryState.CLOSED,
    (InquiryState.PASSED, InquiryStep.ACCEPT): InquiryState.OPEN,
    (InquiryState.PASSED, InquiryStep.DECLINE): InquiryState.DECLINED,
    (InquiryState.PASSED, InquiryStep.CLOSE): InquiryState.CLOSED,
    (InquiryState.OPEN, InquiryStep.CLOSE): InquiryState.CLOSED,
}


def request_after(state: RequestState, step: RequestStep) -> RequestState:
    """The next state of a request.

    Raises:
        MemberFacingError: somebody was faster, or it is over.
    """
    return _next(_REQUESTS, state, step)


def offer_after(state: OfferState, step: OfferStep) -> OfferState:
    """The next state of an offer; raises like `request_after`."""
    return _next(_OFFERS, state, step)


def inquiry_after(state: InquiryState, step: InquiryStep) -> InquiryState:
    """The next state of an inquiry; raises like `request_after`."""
    return _next(_INQUIRIES, state, step)


def _next(table: Mapping[tuple[State, Step], State], state: State, step: Step) -> State:
    following = table.get((state, step))
    if following is None:
        raise MemberFacingError("collaboration-already-decided")
    return following
