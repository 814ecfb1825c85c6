"""Pen names: what a piece is published under instead of its author's name on Discord.

Whose a pen name is, only its author and staff see: nothing that a reader gets is asked of the person behind it.
"""

import unicodedata
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.forms.fields import TextField
from bot.showcase import name_repository
from bot.showcase.models import PenNameRow, PieceRow

MOST = 40
FIELD = TextField(name="pen_name", most=MOST, one_line=True)


def folded(name: str) -> str:
    """What two names have in common that look alike: case, spaces and signs do not count."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in plain if character.isalnum()) or plain


async def called(session: AsyncSession, pen_name_id: int | None) -> str | None:
    """The pen name of that id."""
    row = None if pen_name_id is None else await session.get(PenNameRow, pen_name_id)
    return None if row is None else row.name


async def on_piece(session: AsyncSession, piece_id: int) -> str | None:
    """The pen name that a piece is under; None where it is under its author's own name."""
    row = await session.get(PieceRow, piece_id)
    return None if row is None else await called(session, row.pen_name_id)


async def last_chosen(session: AsyncSession, guild_id: int, person_id: int) -> str:
    """The pen name of the person's newest piece there, for the next one; "" for their own name."""
    return await called(session, await name_repository.newest(session, guild_id, person_id)) or ""


async def id_for(session: AsyncSession, now: datetime, guild_id: int, person_id: int, name: str) -> int | None:
    """The id of that pen name of the person, made where it is new; None for "", their own name."""
    if not name:
        return None
    for row in await name_repository.of_person(session, guild_id, person_id):
        if row.name == name:
            return row.id
    row = PenNameRow(guild_id=guild_id, person_id=person_id, name=name, made_at=now)
    session.add(row)
    await session.flush()
    return row.id


async def is_taken(session: AsyncSession, guild_id: int, person_id: int, name: str) -> bool:
    """Whether somebody else publishes there under that name, or one that looks like it."""
    if not name:
        return False
    others = await name_repository.of_others(session, guild_id, person_id)
    return any(folded(other) == folded(name) for other in others)
