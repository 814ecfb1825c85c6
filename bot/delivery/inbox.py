"""The inbox: everything the bot tells one person, and what is known of their DMs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.delivery import outbox
from bot.delivery.models import DmStateRow, InboxItemRow

ECHO = "inbox-echo"
# The kind of what is over: nothing of it is shown any more, and only its key is kept.
FORGOTTEN = ""


@dataclass(frozen=True, kw_only=True)
class InboxItem:
    """Something for one person in one guild. Its words are made when it is read, from `kind` and `ids`.

    Args:
        urgent: a DM says so even where one has said before that something waits.
    """

    id: int = 0
    guild_id: int
    person_id: int
    kind: str
    key: str
    ids: Mapping[str, int | str] = field(default_factory=dict)
    urgent: bool = False
    created_at: datetime | None = None
    read_at: datetime | None = None


async def put(
    session: AsyncSession, now: datetime, item: InboxItem, *, is_known: bool = False, quiet: bool = False
) -> None:
    """Tell a person something, once a `key`. Where a DM is open and wanted, it says that something waits.

    Args:
        is_known: they put it there themselves, so it is nothing new to them.
        quiet: no DM says so, since one has already.
    """
    if await session.scalar(select(InboxItemRow.id).where(InboxItemRow.key == item.key)) is not None:
        return
    session.add(
        InboxItemRow(
            key=item.key,
            guild_id=item.guild_id,
            person_id=item.person_id,
            kind=item.kind,
            ids=dict(item.ids),
            created_at=now,
            read_at=now if is_known else None,
        )
    )
    await session.flush()
    if is_known:
        return
    dm = await session.get(DmStateRow, item.person_id)
    if not quiet and dm is not None and dm.closed_at is None and dm.wants_echo:
        unread = await session.scalar(
            select(func.count())
            .select_from(InboxItemRow)
            .where(
                InboxItemRow.guild_id == item.guild_id,
                InboxItemRow.person_id == item.person_id,
                InboxItemRow.read_at.is_(None),
            )
        )
        if unread == 1 or item.urgent:  # one echo until it is read, not one an item
            await outbox.add(
                session,
                now,
                outbox.Operation(kind=ECHO, key=f"echo:{item.key}", guild_id=item.guild_id, person_id=item.person_id),
            )


async def withdraw(session: AsyncSession, person_id: int, key_prefix: str) -> bool:
    """Untell the person what was told under keys that begin so. Returns whether some of it was unread."""
    gone = await session.scalars(
        delete(InboxItemRow)
        .where(InboxItemRow.person_id == person_id, InboxItemRow.key.startswith(key_prefix, autoescape=True))
        .returning(InboxItemRow.read_at)
    )
    return None in list(gone)


async def has_unread(session: AsyncSession, person_id: int, key_prefix: str) -> bool:
    """Whether an item whose key begins so still waits to be read by the person."""
    found = await session.scalar(
        select(InboxItemRow.id)
        .where(
            InboxItemRow.person_id == person_id,
            InboxItemRow.read_at.is_(None),
            InboxItemRow.key.startswith(key_prefix, autoescape=True),
        )
        .limit(1)
    )
    return found is not None


async def has_open_dm(session: AsyncSession, person_id: int) -> bool:
    """Whether a DM to that person would leave: they opened one, and Discord has not refused since."""
    dm = await session.get(DmStateRow, person_id)
    return dm is not None and dm.closed_at is None


class InboxService:
    """Reads a person's inbox."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def unread(self, guild_id: int, person_id: int) -> int:
        """How many items wait."""
        async with self._database.read() as session:
            count = await session.scalar(
                select(func.count())
                .select_from(InboxItemRow)
                .where(
                    InboxItemRow.guild_id == guild_id,
                    InboxItemRow.person_id == person_id,
                    InboxItemRow.read_at.is_(None),
                )
            )
        return count or 0

    async def guilds(self, person_id: int) -> list[tuple[int, int]]:
        """Where the person has an inbox and how many items wait there, the newest first."""
        waiting = func.count().filter(InboxItemRow.read_at.is_(None))
        async with self._database.read() as session:
            rows = await session.execute(
                select(InboxItemRow.guild_id, waiting)
                .where(InboxItemRow.person_id == person_id, InboxItemRow.kind != FORGOTTEN)
                .group_by(InboxItemRow.guild_id)
                .order_by(func.max(InboxItemRow.id).desc())
            )
            return [(guild_id, unread) for guild_id, unread in rows]

    async def items(
        self, guild_id: int, person_id: int, *, limit: int = 10, before_id: int | None = None
    ) -> list[InboxItem]:
        """The newest items first, at most `limit`, those older than `before_id` where given."""
        wanted = select(InboxItemRow).where(
            InboxItemRow.guild_id == guild_id,
            InboxItemRow.person_id == person_id,
            InboxItemRow.kind != FORGOTTEN,
        )
        if before_id is not None:
            wanted = wanted.where(InboxItemRow.id < before_id)
        async with self._database.read() as session:
            rows = await session.scalars(wanted.order_by(InboxItemRow.id.desc()).limit(limit))
            return [
                InboxItem(
                    id=row.id,
                    guild_id=row.guild_id,
                    person_id=row.person_id,
                    kind=row.kind,
                    key=row.key,
                    ids=row.ids,
                    created_at=row.created_at,
                    read_at=row.read_at,
                )
                for row in rows
            ]

    async def mark_read(self, guild_id: int, person_id: int, *, oldest_id: int, newest_id: int) -> None:
        """These items and those between them have been shown."""
        async with self._database.write() as session:
            await session.execute(
                update(InboxItemRow)
                .where(
                    InboxItemRow.guild_id == guild_id,
                    InboxItemRow.person_id == person_id,
                    InboxItemRow.id.between(oldest_id, newest_id),
                    InboxItemRow.read_at.is_(None),
                )
                .values(read_at=self._clock.now())
            )


class DmService:
    """Remembers DM channels: opened by the person's own press or message, never by us."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def opened(self, person_id: int, channel_id: int) -> None:
        """The person opened a DM channel with us, or wrote in it: it is open."""
        async with self._database.write() as session:
            row = await session.get(DmStateRow, person_id)
            if row is None:
                session.add(
                    DmStateRow(person_id=person_id, channel_id=channel_id, opened_at=self._clock.now(), wants_echo=True)
                )
            else:
                row.channel_id, row.closed_at = channel_id, None

    async def closed(self, person_id: int) -> None:
        """Discord refused a DM (50007, 50278): remember, do not try again."""
        async with self._database.write() as session:
            row = await session.get(DmStateRow, person_id)
            if row is not None and row.closed_at is None:
                row.closed_at = self._clock.now()

    async def seen(self, person_id: int, message_id: int) -> None:
        """That message was taken in, and marked as received."""
        async with self._database.write() as session:
            row = await session.get(DmStateRow, person_id)
            if row is not None and message_id > (row.last_seen_message_id or 0):
                row.last_seen_message_id = message_id

    async def wants_echo(self, person_id: int, *, wants: bool) -> None:
        """Whether a DM says that something waits."""
        async with self._database.write() as session:
            row = await session.get(DmStateRow, person_id)
            if row is not None:
                row.wants_echo = wants

    async def channels(self) -> list[tuple[int, int, int | None]]:
        """Person, channel and last seen message of every open DM: to read back what was written while we were away."""
        async with self._database.read() as session:
            rows = await session.scalars(select(DmStateRow).where(DmStateRow.closed_at.is_(None)))
            return [(row.person_id, row.channel_id, row.last_seen_message_id) for row in rows]
