"""What readers see: cards, lists and pages. Pure."""

import re
from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.delivery import File
from bot.showcase import subjects
from bot.showcase.kinds import Kind
from bot.showcase.records import Cover, FoundPage, Leaf, Published, PublishedPage, TakenAlong
from bot.texts import markup, say
from cogs.components.layouts import (
    Item,
    Style,
    attached,
    button,
    buttons,
    card,
    note,
    option,
    section,
    select,
    text,
    title,
)
from cogs.safety.controls import block_author_button, block_button, report_button
from cogs.showcase.wording import added, byline, facts, kind_of, lines, person, title_of, warning

_EXCERPT = 500
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_LINE = 400
# The name of a button holds what was searched for.
_MOST_QUERY = 70
# Escaping makes words longer than they were typed.
_WORDS = 1_350
ALL = "all"


def cover_items(cover: Cover, by: str, beginning: str, *, narrator: bool, helped: str = "") -> list[Item]:
    """What a card says of a piece. Where it touches on something hard, its beginning waits until it is opened.

    Args:
        by: whose it is, as `wording.byline` says it.
        helped: who did, and said yes to being named.
        narrator: whether somebody is looked for to read it aloud.
    """
    excerpt = "" if cover.notes else markup.excerpt(beginning, _EXCERPT, title=cover.title)
    return [
        title(title_of(cover)),
        text(lines(say("showcase-by", person=by), helped, f"-# {facts(cover)}", added(cover), warning(cover))),
        *([text(f"*{markup.name(cover.line, _LINE)}*")] if cover.line else []),
        *([text(excerpt)] if excerpt else []),
        *([note(say("showcase-narrator"))] if narrator else []),
    ]


def piece_card(piece: Published, pronouns: str = "") -> list[Item]:
    """The card of a published piece; where its author looks for a narrator, with an offer to read it aloud."""
    narrate = [button("collaboration:narrate", piece.id, label=say("showcase-narrate"))]
    subject, by = subjects.piece(piece.id), byline(piece.author_id, piece.pen_name, pronouns)
    block = block_author_button(subject) if piece.author_id is None else block_button(piece.author_id)
    return [
        card(
            *cover_items(piece.cover, by, piece.beginning, narrator=piece.asks_for_narrator, helped=_helped(piece)),
            *buttons(
                button("showcase:read", piece.id, label=say("showcase-read"), style=Style.primary),
                *(narrate if piece.asks_for_narrator else []),
                report_button(subject, piece.author_id),
                block,
            ),
        )
    ]


def _helped(piece: Published) -> str:
    return " · ".join(f"{say(f'podcasts-part-{part}')}: {person(person_id)}" for part, person_id in piece.credits)


def thread_name(piece: Published) -> str:
    """How the thread under its card is called."""
    return markup.shorten(say("showcase-thread-name", title=piece.cover.title), 100)


def from_staff(words: str, heading: str) -> list[Item]:
    """What staff told the author of a piece; nothing where they said nothing."""
    return [card(text(heading, markup.plain(words, _WORDS)))] if words else []


def leaf_items(leaf: Leaf, name: str, *ids: int | str, more: Sequence[ui.Button[Any]] = ()) -> list[Item]:
    """A page of a text.

    Args:
        name: the control that turns the page; the number of the page follows `ids`.
        more: buttons that stand on every page.
    """
    turning = []
    if leaf.number > 0:
        turning.append(button(name, *ids, leaf.number - 1, label=say("showcase-previous")))
    if leaf.number < leaf.count - 1:
        turning.append(button(name, *ids, leaf.number + 1, label=say("showcase-next"), style=Style.primary))
    shown: list[Item] = [title(markup.name(leaf.title, 150)), text(leaf.text)]
    if leaf.count > 1:
        shown.append(note(say("showcase-page-of", number=leaf.number + 1, count=leaf.count)))
    return [*shown, *buttons(*turning, *more)]


def reader(
    leaf: Leaf, piece_id: int, *, is_staff: bool, at_end: Sequence[ui.Button[Any]] = (), is_first: bool = False
) -> list[Item]:
    """A page of a published piece; at its end, what goes on from there.

    Args:
        is_first: whoever reads it is its first reader, and has come to the end.
    """
    controls = [*at_end, report_button(subjects.piece(piece_id))]
    if is_staff:
        controls.append(button("showcase:take_down", piece_id, label=say("showcase-staff-take-down")))
    shown = leaf_items(leaf, "showcase:page", piece_id, more=controls)
    return [*shown, note(say("showcase-first-reader"))] if is_first else shown


def taken_along(copy: TakenAlong) -> tuple[list[Item], File]:
    """A text as a file. Its name is that of the piece, in letters that every device knows."""
    name = _NOT_IN_NAMES.sub("-", copy.title.casefold()).strip("-")[:50].rstrip("-") or "piece"
    file = File(name=f"{name}.txt", content=f"{copy.title}\n\n{copy.text}\n".encode("utf-8", "replace"))
    return [note(say("showcase-download-note")), attached(file.name)], file


def next_chapter(piece_id: int) -> ui.Button[Any]:
    """On to the next part of the series, in the place of this one."""
    return button("showcase:page", piece_id, 0, label=say("showcase-next-chapter"), style=Style.primary)


def browse_page(page: PublishedPage, kind: Kind | None) -> list[Item]:
    """Five pieces, newest first."""
    heading = say("showcase-browse-title-kind", kind=kind_of(kind)) if kind else say("showcase-browse-title")
    shown: list[Item] = [title(heading)]
    if not page.pieces:
        shown.append(text(say("showcase-browse-none")))
    shown += [_listed(piece) for piece in page.pieces]
    options = [option(ALL, say("showcase-browse-all"), chosen=kind is None)]
    options += [option(each, kind_of(each), chosen=each is kind) for each in Kind]
    shown.append(select("showcase:browse_kind", options=options, placeholder=say("showcase-browse-pick")))
    if page.go_on_from is not None:
        shown += buttons(button("showcase:browse", kind or ALL, page.go_on_from, label=say("showcase-older")))
    return shown


def found_page(page: FoundPage) -> list[Item]:
    """Five of the pieces that were found, each with some of its words."""
    words = markup.name(page.query, 150)
    shown: list[Item] = [title(say("showcase-search-title", words=words))]
    if not page.pieces:
        shown.append(text(say("showcase-search-none")))
    shown += [_listed(found.piece, found.around) for found in page.pieces]
    if not page.is_ranked:
        shown.append(note(say("showcase-search-newest")))
    if page.go_on_from is not None and len(page.query) <= _MOST_QUERY:
        shown += buttons(button("showcase:found", page.go_on_from, page.query, label=say("showcase-search-more")))
    return shown


def _listed(piece: Published, around: str = "") -> Item:
    cover = piece.cover
    by = say("showcase-check-who", title=f"**{title_of(cover)}**", person=byline(piece.author_id, piece.pen_name))
    about = f"*{markup.name(cover.line, _LINE)}*" if cover.line else ""
    words = lines(by, f"-# {facts(cover)}", warning(cover), markup.name(around, _LINE) or about)
    return section(words, button("showcase:read", piece.id, label=say("showcase-read")))
