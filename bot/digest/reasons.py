"""Why a story is in an edition or not, as it is kept beside the edition for two weeks and told by `/digest why`."""

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.digest.records import Page
from bot.digest.selection import Considered, Counted, Reason, Selection
from bot.news.records import Story

# Of those that are left out; nobody asks for the thousandth.
MOST_LEFT_OUT = 300


class Standing(enum.StrEnum):
    """Where a story stands when no edition has considered it."""

    WAITS = "waits"
    TOO_OLD = "too_old"


@dataclass(frozen=True, kw_only=True)
class Why:
    """The answer for one story.

    Args:
        edition_id, digest, day: the edition that considered it; 0 and nothing where none has.
        place: where it stands in it, from 1 on; 0 where it does not.
        stories: how many are in that edition.
        least: the score of the weakest story that is in.
    """

    story_id: int
    reason: Reason | Standing
    edition_id: int = 0
    digest: str = ""
    day: date | None = None
    counted: Counted | None = None
    place: int = 0
    stories: int = 0
    least: float = 0.0


def reasons(selection: Selection, pages: Iterable[Page], dropped: Iterable[Story] = ()) -> tuple[Considered, ...]:
    """Every story with its reason, those that are in first: a hard one for which no page had room is not."""
    by_staff = [Considered(story, Counted(0, len(story.also_in), story.weight), Reason.LEFT_OUT) for story in dropped]
    told = {story.id for page in pages for story in page.stories}
    chosen = [each if each.story.id in told else replace(each, reason=Reason.ROOM) for each in selection.chosen]
    return (*chosen, *by_staff, *selection.left_out)


def packed(considered: Sequence[Considered]) -> dict[str, Any]:
    """As it is stored."""
    kept = [each for each in considered if each.reason is Reason.IN]
    others = [each for each in considered if each.reason is not Reason.IN][:MOST_LEFT_OUT]
    return {str(each.story.id): _packed(each) for each in (*kept, *others)}


def unpacked(stored: Mapping[str, Any], story_id: int) -> tuple[Reason, Counted] | None:
    """What is stored of one story."""
    found = stored.get(str(story_id))
    return None if found is None else (Reason(found[0]), Counted(*found[1:]))


def least_score(stored: Mapping[str, Any]) -> float:
    """Of the weakest story that is in."""
    return min((Counted(*each[1:]).score for each in stored.values() if each[0] == Reason.IN), default=0.0)


def _packed(each: Considered) -> list[Any]:
    counted = each.counted
    freshness = round(counted.freshness, 3)
    beside = (counted.in_section, counted.from_source)
    return [each.reason, freshness, counted.told, counted.weight, *beside, counted.content]
