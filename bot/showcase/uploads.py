"""Files that members hand in: fetched from Discord, and opened elsewhere under limits."""

from dataclasses import dataclass

from bot.errors import MemberFacingError
from bot.showcase.opening.opener import MOST_BYTES, OpenedFile, open_file
from bot.web import Fetcher, FetchError


@dataclass(frozen=True, kw_only=True)
class SentFile:
    """A file on Discord. Its address is signed and expires: read it at once."""

    name: str
    size: int
    url: str


def can_open(name: str) -> bool:
    """Whether a file of that name may be a text; what it is, is seen when it is opened."""
    return name.lower().endswith((".txt", ".md", ".docx"))


class Uploads:
    """Reads the text of a file."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    async def read(self, file: SentFile) -> OpenedFile:
        """What is in it.

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
        return await open_file(file.name, fetched.body)
