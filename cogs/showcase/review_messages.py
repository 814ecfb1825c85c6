"""What staff see of pieces that wait. Pure."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.showcase.drafting import MOST_LINE
from bot.showcase.records import Check, Cover, Leaf, Marked, Piece, PiecePage
from bot.showcase.states import Decision, State
from bot.texts import has, markup, say
from cogs.components.layouts import Item, Style, button, buttons, card, fits, rule, section, text, title
from cogs.showcase.messages import from_staff, leaf_items
from cogs.showcase.wording import added, author_of, facts, lines, notes_of, person, rating_of, title_of, warning, when

_MOST_QUOTED = 60


def check_page(check: Check, staff_id: int) -> list[Item]:
    """A piece and what this person of staff can do with it: what it touches on comes before its text, which is folded.

    Where its first page fits, it is there for whoever has taken the piece; else it is behind a button.
    """
    piece = check.piece
    mine = piece.taken_by_id == staff_id
    shown: list[Item] = [
        title(say("showcase-check-title")),
        *([card(text(say("showcase-check-danger")))] if piece.in_danger else []),
        text(
            lines(_summary(piece), added(piece.cover), _sources(piece.cover)), _known(check), _outcome(piece, staff_id)
        ),
    ]
    said = from_staff(piece.from_staff, say("showcase-check-asked-before")) if piece.state is State.WAITING else []
    folded = _folded(check) if mine else []
    rows = _rows(check, staff_id)
    ways = [[*shown, *said, *folded, *_rows(check, staff_id, is_read_here=True)]] if folded else []
    ways += [[*shown, *said, *rows], [*shown, *rows]]
    # What waits in the inbox is told above a page.
    return next((way for way in ways if fits(way, spare_components=1, spare_characters=100)), ways[-1])


def check_leaf(piece: Piece, leaf: Leaf, staff_id: int) -> list[Item]:
    """A page of its text, with the decision at hand for whoever has taken it."""
    controls = [*_approvals(piece), *_answers(piece)] if piece.taken_by_id == staff_id else []
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
    """It is done, or waits for a second yes, and the next one."""
    decision = piece.review.decision if piece.review is not None else None
    kept = decision is Decision.APPROVED and not piece.cover.rating.is_open
    shown: list[Item] = [text(say("showcase-done-kept" if kept else f"showcase-done-{decision or 'agreed'}"))]
    return [*shown, *and_next(following)]


def passed_on(following: Piece) -> list[Item]:
    """Somebody else may have it, and the next one."""
    return [text(say("showcase-done-passed")), *and_next(following)]


def told_safety_team(following: Piece | None) -> list[Item]:
    """The safety team has it, and the next one."""
    return [text(say("showcase-done-told")), *and_next(following)]


def told_hard(piece: Piece | None) -> list[Item]:
    """In the inbox of the safety team; nothing once it is decided."""
    if piece is None or piece.state is not State.WAITING:
        return []
    return [
        text(say("showcase-told-hard")),
        *buttons(button("showcase:look", piece.id, label=say("showcase-check-look"))),
    ]


def and_next(following: Piece | None) -> list[Item]:
    """What to do next, a press away."""
    shown: list[Item] = []
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
    if piece.taken_by_id is not None:
        return say("showcase-queue-taken", person=person(piece.taken_by_id))
    agreed_by = piece.review.agreed_by_id if piece.review is not None else None
    if agreed_by is not None:
        return say("showcase-queue-agreed", person=person(agreed_by))
    return say("showcase-queue-hard") if piece.is_hard else ""


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


def _rows(check: Check, staff_id: int, *, is_read_here: bool = False) -> list[Item]:
    piece = check.piece
    mine = piece.taken_by_id == staff_id
    style = Style.primary if mine else Style.secondary
    controls: list[ui.Button[Any]] = [] if mine else _offer(piece, staff_id)
    if check.leaf is not None and not is_read_here:
        controls.append(button("showcase:check_page", piece.id, 0, label=say("showcase-check-read"), style=style))
    if check.leaf is not None and is_read_here and check.leaf.count > 1:
        more = say("showcase-check-read-on", count=check.leaf.count - 1)
        controls.append(button("showcase:check_page", piece.id, 1, label=more, style=style))
    if mine:
        controls += [*_approvals(piece, check.suggested), *_answers(piece)]
    rows = buttons(*controls)
    further: list[ui.Button[Any]] = []
    if check.seen_number is not None:
        further.append(button("showcase:changed", piece.id, label=say("showcase-check-changed")))
    if mine:
        further += _concerns(piece)
    return [*rows, *buttons(*further, button("showcase:queue", 0, label=say("showcase-check-queue")))]


def _folded(check: Check) -> list[Item]:
    if check.leaf is None:
        return []
    return [card(text(check.leaf.text), spoiler=True)]


def _approvals(piece: Piece, suggested: Sequence[Marked] = ()) -> list[ui.Button[Any]]:
    """Yes to what its author chose, where nothing speaks against it; else the form, in which that is looked at."""
    agreed = piece.review.agreed if piece.review is not None else None
    rating = agreed[0] if agreed else piece.cover.rating
    form = button("showcase:approve", piece.id, piece.number, label=say("showcase-check-rate"))
    if suggested and not agreed:
        form.label, form.style = say("showcase-check-approve"), Style.success
        return [form]
    label = say("showcase-check-approve-as", rating=rating_of(rating))
    return [button("showcase:approve_as", piece.id, piece.number, label=label, style=Style.success), form]


def _answers(piece: Piece) -> list[ui.Button[Any]]:
    return [
        button("showcase:changes", piece.id, piece.number, label=say("showcase-check-changes")),
        button("showcase:decline", piece.id, piece.number, label=say("showcase-check-decline")),
    ]


def _concerns(piece: Piece) -> list[ui.Button[Any]]:
    """To pass it on; where it is hard, that it is only a story, or that somebody should look after its writer."""
    ids = piece.id, piece.number
    shown = [button("showcase:put_back", *ids, label=say("showcase-check-put-back"))]
    if piece.is_hard and (piece.review is None or piece.review.concern is None):
        shown.append(button("showcase:fine", *ids, label=say("showcase-check-fine")))
    if piece.is_hard:
        shown.append(button("collaboration:write_to", piece.author_id, label=say("showcase-check-in")))
    return [*shown, button("showcase:concern", *ids, label=say("showcase-check-safety"))]


def _known(check: Check) -> str:
    """What is good to know before one reads it, a line each."""
    piece, known = check.piece, list[str]()
    if check.is_first and piece.state is State.WAITING:
        known.append(say("showcase-check-first"))
    if check.seen_number is not None:
        known.append(say("showcase-check-since", number=check.seen_number, new=check.new, gone=check.gone))
    if check.suggested:
        each = ", ".join(f"{say(f'showcase-note-{mark.what}')} (“{_quoted(mark)}”)" for mark in check.suggested)
        known.append(say("showcase-check-suggested", notes=each))
    if check.marks:
        each = ", ".join(f"“{_quoted(mark)}” ({_mark(mark)})" for mark in check.marks)
        known.append(say("showcase-check-marks", marks=each))
    if piece.review is not None and piece.review.concern is not None:
        known.append(say(f"showcase-check-concern-{piece.review.concern}"))
    if piece.review is not None and piece.review.agreed is not None and piece.state is State.WAITING:
        by, (rating, notes) = piece.review.agreed_by_id, piece.review.agreed
        chosen = ", ".join([rating_of(rating), *([notes_of(notes)] if notes else [])])
        known.append(say("showcase-check-agreed", person=person(by), rating=chosen))
    elif check.takes_two and piece.state is State.WAITING:
        known.append(say("showcase-check-two"))
    return "\n".join(known)


def _quoted(mark: Marked) -> str:
    return markup.name(mark.words, _MOST_QUOTED)


def _mark(mark: Marked) -> str:
    key = f"showcase-mark-{mark.what}"
    return say(key if has(key) else "showcase-mark-other")
