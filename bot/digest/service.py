"""What staff and members ask of the digest."""

from collections.abc import Mapping

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import Refused
from bot.digest import repository, series
from bot.digest.composition import Composition
from bot.digest.correcting import CorrectingService
from bot.digest.drafting import DraftService
from bot.digest.due import DueEditions
from bot.digest.explaining import ExplainingService
from bot.digest.prompting import PromptService
from bot.digest.reading import ReadingService
from bot.digest.records import Edition
from bot.digest.scheduling import SchedulingService
from bot.digest.series import JOB
from bot.digest.subscribing import DM_CARD, SubscribingService
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_staff


class DigestService:
    """Digests of all guilds.

    `due` composes them at their hours, `reading` is for whoever reads them, `scheduling` and the rest for staff.
    """

    def __init__(self, database: Database, clock: Clock, composition: Composition) -> None:
        self._database = database
        self._clock = clock
        self._composition = composition
        self.due = DueEditions(database, clock, composition)
        self.reading = ReadingService(database, clock, composition)
        self.explaining = ExplainingService(database, clock, composition.news)
        self.drafts = DraftService(database, clock, composition)
        self.correcting = CorrectingService(database, clock, composition)
        self.prompts = PromptService(database, clock)
        self.subscribing = SubscribingService(database, clock, composition)
        self.scheduling = SchedulingService(database, clock)

        self.refused: Mapping[str, Refused] = {DM_CARD: self.subscribing.refused}

    async def preview(self, actor: Actor, name: str = series.DAILY) -> Edition:
        """Staff: what an edition would hold now. Nothing is written.

        Raises:
            MemberFacingError: not staff, or no such digest.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            async with session.begin_nested() as attempt:
                row = await series.require(session, now, guild, name)
                await self._composition.settle(session, guild.guild_id)
                edition = await self._composition.draw_up(session, now, guild, row)
                await attempt.rollback()
            return edition

    async def now(self, actor: Actor, name: str = series.DAILY) -> Edition:
        """Staff: post an edition now; today's scheduled one then takes what is new after it.

        Raises:
            MemberFacingError: not staff, no such digest, there is no channel for it, or nothing to say.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await series.require(session, now, guild, name)
            series.require_channel(row, guild)
            await self._composition.settle(session, guild.guild_id)
            edition = await self._composition.draw_up(session, now, guild, row)
            if edition.is_empty:
                raise MemberFacingError("digest-only-hard" if edition.left_out else "digest-nothing-new")
            audit.record(session, now, "digest.now", guild_id=guild.guild_id, by=actor.person_id)
            return await self._composition.write_down(
                session, now, row, f"{repository.ASKED_FOR}{now.isoformat()}", edition
            )
