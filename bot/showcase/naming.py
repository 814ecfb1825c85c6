"""Changing the name on what is published. It changes at once, under the guard, and staff are told (safety rule 3).

A name that no longer fits must not wait for somebody's evening: the same exception as for the fields of a profile.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import Operation, outbox
from bot.errors import MemberFacingError
from bot.forms import fields
from bot.guilds import Actor, Guild, require_job
from bot.showcase import name_repository, names, repository, subjects
from bot.showcase.drafts import JOB
from bot.showcase.models import PenNameRow, PieceRow
from bot.showcase.records import Piece
from bot.showcase.states import State
from bot.texts import markup

RENAMED_CARD = "showcase-renamed"


class NamingService:
    """The name on published pieces."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def change(self, actor: Actor, piece_id: int, typed: str, *, everywhere: bool = False) -> Piece:
        """Put another name on one's own published piece; "" is one's own name on Discord.

        Args:
            everywhere: on all of one's pieces there that have the same name as this one.

        Raises:
            MemberFacingError: somebody else's, or not published; something in the name stops; it is somebody else's.
        """
        name = _allowed(typed)
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            row = await repository.own_row(session, actor.guild_id, actor.person_id, piece_id)
            if row.state != State.PUBLISHED:
                raise MemberFacingError(f"showcase-now-{row.state}")
            if await names.is_taken(session, actor.guild_id, actor.person_id, name):
                raise MemberFacingError("showcase-problem-name-taken")
            before, after = row.pen_name_id, await names.id_for(session, now, actor.guild_id, actor.person_id, name)
            if before != after:
                theirs = await repository.pieces_of(session, actor.person_id, actor.guild_id)
                changed = [each for each in theirs if each.pen_name_id == before] if everywhere else [row]
                for each in changed:
                    await _rename(session, now, each, after, name)
                await _forget_unused(session, before)
                await _tell_staff(session, now, guild, row)
                audit.record(
                    session, now, "showcase.rename", guild_id=guild.guild_id, by=actor.person_id, piece_id=row.id
                )
            return await repository.piece(session, row)

    async def card(self, guild_id: int, piece_id: int) -> Piece | None:
        """A piece as staff are told of its name; None when it is gone."""
        async with self._database.read() as session:
            row = await repository.find_row(session, guild_id, piece_id)
            return None if row is None else await repository.piece(session, row)

    async def shown_anew(self, session: AsyncSession, now: datetime, guild_id: int, person_id: int) -> None:
        """What stands beside a person's own name has changed: their pieces under it are rendered anew everywhere."""
        for piece_id in await name_repository.under_own_name(session, guild_id, person_id):
            await outbox.refresh(session, now, subjects.piece(piece_id))


def _allowed(typed: str) -> str:
    name = fields.kept([names.FIELD], {names.FIELD.name: typed[: names.FIELD.most]})[names.FIELD.name]
    for problem in fields.problems([names.FIELD], {names.FIELD.name: name}):
        raise MemberFacingError("showcase-name-stopped", words=markup.name(str(problem.args.get("words", name)), 100))
    return name


async def _rename(session: AsyncSession, now: datetime, piece: PieceRow, pen_name_id: int | None, name: str) -> None:
    piece.pen_name_id = pen_name_id
    await name_repository.publish_under(session, piece.id, name)
    await outbox.refresh(session, now, subjects.piece(piece.id))


async def _forget_unused(session: AsyncSession, pen_name_id: int | None) -> None:
    """A name that nothing bears any more is not kept."""
    await session.flush()
    row = None if pen_name_id is None else await session.get(PenNameRow, pen_name_id)
    if row is not None and not await name_repository.is_on_a_piece(session, row.id):
        await session.delete(row)


async def _tell_staff(session: AsyncSession, now: datetime, guild: Guild, piece: PieceRow) -> None:
    await outbox.add(
        session,
        now,
        Operation(
            kind=RENAMED_CARD,
            key=f"{RENAMED_CARD}:{piece.id}:{now.isoformat()}",
            guild_id=guild.guild_id,
            channel_id=guild.staff_channel_id,
            ids={"piece_id": piece.id},
            subjects=(subjects.piece(piece.id),),
        ),
    )
