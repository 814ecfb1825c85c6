"""What staff see of what waits. Pure."""

from datetime import datetime
from typing import Any

from discord import ui

from bot.staff.records import Kind, Today, Waiting
from bot.texts import markup, say
from cogs.components.layouts import Item, button, buttons, note, section, text, title

_MOST_TITLE = 100
# Where each kind of thing is opened; the others by `staff:open`, which shows the card that staff have in their channel.
_PAGES = {
    Kind.PIECE: "showcase:look",
    Kind.REPORT: "safety:look",
    Kind.FEED: "news:open",
    Kind.TALK: "collaboration:read_team",
}
_LISTS = {Kind.STORIES: "news:held", Kind.SHARES: "news:shares"}


def today_page(today: Today, skipped: int) -> list[Item]:
    """Eight of the things that wait, the longest first, each with the way to it."""
    shown: list[Item] = [title(say("staff-today-title"))]
    if today.away_until is not None:
        shown.append(note(say("staff-today-away", when=_day(today.away_until))))
    if not today.waiting:
        return [*shown, text(say("staff-today-none"))]
    shown.append(text(say("staff-today-count", count=today.count)))
    shown += [section(_line(each), _opens(each)) for each in today.waiting]
    controls = [button("staff:today", skipped, "again", label=say("staff-again"))]
    if skipped:
        controls.append(button("staff:today", 0, "first", label=say("staff-first")))
    if today.go_on_from is not None:
        controls.append(button("staff:today", today.go_on_from, "more", label=say("staff-more")))
    return [*shown, *buttons(*controls)]


def away_page(until: datetime | None, freed: int) -> list[Item]:
    """Until when they are away, or that they are back."""
    if until is None:
        return [text(say("staff-back-now"))]
    return [text(say("staff-away-now", when=_day(until), count=freed))]


def _opens(waiting: Waiting) -> ui.Button[Any]:
    if waiting.kind in _LISTS:
        return button(_LISTS[waiting.kind], label=say("staff-open"))
    if waiting.kind in _PAGES:
        return button(_PAGES[waiting.kind], waiting.id, label=say("staff-open"))
    return button("staff:open", waiting.kind, waiting.id, label=say("staff-open"))


def _line(waiting: Waiting) -> str:
    what = say(f"staff-kind-{waiting.kind}", count=waiting.count)
    by = "staff-from" if waiting.kind in (Kind.INQUIRY, Kind.TALK) else "staff-by"
    about = [markup.name(waiting.title, _MOST_TITLE)] if waiting.title and waiting.kind is not Kind.STUCK else []
    if waiting.person_id is not None:
        about.append(say(by, person=f"<@{waiting.person_id}>"))
    since = [say("staff-line-since", when=f"<t:{int(waiting.since.timestamp())}:R>")]
    if waiting.taken_by_id is not None:
        since.append(say("staff-taken", person=f"<@{waiting.taken_by_id}>"))
    if waiting.is_hard:
        since.append(say("staff-hard"))
    head = say("staff-line", what=what, about=" ".join(about)).strip()
    return f"{head}\n-# {' · '.join(since)}"


def _day(moment: datetime) -> str:
    return f"<t:{int(moment.timestamp())}:f>"
