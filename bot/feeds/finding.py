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
    return (await find_feeds(fetcher, reader, typed))[0]


async def find_feeds(fetcher: Fetcher, reader: Reader, typed: str) -> list[Answer]:
    """The feed at an address; of a page all feeds that it offers and that list different things, at least one.

    Raises:
        MemberFacingError: the address cannot be opened, or there is no feed that can be read.
    """
    try:
        async with asyncio.timeout(MOST_SECONDS):
            return await _find(fetcher, reader, address_of(typed))
    except TimeoutError as error:
        raise FetchError("web-too-slow", seconds=round(MOST_SECONDS)) from error


async def _find(fetcher: Fetcher, reader: Reader, url: str) -> list[Answer]:
    page = await fetcher.fetch(url)
    try:
        return [await read_answer(reader, url, page)]
    except NotAFeedError as not_a_feed:
        found: tuple[tuple[str, bool], ...] = await reader.call(CANDIDATES, page.body, page.content_type, page.url)
        offered = [candidate for candidate, is_offered in found if is_offered][:MOST_CANDIDATES]
        answers = await asyncio.gather(*(_tried(fetcher, reader, candidate) for candidate in offered))
        if distinct := _distinct([answer for answer in answers if answer is not None]):
            return distinct
        for candidate in [each for each, _ in found if each not in offered][:MOST_CANDIDATES]:
            answer = await _tried(fetcher, reader, candidate)
            if answer is not None:
                return [answer]
        raise not_a_feed from None


async def _tried(fetcher: Fetcher, reader: Reader, url: str) -> Answer | None:
    try:
        return await read_answer(reader, url, await fetcher.fetch(url))
    except MemberFacingError:
        return None


def _distinct(answers: list[Answer]) -> list[Answer]:
    """Without those that list what an earlier one does: sites offer one feed in several formats."""
    kept: list[tuple[Answer, frozenset[str]]] = []
    for answer in answers:
        keys = (
            frozenset(key for entry in answer.listing.entries for key in entry.keys) if answer.listing else frozenset()
        )
        if not any(other.url == answer.url or len(keys & known) * 4 > len(keys) for other, known in kept):
            kept.append((answer, keys))
    return [answer for answer, _ in kept]


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
