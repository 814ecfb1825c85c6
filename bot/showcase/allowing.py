"""What the author of a published piece allows: to write in the thread under its card, and to take the text along."""

import enum

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_job
from bot.showcase import repository, threads
from bot.showcase.drafts import JOB
from bot.showcase.records import Piece
from bot.showcase.states import State


class Allowance(enum.StrEnum):
    """Both are off until the author switches them on."""

    TALK = "talk"
    DOWNLOAD = "download"


class AllowingService:
    """Switches of a published piece, for whoever wrote it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def allow(self, actor: Actor, piece_id: int, what: Allowance, *, on: bool) -> Piece:
        """Switch it on or off; the thread is opened or closed as soon as Discord accepts it.

        Raises:
            MemberFacingError: somebody else's, not published, or the job is off.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_job(session, actor.guild_id, JOB)
            row = await repository.own_row(session, actor.guild_id, actor.person_id, piece_id)
            if row.state != State.PUBLISHED:
                raise MemberFacingError(f"showcase-now-{row.state}")
            if what is Allowance.DOWNLOAD:
                row.may_download = on
            elif row.is_open_to_talk is not on:
                row.is_open_to_talk = on
                await threads.let_talk(session, now, row)
            audit.record(
                session,
                now,
                f"showcase.allow_{what}",
                guild_id=row.guild_id,
                by=actor.person_id,
                piece_id=row.id,
                on=int(on),
            )
            await session.flush()
            return await repository.piece(session, row)
