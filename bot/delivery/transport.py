"""What the worker needs of Discord. `bot.client` implements it; nothing here knows discord.py."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class File:
    """A file that a message carries and its layout names as attachment://`name`."""

    name: str
    content: bytes
    description: str | None = None


@dataclass(frozen=True, kw_only=True)
class Body:
    """A rendered message. `layout` is the client library's own; only the mentions named here ping (safety rule 2)."""

    layout: object
    files: tuple[File, ...] = ()
    mention_person_ids: tuple[int, ...] = ()
    mention_role_ids: tuple[int, ...] = ()
    title: str = ""
    tags: tuple[str, ...] = ()
    silent: bool = False


@dataclass(frozen=True)
class Place:
    """Where something now stands: a message in a channel; for a forum post `channel_id` is its thread."""

    channel_id: int
    message_id: int


class DeliveryError(Exception):
    """Base of what Discord may answer instead of doing it. `str(error)` is a code without members' text."""


class ClosedError(DeliveryError):
    """The person does not take DMs from us (50007, 50278). A recorded state; never retried by itself."""


class ForbiddenError(DeliveryError):
    """A permission or the channel itself is missing; somebody has to mend the server first."""


class GoneError(DeliveryError):
    """It was there and has been removed (10008): done, never repeated."""


class LaterError(DeliveryError):
    """Discord or the network is in trouble, or asks for patience; `seconds` is how long, where it says."""

    def __init__(self, code: str, seconds: float | None = None) -> None:
        super().__init__(code)
        self.seconds = seconds


class UnreadableError(DeliveryError):
    """The history that would tell whether an earlier attempt succeeded cannot be read."""


class Transport(Protocol):
    """Does one operation on Discord, or raises a `DeliveryError`."""

    async def send(self, channel_id: int, body: Body, *, nonce: str, marker: int) -> Place:
        """Post in a channel; in a forum, open a post named `body.title`."""

    async def edit(self, channel_id: int, message_id: int, body: Body, *, marker: int) -> None: ...

    async def delete(self, channel_id: int, message_id: int) -> None: ...

    async def start_thread(self, channel_id: int, message_id: int, name: str) -> Place:
        """A public thread on a message; a post of a forum channel is one already. Twice is once."""

    async def set_locked(self, channel_id: int, *, locked: bool) -> None:
        """Close a thread to what members type, or open it; nothing where it is no thread.

        Raises:
            ClosedError: the server does not let us manage threads.
        """

    async def crosspost(self, channel_id: int, message_id: int) -> None:
        """Publish it to the servers that follow the channel; nothing where none can."""

    async def find_message(self, channel_id: int, marker: int, since: datetime) -> Place | None:
        """Our own message or forum post with that marker, sent at or after `since`.

        None says that there is none; where that cannot be told, UnreadableError is raised.
        """
