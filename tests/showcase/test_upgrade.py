"""What older databases know of pieces, and what they learn."""

from sqlalchemy import select

from bot.database.migrate import migrate, migrate_down
from bot.showcase.models import PieceRow, PublishedRow
from bot.showcase.states import State
from tests.showcase.desks import Desk
from tests.two_guilds import ANA, BEN, SAM


async def test_who_took_a_piece_down_is_found_out_for_older_ones(desk: Desk) -> None:
    by_author, by_staff = [await desk.published() for _ in range(2)]
    await desk.submissions.take_down(ANA, by_author.id)
    await desk.submissions.take_down(SAM, by_staff.id)
    await migrate_down(desk.database, "0012")
    await migrate(desk.database)
    async with desk.database.read() as session:
        states = await session.scalars(select(PieceRow.state).order_by(PieceRow.id))
        assert list(states) == [State.TAKEN_DOWN, State.REMOVED]


async def test_what_readers_choose_by_is_found_out_for_older_pieces(desk: Desk) -> None:
    piece = await desk.published(genres=["fantasy", "humour"], series="Rainy Days", chapter="1", feedback="fixes")
    await desk.published()
    for reader in (ANA, BEN):
        await desk.reading.read(reader, piece.id)
    await migrate_down(desk.database, "0015")
    await migrate(desk.database)
    async with desk.database.read() as session:
        rows = list(await session.scalars(select(PublishedRow).order_by(PublishedRow.id)))
    told = [(row.genres, row.series, row.wanted, row.readers) for row in rows]
    assert told == [(",fantasy,humour,", "rainy days", "fixes", 1), ("", "", "kind", 0)]
    await desk.submissions.take_down(ANA, piece.id)
    assert (await desk.search.search(BEN, "rains")).pieces[0].piece.id != piece.id
