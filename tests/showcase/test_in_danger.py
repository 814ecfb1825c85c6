"""A piece whose writer says that they are in danger; a poem about it is a poem."""

import pytest

from bot.safety.records import Outcome
from bot.safety.reports import ReportService
from bot.showcase.kinds import Kind
from tests.showcase.desks import Desk
from tests.two_guilds import ANA, HERE, OWNER, SAM, STELLA

HARD = "I don't know whom to tell. I want to die."


@pytest.fixture
async def told(desk: Desk) -> Desk:
    """With somebody in the safety team."""
    await desk.safety.pick_team(OWNER, [STELLA.person_id], present=[STELLA.person_id])
    return desk


async def test_what_is_not_made_up_is_sent_and_the_safety_team_is_told(told: Desk) -> None:
    piece = await told.sent(ANA, kind=Kind.BLOG_POST, text=HARD)
    assert piece.in_danger
    assert [each.id for each in (await told.reviews.queue(SAM)).pieces] == [piece.id]
    kinds = [item.kind for item in await told.inbox.items(HERE, STELLA.person_id)]
    assert "safety-report" in kinds
    following = await told.reviews.next(STELLA)
    assert following is not None
    assert following.in_danger
    reports = ReportService(told.database, told.clock, told.safety)
    (report,) = await reports.open_reports(STELLA)
    await reports.close(STELLA, report.id, Outcome.ACTED)
    assert not (await told.reviews.get(SAM, piece.id)).in_danger


@pytest.mark.parametrize("kind", [Kind.FICTION, Kind.POEM, Kind.SCRIPT])
async def test_dark_fiction_is_no_disclosure(told: Desk, kind: Kind) -> None:
    assert not (await told.sent(ANA, kind=kind, text=HARD)).in_danger
    assert "safety-report" not in [item.kind for item in await told.inbox.items(HERE, STELLA.person_id)]


async def test_a_poem_that_says_it_is_true_is_believed(told: Desk) -> None:
    piece = await told.sent(ANA, kind=Kind.POEM, text=f"{HARD}\n\nThis is not a poem. This is about me.")
    assert piece.in_danger
