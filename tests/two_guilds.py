"""Two communities that are set up, and people in them: for rules tests that do not care how that is done."""

from bot.clock import Clock
from bot.database import Database
from bot.guilds import Actor
from bot.guilds.service import GuildService, Setup

HERE, THERE = 1, 2
STAFF_ROLE, STAFF_CHANNEL = 20, 10

OWNER = Actor(guild_id=HERE, person_id=5, manages_guild=True)
SAM = Actor(guild_id=HERE, person_id=6, role_ids=frozenset({STAFF_ROLE}))
STELLA = Actor(guild_id=HERE, person_id=7, role_ids=frozenset({STAFF_ROLE}))
ANA = Actor(guild_id=HERE, person_id=100)
BEN = Actor(guild_id=HERE, person_id=101)
CLEO = Actor(guild_id=HERE, person_id=102)
STRANGER = Actor(guild_id=THERE, person_id=200)
STAFF_THERE = Actor(guild_id=THERE, person_id=201, role_ids=frozenset({40}), manages_guild=True)


async def set_up(database: Database, clock: Clock) -> None:
    """Set both up."""
    guilds = GuildService(database, clock)
    here = Setup(city="Berlin", staff_channel_id=STAFF_CHANNEL, staff_role_id=STAFF_ROLE, locale="en-GB")
    await guilds.set_up(OWNER, here)
    await guilds.set_up(STAFF_THERE, Setup(city="Tokyo", staff_channel_id=30, staff_role_id=40, locale="ja"))
