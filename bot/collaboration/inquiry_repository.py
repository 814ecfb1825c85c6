"""SQL of inquiries and of what is said in them."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.collaboration.forms import InquiryKind
from bot.collaboration.models import (
    AnswersRow,
    InquiryRow,
    MessageRow,
    MessageVersionRow,
    RequestRow,
)
from bot.collaboration.records import Inquiry, Message
from bot.collaboration.states import InquiryState
from bot.errors import MemberFacingError
from bot.safety.team import safety_team_ready

UNANSWERED = (InquiryState.WAITING, InquiryState.PASSED)


async def get(session: AsyncSession, inquiry_id: int, guild_id: int | None) -> InquiryRow:
    """An inquiry of that guild; None does not ask for the guild.

    Raises:
        MemberFacingError: there is none.
    """
    row = await session.get(InquiryRow, inquiry_id)
    if row is None or (guild_id is not None and row.guild_id != guild_id):
        raise MemberFacingError("errors-not-found")
    return row


async def unanswered(session: AsyncSession, guild_id: int, from_id: int) -> list[InquiryRow]:
    """The person's inquiries to members that nobody has answered yet."""
    return list(
        await session.scalars(
            select(InquiryRow).where(
                InquiryRow.guild_id == guild_id,
                InquiryRow.from_person_id == from_id,
                InquiryRow.state.in_(UNANSWERED),
            )
        )
    )


async def waiting(session: AsyncSession, guild_id: int) -> list[int]:
    """The inquiries to members that wait for staff."""
    return list(
        await session.scalars(
            select(InquiryRow.id).where(InquiryRow.guild_id == guild_id, InquiryRow.state == InquiryState.WAITING)
        )
    )


async def of_party(
    session: AsyncSession, person_id: int, states: Collection[InquiryState], guild_id: int | None = None
) -> list[InquiryRow]:
    """The inquiries in those states in which the person takes part, newest first."""
    wanted = select(InquiryRow).where(
        or_(InquiryRow.from_person_id == person_id, InquiryRow.to_person_id == person_id),
        InquiryRow.state.in_(states),
    )
    if guild_id is not None:
        wanted = wanted.where(InquiryRow.guild_id == guild_id)
    return list(await session.scalars(wanted.order_by(InquiryRow.id.desc())))


async def inquiry_of(session: AsyncSession, row: InquiryRow, *, present: Collection[int] | None = None) -> Inquiry:
    """The row as a record; `present` as `bot.safety.team.safety_team_ready` takes it."""
    kept = await session.get(AnswersRow, row.id)
    answers = dict(kept.values) if kept is not None else {}
    title = answers.get("title") or answers.get("publication") or ""
    if not title and row.request_id is not None:
        request = await session.get(RequestRow, row.request_id)
        title = request.title if request is not None else ""
    parties = [person for person in (row.from_person_id, row.to_person_id) if person is not None]
    return Inquiry(
        id=row.id,
        guild_id=row.guild_id,
        kind=InquiryKind(row.kind),
        to_team=row.to_team,
        from_id=row.from_person_id,
        to_id=row.to_person_id,
        from_outside=row.from_outside,
        from_in_dm=row.from_in_dm,
        to_in_dm=row.to_in_dm,
        state=InquiryState(row.state),
        title=title,
        answers=answers,
        created_at=row.created_at,
        decided_by_id=row.decided_by_person_id,
        reached=row.reached_at is not None,
        can_pass=await safety_team_ready(session, row.guild_id, present=present, without=parties),
    )


async def say(
    session: AsyncSession,
    now: datetime,
    inquiry_id: int,
    author_id: int,
    text: str,
    *,
    by_staff: bool = False,
    source_message_id: int | None = None,
) -> MessageRow:
    """Add a message with its first wording."""
    row = MessageRow(
        inquiry_id=inquiry_id,
        author_person_id=author_id,
        by_staff=by_staff,
        source_message_id=source_message_id,
        sent_at=now,
    )
    session.add(row)
    await session.flush()
    session.add(MessageVersionRow(message_id=row.id, number=1, text=text, written_at=now))
    await session.flush()
    return row


