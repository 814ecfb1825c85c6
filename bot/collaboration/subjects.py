"""What a report on something of this job is about: the words as they are now, and whose they are."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.collaboration import inquiry_repository
from bot.collaboration.models import InquiryRow, OfferRow, RequestRow
from bot.collaboration.parties import parties
from bot.collaboration.telling import REQUEST_CARD, request_subject
from bot.delivery import outbox
from bot.safety.records import Evidence
from bot.texts import say

_MOST = 50


async def read_request(session: AsyncSession, guild_id: int, number: str) -> Evidence | None:
    """A request."""
    row = await session.get(RequestRow, int(number)) if number.isdecimal() else None
    if row is None or row.guild_id != guild_id:
        return None
    posts = await outbox.find_posts(session, request_subject(row.id), kind=REQUEST_CARD)
    return Evidence(
        author_id=row.author_person_id, title=row.title, text=row.purpose, place=posts[0] if posts else None
    )


async def read_offer(session: AsyncSession, guild_id: int, number: str) -> Evidence | None:
    """An offer."""
    row = await session.get(OfferRow, int(number)) if number.isdecimal() else None
    if row is None or row.guild_id != guild_id:
        return None
    request = await session.get_one(RequestRow, row.request_id)
    return Evidence(
        author_id=row.author_person_id,
        title=request.title,
        text=row.message,
        between=(row.author_person_id, request.author_person_id),
    )


async def read_inquiry(session: AsyncSession, guild_id: int, number: str) -> Evidence | None:
    """A conversation, its last messages with deleted ones and earlier wordings.

    Whom of the two a report is about depends on who reports, so the button names them: no author here.
    """
    row = await session.get(InquiryRow, int(number)) if number.isdecimal() else None
    if row is None or row.guild_id != guild_id:
        return None
    inquiry = await inquiry_repository.inquiry_of(session, row)
    lines = [f"<@{inquiry.from_id}>: {answer}" for answer in inquiry.answers.values()]
    for each in await inquiry_repository.messages(session, row.id, older_than=None, limit=_MOST):
        message = await inquiry_repository.message_of(session, each, with_earlier=True)
        lines += [f"<@{message.author_id}>: {wording}" for wording in (*message.earlier, message.text)]
    return Evidence(
        author_id=None,
        title=inquiry.title or say("collaboration-untitled"),
        text="\n".join(lines),
        # Before staff pass it on, the member it is for knows nothing of it.
        between=parties(row) if row.reached_at is not None else tuple(filter(None, [row.from_person_id])),
    )
