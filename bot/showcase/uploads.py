"""Files that members hand in: fetched from Discord, and opened elsewhere under limits."""

from dataclasses import dataclass

from bot.errors import MemberFacingError
from bot.web import Fetcher, FetchError

# A book of 100,000 words is half of that; formats with pictures are larger than their words.
MOST_BYTES = 2_000_000


@dataclass(frozen=True, kw_only=True)
class SentFile:
    """A file on Discord. Its address is signed and expires: read it at once."""

    name: str
    size: int
    url: str


class Uploads:
    """Reads the text of a file."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    async def read(self, file: SentFile) -> str:
        """The text, tidied.

        Raises:
            MemberFacingError: it is too large, cannot be fetched, or cannot be opened as a text.
        """
        if file.size > MOST_BYTES:
            raise MemberFacingError("showcase-file-large", megabytes=MOST_BYTES // 1_000_000)
        try:
            fetched = await self._fetcher.fetch(file.url)
        except FetchError as error:
            raise MemberFacingError("showcase-file-unreachable") from error
        if fetched.status != 200:
            raise MemberFacingError("showcase-file-unreachable")
        return fetched.body.decode("utf-8", "replace")
