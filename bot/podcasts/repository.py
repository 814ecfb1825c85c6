"""SQL of shows, episodes and credits. Everything is scoped by guild, or by a show that was."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.feeds.models import EntryRow
from bot.feeds.records import EntryRecord
from bot.feeds.repository import entry_of
from bot.podcasts.models import CreditRow, EpisodeRow, ShowRow
from bot.podcasts.records import Credit, CreditState, Part, ShowState
from bot.teams.models import SeatRow, TeamRow

PUBLIC = (ShowState.ACTIVE, ShowState.PAUSED, ShowState.STOPPED)


async def show_row(session: AsyncSession, guild_id: int, show_id: int) -> ShowRow | None:
    """The show of that id, where it is of this guild."""
    row = await session.get(ShowRow, show_id)
    return row if row is not None and row.guild_id == guild_id else None


async def show_of_feed(session: AsyncSession, guild_id: int, feed_id: int) -> ShowRow | None:
    """The show that a guild makes of a feed: at most one."""
    found: ShowRow | None = await session.scalar(
        select(ShowRow).where(ShowRow.guild_id == guild_id, ShowRow.feed_id == feed_id)
    )
    return found


async def shows(session: AsyncSession, guild_id: int, states: Sequence[str]) -> list[ShowRow]:
    """A guild's shows, the oldest first."""
    rows = await session.scalars(
        select(ShowRow).where(ShowRow.guild_id == guild_id, ShowRow.state.in_(states)).order_by(ShowRow.id)
    )
    return list(rows)


async def shows_owned(session: AsyncSession, guild_id: int | None, person_id: int) -> list[ShowRow]:
    """The shows that belong to a person, in one guild or in all."""
    wanted = select(ShowRow).where(ShowRow.owner_person_id == person_id)
    if guild_id is not None:
        wanted = wanted.where(ShowRow.guild_id == guild_id)
    return list(await session.scalars(wanted))


async def count_proposed(session: AsyncSession, guild_id: int, person_id: int) -> int:
    """How many shows of a person wait for staff."""
    return (
        await session.scalar(
            select(func.count())
            .select_from(ShowRow)
            .where(
                ShowRow.guild_id == guild_id,
                ShowRow.added_by_person_id == person_id,
                ShowRow.state == ShowState.PROPOSED,
            )
        )
        or 0
    )


async def behind(session: AsyncSession) -> list[int]:
    """Ids of public shows whose feed has entries that were not looked at."""
    rows = await session.scalars(
        select(ShowRow.id)
        .join(EntryRow, EntryRow.feed_id == ShowRow.feed_id)
        .where(ShowRow.state.in_(PUBLIC), EntryRow.id > ShowRow.seen_entry_id)
        .distinct()
        .order_by(ShowRow.id)
    )
    return list(rows)


async def changed(session: AsyncSession) -> list[int]:
    """Ids of announced episodes whose entry says something else than when they were last shown."""
    rows = await session.scalars(
        select(EpisodeRow.id)
        .join(EntryRow, EntryRow.id == EpisodeRow.entry_id)
        .where(
            EpisodeRow.announced_at.is_not(None),
            EpisodeRow.taken_down_at.is_(None),
            EntryRow.changed_at > EpisodeRow.shown_change_at,
        )
        .order_by(EpisodeRow.id)
    )
    return list(rows)


async def same_titles(session: AsyncSession, feed_id: int, titles: Sequence[str]) -> list[EntryRecord]:
    """Entries of a feed that are called like one of these."""
    rows = await session.scalars(select(EntryRow).where(EntryRow.feed_id == feed_id, EntryRow.title.in_(titles)))
    return [entry_of(row) for row in rows]


async def entry_of_show(session: AsyncSession, show: ShowRow, entry_id: int) -> EntryRecord | None:
    """The entry of that id, where it is of the show's feed."""
    row = await session.get(EntryRow, entry_id)
    return entry_of(row) if row is not None and row.feed_id == show.feed_id else None


async def episode_of_entry(session: AsyncSession, show_id: int, entry_id: int) -> EpisodeRow | None:
    """The row of a show's entry, where there is one."""
    found: EpisodeRow | None = await session.scalar(
        select(EpisodeRow).where(EpisodeRow.show_id == show_id, EpisodeRow.entry_id == entry_id)
    )
    return found


async def episodes_of_entries(session: AsyncSession, show_id: int, entry_ids: Sequence[int]) -> dict[int, EpisodeRow]:
    """The rows of a show's entries, by the id of the entry."""
    rows = await session.scalars(
        select(EpisodeRow).where(EpisodeRow.show_id == show_id, EpisodeRow.entry_id.in_(entry_ids))
    )
    return {row.entry_id: row for row in rows}


async def announced(session: AsyncSession, guild_id: int, since: datetime) -> list[EpisodeRow]:
    """A guild's episodes that were announced after `since` and stand, oldest first."""
    rows = await session.scalars(
        select(EpisodeRow)
        .where(EpisodeRow.guild_id == guild_id, EpisodeRow.announced_at > since, EpisodeRow.taken_down_at.is_(None))
        .order_by(EpisodeRow.announced_at, EpisodeRow.id)
    )
    return list(rows)


async def announced_of(session: AsyncSession, show_id: int) -> list[EpisodeRow]:
    """A show's episodes that were ever announced."""
    rows = await session.scalars(
        select(EpisodeRow).where(EpisodeRow.show_id == show_id, EpisodeRow.announced_at.is_not(None))
    )
    return list(rows)


async def credit_row(session: AsyncSession, credit_id: int) -> CreditRow | None:
    """The credit of that id."""
    return await session.get(CreditRow, credit_id)


