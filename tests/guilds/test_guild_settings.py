"""Who may set a community up, and what follows."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery import Operation, outbox
from bot.delivery.models import InboxItemRow, OperationRow
from bot.errors import MemberFacingError
from bot.guilds import Actor, require_job
from bot.guilds.models import GuildRow
from bot.guilds.service import PROBLEM_CARD, GuildService, Setup
from bot.guilds.zones import find_zone, suggest

OWNER = Actor(guild_id=1, person_id=5, manages_guild=True)
SETUP = Setup(city="Berlin", staff_channel_id=10, staff_role_id=20, locale="en-GB", start_channel_id=11)


@pytest.fixture
def guilds(database: Database, clock: FixedClock) -> GuildService:
    return GuildService(database, clock)


async def cards(database: Database) -> list[str]:
    async with database.read() as session:
        rows = await session.scalars(select(OperationRow).order_by(OperationRow.id))
        return [f"{row.action} {row.channel_id} {row.state}" for row in rows]


async def test_setting_up_posts_the_start_card_once(guilds: GuildService, database: Database) -> None:
    guild = await guilds.set_up(OWNER, SETUP)
    assert (guild.zone, guild.staff_role_id) == ("Europe/Berlin", 20)
    await guilds.set_up(OWNER, SETUP)
    assert await cards(database) == ["send 11 pending"]


async def test_only_who_manages_the_server_sets_it_up(guilds: GuildService) -> None:
    with pytest.raises(MemberFacingError, match="needs-manage-server"):
        await guilds.set_up(Actor(guild_id=1, person_id=6, role_ids=frozenset({20})), SETUP)
    assert await guilds.find(1) is None


async def test_a_lost_role_counts_at_once(guilds: GuildService) -> None:
    await guilds.set_up(OWNER, SETUP)
    assert await guilds.is_staff(Actor(guild_id=1, person_id=6, role_ids=frozenset({20})))
    with pytest.raises(MemberFacingError, match="not-staff"):
        await guilds.staff_view(Actor(guild_id=1, person_id=6))


async def test_staff_of_one_guild_are_nobody_in_another(guilds: GuildService) -> None:
    await guilds.set_up(OWNER, SETUP)
    await guilds.set_up(
        Actor(guild_id=2, person_id=9, manages_guild=True),
        Setup(city="Tokyo", staff_channel_id=30, staff_role_id=40, locale="ja"),
    )
    assert not await guilds.is_staff(Actor(guild_id=2, person_id=6, role_ids=frozenset({20})))


async def test_everyone_is_never_staff(guilds: GuildService, database: Database) -> None:
    with pytest.raises(MemberFacingError, match="staff-is-everyone"):
        await guilds.set_up(OWNER, replace(SETUP, staff_role_id=OWNER.guild_id))
    await guilds.set_up(OWNER, SETUP)
    async with database.write() as session:
        (await session.get_one(GuildRow, 1)).staff_role_id = 1
    assert not await guilds.is_staff(Actor(guild_id=1, person_id=6, role_ids=frozenset({1})))
    assert await guilds.is_staff(OWNER)


async def test_at_each_connection_it_is_settled_in_which_servers_we_are(guilds: GuildService) -> None:
    await guilds.set_up(OWNER, SETUP)
    await guilds.set_up(replace(OWNER, guild_id=2), SETUP)
    await guilds.left(2)
    await guilds.reconcile({2, 3})
    assert [guild.guild_id for guild in await guilds.present()] == [2]


async def test_people_are_told_by_inbox_when_the_staff_channel_takes_nothing(
    database: Database, clock: FixedClock
) -> None:
    async def safety_team(*_: object) -> list[int]:
        return [7, OWNER.person_id]

    guilds = GuildService(database, clock, safety_team)
    await guilds.set_up(OWNER, SETUP)
    async with database.write() as session:
        operation_id = await outbox.add(
            session, clock.now(), Operation(kind=PROBLEM_CARD, key="one", guild_id=1, channel_id=10)
        )
        for _ in range(2):
            await guilds.delivery_stuck(session, operation_id, 1, "50001")
    async with database.read() as session:
        told = await session.scalars(select(InboxItemRow.person_id).order_by(InboxItemRow.person_id))
        assert list(told) == [OWNER.person_id, 7]


async def test_a_job_that_is_off_refuses(guilds: GuildService, database: Database) -> None:
    await guilds.set_up(OWNER, SETUP)
    await guilds.switch_job(OWNER, "showcase", on=False)
    async with database.read() as session:
        with pytest.raises(MemberFacingError, match="job-off"):
            await require_job(session, 1, "showcase")
        await require_job(session, 1, "news")
    await guilds.switch_job(OWNER, "showcase", on=True)
    async with database.read() as session:
        await require_job(session, 1, "showcase")


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("berlin", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("Mumbai, India", "Asia/Kolkata"),
        ("Australia/Sydney", "Australia/Sydney"),
    ],
)
def test_a_city_gives_its_zone(typed: str, zone: str) -> None:
    assert find_zone(typed) == zone


def test_an_unknown_city_is_refused_in_one_sentence() -> None:
    with pytest.raises(MemberFacingError, match="unknown-city"):
        find_zone("Atlantis")


def test_cities_that_begin_as_typed_come_first() -> None:
    assert [city for city, _ in suggest("lon")][:1] == ["London"]
    assert len(suggest("")) == 25
