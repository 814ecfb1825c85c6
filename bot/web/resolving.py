"""Name resolution that hands out public addresses only, so that what is connected to is what was checked."""

import asyncio
import socket
from collections.abc import Awaitable, Callable

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.web.addresses import is_public
from bot.web.refusals import FetchError

Lookup = Callable[[str, int], Awaitable[list[str]]]
"""From host and port to numeric addresses; raises OSError when there are none."""


async def system_lookup(host: str, port: int) -> list[str]:
    """Ask the operating system, IPv4 and IPv6."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return [str(address[0]) for *_, address in found]


class GuardedResolver(AbstractResolver):
    """Resolves for aiohttp's connector. The connector connects to exactly these addresses and never asks again."""

    def __init__(self, allow: frozenset[tuple[str, int]], lookup: Lookup) -> None:
        self._allow = allow
        self._lookup = lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        try:
            addresses = await self._lookup(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError("web-unknown-host", host=host) from error
        if (host, port) not in self._allow:
            addresses = [address for address in addresses if is_public(address)]
        if not addresses:
            raise FetchError("web-address-private")
        return [self._result(host, address, port) for address in dict.fromkeys(addresses)]

    @staticmethod
    def _result(host: str, address: str, port: int) -> ResolveResult:
        return ResolveResult(
            hostname=host,
            host=address,
            port=port,
            family=socket.AF_INET6 if ":" in address else socket.AF_INET,
            proto=0,
            flags=socket.AI_NUMERICHOST,
        )

    async def close(self) -> None:
        """Nothing is held open."""
