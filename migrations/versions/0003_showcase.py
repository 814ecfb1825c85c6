"""Pieces, their versions, the staff check and readers' places."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "showcase_piece",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("author_person_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_showcase_piece")),
    )
    with op.batch_alter_table("showcase_piece", schema=None) as batch_op:
        batch_op.create_index("ix_showcase_piece_state", ["guild_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_showcase_piece_author_person_id"), ["author_person_id"], unique=False)

    op.create_table(
        "showcase_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("piece_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("line", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("notes", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("rating", sa.String(length=10), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("asks_for_narrator", sa.Boolean(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["piece_id"],
            ["showcase_piece.id"],
            name=op.f("fk_showcase_version_piece_id_showcase_piece"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_showcase_version")),
        sa.UniqueConstraint("piece_id", "number", name=op.f("uq_showcase_version_piece_id_number")),
    )
    op.create_table(
        "showcase_published",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("piece_id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("line", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("rating", sa.String(length=10), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("asks_for_narrator", sa.Boolean(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["piece_id"],
            ["showcase_piece.id"],
            name=op.f("fk_showcase_published_piece_id_showcase_piece"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_showcase_published")),
        sa.UniqueConstraint("piece_id", name=op.f("uq_showcase_published_piece_id")),
    )
    with op.batch_alter_table("showcase_published", schema=None) as batch_op:
        batch_op.create_index("ix_showcase_published_kind", ["guild_id", "kind"], unique=False)
        batch_op.create_index("ix_showcase_published_when", ["guild_id", "published_at"], unique=False)

    op.create_table(
        "showcase_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("author_person_id", sa.BigInteger(), nullable=False),
        sa.Column("reviewer_person_id", sa.BigInteger(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.String(length=12), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["showcase_version.id"],
            name=op.f("fk_showcase_review_version_id_showcase_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_showcase_review")),
        sa.UniqueConstraint("version_id", name=op.f("uq_showcase_review_version_id")),
    )
    with op.batch_alter_table("showcase_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_showcase_review_author_person_id"), ["author_person_id"], unique=False)

    op.create_table(
        "showcase_place",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("piece_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["piece_id"],
            ["showcase_piece.id"],
            name=op.f("fk_showcase_place_piece_id_showcase_piece"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "piece_id", name=op.f("pk_showcase_place")),
    )


def downgrade() -> None:
    op.drop_table("showcase_place")
    op.drop_table("showcase_review")
    op.drop_table("showcase_published")
    op.drop_table("showcase_version")
    op.drop_table("showcase_piece")
