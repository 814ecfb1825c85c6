"""What authors see of their own pieces, and what they are told. Pure."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.showcase import words
from bot.showcase.records import Leaf, Piece, PiecePage, Version
from bot.showcase.states import Decision, State, Step, can
from bot.texts import markup, say
from cogs.components.layouts import Item, Style, button, buttons, section, text, title
from cogs.components.modals import modal, paragraph
from cogs.showcase.messages import from_staff, leaf_items
from cogs.showcase.wording import added, author_of, byline, facts, kind_of, lines, state_of, title_of, warning, when

_DOWN = (State.TAKEN_DOWN, State.REMOVED)
# An inbox page shows several items; the whole is behind the button.
_QUOTED = 400
_MOST_OTHERS = 5
_MOST_VERSIONS = 10


def sent(piece: Piece) -> list[Item]:
    """It is with staff, and what comes next."""
    return [
        title(say("showcase-sent-title")),
        text(say("showcase-sent-next", title=title_of(piece.cover))),
        *buttons(button("showcase:mine", label=say("showcase-mine-title"))),
    ]


def mine_page(page: PiecePage, *, has_draft: bool, first: bool, others: Sequence[tuple[int, str]] = ()) -> list[Item]:
    """Five of one's pieces, newest first, and the draft that waits to be sent."""
    shown: list[Item] = [title(say("showcase-mine-title"))]
    if has_draft:
        go_on = button("showcase:new", label=say("showcase-mine-continue"), style=Style.primary)
        shown.append(section(say("showcase-mine-draft"), go_on))
    for draft_id, name in others[:_MOST_OTHERS] if first else ():
        called = markup.name(name, 100) or say("showcase-draft-untitled")
        shown.append(
            section(
                say("showcase-mine-other", title=called),
                button("showcase:draft", draft_id, label=say("showcase-mine-continue")),
            )
        )
    if not page.pieces and not has_draft and not others:
        shown.append(text(say("showcase-mine-none")))
    shown += [
        section(
            lines(f"**{title_of(piece.cover)}** · {kind_of(piece.cover.kind)}", state_of(piece)),
            button("showcase:own", piece.id, label=say("showcase-open")),
        )
        for piece in page.pieces
    ]
    controls = []
    if not has_draft:
        controls.append(button("showcase:new", label=say("showcase-mine-new")))
    if page.go_on_from is not None:
        controls.append(button("showcase:mine_older", page.go_on_from, label=say("showcase-older")))
    if not first:
        controls.append(button("showcase:mine_newest", label=say("showcase-newest")))
    if first:
        controls.append(button("showcase:blog", label=say("showcase-blog")))
    return [*shown, *buttons(*controls)]


def own_page(piece: Piece) -> list[Item]:
    """Where a piece stands, what comes next, and what its author can do."""
    cover = piece.cover
    shown: list[Item] = [
        title(title_of(cover)),
        text(
            lines(f"-# {facts(cover)}", _named(piece), added(cover), warning(cover)),
            lines(f"**{state_of(piece)}**", _then(piece)),
        ),
    ]
    if piece.state not in (State.PUBLISHED, State.TAKEN_DOWN):
        shown += from_staff(piece.from_staff, say("showcase-from-staff"))
    return [*shown, *buttons(*_controls(piece))]


def take_down_page(piece: Piece) -> list[Item]:
    """Ask first: it cannot be undone."""
    return [
        text(say("showcase-take-down-question", title=title_of(piece.cover))),
        *buttons(
            button("showcase:take_down_now", piece.id, label=say("showcase-take-down-yes"), style=Style.danger),
            button("showcase:keep", label=say("showcase-keep")),
        ),
    ]


def remove_form(piece: Piece) -> ui.Modal:
    """The same for staff, who may say why."""
    row = paragraph("reason", say("showcase-remove-why"), hint=say("showcase-remove-hint"), most=words.MOST)
    name = title_of(piece.cover)
    shown = ui.TextDisplay[Any](say("showcase-remove-means", title=name, person=author_of(piece)))
    return modal("showcase:remove", piece.id, title=say("showcase-staff-take-down"), rows=[shown, row])


def throw_away_page(piece: Piece) -> list[Item]:
    """Ask first: it cannot be undone."""
    return [
        text(say("showcase-throw-piece-question", title=title_of(piece.cover))),
        *buttons(
            button("showcase:forget_now", piece.id, label=say("showcase-throw-away"), style=Style.danger),
            button("showcase:own", piece.id, label=say("showcase-back")),
        ),
    ]


def taken_down(piece: Piece) -> list[Item]:
    """It is hidden."""
    return [text(say("showcase-taken-down-now", title=title_of(piece.cover)))]


def kept() -> list[Item]:
    """They would rather not."""
    return [text(say("showcase-kept"))]


def own_leaf(leaf: Leaf, piece_id: int) -> list[Item]:
    """A page of one's own piece, as it was last sent."""
    back = button("showcase:own", piece_id, label=say("showcase-back"))
    return leaf_items(leaf, "showcase:own_page", piece_id, more=[back])


