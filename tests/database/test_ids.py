"""Ids that come from outside: one that no row can have is answered, never a fault."""

import pytest

from bot.clock import FixedClock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.forms import FormService
from bot.people import BlockService


@pytest.mark.parametrize("number", [2**31, 2**63 - 1, 2**63, 2**80, -(2**40)])
async def test_a_number_that_no_row_can_have_is_not_found(database: Database, clock: FixedClock, number: int) -> None:
    with pytest.raises(MemberFacingError):
        await FormService(database, clock).get(7, number)


async def test_an_id_that_discord_cannot_give_is_not_found(database: Database, clock: FixedClock) -> None:
    with pytest.raises(MemberFacingError):
        await BlockService(database, clock).block(7, 2**63)
