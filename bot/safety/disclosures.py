"""A text that says its writer is in danger: it goes on, its writer hears where to find help, the safety team is told.

(DESIGN.md, safety rule 6.) What the team is told is a report like others, made by nobody: one list to look through.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.delivery import InboxItem, Operation, inbox, outbox
from bot.guilds import require_guild
from bot.safety import repository
from bot.safety.danger import danger_in
from bot.safety.models import ReportRow
from bot.safety.records import Evidence, Reason, State

CARD = "safety-report-card"
ITEM = "safety-report"
# By direct message, to somebody who wrote there: where to find help.
HELP_DM = "safety-help"
_MOST_KEPT = 20_000
MOST_WORDS = 4_000


async def look_through(
    session: AsyncSession, now: datetime, *, guild_id: int, person_id: int, subject: str, text: str, title: str = ""
) -> bool:
    """Call where a text of a person's is sent, in its transaction; tells the safety team where it speaks of danger.

    Returns whether it does: the caller then shows where to find help, at once and to its writer alone.
    """
    if danger_in(text) is None:
        return False
    await tell(session, now, guild_id=guild_id, person_id=person_id, subject=subject, text=text, title=title)
    return True


async def tell(
    session: AsyncSession, now: datetime, *, guild_id: int, person_id: int, subject: str, text: str, title: str = ""
) -> None:
    """Tell the safety team, or staff while there is none, and in the staff channel that somebody may be in danger.

    More about the same joins what they have not closed yet.
    """
    guild = await require_guild(session, guild_id)
    row = await repository.noticed(session, guild_id, person_id, subject)
    before = (row.evidence or {}).get("text", "") if row is not None else ""
    whole = before if text in before else f"{before}\n\n{text}".strip()
    evidence = repository.packed(Evidence(author_id=person_id, text=whole[-_MOST_KEPT:], title=title))
    if row is not None:
        row.evidence = evidence
        return
    row = ReportRow(
        guild_id=guild_id,
        about_person_id=person_id,
        subject=subject,
        state=State.OPEN,
        reason=Reason.DANGER,
        evidence=evidence,
        begun_at=now,
    )
    session.add(row)
    await session.flush()
    await _hand_to_team(session, now, row, Reason.DANGER)
    # An inbox waits until somebody looks; the card is seen.
    await outbox.add(session, now, card(row.id, guild_id, guild.staff_channel_id, Reason.DANGER))
    audit.record(session, now, "safety.danger", guild_id=guild_id, by=person_id, report_id=row.id)


async def tell_team(
    session: AsyncSession,
    now: datetime,
    *,
    guild_id: int,
    by_id: int,
    about_id: int,
    subject: str,
    text: str,
    title: str,
    why: str,
) -> None:
    """Somebody of staff is worried about who wrote something: a report of theirs, to the safety team and nobody else.

    Where there is no team it goes to staff, with a card. More about the same joins what is not closed yet.
    """
    guild = await require_guild(session, guild_id)
    row = await repository.current(session, guild_id, by_id, subject)
    if row is not None and row.state == State.OPEN:
        row.words = f"{row.words or ''}\n\n{why}".strip()[:MOST_WORDS] or None
        return
    if row is None:
        row = ReportRow(guild_id=guild_id, reporter_person_id=by_id, subject=subject, state=State.OPEN, begun_at=now)
        session.add(row)
    evidence = Evidence(author_id=about_id, text=text[-_MOST_KEPT:], title=title)
    row.about_person_id, row.evidence, row.begun_at = about_id, repository.packed(evidence), now
    row.state, row.reason, row.words = State.OPEN, Reason.UNSAFE, why[:MOST_WORDS] or None
    await session.flush()
    await _hand_to_team(session, now, row, Reason.UNSAFE)
    if row.to_staff:
        await outbox.add(session, now, card(row.id, guild_id, guild.staff_channel_id, Reason.UNSAFE))
    audit.record(session, now, "safety.tell_team", guild_id=guild_id, by=by_id, report_id=row.id)


async def _hand_to_team(session: AsyncSession, now: datetime, row: ReportRow, reason: Reason) -> None:
    """Into the inbox of the team, but of whom it is about and who made it; staff read it where nobody is left."""
    beside = (row.about_person_id, row.reporter_person_id)
    team = [each for each in await repository.safety_team(session, row.guild_id) if each not in beside]
    row.to_staff = not team
    for reader in team:
        await inbox.put(session, now, item(row.id, row.guild_id, reader, reason))


async def danger_open(session: AsyncSession, guild_id: int, subject: str) -> bool:
    """Whether the writer of "piece:12" may be in danger, as far as the bot noticed and nobody has closed it.

    For pages of staff alone: it says nothing of what was written.
    """
    return await repository.is_danger_open(session, guild_id, subject)


async def subjects_in_danger(session: AsyncSession, guild_id: int) -> frozenset[str]:
    """All subjects there of which `danger_open` is true."""
    return await repository.subjects_in_danger(session, guild_id)


def item(report_id: int, guild_id: int, reader_id: int, reason: Reason | None) -> InboxItem:
    """What somebody who is to read the report finds in their inbox."""
    return InboxItem(
        guild_id=guild_id,
        person_id=reader_id,
        kind=ITEM,
        key=f"{ITEM}:{report_id}:{reader_id}",
        ids={"report_id": report_id},
        urgent=reason in (Reason.DANGER, Reason.UNSAFE),
    )


def card(report_id: int, guild_id: int, channel_id: int, reason: Reason | None) -> Operation:
    """The card in the staff channel, which says neither whom a report is about nor what was said."""
    return Operation(
        kind=CARD,
        key=f"{CARD}:{report_id}",
        guild_id=guild_id,
        channel_id=channel_id,
        ids={"report_id": report_id, "urgent": int(reason is Reason.DANGER)},
        subjects=(f"report:{report_id}",),
    )


async def answer_by_dm(session: AsyncSession, now: datetime, person_id: int, guild_id: int | None, key: str) -> None:
    """Where to find help, to somebody who wrote by direct message; once a `key`."""
    await outbox.add(
        session,
        now,
        Operation(
            kind=HELP_DM,
            key=f"{HELP_DM}:{key}",
            guild_id=guild_id,
            person_id=person_id,
            ordering_key=f"dm:{person_id}",
        ),
    )
