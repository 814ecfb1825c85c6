"""Which stories make an edition, and in which order: pure, and explained story by story. Nothing personal in it."""

import enum
import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.news.kinds import Kind, kind_of
from bot.news.records import Story

# At most this many hard stories in one edition, each between two that are not (issue: a fourteen-year-old on a bus).
MOST_HARD = 2
LIGHT_AROUND = 2
FRESH_FOR = timedelta(days=2)
_MOST_TOLD = 4
_CONTENT = {Kind.NEWS: 1.0, Kind.COMMENT: 0.8, Kind.LESSER: 0.5, Kind.ADVERT: 0.0}
_UNTOLD = 0.4
_MOST_SWAPS = 100


class Reason(enum.StrEnum):
    """Why a story is in an edition, or not."""

    IN = "in"
    LENGTH = "length"
    ROOM = "room"
    HARD = "hard"
    HARD_ALONE = "hard_alone"
    ADVERT = "advert"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Counted:
    """What counted for a story when the edition was made.

    Args:
        freshness: 1 for one that just came, 0 for one that nearly is no news any more.
        told: how many other sites tell it.
        weight: of its feed.
        in_section: how many stories of its section were in by then.
        from_source: how many of its source were in by then.
        content: 1 for news that says what happened, less for a headline alone and for pages that are no articles.
    """

    freshness: float
    told: int
    weight: float
    in_section: int = 0
    from_source: int = 0
    content: float = 1.0

    @property
    def alone(self) -> float:
        """What it is worth, whatever else is in."""
        return (self.freshness + min(self.told, _MOST_TOLD) * 0.25 + 0.5) * self.weight * self.content

    @property
    def score(self) -> float:
        """What it is worth beside those that are in."""
        return _beside(self.alone, self.in_section, self.from_source)


@dataclass(frozen=True)
class Considered:
    """A story, and why it is in or not."""

    story: Story
    counted: Counted
    reason: Reason = Reason.IN


@dataclass(frozen=True)
class Selection:
    """Those that are in, in reading order; those that are not, the best first."""

    chosen: tuple[Considered, ...]
    left_out: tuple[Considered, ...]


def is_hard(story: Story) -> bool:
    """Whether it carries a content note."""
    return bool(story.notes)


def select(
    candidates: Iterable[Story],
    now: datetime,
    most: int,
    fresh_for: timedelta = FRESH_FOR,
    wanted: Sequence[int] = (),
) -> Selection:
    """At most `most` stories in reading order: sections together, hard ones inside, no source twice in a row.

    Args:
        wanted: ids of those that staff want, in their order: they come before all others, as far as the rules let them.
    """
    ranks = {story_id: rank for rank, story_id in enumerate(wanted)}
    every = [(counted.alone, story, counted) for story in candidates for counted in (_counted(story, now, fresh_for),)]
    left = [each for each in every if each[2].content or each[1].id in ranks]
    adverts = [Considered(story, counted, Reason.ADVERT) for _, story, counted in every if not counted.content]
    light = sum(not is_hard(story) for _, story, _ in left)
    room_for_hard = max(0, min(MOST_HARD, most - LIGHT_AROUND)) if light >= LIGHT_AROUND else 0
    sections, sources = Counter[str](), Counter[str]()
    chosen = list[Considered]()

    def worth(each: tuple[float, Story, Counted]) -> tuple[bool, float, int]:
        alone, story, _ = each
        return story.id in ranks, _beside(alone, sections[story.section], sources[story.source]), -story.id

    def considered(story: Story, counted: Counted, reason: Reason) -> Considered:
        in_section, from_source = sections[story.section], sources[story.source]
        return Considered(story, replace(counted, in_section=in_section, from_source=from_source), reason)

    while len(chosen) < most:
        best = max((each for each in left if room_for_hard or not is_hard(each[1])), key=worth, default=None)
        if best is None:
            break
        _, story, counted = best
        chosen.append(considered(story, counted, Reason.IN))
        left.remove(best)
        sections[story.section] += 1
        sources[story.source] += 1
        room_for_hard -= is_hard(story)
    full = len(chosen) >= most
    not_in = [considered(story, counted, _why_not(story, full, light)) for _, story, counted in sorted(left, key=worth)]
    ordered = in_order(chosen)
    if ranks:
        ordered = hard_inside(sorted(ordered, key=lambda each: ranks.get(each.story.id, len(ranks))))
    return Selection(tuple(ordered), (*reversed(not_in), *(each for each in adverts if each.story.id not in ranks)))


