"""What can go wrong at Discord, on order: wrong answers, late ones, lost ones. Counted, so that tests repeat."""

import asyncio
import fnmatch
from dataclasses import dataclass, field


@dataclass
class Fault:
    """One order. `route` is a pattern over "METHOD /path" ("POST /channels/*/messages", "*").

    It skips the first `after` matching requests and applies to the next `times` (None: until cleared).
    """

    kind: str
    route: str = "*"
    times: int | None = 1
    after: int = 0
    status: int = 500
    seconds: float = 0.0
    scope: str = "user"
    seen: int = 0

    def applies(self, request: str) -> bool:
        """Whether it hits this request; counts it."""
        if not fnmatch.fnmatchcase(request, self.route):
            return False
        self.seen += 1
        position = self.seen - self.after
        return position > 0 and (self.times is None or position <= self.times)


@dataclass
class Faults:
    """The orders in force."""

    orders: list[Fault] = field(default_factory=list)

    def answer(
        self,
        status: int,
        route: str = "*",
        *,
        times: int | None = 1,
        after: int = 0,
        retry_after: float = 0.1,
        scope: str = "user",
    ) -> Fault:
        """Answer with 429, 500, 503 or another status instead of doing the work."""
        return self._add(Fault("answer", route, times, after, status, retry_after, scope))

    def delay(self, seconds: float, route: str = "*", *, times: int | None = 1, after: int = 0) -> Fault:
        """Wait, in real seconds, before doing the work."""
        return self._add(Fault("delay", route, times, after, seconds=seconds))

    def drop_request(self, route: str = "*", *, times: int | None = 1, after: int = 0) -> Fault:
        """Cut the connection before doing anything."""
        return self._add(Fault("drop_request", route, times, after))

    def drop_response(self, route: str = "*", *, times: int | None = 1, after: int = 0) -> Fault:
        """Do the work, then cut the connection instead of answering."""
        return self._add(Fault("drop_response", route, times, after))

    def fail_after_work(self, route: str = "*", *, status: int = 500, times: int | None = 1, after: int = 0) -> Fault:
        """Do the work, then answer with an error all the same."""
        return self._add(Fault("fail_after_work", route, times, after, status))

    def clear(self) -> None:
        self.orders.clear()

    def _add(self, fault: Fault) -> Fault:
        self.orders.append(fault)
        return fault

    def take(self, request: str) -> list[Fault]:
        """The orders that hit this request."""
        return [fault for fault in self.orders if fault.applies(request)]


async def wait_out(faults: list[Fault]) -> None:
    for fault in faults:
        if fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
