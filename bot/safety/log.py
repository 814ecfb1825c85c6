"""What the safety team write down about a report: nobody of it is alone with what they know."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery import InboxItem, inbox
from bot.errors import MemberFacingError
from bot.safety import repository
from bot.safety.models import LogRow, ReportRow
from bot.safety.records import LogEntry
from bot.texts.markup import tidy

WRITTEN = "safety-log"
MOST_WORDS = 2_000


async def write_down(session: AsyncSession, now: datetime, report: ReportRow, author_id: int, words: str) -> None:
    """Add to the log of a report; the others who may read it find that in their inbox.

    Raises:
        MemberFacingError: there are no words.
    """
    words = tidy(words).strip()[:MOST_WORDS]
    if not words:
        raise MemberFacingError("errors-empty")
    row = LogRow(report_id=report.id, author_person_id=author_id, words=words, written_at=now)
    session.add(row)
    await session.flush()
    for reader in await repository.safety_team(session, report.guild_id):
        if reader not in (author_id, report.about_person_id):
            item = InboxItem(
                guild_id=report.guild_id,
                person_id=reader,
                kind=WRITTEN,
                key=f"{WRITTEN}:{row.id}:{reader}",
                ids={"report_id": report.id, "by_id": author_id},
            )
            await inbox.put(session, now, item)


async def entries(session: AsyncSession, report_id: int) -> tuple[LogEntry, ...]:
    """The log of a report, oldest first."""
    rows = await session.scalars(select(LogRow).where(LogRow.report_id == report_id).order_by(LogRow.id))
    return tuple(LogEntry(author_id=row.author_person_id, words=row.words, written_at=row.written_at) for row in rows)
