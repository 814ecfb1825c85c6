"""What leaves for Discord, and what waits in a person's inbox."""

from bot.delivery.breaker import Breaker
from bot.delivery.inbox import DmService, InboxItem, InboxService
from bot.delivery.outbox import Action, Operation
from bot.delivery.transport import Body, File, Place
from bot.delivery.worker import Outgoing, Refused, Renderer, Worker

__all__ = [
    "Action",
    "Body",
    "Breaker",
    "DmService",
    "File",
    "InboxItem",
    "InboxService",
    "Operation",
    "Outgoing",
    "Place",
    "Refused",
    "Renderer",
    "Worker",
]
