"""The forms behind the buttons of the draft page. Pure."""

from typing import Any

from discord import ui

from bot.forms.fields import TextField
from bot.people.genres import GENRES
from bot.safety.notes import Note
from bot.showcase import drafting
from bot.showcase.details import FIRST_PUBLISHED, MOST_GENRES, SERIES, TOPIC
from bot.showcase.kinds import Kind, Rating, Wanted
from bot.showcase.records import Sheet
from bot.showcase.rules import AiRule
from bot.texts import say
from cogs.components.layouts import option
from cogs.components.modals import checks, choice, line, modal, paragraph, radio, upload

NARRATOR = "yes"


def first_form(ai: AiRule, prompt_id: int | None = None) -> ui.Modal:
    """Title, kind, the text or a file, and whose it is. All else is preset; so is the prompt it is written to."""
    return modal(
        "showcase:first",
        *([] if prompt_id is None else [prompt_id]),
        title=say("showcase-submit-title"),
        rows=[
            title_row(""),
            kind_row(None),
            paragraph("text", say("showcase-field-text"), hint=say("showcase-field-text-hint")),
            upload("file", say("showcase-field-file"), hint=say("showcase-field-file-hint")),
            own_row(ai),
        ],
    )


def cover_form(sheet: Sheet) -> ui.Modal:
    """Title and kind."""
    has_kind = all(problem.field != "kind" for problem in sheet.problems)
    return modal(
        "showcase:cover_set",
        sheet.draft_id,
        title=say("showcase-edit-cover"),
        rows=[title_row(sheet.cover.title), kind_row(sheet.cover.kind if has_kind else None)],
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
    """One line about it, what sort it is, and what its author would like from readers."""
    more = sheet.cover.details
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
            choice(
                "genres",
                say("showcase-field-genres"),
                [option(each, say(f"members-genre-{each}"), chosen=each in more.genres) for each in GENRES],
                hint=say("showcase-field-genres-hint", most=MOST_GENRES),
                required=False,
                most=MOST_GENRES,
            ),
            radio(
                "feedback",
                say("showcase-field-feedback"),
                [
                    (each.value, say(f"showcase-feedback-{each}"), say(f"showcase-feedback-hint-{each}"))
                    for each in Wanted
                ],
                chosen=more.feedback.value,
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


def more_form(sheet: Sheet) -> ui.Modal:
    """What it belongs to, and where more of it is."""
    more = sheet.cover.details
    rows = [
        _typed_row(TOPIC, more.topic),
        _typed_row(SERIES, more.series),
        line("chapter", say("showcase-field-chapter"), value=str(more.chapter or ""), most=4),
        _typed_row(FIRST_PUBLISHED, more.first_published),
    ]
    if sheet.cover.kind.names_sources:
        sources = "\n".join(more.sources)
        rows.append(
            paragraph(
                "sources",
                say("showcase-field-sources"),
                value=sources,
                hint=say("showcase-field-sources-hint"),
                most=2000,
            )
        )
    return modal("showcase:more_set", sheet.draft_id, title=say("showcase-edit-more"), rows=rows)


def _typed_row(asked: TextField, value: str) -> ui.Label[Any]:
    name = f"showcase-field-{asked.name}"
    return line(asked.name, say(name), value=value, hint=say(f"{name}-hint"), most=asked.most)


def own_row(ai: AiRule) -> ui.Label[Any]:
    """That they wrote it, by the server's rule on AI."""
    choices = [(ai.value, say("showcase-own-choice"))]
    return checks(
        "own", say("showcase-field-own"), choices, hint=say("showcase-own-hint", rule=say(f"showcase-ai-{ai}"))
    )


def title_row(value: str) -> ui.Label[Any]:
    """Its title."""
    return line("title", say("showcase-field-title"), value=value, required=True, most=drafting.MOST_TITLE)


def kind_row(kind: Kind | None) -> ui.Label[Any]:
    """What it is."""
    options = [option(each, say(f"showcase-kind-{each}"), chosen=each is kind) for each in Kind]
    return choice("kind", say("showcase-field-kind"), options)
