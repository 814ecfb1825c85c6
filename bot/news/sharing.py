"""Links that members suggest for the digest, and what staff decide about them."""

import hashlib
from datetime import datetime
from typing import cast
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import InboxItem, Operation, inbox, outbox
from bot.errors import MemberFacingError
from bot.feeds.finding import address_of
from bot.feeds.links import comparable
from bot.feeds.reader import Reader
from bot.guilds import Actor, require_job, require_staff
from bot.guilds.records import Guild
from bot.news import repository, share_repository
from bot.news.articles import Article
from bot.news.models import ShareRow, StoryEntryRow, StoryRow
from bot.news.pages import ArticlePages
from bot.news.records import Share, ShareState, State, pressable
from bot.news.service import JOB
from bot.news.storing import LONGEST_LINK, REPEAT_AFTER
from bot.news.telling import OPENING_CHARACTERS, TELL, Telling
from bot.safety.guard import marks

SHARE_CARD = "news-share-waiting"
DECIDED = "news-share-decided"
MOST_WAITING = 5
LONGEST_WHY = 300


class SharingService:
    """Suggestions of members."""

    def __init__(self, database: Database, clock: Clock, pages: ArticlePages, reader: Reader) -> None:
        self._database = database
        self._clock = clock
        self._pages = pages
        self._reader = reader

    async def share(self, actor: Actor, typed: str, why: str = "", *, is_named: bool = False) -> Share:
        """Suggest a page. Staff see it, with `why`, and decide; nobody else sees it before.

        Raises:
            MemberFacingError: the news are off; no web address; words that the guard stops; this page was suggested or
                told in the last month; too many of theirs wait.
        """
        link = pressable(address_of(typed))
        if not link.startswith(("https://", "http://")):
            raise MemberFacingError("web-address-not-http")
        if len(link) > LONGEST_LINK:
            raise MemberFacingError("web-address-malformed")
        why = why.strip()[:LONGEST_WHY]
        stopped = [mark for mark in marks(why) if mark.stops]
        if stopped:
            raise MemberFacingError("feeds-share-stopped", words=why[stopped[0].start : stopped[0].end])
        async with self._database.read() as session:
            await self._require_place(session, actor, key_of(link))
        article = (await self._pages.read([link])).get(link, Article())
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await self._require_place(session, actor, key_of(link))
            await _forget_past(session, guild.guild_id, key_of(link))
            row = ShareRow(
                guild_id=guild.guild_id,
                person_id=actor.person_id,
                link_key=key_of(link),
                link=link,
                title=article.title[:500] or _address(link),
                why=why,
                is_named=is_named,
                published_at=article.published_at,
                state=ShareState.WAITING,
                shared_at=now,
            )
            session.add(row)
            await session.flush()
            await _tell_staff(session, now, guild, row)
            return _record(row)

    async def waiting(self, actor: Actor) -> list[Share]:
        """Staff: what members suggest, the oldest first.

        Raises:
            MemberFacingError: not staff.
        """
        async with self._database.read() as session:
            guild = await require_staff(session, actor, JOB)
            return [_record(row) for row in await share_repository.waiting(session, guild.guild_id)]

    async def decide(self, actor: Actor, share_id: int, section: str, *, accept: bool) -> Share:
        """Staff: let the page stand in the next edition, in that section, or not; the member is told.

        Raises:
            MemberFacingError: not staff, their own suggestion, or one that is decided already.
        """
        async with self._database.read() as session:
            link = (await _own(session, actor, share_id)).link
        article = (await self._pages.read([link])).get(link, Article()) if accept else Article()
        telling = await self._tell(article)
        now = self._clock.now()
        async with self._database.write() as session:
            row = await _own(session, actor, share_id)
            row.state = ShareState.ACCEPTED if accept else ShareState.DECLINED
            row.decided_at, row.decided_by_person_id = now, actor.person_id
            if accept:
                known = await repository.known(session, row.guild_id, [row.link_key], now - REPEAT_AFTER)
                story = known.get(row.link_key) or await _new_story(session, now, row, section, article, telling)
                row.story_id = story.id
            act = "news.share_accept" if accept else "news.share_decline"
            audit.record(session, now, act, guild_id=row.guild_id, by=actor.person_id, share_id=row.id)
            item = InboxItem(
                guild_id=row.guild_id,
                person_id=row.person_id,
                kind=DECIDED,
                key=f"{DECIDED}:{row.id}",
                ids={"share_id": row.id},
            )
            await inbox.put(session, now, item)
            await session.flush()
            if not await share_repository.waiting(session, row.guild_id, limit=1):
                await outbox.remove(session, now, _queue_of(row.guild_id), kind=SHARE_CARD)
            return _record(row)

    async def told(self, guild_id: int, person_id: int, share_id: int) -> Share | None:
        """What became of somebody's suggestion; None where it is gone."""
        async with self._database.read() as session:
            row = await session.get(ShareRow, share_id)
            mine = row is not None and (row.guild_id, row.person_id) == (guild_id, person_id)
            return _record(row) if row is not None and mine else None

    async def count_waiting(self, guild_id: int) -> int:
        """How many suggestions wait for staff."""
        async with self._database.read() as session:
            return await share_repository.count_waiting(session, guild_id)

    async def erase(self, session: AsyncSession, now: datetime, guild_id: int | None, person_id: int) -> None:
        """Have posts that name the person as the one who shared a story drawn anew; the rows go by the registry."""
        for story_id in await share_repository.stories_of(session, guild_id, person_id):
            await outbox.refresh(session, now, f"story:{story_id}")

    async def _require_place(self, session: AsyncSession, actor: Actor, key: str) -> Guild:
        guild = await require_job(session, actor.guild_id, JOB)
        since = self._clock.now() - REPEAT_AFTER
        if await share_repository.is_shared(session, guild.guild_id, key, since):
            raise MemberFacingError("feeds-share-known")
        if await share_repository.count_waiting(session, guild.guild_id, actor.person_id) >= MOST_WAITING:
            raise MemberFacingError("feeds-share-many", limit=MOST_WAITING)
        return guild

    async def _tell(self, article: Article) -> Telling:
        if not article.text:
            return Telling()
        try:
            return cast("Telling", await self._reader.call(TELL, article.title, article.text, article.language))
        except MemberFacingError:
            return Telling()


