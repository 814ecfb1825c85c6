"""Reports at their longest, and what a card may say to whoever reads the staff channel."""

from datetime import UTC, datetime

from discord import ui

from bot.safety.records import Begun, Evidence, Outcome, Reason, Report, Sent, State
from cogs.components.layouts import Layout
from cogs.safety import messages

PERSON = 2**62
LONGEST = Report(
    id=10**9,
    guild_id=PERSON,
    reporter_id=PERSON,
    about_id=PERSON,
    subject=f"message:{PERSON}:{PERSON}",
    state=State.OPEN,
    reason=Reason.UNSAFE,
    words="*" * 4000,
    evidence=Evidence(author_id=PERSON, text="*" * 40000, title="*" * 200, place=(PERSON, PERSON)),
    outcome=None,
    closed_by_id=None,
    begun_at=datetime(2026, 3, 24, tzinfo=UTC),
    closed_at=None,
    place=(PERSON, PERSON),
)


def texts(layout: Layout) -> str:
    return "\n".join(item.content for item in layout.walk_children() if isinstance(item, ui.TextDisplay))


def test_the_longest_report_and_the_longest_list_fit_into_a_message() -> None:
    Layout(messages.report_page(LONGEST))
    Layout(messages.reports_page([LONGEST] * 50))
    items, (file,) = messages.whole_evidence(LONGEST)
    Layout(items)
    assert len(file.content) == 40000


def test_the_staff_card_says_neither_of_whom_nor_of_what() -> None:
    for state, closer in ((State.OPEN, None), (State.CLOSED, 5)):
        shown = texts(Layout(messages.report_card(7, state, closer)))
        assert "7" in shown
        assert str(PERSON) not in shown


def test_blocking_from_a_report_does_not_name_a_pen_name() -> None:
    begun = Begun(report_id=1, guild_id=1, subject="piece:12", about_id=PERSON, team=())
    sent = Sent(report_id=1, reason=Reason.OTHER, to_team=True)
    assert str(PERSON) not in str(Layout(messages.sent(sent, begun)).to_components())  # type: ignore[no-untyped-call]


def test_a_form_fits_whatever_is_reported() -> None:
    subject = f"message:{PERSON}:{PERSON}"
    form = messages.report_form(Begun(report_id=2**31, guild_id=PERSON, subject=subject, about_id=PERSON, team=()))
    assert len(form.to_dict()["components"]) == 2


def test_a_closed_report_says_who_decided() -> None:
    for outcome in Outcome:
        closed = Report(**{**vars(LONGEST), "state": State.CLOSED, "outcome": outcome, "closed_by_id": 5})
        assert "<@5>" in texts(Layout(messages.report_page(closed)))
