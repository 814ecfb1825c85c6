"""A text in pages, whoever reads it. Dividing one takes up to 0.2 s, so that it is never done on the event loop."""

import asyncio
import functools

from bot.showcase.pages import Pages, paginate
from bot.showcase.records import Leaf
from bot.texts import markup


async def leaf(title: str, text: str, number: int) -> Leaf:
    """The page with that number, or the nearest that there is: a text may have become shorter."""
    shown, pages = await asyncio.to_thread(_divided, text)
    number = max(0, min(number, len(pages) - 1))
    return Leaf(
        title=title,
        text=pages.text(shown, number),
        number=number,
        count=len(pages),
        position=pages.pages[number].start,
    )


async def divided(text: str) -> list[tuple[int, str]]:
    """Where each page of a text begins, and what is on it."""
    shown, pages = await asyncio.to_thread(_divided, text)
    return [(page.start, pages.text(shown, number)) for number, page in enumerate(pages.pages)]


# Who reads turns several pages.
@functools.lru_cache(maxsize=32)
def _divided(text: str) -> tuple[str, Pages]:
    shown = markup.shown(text)
    return shown, paginate(shown)
