"""One page of a text, whoever reads it: its author, staff or a reader."""

from bot.showcase.drafting import parts
from bot.showcase.records import Leaf
from bot.texts import markup


def leaf(title: str, text: str, number: int) -> Leaf:
    """The page with that number, or the nearest that there is: a text may have become shorter."""
    whole = [markup.shown(part.text, 3400) for part in parts(text)]
    number = max(0, min(number, len(whole) - 1))
    return Leaf(title=title, text=whole[number], number=number, count=len(whole))
