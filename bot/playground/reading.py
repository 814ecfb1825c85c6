"""The text and the controls of a message, in the order a person reads them."""

from collections.abc import Iterator
from typing import Any

from bot.playground.model import Json, Message

BUTTON = 2
SELECTS = frozenset({3, 5, 6, 7, 8})


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, parents first; a section's accessory after its texts."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        for key in ("accessory", "component"):
            if isinstance(component.get(key), dict):
                yield from walk([component[key]])


def message_text(message: Message) -> str:
    lines = [message.content]
    for embed in message.embeds:
        lines.extend(_embed_lines(embed))
    lines.extend(c["content"] for c in walk(message.components) if c["type"] == 10)
    return "\n".join(line for line in lines if line)


def _embed_lines(embed: dict[str, Any]) -> Iterator[str]:
    yield embed.get("author", {}).get("name", "")
    yield embed.get("title", "")
    yield embed.get("description", "")
    for part in embed.get("fields", []):
        yield part["name"]
        yield part["value"]
    yield embed.get("footer", {}).get("text", "")


def button_labels(components: list[Json]) -> list[str]:
    return [_label(c) for c in walk(components) if c["type"] == BUTTON]


def _label(button: Json) -> str:
    return str(button.get("label") or button.get("emoji", {}).get("name") or "")


def find_buttons(components: list[Json], label: str | None, custom_id: str | None) -> list[Json]:
    """Buttons by label or by custom id."""
    return [
        c
        for c in walk(components)
        if c["type"] == BUTTON
        and (custom_id is None or c.get("custom_id") == custom_id)
        and (label is None or _label(c) == label)
    ]


def find_selects(components: list[Json], placeholder: str | None, custom_id: str | None) -> list[Json]:
    """Select menus, all or by placeholder or custom id."""
    return [
        c
        for c in walk(components)
        if c["type"] in SELECTS
        and (custom_id is None or c.get("custom_id") == custom_id)
        and (placeholder is None or c.get("placeholder") == placeholder)
    ]
