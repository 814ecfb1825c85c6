"""SQL of requests and offers."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.collaboration.models import OfferRow, RequestRow, SettingsRow
from bot.collaboration.records import CollaborationSettings, Offer, Request
from bot.collaboration.states import OfferState, RequestState
from bot.errors import MemberFacingError
from bot.people.blocks import blocks_by_name
from bot.people.models import BlockRow


async def settings(session: AsyncSession, guild_id: int) -> CollaborationSettings:
    """The guild's settings; the most protected where nobody changed any."""
    row = await session.get(SettingsRow, guild_id)
    if row is None:
        return CollaborationSettings(guild_id=guild_id)
    return CollaborationSettings(
        guild_id=guild_id, checks_requests=row.checks_requests, accepts_outside=row.accepts_outside
    )


async def settings_row(session: AsyncSession, guild_id: int) -> SettingsRow:
    """The row to change."""
    row = await session.get(SettingsRow, guild_id)
    if row is None:
        row = SettingsRow(guild_id=guild_id, checks_requests=True, accepts_outside=False)
        session.add(row)
    return row


async def outside_guilds(session: AsyncSession) -> set[int]:
    """The guilds that take messages from people who are not members."""
    return set(await session.scalars(select(SettingsRow.guild_id).where(SettingsRow.accepts_outside)))


async def get_request(session: AsyncSession, guild_id: int, request_id: int) -> RequestRow:
    """A request of that guild.

    Raises:
        MemberFacingError: there is none.
    """
    row = await session.get(RequestRow, request_id)
    if row is None or row.guild_id != guild_id:
        raise MemberFacingError("errors-not-found")
    return row


async def count_requests(session: AsyncSession, guild_id: int, author_id: int) -> int:
    """How many of the person's requests wait or are open."""
    found = await session.scalar(
        select(func.count())
        .select_from(RequestRow)
        .where(
            RequestRow.guild_id == guild_id,
            RequestRow.author_person_id == author_id,
            RequestRow.state.in_((RequestState.WAITING, RequestState.OPEN)),
        )
    )
    return found or 0


async def open_requests(
    session: AsyncSession, guild_id: int, viewer_id: int, *, part: str | None, older_than: int | None, limit: int
) -> list[RequestRow]:
    """Open requests, newest first, without those of people who block the viewer or whom the viewer blocks."""
    blocked = or_(
        blocks_by_name(viewer_id, RequestRow.author_person_id),
        exists().where(
            BlockRow.blocked_person_id == viewer_id, BlockRow.blocker_person_id == RequestRow.author_person_id
        ),
    )
    wanted = select(RequestRow).where(RequestRow.guild_id == guild_id, RequestRow.state == RequestState.OPEN, ~blocked)
    if part is not None:
        wanted = wanted.where(RequestRow.part == part)
    if older_than is not None:
        wanted = wanted.where(RequestRow.id < older_than)
    return list(await session.scalars(wanted.order_by(RequestRow.id.desc()).limit(limit)))


async def opened_since(session: AsyncSession, guild_id: int, moment: datetime) -> list[RequestRow]:
    """What was opened after `moment` and is open still, oldest first."""
    opened_at = func.coalesce(RequestRow.decided_at, RequestRow.created_at)
    return await _open(session, guild_id, opened_at > moment)


async def open_among(session: AsyncSession, guild_id: int, ids: Sequence[int]) -> list[RequestRow]:
    """Those of these requests that are still open, oldest first."""
    return await _open(session, guild_id, RequestRow.id.in_(ids))


async def _open(session: AsyncSession, guild_id: int, where: ColumnElement[bool]) -> list[RequestRow]:
    wanted = select(RequestRow).where(RequestRow.guild_id == guild_id, RequestRow.state == RequestState.OPEN, where)
    return list(await session.scalars(wanted.order_by(RequestRow.id)))


async def own_requests(
    session: AsyncSession, guild_id: int, author_id: int, *, older_than: int | None, limit: int
) -> list[RequestRow]:
    """The person's own requests in every state, newest first."""
    wanted = select(RequestRow).where(RequestRow.guild_id == guild_id, RequestRow.author_person_id == author_id)
    if older_than is not None:
        wanted = wanted.where(RequestRow.id < older_than)
    return list(await session.scalars(wanted.order_by(RequestRow.id.desc()).limit(limit)))


async def requests_of(session: AsyncSession, author_id: int, guild_id: int | None) -> list[RequestRow]:
    """All requests of a person, in one guild or everywhere."""
    wanted = select(RequestRow).where(RequestRow.author_person_id == author_id)
    if guild_id is not None:
        wanted = wanted.where(RequestRow.guild_id == guild_id)
    return list(await session.scalars(wanted))


async def get_offer(session: AsyncSession, guild_id: int, offer_id: int) -> tuple[OfferRow, RequestRow]:
    """An offer of that guild and what it answers.

    Raises:
        MemberFacingError: there is none.
    """
    row = await session.get(OfferRow, offer_id)
    if row is None or row.guild_id != guild_id:
        raise MemberFacingError("errors-not-found")
    return row, await get_request(session, guild_id, row.request_id)


async def pending_offers(session: AsyncSession, guild_id: int, author_id: int) -> Sequence[tuple[OfferRow, RequestRow]]:
    """The person's offers that wait for an answer and what they answer, newest first."""
    found = await session.execute(
        select(OfferRow, RequestRow)
        .join(RequestRow, RequestRow.id == OfferRow.request_id)
        .where(
            OfferRow.guild_id == guild_id,
            OfferRow.author_person_id == author_id,
            OfferRow.state == OfferState.PENDING,
        )
        .order_by(OfferRow.id.desc())
    )
    return [(offer, request) for offer, request in found]


async def find_offer(session: AsyncSession, request_id: int, author_id: int) -> OfferRow | None:
    """The person's offer for that request."""
    found: OfferRow | None = await session.scalar(
        select(OfferRow).where(OfferRow.request_id == request_id, OfferRow.author_person_id == author_id)
    )
    return found


async def offers_for(
    session: AsyncSession, request_id: int, states: Collection[OfferState] = (OfferState.PENDING,)
) -> list[OfferRow]:
    """The offers for a request in those states, oldest first."""
    return list(
        await session.scalars(
            select(OfferRow).where(OfferRow.request_id == request_id, OfferRow.state.in_(states)).order_by(OfferRow.id)
        )
    )


def request_of(row: RequestRow) -> Request:
    """The row as a record."""
    return Request(
        id=row.id,
        guild_id=row.guild_id,
        author_id=row.author_person_id,
        part=row.part,
        title=row.title,
        purpose=row.purpose,
        link=row.link,
        state=RequestState(row.state),
        created_at=row.created_at,
        decided_by_id=row.decided_by_person_id,
        reason=row.reason,
    )


def offer_of(row: OfferRow, request: RequestRow) -> Offer:
    """The row as a record."""
    return Offer(
        id=row.id,
        guild_id=row.guild_id,
        author_id=row.author_person_id,
        message=row.message,
        state=OfferState(row.state),
        created_at=row.created_at,
        inquiry_id=row.inquiry_id,
        request=request_of(request),
    )
