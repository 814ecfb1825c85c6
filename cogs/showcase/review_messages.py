"""What staff see of pieces that wait. Pure."""

from typing import Any

from discord import ui

from bot.showcase import words
from bot.showcase.drafting import MOST_LINE
from bot.showcase.records import Cover, Leaf, Piece, PiecePage
from bot.showcase.states import Decision, State
from bot.texts import markup, say
from cogs.components.layouts import Item, Style, button, buttons, card, rule, section, text, title
from cogs.components.modals import modal, paragraph
from cogs.showcase.draft_forms import rating_rows
from cogs.showcase.messages import from_staff, leaf_items
from cogs.showcase.wording import added, author_of, facts, lines, person, title_of, warning, when


def check_page(piece: Piece, staff_id: int) -> list[Item]:
    """A piece and what this person of staff can do with it: what it touches on comes before its text."""
    mine = piece.taken_by_id == staff_id
    style = Style.primary if mine else Style.secondary
    read = button("showcase:check_page", piece.id, 0, label=say("showcase-check-read"), style=style)
    reading = [] if piece.state.is_its_authors_alone else [read]
    return [
        title(say("showcase-check-title")),
        *([card(text(say("showcase-check-danger")))] if piece.in_danger else []),
        text(lines(_summary(piece), added(piece.cover), _sources(piece.cover)), _outcome(piece, staff_id)),
        *(from_staff(piece.from_staff, say("showcase-check-asked-before")) if piece.state is State.WAITING else []),
        *buttons(
            *([*reading, *_decisions(piece)] if mine else [*_offer(piece, staff_id), *reading]),
            button("showcase:queue", 0, label=say("showcase-check-queue")),
        ),
    ]


def check_leaf(piece: Piece, leaf: Leaf, staff_id: int) -> list[Item]:
    """A page of its text, with the decision at hand for whoever has taken it."""
    controls = _decisions(piece)[:3] if piece.taken_by_id == staff_id else []
    back = button("showcase:check", piece.id, label=say("showcase-back"))
    return leaf_items(leaf, "showcase:check_page", piece.id, more=[back, *controls])


def queue_page(page: PiecePage, staff_id: int) -> list[Item]:
    """Five pieces that wait, the longest first."""
    shown: list[Item] = [title(say("showcase-queue-title"))]
    if not page.pieces:
        return [*shown, text(say("showcase-queue-none"))]
    for piece in page.pieces:
        summary = lines(_summary(piece), _hint(piece, staff_id))
        shown.append(section(summary, button("showcase:check", piece.id, label=say("showcase-open"))))
    if page.go_on_from is not None:
        shown += buttons(button("showcase:queue", page.go_on_from, label=say("showcase-older")))
    return shown


def nothing_for_you(*, anything: bool) -> list[Item]:
    """There is no next one."""
    return [
        text(say("showcase-queue-only-others" if anything else "showcase-queue-none")),
        *(buttons(button("showcase:queue", 0, label=say("showcase-check-queue"))) if anything else []),
    ]


def decided(piece: Piece, following: Piece | None) -> list[Item]:
    """It is done, and the next one."""
    decision = piece.review.decision if piece.review is not None else None
    kept = decision is Decision.APPROVED and not piece.cover.rating.is_open
    shown: list[Item] = [text(say("showcase-done-kept" if kept else f"showcase-done-{decision}"))]
    if following is None:
        return [*shown, text(say("showcase-queue-none"))]
    return [
        *shown,
        rule(),
        text(say("showcase-done-next"), _summary(following)),
        *buttons(
            _take("showcase:take", following),
            button("showcase:check", following.id, label=say("showcase-check-look")),
        ),
    ]


