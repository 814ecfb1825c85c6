"""Which stories make an edition, and in which order: pure, and explained story by story. Nothing personal in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.news.records import Story

# At most this many hard stories in one edition, and neither first nor last (issue: a fourteen-year-old on a bus).
MOST_HARD = 2
FRESH_FOR = timedelta(days=2)
# What one message has for stories and for what the community made, its frame taken off, and what the shortest telling
# of each takes: `cogs.digest.messages` keeps to these, and its test holds it to them.
ROOM = 3_300
STORY_CHARACTERS = 250
HARD_CHARACTERS = 160
MADE_CHARACTERS = 240
MOST_MADE = 6


@dataclass(frozen=True)
class Chosen:
    """A story and why it is in."""

    story: Story
    score: float


def is_hard(story: Story) -> bool:
    """Whether it carries a content note."""
    return bool(story.notes)


def least_characters(story: Story) -> int:
    """How much of a message the story takes when only title, notes, source and link are told."""
    return STORY_CHARACTERS + len(story.link) + (HARD_CHARACTERS if is_hard(story) else 0)


def score(story: Story, now: datetime, taken_in_section: int, taken_from_source: int) -> float:
    """Freshness, how many tell it, the weight of its feed; less for each one of its section or source that is in."""
    age = now - story.fresh_since_at
    freshness = max(0.0, 1 - max(age, timedelta()) / FRESH_FOR)
    told = min(len(story.also_in), 4) * 0.25
    return (freshness + told + 0.5) * story.weight / (1 + 0.5 * taken_in_section) / (1 + taken_from_source)


def select(candidates: Iterable[Story], now: datetime, most: int, room: int = ROOM) -> list[Chosen]:
    """At most `most` stories that fit into `room` characters, in reading order: sections together, hard ones inside,
    one source never twice in a row where it can be helped."""
    left, chosen = list(candidates), list[Chosen]()
    sections, sources = Counter[str](), Counter[str]()
    hard = 0
    while len(chosen) < most:
        left = [each for each in left if least_characters(each) <= room and (hard < MOST_HARD or not is_hard(each))]
        if not left:
            break
        best = max(
            left, key=lambda story: (score(story, now, sections[story.section], sources[story.source]), -story.id)
        )
        chosen.append(Chosen(best, score(best, now, sections[best.section], sources[best.source])))
        left.remove(best)
        sections[best.section] += 1
        sources[best.source] += 1
        hard += is_hard(best)
        room -= least_characters(best)
    return _in_order(chosen)


def _in_order(chosen: Sequence[Chosen]) -> list[Chosen]:
    """Sections by their best story, but one with a light story first and one last; then hard stories away from both
    ends, where there are others to stand there."""
    sections = list(dict.fromkeys(each.story.section for each in chosen))
    light = list(dict.fromkeys(each.story.section for each in chosen if not is_hard(each.story)))
    if light:
        middle = [each for each in sections if each not in (light[0], light[-1])]
        sections = [light[0], *middle, *light[1:][-1:]]
    ordered = _apart(sorted(chosen, key=lambda each: sections.index(each.story.section)))
    soft = [each for each in ordered if not is_hard(each.story)]
    if soft and is_hard(ordered[0].story):
        ordered.remove(soft[0])
        ordered.insert(0, soft[0])
    if len(soft) > 1 and is_hard(ordered[-1].story):
        ordered.remove(soft[-1])
        ordered.append(soft[-1])
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
