"""Who is kept out as too young; why staff did not post a request; whom to tell when the staff channel takes nothing;
whose a direct message is, so that erasing takes it along.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("guilds_guild", sa.Column("set_up_by_person_id", sa.BigInteger(), nullable=True))
    op.create_table(
        "safety_bar",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mark", sa.String(length=120), nullable=False),
        sa.Column("barred_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "mark", name=op.f("pk_safety_bar")),
    )
    op.add_column("collaboration_request", sa.Column("reason", sa.LargeBinary(), nullable=True))
    # No operation ever had one.
    with op.batch_alter_table("delivery_operation") as batch_op:
        batch_op.drop_column("role_id")
    with op.batch_alter_table("delivery_post") as batch_op:
        batch_op.add_column(sa.Column("person_id", sa.BigInteger(), nullable=True))
        batch_op.create_index(batch_op.f("ix_delivery_post_person_id"), ["person_id"], unique=False)
    op.execute(
        "UPDATE delivery_post SET person_id = (SELECT person_id FROM delivery_dm_state"
        " WHERE delivery_dm_state.channel_id = delivery_post.channel_id)"
    )


def downgrade() -> None:
    with op.batch_alter_table("delivery_post") as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_post_person_id"))
        batch_op.drop_column("person_id")
    with op.batch_alter_table("delivery_operation") as batch_op:
        batch_op.add_column(sa.Column("role_id", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("collaboration_request") as batch_op:
        batch_op.drop_column("reason")
    op.drop_table("safety_bar")
    with op.batch_alter_table("guilds_guild", schema=None) as batch_op:
        batch_op.drop_column("set_up_by_person_id")
