"""How long an author usually waits, as the pages say it."""

from datetime import timedelta

from bot.showcase.kinds import Rating
from bot.showcase.waiting import usual_answer, usual_in
from tests.showcase.desks import Desk
from tests.two_guilds import ANA, BEN, HERE, SAM, THERE

HOUR = timedelta(hours=1)


def test_of_too_few_answers_nothing_is_said() -> None:
    assert usual_answer([]) is None
    assert usual_answer([HOUR, HOUR]) is None
    assert usual_answer([HOUR, 9 * HOUR, 3 * HOUR]) == 3 * HOUR


async def test_the_usual_answer_is_the_median_of_that_server_alone(desk: Desk) -> None:
    for author, hours in ((ANA, 2), (BEN, 30), (ANA, 5)):
        piece = await desk.sent(author)
        desk.clock.advance(hours * HOUR)
        await desk.reviews.approve(SAM, piece.id, 1, Rating.TWELVE)
    await desk.sent(BEN)
    async with desk.database.read() as session:
        assert await usual_in(session, HERE) == 5 * HOUR
        assert await usual_in(session, THERE) is None
