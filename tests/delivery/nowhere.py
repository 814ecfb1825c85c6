"""A Discord that nothing ever gets to."""

from datetime import datetime

from bot.delivery import Body, Place


class Nowhere:
    """A `Transport` that does nothing, and has nothing to be found in."""

    async def send(self, channel_id: int, body: Body, *, nonce: str, marker: int) -> Place:
        raise AssertionError("nothing was to be sent")

    async def edit(self, channel_id: int, message_id: int, body: Body, *, marker: int) -> None:
        raise AssertionError("nothing was to be changed")

    async def delete(self, channel_id: int, message_id: int) -> None:
        raise AssertionError("nothing was to be deleted")

    async def start_thread(self, channel_id: int, message_id: int, name: str) -> Place:
        raise AssertionError("no thread was to be opened")

    async def set_locked(self, channel_id: int, *, locked: bool) -> None:
        raise AssertionError("no thread was to be closed")

    async def crosspost(self, channel_id: int, message_id: int) -> None:
        raise AssertionError("nothing was to be published")

    async def find_message(self, channel_id: int, marker: int, since: datetime) -> Place | None:
        return None
