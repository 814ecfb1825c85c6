"""The constructed services, in one place."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.clock import Clock
from bot.database import Database
from bot.delivery import DmService, InboxService
from bot.delivery.service import DeliveryService
from bot.forms import FormService
from bot.guilds.service import GuildService
from bot.people import BlockService

Loop = Callable[[asyncio.Event], Coroutine[Any, Any, None]]


@dataclass(frozen=True, kw_only=True)
class Services:
    """What cogs may call.

    Args:
        loops: background work by name; each runs until the event it is given is set.
    """

    clock: Clock
    guilds: GuildService
    inbox: InboxService
    dms: DmService
    delivery: DeliveryService
    forms: FormService
    blocks: BlockService
    loops: Mapping[str, Loop] = field(default_factory=dict)


@contextlib.asynccontextmanager
async def build(
    database: Database, clock: Clock, outbound_allow: frozenset[tuple[str, int]] = frozenset()
) -> AsyncIterator[Services]:
    """Construct every service on one database and one clock; what they hold open is closed on leaving."""
    yield Services(
        clock=clock,
        guilds=GuildService(database, clock),
        inbox=InboxService(database, clock),
        dms=DmService(database, clock),
        delivery=DeliveryService(database, clock),
        forms=FormService(database, clock),
        blocks=BlockService(database, clock),
    )
