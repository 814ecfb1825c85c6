"""Who the safety team is, when it is enough, and the pause."""

import pytest
from sqlalchemy import select

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery.models import InboxItemRow, OperationRow
from bot.errors import MemberFacingError
from bot.people import BlockService
from bot.people.service import PeopleService
from bot.safety.records import Evidence
from bot.safety.service import SafetyService
from bot.safety.team import require_open, safety_team_ready
from tests.two_guilds import ANA, BEN, CLEO, HERE, OWNER, SAM, STAFF_THERE, THERE, set_up


@pytest.fixture
async def safety(database: Database, clock: FixedClock) -> SafetyService:
    await set_up(database, clock)
    return SafetyService(database, clock, PeopleService(database, clock))


async def ready(database: Database, **more: set[int]) -> bool:
    async with database.read() as session:
        return await safety_team_ready(session, HERE, **more)


async def test_two_people_are_enough_and_parties_and_the_absent_do_not_count(
    safety: SafetyService, database: Database
) -> None:
    await safety.pick_team(OWNER, [100], present=[100])
    assert not await ready(database)
    view = await safety.pick_team(OWNER, [100, 101, 102], present=[100, 101, 102])
    assert view.ready
    assert await ready(database)
    assert await ready(database, without={100})
    assert not await ready(database, without={100, 101})
    assert not await ready(database, present={100})
    async with database.read() as session:
        assert not await safety_team_ready(session, THERE)


async def test_only_present_members_are_picked_and_each_is_told_once(safety: SafetyService, database: Database) -> None:
    await safety.pick_team(OWNER, [100, 101], present=[100])
    assert await safety.safety_team(HERE) == (100,)
    await safety.pick_team(OWNER, [100, 102], present=[100, 102])
    async with database.read() as session:
        assert list(await session.scalars(select(InboxItemRow.person_id).order_by(InboxItemRow.id))) == [100, 102]


async def test_staff_cannot_pick_themselves(safety: SafetyService) -> None:
    with pytest.raises(MemberFacingError, match="needs-manage-server"):
        await safety.pick_team(SAM, [SAM.person_id], present=[SAM.person_id])
    assert await safety.safety_team(HERE) == ()


async def test_the_safety_team_has_an_end(safety: SafetyService) -> None:
    with pytest.raises(MemberFacingError, match="team-too-large"):
        await safety.pick_team(OWNER, range(100, 111), present=range(100, 111))


async def test_a_pause_refuses_until_it_is_lifted_and_only_there(safety: SafetyService, database: Database) -> None:
    assert (await safety.pause(SAM, on=True)).paused
    await safety.pause(SAM, on=True)
    async with database.read() as session:
        with pytest.raises(MemberFacingError, match="safety-paused"):
            await require_open(session, HERE)
        await require_open(session, THERE)
        cards = list(await session.scalars(select(OperationRow.state).where(OperationRow.kind == "safety-pause-card")))
    assert cards == ["pending"]
    await safety.pause(SAM, on=False)
    async with database.read() as session:
        await require_open(session, HERE)


async def test_members_cannot_pause_but_the_safety_team_can(safety: SafetyService) -> None:
    with pytest.raises(MemberFacingError, match="not-staff"):
        await safety.pause(ANA, on=True)
    await safety.pick_team(OWNER, [ANA.person_id], present=[ANA.person_id])
    assert (await safety.pause(ANA, on=True)).paused


async def test_blocking_a_pen_name_does_not_tell_whose_it_is(
    safety: SafetyService, database: Database, clock: FixedClock
) -> None:
    async def piece(*_: object) -> Evidence:
        return Evidence(author_id=BEN.person_id)

    safety.subjects["piece"] = piece
    await safety.block(ANA.person_id, HERE, "piece:12")
    blocks = BlockService(database, clock)
    assert [block.subject for block in await blocks.blocked_by(ANA.person_id)] == ["piece:12"]
    exported = (await PeopleService(database, clock).export(ANA.person_id)).content.decode()
    assert "piece:12" in exported
    assert f'"{BEN.person_id}"' not in exported
    await blocks.unblock(ANA.person_id, "piece:12")
    assert await blocks.blocked_by(ANA.person_id) == []


async def test_staff_erase_somebody_in_their_own_server_only(safety: SafetyService, database: Database) -> None:
    with pytest.raises(MemberFacingError, match="not-staff"):
        await safety.erase(CLEO, BEN.person_id)
    await safety.pick_team(OWNER, [BEN.person_id], present=[BEN.person_id])
    await safety.pick_team(STAFF_THERE, [BEN.person_id], present=[BEN.person_id])
    await safety.erase(SAM, BEN.person_id)
    assert (await safety.safety_team(HERE), await safety.safety_team(THERE)) == ((), (BEN.person_id,))
