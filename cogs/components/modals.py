"""Modals: at most five rows, each a labelled input. What was filled in arrives at the handler registered as `name`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from cogs.components.layouts import custom_id

MOST_ROWS = 5
MOST_INPUT = 4000
# From so many characters on, nobody likes to type it again.
LONG_TO_WRITE = 80

Row = ui.Label[Any] | ui.TextDisplay[Any]


@dataclass(frozen=True)
class Upload:
    """A file somebody uploaded, not downloaded yet. Its address is signed and expires: read it at once."""

    name: str
    size: int
    content_type: str
    url: str


@dataclass(frozen=True)
class Fields:
    """What somebody filled in, by the name of the field."""

    values: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A text as typed, or the one option of a select or radio group; "" when left empty."""
        value = self.values.get(name)
        if isinstance(value, list):
            return str(value[0]) if value else ""
        return "" if value is None else str(value)

    def written(self) -> str:
        """Everything that took somebody a while to write, in order; "" where nothing did."""
        texts = [value for value in self.values.values() if isinstance(value, str)]
        return "\n\n".join(texts) if any(len(each) >= LONG_TO_WRITE for each in texts) else ""

    def all(self, name: str) -> list[str]:
        """The options of a select or checkbox group, or the ids of people."""
        value = self.values.get(name)
        return [str(each) for each in value] if isinstance(value, list) else []

    def uploads(self, name: str) -> list[Upload]:
        """Uploaded files."""
        value = self.values.get(name)
        return [each for each in value if isinstance(each, Upload)] if isinstance(value, list) else []


def modal(name: str, *ids: int | str, title: str, rows: Sequence[Row]) -> ui.Modal:
    """A modal whose submission the handler registered as `name` answers.

    Raises:
        ValueError: no row, or more than five.
    """
    if not 1 <= len(rows) <= MOST_ROWS:
        raise ValueError(f"a modal of {len(rows)} rows")
    made = ui.Modal(title=title[:45], custom_id=custom_id(name, *ids), timeout=None)
    for row in rows:
        made.add_item(row)
    # Like a layout: routed by custom id, never kept by the library.
    made.stop()
    return made


def line(
    name: str, label: str, *, value: str = "", hint: str = "", required: bool = False, most: int = 200
) -> ui.Label[Any]:
    """One line of text."""
    return _typed(name, label, value, hint, required, most, discord.TextStyle.short)


def paragraph(
    name: str, label: str, *, value: str = "", hint: str = "", required: bool = False, most: int = MOST_INPUT
) -> ui.Label[Any]:
    """Several lines of text, at most 4,000 characters."""
    return _typed(name, label, value, hint, required, most, discord.TextStyle.paragraph)


def _typed(
    name: str, label: str, value: str, hint: str, required: bool, most: int, style: discord.TextStyle
) -> ui.Label[Any]:
    typed: ui.TextInput[Any] = ui.TextInput(
        custom_id=name, style=style, default=value[:most] or None, required=required, max_length=most
    )
    return ui.Label(text=label[:45], description=hint[:100] or None, component=typed)


def choice(
    name: str,
    label: str,
    options: Sequence[discord.SelectOption],
    *,
    hint: str = "",
    required: bool = True,
    most: int = 1,
) -> ui.Label[Any]:
    """A choice of up to 25 options; `chosen` ones are preset."""
    picked: ui.Select[Any] = ui.Select(
        custom_id=name,
        options=list(options)[:25],
        required=required,
        min_values=1 if required else 0,
        max_values=min(most, len(options)),
    )
    return ui.Label(text=label[:45], description=hint[:100] or None, component=picked)


def radio(
    name: str,
    label: str,
    options: Sequence[tuple[str, str, str]],
    *,
    chosen: str = "",
    hint: str = "",
    required: bool = True,
) -> ui.Label[Any]:
    """One of two to ten options, all visible: (value, label, description)."""
    group: ui.RadioGroup[Any] = ui.RadioGroup(custom_id=name, required=required)
    for value, words, description in options:
        group.add_option(label=words[:100], value=value, description=description[:100] or None, default=value == chosen)
    return ui.Label(text=label[:45], description=hint[:100] or None, component=group)


def checks(
    name: str,
    label: str,
    options: Sequence[tuple[str, str]],
    *,
    chosen: Sequence[str] = (),
    hint: str = "",
    required: bool = False,
) -> ui.Label[Any]:
    """Any of up to ten options: (value, label)."""
    group: ui.CheckboxGroup[Any] = ui.CheckboxGroup(custom_id=name, required=required, min_values=1 if required else 0)
    for value, words in options:
        group.add_option(label=words[:100], value=value, default=value in chosen)
    return ui.Label(text=label[:45], description=hint[:100] or None, component=group)


def people(name: str, label: str, *, hint: str = "", required: bool = False, most: int = 1) -> ui.Label[Any]:
    """People of the server."""
    picked: ui.UserSelect[Any] = ui.UserSelect(
        custom_id=name, required=required, min_values=1 if required else 0, max_values=most
    )
    return ui.Label(text=label[:45], description=hint[:100] or None, component=picked)


def upload(name: str, label: str, *, hint: str = "", required: bool = False, most: int = 1) -> ui.Label[Any]:
    """Files; what they really hold is looked at when they are opened."""
    files: ui.FileUpload[Any] = ui.FileUpload(
        custom_id=name, required=required, min_values=1 if required else 0, max_values=most
    )
    return ui.Label(text=label[:45], description=hint[:100] or None, component=files)


def read_fields(data: Mapping[str, Any]) -> Fields:
    """What a modal submission holds, from the interaction's raw data: nothing of the modal needs to be kept for it."""
    attachments = data.get("resolved", {}).get("attachments", {})
    values: dict[str, Any] = {}
    for row in data.get("components", []):
        each: Mapping[str, Any] = row.get("component") or next(iter(row.get("components", [])), {})
        if "custom_id" not in each:
            continue
        if each["type"] == discord.ComponentType.file_upload.value:
            values[each["custom_id"]] = [_upload(attachments[key]) for key in each.get("values", [])]
        else:
            values[each["custom_id"]] = each["value"] if "value" in each else each.get("values", [])
    return Fields(values)


def _upload(raw: Mapping[str, Any]) -> Upload:
    return Upload(name=raw["filename"], size=raw["size"], content_type=raw.get("content_type") or "", url=raw["url"])
