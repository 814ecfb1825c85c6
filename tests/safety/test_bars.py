"""Somebody under the minimum age: erased, refused when they return, and nothing of them kept but a keyed hash."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.clock import FixedClock
from bot.database import Database, KeyRing, keys_of
from bot.errors import MemberFacingError
from bot.people.service import PeopleService
from bot.safety import bars
from bot.safety.models import BarRow
from bot.safety.service import SafetyService
from tests.two_guilds import ANA, BEN, HERE, OWNER, SAM, STAFF_THERE, STELLA, THERE, set_up


@pytest.fixture
async def safety(database: Database, clock: FixedClock) -> SafetyService:
    await set_up(database, clock)
    return SafetyService(database, clock, PeopleService(database, clock))


async def test_they_are_known_again_in_that_server_alone_until_they_are_let_in(
    safety: SafetyService, clock: FixedClock
) -> None:
    for _ in range(2):
        await safety.keep_out(SAM, ANA.person_id, about=ANA)
    assert await safety.barred_since(HERE, ANA.person_id) == clock.now()
    assert await safety.barred_since(HERE, BEN.person_id) is None
    assert await safety.barred_since(THERE, ANA.person_id) is None
    await safety.let_in(STELLA, ANA.person_id)
    assert await safety.barred_since(HERE, ANA.person_id) is None


async def test_what_is_kept_of_them_needs_the_key_to_be_read(safety: SafetyService, database: Database) -> None:
    await safety.keep_out(SAM, ANA.person_id, about=None)
    await safety.keep_out(STAFF_THERE, ANA.person_id, about=None)
    async with database.read() as session:
        here, there = await session.scalars(select(BarRow.mark).order_by(BarRow.guild_id))
        assert str(ANA.person_id) not in here
        assert here != there
        other = KeyRing.parse(KeyRing.generate())
        assert here not in other.marks(f"{HERE}:{ANA.person_id}", "safety_bar.mark")
        assert here in keys_of(session).marks(f"{HERE}:{ANA.person_id}", "safety_bar.mark")


def test_a_new_key_in_front_still_knows_what_the_old_one_marked() -> None:
    old, new = KeyRing.generate("k1"), KeyRing.generate("k2")
    (before,) = KeyRing.parse(old).marks("1:100", "here")
    first, second = KeyRing.parse(f"{new},{old}").marks("1:100", "here")
    assert (first.partition(":")[0], second) == ("k2", before)
    assert before != KeyRing.parse(old).marks("1:100", "there")[0]


async def test_nobody_is_locked_out_who_looks_after_the_server(safety: SafetyService) -> None:
    await safety.pick_team(OWNER, [BEN.person_id], present=[BEN.person_id])
    for about in (SAM, STELLA, BEN, OWNER):
        with pytest.raises(MemberFacingError, match="safety-bar-staff"):
            await safety.keep_out(replace(OWNER, person_id=SAM.person_id), about.person_id, about=about)
    for act in (safety.keep_out(ANA, BEN.person_id, about=BEN), safety.let_in(ANA, BEN.person_id)):
        with pytest.raises(MemberFacingError, match="not-staff"):
            await act


async def test_what_comes_by_direct_message_is_refused_too(safety: SafetyService, database: Database) -> None:
    await safety.keep_out(SAM, ANA.person_id, about=ANA)
    async with database.read() as session:
        await bars.require_welcome(session, THERE, ANA.person_id)
        with pytest.raises(MemberFacingError, match="safety-barred"):
            await bars.require_welcome(session, HERE, ANA.person_id)
