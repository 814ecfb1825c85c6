"""What waits for staff: everything, the longest first, and nothing that is not theirs to see."""

from datetime import timedelta

import pytest

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery import Operation, outbox
from bot.delivery.models import OperationRow
from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.guilds.presence import at_hand
from bot.safety.disclosures import tell
from bot.showcase.kinds import Rating
from bot.staff.records import Kind
from bot.staff.service import PAGE, StaffService
from tests.showcase.desks import Desk
from tests.two_guilds import ANA, BEN, HERE, OWNER, SAM, STAFF_ROLE, STAFF_THERE, STELLA

HOUR = timedelta(hours=1)


@pytest.fixture
async def desk(database: Database, clock: FixedClock) -> Desk:
    """Two communities with a showcase, on SQLite and on PostgreSQL."""
    desk = Desk(database, clock)
    await desk.set_up()
    return desk


def staff_of(desk: Desk) -> StaffService:
    return StaffService(desk.database, desk.clock)


async def in_danger(desk: Desk, about: int) -> None:
    async with desk.database.write() as session:
        await tell(session, desk.clock.now(), guild_id=HERE, person_id=about, subject="piece:99", text="Help.")


async def gets_stuck(desk: Desk, guild_id: int = HERE) -> int:
    async with desk.database.write() as session:
        added = await outbox.add(
            session, desk.clock.now(), Operation(kind="showcase-card", key=f"x:{guild_id}", guild_id=guild_id)
        )
        (await session.get_one(OperationRow, added)).state = outbox.State.FAILED
    return added


async def test_everything_is_there_with_the_longest_waiting_first(desk: Desk) -> None:
    staff = staff_of(desk)
    assert (await staff.today(SAM)).waiting == ()
    stuck = await gets_stuck(desk)
    desk.clock.advance(HOUR)
    piece = await desk.sent()
    desk.clock.advance(HOUR)
    await in_danger(desk, ANA.person_id)
    today = await staff.today(SAM)
    assert [(each.kind, each.id) for each in today.waiting[:2]] == [(Kind.STUCK, stuck), (Kind.PIECE, piece.id)]
    assert today.waiting[2].kind is Kind.REPORT
    assert (today.count, today.go_on_from) == (3, None)
    await desk.reviews.approve(SAM, piece.id, 1, Rating.TWELVE)
    assert Kind.PIECE not in {each.kind for each in (await staff.today(SAM)).waiting}


async def test_nobody_sees_their_own_and_nobody_a_report_about_them(desk: Desk) -> None:
    staff = staff_of(desk)
    author = Actor(guild_id=HERE, person_id=SAM.person_id, role_ids=frozenset({STAFF_ROLE}))
    piece = await desk.sent(author)
    await in_danger(desk, SAM.person_id)
    assert (await staff.today(SAM)).waiting == ()
    assert {each.kind for each in (await staff.today(STELLA)).waiting} == {Kind.PIECE, Kind.REPORT}
    with pytest.raises(MemberFacingError, match="staff-seen-to"):
        await staff.waiting(SAM, Kind.PIECE, piece.id)
    assert (await staff.waiting(STELLA, Kind.PIECE, piece.id)).id == piece.id


async def test_the_safety_team_see_their_reports_alone_and_staff_do_not(desk: Desk) -> None:
    staff = staff_of(desk)
    tea = Actor(guild_id=HERE, person_id=300)
    await desk.safety.pick_team(OWNER, [tea.person_id], present=[tea.person_id])
    await desk.sent()
    await in_danger(desk, ANA.person_id)
    assert [each.kind for each in (await staff.today(tea)).waiting] == [Kind.REPORT]
    assert [each.kind for each in (await staff.today(SAM)).waiting] == [Kind.PIECE]


async def test_only_staff_of_that_server_see_what_waits_there(desk: Desk) -> None:
    staff = staff_of(desk)
    await desk.sent()
    await gets_stuck(desk)
    for refused in (staff.today(BEN), staff.away(BEN, 3), staff.waiting(BEN, Kind.PIECE, 1)):
        with pytest.raises(MemberFacingError, match="errors-not-staff"):
            await refused
    assert (await staff.today(STAFF_THERE)).waiting == ()


async def test_what_a_switched_off_job_holds_does_not_wait(desk: Desk) -> None:
    await desk.sent()
    await desk.guilds.switch_job(SAM, "showcase", on=False)
    assert (await staff_of(desk).today(SAM)).waiting == ()


async def test_a_long_list_has_pages_and_a_page_that_is_gone_is_the_last(desk: Desk) -> None:
    staff = staff_of(desk)
    pieces = [await desk.sent(author, title="x") for author in (ANA, BEN) for _ in range(5)]
    first = await staff.today(SAM)
    assert (len(first.waiting), first.count, first.go_on_from) == (PAGE, 10, PAGE)
    rest = await staff.today(SAM, skipped=PAGE)
    assert (len(rest.waiting), rest.go_on_from) == (2, None)
    for piece in pieces[:4]:
        await desk.reviews.decline(SAM, piece.id, 1, "no")
    assert len((await staff.today(SAM, skipped=PAGE)).waiting) == 6


async def test_who_goes_away_gives_back_what_they_took(desk: Desk) -> None:
    staff = staff_of(desk)
    piece = await desk.sent()
    await desk.reviews.take(SAM, piece.id, 1)
    until, freed = await staff.away(SAM, 3)
    assert (until, freed) == (desk.clock.now() + timedelta(days=3), 1)
    assert (await desk.reviews.take(STELLA, piece.id, 1)).taken_by_id == STELLA.person_id
    async with desk.database.read() as session:
        assert await at_hand(session, HERE, desk.clock.now()) == [STELLA.person_id]
    assert (await staff.today(SAM)).away_until == until
    assert await staff.away(SAM, 0) == (None, 0)
    assert (await staff.today(SAM)).away_until is None
    # What somebody else has taken stays with them.
    assert (await desk.reviews.get(SAM, piece.id)).taken_by_id == STELLA.person_id
