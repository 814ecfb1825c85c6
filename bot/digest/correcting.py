"""What an edition told wrongly: a dated note where it stands, and the first words of the next one."""

import asyncio
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock, repeat
from bot.database import Database
from bot.delivery import Operation, outbox
from bot.digest import repository
from bot.digest.composition import Composition, page_subject, subject_of
from bot.digest.models import CorrectionRow, EditionRow
from bot.digest.records import EDITION_CARD, Edition
from bot.digest.series import JOB
from bot.digest.wording import staff_words
from bot.errors import MemberFacingError
from bot.guilds import Actor, present, require_staff
from bot.news.records import StoryChange

CHANGE_CARD = "digest-change"
LOOK_EVERY = timedelta(minutes=5)
LONGEST_CORRECTION = 200
_CORRECTABLE = 5


class CorrectingService:
    """Corrections, for staff."""

    def __init__(self, database: Database, clock: Clock, composition: Composition) -> None:
        self._database = database
        self._clock = clock
        self._composition = composition

    async def editions(self, actor: Actor) -> list[Edition]:
        """The newest editions, whose stories may be corrected.

        Raises:
            MemberFacingError: not staff.
        """
        async with self._database.read() as session:
            guild = await require_staff(session, actor, JOB)
            rows = await repository.composed(session, guild.guild_id, limit=_CORRECTABLE)
            return [await self._composition.read_back(session, row) for row in rows]

    async def correct(self, actor: Actor, edition_id: int, story_id: int, text: str) -> Edition:
        """Say what was wrong.

        Raises:
            MemberFacingError: not staff, no such story in such an edition, or the guard stops the words.
        """
        words = staff_words(text, LONGEST_CORRECTION)
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await session.get(EditionRow, edition_id)
            if row is None or row.guild_id != guild.guild_id:
                raise MemberFacingError("errors-not-found")
            await self._correct(session, actor, row, story_id, words)
            audit.record(session, now, "digest.correct", guild_id=guild.guild_id, by=actor.person_id, edition_id=row.id)
            return await self._composition.read_back(session, row)

    async def look_for_changes(self) -> None:
        """A card in the staff channel for each thing that a source has changed since a digest told it."""
        async with self._database.read() as session:
            found = [
                (guild, change)
                for guild in await present(session)
                for change in await self._composition.news.changes(session, guild.guild_id)
                if await outbox.find(session, _card_key(change.id)) is None
            ]
        for guild, change in found:
            async with self._database.write() as session:
                card = Operation(
                    kind=CHANGE_CARD,
                    key=_card_key(change.id),
                    guild_id=guild.guild_id,
                    channel_id=guild.staff_channel_id,
                    ids={"change_id": change.id},
                    subjects=(f"change:{change.id}",),
                )
                await outbox.add(session, self._clock.now(), card)

    async def run(self, stop: asyncio.Event) -> None:
        """Look every few minutes, until `stop`."""
        await repeat(self.look_for_changes, self._clock, LOOK_EVERY, stop)

    async def change(self, guild_id: int, change_id: int) -> StoryChange | None:
        """What a source changed; None once staff have dealt with it."""
        async with self._database.read() as session:
            return await self._change(session, guild_id, change_id)

    async def require_change(self, actor: Actor, change_id: int) -> StoryChange:
        """The same, for staff.

        Raises:
            MemberFacingError: not staff, or somebody has dealt with it.
        """
        async with self._database.read() as session:
            guild = await require_staff(session, actor, JOB)
            found = await self._change(session, guild.guild_id, change_id)
        if found is None:
            raise MemberFacingError("digest-change-settled")
        return found

    async def settle(self, actor: Actor, change_id: int, text: str = "") -> None:
        """Correct what the digest told, in these words, or leave it as it is where there are none.

        Raises:
            MemberFacingError: as `require_change`; the guard stops the words; no edition tells it any more.
        """
        words = staff_words(text, LONGEST_CORRECTION)
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            found = await self._change(session, guild.guild_id, change_id)
            if found is None or not await self._composition.news.settle_change(session, guild.guild_id, change_id, now):
                raise MemberFacingError("digest-change-settled")
            if words:
                row = await repository.edition_of(session, guild.guild_id, f"story:{found.story_id}")
                if row is None:
                    raise MemberFacingError("digest-story-gone")
                await self._correct(session, actor, row, found.story_id, words)
            await outbox.refresh(session, now, f"change:{change_id}", kind=CHANGE_CARD)
            act = "digest.correct" if words else "digest.keep"
            audit.record(session, now, act, guild_id=guild.guild_id, by=actor.person_id, change_id=change_id)

    async def _change(self, session: AsyncSession, guild_id: int, change_id: int) -> StoryChange | None:
        changes = await self._composition.news.changes(session, guild_id)
        return next((each for each in changes if each.id == change_id), None)

    async def _correct(self, session: AsyncSession, actor: Actor, row: EditionRow, story_id: int, words: str) -> None:
        edition = await self._composition.read_back(session, row)
        story = next((each for each in edition.stories if each.id == story_id), None)
        if story is None or not words:
            raise MemberFacingError("digest-story-gone")
        session.add(
            CorrectionRow(
                guild_id=row.guild_id,
                edition_id=row.id,
                subject=f"story:{story_id}",
                title="" if story.notes else story.title,
                text=words,
                corrected_at=self._clock.now(),
                by_person_id=actor.person_id,
            )
        )
        await session.flush()
        await self._refresh(session, edition)

    async def _refresh(self, session: AsyncSession, edition: Edition) -> None:
        now = self._clock.now()
        await outbox.refresh(session, now, subject_of(edition.id), kind=EDITION_CARD)
        for number in range(1, len(edition.pages)):
            await outbox.refresh(session, now, page_subject(edition.id, number), kind=EDITION_CARD)


def _card_key(change_id: int) -> str:
    return f"{CHANGE_CARD}:{change_id}"
