"""What readers and authors see of feedback. Pure."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.forms.fields import are_marked
from bot.showcase import feedback, subjects
from bot.showcase.kinds import Wanted
from bot.showcase.records import Around, Feedback, FeedbackForm, FeedbackPage, Standing
from bot.texts import markup, say
from cogs.components.layouts import Item, Style, button, buttons, card, note, text, title
from cogs.components.modals import modal, paragraph
from cogs.components.problems import problem_list, remark_list
from cogs.safety.controls import block_button, report_button
from cogs.showcase.wording import byline, lines, person

# Three of a page fit, and five of an inbox, where the words are long and escaped.
_MOST_QUOTED = 500
_MOST_IN_THREAD = 1_200


def reader_buttons(around: Around, piece_id: int) -> list[ui.Button[Any]]:
    """Stand at the end of a piece."""
    shown: list[ui.Button[Any]] = []
    if around.has_said:
        shown.append(button("showcase:my_say", piece_id, label=say("showcase-feedback-mine")))
    elif around.wanted is not Wanted.NONE:
        shown.append(button("showcase:say", piece_id, label=say("showcase-feedback-say"), style=Style.primary))
    if around.shown:
        label = say("showcase-feedback-read", count=around.shown)
        shown.append(button("showcase:said", piece_id, 0, label=label))
    if around.may_download:
        shown.append(button("showcase:download", piece_id, label=say("showcase-download")))
    return shown


def form(asked: FeedbackForm) -> ui.Modal:
    """A strength first, then what the author asked for."""
    strength, more = feedback.fields(asked.wanted)
    rows = [
        paragraph(
            "strength",
            say("showcase-feedback-field-strength"),
            value=asked.typed.get("strength", ""),
            hint=say("showcase-feedback-strength-hint"),
            required=True,
            most=strength.most,
        ),
        paragraph(
            "more",
            say(f"showcase-feedback-{asked.wanted}-more"),
            value=asked.typed.get("more", ""),
            hint=say(f"showcase-feedback-{asked.wanted}-more-hint"),
            required=more.required,
            most=more.most,
        ),
    ]
    return modal("showcase:say_set", asked.piece_id, title=say("showcase-feedback-say"), rows=rows)


def unsent(asked: FeedbackForm) -> list[Item]:
    """What has to be changed first, or what it would be, to be looked at once more."""
    if not asked.problems:
        return _to_confirm(asked)
    controls = [button("showcase:say", asked.piece_id, label=say("forms-fix"), style=Style.primary)]
    if are_marked(asked.problems):
        controls.append(button("showcase:say_leave_out", asked.piece_id, label=say("forms-leave-out")))
    return [
        problem_list(asked.problems, "showcase-feedback-field", "showcase-feedback-unsent"),
        *buttons(*controls),
    ]


def _to_confirm(asked: FeedbackForm) -> list[Item]:
    leave = [button("showcase:say_leave_out", asked.piece_id, label=say("forms-leave-out"))] if asked.remarks else []
    head = remark_list(asked.remarks, "showcase-feedback-field") if leave else text(say("forms-left-out"))
    send = button(
        "showcase:say_confirm",
        asked.piece_id,
        label=say("forms-send-on" if leave else "forms-send"),
        style=Style.secondary if leave else Style.success,
    )
    typed = "\n\n".join(words for words in asked.typed.values() if words)
    return [
        head,
        card(text(markup.plain(typed, 2 * _MOST_QUOTED) or "…")),
        *buttons(*leave, send, button("showcase:say", asked.piece_id, label=say("forms-fix"))),
    ]


def sent(said: Feedback) -> list[Item]:
    """It is with its author, and can be taken back."""
    return [
        text(say("showcase-feedback-sent", person=author(said))),
        *_mine(said),
    ]


def mine(said: Feedback) -> list[Item]:
    """What oneself said of a piece."""
    return [title(say("showcase-feedback-mine")), note(say(f"showcase-feedback-is-{said.standing}")), *_mine(said)]


def taken_back() -> list[Item]:
    """It is gone."""
    return [text(say("showcase-feedback-taken-back"))]


def shown_page(page: FeedbackPage, person_id: int, *, is_staff: bool = False) -> list[Item]:
    """What an author shows of what readers said."""
    items: list[Item] = [title(say("showcase-feedback-title"))]
    if not page.feedback:
        items.append(text(say("showcase-feedback-nothing")))
    for said in page.feedback:
        controls = [report_button(subjects.feedback(said.id), said.giver_id), block_button(said.giver_id)]
        if said.author_id == person_id:
            controls = [button("showcase:say_keep", said.id, label=say("showcase-feedback-hide"))]
        elif is_staff:
            controls.append(button("showcase:say_remove", said.id, label=say("showcase-staff-take-down")))
        items.append(card(text(say("showcase-feedback-by", person=person(said.giver_id)), _words(said))))
        items += buttons(*(controls if said.giver_id != person_id else []))
    if page.go_on_from is not None:
        items += buttons(
            button("showcase:said", page.piece_id, page.go_on_from, label=say("showcase-feedback-further"))
        )
    return items


def said_card(said: Feedback) -> list[Item]:
    """What the thread under a card shows of what a reader said."""
    return [
        card(
            text(say("showcase-feedback-by", person=person(said.giver_id)), _words(said, _MOST_IN_THREAD)),
            *buttons(report_button(subjects.feedback(said.id), said.giver_id), block_button(said.giver_id)),
        ),
        note(say("showcase-feedback-thread-note")),
    ]


def talk_note() -> list[Item]:
    """The first thing in a thread that its author opened."""
    return [text(say("showcase-talk-note"))]


def came(said: Feedback | None) -> list[Item]:
    """The inbox item of an author."""
    if said is None:
        return []
    heading = say("showcase-feedback-came", person=person(said.giver_id), title=_title(said))
    controls = [
        *_choice(said),
        button("showcase:say_thank", said.id, label=say("showcase-feedback-thank")),
        report_button(subjects.feedback(said.id), said.giver_id),
        block_button(said.giver_id),
    ]
    return [text(heading, _words(said)), note(say(f"showcase-feedback-now-{said.standing}")), *buttons(*controls)]


def decided(said: Feedback) -> list[Item]:
    """What the author chose."""
    return [text(say(f"showcase-feedback-now-{said.standing}"))]


def thanked(said: Feedback) -> list[Item]:
    """It was said."""
    return [text(say("showcase-feedback-thanked-now", person=person(said.giver_id)))]


def told(said: Feedback | None, key: str) -> list[Item]:
    """The inbox item of whoever gave it: that it is shown, or that it was welcome."""
    if said is None or (key == "showcase-feedback-told-shown" and said.standing is not Standing.SHOWN):
        return []
    return [text(say(key, person=author(said), title=_title(said)))]


def author(said: Feedback) -> str:
    """Whose piece it is about, as readers know them."""
    return byline(said.author_id, said.pen_name)


def _title(said: Feedback) -> str:
    return markup.name(said.title, 150) or say("showcase-feedback-a-piece")


def _choice(said: Feedback) -> Sequence[ui.Button[Any]]:
    show = button("showcase:say_show", said.id, label=say("showcase-feedback-show"), style=Style.primary)
    keep = button("showcase:say_keep", said.id, label=say("showcase-feedback-keep"))
    return {Standing.SENT: [show, keep], Standing.SHOWN: [keep], Standing.KEPT: [show]}.get(said.standing, [])


def _mine(said: Feedback) -> list[Item]:
    return [
        card(text(_words(said))),
        *buttons(button("showcase:unsay", said.piece_id, label=say("showcase-take-back"))),
    ]


def _words(said: Feedback, most: int = _MOST_QUOTED) -> str:
    more = f"**{say(f'showcase-feedback-{said.wanted}-more')}**" if said.more else ""
    return lines(
        f"**{say('showcase-feedback-field-strength')}**",
        markup.plain(said.strength, most),
        more,
        markup.plain(said.more, most) if said.more else "",
    )
