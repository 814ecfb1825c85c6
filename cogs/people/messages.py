"""What is stored, and what deleting means, in words."""

from collections.abc import Sequence

from bot.people.blocks import Block
from bot.people.service import Stored
from bot.texts import say
from cogs.components.layouts import Item, Style, attached, button, buttons, note, rule, section, text, title

MOST_BLOCKS = 8


def stored_page(stored: Sequence[Stored], blocks: Sequence[Block], *, here: bool, first_block: int = 0) -> list[Item]:
    """What there is, what never is, and whom the person blocks.

    Args:
        here: only of one server.
        first_block: how many of the newest blocks are passed over.
    """
    lines = [say(f"people-stored-{each.table}", count=each.count) for each in stored]
    items: list[Item] = [
        title(say("people-stored-title")),
        text(say("people-stored-here" if here else "people-stored-everywhere")),
        text("\n".join(f"• {line}" for line in lines) or say("people-stored-nothing")),
        note(say("people-stored-never")),
    ]
    if blocks:
        shown = blocks[first_block : first_block + MOST_BLOCKS]
        items += [rule(), text(say("people-blocks")), *(_block(block) for block in shown)]
        following = first_block + MOST_BLOCKS
        if following < len(blocks):
            items += buttons(button("people:blocks", following, label=say("people-blocks-more")))
    return [
        *items,
        *buttons(
            button("people:export", label=say("people-export")),
            button("people:delete", label=say("people-delete"), style=Style.danger),
        ),
    ]


def export_page(name: str) -> list[Item]:
    """The file to take away."""
    return [text(say("people-exported")), attached(name)]


def delete_page(*, here: bool) -> list[Item]:
    """Exactly what goes, what stays and why."""
    choices = [button("people:erase", "all", label=say("people-erase-all"), style=Style.danger)]
    if here:
        choices.insert(0, button("people:erase", "here", label=say("people-erase-here"), style=Style.danger))
    return [
        title(say("people-delete-title")),
        text(say("people-delete-goes"), say("people-delete-stays")),
        note(say("people-delete-first")),
        *buttons(*choices, button("people:keep", label=say("people-keep"))),
    ]


def erased(*, here: bool) -> list[Item]:
    """It is done."""
    return [text(say("people-erased-here" if here else "people-erased-all"))]


def kept() -> list[Item]:
    """They would rather not."""
    return [text(say("people-kept"))]


def _block(block: Block) -> Item:
    when = f"<t:{int(block.blocked_at.timestamp())}:D>"
    words = say("people-blocked-since", who=_name(block.subject), when=when)
    return section(words, button("people:unblock", block.subject, label=say("people-unblock")))


def _name(subject: str) -> str:
    kind, _, number = subject.partition(":")
    return f"<@{number}>" if kind == "person" else say("people-blocked-author", kind=kind, number=number)
