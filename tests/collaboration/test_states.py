"""What may follow what. Pure."""

import itertools

import pytest

from bot.collaboration.states import (
    InquiryState,
    InquiryStep,
    OfferState,
    OfferStep,
    RequestState,
    RequestStep,
    inquiry_after,
    offer_after,
    request_after,
)
from bot.errors import MemberFacingError

LEGAL = {
    ("waiting", "let_through"): "passed",
    ("waiting", "refuse"): "declined",
    ("waiting", "close"): "closed",
    ("passed", "accept"): "open",
    ("passed", "decline"): "declined",
    ("passed", "close"): "closed",
    ("open", "close"): "closed",
}


@pytest.mark.parametrize(("state", "step"), list(itertools.product(InquiryState, InquiryStep)))
def test_an_inquiry_takes_these_steps_and_no_others(state: InquiryState, step: InquiryStep) -> None:
    if (state, step) in LEGAL:
        assert inquiry_after(state, step) == LEGAL[state, step]
    else:
        with pytest.raises(MemberFacingError, match="already-decided"):
            inquiry_after(state, step)


def test_what_is_over_stays_over() -> None:
    for step in RequestStep:
        with pytest.raises(MemberFacingError):
            request_after(RequestState.CLOSED, step)
    for answered, answer in itertools.product((OfferState.ACCEPTED, OfferState.DECLINED), OfferStep):
        with pytest.raises(MemberFacingError):
            offer_after(answered, answer)
