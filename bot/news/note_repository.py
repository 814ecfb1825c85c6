"""Statements on what guilds do about hard subjects."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.news.models import NoteRuleRow, StoryEntryRow, StoryRow, TellingRow
from bot.news.policy import NoteRule, Policy, Treatment
from bot.news.records import State
from bot.safety.notes import Note


@dataclass
class Waiting:
    """A story and what was made of the entries that tell it; not `is_whole` where a text is kept no longer."""

    story: StoryRow
    told: TellingRow | None = None
    others: list[TellingRow] = field(default_factory=list)
    is_whole: bool = True


async def policy(session: AsyncSession, guild_id: int) -> Policy:
    """What the guild does."""
    rows = await session.scalars(select(NoteRuleRow).where(NoteRuleRow.guild_id == guild_id).order_by(NoteRuleRow.note))
    return Policy(
        {
            Note(row.note): NoteRule(Note(row.note), Treatment(row.treatment), tuple(row.words), tuple(row.exceptions))
            for row in rows
        }
    )


async def rule_row(session: AsyncSession, guild_id: int, note: Note) -> NoteRuleRow | None:
    """What the guild said about one note."""
    return await session.get(NoteRuleRow, (guild_id, note.value))


async def waiting(session: AsyncSession, guild_id: int, since: datetime) -> list[Waiting]:
    """Stories that nobody has decided on and no edition holds: all that are held, and others open since then."""
    rows = await session.execute(
        select(StoryRow, StoryEntryRow.is_told, TellingRow)
        .join(StoryEntryRow, StoryEntryRow.story_id == StoryRow.id)
        .outerjoin(TellingRow, TellingRow.entry_id == StoryEntryRow.entry_id)
        .where(
            StoryRow.guild_id == guild_id,
            StoryRow.taken_at.is_(None),
            StoryRow.decided_at.is_(None),
            or_(StoryRow.open_at >= since, StoryRow.state == State.HELD),
        )
        .order_by(StoryRow.id, StoryEntryRow.id)
    )
    found: dict[int, Waiting] = {}
    for story, is_told, telling in rows:
        each = found.setdefault(story.id, Waiting(story))
        if telling is None or not telling.text:
            each.is_whole = False
        elif is_told:
            each.told = telling
        else:
            each.others.append(telling)
    return list(found.values())