def versions_page(piece: Piece, versions: Sequence[Version]) -> list[Item]:
    """All that was sent of one's own piece."""
    shown: list[Item] = [title(say("showcase-versions")), text(say("showcase-versions-means"))]
    for each in versions[:_MOST_VERSIONS]:
        told = say(
            "showcase-version",
            number=each.number,
            title=markup.name(each.title, 100),
            when=when(each.sent_at),
            words=each.words,
        )
        shown.append(section(told, button("showcase:version", piece.id, each.number, 0, label=say("showcase-read"))))
    return [*shown, *buttons(button("showcase:own", piece.id, label=say("showcase-back")))]


def version_leaf(leaf: Leaf, piece_id: int, version: int) -> list[Item]:
    """A page of one's own piece as it was sent that time."""
    back = button("showcase:versions", piece_id, label=say("showcase-back"))
    return leaf_items(leaf, "showcase:version", piece_id, version, more=[back])


def told_decision(piece: Piece | None, number: int) -> list[Item]:
    """The inbox item of a decision on the version of that number; nothing once the piece is gone."""
    if piece is None:
        return []
    name, review = title_of(piece.cover), piece.review
    is_current = piece.number == number and review is not None and piece.state not in _DOWN
    if not is_current or review is None or review.decision is None:
        told = [say("showcase-told-now", title=name, state=state_of(piece))]
    elif review.decision is Decision.APPROVED:
        told = [say("showcase-told-approved" if piece.cover.rating.is_open else "showcase-told-kept", title=name)]
    else:
        told = [say(f"showcase-told-{review.decision}", title=name), _quoted(review.words)]
    # The number keeps two items about one piece apart, which Discord wants of controls in one message.
    return [text(*told), *buttons(button("showcase:own_show", piece.id, number, label=say("showcase-open")))]


def told_taken_down(piece: Piece | None) -> list[Item]:
    """The inbox item of a piece that staff took down."""
    if piece is None:
        return []
    told = [say("showcase-told-taken-down", title=title_of(piece.cover))]
    told.append(_quoted(piece.from_staff) if piece.from_staff else say("showcase-told-no-reason"))
    # Letters, so that no decision's button about the same piece has the same name.
    return [text(*told), *buttons(button("showcase:own_show", piece.id, "removed", label=say("showcase-open")))]


def told_first_reader(piece: Piece | None) -> list[Item]:
    """The inbox item of a piece that somebody has opened; nothing once it is down."""
    if piece is None or piece.state is not State.PUBLISHED:
        return []
    return [text(say("showcase-told-first-reader", title=title_of(piece.cover)))]


def thrown_away() -> list[Item]:
    """The draft, or the piece, is gone."""
    return [
        text(say("showcase-thrown-away")),
        *buttons(button("showcase:mine_newest", label=say("showcase-mine-title"))),
    ]


def _named(piece: Piece) -> str:
    return say("showcase-draft-pen-name", name=byline(None, piece.pen_name)) if piece.pen_name else ""


def _then(piece: Piece) -> str:
    if piece.state is State.PUBLISHED and not piece.cover.rating.is_open:
        return say("showcase-then-kept")
    return say(f"showcase-then-{piece.state}")


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}" for line in markup.plain(words, _QUOTED).split("\n"))


def _controls(piece: Piece) -> list[ui.Button[Any]]:
    controls = [button("showcase:own_page", piece.id, 0, label=say("showcase-read"))]
    if can(piece.state, Step.REVISE):
        controls.append(button("showcase:revise", piece.id, label=say("showcase-revise"), style=Style.primary))
    if can(piece.state, Step.TAKE_BACK):
        controls.append(button("showcase:take_back", piece.id, label=say("showcase-take-back")))
    if piece.number > 1:
        controls.append(button("showcase:versions", piece.id, label=say("showcase-versions")))
    if not piece.state.can_be_thrown_away:
        controls.append(button("showcase:helpers", piece.id, label=say("showcase-helpers-title")))
    if piece.state is State.PUBLISHED:
        controls.append(button("showcase:rename", piece.id, label=say("showcase-rename")))
        controls += _switches(piece)
    if can(piece.state, Step.TAKE_DOWN):
        controls.append(button("showcase:take_down", piece.id, label=say("showcase-take-down"), style=Style.danger))
    if piece.state.can_be_thrown_away:
        controls.append(button("showcase:forget", piece.id, label=say("showcase-throw-away"), style=Style.danger))
    return [*controls, button("showcase:mine_newest", label=say("showcase-mine-title"))]


def _switches(piece: Piece) -> list[ui.Button[Any]]:
    """What its author may allow; a piece without a card has no thread."""
    states = {"download": piece.may_download}
    if piece.cover.rating.is_open:
        states["talk"] = piece.is_open_to_talk
    return [
        button(
            "showcase:allow",
            piece.id,
            what,
            "off" if on else "on",
            label=say(f"showcase-{what}-{'on' if on else 'off'}"),
        )
        for what, on in states.items()
    ]
