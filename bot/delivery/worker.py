"""Carries out the outbox: claim by lease, send, confirm. A later attempt looks first whether one before succeeded."""

import asyncio
import contextlib
import random
import uuid
import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.delivery import queue
from bot.delivery.breaker import Breaker
from bot.delivery.models import OperationRow
from bot.delivery.outbox import Action, State
from bot.delivery.transport import (
    Body,
    ClosedError,
    DeliveryError,
    GoneError,
    LaterError,
    Place,
    Transport,
    UnreadableError,
)
from bot.texts import speaking

log = structlog.get_logger()

LEASE = timedelta(seconds=15)
MOST_ATTEMPTS = 12
LONGEST_BACKOFF = timedelta(hours=1)
AT_ONCE = 8
LOOK_AGAIN_SECONDS = 5.0


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """An operation as its renderer sees it."""

    kind: str
    guild_id: int | None
    channel_id: int | None
    person_id: int | None
    ids: Mapping[str, int | str]


Renderer = Callable[[Outgoing], Awaitable[Body | None]]
# Told within the transaction that notes it: what was to reach a person by DM does not, or may not have.
Refused = Callable[[AsyncSession, Outgoing], Awaitable[None]]
# Discord's tag of the language that a guild speaks; None where it is not known, or there is no guild.
Language = Callable[[int | None], Awaitable[str | None]]
Stuck = Callable[[AsyncSession, int, int | None, str], Awaitable[None]]


def marker_of(key: str) -> int:
    """The number by which a message of ours is found again: the id of its first component (32 bits, positive)."""
    return (zlib.crc32(key.encode()) & 0x7FFFFFFF) or 1


def nonce_of(key: str) -> str:
    """A nonce of at most 25 characters that is the same at every attempt."""
    return uuid.uuid5(uuid.NAMESPACE_OID, key).hex[:25]


