"""The small database behind everything: SQLite by default, PostgreSQL by `DATABASE_URL`."""

from bot.database.base import Base
from bot.database.engine import Database, DatabaseBusyError, StorageFullError
from bot.database.keys import KeyRing
from bot.database.types import (
    ChannelId,
    DiscordId,
    EncryptedJSON,
    EncryptedText,
    Erase,
    GuildId,
    MessageId,
    PersonId,
    RoleId,
    UtcDateTime,
    keys_of,
)

__all__ = [
    "Base",
    "ChannelId",
    "Database",
    "DatabaseBusyError",
    "DiscordId",
    "EncryptedJSON",
    "EncryptedText",
    "Erase",
    "GuildId",
    "KeyRing",
    "MessageId",
    "PersonId",
    "RoleId",
    "StorageFullError",
    "UtcDateTime",
    "keys_of",
]
