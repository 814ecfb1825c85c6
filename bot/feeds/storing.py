"""Takes in what a feed lists: recognises what is known, stores what is new, changes what was changed."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.bulk import insert_rows
from bot.feeds.listing import Listing
from bot.feeds.models import EntryKeyRow, EntryRow, FeedRow
from bot.feeds.pacing import SHORTEST
from bot.feeds.parsed import MOST_ENTRIES, ParsedEntry, ParsedFeed

MOST_CONTENT_CHARACTERS = 20_000
_AT_ONCE = 500
_FEW = 2
_UNDATED = datetime.min.replace(tzinfo=UTC)
_ADDRESSES = {"link", "enclosure_url", "image_url"}
_MARK_LISTED_EVERY = timedelta(days=1)
_ADDRESSES_CHANGE_EVERY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stored:
    """How many entries were new and how many said something else than before."""

    new: int = 0
    changed: int = 0


async def store(session: AsyncSession, now: datetime, feed: FeedRow, listing: Listing) -> Stored:
    """Take one listing in; see `store_all`."""
    (stored,) = await store_all(session, now, [(feed, listing)])
    return stored


async def store_all(session: AsyncSession, now: datetime, taken: Sequence[tuple[FeedRow, Listing]]) -> list[Stored]:
    """Take listings in, each oldest first, so that of the new entries of a feed the newer has the greater id."""
    newest = await session.scalar(select(func.max(EntryRow.id))) or 0
    fresh = {feed.id for feed, _ in taken} - await _with_entries(session, [feed.id for feed, _ in taken])
    new: list[tuple[tuple[Any, ...], frozenset[str]]] = []
    stored = []
    for feed, listing in taken:
        known = _Known({}) if feed.id in fresh else await _known(session, feed.id, listing)
        before, changed = len(new), 0
        for entry, keys in _oldest_first(listing):
            row = known.find(entry, keys)
            if row is not None:
                changed += _change(row, entry, now)
                session.add_all(_key_rows(row, known.claim(keys, row.id)))
            elif free := known.claim(keys, None):
                new.append((_new_entry(feed.id, _identity(free), entry), free))
        await _mark_listed(session, now, known.found)
        # Many feeds make much work without a pause: whoever else waits has a turn after each.
        await asyncio.sleep(0)
        stored.append(Stored(len(new) - before, changed))
    await session.flush()
    await _insert(session, now, new, newest)
    # Last, so that the caller can write all feeds in one statement.
    for feed, listing in taken:
        _describe(feed, listing.feed)
    return stored


async def _insert(
    session: AsyncSession, now: datetime, new: Sequence[tuple[tuple[Any, ...], frozenset[str]]], newest: int
) -> None:
    """Write new entries and their keys without making objects of them: at first contact a feed has hundreds."""
    if not new:
        return
    same = {"first_seen_at": now, "changed_at": now, "listed_at": now, "kept": False}
    await insert_rows(session, _ENTRIES, _NEW_ENTRY, [entry for entry, _ in new], same)
    rows = await session.execute(
        select(EntryRow.feed_id, EntryRow.identity, EntryRow.id).where(
            EntryRow.id > newest, EntryRow.feed_id.in_({feed_id for (feed_id, *_), _ in new})
        )
    )
    ids = {(feed_id, identity): entry_id for feed_id, identity, entry_id in rows}
    keys = [(feed_id, key, ids[feed_id, identity]) for (feed_id, identity, *_), keys in new for key in sorted(keys)]
    await insert_rows(session, _KEYS, ("feed_id", "key", "entry_id"), keys)


def new_feed(url: str, now: datetime) -> FeedRow:
    """A feed of which nothing is known yet but its address."""
    return FeedRow(
        url=url,
        title="",
        language="",
        description="",
        author="",
        read_at=now,
        check_every=SHORTEST,
        next_check_at=now,
        failures=0,
        last_success_at=now,
        last_error_args={},
        rhythm_count=0,
        moved_checks=0,
        added_at=now,
    )


class _Known:
    """Which keys belong to which entry, and which entries were found in this listing already."""

    def __init__(self, by_key: dict[str, EntryRow], by_title: dict[str, EntryRow] | None = None) -> None:
        self.found: set[int] = set()
        self._by_key = by_key
        self._by_title = by_title or {}
        self._claimed: set[str] = set(by_key)

    def find(self, entry: ParsedEntry, keys: frozenset[str]) -> EntryRow | None:
        """The known entry that this one is, not yet found for another of the same listing."""
        shared = sorted(keys & self._by_key.keys())
        # Feeds that show one entry at a time may give all of them the same link.
        only_link = all(each.startswith("link:") for each in shared)
        rows = [self._by_key[key] for key in shared]
        rows = [row for row in rows if row.title == entry.headline or not only_link]
        if entry.headline in self._by_title:
            rows.append(self._by_title[entry.headline])
        for row in rows:
            if row.id not in self.found:
                self.found.add(row.id)
                return row
        return None

    def claim(self, keys: frozenset[str], entry_id: int | None) -> frozenset[str]:
        """Those of `keys` that belonged to nobody; they belong to that entry from now on."""
        free = keys - self._claimed
        self._claimed |= free
        return free


async def _with_entries(session: AsyncSession, feed_ids: list[int]) -> set[int]:
    has_one = exists().where(EntryRow.feed_id == FeedRow.id)
    return set(await session.scalars(select(FeedRow.id).where(FeedRow.id.in_(feed_ids), has_one)))


async def _known(session: AsyncSession, feed_id: int, listing: Listing) -> _Known:
    """The entries that a listing may mean: by their keys, or by title where it has other keys for all of them."""
    ids = await _keys(session, feed_id, (key for _, keys in listing.entries for key in keys))
    if ids or len(listing.entries) < _FEW:
        rows = await _rows(session, set(ids.values()))
        return _Known({key: rows[entry_id] for key, entry_id in ids.items()})
    return _Known({}, await _by_title(session, feed_id, listing))


async def _by_title(session: AsyncSession, feed_id: int, listing: Listing) -> dict[str, EntryRow]:
    """A feed that changed the keys of all its entries has most of its titles left; one with other titles is new."""
    listed = Counter(entry.headline for entry, _ in listing.entries)
    latest = select(EntryRow).where(EntryRow.feed_id == feed_id).order_by(EntryRow.id.desc()).limit(MOST_ENTRIES)
    rows = (await session.scalars(latest)).all()
    stored = Counter(row.title for row in rows)
    same = {row.title: row for row in rows if stored[row.title] == listed[row.title] == 1}
    return same if len(same) * 2 >= min(len(listing.entries), len(rows)) and len(same) >= _FEW else {}


def _oldest_first(listing: Listing) -> list[tuple[ParsedEntry, frozenset[str]]]:
    """By date; those without one before all others, the last of the list first, as most feeds begin with the newest."""
    entries = list(listing.entries)
    entries.reverse()
    return sorted(entries, key=lambda each: each[0].at or _UNDATED)


async def _keys(session: AsyncSession, feed_id: int, keys: Iterable[str]) -> dict[str, int]:
    wanted = list(dict.fromkeys(keys))
    found: dict[str, int] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        rows = await session.execute(
            select(EntryKeyRow.key, EntryKeyRow.entry_id).where(
                EntryKeyRow.feed_id == feed_id, EntryKeyRow.key.in_(wanted[start : start + _AT_ONCE])
            )
        )
        found.update((key, entry_id) for key, entry_id in rows)
    return found


async def _rows(session: AsyncSession, entry_ids: set[int]) -> dict[int, EntryRow]:
    wanted = sorted(entry_ids)
    rows: dict[int, EntryRow] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        found = await session.scalars(select(EntryRow).where(EntryRow.id.in_(wanted[start : start + _AT_ONCE])))
        rows.update((row.id, row) for row in found)
    return rows


async def _mark_listed(session: AsyncSession, now: datetime, entry_ids: set[int]) -> None:
    wanted = sorted(entry_ids)
    for start in range(0, len(wanted), _AT_ONCE):
        await session.execute(
            update(EntryRow)
            .where(EntryRow.id.in_(wanted[start : start + _AT_ONCE]), EntryRow.listed_at <= now - _MARK_LISTED_EVERY)
            .values(listed_at=now)
            .execution_options(synchronize_session=False)
        )


def _describe(feed: FeedRow, parsed: ParsedFeed) -> None:
    feed.title, feed.link, feed.language = parsed.title, parsed.link, parsed.language
    feed.description, feed.author = parsed.description, parsed.author
    feed.artwork_url, feed.explicit = parsed.artwork, parsed.explicit


def _identity(keys: frozenset[str]) -> str:
    return min(keys)


def _key_rows(row: EntryRow, keys: frozenset[str]) -> list[EntryKeyRow]:
    return [EntryKeyRow(feed_id=row.feed_id, key=key, entry_id=row.id) for key in sorted(keys)]


def _new_entry(feed_id: int, identity: str, entry: ParsedEntry) -> tuple[Any, ...]:
    """The values of `_NEW_ENTRY`."""
    return feed_id, identity, entry.published_at, *_said(entry).values()


def _change(row: EntryRow, entry: ParsedEntry, now: datetime) -> bool:
    """Write what the entry says now; whether it differs from what it said before."""
    differing = {name: value for name, value in _said(entry).items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    # A repost with a later date is still the entry of the earlier one.
    if entry.published_at and (row.published_at is None or entry.published_at < row.published_at):
        row.published_at = entry.published_at
    differs = differing.keys() - {"updated_at"}
    # Some feeds sign their addresses anew in every answer.
    if not differs or (differs <= _ADDRESSES and row.changed_at > now - _ADDRESSES_CHANGE_EVERY):
        return False
    row.changed_at = now
    return True


def _said(entry: ParsedEntry) -> dict[str, Any]:
    recording = entry.recording
    return {
        "title": entry.headline,
        "link": entry.link,
        "updated_at": entry.updated_at,
        "author": entry.author,
        "summary": entry.summary,
        "content": entry.content[:MOST_CONTENT_CHARACTERS],
        "enclosure_url": recording.url if recording else None,
        "enclosure_type": recording.media_type if recording else "",
        "enclosure_length": recording.length if recording else None,
        "duration": entry.duration,
        "image_url": entry.image,
        "season": entry.season,
        "episode": entry.episode,
        "explicit": entry.explicit,
    }


_ENTRIES = cast("Table", EntryRow.__table__)
_KEYS = cast("Table", EntryKeyRow.__table__)
_NEW_ENTRY = ("feed_id", "identity", "published_at", *_said(ParsedEntry("")))