class Worker:
    """Runs until `stop` is set, then hands back what it has not begun.

    Args:
        renderers: by kind; registered by the cogs.
        refused: by kind; puts into the inbox what did not get there by DM.
        breaker: counts what Discord counts against our address.
        language: in which a guild's posts are written.
        stuck: told within the transaction when an operation needs staff: session, operation id, guild id, error.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        transport: Transport,
        renderers: Mapping[str, Renderer],
        stuck: Stuck,
        refused: Mapping[str, Refused] | None = None,
        breaker: Breaker | None = None,
        language: Language | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._transport = transport
        self._renderers = renderers
        self._stuck = stuck
        self._refused = refused or {}
        self._owner = uuid.uuid4().hex
        self._breaker = breaker or Breaker()
        self._language = language or _default_language
        self._running: dict[asyncio.Task[None], int] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop`, then wait for what is in flight."""
        if self._database.has_one_process:
            async with self._database.write() as session:
                await queue.release_all(session)
        try:
            while not stop.is_set():
                if (left := self._breaker.seconds_left()) > 0:
                    log.warning("too many refusals: nothing leaves for a while", seconds=round(left))
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(stop.wait(), left)
                    continue
                # Both before looking for work: what is written or falls due meanwhile ends the waiting at once.
                written, since = self._database.written.next(), self._clock.now()
                claimed = await self._claim()
                for operation_id in claimed:
                    task = asyncio.create_task(self._carry_out(operation_id))
                    self._running[task] = operation_id
                    task.add_done_callback(self._ended)
                if not claimed:
                    await self._wait(stop, written, since)
        finally:
            if self._running:
                await asyncio.wait(self._running, timeout=10)
            async with self._database.write() as session:
                await queue.release_all(session, owner=self._owner)

    def _ended(self, task: asyncio.Task[None]) -> None:
        operation_id = self._running.pop(task)
        if not task.cancelled() and task.exception() is not None:  # its lease lapses, and it is taken up again
            log.error("outcome not noted", operation=operation_id, exc_info=task.exception())

    async def _wait(self, stop: asyncio.Event, written: asyncio.Event, since: datetime) -> None:
        async with self._database.read() as session:
            due = await queue.next_due(session, since)
        waits: list[asyncio.Task[object]] = [
            asyncio.create_task(written.wait()),
            asyncio.create_task(stop.wait()),
        ]
        if due is not None:
            waits.append(asyncio.create_task(self._clock.until(due)))
        waits += self._running  # a finished one may free its ordering key
        await asyncio.wait(waits, timeout=LOOK_AGAIN_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            if wait not in self._running:
                wait.cancel()

    async def _claim(self) -> list[int]:
        room = AT_ONCE - len(self._running)
        if room <= 0:
            await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
            return []
        async with self._database.read() as session:
            in_flight = tuple(self._running.values())
            if not await queue.ready(session, self._clock.now(), datetime.now(UTC), limit=1, in_flight=in_flight):
                return []
        async with self._database.write() as session:
            rows = await queue.ready(session, self._clock.now(), datetime.now(UTC), limit=room, in_flight=in_flight)
            for row in rows:
                queue.lease(row, self._owner, datetime.now(UTC) + LEASE)
            return [row.id for row in rows]

    async def _carry_out(self, operation_id: int) -> None:
        async with self._database.read() as session:
            row = await queue.get(session, operation_id)
        renewing = asyncio.create_task(self._renew(operation_id))
        try:
            place = await self._attempt(row)
        except GoneError:
            await self._finish(row, State.DONE, None)
        except ClosedError as closed:
            await self._finish(row, State.CLOSED, None, str(closed))
        except LaterError as later:
            await self._again(row, str(later), later.seconds)
        except UnreadableError as unreadable:
            await self._finish(row, State.UNCERTAIN, None, str(unreadable))
        except DeliveryError as refused:
            await self._finish(row, State.FAILED, None, str(refused))
        except asyncio.CancelledError:
            raise
        except Exception as fault:  # renderers ask Discord and the database too, and either may be away for a moment
            log.error("operation broke off", operation=row.id, kind=row.kind, action=row.action, exc_info=fault)
            await self._again(row, type(fault).__name__, None)
        else:
            await self._finish(row, State.DONE if place is not None else State.DROPPED, place)
        finally:
            renewing.cancel()

    async def _renew(self, operation_id: int) -> None:
        while True:
            await asyncio.sleep(LEASE.total_seconds() / 3)
            with contextlib.suppress(Exception):
                async with self._database.write() as session:
                    queue.lease(await queue.get(session, operation_id), self._owner, datetime.now(UTC) + LEASE)

    async def _attempt(self, row: OperationRow) -> Place | None:
        """Do it. None means that there was nothing to show any more."""
        async with self._database.read() as session:
            target = await queue.target(session, row)
        if row.attempts > 1 and row.action == Action.SEND:
            earlier = await self._transport.find_message(target.channel, marker_of(row.key), row.created_at)
            if earlier is not None:
                return earlier
        return await self._act(row, target)

    async def _render(self, row: OperationRow) -> Body | None:
        with speaking(await self._language(row.guild_id)):
            return await self._renderers[row.kind](_outgoing(row))

    async def _act(self, row: OperationRow, target: queue.Target) -> Place | None:
        match row.action:
            case Action.DELETE:
                await self._transport.delete(target.channel, target.message)
            case Action.LOCK | Action.UNLOCK:
                await self._transport.set_locked(target.channel, locked=row.action == Action.LOCK)
            case Action.CROSSPOST:
                await self._transport.crosspost(target.channel, target.message)
            case _:
                return await self._act_with_body(row, target)
        return Place(target.channel_id or 0, target.message_id or 0)

    async def _act_with_body(self, row: OperationRow, target: queue.Target) -> Place | None:
        body = await self._render(row)
        if body is None:
            return None
        marker = marker_of(row.key)
        if row.action == Action.EDIT:
            await self._transport.edit(target.channel, target.message, body, marker=marker)
            return Place(target.channel, target.message)
        if row.action == Action.THREAD:
            return await self._transport.start_thread(target.channel, target.message, body.title)
        return await self._transport.send(target.channel, body, nonce=nonce_of(row.key), marker=marker)

    async def _finish(self, row: OperationRow, state: State, place: Place | None, error: str | None = None) -> None:
        now = self._clock.now()
        async with self._database.write() as session:
            await queue.finish(session, now, row.id, state, place, error)
            if state in (State.CLOSED, State.FAILED, State.UNCERTAIN) and row.kind in self._refused:
                await self._refused[row.kind](session, _outgoing(row))
            if state in (State.FAILED, State.UNCERTAIN):
                await self._stuck(session, row.id, row.guild_id, error or "")
        if error is not None:
            log.warning("operation not done", operation=row.id, kind=row.kind, state=state.value, error=error)

    async def _again(self, row: OperationRow, error: str, seconds: float | None) -> None:
        if row.attempts >= MOST_ATTEMPTS:
            await self._finish(row, State.FAILED, None, error)
            return
        backoff = min(timedelta(seconds=2.0**row.attempts * random.uniform(0.5, 1)), LONGEST_BACKOFF)  # noqa: S311
        if seconds is not None:
            backoff = timedelta(seconds=seconds)
        async with self._database.write() as session:
            await queue.put_back(session, row.id, self._clock.now() + backoff, error)
        log.info("operation put back", operation=row.id, kind=row.kind, error=error, attempts=row.attempts)


async def _default_language(_guild_id: int | None) -> None:
    return None


def _outgoing(row: OperationRow) -> Outgoing:
    return Outgoing(
        kind=row.kind, guild_id=row.guild_id, channel_id=row.channel_id, person_id=row.person_id, ids=row.ids
    )
