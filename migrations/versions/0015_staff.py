"""What staff need for the check, who of them is there, and what the safety team writes down."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "guilds_staff",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("away_until_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "person_id", name=op.f("pk_guilds_staff")),
    )
    op.create_table(
        "safety_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("author_person_id", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["safety_report.id"], name=op.f("fk_safety_log_report_id_safety_report"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_log")),
    )
    op.create_index(op.f("ix_safety_log_report_id"), "safety_log", ["report_id"])
    op.add_column("showcase_version", sa.Column("hints", sa.LargeBinary(), nullable=True))
    op.add_column("showcase_review", sa.Column("concern", sa.String(length=10), nullable=True))
    op.add_column("showcase_review", sa.Column("agreed", sa.LargeBinary(), nullable=True))
    op.add_column("showcase_review", sa.Column("agreed_by_person_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for column in ("agreed_by_person_id", "agreed", "concern"):
        op.drop_column("showcase_review", column)
    op.drop_column("showcase_version", "hints")
    op.drop_table("safety_log")
    op.drop_table("guilds_staff")
