"""What feeds and held stories look like to staff."""

from collections.abc import Sequence

from discord import ui

from bot.news.records import Source, Story
from bot.texts import markup, say
from cogs.components.layouts import MOST_CHARACTERS, Item, Style, button, buttons, note, rule, text, title
from cogs.news.stories import story_text

PAGE = 8
HELD_PAGE = 3
# Room for the title and the small print of the page.
_HELD_CHARACTERS = MOST_CHARACTERS - 600


def added(source: Source) -> list[Item]:
    """A feed was added."""
    words = say("news-added", title=_name(source), section=markup.name(source.section), found=source.found)
    if not source.held:
        return [text(words)]
    return [text(words, say("digest-held", count=source.held)), *buttons(held_button())]


def listed(sources: Sequence[Source], start: int = 0) -> list[Item]:
    """The feeds of a server with their health, a page from `start`."""
    items: list[Item] = [title(say("news-list-title"))]
    if not sources:
        return [*items, text(say("news-list-empty"))]
    start = min(start, (len(sources) - 1) // PAGE * PAGE)
    items += [text(_line(source)) for source in sources[start : start + PAGE]]
    if len(sources) > PAGE:
        items.append(note(f"{start + 1}-{min(start + PAGE, len(sources))} / {len(sources)}"))
    held = sum(source.held for source in sources)
    if held:
        items.append(note(say("digest-held", count=held)))
    controls = [held_button()] if held else []
    if start + PAGE < len(sources):
        controls.append(button("news:list", start + PAGE, label=say("news-older")))
    if start:
        controls.append(button("news:list", start - PAGE, label=say("news-newer")))
    return [*items, *buttons(*controls)]


def held_button() -> ui.Button[ui.LayoutView]:
    """Opens the page of held stories."""
    return button("news:held", label=say("news-held-open"))


def held_page(stories: Sequence[Story], words: str = "") -> list[Item]:
    """The newest held stories with what staff may do with each, under `words` on what was just done."""
    items: list[Item] = [title(say("news-held-title")), *([text(words)] if words else [])]
    if not stories:
        return [*items, text(say("news-held-none"))]
    items.append(note(say("news-held-care")))
    room = _HELD_CHARACTERS
    for story in stories[:HELD_PAGE]:
        told = story_text(story, story.summary)
        room -= len(told)
        if room < 0 and story is not stories[0]:
            break
        items += [
            rule(),
            text(told),
            *buttons(
                button("news:release", story.id, label=say("news-release"), style=Style.primary),
                button("news:leave-out", story.id, label=say("news-leave-out")),
            ),
        ]
    if len(stories) > 1:
        items.append(note(say("news-held-count", count=len(stories))))
    return items


def _line(source: Source) -> str:
    line = say("news-source", title=_name(source), section=markup.name(source.section), health=_health(source))
    seen = f"<t:{int(source.feed.last_success_at.timestamp())}:R>"
    return f"{line}\n-# {say('news-source-rate', rate=source.stories_a_day, when=seen)}"


def _health(source: Source) -> str:
    feed = source.feed
    if feed.paused_at is not None:
        return say("news-health-paused")
    if feed.failing_since_at is not None:
        when = f"<t:{int(feed.failing_since_at.timestamp())}:R>"
        return say("news-health-trouble", when=when, trouble=feed.trouble or "?")
    return say("news-health-well")


def _name(source: Source) -> str:
    return markup.name(source.feed.title or source.feed.url, 120)
