"""Feeds that a test writes itself and serves from loopback, the way sites do: with validators and 304."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from aiohttp import web

from tests.web.sites import Site


@dataclass(frozen=True, kw_only=True)
class Item:
    title: str
    guid: str = ""
    link: str = ""
    at: datetime | None = None
    audio: str = ""
    duration: str = ""
    summary: str = ""
    image: str = ""
    explicit: str = ""

    def but(self, **changes: object) -> "Item":
        return replace(self, **changes)  # type: ignore[arg-type]

    def xml(self) -> str:
        parts = [f"<title>{escape(self.title)}</title>"]
        if self.guid:
            parts.append(f'<guid isPermaLink="false">{escape(self.guid)}</guid>')
        if self.link:
            parts.append(f"<link>{escape(self.link)}</link>")
        if self.at:
            parts.append(f"<pubDate>{format_datetime(self.at)}</pubDate>")
        if self.audio:
            parts.append(f'<enclosure url={quoteattr(self.audio)} type="audio/mpeg" length="1000"/>')
        if self.image:
            parts.append(f"<itunes:image href={quoteattr(self.image)}/>")
        if self.duration:
            parts.append(f"<itunes:duration>{escape(self.duration)}</itunes:duration>")
        if self.explicit:
            parts.append(f"<itunes:explicit>{self.explicit}</itunes:explicit>")
        if self.summary:
            parts.append(f"<description>{escape(self.summary)}</description>")
        return f"<item>{''.join(parts)}</item>"


@dataclass
class Channel:
    """A feed at a path of a `Site`. Changing its fields changes what is served next."""

    title: str = "Night Bus Stories"
    link: str = "https://nightbus.example/"
    description: str = "Stories read on the way home."
    image: str = "https://nightbus.example/cover.jpg"
    explicit: str = ""
    ttl: str = ""
    items: list[Item] = field(default_factory=list)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def body(self) -> bytes:
        extra = f"<ttl>{self.ttl}</ttl>" if self.ttl else ""
        extra += f"<itunes:explicit>{self.explicit}</itunes:explicit>" if self.explicit else ""
        extra += f"<itunes:image href={quoteattr(self.image)}/>" if self.image else ""
        return (
            '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
            f"<title>{escape(self.title)}</title><link>{escape(self.link)}</link>"
            f"<description>{escape(self.description)}</description>{extra}"
            f"{''.join(item.xml() for item in self.items)}</channel></rss>"
        ).encode()


def broadcast(site: Site, path: str, channel: Channel) -> str:
    """Serve `channel` at `path` with an ETag; returns the address."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if channel.status != 200:
            return web.Response(status=channel.status, headers=channel.headers)
        body = channel.body()
        etag = f'"{hash(body):x}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304)
        headers = {"ETag": etag, "Content-Type": "application/rss+xml", **channel.headers}
        return web.Response(body=body, headers=headers)

    site.pages[path] = answer
    return site.url(path)
