"""Whom to tell when the staff channel takes nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("guilds_guild", sa.Column("set_up_by_person_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("guilds_guild", schema=None) as batch_op:
        batch_op.drop_column("set_up_by_person_id")
