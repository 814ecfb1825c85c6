"""`quillcast inspect`: what the bot makes of a feed, an article, a text or a file of entries, by its own code."""

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.errors import MemberFacingError
from bot.feeds.parsed import ParsedEntry
from bot.feeds.reader import Reader
from bot.news.articles import EXTRACT, Article
from bot.news.events import GROUP, Teller
from bot.news.frequencies import COUNT
from bot.news.summary import summarise
from bot.news.telling import OPENING_CHARACTERS, TELL, Telling
from bot.safety.guard import marks
from bot.safety.notes import built_in
from bot.texts import say
from bot.web.decoding import decode
from bot.web.fetching import MOST_BYTES, Fetcher
from bot.web.refusals import expect_ok

Findings = dict[str, Any]
MOST_BYTES_OF_ENTRIES = 100_000_000
_UNDATED = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A line of a file of entries. `number` counts from 1."""

    number: int
    title: str
    text: str
    source: str
    link: str
    time: str


class Microscope:
    """Looks at one input after the other. Errors in an input are the caller's to show."""

    def __init__(self, reader: Reader, fetcher: Fetcher) -> None:
        self._reader = reader
        self._fetcher = fetcher

    async def feed(self, source: str) -> list[Findings]:
        body, content_type, url = await self._read(source)
        feed = await self._reader.parse(body, content_type, url)
        return [{"title": feed.title, "link": feed.link, "entries": [_entry(each) for each in feed.entries]}]

    async def article(self, source: str) -> list[Findings]:
        body, content_type, url = await self._read(source)
        article: Article = await self._reader.call(EXTRACT, body, content_type, url)
        summary = summarise(article.text, article.title, article.language)
        notes = built_in().notes(f"{article.title}\n{summary}", article.text)
        return [{"title": article.title, "text": article.text, "summary": summary, "notes": list(notes)}]

    async def text(self, source: str) -> list[Findings]:
        from bot.feeds.encoding import text_of

        body, content_type, _ = await self._read(source)
        text = text_of(body, content_type)
        found = [{"kind": str(mark.kind), "start": mark.start, "end": mark.end} for mark in marks(text)]
        return [{"marks": found, "notes": list(built_in().notes(text))}]

    async def stories(self, source: str) -> list[Findings]:
        """What a file of entries, a JSON object a line, gives: a story each, in the order of its first telling."""
        lines, errors = entries_of((await self._read(source, MOST_BYTES_OF_ENTRIES))[0])
        tellers = [Teller(each.title, each.text[:OPENING_CHARACTERS], each.source) for each in lines]
        counted = await self._reader.call(COUNT, [each.title for each in lines])
        numbers: list[int] = await self._reader.call(GROUP, tellers, [], counted, len(lines))
        groups: dict[int, list[EntryLine]] = {}
        for number, line in zip(numbers, lines, strict=True):
            groups.setdefault(number, []).append(line)
        return [*[await self._story(each) for each in groups.values()], *errors]

    async def _story(self, told: Sequence[EntryLine]) -> Findings:
        fullest = max(told, key=lambda line: len(line.text))
        telling: Telling = await self._reader.call(TELL, fullest.title, fullest.text, "")
        return {
            **_where(fullest),
            "summary": telling.summary,
            "brief": telling.brief,
            "notes": list(telling.notes),
            "minutes": telling.minutes,
            "also_in": [_where(each) for each in told if each is not fullest],
        }

    async def _read(self, source: str, most: int = MOST_BYTES) -> tuple[bytes, str | None, str]:
        """Body, content type and address of a file, of standard input ("-") or of what an address answers."""
        if source.startswith(("http://", "https://")):
            fetched = expect_ok(await self._fetcher.fetch(source))
            return fetched.body, fetched.content_type, fetched.url
        body = await asyncio.to_thread(_bytes_of, source, most)
        return (decode(body, "gzip", most) if body.startswith(b"\x1f\x8b") else body), None, ""


