"""Builds what people see: layouts of Components V2 within Discord's limits, and the buttons and selects in them.

A control is named `job:verb`; with its ids that is its `custom_id`, permanent once released. They have no callbacks:
`cogs.components.router` finds the handler by name, after a restart as before.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import discord
from discord import ui

MOST_COMPONENTS = 40
MOST_CHARACTERS = 4000
MOST_CUSTOM_ID = 100
MOST_LABEL = 80
MOST_OPTIONS = 25

Item = ui.Item[Any]
Style = discord.ButtonStyle


class Layout(ui.LayoutView):
    """A message made of `items`, in reading order.

    Raises:
        ValueError: it has nothing, or more than 40 components or 4,000 characters; the caller should have cut it.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        super().__init__(timeout=None)
        for item in items:
            self.add_item(item)
        if not self.children:
            raise ValueError("a layout needs something in it")
        if self.content_length() > MOST_CHARACTERS:
            raise ValueError(f"a layout of {self.content_length()} characters")
        # A finished view is not kept by the library, which would route presses a second time.
        self.stop()


def fits(items: Iterable[Item], *, spare_components: int = 0, spare_characters: int = 0) -> bool:
    """Whether a layout of `items` stays within Discord's limits, with some room to spare."""
    tried = ui.LayoutView(timeout=None)
    tried.stop()
    try:
        for item in items:
            tried.add_item(item)
    except ValueError:
        return False
    components = sum(1 for _ in tried.walk_children())
    return (
        components <= MOST_COMPONENTS - spare_components
        and tried.content_length() <= MOST_CHARACTERS - spare_characters
    )


def custom_id(name: str, *ids: int | str) -> str:
    """`job:verb:ids`.

    Raises:
        ValueError: longer than 100 characters.
    """
    made = ":".join([name, *map(str, ids)])
    if len(made) > MOST_CUSTOM_ID:
        raise ValueError(f"custom id too long: {name}")
    return made


def text(*paragraphs: str) -> ui.TextDisplay[Any]:
    """Paragraphs of text, an empty line between them."""
    return ui.TextDisplay("\n\n".join(part for part in paragraphs if part) or "\u200b")


def title(words: str) -> ui.TextDisplay[Any]:
    """A heading."""
    return ui.TextDisplay(f"### {words}")


def note(words: str) -> ui.TextDisplay[Any]:
    """Small print."""
    return ui.TextDisplay("\n".join(f"-# {line}" for line in words.splitlines()))


def rule() -> ui.Separator[Any]:
    """A thin line."""
    return ui.Separator()


def card(*items: Item, colour: int | None = None, spoiler: bool = False) -> ui.Container[Any]:
    """A framed group."""
    return ui.Container(*items, accent_colour=colour, spoiler=spoiler)


def section(words: str, accessory: ui.Button[Any] | ui.Thumbnail[Any]) -> ui.Section[Any]:
    """Text with one button or picture beside it."""
    return ui.Section(ui.TextDisplay(words), accessory=accessory)


def picture(url: str, description: str) -> ui.Thumbnail[Any]:
    """A small picture with its alt text (at most 256 characters). `attachment://name` shows a file of the message."""
    return ui.Thumbnail(url, description=description[:256] or None)


def attached(name: str) -> ui.File[Any]:
    """A file of the message, to be taken away; a file that no layout names is not seen."""
    return ui.File(f"attachment://{name}")


def button(
    name: str, *ids: int | str, label: str, style: Style = Style.secondary, disabled: bool = False
) -> ui.Button[Any]:
    """A button that the handler registered as `name` answers."""
    return ui.Button(custom_id=custom_id(name, *ids), label=label[:MOST_LABEL], style=style, disabled=disabled)


def link(url: str, label: str) -> ui.Button[Any]:
    """A button that opens `url`."""
    return ui.Button(url=url, label=label[:MOST_LABEL], style=Style.link)


def buttons(*each: ui.Button[Any]) -> list[ui.ActionRow[Any]]:
    """The buttons in rows of five."""
    return [ui.ActionRow(*each[start : start + 5]) for start in range(0, len(each), 5)]


def option(
    value: int | str, label: str, description: str | None = None, *, chosen: bool = False
) -> discord.SelectOption:
    """A choice of a select."""
    return discord.SelectOption(
        value=str(value),
        label=label[:100] or "…",
        description=description[:100] if description else None,
        default=chosen,
    )


def select(
    name: str, *ids: int | str, options: Sequence[discord.SelectOption], placeholder: str, most: int = 1, least: int = 1
) -> ui.ActionRow[Any]:
    """A select of up to 25 options, alone in its row as Discord wants it."""
    shown = list(options)[:MOST_OPTIONS]
    return ui.ActionRow(
        ui.Select(
            custom_id=custom_id(name, *ids),
            options=shown,
            placeholder=placeholder[:150],
            min_values=least,
            max_values=min(most, len(shown)),
        )
    )


def user_select(
    name: str, *ids: int | str, placeholder: str, most: int = 1, least: int = 1, chosen: Sequence[int] = ()
) -> ui.ActionRow[Any]:
    """A select of people; `chosen` ones are preset."""
    return ui.ActionRow(
        ui.UserSelect(
            custom_id=custom_id(name, *ids),
            placeholder=placeholder[:150],
            min_values=least,
            max_values=most,
            default_values=[discord.Object(person_id, type=discord.User) for person_id in chosen],
        )
    )


def role_select(name: str, *ids: int | str, placeholder: str, chosen_id: int | None) -> ui.ActionRow[Any]:
    """A choice among the roles of the server, or of none."""
    chosen = [discord.SelectDefaultValue(id=chosen_id, type=discord.SelectDefaultValueType.role)] if chosen_id else []
    return ui.ActionRow(
        ui.RoleSelect(
            custom_id=custom_id(name, *ids),
            placeholder=placeholder[:150],
            min_values=0,
            max_values=1,
            default_values=chosen,
        )
    )


def channel_select(
    name: str, *ids: int | str, placeholder: str, types: Sequence[discord.ChannelType] = (discord.ChannelType.text,)
) -> ui.ActionRow[Any]:
    """A select of one channel."""
    return ui.ActionRow(
        ui.ChannelSelect(custom_id=custom_id(name, *ids), placeholder=placeholder[:150], channel_types=list(types))
    )
