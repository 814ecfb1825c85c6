"""The index of published words: FTS5 on SQLite, a tsvector on PostgreSQL. What is unpublished leaves it by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.showcase.indexing import Query, Term, lexeme, lexemes
from bot.showcase.models import PublishedRow

# Up to so many hits all are ranked; above, the newest come first.
MOST_RANKED = 2_000
# PostgreSQL keeps no more of a word, and no later ones.
_MOST_POSITIONS, _LAST_POSITION = 255, 16_383
_WEIGHTS = "ABC"

# What has the words, and how well, by database.
_HITS = {
    "sqlite": "SELECT rowid AS id, {score} AS score FROM showcase_search WHERE showcase_search MATCH :query",
    "postgresql": """
        SELECT published_id AS id, {score} AS score
        FROM showcase_search, CAST(CAST(:query AS text) AS tsquery) AS asked WHERE words @@ asked
    """,
}
_SCORES = {
    "sqlite": "bm25(showcase_search, 5.0, 2.0, 1.0)",
    "postgresql": "-ts_rank('{0.1, 0.2, 0.4, 1.0}', words, asked)",
}
_COUNTED = "SELECT count(*) FROM (SELECT id FROM ({hits}) AS found LIMIT :most) AS counted"
_FOUND = """
    SELECT id FROM ({hits}) AS found
    WHERE id NOT IN (
        SELECT published.id FROM people_block AS block
        JOIN showcase_piece AS piece ON piece.author_person_id = block.blocked_person_id
        JOIN showcase_published AS published ON published.piece_id = piece.id
        LEFT JOIN showcase_piece AS known
            ON known.author_person_id = block.blocked_person_id AND block.subject = 'piece:' || known.id
        WHERE block.blocker_person_id = :reader AND (
            known.id = piece.id OR known.pen_name_id = piece.pen_name_id
            OR (piece.pen_name_id IS NULL AND block.subject NOT LIKE 'piece:%')
        )
    )
    ORDER BY {order} LIMIT :limit OFFSET :skipped
"""


@dataclass(frozen=True)
class Hits:
    """Ids of published rows in their order; `is_ranked` is False where there were too many."""

    ids: tuple[int, ...]
    is_ranked: bool


async def add(session: AsyncSession, published_id: int, scope: str, fields: Sequence[str]) -> None:
    """Index a published text by its title, what is said about it, and its words, which count less each."""
    words = [lexemes(scope, field) for field in fields]
    if _dialect(session) == "sqlite":
        columns = {name: " ".join(each) for name, each in zip(("title", "line", "body"), words, strict=True)}
        statement = text("INSERT INTO showcase_search (rowid, title, line, body) VALUES (:id, :title, :line, :body)")
        await session.execute(statement, {"id": published_id, **columns})
    else:
        statement = text(
            "INSERT INTO showcase_search (published_id, words) VALUES (:id, CAST(CAST(:words AS text) AS tsvector))"
        )
        await session.execute(statement, {"id": published_id, "words": _vector(words)})


async def find(
    session: AsyncSession, query: Query, scopes: Sequence[str], reader_id: int, *, skipped: int, limit: int
) -> Hits:
    """What has the words in one of the scopes, the best first; none by people whom the reader blocks."""
    dialect = _dialect(session)
    asked = _fts5(query, scopes) if dialect == "sqlite" else _tsquery(query, scopes)
    # How well they fit is worked out for all hits, even for those that are not asked for: not for very many.
    plain = _HITS[dialect].format(score="0")
    total = await session.scalar(text(_COUNTED.format(hits=plain)), {"query": asked, "most": MOST_RANKED + 1})
    is_ranked = (total or 0) <= MOST_RANKED
    hits = _HITS[dialect].format(score=_SCORES[dialect]) if is_ranked else plain
    order = "score, id DESC" if is_ranked else "id DESC"
    found = await session.scalars(
        text(_FOUND.format(hits=hits, order=order)),
        {"query": asked, "reader": reader_id, "limit": limit, "skipped": skipped},
    )
    return Hits(tuple(found), is_ranked)


async def not_indexed(session: AsyncSession, limit: int) -> list[int]:
    """Published rows that cannot be found yet: those from before there was an index."""
    key = "rowid" if _dialect(session) == "sqlite" else "published_id"
    known = text(f"NOT EXISTS (SELECT 1 FROM showcase_search WHERE {key} = showcase_published.id)")  # noqa: S608
    return list(await session.scalars(select(PublishedRow.id).where(known).order_by(PublishedRow.id).limit(limit)))


def _dialect(session: AsyncSession) -> str:
    return session.get_bind().dialect.name


def _fts5(query: Query, scopes: Iterable[str]) -> str:
    def one(scope: str, term: Term) -> str:
        return f'"{lexeme(scope, term.word)}"{"*" if term.begins else ""}'

    return " OR ".join(
        "(" + " AND ".join(one(scope, term) for term in group) + ")" for scope in scopes for group in query.groups
    )


def _tsquery(query: Query, scopes: Iterable[str]) -> str:
    def one(scope: str, term: Term) -> str:
        return f"'{lexeme(scope, term.word)}'{':*' if term.begins else ''}"

    return " | ".join(
        "(" + " & ".join(one(scope, term) for term in group) + ")" for scope in scopes for group in query.groups
    )


def _vector(fields: Sequence[Sequence[str]]) -> str:
    """A tsvector as PostgreSQL writes it: 'word':1A,7C."""
    places: dict[str, list[str]] = {}
    position = 0
    for weight, words in zip(_WEIGHTS, fields, strict=True):
        for word in words:
            position = min(position + 1, _LAST_POSITION)
            known = places.setdefault(word, [])
            if len(known) < _MOST_POSITIONS:
                known.append(f"{position}{weight}")
    return " ".join(f"'{word}':{','.join(known)}" for word, known in places.items())
