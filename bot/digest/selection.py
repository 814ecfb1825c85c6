"""Which stories make an edition, and in which order: pure, and explained story by story. Nothing personal in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.news.records import Story

# At most this many hard stories in one edition, and neither first nor last (issue: a fourteen-year-old on a bus).
MOST_HARD = 2
FRESH_FOR = timedelta(days=2)


@dataclass(frozen=True)
class Chosen:
    """A story and why it is in."""

    story: Story
    score: float


def is_hard(story: Story) -> bool:
    """Whether it carries a content note."""
    return bool(story.notes)


def score(story: Story, now: datetime, taken_in_section: int, taken_from_source: int) -> float:
    """Freshness, how many tell it, the weight of its feed; less for each one of its section or source that is in."""
    age = now - (story.published_at or story.seen_at)
    freshness = max(0.0, 1 - max(age, timedelta()) / FRESH_FOR)
    told = min(len(story.also_in), 4) * 0.25
    return (freshness + told + 0.5) * story.weight / (1 + 0.5 * taken_in_section) / (1 + taken_from_source)


def select(candidates: Iterable[Story], now: datetime, most: int) -> list[Chosen]:
    """At most `most` stories in reading order: sections together, hard ones inside, one source never twice in a row
    where it can be helped."""
    left, chosen = list(candidates), list[Chosen]()
    sections, sources = Counter[str](), Counter[str]()
    hard = 0
    while left and len(chosen) < most:
        able = [story for story in left if hard < MOST_HARD or not is_hard(story)]
        if not able:
            break
        best = max(
            able, key=lambda story: (score(story, now, sections[story.section], sources[story.source]), -story.id)
        )
        chosen.append(Chosen(best, score(best, now, sections[best.section], sources[best.source])))
        left.remove(best)
        sections[best.section] += 1
        sources[best.source] += 1
        hard += is_hard(best)
    return _in_order(chosen)


def _in_order(chosen: Sequence[Chosen]) -> list[Chosen]:
    """Sections by their best story; then hard stories away from both ends, where there are others to stand there."""
    first_of: dict[str, int] = {}
    for each in chosen:
        first_of.setdefault(each.story.section, len(first_of))
    ordered = sorted(chosen, key=lambda each: first_of[each.story.section])
    light = [each for each in ordered if not is_hard(each.story)]
    if len(light) == len(ordered) or not light:
        return _apart(ordered)
    ordered = _apart(ordered)
    if is_hard(ordered[0].story):
        opener = next(each for each in ordered if not is_hard(each.story))
        ordered.remove(opener)
        ordered.insert(0, opener)
    if is_hard(ordered[-1].story) and len(light) > 1:
        closer = next(each for each in reversed(ordered) if not is_hard(each.story))
        ordered.remove(closer)
        ordered.append(closer)
    return ordered


def _apart(ordered: list[Chosen]) -> list[Chosen]:
    """No two of one source in a row where swapping with a later one of the same section helps."""
    apart = list(ordered)
    for place in range(1, len(apart)):
        if apart[place].story.source != apart[place - 1].story.source:
            continue
        for later in range(place + 1, len(apart)):
            same_section = apart[later].story.section == apart[place].story.section
            if same_section and apart[later].story.source != apart[place - 1].story.source:
                apart[place], apart[later] = apart[later], apart[place]
                break
    return apart
