"""What readers may do with a piece, and who may read what is for sixteen and up."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

PUBLISHED = sa.table(
    "showcase_published",
    sa.column("id", sa.Integer),
    sa.column("piece_id", sa.Integer),
    sa.column("details", sa.JSON),
    sa.column("genres", sa.String),
    sa.column("series", sa.String),
    sa.column("wanted", sa.String),
)
AT_ONCE = 1_000
# Added and dropped one by one: an SQLite batch would copy the table, and its trigger would be lost.
COLUMNS: tuple[tuple[str, str, sa.types.TypeEngine[Any], Any], ...] = (
    ("guilds_guild", "sixteen_role_id", sa.BigInteger(), None),
    ("showcase_piece", "may_download", sa.Boolean(), sa.false()),
    ("showcase_piece", "is_open_to_talk", sa.Boolean(), sa.false()),
    ("showcase_published", "genres", sa.String(length=100), ""),
    ("showcase_published", "series", sa.String(length=80), ""),
    ("showcase_published", "wanted", sa.String(length=10), "kind"),
    ("showcase_published", "readers", sa.Integer(), "0"),
)
READERS = """
    UPDATE showcase_published SET readers = (
        SELECT count(*) FROM showcase_place AS place JOIN showcase_piece AS piece ON piece.id = place.piece_id
        WHERE place.piece_id = showcase_published.piece_id AND place.person_id <> piece.author_person_id
    )
"""


def upgrade() -> None:
    for table, name, kind, default in COLUMNS:
        op.add_column(table, sa.Column(name, kind, nullable=default is None, server_default=default))
    op.create_index("ix_showcase_published_readers", "showcase_published", ["guild_id", "readers"])
    op.create_index("ix_showcase_published_series", "showcase_published", ["guild_id", "series"])
    op.execute(READERS)
    _fill()


def _fill() -> None:
    """What readers choose by was only among the details."""
    connection, last = op.get_bind(), 0
    while rows := connection.execute(
        sa.select(PUBLISHED.c.id, PUBLISHED.c.details)
        .where(PUBLISHED.c.id > last)
        .order_by(PUBLISHED.c.id)
        .limit(AT_ONCE)
    ).all():
        last = rows[-1].id
        for row in rows:
            details = row.details or {}
            genres = details.get("genres") or []
            connection.execute(
                sa.update(PUBLISHED)
                .where(PUBLISHED.c.id == row.id)
                .values(
                    genres=f",{','.join(genres)}," if genres else "",
                    series=str(details.get("series") or "").casefold()[:80],
                    wanted=str(details.get("feedback") or "kind"),
                )
            )


def downgrade() -> None:
    op.drop_index("ix_showcase_published_series", "showcase_published")
    op.drop_index("ix_showcase_published_readers", "showcase_published")
    for table, name, _, _ in COLUMNS:
        op.drop_column(table, name)
