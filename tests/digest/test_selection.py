"""Which stories make an edition, and where they stand in it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.digest.selection import MOST_HARD, is_hard, select
from bot.news.records import Story

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
    return [each.story.id for each in select(stories, NOW, most)]


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
    picked = [each.story for each in select(stories, NOW, most)]
    assert len(picked) <= most
    assert len({each.id for each in picked}) == len(picked)
    hard = [is_hard(each) for each in picked]
    assert sum(hard) <= MOST_HARD
    if hard.count(False) > 0:
        assert not hard[0]
    if hard.count(False) > 1:
        assert not hard[-1]
