"""To whom a report goes, who may read it, and how long it stays."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery.models import InboxItemRow, OperationRow
from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.people.service import PeopleService
from bot.safety.models import ReportRow
from bot.safety.records import Begun, Evidence, Outcome, Reason, Sent, State
from bot.safety.reports import ReportService
from bot.safety.service import SafetyService
from tests.two_guilds import ANA, BEN, CLEO, HERE, OWNER, SAM, STAFF_THERE, STELLA, THERE, set_up

NOT_FOUND = "errors-not-found"
NOT_YOURS = "safety-report-not-yours"


class Desk:
    """The services under test on one database."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.database = database
        self.people = PeopleService(database, clock)
        self.safety = SafetyService(database, clock, self.people)
        self.reports = ReportService(database, clock, self.safety)
        self.people.erasers.append(self.reports.erase)

    async def begin(self, reporter: Actor, about: Actor, subject: str = "message:1:2") -> Begun:
        evidence = Evidence(author_id=about.person_id, text="mean words")
        return await self.reports.begin(reporter.guild_id, reporter.person_id, subject, evidence=evidence)

    async def send(self, begun: Begun, reporter: Actor, *, about: Actor, present: set[int] | None = None) -> Sent:
        here = set(begun.team) if present is None else present
        return await self.reports.send(
            reporter.person_id,
            begun.report_id,
            Reason.UNKIND,
            "look at this",
            present=here,
            about=about,
            owner_id=OWNER.person_id,
        )

    async def report(self, reporter: Actor, about: Actor, subject: str = "message:1:2") -> Sent:
        return await self.send(await self.begin(reporter, about, subject), reporter, about=about)

    async def told(self) -> list[int]:
        async with self.database.read() as session:
            found = await session.scalars(
                select(InboxItemRow.person_id).where(InboxItemRow.kind == "safety-report").order_by(InboxItemRow.id)
            )
            return list(found)

    async def cards(self) -> int:
        async with self.database.read() as session:
            found = await session.scalar(
                select(func.count()).select_from(OperationRow).where(OperationRow.kind == "safety-report-card")
            )
            return found or 0

    async def seen_by(self, actor: Actor) -> list[int]:
        return [report.id for report in await self.reports.open_reports(actor)]


@pytest.fixture
async def desk(database: Database, clock: FixedClock) -> Desk:
    await set_up(database, clock)
    return Desk(database, clock)


async def pick(desk: Desk, *people: Actor) -> None:
    ids = [person.person_id for person in people]
    await desk.safety.pick_team(OWNER, ids, present=ids)


async def test_without_a_safety_team_staff_get_a_card_and_can_read_it(desk: Desk) -> None:
    sent = await desk.report(ANA, BEN)
    assert not sent.to_team
    assert (await desk.told(), await desk.cards()) == ([], 1)
    assert await desk.seen_by(SAM) == [sent.report_id]
    report = await desk.reports.get(SAM, sent.report_id)
    assert (report.about_id, report.reporter_id, report.words) == (BEN.person_id, ANA.person_id, "look at this")
    assert report.evidence is not None
    assert report.evidence.text == "mean words"


async def test_the_safety_team_is_told_and_staff_outside_it_are_not(desk: Desk) -> None:
    await pick(desk, SAM, CLEO)
    sent = await desk.report(ANA, BEN)
    assert sent.to_team
    assert (sorted(await desk.told()), await desk.cards()) == ([SAM.person_id, CLEO.person_id], 1)
    assert await desk.seen_by(CLEO) == [sent.report_id]
    assert await desk.seen_by(STELLA) == []
    with pytest.raises(MemberFacingError, match=NOT_YOURS):
        await desk.reports.get(STELLA, sent.report_id)


async def test_a_reported_member_of_the_safety_team_is_not_told_and_cannot_see_it(desk: Desk) -> None:
    await pick(desk, SAM, CLEO)
    sent = await desk.report(ANA, SAM)
    assert await desk.told() == [CLEO.person_id]
    assert await desk.seen_by(SAM) == []
    for act in (
        desk.reports.get(SAM, sent.report_id),
        desk.reports.close(SAM, sent.report_id, Outcome.NOTHING),
    ):
        with pytest.raises(MemberFacingError, match=NOT_YOURS):
            await act
    assert await desk.reports.told(HERE, SAM.person_id, sent.report_id) is None


