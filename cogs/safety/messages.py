"""What reports, blocks and pauses look like."""

from collections.abc import Sequence
from datetime import datetime

from discord import ui

from bot.delivery import File, InboxItem
from bot.safety.records import Begun, Outcome, Reason, Report, Sent, State
from bot.texts import has, say
from bot.texts.markup import name, plain
from cogs.components.layouts import Item, Style, attached, button, buttons, card, link, note, rule, section, text, title
from cogs.components.modals import modal, paragraph, radio
from cogs.safety.controls import block_author_button, block_button

MOST_LISTED = 8
MOST_SHOWN = 1_000
MOST_LOGGED = 1_000
# Of the page of a report, for what was written down about it.
_MOST_ENTRY, _MOST_LOG = 400, 900
# Subjects that say openly whose they are.
SHOWN_PEOPLE = ("person", "message")


def report_form(begun: Begun) -> ui.Modal:
    """Why, and in one's own words."""
    reasons = [(reason.value, say(f"safety-reason-{reason}"), "") for reason in Reason if reason.is_told_by_people]
    return modal(
        "safety:send",
        begun.report_id,
        title=say("safety-report-more" if begun.again else "safety-report-title"),
        rows=[
            radio("reason", say("safety-report-why"), reasons),
            paragraph("words", say("safety-report-words"), hint=say("safety-report-words-hint"), most=2000),
        ],
    )


def sent(outcome: Sent, begun: Begun) -> list[Item]:
    """What happens next, for the person who reported."""
    items: list[Item] = [
        title(say("safety-sent-title")),
        text(
            say("safety-sent-to-team" if outcome.to_team else "safety-sent-to-staff"),
            say("safety-sent-next"),
        ),
    ]
    if outcome.reason is Reason.UNSAFE:
        items.append(text(say("safety-in-danger")))
    items.append(note(say("safety-sent-discord")))
    if begun.about_id is not None:
        shown_person = begun.subject.partition(":")[0] in SHOWN_PEOPLE
        offered = block_button(begun.about_id) if shown_person else block_author_button(begun.subject)
        items += buttons(offered)
    return items


def reports_page(reports: Sequence[Report]) -> list[Item]:
    """The open reports, oldest first."""
    items: list[Item] = [title(say("safety-reports-title"))]
    if not reports:
        return [*items, text(say("safety-reports-none"))]
    items += [
        section(_headline(report), button("safety:open", report.id, label=say("safety-open")))
        for report in reports[:MOST_LISTED]
    ]
    if len(reports) > MOST_LISTED:
        items.append(note(say("safety-reports-more", count=len(reports) - MOST_LISTED)))
    return items


def report_page(report: Report) -> list[Item]:
    """One report in full, with what to do about it."""
    items: list[Item] = [title(say("safety-report-number", number=str(report.id))), text(_headline(report))]
    if report.reason is Reason.DANGER:
        items.append(text(say("safety-danger-what-now")))
    if report.words:
        items += [rule(), text(say("safety-report-said"), plain(report.words, MOST_SHOWN))]
    evidence = report.evidence
    if evidence is not None and evidence.text:
        shown = plain(evidence.text, MOST_SHOWN)
        items += [rule(), text(say("safety-report-evidence")), card(text(shown), spoiler=True)]
    if report.log:
        items += [rule(), text(say("safety-log-title"), _log(report))]
    controls = []
    kind, _, number = report.subject.partition(":")
    is_worry = report.reason is Reason.UNSAFE and kind == "piece"
    if (report.reason is Reason.DANGER or is_worry) and report.about_id is not None:
        write = button(
            "collaboration:write_to", report.about_id, label=say("safety-write-to-them"), style=Style.primary
        )
        controls.append(write)
    if report.place is not None:
        url = f"https://discord.com/channels/{report.guild_id}/{report.place[0]}/{report.place[1]}"
        controls.append(link(url, say("safety-report-place")))
    if evidence is not None and len(evidence.text) > MOST_SHOWN:
        controls.append(button("safety:whole", report.id, label=say("safety-report-whole")))
    if kind == "inquiry":
        controls.append(button("collaboration:safety_read", number, label=say("safety-report-conversation")))
    if report.state is State.OPEN:
        controls += [
            button("safety:close", report.id, Outcome.ACTED, label=say("safety-close-acted"), style=Style.success),
            button("safety:close", report.id, Outcome.NOTHING, label=say("safety-close-nothing")),
        ]
    else:
        items.append(text(say(f"safety-closed-{report.outcome}", person=_person(report.closed_by_id))))
    controls.append(button("safety:log", report.id, label=say("safety-log-add")))
    return [*items, *buttons(*controls, button("safety:list", label=say("safety-back")))]


def log_form(report: Report) -> ui.Modal:
    """Something to write down."""
    row = paragraph("words", say("safety-log-words"), hint=say("safety-log-hint"), required=True, most=MOST_LOGGED)
    return modal("safety:log_set", report.id, title=say("safety-log-add"), rows=[row])


def told_log(item: InboxItem, report: Report | None) -> list[Item]:
    """Somebody of the team wrote something down."""
    if report is None:
        return []
    look = button("safety:look", report.id, label=say("safety-open"))
    by = _person(int(item.ids["by_id"]))
    return [text(say("safety-told-log", person=by, number=str(report.id))), *buttons(look)]


def _log(report: Report) -> str:
    """The newest that fit."""
    lines: list[str] = []
    for entry in reversed(report.log):
        when = f"<t:{int(entry.written_at.timestamp())}:R>"
        line = say(
            "safety-log-entry", person=_person(entry.author_id), when=when, words=plain(entry.words, _MOST_ENTRY)
        )
        if sum(map(len, lines)) + len(line) > _MOST_LOG:
            break
        lines.append(line)
    return "\n".join(reversed(lines))


