"""Searching one server of many pieces inside a database of many more, by classes of queries, beside plain FTS5.

`python -m tests.bench.search HERE ELSEWHERE` measures other sizes.
"""

import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from itertools import accumulate

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import Database, KeyRing
from bot.database.migrate import migrate
from bot.showcase import indexing, search_repository
from bot.showcase.models import PieceRow, PublishedRow

NOW = datetime(2026, 3, 24, tzinfo=UTC)
HERE, ELSEWHERE = 1_563_914_553_396_297_741, 1_563_914_553_396_297_999
QUERIES, LIMIT, AT_ONCE = 200, 6, 2_000
_SYLLABLES = [consonant + vowel for consonant in "bdklmnrstvw" for vowel in "aeo"]


def vocabulary(size: int = 60_000) -> tuple[list[str], list[float]]:
    """Made-up words, and how often each was used up to it, as Zipf found it in languages."""
    chance = random.Random(5)
    words = sorted({"".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 5))) for _ in range(size * 2)})
    chance.shuffle(words)
    return words[:size], list(accumulate(1 / (place + 3) for place in range(size)))


class Shelf:
    """A database of pieces of 45 to 240 words."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.words, self.weights = vocabulary()
        self.chance = random.Random(1)

    async def fill(self, guild_id: int, count: int) -> None:
        """Publish so many pieces, and index each beside a plain FTS5 table."""
        for start in range(0, count, AT_ONCE):
            async with self.database.write() as session:
                await self._add(session, guild_id, min(AT_ONCE, count - start))

    async def _add(self, session: AsyncSession, guild_id: int, count: int) -> None:
        texts = [
            " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=self.chance.randint(45, 240)))
            for _ in range(count)
        ]
        first = (await session.scalar(text("SELECT coalesce(max(id), 0) FROM showcase_piece")) or 0) + 1
        ids = range(first, first + count)
        await session.execute(
            insert(PieceRow),
            [
                {
                    "id": each,
                    "guild_id": guild_id,
                    "author_person_id": each % 500,
                    "state": "published",
                    "number": 1,
                    "sent_at": NOW,
                    "changed_at": NOW,
                }
                for each in ids
            ],
        )
        await session.execute(
            insert(PublishedRow),
            [
                {
                    "id": each,
                    "piece_id": each,
                    "guild_id": guild_id,
                    "title": body[:40],
                    "line": "",
                    "text": body,
                    "notes": [],
                    "kind": "fiction",
                    "rating": "12",
                    "words": 100,
                    "published_at": NOW,
                }
                for each, body in zip(ids, texts, strict=True)
            ],
        )
        scope = indexing.scope(guild_id, is_open=True)
        for each, body in zip(ids, texts, strict=True):
            await search_repository.add(session, each, scope, (body[:40], "", body))
        await session.execute(
            text("INSERT INTO plain (rowid, title, body) VALUES (:id, :title, :body)"),
            [{"id": each, "title": body[:40], "body": body} for each, body in zip(ids, texts, strict=True)],
        )

    def queries(self) -> dict[str, list[str]]:
        """What people type, by class."""
        chance = random.Random(3)

        def pick(low: int, high: int) -> str:
            return self.words[chance.randint(low, high)]

        return {
            "common": [pick(0, 100) for _ in range(QUERIES)],
            "rare": [pick(20_000, 50_000) for _ in range(QUERIES)],
            "AND of 2": [f"{pick(100, 1_000)} {pick(100, 1_000)}" for _ in range(QUERIES)],
            "OR of 3": [" OR ".join(pick(200, 2_000) for _ in range(3)) for _ in range(QUERIES)],
            "prefix": [f"{pick(500, 3_000)[:4]}*" for _ in range(QUERIES)],
        }


async def measure(here: int = 5_000, elsewhere: int = 20_000) -> list[dict[str, str]]:
    """A row for each class."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/quillcast.db", KeyRing.parse(KeyRing.generate()))
        await migrate(database)
        async with database.write() as session:
            await session.execute(text("CREATE VIRTUAL TABLE plain USING fts5(title, body, content='')"))
        shelf = Shelf(database)
        await shelf.fill(ELSEWHERE, elsewhere)
        await shelf.fill(HERE, here)
        rows = [
            {"query": name, "pieces": f"{here} of {here + elsewhere}", **await _compared(database, queries)}
            for name, queries in shelf.queries().items()
        ]
        await database.close()
    return rows


async def _compared(database: Database, queries: list[str]) -> dict[str, str]:
    ours, plain = [], []
    scopes = [indexing.scope(HERE, is_open=True)]
    for typed in queries:
        async with database.read() as session:
            began = time.perf_counter()
            await search_repository.find(session, indexing.parse(typed), scopes, 7, skipped=0, limit=LIMIT)
            ours.append(time.perf_counter() - began)
            began = time.perf_counter()
            await session.execute(
                text(
                    "SELECT p.id FROM plain JOIN showcase_published p ON p.id = plain.rowid"
                    " WHERE plain MATCH :asked AND p.guild_id = :guild ORDER BY bm25(plain, 5.0, 1.0) LIMIT :limit"
                ),
                {"asked": typed, "guild": HERE, "limit": LIMIT},
            )
            plain.append(time.perf_counter() - began)
    return {
        f"{name} {label}": f"{statistics.quantiles(taken, n=100)[cut] * 1e3:.1f} ms"
        for name, taken in (("ours", ours), ("plain FTS5", plain))
        for label, cut in (("p50", 49), ("p99", 98))
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(measure(*map(int, sys.argv[1:]))), indent=1) + "\n")
