"""Which stories make an edition, and where they stand in it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.digest.selection import MOST_HARD, Reason, improved, is_hard, select
from bot.news.records import Story, StoryEntry

NOW = datetime(2026, 3, 24, 16, tzinfo=UTC)


def story(number: int, *, section: str = "World", source: str = "", hard: bool = False, hours: float = 1) -> Story:
    return Story(
        id=number,
        guild_id=1,
        title=f"Story {number}",
        link=f"https://example.org/{number}",
        source=source or f"Source {number}",
        section=section,
        notes=("war",) if hard else (),
        published_at=NOW - timedelta(hours=hours),
        seen_at=NOW,
    )


def chosen(stories: list[Story], most: int = 6) -> list[int]:
    return [each.story.id for each in select(stories, NOW, most).chosen]


def test_nothing_gives_nothing() -> None:
    assert chosen([]) == []


def test_fresh_comes_before_stale() -> None:
    assert chosen([story(1, hours=40), story(2, hours=1)], most=1) == [2]


def test_sections_stand_together() -> None:
    stories = [story(number, section=("World", "Books")[number % 2]) for number in range(6)]
    sections = [("World", "Books")[number % 2] for number in chosen(stories)]
    assert sections in (["World"] * 3 + ["Books"] * 3, ["Books"] * 3 + ["World"] * 3)


def test_one_source_does_not_fill_the_edition() -> None:
    stories = [story(number, source="Loud") for number in range(6)] + [story(9, source="Quiet", hours=20)]
    assert 9 in chosen(stories, most=3)


stories_drawn = st.lists(
    st.builds(
        story,
        st.integers(0, 10_000),
        section=st.sampled_from(["World", "Books", "Science"]),
        source=st.sampled_from(["A", "B", "C", "D"]),
        hard=st.booleans(),
        hours=st.floats(0, 60),
    ),
    max_size=30,
    unique_by=lambda each: each.id,
)


@given(stories_drawn, st.integers(1, 10))
def test_hard_stories_are_few_and_neither_first_nor_last(stories: list[Story], most: int) -> None:
    picked = [each.story for each in select(stories, NOW, most).chosen]
    assert len(picked) <= most
    assert len({each.id for each in picked}) == len(picked)
    hard = [is_hard(each) for each in picked]
    assert sum(hard) <= MOST_HARD
    assert not hard or not (hard[0] or hard[-1])


@given(stories_drawn, st.integers(1, 10))
def test_every_story_is_in_or_has_a_reason_why_not(stories: list[Story], most: int) -> None:
    selection = select(stories, NOW, most)
    told = [each.story.id for each in (*selection.chosen, *selection.left_out)]
    assert sorted(told) == sorted(each.id for each in stories)
    assert {each.reason for each in selection.chosen} <= {Reason.IN}
    assert Reason.IN not in {each.reason for each in selection.left_out}
    scores = [each.counted.score for each in selection.left_out]
    assert scores == sorted(scores, reverse=True)


@given(stories_drawn, st.integers(1, 10))
def test_a_light_story_is_left_out_only_for_want_of_room(stories: list[Story], most: int) -> None:
    selection = select(stories, NOW, most)
    if len(selection.chosen) < most:
        assert all(is_hard(each.story) for each in selection.left_out)
    light = [each for each in selection.left_out if not is_hard(each.story)]
    assert {each.reason for each in light} <= {Reason.LENGTH}


@given(stories_drawn, st.integers(1, 10), st.randoms(use_true_random=False))
def test_the_order_in_which_stories_came_does_not_matter(stories: list[Story], most: int, random: Random) -> None:
    shuffled = list(stories)
    random.shuffle(shuffled)
    assert chosen(shuffled, most) == chosen(stories, most)


@given(stories_drawn, st.integers(1, 10))
def test_two_of_one_source_stand_in_a_row_only_where_no_swap_helps(stories: list[Story], most: int) -> None:
    picked = list(select(stories, NOW, most).chosen)
    assert improved(picked) == picked


def test_two_of_one_source_are_kept_apart() -> None:
    stories = [
        story(1, source="A"),
        story(2, source="A"),
        story(3, source="B", hours=30),
        story(4, source="B", hours=31),
    ]
    sources = [each.story.source for each in select(stories, NOW, 4).chosen]
    assert sources in (["A", "B", "A", "B"], ["B", "A", "B", "A"])


def test_a_hard_story_waits_where_only_one_other_would_stand_beside_it() -> None:
    selection = select([story(1, hard=True), story(2)], NOW, 6)
    assert [each.story.id for each in selection.chosen] == [2]
    assert [each.reason for each in selection.left_out] == [Reason.HARD_ALONE]


def test_the_third_hard_story_waits_although_there_is_room() -> None:
    selection = select([story(1), story(2), *(story(number, hard=True) for number in (3, 4, 5))], NOW, 6)
    assert [each.reason for each in selection.left_out] == [Reason.HARD]


def test_what_counted_is_said_story_by_story() -> None:
    others = [StoryEntry(id=each, title="", link="", source=f"Other {each}", met_at=NOW) for each in (1, 2)]
    told = replace(story(1, hours=12), entries=tuple(others), weight=2.0, summary="The ferry runs again.")
    (counted,) = (each.counted for each in select([told], NOW, 6).chosen)
    assert (counted.freshness, counted.told, counted.weight) == (0.75, 2, 2.0)
    assert counted.score == (0.75 + 0.5 + 0.5) * 2


def test_an_advertisement_is_never_chosen_and_says_why() -> None:
    advert = replace(story(1), title="[Sponsor] Sails by Okafor")
    selection = select([advert, story(2), story(3)], NOW, 6)
    assert [each.story.id for each in selection.chosen] == [2, 3]
    assert [(each.story.id, each.reason) for each in selection.left_out] == [(1, Reason.ADVERT)]
    assert [each.story.id for each in select([advert, story(2)], NOW, 6, wanted=[1]).chosen] == [1, 2]


def test_a_live_page_and_a_bare_headline_give_way_to_a_story_that_is_told() -> None:
    told = replace(story(1, hours=20), summary="The ferry runs again.")
    live = replace(story(2), title="Live: the ferry runs", summary="All of it as it happens.")
    assert chosen([live, told], most=1) == [1]
    assert chosen([story(3), told], most=1) == [1]


def test_an_edition_does_not_begin_with_a_bare_headline() -> None:
    told = replace(story(1, section="Books", hours=30), summary="The ferry runs again.")
    assert chosen([story(2), story(3), told])[0] == 1


def test_an_edition_begins_with_news_not_with_comment() -> None:
    column = replace(story(1), title="Opinion: keep the ferry", summary="It is old.")
    news = replace(story(2, section="Books", hours=30), summary="The ferry runs again.")
    assert chosen([column, news]) == [2, 1]