def in_order(chosen: Sequence[Considered]) -> list[Considered]:
    """Hard stories away from both ends; then sections together, no source twice in a row, the best first."""
    sections = list(dict.fromkeys(each.story.section for each in sorted(chosen, key=_best_first)))
    ordered = sorted(chosen, key=lambda each: (sections.index(each.story.section), *_best_first(each)))
    return improved(ordered)


def hard_inside(ordered: Sequence[Considered]) -> list[Considered]:
    """The same order, but with a light story at each end, where there are two."""
    moved = list(ordered)
    light = [each for each in moved if not is_hard(each.story)]
    if len(light) < LIGHT_AROUND:
        return moved
    if is_hard(moved[0].story):
        moved.remove(light[0])
        moved.insert(0, light[0])
    if is_hard(moved[-1].story):
        moved.remove(light[-1])
        moved.append(light[-1])
    return moved


def improved(ordered: Sequence[Considered]) -> list[Considered]:
    """Swap two as long as that makes it better to read; what is fine as it is stays so."""
    best, costs = list(ordered), _costs(ordered)
    for _ in range(_MOST_SWAPS):
        swapped = [_swapped(best, *pair) for pair in itertools.combinations(range(len(best)), 2)]
        better = min(swapped, key=_costs, default=best)
        if _costs(better) >= costs:
            break
        best, costs = better, _costs(better)
    return best


def _costs(ordered: Sequence[Considered]) -> tuple[float, ...]:
    ends = [each for each in (*ordered[:1], *ordered[-1:]) if is_hard(each.story)]
    pairs = list(itertools.pairwise(each.story for each in ordered))
    breaks = sum(one.section != other.section for one, other in pairs)
    in_a_row = sum(one.source == other.source for one, other in pairs)
    late = sum(place * each.counted.alone for place, each in enumerate(ordered))
    # News comes before comment, and a headline without a word about it is no way to begin.
    weak = sum(not _is_told(each.story) or _kind(each.story) is not Kind.NEWS for each in ordered[:1])
    return len(ends), weak, breaks, in_a_row, late


def _swapped(ordered: list[Considered], one: int, other: int) -> list[Considered]:
    swapped = list(ordered)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    return swapped


def _best_first(each: Considered) -> tuple[float, int]:
    return -each.counted.alone, each.story.id


def _beside(alone: float, in_section: int, from_source: int) -> float:
    return alone / (1 + 0.5 * in_section) / (1 + from_source)


def _counted(story: Story, now: datetime, fresh_for: timedelta) -> Counted:
    age = max(now - story.fresh_since_at, timedelta())
    freshness = max(0.0, 1 - age / fresh_for)
    content = _CONTENT[_kind(story)] * (1.0 if _is_told(story) else _UNTOLD)
    return Counted(freshness, len(story.also_in), story.weight, content=content)


def _kind(story: Story) -> Kind:
    return kind_of(story.title, story.link, story.brief)


def _is_told(story: Story) -> bool:
    """Whether more is known of it than its headline."""
    return bool(story.brief or story.summary)


def _why_not(story: Story, full: bool, light: int) -> Reason:
    if not is_hard(story):
        return Reason.LENGTH
    if light < LIGHT_AROUND:
        return Reason.HARD_ALONE
    return Reason.LENGTH if full else Reason.HARD