def entries_of(body: bytes) -> tuple[list[EntryLine], list[Findings]]:
    """The entries in the order of their times, and what is wrong with the lines that are none.

    Each is an object with `title`, and as far as known `text`, `source`, `link` and `time` (ISO 8601).
    """
    entries, errors = list[EntryLine](), list[Findings]()
    for number, line in enumerate(body.decode("utf-8", "replace").split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
            texts = {name: found.get(name) or "" for name in ("title", "text", "source", "link", "time")}
        except (ValueError, AttributeError) as error:
            errors.append({"line": number, "error": f"not a JSON object: {error}"})
            continue
        if isinstance(texts["title"], str) and texts["title"].strip():
            entries.append(EntryLine(number, **{name: str(text) for name, text in texts.items()}))
        else:
            errors.append({"line": number, "error": "it has no title"})
    return sorted(entries, key=lambda entry: _moment(entry.time)), errors


def _moment(time: str) -> datetime:
    try:
        found = datetime.fromisoformat(time)
    except ValueError:
        return _UNDATED
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _where(line: EntryLine) -> Findings:
    return {"line": line.number, "title": line.title, "source": line.source, "link": line.link, "time": line.time}


def _bytes_of(source: str, most: int) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read(most)
    with Path(source).open("rb") as file:
        return file.read(most)


def _entry(entry: ParsedEntry) -> Findings:
    played = entry.recording or next(iter(entry.enclosures), None)
    return {
        "id": entry.id,
        "title": entry.title,
        "link": entry.link,
        "published_at": _iso(entry.at),
        "enclosure_url": played.url if played else None,
        "duration_seconds": int(entry.duration.total_seconds()) if entry.duration is not None else None,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def run(arguments: Sequence[str]) -> int:
    """The command line without "inspect". Returns 0, or 1 when an input could not be read; 2 is argparse's."""
    if arguments[:1] == ["edition"]:
        # It needs the database, and nobody else here does.
        from bot import edition_at

        return edition_at.run(arguments[1:])
    parser = argparse.ArgumentParser(prog="quillcast inspect", description="Show what the bot makes of an input.")
    parser.add_argument("kind", choices=("feed", "article", "text", "stories", "edition"))
    parser.add_argument("inputs", nargs="+", metavar="FILE-or-URL", help="a file, an http(s) address, or - for stdin")
    parser.add_argument("--json", action="store_true", help="one JSON object a line instead of text for people")
    options = parser.parse_args(arguments)
    return asyncio.run(_look(options.kind, options.inputs, as_json=options.json))


async def _look(kind: str, inputs: Sequence[str], *, as_json: bool) -> int:
    failed = False
    async with Reader() as reader, Fetcher(SystemClock()) as fetcher:
        microscope = Microscope(reader, fetcher)
        look: Callable[[str], Awaitable[list[Findings]]] = {
            "feed": microscope.feed,
            "article": microscope.article,
            "text": microscope.text,
            "stories": microscope.stories,
        }[kind]
        for source in inputs:
            try:
                findings = await look(source)
            # One bad input must not keep the operator from the others; what is wrong is printed in its place.
            except Exception as error:  # noqa: BLE001
                findings = [{"error": _sentence(error)}]
            for each in findings:
                failed = failed or "error" in each
                _write({"input": source, **each}, as_json=as_json)
    return 1 if failed else 0


def _sentence(error: Exception) -> str:
    if isinstance(error, MemberFacingError):
        return "\n".join([say(error.key, **error.args_shown), *getattr(error, "__notes__", ())])
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return f"{type(error).__name__}: {error}"


def _write(findings: Findings, *, as_json: bool) -> None:
    # Plain ASCII, since a terminal may not take more.
    lines = json.dumps(findings) if as_json else json.dumps(findings, indent=2, ensure_ascii=False)
    sys.stdout.write(lines + "\n")
    sys.stdout.flush()