async def reword(session: AsyncSession, now: datetime, message: MessageRow, text: str) -> bool:
    """Add a wording. False when it is the one that stands."""
    last = (await _versions(session, message.id))[-1]
    if last.text == text:
        return False
    session.add(MessageVersionRow(message_id=message.id, number=last.number + 1, text=text, written_at=now))
    await session.flush()
    return True


async def by_source(session: AsyncSession, source_message_id: int) -> MessageRow | None:
    """What a direct message became."""
    found: MessageRow | None = await session.scalar(
        select(MessageRow).where(MessageRow.source_message_id == source_message_id)
    )
    return found


async def messages(session: AsyncSession, inquiry_id: int, *, older_than: int | None, limit: int) -> list[MessageRow]:
    """The newest messages, oldest first."""
    wanted = select(MessageRow).where(MessageRow.inquiry_id == inquiry_id)
    if older_than is not None:
        wanted = wanted.where(MessageRow.id < older_than)
    rows = list(await session.scalars(wanted.order_by(MessageRow.id.desc()).limit(limit)))
    return rows[::-1]


async def messages_of(session: AsyncSession, author_id: int, guild_id: int | None) -> list[MessageRow]:
    """Everything a person said, in one guild or everywhere."""
    wanted = select(MessageRow).where(MessageRow.author_person_id == author_id)
    if guild_id is not None:
        wanted = wanted.join(InquiryRow, InquiryRow.id == MessageRow.inquiry_id).where(InquiryRow.guild_id == guild_id)
    return list(await session.scalars(wanted))


async def message_of(session: AsyncSession, row: MessageRow, *, with_earlier: bool = False) -> Message:
    """The row as a record. A deleted message has no text for the parties: `with_earlier` is for the safety team."""
    versions = await _versions(session, row.id)
    hidden = row.deleted_at is not None and not with_earlier
    return Message(
        id=row.id,
        inquiry_id=row.inquiry_id,
        author_id=row.author_person_id,
        by_staff=row.by_staff,
        text="" if hidden else versions[-1].text,
        number=versions[-1].number,
        sent_at=row.sent_at,
        deleted_at=row.deleted_at,
        earlier=tuple(version.text for version in versions[:-1]) if with_earlier else (),
    )


async def said_to(session: AsyncSession, inquiry_ids: Collection[int], person_id: int, since: datetime) -> bool:
    """Whether anybody else has said something in these conversations since then."""
    found = await session.scalar(
        select(MessageRow.id)
        .where(
            MessageRow.inquiry_id.in_(inquiry_ids),
            MessageRow.author_person_id != person_id,
            MessageRow.sent_at > since,
        )
        .limit(1)
    )
    return found is not None


async def count_since(session: AsyncSession, inquiry_id: int, author_id: int, since: datetime) -> int:
    """How many messages a person has sent in that conversation since then."""
    found = await session.scalar(
        select(func.count())
        .select_from(MessageRow)
        .where(
            MessageRow.inquiry_id == inquiry_id,
            MessageRow.author_person_id == author_id,
            MessageRow.sent_at > since,
        )
    )
    return found or 0


async def forget_ended(session: AsyncSession, ended_before: datetime) -> None:
    """Delete inquiries that ended before then, with all that was said."""
    await session.execute(
        delete(InquiryRow).where(
            InquiryRow.state.in_((InquiryState.DECLINED, InquiryState.CLOSED)), InquiryRow.ended_at < ended_before
        )
    )


async def forget_replaced(session: AsyncSession, before: datetime) -> None:
    """Delete messages that were deleted before then, and wordings that were replaced before then."""
    await session.execute(delete(MessageRow).where(MessageRow.deleted_at < before))
    newer = (
        select(MessageVersionRow.message_id, MessageVersionRow.number)
        .where(MessageVersionRow.written_at < before)
        .subquery()
    )
    await session.execute(
        delete(MessageVersionRow).where(
            select(newer.c.number)
            .where(newer.c.message_id == MessageVersionRow.message_id, newer.c.number > MessageVersionRow.number)
            .exists()
        )
    )


async def _versions(session: AsyncSession, message_id: int) -> list[MessageVersionRow]:
    return list(
        await session.scalars(
            select(MessageVersionRow)
            .where(MessageVersionRow.message_id == message_id)
            .order_by(MessageVersionRow.number)
        )
    )
