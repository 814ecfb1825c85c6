"""Presses of readers."""

import contextlib

from bot.showcase.kinds import Kind
from cogs.components import Press, on
from cogs.showcase import messages


@on("showcase:read")
async def read(press: Press) -> None:
    """Open the reader where they stopped."""
    actor = press.actor
    leaf = await press.services.showcase.reading.read(actor, press.id())
    is_staff = await press.services.guilds.is_staff(actor)
    await press.answer.show(messages.reader(leaf, press.id(), is_staff=is_staff))


@on("showcase:page", updates=True)
async def page(press: Press) -> None:
    """Turn the page."""
    actor = press.actor
    leaf = await press.services.showcase.reading.read(actor, press.id(), press.id(1))
    is_staff = await press.services.guilds.is_staff(actor)
    await press.answer.update(messages.reader(leaf, press.id(), is_staff=is_staff))


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
