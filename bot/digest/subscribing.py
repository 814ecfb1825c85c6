"""Digests by direct message: asked for by the person's own press, at their own hour, and stopped by one button."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock, repeat
from bot.database import Database
from bot.delivery import InboxItem, Operation, Outgoing, inbox, outbox
from bot.digest import repository, subscription_repository
from bot.digest.composition import Composition
from bot.digest.models import EditionRow, SubscriptionRow
from bot.digest.records import Edition, Page, Subscription
from bot.digest.schedule import EVERY_DAY, LATEST, next_occasion, parse_hour
from bot.digest.series import JOB
from bot.errors import MemberFacingError
from bot.guilds import Actor, Guild, find, require_job
from bot.news.records import Story
from bot.safety.notes import Note

DM_CARD = "digest-dm"
STOPPED_ITEM = "digest-stopped"
LOOK_AGAIN = timedelta(minutes=1)
# Somebody who was away, or whose hour the bot slept through, is told of so many days.
TOLD_BACK = timedelta(days=7)


class SubscribingService:
    """Subscriptions, for whoever has one."""

    def __init__(self, database: Database, clock: Clock, composition: Composition) -> None:
        self._database = database
        self._clock = clock
        self._composition = composition

    async def subscribe(self, actor: Actor, hour: str, sections: Sequence[str], hidden: Sequence[str]) -> Subscription:
        """From now on, or changed from now on; the caller has opened the DM channel by the person's press.

        Raises:
            MemberFacingError: the digest is off here, or the hour is none.
        """
        parsed = parse_hour(hour)
        if parsed is None:
            raise MemberFacingError("digest-not-an-hour", typed=hour[:20])
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            row = await subscription_repository.own(session, actor.guild_id, actor.person_id)
            if row is None:
                row = SubscriptionRow(guild_id=actor.guild_id, person_id=actor.person_id)
                session.add(row)
            if row.next_at is None:
                row.told_up_to_at = now
            row.hour = f"{parsed:%H:%M}"
            row.sections = list(sections) or None
            row.hidden = [note.value for note in Note if note.value in hidden]
            row.next_at = _next(now, row, guild)
            await session.flush()
            return _record(row, guild)

    async def current(self, actor: Actor) -> tuple[Subscription | None, tuple[str, ...]]:
        """The person's own, None where they have none, and the sections that there are to choose from.

        Raises:
            MemberFacingError: the digest is off here.
        """
        async with self._database.read() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            row = await subscription_repository.own(session, actor.guild_id, actor.person_id)
            sections = await self._composition.news.sections(session, guild.guild_id)
            return (None if row is None or row.next_at is None else _record(row, guild)), tuple(sections)

    async def stop(self, person_id: int, subscription_id: int) -> None:
        """No more of it, wherever the person pressed; twice is once.

        Raises:
            MemberFacingError: it is somebody else's.
        """
        async with self._database.write() as session:
            row = await session.get(SubscriptionRow, subscription_id)
            if row is None or row.person_id != person_id:
                raise MemberFacingError("errors-not-found")
            row.next_at = None

    async def edition(self, subscription_id: int, edition_id: int) -> Edition | None:
        """An edition as its subscriber wants it; None where nothing of it is for them, or it was stopped."""
        async with self._database.read() as session:
            row = await session.get(SubscriptionRow, subscription_id)
            found = await session.get(EditionRow, edition_id)
            if row is None or row.next_at is None or found is None or found.guild_id != row.guild_id:
                return None
            return _wanted(row, await self._composition.read_back(session, found))

    async def story(self, person_id: int, subscription_id: int, edition_id: int, story_id: int) -> Story:
        """A story that a subscriber opens in their DM.

        Raises:
            MemberFacingError: it is somebody else's, was stopped, or the story is not there any more.
        """
        async with self._database.read() as session:
            row = await session.get(SubscriptionRow, subscription_id)
            if row is None or row.person_id != person_id:
                raise MemberFacingError("errors-not-found")
        edition = await self.edition(subscription_id, edition_id)
        found = next((each for each in edition.stories if each.id == story_id), None) if edition else None
        if found is None:
            raise MemberFacingError("digest-story-gone")
        return found

    async def refused(self, session: AsyncSession, outgoing: Outgoing) -> None:
        """A DM did not reach its person. Where they are closed to us, it stops by itself, and the inbox says so."""
        row = await session.get(SubscriptionRow, int(outgoing.ids["subscription_id"]))
        if row is None or row.next_at is None or await inbox.has_open_dm(session, row.person_id):
            return
        row.next_at = None
        now = self._clock.now()
        await inbox.put(
            session,
            now,
            InboxItem(
                guild_id=row.guild_id,
                person_id=row.person_id,
                kind=STOPPED_ITEM,
                key=f"{STOPPED_ITEM}:{row.id}:{now.isoformat()}",
            ),
        )

    async def run(self, stop: asyncio.Event) -> None:
        """Send what is due, until `stop`."""
        await repeat(self.send_due, self._clock, LOOK_AGAIN, stop)

    async def send_due(self) -> datetime | None:
        """Tell everybody whose hour has come; returns when the next one's does."""
        now = self._clock.now()
        async with self._database.read() as session:
            due = await subscription_repository.due(session, now)
        for subscription_id in due:
            async with self._database.write() as session:
                row = await session.get(SubscriptionRow, subscription_id)
                if row is not None and row.next_at is not None and row.next_at <= now:
                    await self._send(session, now, row)
        async with self._database.read() as session:
            return await subscription_repository.next_due(session, now)

    async def _send(self, session: AsyncSession, now: datetime, row: SubscriptionRow) -> None:
        guild = await find(session, row.guild_id)
        if guild is None or row.next_at is None:
            row.next_at = None
            return
        is_late = now - row.next_at > LATEST
        row.next_at = _next(now, row, guild)
        if is_late or JOB in guild.jobs_off:
            return
        since = max(row.told_up_to_at, now - TOLD_BACK)
        row.told_up_to_at = now
        for edition in await repository.composed_since(session, row.guild_id, since, now):
            wanted = _wanted(row, await self._composition.read_back(session, edition))
            if wanted is None:
                continue
            for number, page in enumerate(wanted.pages):
                if not page.is_empty:
                    await outbox.add(session, now, _message(row, edition.id, number, page))


