"""What readers do with an edition: open a story, save it, read the whole as plain words."""

from cogs.components import Press, on
from cogs.components.layouts import Item
from cogs.digest.edition import private_items
from cogs.digest.plain import plain_page, story_page


@on("digest:story")
async def story(press: Press) -> None:
    """A story in full, privately."""
    found = await press.services.digest.reading.story(press.actor, press.id(), press.picked_ids()[0])
    await press.answer.show(story_page(press.id(), found))


@on("digest:save", updates=True)
async def save(press: Press) -> None:
    """Into the inbox."""
    found = await press.services.digest.reading.save(press.actor, press.id(), press.id(1))
    await press.answer.update(story_page(press.id(), found, is_saved=True))


@on("digest:plain")
async def plain(press: Press) -> None:
    """The whole as plain words, from the top."""
    await press.answer.show(await _plain(press, 0))


@on("digest:plain_page", updates=True)
async def plain_more(press: Press) -> None:
    """A later page of it."""
    await press.answer.update(await _plain(press, press.id(1)))


@on("digest:page", updates=True)
async def page(press: Press) -> None:
    """What stands in the thread of an edition that is read privately."""
    edition = await press.services.digest.reading.edition(press.actor, press.id())
    await press.answer.update(private_items(edition, press.id(1)))


async def _plain(press: Press, number: int) -> list[Item]:
    return plain_page(await press.services.digest.reading.edition(press.actor, press.id()), number)