async def test_a_report_about_staff_goes_to_the_owner_and_not_into_the_staff_channel(desk: Desk) -> None:
    sent = await desk.report(ANA, SAM)
    assert (await desk.told(), await desk.cards()) == ([OWNER.person_id], 0)
    assert await desk.seen_by(OWNER) == [sent.report_id]
    assert await desk.seen_by(STELLA) == [sent.report_id]
    assert await desk.seen_by(SAM) == []
    with pytest.raises(MemberFacingError, match=NOT_YOURS):
        await desk.reports.close(SAM, sent.report_id, Outcome.NOTHING)


async def test_when_the_only_safety_team_member_is_the_reported_one_staff_get_it(desk: Desk) -> None:
    await pick(desk, CLEO)
    sent = await desk.report(ANA, CLEO)
    assert (sent.to_team, await desk.told(), await desk.cards()) == (False, [], 1)
    assert await desk.seen_by(SAM) == [sent.report_id]
    with pytest.raises(MemberFacingError, match=NOT_YOURS):
        await desk.reports.get(CLEO, sent.report_id)


async def test_a_safety_team_that_has_left_the_server_is_passed_over(desk: Desk) -> None:
    await pick(desk, CLEO)
    sent = await desk.send(await desk.begin(ANA, BEN), ANA, about=BEN, present=set())
    assert (sent.to_team, await desk.told(), await desk.cards()) == (False, [], 1)
    assert await desk.seen_by(SAM) == [sent.report_id]


async def test_a_new_safety_team_reads_what_waits(desk: Desk) -> None:
    sent = await desk.report(ANA, BEN)
    await pick(desk, CLEO)
    assert await desk.seen_by(CLEO) == [sent.report_id]


async def test_staff_read_what_a_dissolved_safety_team_left(desk: Desk) -> None:
    await pick(desk, CLEO)
    sent = await desk.report(ANA, BEN)
    assert await desk.seen_by(SAM) == []
    await pick(desk)
    assert await desk.seen_by(SAM) == [sent.report_id]
    with pytest.raises(MemberFacingError, match="not-staff"):
        await desk.seen_by(CLEO)


async def test_who_reports_does_not_decide_on_it_where_another_of_the_safety_team_can(desk: Desk) -> None:
    await pick(desk, STELLA, CLEO)
    await desk.report(CLEO, ANA)
    assert await desk.seen_by(CLEO) == []
    assert len(await desk.seen_by(STELLA)) == 1
    await pick(desk, CLEO)
    assert len(await desk.seen_by(CLEO)) == 1


async def test_members_and_the_staff_of_another_guild_see_nothing(desk: Desk) -> None:
    sent = await desk.report(ANA, BEN)
    with pytest.raises(MemberFacingError, match="not-staff"):
        await desk.seen_by(BEN)
    assert await desk.seen_by(STAFF_THERE) == []
    with pytest.raises(MemberFacingError, match=NOT_FOUND):
        await desk.reports.close(STAFF_THERE, sent.report_id, Outcome.NOTHING)
    assert await desk.reports.told(THERE, STAFF_THERE.person_id, sent.report_id) is None


async def test_a_begun_report_is_shown_to_nobody(desk: Desk) -> None:
    begun = await desk.begin(ANA, BEN)
    assert await desk.seen_by(SAM) == []
    with pytest.raises(MemberFacingError, match=NOT_FOUND):
        await desk.reports.get(SAM, begun.report_id)
    with pytest.raises(MemberFacingError, match="too-old"):
        await desk.send(begun, CLEO, about=BEN)


async def test_reporting_the_same_again_adds_to_the_open_report(desk: Desk) -> None:
    first = await desk.report(ANA, BEN)
    again = await desk.begin(ANA, BEN)
    assert again.again
    second = await desk.send(again, ANA, about=BEN)
    assert second.report_id == first.report_id
    assert (await desk.reports.get(SAM, first.report_id)).words == "look at this\n\nlook at this"
    assert await desk.cards() == 1


