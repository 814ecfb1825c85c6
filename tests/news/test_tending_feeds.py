"""What staff change about a feed that is read, and what comes of it."""

from datetime import timedelta

import pytest

from bot.errors import MemberFacingError
from bot.news.records import Health
from bot.news.sources import mark_of
from bot.news.words import Words, words_of
from tests.news.conftest import Newsroom
from tests.two_guilds import SAM, STAFF_THERE, STELLA


@pytest.mark.parametrize(
    ("words", "title", "taken"),
    [
        (Words(), "Anything", True),
        (Words(leave_out=("war",)), "A WAR begins", False),
        (Words(leave_out=("war",)), "The warden reads", True),
        (Words(leave_out=("war*",)), "The warden reads", False),
        (Words(leave_out=("prime minister",)), "The prime\nminister resigns", False),
        (Words(leave_out=("c++",)), "Learning C++ at ten", False),
        (Words(include=("book*", "poem")), "A poem a day", True),
        (Words(include=("book*", "poem")), "Bookshops open", True),
        (Words(include=("book*", "poem")), "Football", False),
        (Words(include=("book",), leave_out=("war",)), "A book about war", False),
        (Words(leave_out=("straße",)), "Die STRASSE ist frei", True),
        (Words(leave_out=words_of("Straße")), "Die STRASSE ist frei", False),
        (Words(leave_out=("書",)), "書 と 本", False),
    ],
)
def test_words_decide_what_is_taken(words: Words, title: str, taken: bool) -> None:
    assert words.lets(title, "") is taken


def test_words_are_typed_with_commas_or_on_lines_and_only_those_that_can_fit_something() -> None:
    assert words_of(" War,  prime   minister;\nwar, ,elect*\n") == ("war", "prime minister", "elect*")
    assert words_of("") == ()
    for typed, key in (
        ("*", "empty"),
        ("!?", "empty"),
        ("x" * 61, "too-long"),
        (",".join(map(str, range(31))), "too-many"),
    ):
        with pytest.raises(MemberFacingError) as refused:
            words_of(typed)
        assert refused.value.key == f"feeds-words-{key}"


async def test_a_paused_feed_is_not_asked_nor_told_and_its_last_day_counts_when_it_is_resumed(room: Newsroom) -> None:
    channel = room.feed(room.item(1))
    source = await room.adds()
    other = await room.adds(who=STAFF_THERE)
    paused = await room.sources.pause(SAM, source.id)
    assert paused.health is Health.PAUSED
    assert await room.candidates() == []
    async with room.database.read() as session:
        assert await room.due(session) == [source.feed.id]  # the other guild still wants it
    await room.sources.pause(STAFF_THERE, other.id)
    async with room.database.read() as session:
        assert await room.due(session) == []
    room.clock.advance(timedelta(days=5))
    channel.items.insert(0, room.item(2, hours_ago=50))
    channel.items.insert(0, room.item(3, hours_ago=2))
    resumed = await room.sources.resume(SAM, source.id)
    assert resumed.health is Health.WORKING
    assert await room.candidates() == ["Story 3"]


async def test_a_change_of_section_and_weight_takes_what_waits_along(room: Newsroom) -> None:
    room.feed(room.item(1))
    source = await room.adds()
    edited = await room.sources.edit(SAM, source.id, section="  School \n paper ", weight=2.0)
    assert (edited.section, edited.weight) == ("School paper", 2.0)
    assert [(row.section, row.weight) for row in await room.rows()] == [("School paper", 2.0)]
    assert await room.sources.sections(SAM) == ["School paper", *(await room.sources.sections(STAFF_THERE))]
    kept = await room.sources.edit(SAM, source.id, section=" ", weight=99.0)
    assert (kept.section, kept.weight) == ("School paper", 2.0)


async def test_words_leave_out_nothing_before_somebody_has_seen_what(room: Newsroom) -> None:
    channel = room.feed(room.item(1), room.item(2).but(title="A war story"))
    source = await room.adds()
    sieve = await room.sources.propose_words(SAM, source.id, "", "war")
    assert sieve is not None
    assert (sieve.total, [entry.title for entry in sieve.dropped]) == (2, ["A war story"])
    channel.items.insert(0, room.item(3).but(title="War again"))
    await room.polled(source)
    assert "War again" in await room.candidates()
    other = await room.sources.propose_words(STELLA, source.id, "", "story")
    assert other is not None
    with pytest.raises(MemberFacingError) as refused:
        await room.sources.use_words(SAM, source.id, mark_of(sieve.words))
    assert refused.value.key == "feeds-words-changed"
    used = await room.sources.use_words(STELLA, source.id, mark_of(other.words))
    assert (used.words.leave_out, used.proposed) == (("story",), None)
    channel.items.insert(0, room.item(4).but(title="A last story"))
    channel.items.insert(0, room.item(5).but(title="A last word"))
    await room.polled(source)
    assert "A last word" in (titles := await room.candidates())
    assert "A last story" not in titles
    assert await room.sources.propose_words(SAM, source.id, "", "Story") is None


async def test_a_site_that_asks_for_rest_is_resting_and_one_that_does_not_answer_is_failing(room: Newsroom) -> None:
    channel = room.feed(room.item(1))
    source = await room.adds()
    for status, headers, health in (
        (503, {}, Health.FAILING),
        (503, {"Retry-After": "7200"}, Health.RESTING),
        (429, {}, Health.RESTING),
        (410, {}, Health.GIVEN_UP),
        (200, {}, Health.WORKING),
    ):
        channel.status, channel.headers = status, headers
        await room.polled(source)
        assert (await room.sources.one(SAM, source.id)).health is health


async def test_a_test_shows_what_a_feed_says_now_and_keeps_nothing(room: Newsroom) -> None:
    channel = room.feed(room.item(1, hours_ago=2))
    source = await room.adds()
    channel.items.append(room.item(2, hours_ago=1))
    tried, entries = await room.sources.test(SAM, source.id)
    assert (tried.id, [entry.title for entry in entries]) == (source.id, ["Story 2", "Story 1"])
    assert await room.stories() == ["Story 1"]
    channel.status = 500
    with pytest.raises(MemberFacingError):
        await room.sources.test(SAM, source.id)
