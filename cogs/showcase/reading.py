"""Presses of readers."""

import contextlib
from typing import Any

from discord import ui

from bot.showcase.kinds import Kind
from bot.showcase.records import Leaf
from cogs.components import Press, on
from cogs.components.layouts import Item
from cogs.showcase import feedback_messages, messages


@on("showcase:read")
async def read(press: Press) -> None:
    """Open the reader where they stopped."""
    leaf = await press.services.showcase.reading.read(press.actor, press.id())
    await press.answer.show(await _reader(press, leaf))


@on("showcase:page", updates=True)
async def page(press: Press) -> None:
    """Turn the page."""
    leaf = await press.services.showcase.reading.read(press.actor, press.id(), press.id(1))
    await press.answer.update(await _reader(press, leaf))


@on("showcase:download")
async def download(press: Press) -> None:
    """Take the text along."""
    items, file = messages.taken_along(await press.services.showcase.reading.take_along(press.actor, press.id()))
    await press.answer.show(items, files=[file])


@on("showcase:browse", updates=True)
async def browse(press: Press) -> None:
    """Older ones."""
    await _browse(press, press.word(), press.id(1))


@on("showcase:browse_kind", updates=True)
async def browse_kind(press: Press) -> None:
    """Only one kind."""
    await _browse(press, press.picked(), None)


@on("showcase:found", updates=True)
async def found(press: Press) -> None:
    """More of what was found."""
    page = await press.services.showcase.search.search(press.actor, press.word(1), skipped=press.id())
    await press.answer.update(messages.found_page(page))


async def _browse(press: Press, chosen: str, before_id: int | None) -> None:
    kind: Kind | None = None
    with contextlib.suppress(ValueError):
        kind = Kind(chosen)
    found = await press.services.showcase.reading.browse(press.actor, kind, before_id=before_id)
    await press.answer.update(messages.browse_page(found, kind))


async def _reader(press: Press, leaf: Leaf) -> list[Item]:
    actor, piece_id = press.actor, press.id()
    at_end: list[ui.Button[Any]] = []
    is_first = False
    if leaf.number == leaf.count - 1:
        following = await press.services.showcase.reading.next_chapter(actor, piece_id)
        around = await press.services.showcase.feedback.around(actor, piece_id)
        at_end = [messages.next_chapter(following)] if following is not None else []
        is_first = around.is_first
        at_end += feedback_messages.reader_buttons(around, piece_id)
    is_staff = await press.services.guilds.is_staff(actor)
    return messages.reader(leaf, piece_id, is_staff=is_staff, at_end=at_end, is_first=is_first)
