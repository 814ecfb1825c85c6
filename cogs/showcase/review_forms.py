"""The forms in which staff decide on a piece. Pure."""

from discord import ui

from bot.showcase import words
from bot.showcase.records import Check
from bot.showcase.states import Decision
from bot.texts import say
from cogs.components.modals import modal, paragraph
from cogs.showcase.draft_forms import rating_rows


def approve_form(check: Check) -> ui.Modal:
    """Rating and notes, as they stand; notes that its words suggest are set, to be taken out where they are wrong."""
    piece = check.piece
    agreed = piece.review.agreed if piece.review is not None else None
    rating, notes = agreed or (piece.cover.rating, (*piece.cover.notes, *piece.hints))
    rows = rating_rows(rating, tuple(dict.fromkeys(notes)))
    return modal("showcase:approve_set", piece.id, piece.number, title=say("showcase-approve-title"), rows=rows)


def words_form(piece_id: int, number: int, decision: Decision) -> ui.Modal:
    """What the author is told."""
    name = _FORMS[decision]
    row = paragraph(
        "words", say(f"showcase-{name}-words"), hint=say(f"showcase-{name}-hint"), required=True, most=words.MOST
    )
    return modal(f"showcase:{name}_set", piece_id, number, title=say(f"showcase-{name}-title"), rows=[row])


def concern_form(piece_id: int, number: int) -> ui.Modal:
    """What the safety team should know."""
    row = paragraph("words", say("showcase-concern-words"), hint=say("showcase-concern-hint"), most=words.MOST)
    return modal("showcase:concern_set", piece_id, number, title=say("showcase-check-safety"), rows=[row])


_FORMS = {Decision.CHANGES: "changes", Decision.DECLINED: "decline"}