def whole_evidence(report: Report) -> tuple[list[Item], list[File]]:
    """Everything that was there, as a file."""
    words = report.evidence.text if report.evidence is not None else ""
    file = File(name=f"report-{report.id}.txt", content=words.encode())
    return [text(say("safety-report-evidence")), attached(file.name)], [file]


def report_card(report_id: int, state: State, closed_by_id: int | None, *, urgent: bool = False) -> list[Item]:
    """The card in the staff channel. It says neither of whom nor of what, since the one it is about may read it."""
    if state is State.CLOSED:
        return [card(text(say("safety-card-closed", number=str(report_id), person=_person(closed_by_id))))]
    look = button("safety:look", report_id, label=say("safety-open"), style=Style.primary)
    key = "safety-card-danger" if urgent else "safety-card-open"
    return [card(text(say(key, number=str(report_id))), *buttons(look))]


def told_report(item: InboxItem, report: Report | None) -> list[Item]:
    """A report in the inbox of somebody of the safety team."""
    if report is None:
        return []
    if report.state is not State.OPEN:
        return [text(say("safety-card-closed", number=str(report.id), person=_person(report.closed_by_id)))]
    look = button("safety:look", int(item.ids["report_id"]), label=say("safety-open"), style=Style.primary)
    key = "safety-told-danger" if report.reason is Reason.DANGER else "safety-told-report"
    return [text(say(key), _headline(report)), *buttons(look)]


def told_closed(item: InboxItem) -> list[Item]:
    """The person who reported hears that somebody looked."""
    return [text(say(f"safety-told-{item.ids['outcome']}"))]


def told_picked() -> list[Item]:
    """Somebody was picked for the safety team."""
    controls = [
        button("safety:by_dm", label=say("safety-by-dm"), style=Style.primary),
        button("safety:all", label=say("safety-reports-title")),
    ]
    return [text(say("safety-told-picked")), *buttons(*controls)]


def paused_page(*, paused: bool) -> list[Item]:
    """Whether new messages and submissions go through, and the other way round."""
    if paused:
        resume = button("safety:resume", label=say("safety-resume"), style=Style.success)
        return [title(say("safety-paused-title")), text(say("safety-paused-body")), *buttons(resume)]
    return [text(say("safety-resumed"))]


def pause_card(person_id: int | None) -> list[Item]:
    """The card in the staff channel while it is paused."""
    resume = button("safety:resume", label=say("safety-resume"))
    return [card(text(say("safety-pause-card", person=_person(person_id))), *buttons(resume))]


def block_page(subject: str) -> list[Item]:
    """Whether to block."""
    return [
        text(say("safety-block-question", person=_name(subject)), say("safety-block-means")),
        *buttons(
            button("safety:block_now", subject, label=say("safety-block"), style=Style.danger),
            button("safety:keep", label=say("safety-cancel")),
        ),
    ]


def blocked(subject: str) -> list[Item]:
    """It is done, and how to undo it."""
    undo = button("safety:unblock", subject, label=say("safety-unblock"))
    return [text(say("safety-blocked", person=_name(subject))), *buttons(undo)]


def unblocked(subject: str) -> list[Item]:
    """The block is undone."""
    return [text(say("safety-unblocked", person=_name(subject)))]


def nothing_done() -> list[Item]:
    """They would rather not."""
    return [text(say("safety-nothing-done"))]


def erase_page(person_id: int, *, barred_since: datetime | None = None) -> list[Item]:
    """What erasing somebody means, for staff, and that somebody too young can be kept out.

    Args:
        barred_since: they are kept out already.
    """
    person = _person(person_id)
    controls = [button("safety:erase", person_id, label=say("safety-erase"), style=Style.danger)]
    if barred_since is None:
        words = say("safety-erase-young")
        controls.append(button("safety:keep_out", person_id, label=say("safety-keep-out"), style=Style.danger))
    else:
        words = say("safety-is-kept-out", person=person, when=f"<t:{int(barred_since.timestamp())}:D>")
        controls.append(button("safety:let_in", person_id, label=say("safety-let-in")))
    return [
        title(say("safety-erase-title")),
        text(say("safety-erase-body", person=person), words),
        *buttons(*controls, button("safety:keep", label=say("safety-cancel"))),
    ]


def _headline(report: Report) -> str:
    if report.reason is Reason.DANGER:
        when = f"<t:{int(report.begun_at.timestamp())}:R>"
        return say("safety-headline-danger", about=_person(report.about_id), what=_what(report), when=when)
    return say(
        "safety-headline" if report.about_id is not None else "safety-headline-nobody",
        reason=say(f"safety-reason-{report.reason or Reason.OTHER}"),
        what=_what(report),
        about=_person(report.about_id),
        reporter=_person(report.reporter_id),
        when=f"<t:{int(report.begun_at.timestamp())}:R>",
    )


def _what(report: Report) -> str:
    kind = report.subject.partition(":")[0]
    key = f"safety-what-{kind}"
    what = say(key if has(key) else "safety-what-other")
    # What somebody began a conversation with is its title: nothing for a list.
    if report.evidence is None or not report.evidence.title or kind in ("edition", "inquiry"):
        return what
    return say("safety-what-titled", what=what, title=name(report.evidence.title, 100))


def _person(person_id: int | None) -> str:
    return say("safety-nobody") if person_id is None else f"<@{person_id}>"


def _name(subject: str) -> str:
    kind, _, number = subject.partition(":")
    if kind == "person":
        return f"<@{number}>"
    return say("safety-its-author-episode" if kind == "episode" else "safety-its-author")
