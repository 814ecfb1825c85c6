"""Who can report what is said between two people: they, staff and the safety team; for others it is not there."""

import pytest

from bot.errors import MemberFacingError
from bot.people.service import PeopleService
from bot.safety.reports import ReportService
from bot.safety.service import SafetyService
from tests.collaboration.conftest import ANA, BEN, CLEO, HERE, SAM, Desk


@pytest.fixture
def reports(desk: Desk) -> ReportService:
    """Reports that know of conversations."""
    safety = SafetyService(desk.database, desk.clock, PeopleService(desk.database, desk.clock))
    safety.subjects.update(desk.service.subjects)
    return ReportService(desk.database, desk.clock, safety)


async def test_a_party_reports_a_conversation_and_nobody_else_can(desk: Desk, reports: ReportService) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    subject = f"inquiry:{inquiry.id}"
    begun = await reports.begin(HERE, BEN.person_id, subject, about_id=ANA.person_id)
    assert begun.about_id == ANA.person_id
    for stranger in (CLEO, None):
        with pytest.raises(MemberFacingError):
            await reports.begin(HERE, CLEO.person_id, subject, about_id=ANA.person_id, reporter=stranger)


async def test_nobody_is_named_in_a_report_who_takes_no_part(desk: Desk, reports: ReportService) -> None:
    inquiry = await desk.open_between(ANA, BEN)
    begun = await reports.begin(HERE, BEN.person_id, f"inquiry:{inquiry.id}", about_id=CLEO.person_id)
    assert begun.about_id is None


async def test_staff_report_what_waits_for_their_check_and_its_member_knows_nothing_of_it(
    desk: Desk, reports: ReportService
) -> None:
    inquiry = await desk.inquires(ANA, BEN)
    subject = f"inquiry:{inquiry.id}"
    begun = await reports.begin(HERE, SAM.person_id, subject, about_id=ANA.person_id, reporter=SAM)
    assert begun.about_id == ANA.person_id
    with pytest.raises(MemberFacingError):
        await reports.begin(HERE, BEN.person_id, subject, about_id=ANA.person_id, reporter=BEN)


async def test_only_the_requester_reports_an_offer(desk: Desk, reports: ReportService) -> None:
    request = await desk.posts(ANA)
    await desk.service.requests.decide(SAM, request.id, post=True)
    offer = await desk.offers(BEN, request)
    assert (await reports.begin(HERE, ANA.person_id, f"offer:{offer.id}", reporter=ANA)).about_id == BEN.person_id
    with pytest.raises(MemberFacingError):
        await reports.begin(HERE, CLEO.person_id, f"offer:{offer.id}", reporter=CLEO)


async def test_what_nobody_owns_cannot_be_reported(reports: ReportService, desk: Desk) -> None:
    with pytest.raises(MemberFacingError):
        await reports.begin(HERE, BEN.person_id, "nothing:1", about_id=ANA.person_id, reporter=BEN)
