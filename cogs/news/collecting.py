"""Starter packs: several feeds with one tap."""

from cogs.components import Press, on
from cogs.news import collection_messages as messages


@on("news:packs")
async def show(press: Press) -> None:
    """What there is to begin with."""
    await press.services.sources.require_room(press.actor)
    await press.answer.show(messages.packs_page(press.services.collections.packs))


@on("news:pack")
async def take(press: Press) -> None:
    """Each address is tried, and those that answer are added."""
    taken = await press.services.collections.take_pack(press.actor, press.picked())
    await press.answer.show(messages.taken(taken))
