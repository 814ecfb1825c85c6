"""Components of messages: what Discord refuses, and the form in which it gives them back (components/reference)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground import limits
from bot.playground.errors import FormErrors
from bot.playground.model import Json

ROW, BUTTON, STRING_SELECT, TEXT_INPUT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = range(1, 9)
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR = 9, 10, 11, 12, 13, 14
CONTAINER, LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 17, 18, 19, 21, 22, 23
SELECTS = frozenset({STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT})
_LINK, _PREMIUM = 5, 6

_IN_CONTAINER = frozenset({ROW, TEXT, SECTION, GALLERY, SEPARATOR, FILE})
_ALLOWED: dict[str, frozenset[int]] = {
    "legacy": frozenset({ROW}),
    "layout": _IN_CONTAINER | {CONTAINER},
    "container": _IN_CONTAINER,
    "row": SELECTS | {BUTTON},
    "section": frozenset({TEXT}),
    "accessory": frozenset({BUTTON, THUMBNAIL}),
}

Media = Callable[[str], Json | None]
"""From a media address (https or attachment://) to its unfurled form; None when no such attachment is sent."""


@dataclass
class ComponentCheck:
    """Checks one message's components and rebuilds them as Discord returns them."""

    errors: FormErrors
    media: Media
    count: int = 0
    text: int = 0
    custom_ids: set[str] = field(default_factory=set)
    used_ids: set[int] = field(default_factory=set)
    _next_id: int = 0

    def message(self, components: object, *, layout: bool, path: str = "components") -> list[Json]:
        """All components of a message; legacy rows, or a layout when the V2 flag is set."""
        if not isinstance(components, list):
            self.errors.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        self._reserve_ids(components)
        if not layout:
            self.errors_if(len(components) > limits.ACTION_ROWS, path, 0, limits.ACTION_ROWS)
        shaped = self._children(components, "layout" if layout else "legacy", path)
        if self.count > limits.COMPONENTS:
            self.errors.add(
                path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The total number of components cannot exceed 40"
            )
        if self.text > limits.LAYOUT_TEXT:
            self.errors.add(
                path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "The total displayable text cannot exceed 4000"
            )
        return shaped

    def errors_if(self, wrong: bool, path: str, least: int, most: int) -> None:
        if wrong:
            self.errors.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")

    def _reserve_ids(self, components: list[Any]) -> None:
        for component in components:
            if not isinstance(component, dict):
                continue
            if isinstance(component.get("id"), int) and component["id"] > 0:
                self.used_ids.add(component["id"])
            nested = component.get("components", [])
            self._reserve_ids(nested if isinstance(nested, list) else [])
            self._reserve_ids([component.get("accessory")])

    def _id(self, component: Json) -> int:
        if isinstance(component.get("id"), int) and component["id"] > 0:
            return int(component["id"])
        self._next_id += 1
        while self._next_id in self.used_ids:
            self._next_id += 1
        return self._next_id

    def _children(self, components: list[Any], place: str, path: str) -> list[Json]:
        return [self._one(c, place, f"{path}.{i}") for i, c in enumerate(components)]

    def _one(self, component: object, place: str, path: str) -> Json:
        self.count += 1
        if not isinstance(component, dict) or component.get("type") not in _ALLOWED[place]:
            allowed = ", ".join(map(str, sorted(_ALLOWED[place])))
            kind = component.get("type") if isinstance(component, dict) else component
            self.errors.choices(f"{path}.type", kind, f"({allowed})")
            return {}
        shape: Json = {"type": component["type"], "id": self._id(component)}
        return shape | _BUILDERS[component["type"]](self, component, path)

    def _row(self, row: Json, path: str) -> Json:
        children = row.get("components")
        if not isinstance(children, list) or not children:
            self.errors.check_count(f"{path}.components", children, 1, limits.ROW_BUTTONS)
            return {"components": []}
        kinds = [c.get("type") if isinstance(c, dict) else None for c in children]
        most = 1 if any(k in SELECTS for k in kinds) else limits.ROW_BUTTONS
        self.errors.check_count(f"{path}.components", children, 1, most)
        return {"components": self._children(children, "row", f"{path}.components")}

    def _button(self, button: Json, path: str) -> Json:
        style = button.get("style")
        shape: Json = {"style": style}
        if style not in range(1, 7):
            self.errors.choices(f"{path}.style", style, "(1, 2, 3, 4, 5, 6)")
        elif style == _LINK:
            if "custom_id" in button:
                self.errors.add(
                    path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "Link buttons cannot have a custom id"
                )
            self._url(button.get("url"), f"{path}.url")
            shape["url"] = button.get("url")
        elif style == _PREMIUM:
            self.errors.choices(f"{path}.style", style, "(1, 2, 3, 4, 5)")
        else:
            shape["custom_id"] = self.custom_id(button, path)
            if button.get("url") is not None:
                self.errors.add(
                    path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be set"
                )
        label = button.get("label")
        if label is not None:
            self.errors.check_length(f"{path}.label", label, 0, limits.BUTTON_LABEL)
            shape["label"] = label
        if button.get("emoji"):
            shape["emoji"] = emoji(button["emoji"])
        elif not label:
            self.errors.add(f"{path}.label", "BASE_TYPE_REQUIRED", "This field is required")
        shape["disabled"] = bool(button.get("disabled"))
        return shape

    def _url(self, url: object, path: str) -> None:
        if url is None:
            self.errors.required(path)
        elif not isinstance(url, str) or not url.startswith(("http://", "https://", "discord://")):
            self.errors.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
        else:
            self.errors.check_length(path, url, 1, limits.URL)

    def custom_id(self, component: Json, path: str) -> str:
        custom_id = component.get("custom_id")
        if custom_id is None:
            self.errors.required(f"{path}.custom_id")
            return ""
        self.errors.check_length(f"{path}.custom_id", custom_id, 1, limits.CUSTOM_ID)
        if custom_id in self.custom_ids:
            self.errors.add(
                f"{path}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
            )
        self.custom_ids.add(str(custom_id))
        return str(custom_id)

    def select(self, select: Json, path: str) -> Json:
        """Any select menu, in a message or in a modal."""
        shape: Json = {
            "custom_id": self.custom_id(select, path),
            "min_values": 1 if select.get("min_values") is None else select["min_values"],
            "max_values": 1 if select.get("max_values") is None else select["max_values"],
            "disabled": bool(select.get("disabled")),
        }
        self.errors.check_number(f"{path}.min_values", shape["min_values"], 0, limits.SELECT_OPTIONS)
        self.errors.check_number(f"{path}.max_values", shape["max_values"], 1, limits.SELECT_OPTIONS)
        if select.get("placeholder") is not None:
            self.errors.check_length(f"{path}.placeholder", select["placeholder"], 0, limits.PLACEHOLDER)
            shape["placeholder"] = select["placeholder"]
        if select["type"] == STRING_SELECT:
            shape["options"] = self.options(select, path, 1, limits.SELECT_OPTIONS)
            if isinstance(shape["max_values"], int) and shape["max_values"] > len(shape["options"]):
                self.errors.check_number(f"{path}.max_values", shape["max_values"], 1, len(shape["options"]))
        if select.get("channel_types"):
            shape["channel_types"] = select["channel_types"]
        if select.get("default_values"):
            shape["default_values"] = [{**preset, "id": str(preset["id"])} for preset in select["default_values"]]
        return shape

    def options(self, owner: Json, path: str, least: int, most: int) -> list[Json]:
        """Options of a select, radio group or checkbox group; their values must differ."""
        options = owner.get("options")
        self.errors.check_count(f"{path}.options", options, least, most)
        shaped: list[Json] = []
        for i, option in enumerate(options if isinstance(options, list) else []):
            for key in ("label", "value"):
                self.errors.check_length(f"{path}.options.{i}.{key}", option.get(key), 1, limits.OPTION_TEXT)
            shape = {k: v for k, v in option.items() if v is not None}
            if option.get("description") is not None:
                self.errors.check_length(
                    f"{path}.options.{i}.description", option["description"], 0, limits.OPTION_TEXT
                )
            if option.get("value") in {o["value"] for o in shaped if "value" in o}:
                self.errors.add(
                    f"{path}.options.{i}.value",
                    "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                    "The specified option value is already used",
                )
            if "emoji" in shape:
                shape["emoji"] = emoji(shape["emoji"])
            shaped.append(shape)
        return shaped

    def _section(self, section: Json, path: str) -> Json:
        texts = section.get("components")
        self.errors.check_count(f"{path}.components", texts, 1, limits.SECTION_TEXTS)
        shape: Json = {
            "components": self._children(texts if isinstance(texts, list) else [], "section", f"{path}.components")
        }
        if section.get("accessory") is None:
            self.errors.required(f"{path}.accessory")
            return shape
        shape["accessory"] = self._one(section["accessory"], "accessory", f"{path}.accessory")
        return shape

    def text_display(self, text: Json, path: str) -> Json:
        content = text.get("content")
        if content is None or content == "":
            self.errors.required(f"{path}.content")
        else:
            self.errors.check_length(f"{path}.content", content, 1, limits.LAYOUT_TEXT)
        self.text += len(str(content or ""))
        return {"content": content}

    def _media(self, item: object, path: str, *, attachment_only: bool = False) -> Json:
        url = item.get("url") if isinstance(item, dict) else None
        if not isinstance(url, str) or not url:
            self.errors.required(f"{path}.url")
            return {}
        schemes = ("attachment://",) if attachment_only else ("attachment://", "http://", "https://")
        if not url.startswith(schemes):
            names = ", ".join(s.removesuffix("://") for s in schemes)
            self.errors.add(
                f"{path}.url", "URL_TYPE_INVALID_SCHEME", f"Scheme must be one of ({names}) but is {url.split(':')[0]}"
            )
            return {}
        unfurled = self.media(url)
        if unfurled is None:
            self.errors.add(
                f"{path}.url", "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", f"Could not find {url}"
            )
            return {}
        return unfurled

    def _described(self, item: Json, path: str) -> Json:
        if item.get("description") is not None:
            self.errors.check_length(f"{path}.description", item["description"], 0, limits.ALT_TEXT)
        media = self._media(item.get("media"), f"{path}.media")
        media.pop("_size", None)
        return {
            "media": media,
            "description": item.get("description"),
            "spoiler": bool(item.get("spoiler")),
        }

    def _gallery(self, gallery: Json, path: str) -> Json:
        items = gallery.get("items")
        self.errors.check_count(f"{path}.items", items, 1, limits.GALLERY_ITEMS)
        items = items if isinstance(items, list) else []
        return {"items": [self._described(item, f"{path}.items.{i}") for i, item in enumerate(items)]}

    def _file(self, item: Json, path: str) -> Json:
        media = self._media(item.get("file"), f"{path}.file", attachment_only=True)
        name = str(media.get("url", "")).rsplit("/", 1)[-1]
        return {"file": media, "spoiler": bool(item.get("spoiler")), "name": name, "size": media.pop("_size", None)}

    def _separator(self, item: Json, path: str) -> Json:
        spacing = 1 if item.get("spacing") is None else item["spacing"]
        if spacing not in (1, 2):
            self.errors.choices(f"{path}.spacing", spacing, "(1, 2)")
        return {"spacing": spacing, "divider": item.get("divider", True) is not False}

    def _container(self, item: Json, path: str) -> Json:
        children = item.get("components")
        self.errors.check_count(f"{path}.components", children, 1, limits.COMPONENTS)
        if item.get("accent_color") is not None:
            self.errors.check_number(f"{path}.accent_color", item["accent_color"], 0, 0xFFFFFF)
        return {
            "accent_color": item.get("accent_color"),
            "spoiler": bool(item.get("spoiler")),
            "components": self._children(
                children if isinstance(children, list) else [], "container", f"{path}.components"
            ),
        }


_BUILDERS: Mapping[int, Callable[[ComponentCheck, Json, str], Json]] = {
    ROW: ComponentCheck._row,
    BUTTON: ComponentCheck._button,
    SECTION: ComponentCheck._section,
    TEXT: ComponentCheck.text_display,
    THUMBNAIL: ComponentCheck._described,
    GALLERY: ComponentCheck._gallery,
    FILE: ComponentCheck._file,
    SEPARATOR: ComponentCheck._separator,
    CONTAINER: ComponentCheck._container,
    **dict.fromkeys(SELECTS, ComponentCheck.select),
}


def emoji(partial: Any) -> Json:
    """An emoji of a button or option."""
    shape: Json = {"name": partial.get("name") or ""}
    if partial.get("id"):
        shape["id"] = str(partial["id"])
        shape["animated"] = bool(partial.get("animated"))
    return shape
