"""From entries that were told to the stories of a guild, in the caller's transaction: each once, whoever tells it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.feeds import repository as feeds
from bot.feeds.links import comparable
from bot.feeds.records import EntryRecord, FeedRecord
from bot.news import repository
from bot.news.models import SourceRow, StoryEntryRow, StoryRow, TellingRow
from bot.news.naming import site_name
from bot.news.note_repository import policy
from bot.news.policy import Policy
from bot.news.records import State, pressable
from bot.news.telling import KEPT_CHARACTERS, OPENING_CHARACTERS, Telling, Told

REPEAT_AFTER = timedelta(days=30)
# The same headline so soon is the same story, told anew at another address: in one feed always, in two when it is long
# enough to be no accident.
SAME_HEADLINE_WITHIN = timedelta(hours=20)
LONG_HEADLINE_WORDS = 5
# An edition has to hold ten links.
LONGEST_LINK = 1_000
# Another telling is preferred when it is so much longer: not for a few words, since staff may have seen the first.
_FULLER = 1.5


@dataclass(frozen=True)
class Arrival:
    """An entry of a source, and what was made of it."""

    source: SourceRow
    feed: FeedRecord
    entry: EntryRecord
    telling: TellingRow
    notes: tuple[str, ...]
    policy: Policy

    @property
    def link(self) -> str:
        """Where it can be read."""
        return link_of(self.entry, self.feed)

    @property
    def key(self) -> str:
        """What makes entries of several feeds one story: the page; where all lead to one home, its title too."""
        return _key(self.entry, self.feed)

    @property
    def published_at(self) -> datetime | None:
        """As the feed says, else the page; never later than we met it."""
        if self.entry.is_dated:
            return self.entry.at
        said = self.telling.published_at
        return None if said is None else min(said, self.entry.first_seen_at)


async def store(
    session: AsyncSession,
    now: datetime,
    source: SourceRow,
    feed: FeedRecord,
    entries: Sequence[EntryRecord],
    told: Mapping[int, Told],
    events: Mapping[int, int],
    notes: Mapping[int, tuple[str, ...]],
) -> None:
    """Make stories of `entries`, or have them join those that tell the same.

    Args:
        told: how each is told.
        events: which event each tells: the id of a story, or a negative number for one that is met only now.
        notes: content notes of each, where the guild has rules of its own.
    """
    guild_id = source.guild_id
    standing = await feeds.find_entries(session, [entry.id for entry in entries])
    tellings = await repository.told(session, list(standing))
    rules = await policy(session, guild_id)
    keys = [_key(entry, feed) for entry in entries]
    stories = await repository.known(session, guild_id, keys, now - REPEAT_AFTER)
    titles = [entry.title for entry in entries]
    headlines = await repository.headlines(session, guild_id, titles, now - SAME_HEADLINE_WITHIN)
    told_of = await repository.own_stories(session, guild_id, [number for number in events.values() if number > 0])
    for entry in entries:
        if entry.id not in standing:
            continue  # forgotten while it was being told
        if entry.id not in tellings:
            tellings[entry.id] = telling_row(entry.id, told[entry.id], now)
            session.add(tellings[entry.id])
        telling = tellings[entry.id]
        arrival = Arrival(source, feed, entry, telling, notes.get(entry.id, tuple(telling.notes)), rules)
        event = events.get(entry.id, 0)
        story = stories.get(arrival.key) or _same_headline(entry.title, source.id, headlines) or told_of.get(event)
        if story is None:
            await repository.forget_key(session, guild_id, arrival.key)
            story = _new_story(arrival, now)
            session.add(story)
            await session.flush()
            session.add(_story_entry(story, arrival, now, is_told=True))
        else:
            await _join(session, story, arrival, now)
        stories[arrival.key] = headlines[(entry.title, source.id)] = story
        if event:
            told_of.setdefault(event, story)
        await session.flush()


async def hand_over(session: AsyncSession, source: SourceRow) -> None:
    """That source is read no longer: the stories that wait in its words and are told elsewhere too go on in those."""
    rules = await policy(session, source.guild_id)
    for story in await repository.waiting(session, source):
        for other in await repository.other_entries(session, story, source.id):
            told = await session.get(TellingRow, other.entry_id)
            found = await repository.own_source(session, source.guild_id, other.source_id or 0)
            feed = await feeds.find_feed(session, found.feed_id) if found is not None else None
            entries = await feeds.find_entries(session, [other.entry_id or 0])
            if told is None or found is None or feed is None or not entries:
                continue
            standing = await repository.told_entry(session, story.id)
            if standing is not None:
                standing.is_told = False
            other.is_told = True
            notes = tuple(dict.fromkeys([*told.notes, *story.notes]))
            _copy(story, Arrival(found, feed, entries[other.entry_id or 0], told, notes, rules))
            break
    await session.flush()


def link_of(entry: EntryRecord, feed: FeedRecord) -> str:
    """Where an entry can be read: its page, else its recording, else its site; empty where there is nothing."""
    links = (pressable(link) for link in (entry.link, entry.enclosure_url, feed.link) if link)
    return next((link for link in links if len(link) <= LONGEST_LINK), "")


def telling_row(entry_id: int, told: Told, now: datetime) -> TellingRow:
    """What was made of an entry, as it is kept."""
    row = TellingRow(entry_id=entry_id)
    write_telling(row, told, now)
    return row


def told_of(row: TellingRow) -> Told:
    """As it was told."""
    telling = Telling(row.summary, row.brief, tuple(row.notes), row.minutes)
    return Told(telling, row.title, row.text, row.author, row.language, row.published_at)


def write_telling(row: TellingRow, told: Told, now: datetime) -> None:
    """Tell an entry anew."""
    telling = told.telling
    row.title, row.text = told.title, told.text[:KEPT_CHARACTERS]
    row.summary, row.brief, row.notes, row.minutes = (
        telling.summary,
        telling.brief,
        list(telling.notes),
        telling.minutes,
    )
    row.author, row.language, row.published_at = told.author[:200], told.language[:35], told.published_at
    row.told_at = now


def _key(entry: EntryRecord, feed: FeedRecord) -> str:
    page = comparable(link_of(entry, feed))
    if feed.link and page == comparable(feed.link):
        page = f"{page}\n{entry.title}"
    return hashlib.sha256(page.encode("utf-8", "replace")).hexdigest()


def _same_headline(title: str, source_id: int, headlines: Mapping[tuple[str, int | None], StoryRow]) -> StoryRow | None:
    long = len(title.split()) >= LONG_HEADLINE_WORDS
    return next(
        (story for (known, of), story in headlines.items() if known == title and (long or of == source_id)), None
    )


async def _join(session: AsyncSession, story: StoryRow, arrival: Arrival, now: datetime) -> None:
    """Another entry tells the story: it is told in that one's words if they are fuller and no edition has it yet."""
    if story.source_id is None:  # its feed was removed
        story.source_id, story.section = arrival.source.id, arrival.source.section
    if await repository.is_told_by(session, story.id, arrival.entry.id):
        return
    joined = _story_entry(story, arrival, now, is_told=False)
    session.add(joined)
    if story.taken_at is not None:
        return
    if story.state == State.OPEN and story.decided_at is None:
        story.state = arrival.policy.state(arrival.notes)
    story.notes = [*story.notes, *(note for note in arrival.policy.strict(arrival.notes) if note not in story.notes)]
    standing = await repository.told_entry(session, story.id)
    if standing is None or joined.characters > standing.characters * _FULLER:
        if standing is not None:
            standing.is_told = False
        joined.is_told = True
        _copy(story, arrival)


