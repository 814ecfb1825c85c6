"""What podcasts add to the pages of others: a team's shows, a member's credits."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.people.facts import Fact
from bot.podcasts import repository
from bot.podcasts.describing import describe

MOST_SHOWS = 10


async def shows_of_team(session: AsyncSession, guild_id: int, team_id: int) -> list[Fact]:
    """A line for each show of the team that members may see."""
    rows = [row for row in await repository.shows(session, guild_id, repository.PUBLIC) if row.team_id == team_id]
    return [
        Fact(key="podcasts-fact-show", args={"title": show.title})
        for show in await describe(session, rows[:MOST_SHOWS])
    ]


async def credits_of_member(session: AsyncSession, guild_id: int, person_id: int) -> list[Fact]:
    """In how many announced episodes the member is named, where they said yes."""
    count = await repository.count_credited(session, guild_id, person_id)
    return [Fact(key="podcasts-fact-credits", args={"count": count})] if count else []
