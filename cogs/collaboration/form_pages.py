"""The forms of collaboration: the modal of each, and the private page on which it is looked at before it goes. Pure."""

from collections.abc import Mapping

from discord import ui

from bot.collaboration.drafts import TEAM, form_of, problems_of, remarks_of
from bot.collaboration.forms import FOR_STAFF, FORMS, PARTS, Field, InquiryKind, Links, marked
from bot.forms import Draft
from bot.texts import markup, say
from cogs.collaboration.wording import field_label, part, person, problem_words
from cogs.components import modals
from cogs.components.layouts import Item, Style, button, buttons, card, note, option, text, title

# Where a modal was opened: on a page that the submission replaces, or on a card that stays.
ON_PAGE, ON_CARD = "page", "card"
_MOST_SHOWN = {True: 1800, False: 250}
_BRIEF = {True: 300, False: 80}


def form_modal(draft: Draft, where: str) -> ui.Modal:
    """The form, prefilled with what the draft has."""
    form = form_of(draft)
    return modals.modal(
        "collaboration:filled",
        draft.id,
        where,
        title=say(f"collaboration-form-{form}"),
        rows=[_row(form, field, str(draft.values.get(field.name) or "")) for field in FORMS[form]],
    )


def draft_page(draft: Draft, *, brief: bool = False) -> list[Item]:
    """What is filled in, as others will see it, what is in the way, and what can be done.

    Args:
        brief: only the beginnings, where something stands above it.
    """
    form = form_of(draft)
    problems = problems_of(draft)
    most, most_problems = (_BRIEF, 300) if brief else (_MOST_SHOWN, 900)
    items: list[Item] = [title(say(f"collaboration-form-{form}")), _preview(draft, form, most)]
    if problems:
        lines = [
            "• " + say("collaboration-problem-at", field=_label(form, problem.field), problem=problem_words(problem))
            for problem in problems[:8]
        ]
        items.append(text(markup.shorten("\n".join([say("collaboration-form-problems"), *lines]), most_problems)))
    remarks = () if problems else remarks_of(draft)
    if remarks:
        lines = [
            "• " + say("collaboration-problem-at", field=_label(form, each.field), problem=problem_words(each))
            for each in remarks
        ]
        items.append(text(markup.shorten("\n".join([say("forms-remarks"), *lines]), 500)))
    words = marked(form, draft.values)
    if words:
        listed = ", ".join(f"“{markup.name(each, 120)}”" for each in words)
        items.append(note(markup.shorten(say("collaboration-form-marked", words=listed), 300)))
    items.append(note(say("collaboration-form-kept" if problems else "collaboration-form-preview")))
    ways = [button("collaboration:change", draft.id, label=say("collaboration-form-change"))]
    if words or remarks or any("words" in problem.args for problem in problems):
        ways.insert(0, button("collaboration:leave", draft.id, label=say("collaboration-form-leave-out")))
    if not problems:
        ways.insert(
            0, button("collaboration:send", draft.id, label=say("collaboration-form-send"), style=Style.success)
        )
    return [
        *items,
        *buttons(*ways, button("collaboration:discard", draft.id, label=say("collaboration-form-discard"))),
    ]


def _preview(draft: Draft, form: str, most: Mapping[bool, int]) -> Item:
    lines = []
    if form in list(InquiryKind):
        team = say("collaboration-staff" if form in FOR_STAFF else "collaboration-the-team")
        whom = team if draft.target == TEAM else person(int(draft.target))
        lines.append(f"-# {say('collaboration-form-to', whom=whom)}")
    for field in FORMS[form]:
        typed = str(draft.values.get(field.name) or "").strip()
        if typed:
            lines.append(f"**{field_label(form, field)}**\n{shown_answer(field, typed, most)}")
    return card(text(*(lines or ["…"])))


def shown_answer(field: Field, answer: str, most: Mapping[bool, int] = _MOST_SHOWN) -> str:
    """An answer as it is shown, safe for Discord's markup."""
    if field.name == "part":
        return part(answer) if answer in PARTS else markup.name(answer, 40)
    return markup.plain(answer, most[field.long], links=field.links is not Links.NONE)


def _label(form: str, name: str) -> str:
    return next((field_label(form, field) for field in FORMS[form] if field.name == name), name)


def _row(form: str, field: Field, typed: str) -> modals.Row:
    label = field_label(form, field)
    if field.name == "part":
        return modals.choice("part", label, [option(each, part(each), chosen=each == typed) for each in PARTS])
    if field.long:
        return modals.paragraph(
            field.name,
            label,
            value=typed,
            hint=say("collaboration-hint" if field.guarded else "collaboration-hint-staff"),
            required=field.required,
            most=field.limit,
        )
    hints = {Links.HERE: say("collaboration-hint-link")}
    hint = say("collaboration-hint-pay") if field.name == "pay" else hints.get(field.links, "")
    return modals.line(field.name, label, value=typed, hint=hint, required=field.required, most=field.limit)
