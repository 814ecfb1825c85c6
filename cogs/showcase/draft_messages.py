"""The draft page and its forms. Pure."""

from typing import Any

from discord import ui

from bot.forms.fields import are_marked
from bot.safety.notes import Note
from bot.showcase import drafting
from bot.showcase.kinds import Kind, Rating
from bot.showcase.records import Sheet
from bot.texts import markup, say
from cogs.components.layouts import Item, Style, button, buttons, card, note, option, rule, select, text, title
from cogs.components.modals import checks, choice, line, modal, paragraph, radio, upload
from cogs.components.problems import problem_list
from cogs.showcase.messages import cover_items, from_staff
from cogs.showcase.wording import facts, lines, notes_of, title_of

_EXCERPT = 240
NARRATOR = "yes"
FILE = "file"


def first_form() -> ui.Modal:
    """Title, kind, and the text or a file. All else is preset."""
    return modal(
        "showcase:first",
        title=say("showcase-submit-title"),
        rows=[
            _title_row(""),
            _kind_row(None),
            paragraph("text", say("showcase-field-text"), hint=say("showcase-field-text-hint")),
            upload("file", say("showcase-field-file"), hint=say("showcase-field-file-hint")),
        ],
    )


def draft_page(sheet: Sheet) -> list[Item]:
    """What is set, what is missing, and a button for each group."""
    cover, has_kind = sheet.cover, all(problem.field != "kind" for problem in sheet.problems)
    kind = None if has_kind else say("showcase-draft-no-kind")
    notes = notes_of(cover.notes)
    shown: list[Item] = [
        title(say("showcase-draft-title" if sheet.piece_id is None else "showcase-draft-revised")),
        *from_staff(sheet.from_staff, say("showcase-from-staff")),
        text(
            lines(
                f"**{title_of(cover)}**",
                facts(cover, kind),
                say("showcase-draft-notes", notes=notes) if notes else say("showcase-draft-no-notes"),
                say("showcase-draft-line", line=markup.name(cover.line, 400))
                if cover.line
                else say("showcase-draft-no-line"),
                say("showcase-narrator") if cover.asks_for_narrator else "",
            )
        ),
    ]
    excerpt = markup.excerpt(sheet.text, _EXCERPT, title=cover.title)
    if excerpt:
        shown += [rule(), text(excerpt), rule()]
    shown += [text(say(notice.key, **notice.args)) for notice in sheet.notices]
    shown += _standing(sheet)
    shown += buttons(*_edit_buttons(sheet))
    shown += buttons(
        *_forward(sheet),
        button("showcase:preview", sheet.draft_id, label=say("showcase-preview")),
        button("showcase:discard", sheet.draft_id, label=say("showcase-throw-away")),
    )
    return [*shown, note(say("showcase-draft-kept" if sheet.piece_id is None else "showcase-draft-kept-mine"))]


