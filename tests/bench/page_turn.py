"""Turning the page of a piece of 100,000 words: our time alone, from the service's call to its answer."""

import statistics
import tempfile
import time

from bot.clock import SystemClock
from bot.database import Database, KeyRing
from bot.database.migrate import migrate
from bot.guilds import Actor, require_guild
from bot.guilds.service import GuildService, Setup
from bot.showcase import publishing, repository
from bot.showcase.kinds import Kind, Rating
from bot.showcase.leaves import divided
from bot.showcase.models import PieceRow, VersionRow
from bot.showcase.reading import ReadingService
from bot.showcase.states import State

BOOK = "\n\n".join("It was a *dark* and stormy night; the rain fell in torrents. " * 6 for _ in range(1_550))
TURNS = 500


async def measure() -> list[dict[str, str]]:
    """One row: the turns of one reader who goes through the piece and back."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/quillcast.db", KeyRing.parse(KeyRing.generate()))
        await migrate(database)
        clock = SystemClock()
        owner = Actor(guild_id=1, person_id=2, manages_guild=True)
        setup = Setup(city="Berlin", staff_channel_id=3, staff_role_id=4, locale="en-GB", showcase_channel_id=5)
        await GuildService(database, clock).set_up(owner, setup)
        piece_id, count = await _publish(database, clock)
        reading, turns = ReadingService(database, clock), []
        for turn in range(TURNS):
            began = time.perf_counter()
            await reading.read(owner, piece_id, turn % count)
            turns.append(time.perf_counter() - began)
        await database.close()
    cuts = statistics.quantiles(turns, n=100)
    return [
        {
            "words": str(len(BOOK.split())),
            "pages": str(count),
            "p50": f"{cuts[49] * 1e3:.1f} ms",
            "p99": f"{cuts[98] * 1e3:.1f} ms",
        }
    ]


async def _publish(database: Database, clock: SystemClock) -> tuple[int, int]:
    now, pages = clock.now(), await divided(BOOK)
    async with database.write() as session:
        guild = await require_guild(session, 1)
        piece = PieceRow(guild_id=1, author_person_id=7, state=State.PUBLISHED, number=1, sent_at=now, changed_at=now)
        session.add(piece)
        await session.flush()
        version = VersionRow(
            piece_id=piece.id,
            number=1,
            title="Torrents",
            line="",
            text=BOOK,
            notes=repository.note_codes([]),
            kind=Kind.FICTION,
            rating=Rating.TWELVE,
            words=len(BOOK.split()),
            sent_at=now,
        )
        session.add(version)
        await session.flush()
        await publishing.publish(session, now, guild, piece, version, Rating.TWELVE, [], pages)
        return piece.id, len(pages)
