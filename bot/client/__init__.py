"""The only part of `bot` that knows discord.py."""

from bot.client.client import PERMISSIONS, SCOPES, QuillcastClient, connect, log_in, point_at
from bot.client.transport import DiscordTransport

__all__ = ["PERMISSIONS", "SCOPES", "DiscordTransport", "QuillcastClient", "connect", "log_in", "point_at"]
