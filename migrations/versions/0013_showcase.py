"""More about a piece, pages and words of published texts, feedback, and which pieces staff removed, and why."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

PIECE = sa.table(
    "showcase_piece",
    sa.column("id", sa.Integer),
    sa.column("author_person_id", sa.BigInteger),
    sa.column("state", sa.String),
)
AUDIT = sa.table(
    "audit_row",
    sa.column("actor_person_id", sa.BigInteger),
    sa.column("act", sa.String),
    sa.column("ids", sa.JSON),
)


def upgrade() -> None:
    with op.batch_alter_table("showcase_piece", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reason", sa.LargeBinary(), nullable=True))
    with op.batch_alter_table("showcase_version", schema=None) as batch_op:
        batch_op.add_column(sa.Column("details", sa.LargeBinary(), nullable=True))
    with op.batch_alter_table("showcase_published", schema=None) as batch_op:
        batch_op.add_column(sa.Column("details", sa.JSON(), nullable=True))
    op.create_table(
        "showcase_page",
        sa.Column("published_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["published_id"],
            ["showcase_published.id"],
            name=op.f("fk_showcase_page_published_id_showcase_published"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("published_id", "number", name=op.f("pk_showcase_page")),
    )
    op.create_table(
        "showcase_feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("piece_id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("author_person_id", sa.BigInteger(), nullable=False),
        sa.Column("giver_person_id", sa.BigInteger(), nullable=False),
        sa.Column("wanted", sa.String(length=10), nullable=False),
        sa.Column("strength", sa.LargeBinary(), nullable=False),
        sa.Column("more", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["piece_id"],
            ["showcase_piece.id"],
            name=op.f("fk_showcase_feedback_piece_id_showcase_piece"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_showcase_feedback")),
        sa.UniqueConstraint("piece_id", "giver_person_id", name=op.f("uq_showcase_feedback_piece_id_giver_person_id")),
    )
    with op.batch_alter_table("showcase_feedback", schema=None) as batch_op:
        for column in ("author_person_id", "giver_person_id"):
            batch_op.create_index(batch_op.f(f"ix_showcase_feedback_{column}"), [column], unique=False)
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE showcase_search"
            """ USING fts5(title, line, body, tokenize="unicode61 remove_diacritics 0 tokenchars ':'")"""
        )
        op.execute(
            "CREATE TRIGGER showcase_published_leaves_search AFTER DELETE ON showcase_published"
            " BEGIN DELETE FROM showcase_search WHERE rowid = old.id; END"
        )
    else:
        op.execute(
            "CREATE TABLE showcase_search (published_id integer PRIMARY KEY"
            " REFERENCES showcase_published (id) ON DELETE CASCADE, words tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX ix_showcase_search_words ON showcase_search USING gin (words)")
    acts = connection.execute(sa.select(AUDIT).where(AUDIT.c.act == "showcase.take_down"))
    by = {act.ids["piece_id"]: act.actor_person_id for act in acts}
    for piece in connection.execute(sa.select(PIECE).where(PIECE.c.state == "taken_down")).all():
        if by.get(piece.id) != piece.author_person_id:
            connection.execute(sa.update(PIECE).where(PIECE.c.id == piece.id).values(state="removed"))


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER showcase_published_leaves_search")
    op.execute("DROP TABLE showcase_search")
    op.drop_table("showcase_feedback")
    op.drop_table("showcase_page")
    op.get_bind().execute(sa.update(PIECE).where(PIECE.c.state == "removed").values(state="taken_down"))
    with op.batch_alter_table("showcase_piece", schema=None) as batch_op:
        batch_op.drop_column("reason")
    for table in ("showcase_version", "showcase_published"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("details")
