"""What staff see of content notes: what becomes of stories with each, and which words make it."""

from collections.abc import Sequence

from discord import ui

from bot.news.policy import NoteRule, Policy, Treatment
from bot.safety.notes import Note, built_in
from bot.texts import markup, say
from cogs.components.layouts import Item, button, buttons, note, option, select, text, title
from cogs.components.modals import modal, paragraph
from cogs.news.stories import note_name

_MOST_TYPED = 1_000
_SHOWN_WORDS = 2_200
_SHOWN_EXCEPTIONS = 1_000


def notes_button() -> ui.Button[ui.LayoutView]:
    """Opens the page."""
    return button("news:notes", label=say("notes-open"))


def overview(policy: Policy) -> list[Item]:
    """All notes with what becomes of their stories."""
    return [
        title(say("notes-title")),
        text(say("notes-about")),
        text("\n".join(_line(policy.rule(each)) for each in Note)),
        select(
            "news:note",
            options=[option(each.value, note_name(each.value)) for each in Note],
            placeholder=say("notes-pick"),
        ),
    ]


def page(rule: NoteRule, words: str = "") -> list[Item]:
    """One note with what staff may do about it, under `words` on what was just done."""
    return [
        title(note_name(rule.note.value)),
        *([text(words)] if words else []),
        text(
            say("notes-own-words", words=_own(rule.words)),
            say("notes-own-exceptions", words=_own(rule.exceptions)),
        ),
        select(
            "news:treat",
            rule.note.value,
            options=[option(each.value, treatment_name(each), chosen=each is rule.treatment) for each in Treatment],
            placeholder=say("notes-treat"),
        ),
        *buttons(
            button("news:words_of", rule.note.value, label=say("notes-edit")),
            button("news:rules", rule.note.value, label=say("notes-rules")),
            button("news:notes_back", label=say("notes-back")),
        ),
    ]


def form(rule: NoteRule) -> ui.Modal:
    """The words of a server's own, as they are."""
    return modal(
        "news:words_set",
        rule.note.value,
        title=note_name(rule.note.value),
        rows=[
            paragraph(
                "words",
                say("notes-edit-words"),
                value=", ".join(rule.words),
                hint=say("notes-edit-words-hint"),
                most=_MOST_TYPED,
            ),
            paragraph(
                "exceptions",
                say("notes-edit-exceptions"),
                value=", ".join(rule.exceptions),
                hint=say("notes-edit-exceptions-hint"),
                most=_MOST_TYPED,
            ),
        ],
    )


def rules(wanted: Note) -> list[Item]:
    """The rules that come with the program, to read."""
    phrases = built_in().phrases[wanted]
    items: list[Item] = [
        title(say("notes-rules-title", note=note_name(wanted.value))),
        text(say("notes-rules-words", often=phrases.often, words=_shown(phrases.words, _SHOWN_WORDS))),
    ]
    if phrases.exceptions:
        items.append(text(say("notes-rules-exceptions", words=_shown(phrases.exceptions, _SHOWN_EXCEPTIONS))))
    return [*items, note(say("notes-rules-figurative", count=len(built_in().figurative)))]


def treatment_name(treatment: Treatment) -> str:
    """In words."""
    return say(f"notes-treatment-{treatment.value.replace('_', '-')}")


def _line(rule: NoteRule) -> str:
    name, treatment = note_name(rule.note.value), treatment_name(rule.treatment)
    if not rule.words and not rule.exceptions:
        return say("notes-line", note=name, treatment=treatment)
    return say("notes-line-own", note=name, treatment=treatment, words=len(rule.words), exceptions=len(rule.exceptions))


def _own(words: Sequence[str]) -> str:
    return markup.name(", ".join(words), 900) if words else say("notes-none")


def _shown(words: Sequence[str], room: int) -> str:
    shown: list[str] = []
    for word in map(markup.plain, words):
        room -= len(word) + 2
        if room < 0:
            break
        shown.append(word)
    rest = len(words) - len(shown)
    return ", ".join([*shown, *([say("notes-rules-more", count=rest)] if rest else [])])
