"""Every request and answer of a playground held against Discord's own OpenAPI file.

The file is read as `../shared/discord/FACTS.md` section 8 says: snowflakes that clients send as integers count as
strings, and unions told apart by `type` become if/then so that an error names the field.
"""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs

from bot.playground.rest import Exchange

_BASE = "urn:discord"
_FORM_ERROR = {
    "type": "object",
    "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
    "required": ["code", "message"],
}
"""The file has integers as codes of form errors, the documentation words (reference, "Error Messages")."""
_SNOWFLAKES = frozenset(
    {"recipient_id", "channel_id", "message_id", "guild_id", "parent_id", "users", "roles", "applied_tags", "messages"}
)
_PERMISSIONS = frozenset({"allow", "deny", "permissions"})


def rewrite_unions(node: Any, schemas: dict[str, Any]) -> Any:
    """The same schema with tagged unions as if/then, and without empty enums, which nothing could satisfy."""
    if isinstance(node, list):
        return [rewrite_unions(item, schemas) for item in node]
    if not isinstance(node, dict):
        return node
    shaped = {key: rewrite_unions(value, schemas) for key, value in node.items() if value != [] or key != "enum"}
    for keyword in ("oneOf", "anyOf"):
        alternatives = node.get(keyword)
        tagged = _tagged(alternatives, schemas) if isinstance(alternatives, list) else None
        if tagged is not None:
            del shaped[keyword]
            shaped |= tagged
    return shaped


def _tagged(alternatives: list[Any], schemas: dict[str, Any]) -> dict[str, Any] | None:
    nullable = any(a == {"type": "null"} for a in alternatives)
    kinds: list[tuple[list[Any], dict[str, Any]]] = []
    for alternative in alternatives:
        if alternative == {"type": "null"}:
            continue
        name = str(alternative.get("$ref", "")).rsplit("/", 1)[-1]
        tag = schemas.get(name, {}).get("properties", {}).get("type", {})
        if "type" not in schemas.get(name, {}).get("required", []) or not tag.get("enum"):
            return None
        kinds.append((tag["enum"], alternative))
    every = [kind for enum, _ in kinds for kind in enum]
    if len(kinds) < 2 or len(set(every)) != len(every):
        return None
    branches: list[dict[str, Any]] = [
        {"if": {"properties": {"type": {"enum": enum}}, "required": ["type"], "type": "object"}, "then": target}
        for enum, target in kinds
    ]
    shape = {"properties": {"type": {"enum": every}}, "required": ["type"], "type": "object"}
    if not nullable:
        return {"allOf": [shape, *branches]}
    return {"if": {"not": {"type": "null"}}, "then": {"allOf": [shape, *branches]}}


def snowflakes_as_text(node: Any, key: str = "") -> Any:
    """A request body with ids as strings, which clients send as integers too, and permissions the other way round."""
    if isinstance(node, dict):
        has_id = key in ("attachments", "default_values")
        return {k: snowflakes_as_text(v, "recipient_id" if has_id and k == "id" else k) for k, v in node.items()}
    if isinstance(node, list):
        return [snowflakes_as_text(item, key) for item in node]
    if isinstance(node, int) and not isinstance(node, bool) and key in _SNOWFLAKES:
        return str(node)
    if isinstance(node, str) and node.isdigit() and key in _PERMISSIONS:
        return int(node)
    return node


class DiscordSpec:
    """Discord's OpenAPI file, ready to check exchanges."""

    def __init__(self, file: Path) -> None:
        spec = json.loads(file.read_text(encoding="utf-8"))
        spec["components"]["schemas"]["InnerErrors"]["properties"]["_errors"]["items"] = _FORM_ERROR
        self._spec = rewrite_unions(spec, spec["components"]["schemas"])
        self._registry = jsonschema_rs.Registry([(_BASE, self._spec)], draft=jsonschema_rs.Draft202012)
        self._validators: dict[str, jsonschema_rs.Validator] = {}
        self._paths = sorted(
            ((re.compile(re.sub(r"\{\w+\}", "[^/]+", path) + "$"), path) for path in self._spec["paths"]),
            key=lambda entry: [part.startswith("{") for part in entry[1].split("/")],
        )

    def has(self, method: str, path: str) -> bool:
        """Whether Discord has this operation, whatever its parameters are called."""
        return any(pattern.match(path) and method.lower() in self._spec["paths"][p] for pattern, p in self._paths)

    def violations(self, exchange: Exchange) -> list[str]:
        """What the file says against this exchange; empty when it agrees."""
        path = exchange.path.removeprefix("/api/v10")
        known = next((p for pattern, p in self._paths if pattern.match(path)), None)
        operation = self._spec["paths"].get(known, {}).get(exchange.method.lower())
        if operation is None or known is None:
            return [f"{exchange.method} {path}: no such operation"]
        escaped = known.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
        pointer = f"{_BASE}#/paths/{escaped}/{exchange.method.lower()}"
        found = self._request(operation, pointer, exchange) if exchange.status < 400 else []
        found += self._response(operation, pointer, exchange)
        return [f"{exchange.method} {path} ({exchange.status}) {line}" for line in found]

    def _request(self, operation: dict[str, Any], pointer: str, exchange: Exchange) -> list[str]:
        if exchange.request is None or "requestBody" not in operation:
            return []
        schema = f"{pointer}/requestBody/content/application~1json/schema"
        return self._check(schema, snowflakes_as_text(exchange.request), "request")

    def _response(self, operation: dict[str, Any], pointer: str, exchange: Exchange) -> list[str]:
        responses = operation["responses"]
        status = next((s for s in (str(exchange.status), f"{exchange.status // 100}XX") if s in responses), None)
        if status is None:
            return [f"response: status not among {list(responses)}"]
        described = responses[status]
        place = f"{pointer}/responses/{status}"
        if "$ref" in described:
            place = _BASE + described["$ref"]
            described = self._spec["components"]["responses"][described["$ref"].rsplit("/", 1)[-1]]
        if "content" not in described:
            return [] if exchange.response is None else ["response: a body where none belongs"]
        return self._check(f"{place}/content/application~1json/schema", exchange.response, "response")

    def _check(self, schema: str, body: Any, what: str) -> list[str]:
        if schema not in self._validators:
            self._validators[schema] = jsonschema_rs.Draft202012Validator({"$ref": schema}, registry=self._registry)
        errors = self._validators[schema].iter_errors(body)
        return [f"{what} {'.'.join(str(p) for p in error.instance_path)}: {error.message[:300]}" for error in errors]


class SpecObserver:
    """Collects what a playground and its bot did against the file; `assert_clean` at the end of a test."""

    def __init__(self, spec: DiscordSpec) -> None:
        self._spec = spec
        self.checked = 0
        self.violations: list[str] = []

    def __call__(self, exchange: Exchange) -> None:
        self.checked += 1
        self.violations.extend(self._spec.violations(exchange))

    def assert_clean(self) -> None:
        assert not self.violations, "\n".join(dict.fromkeys(self.violations))
