"""One page of a text, whoever reads it: its author, staff or a reader."""

import functools

from bot.showcase.pages import Pages, paginate
from bot.showcase.records import Leaf
from bot.texts import markup


def leaf(title: str, text: str, number: int) -> Leaf:
    """The page with that number, or the nearest that there is: a text may have become shorter."""
    shown, pages = _divided(text)
    number = max(0, min(number, len(pages) - 1))
    return Leaf(
        title=title,
        text=pages.text(shown, number),
        number=number,
        count=len(pages),
        position=pages.pages[number].start,
    )


def leaf_at(title: str, text: str, position: int) -> Leaf:
    """The page that holds that place (see `Leaf.position`)."""
    _, pages = _divided(text)
    return leaf(title, text, pages.at(position))


# Dividing a text takes a hundred times as long as turning a page of it; who reads turns several.
@functools.lru_cache(maxsize=32)
def _divided(text: str) -> tuple[str, Pages]:
    shown = markup.shown(text)
    return shown, paginate(shown)
