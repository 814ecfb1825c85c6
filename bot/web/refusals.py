"""Why an address was not fetched, in sentences for the person who gave it (`bot/texts/en/web.ftl`)."""

from typing import TYPE_CHECKING

from bot.errors import MemberFacingError

if TYPE_CHECKING:
    from bot.web.fetching import Fetched


class FetchError(MemberFacingError):
    """An address that is not fetched, or that gave nothing usable; `key` tells which of the reasons it was."""


def expect_ok(fetched: "Fetched") -> "Fetched":
    """Pass a page that was answered with 200 (or 304) through; refuse every other status in one sentence."""
    if fetched.not_modified or 200 <= fetched.status < 300:
        return fetched
    if fetched.status in (404, 410):
        raise FetchError("web-not-found", status=fetched.status)
    if fetched.status in (401, 402, 403, 451):
        raise FetchError("web-not-allowed", status=fetched.status)
    if fetched.status == 429 or (fetched.status == 503 and fetched.retry_after):
        raise FetchError("web-busy", status=fetched.status)
    raise FetchError("web-status", status=fetched.status)
