"""From an HTTP request to a function of the world and back: rights, limits, faults, JSON and files."""

import json
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from bot.playground import limits
from bot.playground.errors import DiscordError
from bot.playground.faults import Fault, Faults, wait_out
from bot.playground.model import Application, Json, Upload
from bot.playground.ratelimits import RateLimits, refusal_headers
from bot.playground.world import World

_log = logging.getLogger(__name__)
PREFIX = "/api/v10"
_FILE_FIELD = re.compile(r"files\[(\d+)\]$")


@dataclass(frozen=True)
class Answer:
    """A body with a status other than 200; without a body 204."""

    body: Any = None
    status: int = 204


@dataclass
class Call:
    """One request to the API, with its body read."""

    world: World
    application: Application
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Any = None
    uploads: dict[int, Upload] = field(default_factory=dict)
    reason: str | None = None

    @property
    def bot_id(self) -> int:
        return self.application.id

    def id(self, name: str) -> int:
        """An id of the path; 50035 when it is no snowflake."""
        value = self.path[name]
        if not value.isdigit():
            message = f'Value "{value}" is not snowflake.'
            raise DiscordError(50035, errors={name: {"_errors": [{"code": "NUMBER_TYPE_COERCE", "message": message}]}})
        return int(value)

    @property
    def form(self) -> Json:
        """The JSON object of the body; 50035 when there is none."""
        if not isinstance(self.body, dict):
            raise DiscordError(50035, errors={"_errors": [{"code": "MODEL_TYPE_CONVERT", "message": "Not an object."}]})
        return self.body

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A number of the query within bounds."""
        value = self.query.get(name)
        if value is None:
            return default
        if not value.isdigit() or not least <= int(value) <= most:
            message = f"int value should be between {least} and {most}."
            raise DiscordError(50035, errors={name: {"_errors": [{"code": "NUMBER_TYPE_MAX", "message": message}]}})
        return int(value)


Handler = Callable[[Call], Awaitable[Any]]


@dataclass(frozen=True)
class Exchange:
    """A request and its answer, for observers: `route` is the template, bodies are parsed JSON (None without)."""

    method: str
    path: str
    route: str
    request: Any
    query: Mapping[str, str]
    is_multipart: bool
    status: int
    response: Any


@dataclass(frozen=True)
class Route:
    method: str
    template: str
    handler: Handler
    needs_token: bool = True
    exempt: bool = False


ROUTES: list[Route] = []


def route(
    method: str, template: str, *, needs_token: bool = True, exempt: bool = False
) -> Callable[[Handler], Handler]:
    """Register a handler. `exempt` routes do not count towards the overall rate limit."""

    def register(handler: Handler) -> Handler:
        ROUTES.append(Route(method, template, handler, needs_token, exempt))
        return handler

    return register


@dataclass
class Api:
    """The REST side of one playground."""

    world: World
    faults: Faults = field(default_factory=Faults)
    ratelimits: RateLimits = field(default_factory=RateLimits)
    observers: list[Callable[[Exchange], None]] = field(default_factory=list)
    unimplemented: list[str] = field(default_factory=list)
    requests: int = 0

    def routes(self) -> list[web.RouteDef]:
        """For aiohttp's router; the last ones catch what is not there."""
        fixed_words_first = sorted(ROUTES, key=lambda r: [part.startswith("{") for part in r.template.split("/")])
        table = [web.route(r.method, PREFIX + r.template, self._serving(r)) for r in fixed_words_first]
        return [*table, web.route("*", "/api/{tail:.*}", self._missing)]

    async def _missing(self, request: web.Request) -> web.Response:
        what = f"{request.method} {request.path}"
        self.unimplemented.append(what)
        _log.error("the playground does not implement %s", what)
        return json_response({"message": f"The playground does not implement {what}", "code": 0}, 501)

    def _serving(self, item: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def serve(request: web.Request) -> web.StreamResponse:
            self.requests += 1
            faults = self.faults.take(f"{request.method} {request.path.removeprefix(PREFIX)}")
            await wait_out(faults)
            if any(f.kind == "drop_request" for f in faults):
                return _cut(request)
            response = _ordered_answer(faults) or await self._answer(item, request)
            if any(f.kind == "drop_response" for f in faults):
                return _cut(request)
            failing = next((f for f in faults if f.kind == "fail_after_work"), None)
            return (
                json_response({"message": "Internal Server Error", "code": 0}, failing.status) if failing else response
            )

        return serve

    async def _answer(self, item: Route, request: web.Request) -> web.Response:
        body: Any = None
        headers: dict[str, str] = {}
        try:
            application = self._authenticate(item, request)
            verdict = self.ratelimits.take(
                f"{item.method} {item.template}", _major(request), exempt_from_overall=item.exempt
            )
            headers = verdict.headers
            if verdict.retry_after is not None:
                return self._limited(item, request, verdict.retry_after, headers, is_global=verdict.is_global)
            body, uploads = await _read_body(request)
            call = Call(
                self.world,
                application,
                request.match_info,
                request.query,
                body,
                uploads,
                request.headers.get("X-Audit-Log-Reason"),
            )
            answer = await item.handler(call)
            answer = answer if isinstance(answer, Answer) else Answer(answer, 204 if answer is None else 200)
        except DiscordError as error:
            answer = Answer(error.body(), error.status)
            if error.status == 501:
                self.unimplemented.append(f"{request.method} {request.path}: {error.message}")
                _log.error("the playground does not implement this: %s", error.message)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            _log.exception("the playground could not read %s %s", request.method, request.path)
            self.unimplemented.append(f"{request.method} {request.path}: {error!r}")
            detail = {"_errors": [{"code": "BASE_TYPE_INVALID", "message": repr(error)}]}
            answer = Answer(DiscordError(50035, errors=detail).body(), 400)
        self._observe(item, request, body, answer)
        return json_response(answer.body, answer.status, headers)

    def _authenticate(self, item: Route, request: web.Request) -> Application:
        token = request.headers.get("Authorization", "")
        known = next((a for a in self.world.applications.values() if a.owns(token)), None)
        if known is not None:
            return known
        if item.needs_token:
            raise DiscordError(0, "401: Unauthorized", status=401)
        return next(iter(self.world.applications.values()))

    def _limited(
        self, item: Route, request: web.Request, wait: float, headers: dict[str, str], *, is_global: bool
    ) -> web.Response:
        body = {"message": "You are being rate limited.", "retry_after": round(wait, 3), "global": is_global, "code": 0}
        self._observe(item, request, None, Answer(body, 429))
        return json_response(body, 429, headers)

    def _observe(self, item: Route, request: web.Request, body: Any, answer: Answer) -> None:
        exchange = Exchange(
            request.method,
            request.path,
            item.template,
            body,
            request.query,
            request.content_type == "multipart/form-data",
            answer.status,
            answer.body,
        )
        for observer in tuple(self.observers):
            observer(exchange)


def _major(request: web.Request) -> str:
    names = ("channel_id", "guild_id", "webhook_id", "webhook_token", "interaction_id")
    return "+".join(request.match_info[name] for name in names if name in request.match_info)


def _ordered_answer(faults: list[Fault]) -> web.Response | None:
    for fault in faults:
        if fault.kind != "answer":
            continue
        if fault.status == 429:
            is_global = fault.scope == "global"
            body = {
                "message": "You are being rate limited.",
                "retry_after": fault.seconds,
                "global": is_global,
                "code": 0,
            }
            return json_response(body, 429, refusal_headers(fault.seconds, fault.scope))
        return json_response({"message": "Internal Server Error", "code": 0}, fault.status)
    return None


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def json_response(body: Any, status: int, headers: Mapping[str, str] | None = None) -> web.Response:
    """JSON with exactly `application/json`: discord.py takes anything longer for text."""
    if status == 204:
        return web.Response(status=204, headers=headers)
    return web.Response(
        body=json.dumps(body).encode(), status=status, headers={**(headers or {}), "Content-Type": "application/json"}
    )


async def _read_body(request: web.Request) -> tuple[Any, dict[int, Upload]]:
    if request.content_length is not None and request.content_length > limits.REQUEST_BYTES:
        raise DiscordError(40005)
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request)
    text = await request.read()
    if not text:
        return None, {}
    try:
        return json.loads(text), {}
    except ValueError:
        raise DiscordError(50109) from None


async def _read_multipart(request: web.Request) -> tuple[Any, dict[int, Upload]]:
    body: Any = {}
    uploads: dict[int, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise DiscordError(50035)
        field_name = part.name or ""
        numbered = _FILE_FIELD.match(field_name)
        if field_name == "payload_json":
            body = json.loads(await part.read())
        elif numbered:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            number = int(numbered.group(1))
            uploads[number] = Upload(part.filename or "file", bytes(await part.read()), kind.split(";")[0])
    return body, uploads
