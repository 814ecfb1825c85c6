"""From an address that somebody typed, of a feed or of a page that has one, to the feed."""

import asyncio
import hashlib
from dataclasses import dataclass

from yarl import URL

from bot.errors import MemberFacingError
from bot.feeds.listing import CANDIDATES, READ, Listing
from bot.feeds.parsed import NotAFeedError
from bot.feeds.reader import Reader
from bot.web import Fetched, Fetcher, FetchError, expect_ok

MOST_URL_CHARACTERS = 2_048
MOST_CANDIDATES = 6
MOST_SECONDS = 45.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered. `listing` is None when it says the same as before."""

    url: str
    fetched: Fetched
    digest: str | None
    listing: Listing | None


async def find_feed(fetcher: Fetcher, reader: Reader, typed: str) -> Answer:
    """Fetch and read; where the address is a page, the feeds it names and then the usual places are tried.

    Raises:
        MemberFacingError: the address cannot be opened, or there is no feed that can be read.
    """
    try:
        async with asyncio.timeout(MOST_SECONDS):
            return await _find(fetcher, reader, address_of(typed))
    except TimeoutError as error:
        raise FetchError("web-too-slow", seconds=round(MOST_SECONDS)) from error


async def _find(fetcher: Fetcher, reader: Reader, url: str) -> Answer:
    page = await fetcher.fetch(url)
    try:
        return await read_answer(reader, url, page)
    except NotAFeedError as not_a_feed:
        candidates: tuple[str, ...] = await reader.call(CANDIDATES, page.body, page.content_type, page.url)
        for candidate in candidates[:MOST_CANDIDATES]:
            try:
                return await read_answer(reader, candidate, await fetcher.fetch(candidate))
            except MemberFacingError:
                continue
        raise not_a_feed from None


async def read_answer(reader: Reader, url: str, fetched: Fetched, known_digest: str | None = None) -> Answer:
    """Read what `url` answered, unless it says the same as when its digest was `known_digest`.

    Raises:
        MemberFacingError: the answer is no success, or cannot be read.
    """
    if expect_ok(fetched).not_modified:
        return Answer(url, fetched, known_digest, None)
    digest = hashlib.sha256(fetched.body).hexdigest()
    if digest == known_digest:
        return Answer(url, fetched, digest, None)
    listing: Listing = await reader.call(READ, fetched.body, fetched.content_type, fetched.url)
    lasting = fetched.permanent_url or url
    return Answer(lasting if len(lasting) <= MOST_URL_CHARACTERS else url, fetched, digest, listing)


def address_of(typed: str) -> str:
    """One spelling of the address for what people type: https where they leave it out, no fragment.

    Raises:
        FetchError: it is no address at all, or a longer one than is kept.
    """
    words = typed.strip().strip("<>")
    if words.startswith("feed:"):
        words = words.removeprefix("feed:").removeprefix("//")
    if "://" not in words:
        words = f"https://{words}"
    try:
        url = URL(words)
        address = str(url.with_fragment(None))
    except ValueError as error:
        raise FetchError("web-address-malformed") from error
    if len(address) > MOST_URL_CHARACTERS or not url.host or " " in url.host:
        raise FetchError("web-address-malformed")
    return address
