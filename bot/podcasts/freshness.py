"""Which entries of a feed are announced: pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.feeds.records import EntryRecord

# At the first contact with a feed, everything older than this is only listed.
FIRST_CONTACT = timedelta(days=1)
# Later, what is dated so far back is an archive that was filled in, unless nothing newer was known.
LATE = timedelta(days=7)
# A feed that suddenly has more than this is restoring its archive, or hostile; the newest are announced.
MOST_AT_ONCE = 5


def at_first_contact(entries: Sequence[EntryRecord], now: datetime) -> list[EntryRecord]:
    """What is announced when a feed is added, oldest first: undated entries may be years old."""
    recent = [entry for entry in entries if entry.is_dated and entry.at > now - FIRST_CONTACT]
    return _newest(recent)


def among_new(entries: Sequence[EntryRecord], known: Sequence[EntryRecord]) -> list[EntryRecord]:
    """What is announced of entries that a known feed has newly, oldest first.

    Args:
        known: what the feed had before, at least its newest and those of the same titles.
    """
    others = (*known, *entries)
    newest = max((entry.at for entry in known), default=None)
    return _newest(
        [
            entry
            for entry in entries
            if (newest is None or entry.at > newest or entry.first_seen_at - entry.at <= LATE)
            and not any(is_repost(entry, other) for other in others if other.id < entry.id)
        ]
    )


def is_repost(entry: EntryRecord, known: EntryRecord) -> bool:
    """Whether a show that moved to another host lists `known` again, under another id, link and recording."""
    return entry.title == known.title and (
        (entry.published_at is not None and entry.published_at == known.published_at)
        or (entry.duration is not None and entry.duration == known.duration)
        or (entry.episode is not None and (entry.season, entry.episode) == (known.season, known.episode))
    )


def _newest(entries: Sequence[EntryRecord]) -> list[EntryRecord]:
    playable = [entry for entry in entries if entry.enclosure_url is not None]
    return sorted(playable, key=lambda entry: (entry.at, entry.id))[-MOST_AT_ONCE:]
