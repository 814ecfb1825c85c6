"""Reports, the safety team, teams and profiles."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "safety_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("reporter_person_id", sa.BigInteger(), nullable=True),
        sa.Column("about_person_id", sa.BigInteger(), nullable=True),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("evidence", sa.LargeBinary(), nullable=True),
        sa.Column("to_staff", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("closed_by_person_id", sa.BigInteger(), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_report")),
    )
    with op.batch_alter_table("safety_report", schema=None) as batch_op:
        batch_op.create_index("ix_safety_report_guild", ["guild_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_safety_report_reporter_person_id"), ["reporter_person_id"], unique=False)
        batch_op.create_index(
            "uq_safety_report_current",
            ["guild_id", "reporter_person_id", "subject"],
            unique=True,
            sqlite_where=sa.text("state <> 'closed'"),
            postgresql_where=sa.text("state <> 'closed'"),
        )

    op.create_table(
        "safety_member",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("picked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "person_id", name=op.f("pk_safety_member")),
    )
    op.create_table(
        "safety_pause",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("paused_by_person_id", sa.BigInteger(), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_safety_pause")),
    )
    op.create_table(
        "safety_help",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_safety_help")),
    )
    op.create_table(
        "teams_team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams_team")),
        sa.UniqueConstraint("guild_id", "name", name=op.f("uq_teams_team_guild_id_name")),
    )
    op.create_table(
        "teams_seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams_team.id"], name=op.f("fk_teams_seat_team_id_teams_team"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams_seat")),
        sa.UniqueConstraint("team_id", "person_id", name=op.f("uq_teams_seat_team_id_person_id")),
    )
    with op.batch_alter_table("teams_seat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_teams_seat_person_id"), ["person_id"], unique=False)

    op.create_table(
        "members_profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("pronouns", sa.String(length=40), nullable=False),
        sa.Column("bio", sa.Text(), nullable=False),
        sa.Column("crafts", sa.JSON(), nullable=False),
        sa.Column("genres", sa.JSON(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("awards", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members_profile")),
        sa.UniqueConstraint("guild_id", "person_id", name=op.f("uq_members_profile_guild_id_person_id")),
    )


def downgrade() -> None:
    op.drop_table("members_profile")
    op.drop_table("teams_seat")
    op.drop_table("teams_team")
    op.drop_table("safety_help")
    op.drop_table("safety_pause")
    op.drop_table("safety_member")
    op.drop_table("safety_report")
