"""What a server asks of those who submit: that they wrote it themselves, and what AI may have had to do with it."""

import enum

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.guilds import Actor, require_staff
from bot.showcase.models import HouseRuleRow


class AiRule(enum.StrEnum):
    """What AI may have done in a piece: nothing, spelling and commas, or whatever its author says it did."""

    NONE = "none"
    FIXES = "fixes"
    SAID = "said"


DEFAULT_AI = AiRule.NONE


async def ai_rule(session: AsyncSession, guild_id: int) -> AiRule:
    """The server's rule on AI."""
    row = await session.get(HouseRuleRow, guild_id)
    return DEFAULT_AI if row is None else AiRule(row.ai)


class HouseRuleService:
    """The rules of servers."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def ai(self, guild_id: int) -> AiRule:
        """The server's rule on AI."""
        async with self._database.read() as session:
            return await ai_rule(session, guild_id)

    async def change(self, actor: Actor, ai: AiRule) -> AiRule:
        """Staff choose another; who has agreed to the old one is asked again before they send.

        Raises:
            MemberFacingError: not staff.
        """
        async with self._database.write() as session:
            await require_staff(session, actor)
            row = await session.get(HouseRuleRow, actor.guild_id)
            if row is None:
                session.add(HouseRuleRow(guild_id=actor.guild_id, ai=ai))
            else:
                row.ai = ai
            audit.record(
                session, self._clock.now(), "showcase.ai_rule", guild_id=actor.guild_id, by=actor.person_id, rule=ai
            )
        return ai
