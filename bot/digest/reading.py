"""What readers ask of editions that were posted. Each edition is shown as it may be today."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.delivery import InboxItem, inbox, outbox
from bot.digest import repository
from bot.digest.composition import Composition, subject_of
from bot.digest.models import EditionRow
from bot.digest.records import EDITION_CARD, Edition
from bot.digest.series import JOB
from bot.errors import MemberFacingError
from bot.guilds import Actor, is_staff, require_job
from bot.news.records import Story
from bot.safety.records import Evidence
from bot.texts import say

SAVED_ITEM = "digest-saved"


class ReadingService:
    """Editions, for whoever reads them."""

    def __init__(self, database: Database, clock: Clock, composition: Composition) -> None:
        self._database = database
        self._clock = clock
        self._composition = composition

    async def latest(self, guild_id: int) -> Edition:
        """The newest edition that was for everyone.

        Raises:
            MemberFacingError: there was none yet.
        """
        async with self._database.read() as session:
            await require_job(session, guild_id, JOB)
            rows = await repository.composed(session, guild_id, for_all=True)
            if not rows:
                raise MemberFacingError("digest-none-yet")
            return await self._composition.read_back(session, rows[0])

    async def card(self, edition_id: int) -> Edition | None:
        """An edition as its posts show it."""
        async with self._database.read() as session:
            row = await session.get(EditionRow, edition_id)
            return None if row is None else await self._composition.read_back(session, row)

    async def edition(self, actor: Actor, edition_id: int) -> Edition:
        """An edition of the actor's own guild; one that went to staff only, for staff.

        Raises:
            MemberFacingError: there is none such.
        """
        async with self._database.read() as session:
            return await self._edition(session, actor, edition_id)

    async def story(self, actor: Actor, edition_id: int, story_id: int) -> Story:
        """A story that stands in that edition.

        Raises:
            MemberFacingError: it does not (any more).
        """
        async with self._database.read() as session:
            return await self._story(session, actor, edition_id, story_id)

    async def save(self, actor: Actor, edition_id: int, story_id: int) -> Story:
        """Keep it in the person's inbox, once however often they ask; raises as `story`."""
        async with self._database.write() as session:
            found = await self._story(session, actor, edition_id, story_id)
            item = InboxItem(
                guild_id=actor.guild_id,
                person_id=actor.person_id,
                kind=SAVED_ITEM,
                key=f"{SAVED_ITEM}:{actor.person_id}:{story_id}",
                ids={"edition_id": edition_id, "story_id": story_id},
            )
            await inbox.put(session, self._clock.now(), item, is_known=True)
            return found

    async def saved(self, guild_id: int, edition_id: int, story_id: int) -> Story | None:
        """What an inbox item shows; None where it may not be shown any more."""
        async with self._database.read() as session:
            row = await session.get(EditionRow, edition_id)
            if row is None or row.guild_id != guild_id:
                return None
            stories = (await self._composition.read_back(session, row)).stories
            return next((story for story in stories if story.id == story_id), None)

    async def evidence(self, session: AsyncSession, guild_id: int, number: str) -> Evidence | None:
        """For `SafetyService.subjects`: what "edition:12" tells now. It is nobody's own."""
        row = await session.get(EditionRow, int(number)) if number.isdecimal() else None
        if row is None or row.guild_id != guild_id:
            return None
        edition = await self._composition.read_back(session, row)
        told = [f"{story.title}\n{story.link}\n{story.summary}".strip() for story in edition.stories]
        posts = await outbox.find_posts(session, subject_of(row.id), kind=EDITION_CARD)
        return Evidence(
            author_id=None,
            title=f"{say('digest-title')} · {say('digest-day', day=edition.day)}",
            text="\n\n".join([*told, *(made.title for made in edition.made)]),
            place=next(iter(posts), None),
        )

    async def _edition(self, session: AsyncSession, actor: Actor, edition_id: int) -> Edition:
        guild = await require_job(session, actor.guild_id, JOB)
        row = await session.get(EditionRow, edition_id)
        if row is None or row.guild_id != guild.guild_id or (row.is_for_staff and not is_staff(guild, actor)):
            raise MemberFacingError("errors-not-found")
        return await self._composition.read_back(session, row)

    async def _story(self, session: AsyncSession, actor: Actor, edition_id: int, story_id: int) -> Story:
        edition = await self._edition(session, actor, edition_id)
        found = next((story for story in edition.stories if story.id == story_id), None)
        if found is None:
            raise MemberFacingError("digest-story-gone")
        return found
