"""What Discord and the author are told of a piece, in the transaction of the decision it follows from."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery import InboxItem, Operation, inbox, outbox
from bot.delivery.outbox import Action
from bot.guilds import Guild
from bot.safety.notes import Note
from bot.safety.team import safety_team
from bot.showcase import crediting, names, reader_repository, repository, subjects
from bot.showcase.details import details_of, public
from bot.showcase.kinds import Rating
from bot.showcase.models import PieceRow, PublishedRow, VersionRow

CARD = "showcase-card"
WAITING_CARD = "showcase-waiting"
THREAD = "showcase-thread"
SAID = "showcase-said"
TALK = "showcase-talk"
DECIDED = "showcase-decided"
FIRST_READER = "showcase-first-reader"
TAKEN_DOWN = "showcase-taken-down"
HARD = "showcase-hard"


def card_key(version_id: int) -> str:
    """By what the operation that posts a card is found."""
    return f"{CARD}:{version_id}"


async def ask_check(session: AsyncSession, now: datetime, guild: Guild, version: VersionRow) -> None:
    """Tell staff that a version waits."""
    await outbox.add(
        session,
        now,
        Operation(
            kind=WAITING_CARD,
            key=f"{WAITING_CARD}:{version.id}",
            guild_id=guild.guild_id,
            channel_id=guild.staff_channel_id,
            ids={"piece_id": version.piece_id, "number": version.number},
            subjects=(subjects.piece(version.piece_id),),
        ),
    )


async def ask_safety_team(session: AsyncSession, now: datetime, piece: PieceRow) -> None:
    """Something hard waits: the safety team find it in their inbox, without a word of what it says."""
    for person_id in await safety_team(session, piece.guild_id):
        if person_id != piece.author_person_id:
            await inbox.put(
                session,
                now,
                InboxItem(
                    guild_id=piece.guild_id,
                    person_id=person_id,
                    kind=HARD,
                    key=f"{HARD}:{piece.id}:{piece.number}:{person_id}",
                    ids={"piece_id": piece.id, "number": piece.number},
                ),
            )


async def refresh_check(session: AsyncSession, now: datetime, piece_id: int) -> None:
    """Somebody took a waiting piece, put it back, or decided: staff's cards say so."""
    await outbox.refresh(session, now, subjects.piece(piece_id), kind=WAITING_CARD)


async def remove_check(session: AsyncSession, now: datetime, piece_id: int) -> None:
    """Take staff's cards of a piece down."""
    await outbox.remove(session, now, subjects.piece(piece_id), kind=WAITING_CARD)


async def publish(
    session: AsyncSession,
    now: datetime,
    guild: Guild,
    piece: PieceRow,
    version: VersionRow,
    rating: Rating,
    notes: Iterable[Note],
    pages: Sequence[tuple[int, str]],
) -> None:
    """Give a version to its readers: the rows that they read from, and its card, where every member may see it.

    Args:
        pages: of `bot.showcase.leaves.divided`.
    """
    added = details_of(version.details or {})
    row = PublishedRow(
        piece_id=piece.id,
        guild_id=guild.guild_id,
        title=version.title,
        line=version.line,
        text=version.text,
        notes=repository.note_codes(notes),
        details=public(version.details),
        kind=version.kind,
        rating=rating,
        words=version.words,
        asks_for_narrator=version.asks_for_narrator,
        pen_name=await names.called(session, piece.pen_name_id),
        genres=f",{','.join(added.genres)}," if added.genres else "",
        series=added.series_key,
        wanted=added.feedback,
        published_at=now,
    )
    session.add(row)
    await session.flush()
    reader_repository.add_pages(session, row.id, pages)
    await reader_repository.add_to_index(session, row.id)
    await crediting.ask_named(session, now, piece)
    if rating.is_open:
        card_id = await outbox.add(
            session,
            now,
            Operation(
                kind=CARD,
                key=card_key(version.id),
                guild_id=guild.guild_id,
                channel_id=guild.showcase_channel_id,
                ids={"piece_id": piece.id},
                subjects=(subjects.piece(piece.id),),
            ),
        )
        await lock(session, now, piece, card_id)


async def lock(session: AsyncSession, now: datetime, piece: PieceRow, after_id: int) -> None:
    """Close the thread that the operation `after_id` opens to typing, or leave it open: as the author wants it.

    A card in a forum is a thread; in a channel it has none until there is something to show in it.
    """
    action = Action.UNLOCK if piece.is_open_to_talk else Action.LOCK
    await outbox.add(
        session,
        now,
        Operation(
            action=action,
            kind=THREAD,
            key=f"{action}:{uuid.uuid4().hex}",
            guild_id=piece.guild_id,
            predecessor_id=after_id,
            ordering_key=subjects.thread(piece.id),
        ),
    )


async def unpublish(session: AsyncSession, now: datetime, piece_id: int) -> None:
    """Hide a piece from every reader at once, take its card down, and have all else that shows it rendered anew."""
    await reader_repository.remove(session, piece_id)
    for kind in (CARD, SAID):
        await outbox.remove(session, now, subjects.piece(piece_id), kind=kind)
    await outbox.remove(session, now, subjects.thread(piece_id), kind=THREAD)
    await outbox.refresh(session, now, subjects.piece(piece_id))


async def tell_author(
    session: AsyncSession, now: datetime, piece: PieceRow, kind: str, ids: dict[str, int | str]
) -> None:
    """Put what became of a piece into its author's inbox."""
    await inbox.put(
        session,
        now,
        InboxItem(
            guild_id=piece.guild_id,
            person_id=piece.author_person_id,
            kind=kind,
            key=f"{kind}:{piece.id}:{piece.number}",
            ids={"piece_id": piece.id, **ids},
        ),
    )
