"""What goes into an edition, what it holds as it may be shown today, and what becomes of one that never left."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery import Operation, outbox
from bot.digest import repository
from bot.digest.models import DigestRow, EditionRow
from bot.digest.records import Edition, EditionState, Made
from bot.digest.selection import MADE_CHARACTERS, MOST_MADE, ROOM, select
from bot.guilds import Guild
from bot.news.records import Story

EDITION_CARD = "digest-edition"
# What the community made waits so long for room in an edition; before a guild's first one it counts for a day.
MADE_WAITS = timedelta(days=7)
FIRST_LOOK_BACK = timedelta(days=1)
_LOOKED_AT = 3


class StorySource(Protocol):
    """Where stories come from."""

    async def candidates(self, session: AsyncSession, guild_id: int, now: datetime) -> Sequence[Story]:
        """Stories that an edition may take."""

    async def by_ids(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> Sequence[Story]:
        """Those stories, as far as they may still be shown."""

    async def take(self, session: AsyncSession, guild_id: int, ids: Sequence[int], now: datetime) -> None:
        """An edition holds these from now on."""

    async def give_back(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> None:
        """The edition that held these never left."""

    async def count_held(self, session: AsyncSession, guild_id: int) -> int:
        """How many wait for staff to look."""


class MadeSource(Protocol):
    """One job's word on what the community made."""

    kind: str

    async def since(self, session: AsyncSession, guild_id: int, since: datetime) -> Sequence[Made]:
        """What is new since then, oldest first."""

    async def by_ids(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> Sequence[Made]:
        """Those, as far as they may still be shown."""


class Composition:
    """Works within the caller's transaction.

    Args:
        community: each job's word on what is new, in reading order.
    """

    def __init__(self, news: StorySource, community: Sequence[MadeSource]) -> None:
        self._news = news
        self._community = community

    async def draw_up(
        self, session: AsyncSession, now: datetime, guild: Guild, row: DigestRow, day: date | None = None
    ) -> Edition:
        """What an edition would hold now, for a local day (today's unless said); nothing that stood in one before."""
        made = await self._new_made(session, now, row)
        candidates = await self._news.candidates(session, guild.guild_id, now)
        used = await repository.used(session, guild.guild_id, [f"story:{story.id}" for story in candidates])
        fresh = [story for story in candidates if f"story:{story.id}" not in used]
        chosen = select(fresh, now, row.stories, ROOM - MADE_CHARACTERS * len(made))
        return Edition(
            id=0,
            guild_id=guild.guild_id,
            name=row.name,
            day=day or now.astimezone(guild.tz).date(),
            stories=tuple(each.story for each in chosen),
            made=tuple(made),
            left_out=len(fresh) - len(chosen),
            held=await self._news.count_held(session, guild.guild_id),
            channel_id=row.channel_id or guild.news_channel_id,
        )

    async def write_down(
        self, session: AsyncSession, now: datetime, row: DigestRow, occasion: str, edition: Edition
    ) -> Edition:
        """Keep an edition that was drawn up, and have it posted."""
        holds = [f"story:{story.id}" for story in edition.stories] + [made.subject for made in edition.made]
        written = await repository.add_edition(
            session,
            row,
            occasion=occasion,
            day=edition.day,
            state=EditionState.COMPOSED,
            now=now,
            holds=holds,
        )
        await self._news.take(session, edition.guild_id, [story.id for story in edition.stories], now)
        await outbox.add(
            session,
            now,
            Operation(
                kind=EDITION_CARD,
                key=_card_key(written.id),
                guild_id=edition.guild_id,
                channel_id=edition.channel_id,
                ids={"edition_id": written.id},
                subjects=(subject_of(written.id), *holds),
            ),
        )
        return edition

    async def read_back(self, session: AsyncSession, row: EditionRow) -> Edition:
        """An edition as it may be shown now: what was taken down since is gone from it."""
        digest_row = await session.get_one(DigestRow, row.digest_id)
        holds = await repository.subjects(session, row.id)
        found: dict[str, Story | Made] = {}
        for kind, by_ids in self._finders():
            ids = _ids(holds, kind)
            for each in await by_ids(session, row.guild_id, ids) if ids else ():
                found[f"{kind}:{each.id}"] = each
        shown = [found[subject] for subject in holds if subject in found]
        return Edition(
            id=row.id,
            guild_id=row.guild_id,
            name=digest_row.name,
            day=row.day,
            stories=tuple(each for each in shown if isinstance(each, Story)),
            made=tuple(each for each in shown if isinstance(each, Made)),
            channel_id=digest_row.channel_id,
            is_posted=bool(await outbox.find_posts(session, subject_of(row.id), kind=EDITION_CARD)),
        )

    async def settle(self, session: AsyncSession, guild_id: int) -> None:
        """Give up the newest editions that could not be posted: what they hold goes into the next."""
        for row in await repository.composed(session, guild_id, limit=_LOOKED_AT):
            card = await outbox.find(session, _card_key(row.id))
            if card is None or card[1] not in (outbox.State.FAILED, outbox.State.DROPPED):
                continue
            await outbox.drop(session, card[0], guild_id)
            held = await repository.subjects(session, row.id)
            await self._news.give_back(session, guild_id, _ids(held, "story"))
            await repository.empty(session, row)

    async def _new_made(self, session: AsyncSession, now: datetime, row: DigestRow) -> list[Made]:
        since = max(row.created_at - FIRST_LOOK_BACK, now - MADE_WAITS)
        made: list[Made] = []
        for source in self._community:
            made += await source.since(session, row.guild_id, since)
        used = await repository.used(session, row.guild_id, [each.subject for each in made])
        return [each for each in made if each.subject not in used][:MOST_MADE]

    def _finders(
        self,
    ) -> list[tuple[str, Callable[[AsyncSession, int, Sequence[int]], Awaitable[Sequence[Story | Made]]]]]:
        return [("story", self._news.by_ids), *((source.kind, source.by_ids) for source in self._community)]


def subject_of(edition_id: int) -> str:
    """As posts name it."""
    return f"edition:{edition_id}"


def _card_key(edition_id: int) -> str:
    return f"edition:{edition_id}"


def _ids(subjects: Sequence[str], kind: str) -> list[int]:
    return [int(subject.partition(":")[2]) for subject in subjects if subject.startswith(f"{kind}:")]
