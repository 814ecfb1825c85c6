"""Feeds, articles and episodes that the playground's site serves, made of the texts in `material/`.

`hours` of a text says when it appears, relative to the world's start: some only after a jump of the clock, so that
every day has something new.
"""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path

from bot.playground.site import Site

_MATERIAL = Path(__file__).parent / "material"
_EPISODE = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\x00" * 4096
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"


@dataclass(frozen=True)
class Text:
    """One file of the material: an article, an episode, or what a show says of itself."""

    name: str
    fields: dict[str, str]
    paragraphs: list[str] = field(default_factory=list)

    def published_at(self, start: datetime) -> datetime:
        return start + timedelta(hours=float(self.fields["hours"]))


def read_texts(folder: str) -> list[Text]:
    """All texts of a folder, the newest first."""
    texts = [_read(file) for file in sorted((_MATERIAL / folder).glob("*.txt"))]
    return sorted(texts, key=lambda text: -float(text.fields["hours"]))


def _read(file: Path) -> Text:
    head, _, body = file.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return Text(file.stem, fields, [p.strip() for p in body.split("\n\n") if p.strip()])


def publish_feeds(site: Site) -> None:
    """Put two news feeds, two shows and all that they link to on the site."""
    start = site.clock.now()
    for folder, title, render in (("world", "World Desk", _rss), ("books", "The Book Page", _atom)):
        texts = read_texts(folder)
        for text in texts:
            site.put(f"{folder}/{text.name}.html", _article(text, title, start), "text/html; charset=utf-8")
        site.put(f"{folder}/", _front_page(title, texts), "text/html; charset=utf-8")
        site.put(f"feeds/{folder}.xml", _dated(site, texts, start, folder, title, render))
    for folder in ("podcast-one", "podcast-two"):
        _publish_show(site, folder, start)


def _publish_show(site: Site, folder: str, start: datetime) -> None:
    texts = read_texts(folder)
    show = next(t for t in texts if t.name == "show")
    episodes = [t for t in texts if t is not show]
    colour = tuple(int(part) for part in show.fields["colour"].split())
    site.put(f"{folder}/cover.png", picture(300, 300, (colour[0], colour[1], colour[2])), "image/png")
    site.put(f"{folder}/", _front_page(show.fields["title"], episodes), "text/html; charset=utf-8")
    for episode in episodes:
        page = _article(episode, show.fields["title"], start)
        site.put(f"{folder}/{episode.name}.html", page, "text/html; charset=utf-8")
        site.put(f"{folder}/{episode.name}.mp3", _EPISODE, "audio/mpeg")

    def render(site: Site, texts: list[Text], start: datetime, folder: str, _title: str) -> str:
        return _podcast(site, show, texts, start, folder)

    site.put(f"feeds/{folder}.xml", _dated(site, episodes, start, folder, show.fields["title"], render))


Render = Callable[[Site, list[Text], datetime, str, str], str]


def _dated(
    site: Site, texts: list[Text], start: datetime, folder: str, title: str, render: Render
) -> Callable[[], bytes]:
    """The feed as it is when asked for: what the world's clock has not reached is not in it."""

    def now() -> bytes:
        out = [text for text in texts if text.published_at(start) <= site.clock.now()]
        return render(site, out, start, folder, title).encode()

    return now


def _rss(site: Site, texts: list[Text], start: datetime, folder: str, title: str) -> str:
    items = "".join(
        f"<item><title>{escape(t.fields['title'])}</title>"
        f"<link>{site.url(f'{folder}/{t.name}.html')}</link>"
        f'<guid isPermaLink="false">{folder}-{t.name}</guid>'
        f"<dc:creator>{escape(t.fields['author'])}</dc:creator>"
        f"<category>{escape(t.fields['category'])}</category>"
        f"<pubDate>{format_datetime(t.published_at(start))}</pubDate>"
        f"<description>{escape(t.fields['summary'])}</description></item>"
        for t in texts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{title}</title><link>{site.url(folder + '/')}</link><language>en</language>"
        f"<description>Reports from places that do not exist.</description>{items}</channel></rss>"
    )