def _queue_of(guild_id: int) -> str:
    return f"shares:{guild_id}"


def key_of(link: str) -> str:
    """What makes a shared page and an entry of a feed one story."""
    return hashlib.sha256(comparable(link).encode("utf-8", "replace")).hexdigest()


async def _own(session: AsyncSession, actor: Actor, share_id: int) -> ShareRow:
    guild = await require_staff(session, actor, JOB)
    row = await session.get(ShareRow, share_id)
    if row is None or row.guild_id != guild.guild_id or row.state != ShareState.WAITING:
        raise MemberFacingError("feeds-share-decided")
    if row.person_id == actor.person_id:
        raise MemberFacingError("feeds-share-own")
    return row


async def _forget_past(session: AsyncSession, guild_id: int, key: str) -> None:
    past = await share_repository.by_key(session, guild_id, key)
    if past is not None:
        past.link_key = f"past:{past.id}"
        await session.flush()


async def _tell_staff(session: AsyncSession, now: datetime, guild: Guild, row: ShareRow) -> None:
    """One card while anything waits: staff look at all of it from there."""
    if [each.id for each in await share_repository.waiting(session, guild.guild_id, limit=2)] == [row.id]:
        await outbox.add(
            session,
            now,
            Operation(
                kind=SHARE_CARD,
                key=f"{SHARE_CARD}:{row.id}",
                guild_id=guild.guild_id,
                channel_id=guild.staff_channel_id,
                subjects=(_queue_of(guild.guild_id),),
            ),
        )


async def _new_story(
    session: AsyncSession, now: datetime, row: ShareRow, section: str, article: Article, telling: Telling
) -> StoryRow:
    """The page as a story. Staff have looked at it, so it is not held, whatever it is about."""
    await repository.forget_key(session, row.guild_id, row.link_key)
    published_at = min(article.published_at, now) if article.published_at else None
    source = _address(row.link).partition("/")[0][:200]
    story = StoryRow(
        guild_id=row.guild_id,
        link_key=row.link_key,
        title=row.title,
        link=row.link,
        source=source,
        section=section,
        summary=telling.summary,
        brief=telling.brief,
        notes=list(telling.notes),
        minutes=telling.minutes,
        author=article.author[:200],
        language=article.language[:35],
        weight=1.0,
        published_at=published_at,
        seen_at=now,
        state=State.OPEN,
        open_at=now,
        decided_at=now,
        decided_by_person_id=row.decided_by_person_id,
    )
    session.add(story)
    await session.flush()
    session.add(
        StoryEntryRow(
            story_id=story.id,
            link_key=row.link_key,
            title=row.title,
            link=row.link,
            source=source,
            opening=article.text[:OPENING_CHARACTERS],
            characters=len(article.text),
            published_at=published_at,
            met_at=now,
            is_told=True,
        )
    )
    return story


def _address(link: str) -> str:
    """A page by its address, where it has no name that could be read."""
    parts = urlsplit(link)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"[:200]


def _record(row: ShareRow) -> Share:
    return Share(
        id=row.id,
        person_id=row.person_id,
        link=row.link,
        title=row.title,
        why=row.why,
        is_named=row.is_named,
        published_at=row.published_at,
        shared_at=row.shared_at,
        state=ShareState(row.state),
    )
