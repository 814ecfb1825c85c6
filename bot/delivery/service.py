"""What staff and the client ask of the outbox itself."""

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from bot.clock import Clock
from bot.database import Database
from bot.delivery import outbox
from bot.delivery.models import CommandSyncRow, OperationRow
from bot.errors import MemberFacingError


class DeliveryService:
    """Stuck operations, deleted posts, and what Discord knows of our commands."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def settle(self, guild_id: int, operation_id: int, *, retry: bool) -> None:
        """Staff's answer to a stuck operation: try again, or give it up. The caller has checked the rights.

        Raises:
            MemberFacingError: it is not stuck any more.
        """
        async with self._database.write() as session:
            if retry:
                changed = await outbox.retry(session, self._clock.now(), operation_id, guild_id)
            else:
                changed = await outbox.drop(session, operation_id, guild_id)
        if not changed:
            raise MemberFacingError("delivery-already-settled")

    async def posts_deleted(self, channel_id: int, message_ids: list[int]) -> None:
        """Somebody deleted messages; those of ours are forgotten."""
        async with self._database.write() as session:
            await outbox.forget_posts(session, channel_id, message_ids)

    async def idle(self) -> bool:
        """Whether nothing that could leave is waiting to leave."""
        async with self._database.read() as session:
            before = aliased(OperationRow)
            waiting = await session.scalar(
                select(OperationRow.id)
                .outerjoin(before, before.id == OperationRow.predecessor_id)
                .where(
                    OperationRow.state.in_((outbox.State.PENDING, outbox.State.LEASED)),
                    OperationRow.not_before_at <= self._clock.now(),
                    # What follows something that staff have to settle cannot leave before they do.
                    or_(before.id.is_(None), before.state.not_in((outbox.State.FAILED, outbox.State.UNCERTAIN))),
                )
                .limit(1)
            )
        return waiting is None

    async def commands_known(self, application_id: int) -> str | None:
        """The fingerprint of the commands Discord was last told."""
        async with self._database.read() as session:
            row = await session.get(CommandSyncRow, application_id)
            return None if row is None else row.fingerprint

    async def commands_told(self, application_id: int, fingerprint: str) -> None:
        """Discord was told the commands of that fingerprint."""
        async with self._database.write() as session:
            await session.merge(CommandSyncRow(application_id=application_id, fingerprint=fingerprint))
