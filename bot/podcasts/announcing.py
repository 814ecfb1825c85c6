"""Announces new episodes: each once, whatever the feed does and whenever the program was stopped."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock, first
from bot.database import Database
from bot.delivery import Operation, outbox
from bot.feeds import repository as feeds
from bot.feeds.polling import FeedPoller
from bot.feeds.records import EntryRecord
from bot.guilds import Guild, present
from bot.podcasts import freshness, repository
from bot.podcasts.models import CreditRow, EpisodeRow, ShowRow
from bot.podcasts.records import CreditState, ShowState
from bot.podcasts.rights import JOB

log = structlog.get_logger()

EPISODE_CARD = "podcasts-episode"
_LOOKED_AT = 25


class Announcer:
    """Reads on in each show's feed from where it stopped: what is announced and how far it read is one transaction."""

    def __init__(self, database: Database, clock: Clock, poller: FeedPoller) -> None:
        self._database = database
        self._clock = clock
        self._poller = poller

    async def run(self, stop: asyncio.Event) -> None:
        """Catch up, then whenever a feed had something new, until `stop`."""
        while not stop.is_set():
            arrived = self._poller.arrived.next()
            await self.catch_up()
            await first(stop.wait(), arrived.wait())

    async def catch_up(self) -> None:
        """Announce what is new, and have what was changed shown as it is now."""
        async with self._database.read() as session:
            behind, changed = await repository.behind(session), await repository.changed(session)
        for show_id in behind:
            await self._apart(self._read_on, show_id)
        for episode_id in changed:
            await self._apart(self._show_change, episode_id)

    async def _apart(self, step: Callable[[AsyncSession, int], Awaitable[None]], row_id: int) -> None:
        """Do it in a transaction of its own: one show that fails holds none of the others up."""
        try:
            async with self._database.write() as session:
                await step(session, row_id)
        except Exception:
            log.exception("show not caught up", step=step.__name__.strip("_"), id=row_id)

    async def _read_on(self, session: AsyncSession, show_id: int) -> None:
        row = await session.get(ShowRow, show_id)
        if row is None:
            return
        now = self._clock.now()
        entries = await feeds.after(session, row.feed_id, row.seen_entry_id)
        like_known = [
            *await feeds.latest(session, row.feed_id, _LOOKED_AT + len(entries)),
            *await repository.same_titles(session, row.feed_id, [each.title for each in entries]),
        ]
        known = [each for each in like_known if each.id <= row.seen_entry_id]
        row.seen_entry_id = max((each.id for each in entries), default=row.seen_entry_id)
        guild = next((each for each in await present(session) if each.guild_id == row.guild_id), None)
        if guild is not None and row.state == ShowState.ACTIVE:
            await announce(session, now, guild, row, freshness.among_new(entries, known))

    async def _show_change(self, session: AsyncSession, episode_id: int) -> None:
        row = await session.get(EpisodeRow, episode_id)
        if row is None:
            return
        entry = (await feeds.find_entries(session, [row.entry_id])).get(row.entry_id)
        if entry is not None:
            row.shown_change_at = entry.changed_at
            await outbox.refresh(session, self._clock.now(), subject_of(row))


async def announce(
    session: AsyncSession, now: datetime, guild: Guild, show: ShowRow, entries: Sequence[EntryRecord]
) -> None:
    """Announce these entries of the show's feed, unless they were, or the guild has no place for them."""
    if guild.podcast_channel_id is None or JOB in guild.jobs_off:
        return
    for entry in entries:
        row = await episode_row(session, show, entry)
        if row.announced_at is not None or row.taken_down_at is not None:
            continue
        row.announced_at, row.shown_change_at = now, entry.changed_at
        await _credit(session, now, show, row)
        await outbox.add(
            session,
            now,
            Operation(
                kind=EPISODE_CARD,
                key=f"{EPISODE_CARD}:{row.id}",
                guild_id=guild.guild_id,
                channel_id=guild.podcast_channel_id,
                ids={"episode_id": row.id},
                subjects=(subject_of(row), show_subject(show)),
                ordering_key=f"{EPISODE_CARD}:{guild.guild_id}",
            ),
        )
        log.info("episode announced", guild=guild.guild_id, show=show.id, episode=row.id)


async def episode_row(session: AsyncSession, show: ShowRow, entry: EntryRecord) -> EpisodeRow:
    """The row of that entry, made where there is none yet; the entry is kept from now on."""
    row = await repository.episode_of_entry(session, show.id, entry.id)
    if row is None:
        row = EpisodeRow(guild_id=show.guild_id, show_id=show.id, entry_id=entry.id)
        session.add(row)
        await session.flush()
        await feeds.keep(session, entry.id)
    return row


def subject_of(row: EpisodeRow) -> str:
    """What posts that show the episode are found by."""
    return f"episode:{row.id}"


def show_subject(row: ShowRow) -> str:
    """What all posts of a show are found by."""
    return f"show:{row.id}"


async def _credit(session: AsyncSession, now: datetime, show: ShowRow, episode: EpisodeRow) -> None:
    """The standing credits count for this episode from now on, whatever becomes of them."""
    for credit in await repository.standing_credits(session, [show.id]):
        if await repository.find_credit(session, show.id, episode.id, credit.part, credit.person_id) is None:
            session.add(
                CreditRow(
                    guild_id=show.guild_id,
                    show_id=show.id,
                    episode_id=episode.id,
                    person_id=credit.person_id,
                    part=credit.part,
                    state=CreditState.ACCEPTED,
                    asked_by_person_id=credit.asked_by_id,
                    asked_at=now,
                    answered_at=now,
                )
            )
    await session.flush()
