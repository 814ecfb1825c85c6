"""`/digest why`: what counted for a story when an edition was made. Nothing personal is among it."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.digest import reasons, repository
from bot.digest.composition import StorySource
from bot.digest.models import DigestRow, EditionRow
from bot.digest.reasons import Standing, Why
from bot.digest.selection import Reason
from bot.digest.series import JOB
from bot.errors import MemberFacingError
from bot.guilds import Actor, is_staff, require_job
from bot.news.records import Story

# So far back somebody may ask, and so many editions are looked through.
ASKED_FOR = timedelta(days=7)
_LOOKED_THROUGH = 20


class ExplainingService:
    """Tells whoever asks."""

    def __init__(self, database: Database, clock: Clock, news: StorySource) -> None:
        self._database = database
        self._clock = clock
        self._news = news

    async def stories(self, actor: Actor) -> list[Story]:
        """The stories of the last week that one may ask about, the newest first: none that is held.

        Raises:
            MemberFacingError: the job is off.
        """
        async with self._database.read() as session:
            await require_job(session, actor.guild_id, JOB)
            return await self._known(session, actor.guild_id)

    async def why(self, actor: Actor, story_id: int) -> tuple[Story, Why]:
        """Why a story is in an edition, or not.

        Raises:
            MemberFacingError: the job is off, or there is no such story.
        """
        async with self._database.read() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            row = await repository.edition_of(session, guild.guild_id, f"story:{story_id}")
            if row is not None and row.is_for_staff and not is_staff(guild, actor):
                row = None
            found = await self._news.by_ids(session, guild.guild_id, [story_id])
            if not found:
                raise MemberFacingError("digest-story-gone")
            if row is not None:
                return found[0], await self._standing(session, row, story_id)
            return found[0], await self._left_out(session, guild.guild_id, story_id)

    async def _standing(self, session: AsyncSession, row: EditionRow, story_id: int) -> Why:
        told = [item.subject for item in await repository.items(session, row.id) if item.subject.startswith("story:")]
        kept = reasons.unpacked(row.considered or {}, story_id)
        return Why(
            story_id=story_id,
            reason=Reason.IN,
            edition_id=row.id,
            digest=(await session.get_one(DigestRow, row.digest_id)).name,
            day=row.day,
            counted=kept[1] if kept is not None else None,
            place=told.index(f"story:{story_id}") + 1,
            stories=len(told),
        )

    async def _left_out(self, session: AsyncSession, guild_id: int, story_id: int) -> Why:
        for row in await repository.explained(session, guild_id, _LOOKED_THROUGH):
            kept = reasons.unpacked(row.considered or {}, story_id)
            if kept is None or kept[0] is Reason.IN:
                continue
            return Why(
                story_id=story_id,
                reason=kept[0],
                edition_id=row.id,
                digest=(await session.get_one(DigestRow, row.digest_id)).name,
                day=row.day,
                counted=kept[1],
                least=reasons.least_score(row.considered or {}),
            )
        is_new = any(story.id == story_id for story in await self._known(session, guild_id))
        return Why(story_id=story_id, reason=Standing.WAITS if is_new else Standing.TOO_OLD)

    async def _known(self, session: AsyncSession, guild_id: int) -> list[Story]:
        found = await self._news.candidates(session, guild_id, self._clock.now(), ASKED_FOR)
        return sorted(found, key=lambda story: -story.id)
