"""What the guard only marks in a form of collaboration: it may go, and it may stay."""

from bot.collaboration.forms import REPLY, InquiryKind, leave_out, problems, remarks


def test_an_age_is_pointed_out_and_does_not_stop_a_reply() -> None:
    said = {"message": "I'm 14 and I like your idea."}
    assert problems(REPLY, said, 1) == ()
    assert [(each.key, each.args["words"]) for each in remarks(REPLY, said)] == [("safety-mark-age", "I'm 14")]
    assert leave_out(REPLY, said)["message"] == "and I like your idea."


def test_what_has_to_go_is_left_out_before_what_may_stay() -> None:
    said = {"message": "I'm 14, call 07911 123456"}
    left = leave_out(REPLY, said)
    assert left["message"] == "I'm 14, call"
    assert leave_out(REPLY, left)["message"] == "call"


def test_nothing_is_pointed_out_in_what_only_staff_read() -> None:
    assert remarks(InquiryKind.QUESTION, {"message": "I'm 14 and I go to Hillside School."}) == ()
