"""From rows and what a feed says to the records that others see."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.feeds import repository as feeds
from bot.feeds.records import EntryRecord, FeedRecord
from bot.podcasts import repository
from bot.podcasts.models import EpisodeRow, ShowRow
from bot.podcasts.records import Episode, Show, ShowState
from bot.podcasts.wording import about_of, title_of

MOST_ADDRESS_CHARACTERS = 2_048


async def describe(session: AsyncSession, rows: Sequence[ShowRow]) -> list[Show]:
    """The shows as records, in the same order."""
    names = await repository.team_names(session, [row.team_id for row in rows])
    described = []
    for row in rows:
        feed = await feeds.find_feed(session, row.feed_id)
        if feed is not None:
            described.append(show_of(row, feed, names.get(row.team_id or 0)))
    return described


async def describe_one(session: AsyncSession, row: ShowRow) -> Show:
    """The show as a record."""
    (described,) = await describe(session, [row])
    return described


def show_of(row: ShowRow, feed: FeedRecord, team_name: str | None) -> Show:
    """The show as a record."""
    return Show(
        id=row.id,
        guild_id=row.guild_id,
        feed_id=row.feed_id,
        url=feed.url,
        state=ShowState(row.state),
        title=title_of(feed.title),
        about=about_of(feed.description),
        link=feed.link,
        artwork_url=_usable(feed.artwork_url),
        explicit=bool(feed.explicit),
        owner_id=row.owner_person_id,
        team_id=row.team_id,
        team_name=team_name,
        added_by_id=row.added_by_person_id,
        decided_by_id=row.decided_by_person_id,
        trouble=feed.error,
        given_up=feed.paused_at is not None,
    )


def episode_of(entry: EntryRecord, show: Show, row: EpisodeRow | None) -> Episode:
    """An entry of the show's feed as an episode. Words and pictures of an explicit one are left out."""
    explicit = show.explicit if entry.explicit is None else entry.explicit
    return Episode(
        id=0 if row is None else row.id,
        entry_id=entry.id,
        show_id=show.id,
        title=title_of(entry.title),
        about="" if explicit else about_of(entry.summary or entry.content),
        link=_usable(entry.link) or _usable(entry.enclosure_url),
        artwork_url=None if explicit else _usable(entry.image_url) or show.artwork_url,
        duration=entry.duration,
        season=entry.season,
        number=entry.episode,
        explicit=explicit,
        at=entry.at,
        announced_at=None if row is None else row.announced_at,
        taken_down_at=None if row is None else row.taken_down_at,
    )


def _usable(address: str | None) -> str | None:
    """The address where Discord takes it."""
    return address if address is not None and len(address) <= MOST_ADDRESS_CHARACTERS else None
