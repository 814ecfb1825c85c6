"""Takes in what a feed lists: recognises what is known, stores what is new, changes what was changed."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import cast

from sqlalchemy import Table, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.bulk import insert_rows
from bot.feeds.listing import ListedEntry, Listing
from bot.feeds.models import EntryKeyRow, EntryRow, FeedRow
from bot.feeds.pacing import SHORTEST
from bot.feeds.parsed import MOST_ENTRIES

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


async def store(session: AsyncSession, now: datetime, feed_id: int, listing: Listing) -> Stored:
    """Take one listing in; see `store_all`."""
    return (await store_all(session, now, {feed_id: listing})).get(feed_id, Stored())


async def store_all(session: AsyncSession, now: datetime, listings: Mapping[int, Listing]) -> dict[int, Stored]:
    """Take in what feeds list, each oldest first, so that of the new entries of a feed the newer has the greater id.

    Only of the feeds that exist: one may have been forgotten while it was asked.
    """
    new: list[tuple[int, ListedEntry]] = []
    stored = {}
    for feed_id, is_known in (await _existing(session, list(listings))).items():
        before, changed = len(new), 0
        if is_known:
            changed = await _take_in(session, now, feed_id, listings[feed_id], new)
        else:
            new += [(feed_id, entry) for entry in _oldest_first(listings[feed_id])]
        # Many feeds make much work without a pause: whoever else waits has a turn after each.
        await asyncio.sleep(0)
        stored[feed_id] = Stored(len(new) - before, changed)
    await session.flush()
    await _insert(session, now, new)
    return stored


async def _take_in(
    session: AsyncSession, now: datetime, feed_id: int, listing: Listing, new: list[tuple[int, ListedEntry]]
) -> int:
    """Change what is known and was changed, and put what is new to the rest of it; how many were changed."""
    known, changed = await _known(session, feed_id, listing), 0
    for entry in _oldest_first(listing):
        row = known.find(entry)
        if row is not None:
            changed += _change(row, entry, now)
            session.add_all(EntryKeyRow(feed_id=feed_id, key=key, entry_id=row.id) for key in known.claim(entry))
        elif free := known.claim(entry):
            new.append((feed_id, entry._replace(identity=free[0], keys=free)))
    await _mark_listed(session, now, known.found)
    return changed


async def _insert(session: AsyncSession, now: datetime, new: Sequence[tuple[int, ListedEntry]]) -> None:
    """Write new entries and their keys without making objects of them: at first contact a feed has hundreds."""
    if not new:
        return
    same = {"first_seen_at": now, "changed_at": now, "listed_at": now, "kept": False}
    await insert_rows(session, _ENTRIES, _NEW_ENTRY, [(feed_id, *entry[:-1]) for feed_id, entry in new], same)
    # There is one writer, so that the ids of what it has just written follow on one another.
    first_id = (await session.scalar(select(func.max(EntryRow.id))) or 0) + 1 - len(new)
    keys = [(feed_id, key, entry_id) for entry_id, (feed_id, entry) in enumerate(new, first_id) for key in entry.keys]
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

    def find(self, entry: ListedEntry) -> EntryRow | None:
        """The known entry that this one is, not yet found for another of the same listing."""
        shared = [key for key in entry.keys if key in self._by_key]
        # Feeds that show one entry at a time may give all of them the same link.
        only_link = all(each.startswith("link:") for each in shared)
        rows = [self._by_key[key] for key in shared]
        rows = [row for row in rows if row.title == entry.title or not only_link]
        if entry.title in self._by_title:
            rows.append(self._by_title[entry.title])
        for row in rows:
            if row.id not in self.found:
                self.found.add(row.id)
                return row
        return None

    def claim(self, entry: ListedEntry) -> tuple[str, ...]:
        """Those of its keys that belonged to nobody; they are its own from now on."""
        free = tuple(key for key in entry.keys if key not in self._claimed)
        self._claimed.update(free)
        return free


async def _existing(session: AsyncSession, feed_ids: Sequence[int]) -> dict[int, bool]:
    """The feeds that exist, each with whether any entry of it is known."""
    is_known = exists().where(EntryRow.feed_id == FeedRow.id).label("is_known")
    rows = await session.execute(select(FeedRow.id, is_known).where(FeedRow.id.in_(feed_ids)).order_by(FeedRow.id))
    return {row.id: row.is_known for row in rows}


async def _known(session: AsyncSession, feed_id: int, listing: Listing) -> _Known:
    """The entries that a listing may mean: by their keys, or by title where it has other keys for all of them."""
    ids = await _keys(session, feed_id, (key for entry in listing.entries for key in entry.keys))
    if ids or len(listing.entries) < _FEW:
        rows = await _rows(session, set(ids.values()))
        return _Known({key: rows[entry_id] for key, entry_id in ids.items()})
    return _Known({}, await _by_title(session, feed_id, listing))


async def _by_title(session: AsyncSession, feed_id: int, listing: Listing) -> dict[str, EntryRow]:
    """A feed that changed the keys of all its entries has most of its titles left; one with other titles is new."""
    listed = Counter(entry.title for entry in listing.entries)
    latest = select(EntryRow).where(EntryRow.feed_id == feed_id).order_by(EntryRow.id.desc()).limit(MOST_ENTRIES)
    rows = (await session.scalars(latest)).all()
    stored = Counter(row.title for row in rows)
    same = {row.title: row for row in rows if stored[row.title] == listed[row.title] == 1}
    return same if len(same) * 2 >= min(len(listing.entries), len(rows)) and len(same) >= _FEW else {}


def _oldest_first(listing: Listing) -> list[ListedEntry]:
    """By date; those without one before all others, the last of the list first, as most feeds begin with the newest."""
    newest_last = listing.entries[::-1]
    return sorted(newest_last, key=lambda entry: entry.at or _UNDATED)


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


def _change(row: EntryRow, entry: ListedEntry, now: datetime) -> bool:
    """Write what the entry says now; whether it differs from what it said before."""
    said = [(name, getattr(entry, name)) for name in _SAID]
    differing = {name: value for name, value in said if getattr(row, name) != value}
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


_ENTRIES = cast("Table", EntryRow.__table__)
_KEYS = cast("Table", EntryKeyRow.__table__)
_NEW_ENTRY = ("feed_id", *ListedEntry._fields[:-1])
_SAID = [name for name in ListedEntry._fields if name not in ("identity", "published_at", "keys")]
