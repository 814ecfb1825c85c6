"""A small web site beside the API, for feeds and pages: conditional requests, changing content, failures."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime, parsedate_to_datetime

from aiohttp import web

from bot.playground.clock import WorldClock

Content = bytes | Callable[[], bytes]
"""A page, or what makes it anew for each request."""


@dataclass
class Page:
    content: Content
    content_type: str
    headers: Mapping[str, str]
    status: int
    changed: str
    hits: int = 0
    answered_304: int = 0


@dataclass
class Site:
    """Pages under /site/. `put` adds or replaces one."""

    clock: WorldClock
    origin: str = ""
    pages: dict[str, Page] = field(default_factory=dict)

    def put(
        self,
        path: str,
        content: Content,
        content_type: str = "application/xml; charset=utf-8",
        headers: Mapping[str, str] | None = None,
        *,
        status: int = 200,
    ) -> str:
        """Serve this at /site/PATH; the full address."""
        path = "/" + path.lstrip("/")
        changed = format_datetime(self.clock.now().replace(microsecond=0), usegmt=True)
        self.pages[path] = Page(content, content_type, headers or {}, status, changed)
        return self.url(path)

    def url(self, path: str) -> str:
        return f"{self.origin}/site/{path.lstrip('/')}"

    def hits(self, path: str) -> int:
        """How often a page was asked for."""
        return self.pages["/" + path.lstrip("/")].hits

    async def serve(self, request: web.Request) -> web.Response:
        page = self.pages.get("/" + request.match_info["path"])
        if page is None:
            return web.Response(status=404, text="no such page")
        page.hits += 1
        body = page.content() if callable(page.content) else page.content
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        headers = {"ETag": tag, "Content-Type": page.content_type, **page.headers}
        if not callable(page.content):
            headers.setdefault("Last-Modified", page.changed)
        if page.status == 200 and self._unchanged(request, page, tag, made_anew=callable(page.content)):
            page.answered_304 += 1
            del headers["Content-Type"]
            return web.Response(status=304, headers=headers)
        return web.Response(status=page.status, body=body, headers=headers)

    def _unchanged(self, request: web.Request, page: Page, tag: str, *, made_anew: bool) -> bool:
        sent = request.headers.get("If-None-Match")
        if sent is not None:
            return tag in [t.strip().removeprefix("W/") for t in sent.split(",")]
        since = request.headers.get("If-Modified-Since")
        if since is None or made_anew:
            return False
        try:
            return parsedate_to_datetime(since) >= parsedate_to_datetime(page.changed)
        except ValueError:
            return False