async def test_the_reporter_hears_that_it_was_closed_and_it_closes_once(desk: Desk) -> None:
    sent = await desk.report(ANA, BEN)
    closed = await desk.reports.close(SAM, sent.report_id, Outcome.ACTED)
    assert (closed.state, closed.closed_by_id) == (State.CLOSED, SAM.person_id)
    with pytest.raises(MemberFacingError, match="closed-already"):
        await desk.reports.close(STELLA, sent.report_id, Outcome.NOTHING)
    async with desk.database.read() as session:
        kinds = await session.scalars(select(InboxItemRow.kind).where(InboxItemRow.person_id == ANA.person_id))
        assert list(kinds) == ["safety-report-closed"]
    assert not (await desk.begin(ANA, BEN)).again


async def test_what_is_ones_own_cannot_be_reported(desk: Desk) -> None:
    with pytest.raises(MemberFacingError, match="report-own"):
        await desk.begin(ANA, ANA)


async def test_thirty_open_reports_are_the_most(desk: Desk) -> None:
    for number in range(30):
        await desk.report(ANA, BEN, f"message:1:{number}")
    with pytest.raises(MemberFacingError, match="too-many"):
        await desk.begin(ANA, BEN, "message:1:99")


async def test_the_job_that_owns_the_subject_says_whose_it_is_and_what_was_there(desk: Desk) -> None:
    async def piece(_session: AsyncSession, guild_id: int, number: str) -> Evidence | None:
        return (
            Evidence(author_id=BEN.person_id, text="once", title="A tale") if (guild_id, number) == (1, "12") else None
        )

    desk.safety.subjects["piece"] = piece
    begun = await desk.reports.begin(HERE, ANA.person_id, "piece:12")
    assert begun.about_id == BEN.person_id
    with pytest.raises(MemberFacingError, match=NOT_FOUND):
        await desk.reports.begin(THERE, ANA.person_id, "piece:12")
    assert await desk.safety.author_of(SAM, "piece:12") == BEN.person_id
    with pytest.raises(MemberFacingError, match="not-staff"):
        await desk.safety.author_of(ANA, "piece:12")
    with pytest.raises(MemberFacingError, match=NOT_FOUND):
        await desk.safety.author_of(STAFF_THERE, "piece:12")


async def test_unsent_reports_go_after_an_hour_and_closed_ones_after_ninety_days(desk: Desk, clock: FixedClock) -> None:
    await desk.begin(ANA, BEN, "message:1:3")
    sent = await desk.report(ANA, BEN)
    clock.advance(timedelta(hours=1, seconds=1))
    await desk.reports.forget_old()
    assert await ids(desk) == [sent.report_id]
    clock.advance(timedelta(days=400))
    await desk.reports.forget_old()
    assert await ids(desk) == [sent.report_id]
    await desk.reports.close(SAM, sent.report_id, Outcome.ACTED)
    clock.advance(timedelta(days=89))
    await desk.reports.forget_old()
    assert await ids(desk) == [sent.report_id]
    clock.advance(timedelta(days=1, seconds=1))
    await desk.reports.forget_old()
    assert await ids(desk) == []


async def test_erasing_the_reported_keeps_the_evidence_and_erasing_the_reporter_takes_their_words(desk: Desk) -> None:
    sent = await desk.report(ANA, BEN)
    await desk.people.erase(BEN.person_id)
    report = await desk.reports.get(SAM, sent.report_id)
    assert report.about_id == BEN.person_id
    assert report.evidence is not None
    await desk.people.erase(ANA.person_id, HERE)
    report = await desk.reports.get(SAM, sent.report_id)
    assert (report.reporter_id, report.words) == (None, "")
    assert report.evidence is not None
    assert report.evidence.text == "mean words"


async def test_the_report_of_one_guild_outlives_an_erasure_in_another(desk: Desk) -> None:
    sent = await desk.report(ANA, BEN)
    await desk.people.erase(ANA.person_id, THERE)
    assert (await desk.reports.get(SAM, sent.report_id)).words == "look at this"


async def test_the_texts_of_a_report_are_encrypted(desk: Desk) -> None:
    await desk.report(ANA, BEN)
    async with desk.database.read() as session:
        connection = await session.connection()
        stored = (await connection.exec_driver_sql("SELECT words, evidence FROM safety_report")).one()
    assert all(b"mean" not in bytes(value) and b"look" not in bytes(value) for value in stored)


async def ids(desk: Desk) -> list[int]:
    async with desk.database.read() as session:
        return list(await session.scalars(select(ReportRow.id).order_by(ReportRow.id)))
