"""`quillcast inspect edition`: what an edition would hold at a time, and why."""

import json
from datetime import datetime

import pytest

from bot import edition_at
from bot.errors import MemberFacingError
from bot.microscope import run
from tests.digest.conftest import Desk
from tests.two_guilds import HERE, SAM


async def test_an_edition_of_the_past_is_drawn_up_from_what_there_was(desk: Desk) -> None:
    await desk.schedules(SAM, "17:00", stories=1)
    await desk.hears("New")
    await desk.hears("Old", hours_ago=20)
    await desk.at("2026-03-24T17:00")
    await desk.at("2026-03-24T20:00")
    await desk.hears("Later")
    at = datetime.fromisoformat("2026-03-24T16:30+01:00")
    found = await edition_at.findings(desk.database, HERE, at, "daily")
    (message,) = found["messages"]
    assert [story["title"] for story in message["stories"]] == ["New"]
    assert [(story["title"], story["reason"]) for story in found["left_out"]] == [("Old", "length")]
    assert message["stories"][0]["score"] > found["left_out"][0]["score"]
    after = await edition_at.findings(desk.database, HERE, desk.clock.now(), "daily")
    assert [story["title"] for story in after["messages"][0]["stories"]] == ["Later"]
    assert await desk.days() == ["24 composed"]
    with pytest.raises(MemberFacingError, match="digest-no-such"):
        await edition_at.findings(desk.database, HERE, at, "Books")


def test_the_command_says_what_is_not_there(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from bot.database import KeyRing

    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    monkeypatch.setenv("DATA_KEY", KeyRing.generate())
    asked = ["edition", "--guild", "77", "--at", "2026-03-29T17:00+02:00", "--json"]
    assert run(asked) == 1
    assert "error" in json.loads(capsys.readouterr().out)
    for wrong in ("2026-03-29T17:00", "teatime"):
        with pytest.raises(SystemExit):
            run([*asked[:4], wrong])
