"""The text of an article from its page. Called in the reader's process, whose limits hold for it:

article = await reader.call(EXTRACT, body, content_type, url)
"""

import logging
import math
import re
from dataclasses import dataclass
from datetime import datetime

EXTRACT = "bot.news.articles:extract"
WORDS_A_MINUTE = 200
"""What adults read of prose on a screen (Brysbaert 2019 gives 238 for paper); younger readers are slower."""

_MOST_BYTES = 2_000_000
_MOST_CHARACTERS = 100_000
_LONGEST_TITLE = 200
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|article|div|p|meta)\b", re.IGNORECASE)
_LANGUAGE = re.compile(rb"""<html\b[^>]{0,300}?\slang\s*=\s*["']?([a-z]{2,3}(?:-[\w-]{1,20})?)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Article:
    """`text` is plain, a paragraph a line; empty when the page has none. `published_at` is midnight UTC of the day."""

    title: str = ""
    text: str = ""
    author: str = ""
    published_at: datetime | None = None
    language: str = ""


def minutes_to_read(text: str) -> int:
    """Whole minutes, at least one; 0 for no text."""
    words = len(text.split())
    return math.ceil(words / WORDS_A_MINUTE)


def extract(body: bytes, content_type: str | None, url: str) -> Article:
    """The article in an HTML page, or in plain text, whose first line is its title if it looks like one.

    At most 2 MB of a page are read.
    """
    from bot.feeds.encoding import text_of

    body = body[:_MOST_BYTES]
    kind = (content_type or "").lower()
    if "html" in kind or (not kind.startswith("text/plain") and _MARKUP.search(body[:10_000])):
        # A charset in the header wins over what the page says; without one trafilatura looks into the page.
        return _of_page(text_of(body, content_type) if "charset" in kind else body, url, _language(body))
    return _of_text(text_of(body, content_type))


def _language(body: bytes) -> str:
    found = _LANGUAGE.search(body[:20_000])
    return found[1].decode("ascii").lower() if found else ""


def _of_page(page: str | bytes, url: str, language: str) -> Article:
    # Half a second and 40 MB to import, in the worker only.
    import trafilatura

    from bot.feeds.moments import moment
    from bot.feeds.plain import line

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        page, url=url or None, fast=True, include_comments=False, include_tables=False, with_metadata=True
    )
    if found is None or isinstance(found, dict):
        return Article(language=language)
    title = line(found.title or "")[:_LONGEST_TITLE]
    return Article(
        title=title,
        # Many pages have the headline in the article's body as well.
        text=_tidy((found.text or "").removeprefix(f"{title}\n")),
        author=line(found.author or "")[:100],
        published_at=moment(found.date or ""),
        language=language,
    )


def _of_text(text: str) -> Article:
    first, _, rest = text.strip().partition("\n")
    is_title = (
        bool(rest.strip()) and len(first) <= _LONGEST_TITLE and not first.rstrip().endswith((".", "!", ":", ";", ","))
    )
    return Article(title=" ".join(first.split()) if is_title else "", text=_tidy(rest if is_title else text))


def _tidy(text: str) -> str:
    from bot.feeds.plain import paragraphs

    return paragraphs(text[:_MOST_CHARACTERS])