def waiting_card(piece: Piece) -> list[Item]:
    """The card in the staff channel. It never shows the text."""
    if piece.state is not State.WAITING:
        return [card(text(lines(_who(piece), _outcome(piece, None))))]
    return [
        card(
            text(say("showcase-card-waits"), _summary(piece), _outcome(piece, None)),
            *buttons(
                *([_take("showcase:claim", piece)] if piece.taken_by_id is None else []),
                button("showcase:look", piece.id, label=say("showcase-check-look")),
            ),
        )
    ]


def approve_form(piece: Piece) -> ui.Modal:
    """Rating and notes, as the author chose them or stricter."""
    rows = rating_rows(piece.cover.rating, piece.cover.notes)
    return modal("showcase:approve_set", piece.id, piece.number, title=say("showcase-approve-title"), rows=rows)


def words_form(piece_id: int, number: int, decision: Decision) -> ui.Modal:
    """What the author is told."""
    row = paragraph(
        "words",
        say(f"showcase-{_FORMS[decision]}-words"),
        hint=say(f"showcase-{_FORMS[decision]}-hint"),
        required=True,
        most=words.MOST,
    )
    name = f"showcase:{_FORMS[decision]}_set"
    return modal(name, piece_id, number, title=say(f"showcase-{_FORMS[decision]}-title"), rows=[row])


_FORMS = {Decision.CHANGES: "changes", Decision.DECLINED: "decline"}


def _who(piece: Piece) -> str:
    return say("showcase-check-who", title=f"**{title_of(piece.cover)}**", person=author_of(piece))


def _summary(piece: Piece) -> str:
    cover, again = piece.cover, piece.number > 1
    sent = say(
        "showcase-check-again" if again else "showcase-check-sent",
        when=when(piece.sent_at),
        **({"number": piece.number} if again else {}),
    )
    line = say("showcase-check-first-line", line=markup.name(cover.line, MOST_LINE)) if cover.line else ""
    return lines(_who(piece), f"-# {facts(cover)} · {sent}", warning(cover), line)


def _sources(cover: Cover) -> str:
    return say("showcase-check-sources", count=len(cover.details.sources)) if cover.details.sources else ""


def _hint(piece: Piece, staff_id: int) -> str:
    if piece.author_id == staff_id:
        return say("showcase-queue-own")
    taken = piece.taken_by_id is not None
    return say("showcase-queue-taken", person=person(piece.taken_by_id)) if taken else ""


def _outcome(piece: Piece, staff_id: int | None) -> str:
    """Who has it, or what became of it."""
    review = piece.review
    if piece.state is State.WAITING:
        if piece.author_id == staff_id:
            return say("showcase-check-own")
        if piece.taken_by_id is None:
            return ""
        mine = piece.taken_by_id == staff_id
        return say("showcase-check-yours") if mine else say("showcase-check-taken", person=person(piece.taken_by_id))
    who = person(review.reviewer_id if review is not None else None)
    match piece.state:
        case State.PUBLISHED:
            return say("showcase-check-published", person=who)
        case State.CHANGES:
            return say("showcase-check-asked", person=who)
        case State.DECLINED:
            return say("showcase-check-declined", person=who)
        case _:
            return say(f"showcase-check-{piece.state}")


def _offer(piece: Piece, staff_id: int) -> list[ui.Button[Any]]:
    # Somebody else's is offered too: after a day it can be taken over, and until then a press says who has it.
    is_free = piece.state is State.WAITING and piece.author_id != staff_id
    return [_take("showcase:take", piece)] if is_free else []


def _take(name: str, piece: Piece) -> ui.Button[Any]:
    return button(name, piece.id, piece.number, label=say("showcase-check-take"), style=Style.primary)


def _decisions(piece: Piece) -> list[ui.Button[Any]]:
    return [
        button("showcase:approve", piece.id, piece.number, label=say("showcase-check-approve"), style=Style.success),
        button("showcase:changes", piece.id, piece.number, label=say("showcase-check-changes")),
        button("showcase:decline", piece.id, piece.number, label=say("showcase-check-decline")),
        button("showcase:put_back", piece.id, piece.number, label=say("showcase-check-put-back")),
    ]