def _new_story(arrival: Arrival, now: datetime) -> StoryRow:
    story = StoryRow(guild_id=arrival.source.guild_id, link_key=arrival.key, seen_at=now, open_at=now)
    story.state = arrival.policy.state(arrival.notes)
    story.notes, story.weight = [], arrival.source.weight
    _copy(story, arrival)
    return story


def _copy(story: StoryRow, arrival: Arrival) -> None:
    """Tell a story in the words of that entry. What made another telling of it be held is said of it all the same."""
    telling = arrival.telling
    story.source_id, story.section, story.source = arrival.source.id, arrival.source.section, name_of(arrival.feed)
    story.weight = max(story.weight, arrival.source.weight)
    story.title, story.link, story.published_at = arrival.entry.title, arrival.link, arrival.published_at
    story.summary, story.brief, story.minutes = telling.summary, telling.brief, telling.minutes
    story.author, story.language = arrival.entry.author or telling.author, telling.language
    strict = arrival.policy.strict(story.notes)
    story.notes = [*arrival.notes, *(note for note in strict if note not in arrival.notes)]


def _story_entry(story: StoryRow, arrival: Arrival, now: datetime, *, is_told: bool) -> StoryEntryRow:
    text = arrival.telling.text or arrival.telling.summary
    return StoryEntryRow(
        story_id=story.id,
        entry_id=arrival.entry.id,
        source_id=arrival.source.id,
        link_key=arrival.key,
        title=arrival.entry.title,
        link=arrival.link,
        source=name_of(arrival.feed),
        opening=text[:OPENING_CHARACTERS],
        characters=len(text),
        published_at=arrival.published_at,
        met_at=now,
        is_told=is_told,
    )


def name_of(feed: FeedRecord) -> str:
    """The name of the site as people see it."""
    return site_name(feed.title, feed.link or feed.url)
