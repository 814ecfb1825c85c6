"""The draft page, and what it leads to. Pure."""

from typing import Any

from discord import ui

from bot.forms.fields import are_marked
from bot.showcase import drafting
from bot.showcase.records import Sheet
from bot.texts import markup, say
from cogs.components.layouts import Item, Style, button, buttons, card, note, option, rule, select, text, title
from cogs.components.problems import problem_list, remark_list
from cogs.showcase.messages import cover_items, from_staff
from cogs.showcase.wording import added, byline, facts, lines, notes_of, title_of, usual_answer

_EXCERPT, _SHORT_EXCERPT = 240, 120
FILE = "file"


def draft_page(sheet: Sheet, author_id: int) -> list[Item]:
    """What is set, what is missing, and a button for each group."""
    cover, name = sheet.cover, sheet.pen_name or None
    has_kind = all(problem.field != "kind" for problem in sheet.problems)
    kind = None if has_kind else say("showcase-draft-no-kind")
    has_to_say = _has_to_say(sheet)
    notes = notes_of(cover.notes)
    shown: list[Item] = [
        title(say("showcase-draft-title" if sheet.piece_id is None else "showcase-draft-revised")),
        *from_staff(sheet.from_staff, say("showcase-from-staff")),
        text(
            lines(
                f"**{title_of(cover)}**",
                facts(cover, kind),
                say("showcase-draft-notes", notes=notes) if notes else say("showcase-draft-no-notes"),
                say("showcase-draft-line", line=markup.name(cover.line, 300))
                if cover.line
                else say("showcase-draft-no-line"),
                added(cover),
                say("showcase-draft-sources", count=len(cover.details.sources)) if cover.details.sources else "",
                "" if has_to_say else say("showcase-draft-own", rule=say(f"showcase-ai-{sheet.ai}")),
                say("showcase-draft-feedback", feedback=say(f"showcase-feedback-{cover.details.feedback}")),
                say("showcase-draft-pen-name" if name else "showcase-draft-own-name", name=byline(author_id, name)),
                say("showcase-narrator" if name is None else "showcase-draft-no-narrator")
                if cover.asks_for_narrator
                else "",
            )
        ),
    ]
    most = _SHORT_EXCERPT if sheet.from_staff else _EXCERPT
    excerpt = markup.excerpt(sheet.text, most, title=cover.title)
    if excerpt:
        shown += [rule(), text(excerpt), rule()]
    shown += [text(say(notice.key, **notice.args)) for notice in sheet.notices]
    shown += _noticed(sheet)
    shown += _standing(sheet)
    shown += buttons(*_forward(sheet), button("showcase:preview", sheet.draft_id, label=say("showcase-preview")))
    # What the page is for comes first: on a phone the rest is below.
    shown.append(note(say("showcase-draft-optional")))
    shown += buttons(
        *_edit_buttons(sheet), button("showcase:discard", sheet.draft_id, label=say("showcase-throw-away"))
    )
    return [*shown, note(say("showcase-draft-kept" if sheet.piece_id is None else "showcase-draft-kept-mine"))]


def preview(sheet: Sheet, author_id: int) -> list[Item]:
    """The card as it would be published."""
    name = sheet.pen_name or None
    narrator = sheet.cover.asks_for_narrator and name is None
    return [
        note(say("showcase-preview-note")),
        card(*cover_items(sheet.cover, byline(author_id, name), sheet.text, narrator=narrator)),
        *buttons(
            button("showcase:proof", sheet.draft_id, 0, label=say("showcase-read-through")),
            *_forward(sheet),
            back_button(sheet.draft_id),
        ),
    ]


