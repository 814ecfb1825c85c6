"""Where a direct message belongs. Pure."""

from datetime import UTC, datetime

import pytest

from bot.collaboration.forms import InquiryKind
from bot.collaboration.intake import Course, Decision, decide
from bot.collaboration.records import DirectMessage, Inquiry
from bot.collaboration.states import DmState, InquiryState

ANA = 101


def message(words: str, inquiry_id: int | None = None) -> DirectMessage:
    return DirectMessage(
        message_id=1,
        person_id=ANA,
        channel_id=7,
        text=words,
        has_files=False,
        replied_to_id=None,
        inquiry_id=inquiry_id,
        state=DmState.RECEIVED,
    )


def conversation(number: int, *, in_dm: bool) -> Inquiry:
    return Inquiry(
        id=number,
        guild_id=1,
        kind=InquiryKind.COLLABORATE,
        to_team=True,
        from_id=ANA,
        to_id=None,
        from_outside=False,
        from_in_dm=in_dm,
        to_in_dm=False,
        state=InquiryState.OPEN,
        title="",
        answers={},
        created_at=datetime(2026, 3, 24, tzinfo=UTC),
        decided_by_id=None,
        reached=True,
        can_pass=True,
    )


ONE, TWO, QUIET = conversation(1, in_dm=True), conversation(2, in_dm=True), conversation(3, in_dm=False)


@pytest.mark.parametrize(
    ("words", "live", "answered", "decision"),
    [
        ("", [ONE], None, Decision(Course.NOTHING_TO_READ)),
        ("hi", [], None, Decision(Course.ASK_KIND)),
        ("hi", [ONE], None, Decision(Course.FILE, 1)),
        ("hi", [QUIET], None, Decision(Course.ASK_WHICH)),
        ("hi", [ONE, TWO], None, Decision(Course.ASK_WHICH)),
        ("hi", [ONE, TWO], 2, Decision(Course.FILE, 2)),
        ("hi", [ONE], 9, Decision(Course.FILE, 1)),
        ("hi", [QUIET], 9, Decision(Course.ASK_WHICH)),
    ],
)
def test_a_message_goes_on_its_own_only_where_nothing_else_can_be_meant(
    words: str, live: list[Inquiry], answered: int | None, decision: Decision
) -> None:
    assert decide(message(words), live, answered) == decision


def test_a_mended_message_goes_where_it_was_meant_for() -> None:
    assert decide(message("hi", inquiry_id=2), [ONE, TWO], None) == Decision(Course.FILE, 2)


def test_a_message_follows_the_last_one_while_its_conversation_lives() -> None:
    assert decide(message("hi"), [ONE, TWO], None, 2) == Decision(Course.FILE, 2)
    assert decide(message("hi"), [ONE, TWO], 1, 2) == Decision(Course.FILE, 1)
    assert decide(message("hi"), [ONE, TWO], None, 9) == Decision(Course.ASK_WHICH)
