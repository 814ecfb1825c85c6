"""What of collaboration waits for staff: requests, first messages to members, and conversations with the team."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.collaboration.models import InquiryRow, MessageRow, RequestRow
from bot.collaboration.states import InquiryState, RequestState


async def requests(session: AsyncSession, guild_id: int, *, but_by: int) -> list[tuple[int, str, int, datetime]]:
    """Requests that wait for a check by somebody else than their author: id, title, author, since when."""
    rows = await session.scalars(
        select(RequestRow).where(
            RequestRow.guild_id == guild_id,
            RequestRow.state == RequestState.WAITING,
            RequestRow.author_person_id != but_by,
        )
    )
    return [(row.id, row.title, row.author_person_id, row.created_at) for row in rows]


async def first_messages(
    session: AsyncSession, guild_id: int, *, but_of: int
) -> list[tuple[int, int | None, datetime]]:
    """First messages to members that wait to be passed on, where the person is no party: id, who wrote, since when."""
    rows = await session.scalars(
        select(InquiryRow).where(InquiryRow.guild_id == guild_id, InquiryRow.state == InquiryState.WAITING)
    )
    return [
        (row.id, row.from_person_id, row.created_at)
        for row in rows
        if but_of not in (row.from_person_id, row.to_person_id)
    ]


async def to_the_team(session: AsyncSession, guild_id: int, *, but_of: int) -> list[tuple[int, int | None, datetime]]:
    """Conversations with the team in which the other side spoke last: id, who, since when."""
    newest = (
        select(MessageRow.inquiry_id, func.max(MessageRow.id).label("id"))
        .where(MessageRow.deleted_at.is_(None))
        .group_by(MessageRow.inquiry_id)
        .subquery()
    )
    rows = await session.execute(
        select(InquiryRow, MessageRow)
        .outerjoin(newest, newest.c.inquiry_id == InquiryRow.id)
        .outerjoin(MessageRow, MessageRow.id == newest.c.id)
        .where(InquiryRow.guild_id == guild_id, InquiryRow.to_team, InquiryRow.state == InquiryState.OPEN)
    )
    return [
        (row.id, row.from_person_id, row.created_at if said is None else said.sent_at)
        for row, said in rows
        if row.from_person_id != but_of and (said is None or not said.by_staff)
    ]
