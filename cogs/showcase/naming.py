"""The name on a piece: chosen with the draft, changed while it is published."""

from typing import Any

from discord import ui

from bot.showcase import names
from bot.showcase.records import Piece, Sheet
from bot.texts import markup, say
from cogs.components import Press, on
from cogs.components.layouts import Item, button, buttons, card, text
from cogs.components.modals import checks, line, modal
from cogs.showcase import own_messages
from cogs.showcase.draft_messages import draft_page
from cogs.showcase.wording import byline, person, title_of

EVERYWHERE = "everywhere"

Row = ui.Label[Any] | ui.TextDisplay[Any]


def name_form(sheet: Sheet) -> ui.Modal:
    """Under which name it is to be published."""
    rows: list[Row] = [_explained("showcase-name-means"), _name_row(sheet.pen_name)]
    return modal("showcase:name_set", sheet.draft_id, title=say("showcase-edit-name"), rows=rows)


def rename_form(piece: Piece) -> ui.Modal:
    """Another name on a published piece."""
    rows: list[Row] = [
        _explained("showcase-rename-means"),
        _name_row(piece.pen_name or ""),
        checks(
            "where",
            say("showcase-rename-where"),
            [(EVERYWHERE, say("showcase-rename-everywhere"))],
            chosen=[EVERYWHERE],
        ),
    ]
    return modal("showcase:rename_set", piece.id, title=say("showcase-rename"), rows=rows)


def renamed_card(piece: Piece) -> list[Item]:
    """For staff: what a published piece is called by now, which nobody has looked at yet."""
    told = say(
        "showcase-renamed-card",
        person=person(piece.author_id),
        title=markup.name(piece.cover.title, 150),
        name=byline(piece.author_id, piece.pen_name),
    )
    controls = [
        button("showcase:look", piece.id, label=say("showcase-check-look")),
        button("showcase:take_down", piece.id, label=say("showcase-staff-take-down")),
    ]
    return [card(text(told), *buttons(*controls))]


def _explained(key: str) -> Row:
    return ui.TextDisplay(say(key))


def _name_row(value: str) -> Row:
    return line(
        "pen_name", say("showcase-field-pen_name"), value=value, hint=say("showcase-name-hint"), most=names.MOST
    )


@on("showcase:name")
async def name(press: Press) -> None:
    """The form of the name on a draft."""
    await press.answer.open(name_form(await press.services.showcase.drafts.sheet(press.actor, press.id())))


@on("showcase:name_set", updates=True)
async def name_set(press: Press) -> None:
    """The name on a draft was sent."""
    typed = {"pen_name": press.fields.text("pen_name")}
    sheet = await press.services.showcase.drafts.change(press.actor, press.id(), typed)
    await press.answer.update(draft_page(sheet, press.person_id))


@on("showcase:rename")
async def rename(press: Press) -> None:
    """The form of the name on a published piece."""
    await press.answer.open(rename_form(await press.services.showcase.submissions.own(press.actor, press.id())))


@on("showcase:rename_set", updates=True)
async def rename_set(press: Press) -> None:
    """Another name, on this piece or on all that have the same."""
    piece = await press.services.showcase.naming.change(
        press.actor,
        press.id(),
        press.fields.text("pen_name"),
        everywhere=EVERYWHERE in press.fields.all("where"),
    )
    done = say("showcase-renamed", title=title_of(piece.cover), name=byline(piece.author_id, piece.pen_name))
    await press.answer.update([text(done), *own_messages.own_page(piece)])
