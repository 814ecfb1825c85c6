"""Export and erasure on real tables, and the journal that outlives a restored backup."""

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery import DmService, InboxItem, inbox
from bot.delivery.models import DmStateRow, InboxItemRow
from bot.forms import FormService
from bot.people import BlockService, is_blocked, service
from bot.people.blocks import block
from bot.people.journal import Erasure, Journal
from bot.people.models import BlockRow, ErasureRow
from bot.people.service import PeopleService
from tests.two_guilds import ANA, BEN, HERE, THERE, set_up

DM = 9_007_199_254_740_993  # one more than a JSON reader with doubles can tell apart


class Life:
    """Somebody's traces in two guilds."""

    def __init__(self, database: Database, clock: FixedClock, journal: Journal) -> None:
        self.database = database
        self.clock = clock
        self.journal = journal
        self.people = PeopleService(database, clock, journal)

    async def lives(self, person_id: int) -> None:
        """Leave traces."""
        forms, now = FormService(self.database, self.clock), self.clock.now()
        for guild_id in (HERE, THERE):
            await forms.open(
                person_id, guild_id, "showcase", values={"text": f"a secret poem {guild_id} of {person_id}"}
            )
            async with self.database.write() as session:
                item = InboxItem(guild_id=guild_id, person_id=person_id, kind="x", key=f"{guild_id}:{person_id}")
                await inbox.put(session, now, item)
        await DmService(self.database, self.clock).opened(person_id, DM + person_id)
        blocks = BlockService(self.database, self.clock)
        await blocks.block(person_id, BEN.person_id + 1000)

    async def counts(self, person_id: int) -> dict[str, int]:
        """What there is everywhere."""
        return {each.table: each.count for each in await self.people.stored(person_id)}


@pytest.fixture
async def life(database: Database, clock: FixedClock, tmp_path: Path) -> Life:
    await set_up(database, clock)
    return Life(database, clock, Journal(tmp_path / "erasures"))


async def exported(people: PeopleService, person_id: int) -> dict[str, list[dict[str, object]]]:
    whole = json.loads((await people.export(person_id)).content)
    assert whole["person_id"] == str(person_id)
    stored: dict[str, list[dict[str, object]]] = whole["stored"]
    return stored


async def test_an_export_has_everything_decrypted_and_nothing_of_others(life: Life) -> None:
    await life.lives(ANA.person_id)
    await life.lives(BEN.person_id)
    stored = await exported(life.people, ANA.person_id)
    assert sorted(stored) == ["delivery_dm_state", "delivery_inbox_item", "forms_draft", "people_block"]
    assert [row["values"] for row in stored["forms_draft"]] == [
        {"text": f"a secret poem {guild_id} of {ANA.person_id}"} for guild_id in (HERE, THERE)
    ]
    assert stored["delivery_dm_state"][0]["channel_id"] == str(DM + ANA.person_id)
    assert stored["delivery_dm_state"][0]["opened_at"] == life.clock.now().isoformat()
    assert f"of {BEN.person_id}" not in json.dumps(stored)


