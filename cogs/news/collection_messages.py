"""What many feeds at once look like: starter packs, and what became of a list."""

from collections.abc import Sequence

from discord import ui

from bot.news.many import Failure, Pack, Taken
from bot.texts import markup, say
from cogs.components.layouts import Item, button, note, option, select, text, title

_SHOWN = 12


def packs_button() -> ui.Button[ui.LayoutView]:
    """Opens the page of starter packs."""
    return button("news:packs", label=say("feeds-packs"))


def packs_page(packs: Sequence[Pack]) -> list[Item]:
    """The starter packs, to pick one."""
    lines = [
        say("feeds-pack", section=pack.section, titles=", ".join(feed.title for feed in pack.feeds)) for pack in packs
    ]
    return [
        title(say("feeds-packs-title")),
        text(say("feeds-packs-about"), "\n".join(lines)),
        select(
            "news:pack",
            options=[option(pack.section, pack.section) for pack in packs],
            placeholder=say("feeds-pack-choose"),
        ),
    ]


def taken(outcome: Taken) -> list[Item]:
    """What was added, and of the rest why not."""
    items: list[Item] = [text(say("feeds-taken", added=len(outcome.added)))]
    held = sum(source.held for source in outcome.added)
    if held:
        items.append(note(say("digest-held", count=held)))
    if outcome.known:
        items.append(note(say("feeds-taken-known", count=outcome.known)))
    if outcome.left:
        items.append(note(say("feeds-taken-left", count=outcome.left)))
    if outcome.failures:
        items.append(text(_listed(say("feeds-taken-failed"), [_failure(each) for each in outcome.failures])))
    if outcome.faults:
        faults = [
            _at(fault.line, say(fault.key) + (f" ({markup.name(fault.title, 60)})" if fault.title else ""))
            for fault in outcome.faults
        ]
        items.append(text(_listed(say("feeds-taken-faults"), faults)))
    return items


def _failure(failure: Failure) -> str:
    said = say(failure.error.key, **failure.error.args_shown)
    return _at(failure.feed.line, f"{markup.name(failure.feed.title or failure.feed.url, 60)}: {said}")


def _at(line: int, what: str) -> str:
    return say("feeds-taken-line", line=line, what=what) if line else what


def _listed(heading: str, lines: Sequence[str]) -> str:
    shown = [f"- {line}" for line in lines[:_SHOWN]]
    more = [say("feeds-taken-more", count=len(lines) - _SHOWN)] if len(lines) > _SHOWN else []
    return "\n".join([heading, *shown, *more])
