"""Who helped with a piece. Nobody hears of it before it is published, and nobody is named before they said yes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import InboxItem, inbox, outbox
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_job
from bot.people import is_blocked
from bot.people.facts import Fact
from bot.safety.team import require_open
from bot.showcase import credit_repository, names, reader_repository, repository, subjects
from bot.showcase.drafts import JOB
from bot.showcase.models import CreditRow, PieceRow
from bot.showcase.records import Credit, CreditState, Part, Piece

CREDIT_ITEM = "showcase-credit"
MOST_CREDITS = 10


class CreditService:
    """Names people, and does as they say."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def page(self, actor: Actor, piece_id: int) -> tuple[Piece, tuple[Credit, ...]]:
        """One's own piece, with everybody who is named for it, whatever they answered.

        Raises:
            MemberFacingError: somebody else's, or the job is off.
        """
        async with self._database.read() as session:
            await require_job(session, actor.guild_id, JOB)
            row = await repository.own_row(session, actor.guild_id, actor.person_id, piece_id)
            return await repository.piece(session, row), await _of_piece(session, row)

    async def name(self, actor: Actor, piece_id: int, part: Part, person_ids: Sequence[int]) -> None:
        """Name people for a part; each is asked once the piece is published, and whoever said no is left alone.

        Raises:
            MemberFacingError: as `page`; oneself; submissions are paused; there are ten names on it.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            await require_job(session, actor.guild_id, JOB)
            await require_open(session, actor.guild_id)
            row = await repository.own_row(session, actor.guild_id, actor.person_id, piece_id)
            if actor.person_id in person_ids:
                raise MemberFacingError("showcase-credit-own")
            there = await _of_piece(session, row)
            known = {credit.person_id for credit in there if credit.part is part}
            new = [each for each in dict.fromkeys(person_ids) if each not in known]
            if len(there) + len(new) > MOST_CREDITS:
                raise MemberFacingError("showcase-too-many-credits", most=MOST_CREDITS)
            for person_id in new:
                session.add(
                    CreditRow(
                        guild_id=row.guild_id,
                        piece_id=row.id,
                        person_id=person_id,
                        part=part,
                        state=CreditState.NAMED,
                        named_at=now,
                    )
                )
            await session.flush()
            await ask_named(session, now, row)
            audit.record(session, now, "showcase.name", guild_id=row.guild_id, by=actor.person_id, piece_id=row.id)

    async def remove(self, actor: Actor, credit_id: int) -> int:
        """Its author takes a name off; returns the piece. A no stays, so that it is not asked again.

        Raises:
            MemberFacingError: there is no such credit on a piece of theirs.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await session.get(CreditRow, credit_id)
            if row is None or row.guild_id != actor.guild_id:
                raise MemberFacingError("showcase-credit-gone")
            await repository.own_row(session, actor.guild_id, actor.person_id, row.piece_id)
            if row.state != CreditState.DECLINED:
                await session.delete(row)
                await outbox.refresh(session, now, subjects.piece(row.piece_id))
            return row.piece_id

    async def answer(self, person_id: int, credit_id: int, *, accepted: bool) -> Credit:
        """The person agrees to be named, or not (any more); posts show it.

        Raises:
            MemberFacingError: nobody asks them that any more.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            credit = await _told(session, person_id, credit_id)
            row = await session.get(CreditRow, credit_id)
            if credit is None or row is None:
                raise MemberFacingError("showcase-credit-gone")
            row.state, row.answered_at = CreditState.ACCEPTED if accepted else CreditState.DECLINED, now
            await outbox.refresh(session, now, subjects.piece(row.piece_id))
            act = "showcase.accept_credit" if accepted else "showcase.decline_credit"
            audit.record(session, now, act, guild_id=row.guild_id, by=person_id, piece_id=row.piece_id)
            return credit

    async def told(self, person_id: int, credit_id: int) -> Credit | None:
        """What an inbox item asks the person; None once the piece, or the question, is gone."""
        async with self._database.read() as session:
            return await _told(session, person_id, credit_id)


async def erase(session: AsyncSession, now: datetime, guild_id: int | None, person_id: int) -> None:
    """Before an erased person's rows go: the pieces that name them are rendered without them."""
    for piece_id in await credit_repository.pieces_naming(session, guild_id, person_id):
        await outbox.refresh(session, now, subjects.piece(piece_id))


async def ask_named(session: AsyncSession, now: datetime, piece: PieceRow) -> None:
    """Ask those who were named for a piece, once it is published; whom they block reaches them with nothing."""
    if await reader_repository.published_row(session, piece.guild_id, piece.id) is None:
        return
    for row in await credit_repository.of_piece(session, piece.id, CreditState.NAMED):
        if not await is_blocked(session, blocker_id=row.person_id, blocked_id=piece.author_person_id):
            item = InboxItem(
                guild_id=piece.guild_id,
                person_id=row.person_id,
                kind=CREDIT_ITEM,
                key=f"{CREDIT_ITEM}:{row.id}",
                ids={"credit_id": row.id},
            )
            await inbox.put(session, now, item)


async def accepted(session: AsyncSession, piece_id: int) -> tuple[tuple[Part, int], ...]:
    """Who is named on a piece for what: those who said yes, in the order of the parts."""
    rows = await credit_repository.of_piece(session, piece_id, CreditState.ACCEPTED)
    return tuple((part, row.person_id) for part in Part for row in rows if row.part == part)


async def credits_of_member(session: AsyncSession, guild_id: int, person_id: int) -> list[Fact]:
    """With how many published pieces the member helped, where they said yes."""
    count = await credit_repository.count_helped(session, guild_id, person_id)
    return [Fact(key="showcase-fact-credits", args={"count": count})] if count else []


async def _of_piece(session: AsyncSession, piece: PieceRow) -> tuple[Credit, ...]:
    return tuple([await _record(session, row, piece) for row in await credit_repository.of_piece(session, piece.id)])


async def _told(session: AsyncSession, person_id: int, credit_id: int) -> Credit | None:
    row = await session.get(CreditRow, credit_id)
    piece = None if row is None else await session.get(PieceRow, row.piece_id)
    if row is None or piece is None or row.person_id != person_id:
        return None
    if await reader_repository.published_row(session, piece.guild_id, piece.id) is None:
        return None
    return await _record(session, row, piece)


async def _record(session: AsyncSession, row: CreditRow, piece: PieceRow) -> Credit:
    pen_name = await names.called(session, piece.pen_name_id)
    return Credit(
        id=row.id,
        piece_id=row.piece_id,
        title=(await repository.newest(session, piece)).title,
        author_id=piece.author_person_id if pen_name is None else None,
        pen_name=pen_name,
        person_id=row.person_id,
        part=Part(row.part),
        state=CreditState(row.state),
    )
