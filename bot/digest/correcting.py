"""What an edition told wrongly: a dated note where it stands, and the first words of the next one."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import outbox
from bot.digest import repository
from bot.digest.composition import Composition, page_subject, subject_of
from bot.digest.models import CorrectionRow, EditionRow
from bot.digest.records import EDITION_CARD, Edition
from bot.digest.series import JOB
from bot.digest.wording import staff_words
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_staff

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
            edition = await self._composition.read_back(session, row)
            story = next((each for each in edition.stories if each.id == story_id), None)
            if story is None or not words:
                raise MemberFacingError("digest-story-gone")
            session.add(
                CorrectionRow(
                    guild_id=guild.guild_id,
                    edition_id=row.id,
                    subject=f"story:{story_id}",
                    title="" if story.notes else story.title,
                    text=words,
                    corrected_at=now,
                    by_person_id=actor.person_id,
                )
            )
            await session.flush()
            await self._refresh(session, edition)
            audit.record(session, now, "digest.correct", guild_id=guild.guild_id, by=actor.person_id, edition_id=row.id)
            return await self._composition.read_back(session, row)

    async def _refresh(self, session: AsyncSession, edition: Edition) -> None:
        now = self._clock.now()
        await outbox.refresh(session, now, subject_of(edition.id), kind=EDITION_CARD)
        for number in range(1, len(edition.pages)):
            await outbox.refresh(session, now, page_subject(edition.id, number), kind=EDITION_CARD)
