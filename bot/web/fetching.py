"""Fetches public pages and feeds under limits. The only place that opens a connection to an address others chose."""

import asyncio
import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Self

import aiohttp
from yarl import URL

from bot.clock import Clock
from bot.web.addresses import is_public
from bot.web.decoding import ACCEPTED, decode
from bot.web.refusals import FetchError
from bot.web.resolving import GuardedResolver, Lookup, system_lookup

MOST_BYTES = 5_000_000
MOST_REDIRECTS = 5
MOST_SECONDS = 15.0
MOST_CONNECTIONS = 20
MOST_CONNECTIONS_TO_ONE_HOST = 2
MOST_URL_CHARACTERS = 2_048

# Real seconds between two requests that begin with the same host.
SPACING = 0.5
_MOST_HOSTS = 1_000

_WEB_PORTS = frozenset({80, 443})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LASTING_REDIRECTS = frozenset({301, 308})
_DECODED_INLINE = 64_000
_USER_AGENT = "Quillcast/0.1 (feed reader of a writing community)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `url` is where it came from after redirects; `body` is decompressed, empty when `not_modified`.

    `permanent_url` is set when the asked address has moved for good: the end of an unbroken row of 301/308 hops.
    `retry_after` and `fresh_for` are what the server asked for (Retry-After; Cache-Control max-age), never negative.
    """

    status: int
    url: str
    body: bytes
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    not_modified: bool = False
    permanent_url: str | None = None
    retry_after: timedelta | None = None
    fresh_for: timedelta | None = None


class Fetcher:
    """Use as `async with Fetcher(...) as fetcher`. Safe to share between tasks.

    Only http and https to public addresses, checked after resolution on every hop, with the connection going to the
    checked address (DESIGN, safety rule 9); `allow` names exact (host, port) pairs that are let through regardless.
    Limits: 15 seconds in all, 5 redirects, 5 MB on the wire and the same after decompression. Requests to one host
    begin half a second apart; that wait counts for none of them.
    """

    def __init__(
        self,
        clock: Clock,
        allow: frozenset[tuple[str, int]] = frozenset(),
        *,
        lookup: Lookup = system_lookup,
        most_bytes: int = MOST_BYTES,
        most_seconds: float = MOST_SECONDS,
        most_to_one_host: int = MOST_CONNECTIONS_TO_ONE_HOST,
        spacing: float = SPACING,
    ) -> None:
        self._clock = clock
        self._allow = allow
        self._lookup = lookup
        self._most_bytes = most_bytes
        self._most_seconds = most_seconds
        self._most_to_one_host = most_to_one_host
        self._spacing = spacing
        self._next_turns: dict[str, float] = {}
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=GuardedResolver(self._allow, self._lookup),
                use_dns_cache=False,
                limit=MOST_CONNECTIONS,
                limit_per_host=self._most_to_one_host,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": _USER_AGENT, "Accept-Encoding": ACCEPTED},
            auto_decompress=False,
            # The limit on a whole answer is ours, over all its hops.
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
            trust_env=False,
        )
        return self

    async def __aexit__(self, *exc: object) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """GET `url`, conditionally when the validators of an earlier answer are given.

        Any HTTP status is an answer (see `expect_ok`). Raises `FetchError` when the address may not be fetched, does
        not answer in time, or answers more than the limits allow.
        """
        headers = {"If-None-Match": etag} if etag else {}
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        target = self._checked(url)
        await self._turn(target)
        try:
            async with asyncio.timeout(self._most_seconds):
                return await self._follow(target, headers)
        except TimeoutError as error:
            raise FetchError("web-too-slow", seconds=round(self._most_seconds)) from error
        except (aiohttp.ClientError, OSError) as error:
            raise FetchError("web-unreachable") from error

    async def _turn(self, target: URL) -> None:
        """Wait until that host was left alone for a while; what `allow` names is our own, and is not spared."""
        host = target.raw_host or ""
        if (host, target.port) in self._allow or not self._spacing:
            return
        now = asyncio.get_running_loop().time()
        if len(self._next_turns) >= _MOST_HOSTS:
            self._next_turns = {each: turn for each, turn in self._next_turns.items() if turn > now}
        turn = max(now, self._next_turns.get(host, now))
        self._next_turns[host] = turn + self._spacing
        if turn > now:
            await asyncio.sleep(turn - now)

    async def _follow(self, target: URL, headers: dict[str, str]) -> Fetched:
        if self._session is None:
            raise RuntimeError("the fetcher is not open")
        lasting: str | None = None
        only_lasting = True
        for _ in range(MOST_REDIRECTS + 1):
            async with self._session.get(target, headers=headers, allow_redirects=False) as response:
                location = response.headers.get("Location")
                if response.status not in _REDIRECTS or not location:
                    return await self._answer(response, target, lasting)
                only_lasting = only_lasting and response.status in _LASTING_REDIRECTS
            target = self._checked(location, target)
            lasting = str(target) if only_lasting else lasting
        raise FetchError("web-too-many-redirects")

    def _checked(self, location: str, base: URL | None = None) -> URL:
        """`location` as an absolute address that may be asked for, except for what only resolution can tell."""
        try:
            if len(location) > MOST_URL_CHARACTERS:
                raise ValueError("too long")
            target = URL(location.strip())
            target = base.join(target) if base is not None else target
            host, port = target.raw_host, target.port
        except ValueError as error:
            raise FetchError("web-address-malformed") from error
        if target.scheme not in ("http", "https"):
            raise FetchError("web-address-not-http")
        if not host or port is None:
            raise FetchError("web-address-malformed")
        if target.user is not None or target.password is not None:
            raise FetchError("web-address-credentials")
        if (host, port) not in self._allow:
            _refuse_special(host, port)
        return target

    async def _answer(self, response: aiohttp.ClientResponse, target: URL, lasting: str | None) -> Fetched:
        not_modified = response.status == 304
        body = b"" if not_modified else await self._read(response)
        return Fetched(
            status=response.status,
            url=str(target),
            body=body,
            content_type=response.headers.get("Content-Type"),
            etag=response.headers.get("ETag"),
            last_modified=response.headers.get("Last-Modified"),
            not_modified=not_modified,
            permanent_url=lasting,
            retry_after=self._retry_after(response.headers.get("Retry-After")),
            fresh_for=_fresh_for(response.headers.get("Cache-Control")),
        )

    async def _read(self, response: aiohttp.ClientResponse) -> bytes:
        if (response.content_length or 0) > self._most_bytes:
            raise FetchError("web-too-large", megabytes=self._most_bytes // 1_000_000)
        body = bytearray()
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > self._most_bytes:
                raise FetchError("web-too-large", megabytes=self._most_bytes // 1_000_000)
        encoding = response.headers.get("Content-Encoding", "")
        # Five megabytes take tens of milliseconds to inflate: too long for the event loop.
        if len(body) > _DECODED_INLINE and encoding:
            return await asyncio.to_thread(decode, bytes(body), encoding, self._most_bytes)
        return decode(bytes(body), encoding, self._most_bytes)

    def _retry_after(self, header: str | None) -> timedelta | None:
        if header is None:
            return None
        if header.strip().isdecimal():
            return _at_most_a_month(int(header.strip()[:9]))
        moment = _moment_of(header)
        return max(timedelta(), min(moment - self._clock.now(), timedelta(days=30))) if moment else None


def _refuse_special(host: str, port: int) -> None:
    if port not in _WEB_PORTS:
        raise FetchError("web-address-port", port=port)
    # aiohttp does not ask the resolver for numeric hosts.
    numeric = ":" in host or host.replace(".", "").isdecimal()
    if numeric and not is_public(host):
        raise FetchError("web-address-private")


def _fresh_for(cache_control: str | None) -> timedelta | None:
    for directive in (cache_control or "").lower().split(","):
        name, _, value = directive.strip().partition("=")
        if name == "max-age" and value.strip('"').isdecimal():
            return _at_most_a_month(int(value.strip('"')[:9]))
    return None


def _at_most_a_month(seconds: int) -> timedelta:
    return min(timedelta(seconds=seconds), timedelta(days=30))


def _moment_of(header: str) -> datetime | None:
    with contextlib.suppress(ValueError, OverflowError):
        moment = parsedate_to_datetime(header)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None
