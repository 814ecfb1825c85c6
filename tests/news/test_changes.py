"""A source changes its headline or its figures: what waits says the new, what was printed is noted for staff."""

from datetime import timedelta

import pytest

from bot.news.changes import Difference, Wording, compare
from bot.news.records import StoryChange
from tests.news.conftest import Newsroom
from tests.two_guilds import HERE, SAM, STAFF_THERE, THERE

FERRY = "Ferry of Aldmoor hits pier, 12 people hurt"
OTHERWISE = "Wind throws ferry of Aldmoor against pier, 12 people hurt"
TEXT = (
    "The ferry of Aldmoor hit a pier on Monday, and 12 people were hurt. The harbour master, Ruth Adler, said the wind "
    "had turned. Some 300 passengers were on board. "
) + "The ferry has linked the two banks for a long time and will do so again. " * 8


@pytest.mark.parametrize(
    ("title", "text", "difference"),
    [
        (FERRY, TEXT, Difference()),
        (FERRY.replace("people", "peple"), TEXT, Difference()),
        (f"UPDATE: {FERRY}", TEXT + " More soon, in the 40 minutes to come.", Difference()),
        (OTHERWISE, TEXT, Difference(OTHERWISE)),
        (FERRY.replace("12", "15"), TEXT.replace("12", "15"), Difference(FERRY.replace("12", "15"), ("12",), ("15",))),
        (FERRY, TEXT.replace("300", "250"), Difference("", ("300",), ("250",))),
        # A page that could not be read in full takes nothing back.
        (FERRY, "The ferry hit a pier.", Difference()),
    ],
)
def test_what_counts_as_a_change(title: str, text: str, difference: Difference) -> None:
    summary = TEXT[: TEXT.index("The ferry has")]
    printed = Wording(FERRY, summary)
    after = text[: text.index("The ferry has")] if "The ferry has" in text else text
    assert compare(printed, Wording(FERRY, TEXT), Wording(title, text), after) == difference


async def prints(room: Newsroom, guild_id: int = HERE) -> None:
    """An edition takes what is there."""
    async with room.database.write() as session:
        stories = await room.news.candidates(session, guild_id, room.clock.now())
        await room.news.take(session, guild_id, [story.id for story in stories], room.clock.now())


async def changes(room: Newsroom, guild_id: int = HERE) -> list[StoryChange]:
    async with room.database.read() as session:
        return list(await room.news.changes(session, guild_id))


async def test_what_was_printed_stays_and_the_change_is_noted_until_staff_have_dealt_with_it(room: Newsroom) -> None:
    item = room.item(1, summary=TEXT).but(title=FERRY)
    feed = room.feed(item)
    source = await room.adds()
    await room.adds(who=STAFF_THERE)
    await prints(room)
    feed.items = [item.but(title=FERRY.replace("12", "15"), summary=TEXT.replace("12", "15"))]
    await room.polled(source)
    await room.gatherer.retelling.look()
    (change,) = await changes(room)
    assert (change.title_before, change.title_after) == (FERRY, FERRY.replace("12", "15"))
    assert (change.figures_before, change.figures_after) == (("12",), ("15",))
    assert await room.stories() == [FERRY]
    # The other server had not printed it yet: there it says the new at once.
    assert (await room.stories(THERE), await changes(room, THERE)) == ([FERRY.replace("12", "15")], [])
    await room.gatherer.retelling.look()
    assert await changes(room) == [change]
    async with room.database.write() as session:
        assert not await room.news.settle_change(session, THERE, change.id, room.clock.now())
        assert await room.news.settle_change(session, HERE, change.id, room.clock.now())
    assert await changes(room) == []


async def test_a_change_that_is_taken_back_needs_nobody(room: Newsroom) -> None:
    item = room.item(1, summary=TEXT).but(title=FERRY)
    feed = room.feed(item)
    source = await room.adds()
    await prints(room)
    for title, noted in ((FERRY.replace("12", "15"), 1), (FERRY, 0)):
        feed.items = [item.but(title=title, summary=TEXT.replace("12", title.split()[5]))]
        await room.polled(source)
        await room.gatherer.retelling.look()
        assert len(await changes(room)) == noted


async def test_what_becomes_hard_while_it_waits_is_held(room: Newsroom) -> None:
    item = room.item(1, summary=TEXT).but(title=FERRY)
    feed = room.feed(item)
    source = await room.adds()
    feed.items = [item.but(title="Captain of Aldmoor ferry tried to kill himself, inquest hears")]
    await room.polled(source)
    await room.gatherer.retelling.look()
    assert await room.candidates() == []
    assert [story.title for story in await room.news.held(SAM)] == [
        "Captain of Aldmoor ferry tried to kill himself, inquest hears"
    ]


async def test_what_changes_a_week_later_is_no_correction(room: Newsroom) -> None:
    item = room.item(1, summary=TEXT).but(title=FERRY)
    feed = room.feed(item)
    source = await room.adds()
    await prints(room)
    feed.items = [item.but(title=FERRY.replace("12", "15"))]
    await room.polled(source, later=timedelta(days=8))
    await room.gatherer.retelling.look()
    assert await changes(room) == []
