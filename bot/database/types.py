"""Column types. Each kind of id has its own, so that tables say what they point at and who is in them."""

import enum
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, LargeBinary
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import TypeDecorator

from bot.database.keys import KeyRing
from bot.errors import MemberFacingError

_WRITTEN_CHARACTERS = len("2026-03-29 01:30:00.000000")


class NoSuchIdError(MemberFacingError, DontWrapMixin):
    """Asked for an id that no row of that column can have: answered like one that is gone, not as a fault of ours."""

    def __init__(self) -> None:
        super().__init__("errors-not-found")


def _within(value: int | None, bits: int) -> int | None:
    if value is not None and not -(1 << (bits - 1)) <= value < 1 << (bits - 1):
        raise NoSuchIdError
    return value


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC. A naive one is refused: it is a fault of the program."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone was about to be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return _moment if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _moment(stored: str | None) -> datetime | None:
    """What SQLite keeps, in a fifth of the time that SQLAlchemy takes and we then with it: lists have thousands."""
    if stored is None:
        return None
    # As it is written here; a migration may have left another form.
    if len(stored) == _WRITTEN_CHARACTERS:
        return datetime.fromisoformat(f"{stored}+00:00")
    moment = datetime.fromisoformat(stored)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class RowNumber(TypeDecorator[int]):
    """A number of our own, such as the id of a row: 32 bits on both databases."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        return _within(value, 32)


class DiscordId(TypeDecorator[int]):
    """A snowflake of Discord's: 64 bits, assigned by Discord, never by the database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        return _within(value, 64)


class GuildId(DiscordId):
    """The guild a row belongs to."""

    cache_ok = True


class ChannelId(DiscordId):
    """A channel or a thread."""

    cache_ok = True


class MessageId(DiscordId):
    """A message."""

    cache_ok = True


class RoleId(DiscordId):
    """A role of Discord's."""

    cache_ok = True


class Erase(enum.Enum):
    """What becomes of a row when the person in it asks to be erased."""

    ROW = "the whole row goes"
    CLEAR = "the row stays, the person's id is set to null"
    KEEP = "stays: safety rule 8 names why"


class PersonId(DiscordId):
    """A person. The type is the registry of what is stored where: export and erasure walk all columns of it.

    Args:
        erase: what happens to the row on the person's erasure.
        exported: whether the row is the person's own (part of their export), not only a mention of them.
    """

    cache_ok = True

    def __init__(self, erase: Erase, *, exported: bool = True) -> None:
        super().__init__()
        self.erase = erase
        self.exported = exported


def tidy(text: str) -> str:
    """`text` as both databases can hold it: NUL and lone surrogates become U+FFFD."""
    return text.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class EncryptedText(TypeDecorator[str]):
    """Private text, encrypted at rest with the engine's key ring (see `KeyRing`).

    Args:
        place: "table.column" of this very column; a test compares.
    """

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else _keys(dialect).seal(tidy(value), self.place)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else _keys(dialect).open(value, self.place)


class EncryptedJSON(TypeDecorator[Any]):
    """A private JSON value, encrypted like `EncryptedText`."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else _keys(dialect).seal(json.dumps(value), self.place)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(_keys(dialect).open(value, self.place))


def attach_keys(dialect: Dialect, keys: KeyRing) -> None:
    """Give the columns of one engine their keys: types are shared by all engines, the dialect is the engine's own."""
    dialect.quillcast_keys = keys  # type: ignore[attr-defined]


def keys_of(session: AsyncSession) -> KeyRing:
    """The keys of the database that the session works on."""
    return _keys(session.get_bind().dialect)


def _keys(dialect: Dialect) -> KeyRing:
    keys = getattr(dialect, "quillcast_keys", None)
    if not isinstance(keys, KeyRing):
        raise TypeError("this engine was made without keys")
    return keys
