"""What may be wrong with an answer. Pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collaboration.forms import FORMS, InquiryKind, answers, leave_out, problems

GUILD = 77
JOB = {"publication": "The Comet", "message": "A column a month.", "pay": "20 a page"}


def keys(form: str, values: dict[str, str]) -> list[tuple[str, str]]:
    return [(each.field, each.key.removeprefix("collaboration-problem-")) for each in problems(form, values, GUILD)]


def test_every_form_fits_one_modal() -> None:
    assert all(len(fields) <= 5 for fields in FORMS.values())
    assert set(FORMS) == {"request", "offer", "reply", "to_staff", "refusal", *InquiryKind}


def test_what_is_required_is_asked_for() -> None:
    assert keys("request", {}) == [("part", "missing"), ("title", "missing"), ("purpose", "missing")]
    assert keys(InquiryKind.WRITING_JOB, JOB) == []


@pytest.mark.parametrize(
    ("address", "good"),
    [
        (f"https://discord.com/channels/{GUILD}/5/6", True),
        (f"https://ptb.discord.com/channels/{GUILD}/5", True),
        ("https://discord.com/channels/78/5/6", False),
        ("https://example.org/story", False),
        ("https://discord.com.example.org/channels/77/5/6", False),
    ],
)
def test_a_request_links_only_into_its_own_server(address: str, good: bool) -> None:
    values = {"part": "guest", "title": "A guest", "purpose": "For a talk", "link": address}
    assert keys("request", values) == ([] if good else [("link", "link-here")])


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://example.org/jobs", []),
        ("javascript:alert(1)", ["link"]),
        ("https://user:pw@example.org/", ["link"]),
        ("just words", ["link"]),
        ("https://discord.gg/abcdef", ["invite"]),
    ],
)
def test_a_link_field_takes_web_addresses_but_no_ways_out(address: str, found: list[str]) -> None:
    assert [key for _, key in keys(InquiryKind.WRITING_JOB, {**JOB, "link": address})] == found


def test_all_stopping_words_are_shown_at_once_and_can_be_left_out() -> None:
    values = {"message": "Write to a@example.org or b@example.org, or call +44 20 7946 0018."}
    assert [key for _, key in keys("reply", values)] == ["email", "email", "phone"]
    kept = leave_out("reply", values)
    assert keys("reply", kept) == []
    assert kept["message"].startswith("Write to")


def test_an_unknown_part_is_no_part() -> None:
    assert ("part", "missing") in keys("request", {"part": "spy", "title": "A spy", "purpose": "To spy"})


@given(st.dictionaries(st.sampled_from(["part", "title", "purpose", "link", "message"]), st.text(max_size=200)))
def test_any_input_is_judged_and_kept_answers_are_clean(values: dict[str, str]) -> None:
    for form in FORMS:
        problems(form, values, GUILD)
        kept = answers(form, values)
        assert all(answer == answer.strip() and "\0" not in answer for answer in kept.values())
        assert answers(form, kept) == kept
