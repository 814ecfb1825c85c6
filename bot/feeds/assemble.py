"""From what a reader found to a `ParsedFeed`: addresses absolute, dates read, limits kept, nonsense left out."""

import hashlib
import mimetypes
import re
from datetime import timedelta

from bot.feeds import parsed
from bot.feeds.links import web_address
from bot.feeds.moments import length, moment
from bot.feeds.parsed import Enclosure, ParsedEntry, ParsedFeed
from bot.feeds.plain import clean, line
from bot.feeds.raw import RawEntry, RawFeed

_MOST_ENCLOSURES = 10
_EXPLICIT = {"yes": True, "true": True, "explicit": True, "adult": True, "no": False, "false": False, "clean": False}
_NAME_IN_BRACKETS = re.compile(r"\S+@\S+ *\((.+)\)")
_MAIL = re.compile(r"<?\S+@\S+\.\w+>?")
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_KINDS_OF_FILE = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "opus": "audio/opus"}


def assemble(raw: RawFeed, url: str) -> ParsedFeed:
    """`url` is where the feed was fetched: relative addresses hang on it when nothing better is said."""
    link = web_address(raw.link, raw.base or url)
    base = raw.base or link or url
    return ParsedFeed(
        title=raw.title[: parsed.MOST_TITLE_CHARACTERS],
        link=link,
        language=line(raw.language)[:35],
        description=raw.description[: parsed.MOST_SUMMARY_CHARACTERS],
        author=_without_mail(raw.author),
        artwork=web_address(raw.artwork, base),
        explicit=_EXPLICIT.get(raw.explicit.lower()),
        refresh_every=timedelta(minutes=int(raw.ttl)) if _NUMBER.fullmatch(raw.ttl) else None,
        moved_to=web_address(raw.moved_to),
        entries=tuple(_entry(each, base) for each in raw.entries[: parsed.MOST_ENTRIES]),
    )


def _entry(raw: RawEntry, feed_base: str) -> ParsedEntry:
    base = raw.base or feed_base
    link = web_address(raw.link, base)
    enclosures = _enclosures(raw, base)
    return ParsedEntry(
        id=_id(raw, link, enclosures),
        title=raw.title[: parsed.MOST_TITLE_CHARACTERS],
        link=link,
        published_at=moment(raw.published) if raw.published else None,
        updated_at=moment(raw.updated) if raw.updated else None,
        author=_without_mail(raw.author),
        summary=raw.summary[: parsed.MOST_SUMMARY_CHARACTERS],
        content=raw.content[: parsed.MOST_CONTENT_CHARACTERS],
        enclosures=enclosures,
        duration=length(raw.duration) if raw.duration else None,
        image=web_address(raw.image, base) if raw.image else None,
        season=_number(raw.season),
        episode=_number(raw.episode),
        episode_type=raw.episode_type.lower()[:20],
        explicit=_EXPLICIT.get(raw.explicit.lower()) if raw.explicit else None,
    )


def _id(raw: RawEntry, link: str | None, enclosures: tuple[Enclosure, ...]) -> str:
    own = clean(raw.id).strip()
    if own:
        return own if len(own) <= parsed.MOST_ID_CHARACTERS else _digest(own)
    if link:
        return link if len(link) <= parsed.MOST_ID_CHARACTERS else _digest(link)
    return _digest("\n".join((raw.title, raw.summary[:500], *(each.url for each in enclosures))))


def _digest(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _without_mail(author: str) -> str:
    if "@" in author:
        in_brackets = _NAME_IN_BRACKETS.fullmatch(author)
        author = in_brackets[1] if in_brackets else _MAIL.sub("", author)
    return author.strip(" ,;()")[:100]


def _number(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None


def _enclosures(raw: RawEntry, base: str) -> tuple[Enclosure, ...]:
    found: dict[str, Enclosure] = {}
    for address, media_type, size in raw.enclosures[:_MOST_ENCLOSURES]:
        url = web_address(address, base)
        if url and url not in found:
            octets = int(size) if size.isascii() and size.isdecimal() and len(size) <= 15 else None
            found[url] = Enclosure(url, media_type.strip().lower()[:100] or _guessed(url), octets or None)
    return tuple(found.values())


def _guessed(url: str) -> str:
    ending = url.partition("?")[0].rpartition(".")[2].lower()
    return _KINDS_OF_FILE.get(ending) or mimetypes.guess_type(f"x.{ending}")[0] or ""