def _message(row: SubscriptionRow, edition_id: int, number: int, page: Page) -> Operation:
    key = f"{DM_CARD}:{row.id}:{edition_id}:{number}"
    return Operation(
        kind=DM_CARD,
        key=key,
        guild_id=row.guild_id,
        person_id=row.person_id,
        ids={"subscription_id": row.id, "edition_id": edition_id, "page": number},
        subjects=page.holds,
        ordering_key=f"{DM_CARD}:{row.id}",
    )


def _wanted(row: SubscriptionRow, edition: Edition) -> Edition | None:
    """What of it is in their sections and not among what they hide; None where that is nothing."""
    sections = None if row.sections is None else {each.casefold() for each in row.sections}

    def wants(story: Story) -> bool:
        return not set(story.notes) & set(row.hidden) and (sections is None or story.section.casefold() in sections)

    pages = [replace(page, stories=tuple(filter(wants, page.stories))) for page in edition.pages]
    wanted = replace(edition, pages=tuple(pages))
    return None if wanted.is_empty else wanted


def _next(now: datetime, row: SubscriptionRow, guild: Guild) -> datetime | None:
    hour = parse_hour(row.hour)
    following = None if hour is None else next_occasion(now, hour, guild.tz, EVERY_DAY)
    return None if following is None else following.at


def _record(row: SubscriptionRow, guild: Guild) -> Subscription:
    return Subscription(
        id=row.id,
        guild_id=row.guild_id,
        hour=row.hour,
        zone=guild.zone,
        sections=None if row.sections is None else tuple(row.sections),
        hidden=tuple(row.hidden),
        next_at=row.next_at,
    )
