"""What an author says of a piece beyond its text: pen names, helpers, their blog; what a server asks of who submits.

A block is kept by what the blocker knows somebody as, so that blocking a pen name tells nothing of its person.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

BLOCK = sa.table(
    "people_block",
    sa.column("blocker_person_id", sa.BigInteger),
    sa.column("blocked_person_id", sa.BigInteger),
    sa.column("subject", sa.String),
)


def upgrade() -> None:
    op.create_table(
        "showcase_pen_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_showcase_pen_name")),
    )
    op.create_index(op.f("ix_showcase_pen_name_person_id"), "showcase_pen_name", ["person_id"], unique=False)
    op.add_column("showcase_piece", sa.Column("pen_name_id", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_showcase_piece_pen_name_id"), "showcase_piece", ["pen_name_id"], unique=False)
    op.add_column("showcase_published", sa.Column("pen_name", sa.String(length=60), nullable=True))
    op.create_table(
        "showcase_credit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("piece_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["piece_id"],
            ["showcase_piece.id"],
            name=op.f("fk_showcase_credit_piece_id_showcase_piece"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_showcase_credit")),
        sa.UniqueConstraint("piece_id", "part", "person_id", name=op.f("uq_showcase_credit_piece_id_part_person_id")),
    )
    op.create_index(op.f("ix_showcase_credit_person_id"), "showcase_credit", ["person_id"], unique=False)
    op.create_table(
        "showcase_blog",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("seen_entry_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds_feed.id"], name=op.f("fk_showcase_blog_feed_id_feeds_feed"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guild_id", "person_id", name=op.f("pk_showcase_blog")),
    )
    op.create_index(op.f("ix_showcase_blog_feed_id"), "showcase_blog", ["feed_id"], unique=False)
    op.create_table(
        "showcase_house_rule",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ai", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_showcase_house_rule")),
    )
    _key_blocks_by("blocker_person_id", "blocked_person_id", "subject")


def downgrade() -> None:
    other = BLOCK.alias("other")
    is_second = sa.exists().where(
        other.c.blocker_person_id == BLOCK.c.blocker_person_id,
        other.c.blocked_person_id == BLOCK.c.blocked_person_id,
        other.c.subject > BLOCK.c.subject,
    )
    op.get_bind().execute(sa.delete(BLOCK).where(is_second))
    _key_blocks_by("blocker_person_id", "blocked_person_id")
    op.drop_table("showcase_house_rule")
    op.drop_index(op.f("ix_showcase_blog_feed_id"), "showcase_blog")
    op.drop_table("showcase_blog")
    op.drop_index(op.f("ix_showcase_credit_person_id"), "showcase_credit")
    op.drop_table("showcase_credit")
    with op.batch_alter_table("showcase_published", recreate="never") as batch_op:
        batch_op.drop_column("pen_name")
    op.drop_index(op.f("ix_showcase_piece_pen_name_id"), "showcase_piece")
    with op.batch_alter_table("showcase_piece", recreate="never") as batch_op:
        batch_op.drop_column("pen_name_id")
    op.drop_index(op.f("ix_showcase_pen_name_person_id"), "showcase_pen_name")
    op.drop_table("showcase_pen_name")


def _key_blocks_by(*columns: str) -> None:
    with op.batch_alter_table("people_block", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("pk_people_block"), type_="primary")
        batch_op.create_primary_key(op.f("pk_people_block"), list(columns))
