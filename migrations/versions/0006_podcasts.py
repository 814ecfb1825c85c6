"""Shows, the episodes that were announced, and who made them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "podcasts_show",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("owner_person_id", sa.BigInteger(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("added_by_person_id", sa.BigInteger(), nullable=True),
        sa.Column("decided_by_person_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("seen_entry_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds_feed.id"], name=op.f("fk_podcasts_show_feed_id_feeds_feed"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams_team.id"], name=op.f("fk_podcasts_show_team_id_teams_team"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_podcasts_show")),
        sa.UniqueConstraint("guild_id", "feed_id", name=op.f("uq_podcasts_show_guild_id_feed_id")),
    )
    with op.batch_alter_table("podcasts_show", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_podcasts_show_feed_id"), ["feed_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_podcasts_show_owner_person_id"), ["owner_person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_podcasts_show_team_id"), ["team_id"], unique=False)

    op.create_table(
        "podcasts_episode",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("show_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown_change_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_down_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["feeds_entry.id"], name=op.f("fk_podcasts_episode_entry_id_feeds_entry"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["show_id"],
            ["podcasts_show.id"],
            name=op.f("fk_podcasts_episode_show_id_podcasts_show"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_podcasts_episode")),
        sa.UniqueConstraint("show_id", "entry_id", name=op.f("uq_podcasts_episode_show_id_entry_id")),
    )
    with op.batch_alter_table("podcasts_episode", schema=None) as batch_op:
        batch_op.create_index("ix_podcasts_episode_announced", ["guild_id", "announced_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_podcasts_episode_entry_id"), ["entry_id"], unique=False)

    op.create_table(
        "podcasts_credit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("show_id", sa.Integer(), nullable=False),
        sa.Column("episode_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("asked_by_person_id", sa.BigInteger(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["episode_id"],
            ["podcasts_episode.id"],
            name=op.f("fk_podcasts_credit_episode_id_podcasts_episode"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["show_id"], ["podcasts_show.id"], name=op.f("fk_podcasts_credit_show_id_podcasts_show"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_podcasts_credit")),
        sa.UniqueConstraint(
            "episode_id", "part", "person_id", name=op.f("uq_podcasts_credit_episode_id_part_person_id")
        ),
    )
    with op.batch_alter_table("podcasts_credit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_podcasts_credit_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "uq_podcasts_credit_standing",
            ["show_id", "part", "person_id"],
            unique=True,
            sqlite_where=sa.text("episode_id IS NULL"),
            postgresql_where=sa.text("episode_id IS NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("podcasts_credit", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_podcasts_credit_standing",
            sqlite_where=sa.text("episode_id IS NULL"),
            postgresql_where=sa.text("episode_id IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_podcasts_credit_person_id"))

    op.drop_table("podcasts_credit")
    with op.batch_alter_table("podcasts_episode", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_podcasts_episode_entry_id"))
        batch_op.drop_index("ix_podcasts_episode_announced")

    op.drop_table("podcasts_episode")
    with op.batch_alter_table("podcasts_show", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_podcasts_show_team_id"))
        batch_op.drop_index(batch_op.f("ix_podcasts_show_owner_person_id"))
        batch_op.drop_index(batch_op.f("ix_podcasts_show_feed_id"))

    op.drop_table("podcasts_show")
