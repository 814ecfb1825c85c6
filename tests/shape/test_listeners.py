"""The door of listeners: Discord tells nothing twice, so a busy database is asked again; a fault is logged once."""

from collections.abc import Callable

import pytest
import structlog

from bot import services as construction
from bot.client import QuillcastClient
from bot.clock import FixedClock
from bot.database import Database, DatabaseBusyError
from cogs.components import Tree, doors


@pytest.mark.parametrize(
    ("fault", "tries", "logged"), [(DatabaseBusyError, 3, []), (ValueError, 1, ["unexpected"])], ids=["busy", "broken"]
)
async def test_a_busy_database_is_asked_again_and_nothing_else(
    database: Database,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[], Exception],
    tries: int,
    logged: list[str],
) -> None:
    monkeypatch.setattr(doors, "_PAUSES_SECONDS", (0.0, 0.0))
    asked = 0

    async def work() -> None:
        nonlocal asked
        asked += 1
        if asked < 3:
            raise fault()

    async with construction.build(database, clock) as services:
        client = QuillcastClient(services, tree_cls=Tree, extensions=())
        with structlog.testing.capture_logs() as lines:
            await doors.listening(client, "test", work)
        await client.close()
    assert asked == tries
    assert [line["event"] for line in lines] == logged
