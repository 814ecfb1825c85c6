"""What the rules tests of the showcase share."""

import pytest

from bot.clock import FixedClock
from bot.database import Database
from tests.showcase.desks import Desk


@pytest.fixture
async def desk(database: Database, clock: FixedClock) -> Desk:
    """Two communities with a showcase, on SQLite and on PostgreSQL."""
    desk = Desk(database, clock)
    await desk.set_up()
    return desk
