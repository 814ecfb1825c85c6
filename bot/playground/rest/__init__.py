"""The REST API: importing this registers every route that there is."""

from bot.playground.rest import applications, channels, guilds, interactions, messages, users
from bot.playground.rest.routing import Answer, Api, Call, Exchange

__all__ = [
    "Answer",
    "Api",
    "Call",
    "Exchange",
    "applications",
    "channels",
    "guilds",
    "interactions",
    "messages",
    "users",
]
