"""Stories know the entries that tell them, what was printed of them, and what each guild does about hard subjects."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _widen("news_telling", ("title", sa.String(500)), ("text", sa.Text()))
    _widen("news_telling", ("author", sa.String(200)), ("language", sa.String(35)))
    op.add_column("news_telling", sa.Column("published_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_news_telling_told_at"), "news_telling", ["told_at"])
    _widen("news_story", ("author", sa.String(200)), ("language", sa.String(35)))
    op.add_column("news_story", sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "news_story_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("link_key", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["news_story.id"], name=op.f("fk_news_story_entry_story_id_news_story"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["feeds_entry.id"], name=op.f("fk_news_story_entry_entry_id_feeds_entry"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["news_source.id"],
            name=op.f("fk_news_story_entry_source_id_news_source"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_story_entry")),
        sa.UniqueConstraint("story_id", "entry_id", name=op.f("uq_news_story_entry_story_id_entry_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_news_story_entry_entry_id"), "news_story_entry", ["entry_id"])
    op.create_index(op.f("ix_news_story_entry_source_id"), "news_story_entry", ["source_id"])
    op.create_index(op.f("ix_news_story_entry_link_key"), "news_story_entry", ["link_key"])
    op.create_index("ix_news_story_entry_met", "news_story_entry", ["met_at"])
    op.create_table(
        "news_story_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("title_before", sa.String(length=500), nullable=False),
        sa.Column("title_after", sa.String(length=500), nullable=False),
        sa.Column("figures_before", sa.JSON(), nullable=False),
        sa.Column("figures_after", sa.JSON(), nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["story_id"], ["news_story.id"], name=op.f("fk_news_story_change_story_id_news_story"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_story_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_news_story_change_story_id"), "news_story_change", ["story_id"])
    op.create_index("ix_news_story_change_open", "news_story_change", ["guild_id", "settled_at"])
    op.create_table(
        "news_note_rule",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("note", sa.String(length=30), nullable=False),
        sa.Column("treatment", sa.String(length=20), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("exceptions", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_person_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "note", name=op.f("pk_news_note_rule")),
    )
    _know_what_was_printed()


def downgrade() -> None:
    op.drop_table("news_note_rule")
    op.drop_table("news_story_change")
    op.drop_table("news_story_entry")
    for name in ("taken_at", "language", "author"):
        op.drop_column("news_story", name)
    op.drop_index(op.f("ix_news_telling_told_at"), "news_telling")
    for name in ("published_at", "language", "author", "text", "title"):
        op.drop_column("news_telling", name)


def _widen(table: str, *columns: tuple[str, sa.types.TypeEngine[str]]) -> None:
    for name, kind in columns:
        op.add_column(table, sa.Column(name, kind, nullable=False, server_default=""))
    # The default was for the rows that stood there.
    if op.get_bind().dialect.name != "sqlite":
        for name, _ in columns:
            op.alter_column(table, name, server_default=None)


def _know_what_was_printed() -> None:
    """Stories of before have the one telling that is known of them, and those in editions are taken."""
    op.execute(
        "INSERT INTO news_story_entry"
        " (story_id, entry_id, source_id, link_key, title, link, source, opening, characters, published_at, met_at,"
        " is_told) SELECT id, NULL, source_id, link_key, title, link, source, summary, 0, published_at, seen_at, true"
        " FROM news_story"
    )
    op.execute(
        "UPDATE news_story SET taken_at = (SELECT composed_at FROM digest_edition"
        " JOIN digest_item ON digest_item.edition_id = digest_edition.id"
        " WHERE digest_item.guild_id = news_story.guild_id"
        " AND digest_item.subject = 'story:' || CAST(news_story.id AS VARCHAR))"
    )