async def test_an_export_too_large_for_discord_is_packed(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    await life.lives(ANA.person_id)
    whole = (await life.people.export(ANA.person_id)).content
    monkeypatch.setattr(service, "MOST_BYTES", len(whole) - 1)
    packed = await life.people.export(ANA.person_id)
    assert packed.name == "quillcast.zip"
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert json.loads(archive.read("quillcast.json")) == json.loads(whole)


async def test_counts_are_of_one_guild_and_of_what_belongs_to_none(life: Life) -> None:
    await life.lives(ANA.person_id)
    here = {each.table: each.count for each in await life.people.stored(ANA.person_id, HERE)}
    assert here == {"delivery_dm_state": 1, "delivery_inbox_item": 1, "forms_draft": 1, "people_block": 1}
    assert (await life.counts(ANA.person_id))["forms_draft"] == 2


async def test_erasing_in_one_guild_leaves_the_other_and_what_belongs_to_none(life: Life) -> None:
    await life.lives(ANA.person_id)
    await life.people.erase(ANA.person_id, HERE)
    counts = await life.counts(ANA.person_id)
    assert (counts["forms_draft"], counts["delivery_inbox_item"], counts["delivery_dm_state"]) == (1, 1, 1)
    assert counts["people_block"] == 1
    stored = await exported(life.people, ANA.person_id)
    assert {str(row["guild_id"]) for row in stored["forms_draft"]} == {str(THERE)}


async def test_erasing_everywhere_leaves_a_note_without_text_and_others_locks(life: Life) -> None:
    await life.lives(ANA.person_id)
    await life.lives(BEN.person_id)
    await BlockService(life.database, life.clock).block(BEN.person_id, ANA.person_id)
    await life.people.erase(ANA.person_id)
    assert await life.counts(ANA.person_id) == {"audit_row": 1}
    assert (await life.counts(BEN.person_id))["forms_draft"] == 2
    async with life.database.read() as session:
        assert await session.get(BlockRow, (BEN.person_id, ANA.person_id, f"person:{ANA.person_id}")) is not None


async def test_jobs_erase_what_only_they_know_in_the_same_transaction(life: Life) -> None:
    seen: list[tuple[int | None, int, int]] = []

    async def eraser(session: AsyncSession, _now: object, guild_id: int | None, person_id: int) -> None:
        drafts = await session.scalar(select(func.count()).select_from(InboxItemRow))
        seen.append((guild_id, person_id, drafts or 0))

    async def broken(*_: object) -> None:
        raise RuntimeError("a job fails")

    await life.lives(ANA.person_id)
    life.people.erasers.append(eraser)
    await life.people.erase(ANA.person_id, HERE)
    assert seen == [(HERE, ANA.person_id, 2)]
    life.people.erasers.append(broken)
    with pytest.raises(RuntimeError):
        await life.people.erase(ANA.person_id)
    assert (await life.counts(ANA.person_id))["forms_draft"] == 1


async def test_an_erasure_that_a_restored_backup_does_not_know_is_replayed_once(life: Life) -> None:
    await life.lives(ANA.person_id)
    await life.people.erase(ANA.person_id)
    await restore(life)
    assert (await life.counts(ANA.person_id))["forms_draft"] == 2
    assert await life.people.replay() == 1
    assert "forms_draft" not in await life.counts(ANA.person_id)
    await life.lives(ANA.person_id)  # back again, of their own will
    assert await life.people.replay() == 0
    assert (await life.counts(ANA.person_id))["forms_draft"] == 2


async def restore(life: Life) -> None:
    """As if the database of before the erasure had been put back."""
    async with life.database.write() as session:
        for row in await session.scalars(select(ErasureRow)):
            await session.delete(row)
    await life.lives(ANA.person_id)


async def test_an_erasure_that_a_crash_cut_off_after_the_journal_is_carried_out_at_the_next_start(life: Life) -> None:
    async def crash(*_: object) -> None:
        raise SystemError("the power went")

    await life.lives(ANA.person_id)
    life.people.erasers.append(crash)
    with pytest.raises(SystemError):
        await life.people.erase(ANA.person_id)
    again = PeopleService(life.database, life.clock, life.journal)
    assert await again.replay() == 1
    assert "forms_draft" not in await life.counts(ANA.person_id)


async def test_one_that_failed_and_was_pressed_again_takes_nothing_written_since(life: Life) -> None:
    async def crash(*_: object) -> None:
        raise SystemError("the power went")

    await life.lives(ANA.person_id)
    life.people.erasers.append(crash)
    with pytest.raises(SystemError):
        await life.people.erase(ANA.person_id, ANA.guild_id)
    life.people.erasers.remove(crash)
    life.clock.advance(timedelta(seconds=5))
    await life.people.erase(ANA.person_id)
    await life.lives(ANA.person_id)  # back again, of their own will
    assert await life.people.replay() == 0
    assert (await life.counts(ANA.person_id))["forms_draft"] == 2


async def test_the_journal_keeps_both_scopes_and_survives_a_line_cut_short(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal(tmp_path / "erasures")
    assert journal.read() == []
    first = Erasure(person_id=1, guild_id=None, erased_at=clock.now())
    journal.append(first)
    with (tmp_path / "erasures").open("a") as file:
        file.write('{"person_id": 2, "sco')
    second = Erasure(person_id=3, guild_id=DM, erased_at=clock.now() + timedelta(microseconds=1))
    journal.append(second)
    assert journal.read() == [first, second]


async def test_the_dm_channel_of_the_erased_is_forgotten(life: Life) -> None:
    await life.lives(ANA.person_id)
    await life.people.erase(ANA.person_id)
    async with life.database.read() as session:
        assert await session.get(DmStateRow, ANA.person_id) is None


async def test_a_pen_name_and_its_person_are_blocked_apart(database: Database, clock: FixedClock) -> None:
    blocks = BlockService(database, clock)
    async with database.write() as session:
        await block(session, clock.now(), blocker_id=1, blocked_id=2, subject="piece:12")
        await block(session, clock.now(), blocker_id=1, blocked_id=2)
        await block(session, clock.now(), blocker_id=1, blocked_id=2)

    assert {each.subject for each in await blocks.blocked_by(1)} == {"piece:12", "person:2"}
    await blocks.unblock(1, "person:2")
    async with database.read() as session:
        assert await is_blocked(session, blocker_id=1, blocked_id=2)
    await blocks.unblock(1, "piece:12")
    async with database.read() as session:
        assert not await is_blocked(session, blocker_id=1, blocked_id=2)
