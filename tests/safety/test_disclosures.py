"""A text that says its writer is in danger: who is told, by what, and that fiction is no disclosure."""

import pytest
from sqlalchemy import select

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery import DmService
from bot.delivery.models import InboxItemRow, OperationRow
from bot.errors import MemberFacingError
from bot.people.service import PeopleService
from bot.safety import disclosures
from bot.safety.records import Outcome, Reason
from bot.safety.reports import ReportService
from bot.safety.service import SafetyService
from tests.two_guilds import ANA, BEN, CLEO, HERE, OWNER, SAM, STAFF_THERE, STELLA, set_up

HARD = "I can't do this anymore. I want to die."


class Desk:
    """The services under test on one database."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.database, self.clock = database, clock
        self.safety = SafetyService(database, clock, PeopleService(database, clock))
        self.reports = ReportService(database, clock, self.safety)

    async def writes(self, text: str, subject: str = "inquiry:5") -> bool:
        async with self.database.write() as session:
            return await disclosures.look_through(
                session, self.clock.now(), guild_id=HERE, person_id=ANA.person_id, subject=subject, text=text
            )

    async def told(self) -> list[int]:
        async with self.database.read() as session:
            wanted = select(InboxItemRow.person_id).where(InboxItemRow.kind == "safety-report")
            return list(await session.scalars(wanted.order_by(InboxItemRow.person_id)))

    async def cards(self) -> list[dict[str, int]]:
        async with self.database.read() as session:
            wanted = select(OperationRow.ids).where(OperationRow.kind == "safety-report-card")
            return list(await session.scalars(wanted))


@pytest.fixture
async def desk(database: Database, clock: FixedClock) -> Desk:
    await set_up(database, clock)
    return Desk(database, clock)


async def test_the_safety_team_is_told_and_reads_what_was_written(desk: Desk) -> None:
    people = [STELLA.person_id, CLEO.person_id]
    await desk.safety.pick_team(OWNER, people, present=people)
    assert await desk.writes(HARD)
    assert await desk.told() == sorted(people)
    [card] = await desk.cards()
    assert set(card) == {"report_id", "urgent"}
    report = (await desk.reports.open_reports(STELLA))[0]
    assert report.reason is Reason.DANGER
    assert report.reporter_id is None
    assert report.evidence is not None
    assert report.evidence.text == HARD
    for other in (SAM, STAFF_THERE):
        assert await desk.reports.open_reports(other) == []


async def test_without_a_safety_team_staff_get_a_card_that_says_nothing_of_it(desk: Desk) -> None:
    assert await desk.writes(HARD)
    assert await desk.told() == []
    [card] = await desk.cards()
    assert set(card) == {"report_id", "urgent"}
    assert [each.about_id for each in await desk.reports.open_reports(SAM)] == [ANA.person_id]


async def test_somebody_of_the_safety_team_who_wrote_it_is_not_asked_to_look_after_themselves(desk: Desk) -> None:
    people = [ANA.person_id, STELLA.person_id]
    await desk.safety.pick_team(OWNER, people, present=people)
    await desk.writes(HARD)
    assert await desk.told() == [STELLA.person_id]
    assert await desk.reports.open_reports(ANA) == []


async def test_more_about_the_same_joins_what_is_open_and_tells_nobody_twice(desk: Desk) -> None:
    await desk.safety.pick_team(OWNER, [STELLA.person_id], present=[STELLA.person_id])
    for text in (HARD, "I want to kill myself tonight.", HARD):
        assert await desk.writes(text)
    await desk.writes(HARD, "piece:1")
    assert await desk.told() == [STELLA.person_id] * 2
    first, _ = await desk.reports.open_reports(STELLA)
    assert first.evidence is not None
    assert first.evidence.text == f"{HARD}\n\nI want to kill myself tonight."


async def test_staff_read_it_when_nobody_of_the_safety_team_is_there_any_more(desk: Desk) -> None:
    people = [STELLA.person_id, CLEO.person_id]
    await desk.safety.pick_team(OWNER, people, present=people)
    await desk.writes(HARD)
    assert set(await desk.reports.team_to_ask(HERE)) == set(people)
    await desk.reports.hand_over(HERE, present=[CLEO.person_id])
    assert await desk.reports.open_reports(SAM) == []
    await desk.reports.hand_over(HERE, present=[ANA.person_id])
    assert [each.about_id for each in await desk.reports.open_reports(SAM)] == [ANA.person_id]
    assert await desk.reports.team_to_ask(HERE) == ()


async def test_a_dm_says_it_even_to_somebody_who_has_not_read_what_waited_before(desk: Desk) -> None:
    await desk.safety.pick_team(OWNER, [STELLA.person_id], present=[STELLA.person_id])
    await DmService(desk.database, desk.clock).opened(STELLA.person_id, 77)
    for number in range(2):
        await desk.writes(HARD, f"piece:{number}")
    async with desk.database.read() as session:
        echoes = await session.scalars(select(OperationRow.person_id).where(OperationRow.kind == "inbox-echo"))
        assert list(echoes) == [STELLA.person_id] * 2


async def test_what_shows_a_piece_to_staff_can_ask_whether_its_writer_may_be_in_danger(desk: Desk) -> None:
    async def is_open(guild_id: int, subject: str) -> bool:
        async with desk.database.read() as session:
            return await disclosures.danger_open(session, guild_id, subject)

    assert not await is_open(HERE, "piece:1")
    await desk.writes(HARD, "piece:1")
    assert await is_open(HERE, "piece:1")
    assert not await is_open(HERE, "piece:11")
    assert not await is_open(STAFF_THERE.guild_id, "piece:1")
    [report] = await desk.reports.open_reports(SAM)
    await desk.reports.close(SAM, report.id, Outcome.ACTED)
    assert not await is_open(HERE, "piece:1")


async def test_other_texts_tell_nobody(desk: Desk) -> None:
    assert not await desk.writes("This maths homework is killing me. I want to sleep.")
    assert await desk.cards() == []


async def test_staff_say_where_to_find_help_and_can_go_back(desk: Desk) -> None:
    assert await desk.safety.help_words(HERE) is None
    assert await desk.safety.change_help(SAM, "  Call 116 111, or ask Ms. Lund. ") == "Call 116 111, or ask Ms. Lund."
    assert await desk.safety.help_words(HERE) == "Call 116 111, or ask Ms. Lund."
    assert await desk.safety.help_words(STAFF_THERE.guild_id) is None
    with pytest.raises(MemberFacingError):
        await desk.safety.change_help(BEN, "Call me.")
    assert await desk.safety.change_help(SAM, "") is None
