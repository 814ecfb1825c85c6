"""Rate limits: buckets per route and major parameter, a global one, and the headers that tell of them."""

import hashlib
import time
from dataclasses import dataclass, field

HEADER = "X-RateLimit-"


@dataclass(frozen=True)
class Limit:
    """So many requests in so many seconds of real time."""

    requests: int
    seconds: float


@dataclass
class _Window:
    ends: float = 0.0
    used: int = 0


@dataclass(frozen=True)
class Verdict:
    headers: dict[str, str]
    retry_after: float | None = None
    is_global: bool = False


@dataclass
class RateLimits:
    """Generous on loopback; tests set `by_route` ("POST /channels/{channel_id}/messages") or the two others."""

    by_route: dict[str, Limit] = field(default_factory=lambda: {"POST /channels/{channel_id}/messages": Limit(5, 1.0)})
    default: Limit = Limit(50, 1.0)
    overall: Limit = Limit(50, 1.0)
    refused: int = 0
    _windows: dict[str, _Window] = field(default_factory=dict)

    def take(self, route: str, major: str, *, exempt_from_overall: bool = False) -> Verdict:
        """Count one request, and say with which headers it is answered or when to come again."""
        now = time.monotonic()
        if not exempt_from_overall and not self._count("overall", self.overall, now):
            self.refused += 1
            wait = self._windows["overall"].ends - now
            headers = {f"{HEADER}Global": "true", f"{HEADER}Scope": "global", "Retry-After": str(int(wait) + 1)}
            return Verdict({**headers, "Via": "1.1 google"}, wait, is_global=True)
        limit = self.by_route.get(route, self.default)
        key = f"{route}:{major}"
        counted = self._count(key, limit, now)
        window = self._windows[key]
        wait = max(0.0, window.ends - now)
        headers = {
            f"{HEADER}Limit": str(limit.requests),
            f"{HEADER}Remaining": str(max(0, limit.requests - window.used)),
            f"{HEADER}Reset": f"{time.time() + wait:.3f}",
            f"{HEADER}Reset-After": f"{wait:.3f}",
            f"{HEADER}Bucket": hashlib.md5(route.encode(), usedforsecurity=False).hexdigest(),
        }
        if counted:
            return Verdict(headers)
        self.refused += 1
        return Verdict({**headers, **refusal_headers(wait)}, wait)

    def _count(self, key: str, limit: Limit, now: float) -> bool:
        window = self._windows.setdefault(key, _Window())
        if now >= window.ends:
            window.ends, window.used = now + limit.seconds, 0
        if window.used >= limit.requests:
            return False
        window.used += 1
        return True


def refusal_headers(wait: float, scope: str = "user") -> dict[str, str]:
    """What a 429 carries beyond the bucket; without `Via` clients take it for a ban of the address."""
    return {f"{HEADER}Scope": scope, "Retry-After": str(int(wait) + 1), "Via": "1.1 google"}
