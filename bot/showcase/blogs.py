"""A member's own blog: each new post becomes a draft of theirs, and nothing is published by itself."""

import asyncio
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock, first
from bot.database import Database
from bot.delivery import InboxItem, inbox
from bot.feeds import repository as feeds
from bot.feeds.polling import FeedPoller
from bot.feeds.records import EntryRecord, FeedRecord
from bot.forms import drafts_of, open_draft
from bot.forms.models import DraftRow
from bot.guilds import Actor, find, require_job
from bot.showcase import blog_repository, drafting, names
from bot.showcase.drafts import JOB
from bot.showcase.kinds import Kind
from bot.showcase.models import BlogRow

log = structlog.get_logger()

POST_ITEM = "showcase-post"
_POST = "post:"
# Who does not look after them gets no more; they stand on the blog anyway.
MOST_UNSENT = 5


class BlogService:
    """The blogs of members."""

    def __init__(self, database: Database, clock: Clock, poller: FeedPoller) -> None:
        self._database = database
        self._clock = clock
        self._poller = poller

    async def mine(self, actor: Actor) -> FeedRecord | None:
        """The person's blog there, if they have named one.

        Raises:
            MemberFacingError: the job is off.
        """
        async with self._database.read() as session:
            await require_job(session, actor.guild_id, JOB)
            row = await session.get(BlogRow, (actor.guild_id, actor.person_id))
            return None if row is None else await feeds.find_feed(session, row.feed_id)

    async def add(self, actor: Actor, typed: str) -> FeedRecord:
        """Follow a blog in the place of any other; what it has posted so far stays there.

        Raises:
            MemberFacingError: the job is off; it cannot be opened, or has no feed.
        """
        async with self._database.read() as session:
            await require_job(session, actor.guild_id, JOB)
        feed = await self._poller.add(typed)
        now = self._clock.now()
        async with self._database.write() as session:
            await require_job(session, actor.guild_id, JOB)
            await _leave(session, actor.guild_id, actor.person_id)
            session.add(
                BlogRow(
                    guild_id=actor.guild_id,
                    person_id=actor.person_id,
                    feed_id=feed.id,
                    seen_entry_id=await feeds.newest_id(session, feed.id),
                    added_at=now,
                )
            )
            await feeds.subscribe(session, now, feed.id, actor.guild_id, JOB)
        return feed

    async def remove(self, actor: Actor) -> None:
        """Follow it no longer; drafts that came of it stay."""
        async with self._database.write() as session:
            await _leave(session, actor.guild_id, actor.person_id)

    async def post(self, guild_id: int, person_id: int, draft_id: int) -> str | None:
        """The title of a post that waits as a draft; None once it was sent or thrown away."""
        async with self._database.read() as session:
            row = await session.get(DraftRow, draft_id)
            is_theirs = row is not None and (row.guild_id, row.person_id) == (guild_id, person_id)
            return str(row.values.get("title") or "") if row is not None and is_theirs else None

    async def run(self, stop: asyncio.Event) -> None:
        """Catch up, then whenever a feed had something new, until `stop`."""
        while not stop.is_set():
            arrived = self._poller.arrived.next()
            await self.catch_up()
            await first(stop.wait(), arrived.wait())

    async def catch_up(self) -> None:
        """Make drafts of what was posted since each blog was read last."""
        async with self._database.read() as session:
            behind = await blog_repository.behind(session)
        for guild_id, person_id in behind:
            try:
                async with self._database.write() as session:
                    await _read_on(session, self._clock.now(), guild_id, person_id)
            except Exception:
                log.exception("blog not read on", guild=guild_id)

    async def erase(self, session: AsyncSession, _now: datetime, guild_id: int | None, person_id: int) -> None:
        """Before an erased person's rows go: nobody asks their blog any more."""
        for each in await blog_repository.guilds_of(session, person_id):
            if guild_id in (None, each):
                await _leave(session, each, person_id)


async def _leave(session: AsyncSession, guild_id: int, person_id: int) -> None:
    row = await session.get(BlogRow, (guild_id, person_id))
    if row is None:
        return
    feed_id = row.feed_id
    await session.delete(row)
    await session.flush()
    if not await blog_repository.is_followed(session, guild_id, feed_id):
        await feeds.unsubscribe(session, feed_id, guild_id, JOB)


async def _read_on(session: AsyncSession, now: datetime, guild_id: int, person_id: int) -> None:
    row = await session.get(BlogRow, (guild_id, person_id))
    guild = await find(session, guild_id)
    if row is None or guild is None or JOB in guild.jobs_off:
        return
    entries = await feeds.after(session, row.feed_id, row.seen_entry_id)
    row.seen_entry_id = max((each.id for each in entries), default=row.seen_entry_id)
    drafts = await drafts_of(session, person_id, guild_id, drafting.FORM)
    unsent = sum(each.target.startswith(_POST) for each in drafts)
    for entry in entries[-MOST_UNSENT:][: max(0, MOST_UNSENT - unsent)]:
        await _make_draft(session, now, guild_id, person_id, entry)


async def _make_draft(session: AsyncSession, now: datetime, guild_id: int, person_id: int, entry: EntryRecord) -> None:
    typed = {
        "title": entry.title[: drafting.MOST_TITLE],
        "kind": Kind.BLOG_POST.value,
        "text": entry.text[: drafting.MOST_KEPT],
        "first_published": entry.link or "",
    }
    values = {**drafting.tidied(typed), "pen_name": await names.last_chosen(session, guild_id, person_id)}
    draft = await open_draft(
        session, now, person_id, guild_id, drafting.FORM, target=f"{_POST}{entry.id}", values=values
    )
    item = InboxItem(
        guild_id=guild_id,
        person_id=person_id,
        kind=POST_ITEM,
        key=f"{POST_ITEM}:{entry.id}",
        ids={"draft_id": draft.id},
    )
    await inbox.put(session, now, item)