def preview(sheet: Sheet, author_id: int) -> list[Item]:
    """The card as it would be published."""
    return [
        note(say("showcase-preview-note")),
        card(*cover_items(sheet.cover, author_id, sheet.text)),
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


def cover_form(sheet: Sheet) -> ui.Modal:
    """Title and kind."""
    has_kind = all(problem.field != "kind" for problem in sheet.problems)
    return modal(
        "showcase:cover_set",
        sheet.draft_id,
        title=say("showcase-edit-cover"),
        rows=[_title_row(sheet.cover.title), _kind_row(sheet.cover.kind if has_kind else None)],
    )


def part_form(sheet: Sheet, number: int) -> ui.Modal:
    """One part of the text, prefilled; of a text that fits into one form, the whole, or a file instead."""
    whole = drafting.parts(sheet.text)
    number = max(0, min(number, len(whole) - 1))
    many = len(whole) > 1
    rows = [
        paragraph(
            "text",
            say("showcase-part-of", number=number + 1, count=len(whole)) if many else say("showcase-field-text"),
            value=whole[number].text,
            hint="" if many else say("showcase-field-text-hint"),
        )
    ]
    if not many:
        rows.append(upload("file", say("showcase-part-replace"), hint=say("showcase-field-file-hint")))
    opened_on = drafting.fingerprint(sheet.text)
    return modal("showcase:part_set", sheet.draft_id, number, opened_on, title=say("showcase-edit-text"), rows=rows)


def file_form(draft_id: int) -> ui.Modal:
    """A file instead of the text."""
    row = upload("file", say("showcase-field-file"), hint=say("showcase-field-file-hint"), required=True)
    return modal("showcase:file_set", draft_id, title=say("showcase-part-replace"), rows=[row])


def add_form(draft_id: int) -> ui.Modal:
    """The next part, typed or as a file."""
    return modal(
        "showcase:add_set",
        draft_id,
        title=say("showcase-edit-add"),
        rows=[
            paragraph("text", say("showcase-edit-add")),
            upload("file", say("showcase-field-file"), hint=say("showcase-field-file-hint")),
        ],
    )


def rating_rows(rating: Rating, notes: tuple[Note, ...]) -> list[ui.Label[Any]]:
    """From what age, and what it touches on: the author's form, and staff's."""
    ratings = [(each.value, say(f"showcase-rating-{each}"), say(f"showcase-rating-hint-{each}")) for each in Rating]
    return [
        radio("rating", say("showcase-rating-question"), ratings, chosen=rating.value),
        checks(
            "notes",
            say("showcase-notes-question"),
            [(each.value, say(f"showcase-note-{each}")) for each in Note],
            chosen=[each.value for each in notes],
            hint=say("showcase-notes-hint"),
        ),
    ]


def rating_form(sheet: Sheet) -> ui.Modal:
    """Rating and notes."""
    rows = rating_rows(sheet.cover.rating, sheet.cover.notes)
    return modal("showcase:rating_set", sheet.draft_id, title=say("showcase-edit-rating"), rows=rows)


def about_form(sheet: Sheet) -> ui.Modal:
    """One line about it, and whether a narrator is wanted."""
    return modal(
        "showcase:about_set",
        sheet.draft_id,
        title=say("showcase-edit-about"),
        rows=[
            line(
                "line",
                say("showcase-field-line"),
                value=sheet.cover.line,
                hint=say("showcase-line-hint"),
                most=drafting.MOST_LINE,
            ),
            checks(
                "narrator",
                say("showcase-narrator-question"),
                [(NARRATOR, say("showcase-narrator-choice"))],
                chosen=[NARRATOR] if sheet.cover.asks_for_narrator else [],
                hint=say("showcase-narrator-hint"),
            ),
        ],
    )


def _title_row(value: str) -> ui.Label[Any]:
    return line("title", say("showcase-field-title"), value=value, required=True, most=drafting.MOST_TITLE)


def _kind_row(kind: Kind | None) -> ui.Label[Any]:
    options = [option(each, say(f"showcase-kind-{each}"), chosen=each is kind) for each in Kind]
    return choice("kind", say("showcase-field-kind"), options)


def _standing(sheet: Sheet) -> list[Item]:
    """What is in the way; when nothing is, what sending means."""
    if not sheet.problems:
        return [text(say("showcase-draft-promise", channel=f"<#{sheet.channel_id}>"))]
    why = [note(say("showcase-draft-marked"))] if are_marked(sheet.problems) else []
    return [card(problem_list(sheet.problems, "showcase-field", "showcase-draft-missing"), *why)]


def _edit_buttons(sheet: Sheet) -> list[ui.Button[Any]]:
    verbs = {
        "cover": "showcase-edit-cover",
        "text": "showcase-edit-text",
        "add": "showcase-edit-add",
        "rating": "showcase-edit-rating",
        "about": "showcase-edit-about",
    }
    if drafting.is_full(sheet.text):
        del verbs["add"]
    return [button(f"showcase:{verb}", sheet.draft_id, label=say(key)) for verb, key in verbs.items()]


def _forward(sheet: Sheet) -> list[ui.Button[Any]]:
    """Send, or what helps to get there."""
    if not sheet.problems:
        return [button("showcase:send", sheet.draft_id, label=say("showcase-send"), style=Style.success)]
    if are_marked(sheet.problems):
        return [button("showcase:leave_out", sheet.draft_id, label=say("showcase-leave-out"), style=Style.primary)]
    return []
