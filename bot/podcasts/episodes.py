"""Announced episodes: their cards, taking one down, and what is new for the digest."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import outbox
from bot.errors import MemberFacingError
from bot.feeds import repository as feeds
from bot.guilds import Actor
from bot.podcasts import repository
from bot.podcasts.announcing import EPISODE_CARD, episode_row, subject_of
from bot.podcasts.describing import describe_one, episode_of
from bot.podcasts.models import EpisodeRow, ShowRow
from bot.podcasts.records import EpisodeCard, EpisodeNews
from bot.podcasts.rights import require_managed
from bot.safety.records import Evidence


class EpisodeService:
    """Shows announced episodes and takes them down."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def card(self, episode_id: int) -> EpisodeCard | None:
        """What the post of an episode shows now; None where it is to be no more."""
        async with self._database.read() as session:
            row = await session.get(EpisodeRow, episode_id)
            return None if row is None or row.taken_down_at is not None else await _card(session, row)

    async def take_down(self, actor: Actor, show_id: int, entry_id: int) -> None:
        """Who manages the show takes an announcement down; it is never announced again.

        Raises:
            MemberFacingError: there is no such episode here, or the show is not theirs.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            _, show = await require_managed(session, actor, show_id)
            entry = await repository.entry_of_show(session, show, entry_id)
            if entry is None:
                raise MemberFacingError("podcasts-episode-gone")
            row = await episode_row(session, show, entry)
            if row.taken_down_at is None:
                row.taken_down_at = now
                await outbox.remove(session, now, subject_of(row), kind=EPISODE_CARD)
                await outbox.refresh(session, now, subject_of(row))
                audit.record(
                    session, now, "podcasts.take_down", guild_id=row.guild_id, by=actor.person_id, episode_id=row.id
                )


async def whats_new(session: AsyncSession, guild_id: int, since: datetime) -> list[EpisodeNews]:
    """The episodes announced after `since` that still stand, oldest first: for the digest, in its transaction."""
    return await _news(session, await repository.announced(session, guild_id, since))


async def news_by_ids(session: AsyncSession, guild_id: int, episode_ids: Sequence[int]) -> list[EpisodeNews]:
    """Those announced episodes, as far as they may still be shown, in the order asked for."""
    rows = [await session.get(EpisodeRow, each) for each in episode_ids]
    standing = [
        row
        for row in rows
        if row is not None and row.guild_id == guild_id and row.announced_at is not None and row.taken_down_at is None
    ]
    return await _news(session, standing)


async def evidence(session: AsyncSession, guild_id: int, number: str) -> Evidence | None:
    """What a reported episode says and whose it is (`bot.safety.records.SubjectReader`)."""
    row = await session.get(EpisodeRow, int(number)) if number.isdecimal() else None
    if row is None or row.guild_id != guild_id:
        return None
    card = await _card(session, row)
    entry = (await feeds.find_entries(session, [row.entry_id])).get(row.entry_id)
    if card is None or entry is None:
        return None
    told = "\n\n".join(part for part in (card.show.title, entry.title, entry.text[:4000], card.episode.link) if part)
    places = await outbox.find_posts(session, subject_of(row), kind=EPISODE_CARD)
    return Evidence(
        author_id=card.show.owner_id or card.show.added_by_id,
        text=told,
        title=card.episode.title,
        place=places[0] if places else None,
    )


async def _card(session: AsyncSession, row: EpisodeRow) -> EpisodeCard | None:
    show_row = await session.get(ShowRow, row.show_id)
    entry = (await feeds.find_entries(session, [row.entry_id])).get(row.entry_id)
    if show_row is None or entry is None:
        return None
    show = await describe_one(session, show_row)
    named = await repository.episode_credits(session, [row])
    return EpisodeCard(show=show, episode=episode_of(entry, show, row), credits=tuple(named))


async def _news(session: AsyncSession, rows: Sequence[EpisodeRow]) -> list[EpisodeNews]:
    found = []
    for row in rows:
        card = await _card(session, row)
        if card is None or row.announced_at is None:
            continue
        posts = await outbox.find_posts(session, subject_of(row), kind=EPISODE_CARD)
        found.append(
            EpisodeNews(
                id=row.id,
                show_title=card.show.title,
                title=card.episode.title,
                duration=card.episode.duration,
                credits=card.credits,
                post=posts[0] if posts else None,
                announced_at=row.announced_at,
            )
        )
    return found
