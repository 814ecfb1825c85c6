"""The outbox: what shall happen on Discord, written in the same transaction as the decision it follows from.

Called by services with their session. A row holds a kind and ids; the body is rendered when it leaves, from what is
true then. A renderer that answers None says that there is nothing to show any more.
"""

import enum
import uuid
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.models import OperationRow, PostRow, PostSubjectRow


class Action(enum.StrEnum):
    """What Discord is asked to do. A send to a forum channel opens a post there, which is a thread like any other."""

    SEND = "send"
    EDIT = "edit"
    DELETE = "delete"
    THREAD = "thread"
    LOCK = "lock"
    UNLOCK = "unlock"
    CROSSPOST = "crosspost"


class State(enum.StrEnum):
    """Where an operation stands."""

    PENDING = "pending"
    LEASED = "leased"
    DONE = "done"
    DROPPED = "dropped"
    CLOSED = "closed"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


UNFINISHED = (State.PENDING, State.LEASED, State.UNCERTAIN, State.FAILED)


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One operation as a service asks for it.

    Args:
        kind: names the renderer, "showcase-card".
        key: unique for ever; asking twice with the same key is asking once.
        ids: what the renderer needs to look up.
        subjects: what the message shows ("piece:12"); `refresh` and `remove` find it by these.
        ordering_key: operations with the same one leave in the order they were asked for.
        predecessor_id: wait for that operation, and where channel or message are not given, take its own.
    """

    action: Action = Action.SEND
    kind: str
    key: str
    guild_id: int | None
    channel_id: int | None = None
    message_id: int | None = None
    person_id: int | None = None
    ids: dict[str, int | str] = field(default_factory=dict)
    subjects: tuple[str, ...] = ()
    ordering_key: str | None = None
    predecessor_id: int | None = None
    not_before_at: datetime | None = None


async def add(session: AsyncSession, now: datetime, operation: Operation) -> int:
    """Ask for `operation`; returns its id, or that of the one which already has its key."""
    existing = await session.scalar(select(OperationRow.id).where(OperationRow.key == operation.key))
    if existing is not None:
        return existing
    row = OperationRow(
        key=operation.key,
        action=operation.action,
        kind=operation.kind,
        guild_id=operation.guild_id,
        channel_id=operation.channel_id,
        message_id=operation.message_id,
        person_id=operation.person_id,
        ids=dict(operation.ids),
        subjects=list(operation.subjects),
        ordering_key=operation.ordering_key,
        predecessor_id=operation.predecessor_id,
        state=State.PENDING,
        attempts=0,
        not_before_at=operation.not_before_at or now,
        created_at=now,
    )
    session.add(row)
    await session.flush()
    return row.id


async def refresh(session: AsyncSession, now: datetime, subject: str, *, kind: str | None = None) -> None:
    """Have every post that shows `subject` rendered anew, those still on their way included."""
    for post in await _posts(session, subject, kind):
        await _follow_up(session, now, Action.EDIT, post.kind, post.ids, post.guild_id, post=post)
    for sending in await _in_flight(session, subject, kind):
        await _follow_up(session, now, Action.EDIT, sending.kind, sending.ids, sending.guild_id, predecessor=sending)


async def remove(session: AsyncSession, now: datetime, subject: str, *, kind: str) -> None:
    """Take down every post of that kind that shows `subject`; what has not left yet does not leave.

    Other posts show it beside other things, as an edition does: have those rendered without it by `refresh`.
    """
    for post in await _posts(session, subject, kind):
        await _follow_up(session, now, Action.DELETE, post.kind, post.ids, post.guild_id, post=post)
    for sending in await _in_flight(session, subject, kind):
        if sending.state == State.PENDING and sending.attempts == 0:
            sending.state = State.DROPPED
            await drop_successors(session, sending.id)
        else:
            await _follow_up(
                session, now, Action.DELETE, sending.kind, sending.ids, sending.guild_id, predecessor=sending
            )


async def forget_posts(session: AsyncSession, channel_id: int, message_ids: list[int]) -> list[str]:
    """Somebody deleted these messages of ours: forget them. Returns the subjects they showed."""
    rows = (
        await session.scalars(
            select(PostRow).where(PostRow.channel_id == channel_id, PostRow.message_id.in_(message_ids))
        )
    ).all()
    subjects: list[str] = []
    for row in rows:
        subjects += await session.scalars(select(PostSubjectRow.subject).where(PostSubjectRow.post_id == row.id))
        await session.delete(row)
    return subjects


async def retry(session: AsyncSession, now: datetime, operation_id: int, guild_id: int) -> bool:
    """Staff: try a failed or uncertain operation once more. False when it is not (any more) in such a state."""
    return await _settle(session, operation_id, guild_id, state=State.PENDING, not_before_at=now)


async def drop(session: AsyncSession, operation_id: int, guild_id: int) -> bool:
    """Staff: give a failed or uncertain operation up. False when it is not (any more) in such a state."""
    dropped = await _settle(session, operation_id, guild_id, state=State.DROPPED)
    if dropped:
        await drop_successors(session, operation_id)
    return dropped


async def drop_successors(session: AsyncSession, operation_id: int) -> None:
    """Drop what waits for an operation that will not happen."""
    waiting = select(OperationRow).where(
        OperationRow.predecessor_id == operation_id, OperationRow.state.in_(UNFINISHED)
    )
    for successor in (await session.scalars(waiting)).all():
        successor.state = State.DROPPED
        await drop_successors(session, successor.id)


async def find(session: AsyncSession, key: str) -> tuple[int, State] | None:
    """Id and state of the operation with that key."""
    row = (await session.execute(select(OperationRow.id, OperationRow.state).where(OperationRow.key == key))).first()
    return None if row is None else (row[0], State(row[1]))


async def stuck(session: AsyncSession, guild_id: int) -> list[tuple[int, str, datetime]]:
    """What could not be done in that guild and waits for staff: id, kind, and since when it was asked for."""
    rows = await session.execute(
        select(OperationRow.id, OperationRow.kind, OperationRow.created_at).where(
            OperationRow.guild_id == guild_id, OperationRow.state.in_((State.FAILED, State.UNCERTAIN))
        )
    )
    return [(operation_id, kind, created_at) for operation_id, kind, created_at in rows]


async def find_posts(session: AsyncSession, subject: str, *, kind: str | None = None) -> list[tuple[int, int]]:
    """Channel and message ids of the posts that show `subject`, oldest first: for links to them."""
    return [(post.channel_id, post.message_id) for post in await _posts(session, subject, kind)]


async def subjects_at(session: AsyncSession, guild_id: int, channel_id: int, message_id: int) -> list[str]:
    """What the post of ours in that guild, channel and message shows; nothing, where it is not ours."""
    found = await session.scalars(
        select(PostSubjectRow.subject)
        .join(PostRow, PostRow.id == PostSubjectRow.post_id)
        .where(PostRow.guild_id == guild_id, PostRow.channel_id == channel_id, PostRow.message_id == message_id)
        .order_by(PostSubjectRow.subject)
    )
    return list(found)


async def own_subjects_at(session: AsyncSession, guild_id: int, channel_id: int, message_id: int) -> list[str]:
    """What the post of ours there is itself, not what it also mentions: the digest, not a piece that it lists.

    A post is rendered from its ids, so that "piece:12" is its own where they say `piece_id` 12.
    """
    ids: dict[str, int | str] | None = await session.scalar(
        select(PostRow.ids).where(
            PostRow.guild_id == guild_id, PostRow.channel_id == channel_id, PostRow.message_id == message_id
        )
    )
    subjects = await subjects_at(session, guild_id, channel_id, message_id)
    named = {f"{name.removesuffix('_id')}:{value}" for name, value in (ids or {}).items()}
    return [subject for subject in subjects if subject in named]


async def ids_at(session: AsyncSession, channel_id: int, message_id: int, kind: str) -> dict[str, int | str] | None:
    """The ids that a post of ours of that kind was rendered from; None where no such post stands."""
    found: dict[str, int | str] | None = await session.scalar(
        select(PostRow.ids).where(
            PostRow.channel_id == channel_id, PostRow.message_id == message_id, PostRow.kind == kind
        )
    )
    return found


async def _settle(session: AsyncSession, operation_id: int, guild_id: int, **values: object) -> bool:
    changed = await session.scalars(
        update(OperationRow)
        .where(
            OperationRow.id == operation_id,
            OperationRow.guild_id == guild_id,
            OperationRow.state.in_((State.FAILED, State.UNCERTAIN)),
        )
        .values(**values)
        .returning(OperationRow.id)
    )
    return changed.first() is not None


async def _posts(session: AsyncSession, subject: str, kind: str | None) -> list[PostRow]:
    wanted = (
        select(PostRow)
        .join(PostSubjectRow, PostSubjectRow.post_id == PostRow.id)
        .where(PostSubjectRow.subject == subject)
        .order_by(PostRow.id)
    )
    if kind is not None:
        wanted = wanted.where(PostRow.kind == kind)
    return list(await session.scalars(wanted))


async def _in_flight(session: AsyncSession, subject: str, kind: str | None) -> list[OperationRow]:
    wanted = select(OperationRow).where(
        OperationRow.action.in_((Action.SEND, Action.THREAD)), OperationRow.state.in_(UNFINISHED)
    )
    if kind is not None:
        wanted = wanted.where(OperationRow.kind == kind)
    return [row for row in await session.scalars(wanted) if subject in row.subjects]


async def _follow_up(
    session: AsyncSession,
    now: datetime,
    action: Action,
    kind: str,
    ids: dict[str, int | str],
    guild_id: int | None,
    *,
    post: PostRow | None = None,
    predecessor: OperationRow | None = None,
) -> None:
    if predecessor is not None and predecessor.state == State.PENDING and not predecessor.attempts:
        return  # it will be rendered from what is true when it leaves; a tried one may stand there as it was
    where = post or predecessor
    assert where is not None  # noqa: S101
    waiting = select(OperationRow.id).where(
        OperationRow.action.in_((action, Action.DELETE)),  # what is about to go needs no new words
        OperationRow.state == State.PENDING,
        OperationRow.attempts == 0,
    )
    if post is not None:
        waiting = waiting.where(OperationRow.channel_id == post.channel_id, OperationRow.message_id == post.message_id)
    else:
        waiting = waiting.where(OperationRow.predecessor_id == where.id)
    if await session.scalar(waiting.limit(1)) is not None:
        return
    await add(
        session,
        now,
        Operation(
            action=action,
            kind=kind,
            key=f"{action}:{uuid.uuid4().hex}",
            guild_id=guild_id,
            channel_id=post.channel_id if post else None,
            message_id=post.message_id if post else None,
            ids={} if action == Action.DELETE else ids,
            predecessor_id=predecessor.id if predecessor else None,
            ordering_key=f"message:{post.channel_id}:{post.message_id}" if post else None,
        ),
    )
