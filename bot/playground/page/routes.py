"""The addresses of the page: itself, its files, what it reads, what people do, and the live wire."""

import json
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from bot.playground.errors import DiscordError
from bot.playground.model import Json, Upload
from bot.playground.page import snapshot, view
from bot.playground.page.acts import ACTS
from bot.playground.page.live import Windows
from bot.playground.page.whatif import WHAT_IFS
from bot.playground.people import Person
from bot.playground.replies import NotOffered

if TYPE_CHECKING:
    from bot.playground.server import Playground

_STATIC = Path(__file__).with_name("static")
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_MOST_MESSAGES = 100
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data: http: https:; media-src 'self' http: https:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

Endpoint = Callable[[web.Request], Awaitable[web.StreamResponse]]


def routes(playground: "Playground") -> list[web.RouteDef]:
    """All routes of the page of one playground, to be mounted by its server."""
    page = Page(playground)
    return [
        web.get("/", page.index),
        web.get("/page/static/{name}", page.static),
        web.get("/page/people", page.guarded(page.people)),
        web.get("/page/messages", page.guarded(page.messages)),
        web.get("/page/commands", page.guarded(page.commands)),
        web.post("/page/act/{verb}", page.guarded(page.act)),
        web.get("/page/live", page.guarded(page.live)),
    ]


class Page:
    """What the routes share: the playground and its open windows."""

    def __init__(self, playground: "Playground") -> None:
        self._playground = playground
        self._windows = Windows()

    def guarded(self, endpoint: Endpoint) -> Endpoint:
        """Answer refusals as JSON with one sentence, and let no page of another origin in."""

        async def answer(request: web.Request) -> web.StreamResponse:
            origin = request.headers.get("Origin")
            foreign = origin is not None and origin != f"{request.scheme}://{request.host}"
            if foreign or not _by_address(request.url.host):
                return web.json_response({"error": "Another page may not do that."}, status=403)
            try:
                return await endpoint(request)
            except NotOffered as refusal:
                return web.json_response({"error": str(refusal)}, status=409)
            except DiscordError as refusal:
                return web.json_response({"error": sentence(refusal), "code": refusal.code}, status=409)
            except (KeyError, ValueError, TypeError, IndexError) as error:
                return web.json_response({"error": f"The page sent something odd: {error!r}"}, status=400)

        return answer

    async def index(self, _request: web.Request) -> web.Response:
        return _file("index.html")

    async def static(self, request: web.Request) -> web.Response:
        return _file(request.match_info["name"])

    async def people(self, _request: web.Request) -> web.Response:
        return web.json_response({"people": snapshot.people(self._playground)})

    async def messages(self, request: web.Request) -> web.Response:
        person = self._person(request.query["person"])
        channel = person.world.channel(int(request.query["channel"]))
        before = int(request.query["before"]) if "before" in request.query else None
        limit = min(int(request.query.get("limit", 50)), _MOST_MESSAGES)
        return web.json_response(view.messages(person.world, person.id, channel, before=before, limit=limit))

    async def commands(self, request: web.Request) -> web.Response:
        person = self._person(request.query["person"])
        return web.json_response(person.offered(int(request.query["channel"])))

    async def act(self, request: web.Request) -> web.Response:
        """Do what a person asks for, or what the panel changes."""
        verb = request.match_info["verb"]
        body, files = await _read(request)
        person = self._person(body["person"])
        if verb in ACTS:
            return web.json_response(await ACTS[verb](person, body, files))
        if verb not in WHAT_IFS:
            raise NotOffered(f"The page knows no act {verb!r}.")
        await WHAT_IFS[verb](self._playground, person, body)
        self._windows.refresh()
        return web.json_response({})

    async def live(self, request: web.Request) -> web.StreamResponse:
        person = self._person(request.query["person"])
        ws = web.WebSocketResponse(heartbeat=20)
        await ws.prepare(request)
        await self._windows.serve(ws, person, lambda who: snapshot.snapshot(self._playground, who))
        return ws

    def _person(self, name: str) -> Person:
        try:
            return self._playground.person(name)
        except LookupError as error:
            raise NotOffered(f"Nobody is called {name} here.") from error


def _by_address(host: str | None) -> bool:
    """Whether the page was asked for by address: a name could be one that another site lets point here."""
    try:
        return host == "localhost" or ip_address(host or "") is not None
    except ValueError:
        return False


def _file(name: str) -> web.Response:
    path = _STATIC / name
    if path.parent != _STATIC or path.suffix not in _TYPES or not path.is_file():
        return web.Response(status=404)
    return web.Response(body=path.read_bytes(), content_type=_TYPES[path.suffix], charset="utf-8", headers=_HEADERS)


async def _read(request: web.Request) -> tuple[Json, list[Upload]]:
    if request.content_type == "application/json":
        body: Json = await request.json()
        return body, []
    form = await request.post()
    body = json.loads(str(form["payload_json"]))
    files: list[Upload] = []
    while isinstance(part := form.get(f"files[{len(files)}]"), web.FileField):
        files.append(Upload(part.filename, part.file.read(), part.content_type))
    return body, files


_SENTENCES = {
    10003: "This channel is gone.",
    10008: "This message is gone.",
    30015: "At most ten files go with one message.",
    40005: "This file is too large; Discord takes up to 10 MB.",
    40007: "You are banned from this server.",
    40067: "Choose a tag first.",
    50001: "You cannot see this any more.",
    50006: "There is nothing in this message.",
    50007: "This person does not accept direct messages from you.",
    50013: "You may not do that here.",
    50278: "Your message could not be delivered: you and the bot share no server.",
    160005: "This thread is locked.",
}


def sentence(refusal: DiscordError) -> str:
    """What the person reads when Discord refuses."""
    return _SENTENCES.get(refusal.code, refusal.message)
