"""The playground as one server on loopback: API, gateway, CDN, clock and site on one port."""

import asyncio
import importlib
import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from aiohttp import web

from bot.playground import community, limits
from bot.playground.clock import WorldClock
from bot.playground.events import EventBus
from bot.playground.faults import Faults
from bot.playground.feeds import publish_feeds
from bot.playground.gateway import Gateway
from bot.playground.model import Application, Guild, Json, User
from bot.playground.people import Person
from bot.playground.ratelimits import RateLimits
from bot.playground.rest import Api, Exchange
from bot.playground.site import Site
from bot.playground.world import World

if TYPE_CHECKING:
    from bot.playground.page.whatif import BotControl

_HOUR_SECONDS = 1 / 24
_SEEDED_BEFORE = timedelta(days=30)


class Playground:
    """A Discord on 127.0.0.1. Use it as `async with Playground() as playground`."""

    def __init__(
        self,
        *,
        port: int = 0,
        starts_at: datetime | None = None,
        token: str | None = None,
        with_page: bool = True,
    ) -> None:
        self.clock = WorldClock((starts_at or datetime.now(UTC)) - _SEEDED_BEFORE)
        self.world = World(self.clock)
        self.site = Site(self.clock)
        self.api = Api(self.world)
        self.gateway = Gateway(self.world)
        self.bot_control: BotControl | None = None
        self._port = port
        self._with_page = with_page
        self._runner: web.AppRunner | None = None
        self._clock_followers: set[asyncio.Task[Any]] = set()
        self.application: Application = community.seed(self.world, token or f"playground.{secrets.token_urlsafe(24)}")
        self.clock.jump(_SEEDED_BEFORE)

    @property
    def faults(self) -> Faults:
        return self.api.faults

    @property
    def ratelimits(self) -> RateLimits:
        return self.api.ratelimits

    @property
    def bus(self) -> EventBus:
        return self.world.bus

    @property
    def unimplemented(self) -> list[str]:
        """What the bot asked for and this Discord does not have; tests assert that it is empty."""
        return self.api.unimplemented

    @property
    def token(self) -> str:
        return self.application.token

    @property
    def application_id(self) -> int:
        return self.application.id

    @property
    def origin(self) -> str:
        return self.world.origin

    @property
    def host_and_port(self) -> str:
        """For the one setting that lets the bot fetch from loopback."""
        return self.world.origin.removeprefix("http://")

    @property
    def api_url(self) -> str:
        return f"{self.world.origin}/api/v10"

    @property
    def clock_url(self) -> str:
        return f"{self.world.origin}/clock"

    def guild(self, name: str = community.WRITERS) -> Guild:
        """A guild by its name."""
        return next(g for g in self.world.guilds.values() if g.name == name)

    def person(self, name: str) -> Person:
        """Somebody of the community by first name, at home in the first guild they are in."""
        user = next((u for u in self.world.users.values() if u.username == name.lower() and not u.is_bot), None)
        if user is None:
            raise LookupError(f"nobody is called {name}")
        return Person(self.world, user, self.application, self._home(user))

    def people(self) -> list[Person]:
        """Everybody who is not a bot."""
        return [self.person(u.username) for u in self.world.users.values() if not u.is_bot]

    def _home(self, user: User) -> Guild:
        return next((g for g in self.world.guilds.values() if user.id in g.members), self.guild())

    async def lives(self, by: timedelta) -> None:
        """Let time pass an hour at a step, so that what is due at an hour happens at it: a day takes a real second."""
        while by > timedelta():
            step = min(by, timedelta(hours=1))
            self.clock.jump(step)
            await asyncio.sleep(_HOUR_SECONDS)
            by -= step

    def observe(self, observer: Callable[[Exchange], None]) -> None:
        """Be told of every REST request and its answer."""
        self.api.observers.append(observer)

    async def bot_ready(self, timeout: float = 10.0) -> None:  # noqa: ASYNC109
        """Wait, in real seconds, until a bot is identified and connected."""
        async with asyncio.timeout(timeout):
            await self.gateway.connected.wait()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen. OSError when the port is taken."""
        app = web.Application(client_max_size=2 * limits.REQUEST_BYTES)
        app.router.add_routes(self.api.routes())
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/gateway/", self.gateway.serve)
        app.router.add_get("/clock", self._serve_clock)
        app.router.add_get("/site/{path:.*}", self.site.serve)
        app.router.add_get("/cdn/{kind}/{channel_id}/{file_id}/{filename}", self._serve_file)
        if self._with_page:
            app.router.add_routes(self._page_routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        port = self._runner.addresses[0][1]
        self.world.origin = self.site.origin = f"http://127.0.0.1:{port}"
        publish_feeds(self.site)

    async def stop(self) -> None:
        self.gateway.drop(1001)
        for following in tuple(self._clock_followers):
            following.cancel()
        if self._runner is not None:
            await self._runner.cleanup()

    def _page_routes(self) -> list[web.RouteDef]:
        try:
            page = importlib.import_module("bot.playground.page")
        except ModuleNotFoundError as error:
            if error.name != "bot.playground.page":
                raise
            return []
        routes = getattr(page, "routes", None)
        return [] if routes is None else list(routes(self))

    async def _serve_clock(self, request: web.Request) -> web.StreamResponse:
        """Newline-delimited JSON: the time now, and again at each jump."""
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson", "Cache-Control": "no-store"})
        await response.prepare(request)
        following = asyncio.current_task()
        if following is not None:
            self._clock_followers.add(following)
            following.add_done_callback(self._clock_followers.discard)
        with suppress(ConnectionError):
            async for offset in self.clock.offsets():
                line: Json = {"now": self.clock.now().isoformat(), "offset_seconds": offset.total_seconds()}
                await response.write(json.dumps(line).encode() + b"\n")
        return response

    async def _serve_file(self, request: web.Request) -> web.Response:
        found = request.match_info["file_id"]
        stored = self.world.files.get(int(found)) if found.isdigit() else None
        if stored is None or stored.path != request.path:
            return web.Response(status=404, text="This content is no longer available.")
        headers = {"Content-Type": stored.upload.content_type, "Content-Disposition": "attachment"}
        return web.Response(body=stored.upload.content, headers=headers)