def _atom(site: Site, texts: list[Text], start: datetime, folder: str, title: str) -> str:
    entries = "".join(
        f"<entry><title>{escape(t.fields['title'])}</title>"
        f'<link rel="alternate" href="{site.url(f"{folder}/{t.name}.html")}"/>'
        f"<id>tag:playground.invalid,2026:{folder}/{t.name}</id>"
        f"<author><name>{escape(t.fields['author'])}</name></author>"
        f"<published>{t.published_at(start).isoformat()}</published>"
        f"<updated>{t.published_at(start).isoformat()}</updated>"
        f"<summary>{escape(t.fields['summary'])}</summary></entry>"
        for t in texts
    )
    updated = max((t.published_at(start) for t in texts), default=start).isoformat()
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
        f"<title>{title}</title><id>tag:playground.invalid,2026:{folder}</id><updated>{updated}</updated>"
        f'<link rel="self" href="{site.url(f"feeds/{folder}.xml")}"/>'
        f'<link rel="alternate" href="{site.url(folder + "/")}"/>{entries}</feed>'
    )


def _podcast(site: Site, show: Text, episodes: list[Text], start: datetime, folder: str) -> str:
    cover = site.url(f"{folder}/cover.png")
    items = "".join(
        f"<item><title>{escape(e.fields['title'])}</title>"
        f"<link>{site.url(f'{folder}/{e.name}.html')}</link>"
        f'<guid isPermaLink="false">{folder}-{e.name}</guid>'
        f"<pubDate>{format_datetime(e.published_at(start))}</pubDate>"
        f"<description>{escape(e.fields['summary'])}</description>"
        f'<enclosure url="{site.url(f"{folder}/{e.name}.mp3")}" length="{len(_EPISODE)}" type="audio/mpeg"/>'
        f"<itunes:duration>{_clock_time(int(e.fields['duration']))}</itunes:duration>"
        f'<itunes:image href="{cover}"/><itunes:explicit>false</itunes:explicit></item>'
        for e in episodes
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="{_ITUNES}"><channel>'
        f"<title>{escape(show.fields['title'])}</title><link>{site.url(folder + '/')}</link><language>en</language>"
        f"<description>{escape(show.fields['summary'])}</description>"
        f"<itunes:author>{escape(show.fields['author'])}</itunes:author><itunes:explicit>false</itunes:explicit>"
        f'<itunes:category text="{escape(show.fields["category"])}"/><itunes:image href="{cover}"/>{items}'
        "</channel></rss>"
    )


def _clock_time(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _article(text: Text, site_title: str, start: datetime) -> bytes:
    title = escape(text.fields["title"])
    body = "".join(f"<h2>{escape(p)}</h2>" if _is_heading(p) else f"<p>{escape(p)}</p>" for p in text.paragraphs)
    published = text.published_at(start).isoformat()
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - {site_title}</title>'
        f'<meta name="description" content="{escape(text.fields["summary"])}">'
        f'<meta property="article:published_time" content="{published}"></head><body>'
        f'<nav><a href="./">{site_title}</a></nav><main><article><h1>{title}</h1>'
        f'<p class="byline">By {escape(text.fields["author"])}</p>{body}</article></main>'
        f"<footer><p>{site_title}. All places and people are invented.</p></footer></body></html>"
    ).encode()


def _is_heading(paragraph: str) -> bool:
    return len(paragraph) < 40 and not paragraph.endswith((".", "”", '"', "?", "!"))


def _front_page(title: str, texts: list[Text]) -> bytes:
    links = "".join(f'<li><a href="{t.name}.html">{escape(t.fields["title"])}</a></li>' for t in texts)
    return f'<!doctype html><html lang="en"><title>{title}</title><h1>{title}</h1><ul>{links}</ul></html>'.encode()


def picture(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A PNG that fades from a colour to a lighter one."""
    rows = b"".join(
        b"\x00" + bytes(min(255, part + 100 * y // height) for part in colour) * width for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