def part_page(sheet: Sheet) -> list[Item]:
    """Which part of a long text to edit."""
    whole = drafting.parts(sheet.text)
    # One option is the file's; what lies further back than the others is edited by way of a file.
    options = [
        option(number, say("showcase-part-of", number=number + 1, count=len(whole)), " ".join(part.text.split())[:100])
        for number, part in enumerate(whole[:24])
    ]
    options.append(option(FILE, say("showcase-part-replace")))
    return [
        text(say("showcase-part-pick-hint")),
        select("showcase:part", sheet.draft_id, options=options, placeholder=say("showcase-part-pick")),
        *buttons(back_button(sheet.draft_id)),
    ]


def has_parts(sheet: Sheet) -> bool:
    """Whether the text is too long for one form."""
    return len(drafting.parts(sheet.text)) > 1


def back_button(draft_id: int) -> ui.Button[Any]:
    """To the draft page."""
    return button("showcase:draft", draft_id, label=say("showcase-back"))


def discard_page(sheet: Sheet) -> list[Item]:
    """Ask first: it cannot be undone."""
    is_new = sheet.piece_id is None
    return [
        text(say("showcase-throw-away-question" if is_new else "showcase-throw-changes-question")),
        *buttons(
            button("showcase:discard_now", sheet.draft_id, label=say("showcase-throw-away"), style=Style.danger),
            back_button(sheet.draft_id),
        ),
    ]


def _standing(sheet: Sheet) -> list[Item]:
    """What is in the way; when nothing is, what sending means."""
    if not sheet.problems:
        usual = say("showcase-usual-unknown") if sheet.usual is None else usual_answer(sheet.usual)
        marked = [card(remark_list(sheet.remarks, "showcase-field"))] if sheet.remarks else []
        return [*marked, text(say("showcase-draft-promise", channel=f"<#{sheet.channel_id}>", usual=usual))]
    why = [note(say("showcase-draft-marked"))] if are_marked(sheet.problems) else []
    return [card(problem_list(sheet.problems, "showcase-field", "showcase-draft-missing"), *why)]


def _noticed(sheet: Sheet) -> list[Item]:
    """What its author may have overlooked; none of it keeps the piece from being sent."""
    cover, noticed = sheet.cover, []
    if sheet.twin is not None:
        state = say(f"showcase-state-{sheet.twin.state}")
        noticed.append(say("showcase-draft-twin", title=markup.name(sheet.twin.title, 150), state=state))
    if cover.kind.reports and not cover.details.sources:
        noticed.append(say("showcase-draft-no-sources"))
    return [note(lines(*noticed))] if noticed else []


def _edit_buttons(sheet: Sheet) -> list[ui.Button[Any]]:
    verbs = {
        "cover": "showcase-edit-cover",
        "text": "showcase-edit-text",
        "add": "showcase-edit-add",
        "rating": "showcase-edit-rating",
        "about": "showcase-edit-about",
        "more": "showcase-edit-more",
        "name": "showcase-edit-name",
    }
    if sheet.cover.details.lives_at or any(problem.field == "lives_at" for problem in sheet.problems):
        verbs["lives"] = "showcase-field-lives_at"
    if drafting.is_full(sheet.text):
        del verbs["add"]
    return [button(f"showcase:{verb}", sheet.draft_id, label=say(key)) for verb, key in verbs.items()]


def _forward(sheet: Sheet) -> list[ui.Button[Any]]:
    """Send, or what helps to get there."""
    if not sheet.problems:
        send = button("showcase:send", sheet.draft_id, label=say("showcase-send"), style=Style.success)
        leave_out = button("showcase:leave_out", sheet.draft_id, label=say("showcase-leave-out"))
        return [send, leave_out] if sheet.remarks else [send]
    helping = []
    if _has_to_say(sheet):
        helping.append(button("showcase:is_own", sheet.draft_id, label=say("showcase-own-choice"), style=Style.success))
    if are_marked(sheet.problems):
        leave_out = button("showcase:leave_out", sheet.draft_id, label=say("showcase-leave-out"), style=Style.primary)
        helping.append(leave_out)
    return helping


def _has_to_say(sheet: Sheet) -> bool:
    """Whether its author has not said that they wrote it."""
    return any(problem.field == "own" for problem in sheet.problems)