async def find_credit(
    session: AsyncSession, show_id: int, episode_id: int | None, part: str, person_id: int
) -> CreditRow | None:
    """The one credit of a person for a part of a show or of one of its episodes."""
    found: CreditRow | None = await session.scalar(
        select(CreditRow).where(
            CreditRow.show_id == show_id,
            CreditRow.episode_id.is_(None) if episode_id is None else CreditRow.episode_id == episode_id,
            CreditRow.part == part,
            CreditRow.person_id == person_id,
        )
    )
    return found


async def count_credits(session: AsyncSession, show_id: int, episode_id: int | None) -> int:
    """How many people are named, asked ones included, for an episode or standing."""
    return (
        await session.scalar(
            select(func.count())
            .select_from(CreditRow)
            .where(
                CreditRow.show_id == show_id,
                CreditRow.episode_id.is_(None) if episode_id is None else CreditRow.episode_id == episode_id,
                CreditRow.state != CreditState.DECLINED,
            )
        )
        or 0
    )


async def standing_credits(
    session: AsyncSession, show_ids: Sequence[int], *, states: Sequence[str] = (CreditState.ACCEPTED,)
) -> list[Credit]:
    """The standing credits of these shows, in the order of their parts."""
    wanted = select(CreditRow).where(CreditRow.show_id.in_(show_ids), CreditRow.episode_id.is_(None))
    rows = await session.scalars(wanted.where(CreditRow.state.in_(states)))
    return _in_order([credit_of(row, None) for row in rows])


async def episode_credits(
    session: AsyncSession, episodes: Sequence[EpisodeRow], *, states: Sequence[str] = (CreditState.ACCEPTED,)
) -> list[Credit]:
    """The credits of these episodes, in the order of their parts."""
    entries = {row.id: row.entry_id for row in episodes}
    wanted = select(CreditRow).where(CreditRow.episode_id.in_(entries))
    rows = await session.scalars(wanted.where(CreditRow.state.in_(states)))
    return _in_order([credit_of(row, entries[row.episode_id or 0]) for row in rows])


async def credits_of(session: AsyncSession, guild_id: int | None, person_id: int) -> list[CreditRow]:
    """All credits of a person, in one guild or in all."""
    wanted = select(CreditRow).where(CreditRow.person_id == person_id)
    if guild_id is not None:
        wanted = wanted.where(CreditRow.guild_id == guild_id)
    return list(await session.scalars(wanted.order_by(CreditRow.id)))


async def is_credited(session: AsyncSession, show_id: int, person_id: int) -> bool:
    """Whether the person is named anywhere in a show."""
    found = await session.scalar(
        select(CreditRow.id)
        .where(
            CreditRow.show_id == show_id,
            CreditRow.person_id == person_id,
            CreditRow.state == CreditState.ACCEPTED,
        )
        .limit(1)
    )
    return found is not None


async def delete_credit(session: AsyncSession, credit_id: int) -> None:
    """Take a credit out."""
    await session.execute(delete(CreditRow).where(CreditRow.id == credit_id))


async def teams(session: AsyncSession, guild_id: int, *, seated_id: int | None = None) -> list[tuple[int, str]]:
    """Id and name of a guild's teams: all, or those in which a person has accepted a seat."""
    wanted = select(TeamRow.id, TeamRow.name).where(TeamRow.guild_id == guild_id).order_by(TeamRow.name)
    if seated_id is not None:
        seats = select(SeatRow.team_id).where(SeatRow.person_id == seated_id, SeatRow.accepted_at.is_not(None))
        wanted = wanted.where(TeamRow.id.in_(seats))
    return [(team_id, name) for team_id, name in await session.execute(wanted)]


async def team_names(session: AsyncSession, team_ids: Sequence[int | None]) -> dict[int, str]:
    """The names of these teams."""
    wanted = [each for each in team_ids if each is not None]
    if not wanted:
        return {}
    rows = await session.execute(select(TeamRow.id, TeamRow.name).where(TeamRow.id.in_(wanted)))
    return dict(rows.all())


async def is_seated(session: AsyncSession, team_id: int, person_id: int) -> bool:
    """Whether the person has accepted a seat in the team."""
    found = await session.scalar(
        select(SeatRow.id).where(
            SeatRow.team_id == team_id, SeatRow.person_id == person_id, SeatRow.accepted_at.is_not(None)
        )
    )
    return found is not None


def credit_of(row: CreditRow, entry_id: int | None) -> Credit:
    """The row as a record; `entry_id` is that of its episode."""
    return Credit(
        id=row.id,
        guild_id=row.guild_id,
        show_id=row.show_id,
        entry_id=entry_id,
        person_id=row.person_id,
        part=Part(row.part),
        state=CreditState(row.state),
        asked_by_id=row.asked_by_person_id,
        asked_at=row.asked_at,
    )


def _in_order(named: list[Credit]) -> list[Credit]:
    order = list(Part)
    return sorted(named, key=lambda credit: (order.index(credit.part), credit.id))


async def count_credited(session: AsyncSession, guild_id: int, person_id: int) -> int:
    """In how many announced episodes of a guild a person is named and agreed to it."""
    counted = await session.scalar(
        select(func.count(func.distinct(CreditRow.episode_id)))
        .join(EpisodeRow, EpisodeRow.id == CreditRow.episode_id)
        .where(
            CreditRow.guild_id == guild_id,
            CreditRow.person_id == person_id,
            CreditRow.state == CreditState.ACCEPTED,
            EpisodeRow.announced_at.is_not(None),
            EpisodeRow.taken_down_at.is_(None),
        )
    )
    return counted or 0
