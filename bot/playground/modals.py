"""Modals: what Discord refuses in them (components/reference, receiving-and-responding)."""

from bot.playground import limits
from bot.playground.components import (
    CHECKBOX,
    CHECKBOX_GROUP,
    FILE_UPLOAD,
    LABEL,
    RADIO_GROUP,
    ROW,
    SELECTS,
    TEXT,
    TEXT_INPUT,
    ComponentCheck,
)
from bot.playground.errors import FormErrors
from bot.playground.model import Json

_IN_LABEL = SELECTS | {TEXT_INPUT, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX}


def check_modal(body: Json) -> Json:
    """The modal as a client shows it; DiscordError 50035 when it breaks a rule."""
    errors = FormErrors()
    check = ComponentCheck(errors, media=lambda _: None)
    errors.check_length("data.title", body.get("title"), 1, limits.MODAL_TITLE)
    errors.check_length("data.custom_id", body.get("custom_id"), 1, limits.CUSTOM_ID)
    components = body.get("components")
    errors.check_count("data.components", components, 1, limits.MODAL_COMPONENTS)
    shaped = [
        _top_level(check, c, f"data.components.{i}", i + 1)
        for i, c in enumerate(components if isinstance(components, list) else [])
    ]
    errors.finish()
    return {"title": body["title"], "custom_id": body["custom_id"], "components": shaped}


def _top_level(check: ComponentCheck, component: Json, path: str, number: int) -> Json:
    kind = component.get("type")
    shape: Json = {"type": kind, "id": component.get("id") or number * 100}
    if kind == TEXT:
        return shape | check.text_display(component, path)
    if kind == LABEL:
        return shape | _label(check, component, path, number)
    if kind == ROW:
        return shape | _old_row(check, component, path, number)
    check.errors.choices(f"{path}.type", kind, "(1, 10, 18)")
    return shape


def _label(check: ComponentCheck, component: Json, path: str, number: int) -> Json:
    check.errors.check_length(f"{path}.label", component.get("label"), 1, limits.LABEL_TEXT)
    if component.get("description") is not None:
        check.errors.check_length(f"{path}.description", component["description"], 0, limits.LABEL_DESCRIPTION)
    inner = component.get("component")
    if not isinstance(inner, dict) or inner.get("type") not in _IN_LABEL:
        check.errors.choices(f"{path}.component.type", (inner or {}).get("type"), f"{tuple(sorted(_IN_LABEL))}")
        inner = {}
    else:
        inner = _input(check, inner, f"{path}.component", number)
    return {"label": component.get("label"), "description": component.get("description"), "component": inner}


def _old_row(check: ComponentCheck, component: Json, path: str, number: int) -> Json:
    children = component.get("components")
    check.errors.check_count(f"{path}.components", children, 1, 1)
    child = children[0] if isinstance(children, list) and children else {}
    if child.get("type") != TEXT_INPUT:
        check.errors.choices(f"{path}.components.0.type", child.get("type"), "(4)")
        return {"components": []}
    check.errors.check_length(f"{path}.components.0.label", child.get("label"), 1, limits.LABEL_TEXT)
    return {
        "components": [{**_input(check, child, f"{path}.components.0", number), "label": child.get("label")}],
    }


def _input(check: ComponentCheck, item: Json, path: str, number: int) -> Json:
    kind = item["type"]
    required = item.get("required") is not False
    shape: Json = {"type": kind, "id": item.get("id") or number * 100 + 1, "required": required}
    if kind in SELECTS:
        if item.get("disabled"):
            check.errors.add(f"{path}.disabled", "MODAL_COMPONENT_DISABLED", "Disabled is not allowed in modals")
        return shape | check.select(item, path)
    shape["custom_id"] = check.custom_id(item, path)
    if kind == TEXT_INPUT:
        return shape | _text_input(check, item, path)
    if kind == FILE_UPLOAD:
        return shape | _bounds(check, item, path, limits.UPLOAD_FILES, default_most=1)
    if kind == CHECKBOX:
        return {**shape, "default": bool(item.get("default"))}
    least, most = limits.RADIO_OPTIONS if kind == RADIO_GROUP else limits.CHECKBOX_OPTIONS
    shape["options"] = check.options(item, path, least, most)
    if kind == CHECKBOX_GROUP:
        shape |= _bounds(check, item, path, most, default_most=len(shape["options"]))
    return shape


def _bounds(check: ComponentCheck, item: Json, path: str, most: int, *, default_most: int) -> Json:
    lower = 1 if item.get("min_values") is None else item["min_values"]
    upper = default_most if item.get("max_values") is None else item["max_values"]
    check.errors.check_number(f"{path}.min_values", lower, 0, most)
    check.errors.check_number(f"{path}.max_values", upper, 1, most)
    return {"min_values": lower, "max_values": upper}


def _text_input(check: ComponentCheck, item: Json, path: str) -> Json:
    errors = check.errors
    if item.get("style") not in (1, 2):
        errors.choices(f"{path}.style", item.get("style"), "(1, 2)")
    if item.get("value") is not None:
        most = item.get("max_length") or limits.INPUT_VALUE
        errors.check_length(f"{path}.value", item["value"], 0, most)
    if item.get("placeholder") is not None:
        errors.check_length(f"{path}.placeholder", item["placeholder"], 0, limits.INPUT_PLACEHOLDER)
    if item.get("min_length") is not None:
        errors.check_number(f"{path}.min_length", item["min_length"], 0, limits.INPUT_VALUE)
    if item.get("max_length") is not None:
        errors.check_number(f"{path}.max_length", item["max_length"], 1, limits.INPUT_VALUE)
    keys = ("style", "value", "placeholder", "min_length", "max_length")
    return {key: item.get(key) for key in keys}
