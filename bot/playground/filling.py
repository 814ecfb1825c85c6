"""What Discord's client does with select menus and with forms: check, convert, and lay out what is submitted."""

from typing import Any

from bot.playground.components import (
    CHECKBOX,
    CHECKBOX_GROUP,
    FILE_UPLOAD,
    LABEL,
    MENTIONABLE_SELECT,
    RADIO_GROUP,
    ROLE_SELECT,
    ROW,
    STRING_SELECT,
    TEXT_INPUT,
    USER_SELECT,
)
from bot.playground.model import Json
from bot.playground.replies import NotOffered
from bot.playground.typing_options import Resolved


def select_values(select: Json, picked: list[Any], resolved: Resolved) -> list[str]:
    """The values of a select menu after picking by label, value, name or object."""
    least, most = select["min_values"], select["max_values"]
    if not least <= len(picked) <= most:
        raise NotOffered(f"this menu takes {least} to {most} picks, not {len(picked)}")
    return [_pick(select, item, resolved) for item in picked]


def _pick(select: Json, item: Any, resolved: Resolved) -> str:
    kind = select["type"]
    if kind == STRING_SELECT:
        return option_value(select, item)
    if kind == USER_SELECT:
        return resolved.user(item)
    if kind == ROLE_SELECT:
        return resolved.role(item)
    if kind == MENTIONABLE_SELECT:
        return resolved.mentionable(item)
    return resolved.channel_pick(item, select.get("channel_types"))


def option_value(owner: Json, item: Any) -> str:
    """The value of an option named by its label or value."""
    for option in owner["options"]:
        if item in (option["label"], option["value"]):
            return str(option["value"])
    raise NotOffered(f"there is no option {item!r}, only {[o['label'] for o in owner['options']]}")


def fill_modal(modal: Json, given: dict[str, Any], resolved: Resolved) -> list[Json]:
    """The components of a submitted form, fields named by label or custom id; what is not given keeps its default."""
    fields = {_name(c): c for c in modal["components"] if c["type"] in (LABEL, ROW)}
    by_custom_id = {_input(c)["custom_id"]: label for label, c in fields.items()}
    answers = {by_custom_id.get(key, key): value for key, value in given.items()}
    unknown = set(answers) - set(fields)
    if unknown:
        raise NotOffered(f"the form has no field {sorted(unknown)}, only {list(fields)}")
    submitted: list[Json] = []
    for component in modal["components"]:
        shape: Json = {"type": component["type"], "id": component["id"]}
        if component["type"] in (LABEL, ROW):
            label = _name(component)
            item = _input(component)
            answer = {"type": item["type"], "id": item["id"], "custom_id": item["custom_id"]}
            answer |= _answer(item, label, answers.get(label), resolved, given=label in answers)
            shape |= {"component": answer} if component["type"] == LABEL else {"components": [answer]}
        submitted.append(shape)
    return submitted


def _name(component: Json) -> str:
    return str(component["label"] if component["type"] == LABEL else _input(component)["label"])


def _input(component: Json) -> Json:
    found: Json = component["component"] if component["type"] == LABEL else component["components"][0]
    return found


def _answer(item: Json, label: str, value: Any, resolved: Resolved, *, given: bool) -> Json:
    kind = item["type"]
    if kind == TEXT_INPUT:
        return {"value": _text(item, label, str(value) if given else item.get("value") or "")}
    if kind == CHECKBOX:
        return {"value": bool(value) if given else item["default"]}
    if kind == RADIO_GROUP:
        chosen = value if given else next((o["value"] for o in item["options"] if o.get("default")), None)
        if chosen is None and item["required"]:
            raise NotOffered(f"{label!r} needs a choice")
        return {"value": None if chosen is None else option_value(item, chosen)}
    values = _listed(value) if given else _defaults(item)
    _check_count(item, label, len(values))
    if kind == FILE_UPLOAD:
        return {"values": [resolved.attachment(v) for v in values]}
    if kind == CHECKBOX_GROUP:
        return {"values": [option_value(item, v) for v in values]}
    return {"values": [_pick(item, v, resolved) for v in values]}


def _text(item: Json, label: str, text: str) -> str:
    least = item.get("min_length") or (1 if item["required"] else 0)
    most = item.get("max_length") or 4000
    if not text and not item["required"]:
        return text
    if not least <= len(text) <= most:
        raise NotOffered(f"{label!r} takes {least} to {most} characters, not {len(text)}")
    return text


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _defaults(item: Json) -> list[Any]:
    if "options" in item:
        return [o["value"] for o in item["options"] if o.get("default")]
    return [int(d["id"]) for d in item.get("default_values", [])]


def _check_count(item: Json, label: str, count: int) -> None:
    if not count and not item["required"]:
        return
    least, most = max(item["min_values"], 1 if item["required"] else 0), item["max_values"]
    if not least <= count <= most:
        raise NotOffered(f"{label!r} takes {least} to {most} picks, not {count}")
