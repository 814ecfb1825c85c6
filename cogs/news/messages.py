"""What feeds look like to staff."""

from collections.abc import Sequence

from bot.news.records import Source
from bot.texts import markup, say
from cogs.components.layouts import Item, button, buttons, note, text, title

PAGE = 8


def added(source: Source) -> list[Item]:
    """A feed was added."""
    return [text(say("news-added", title=_name(source), section=markup.plain(source.section), found=source.found))]


def listed(sources: Sequence[Source], start: int = 0) -> list[Item]:
    """The feeds of a server with their health, a page from `start`."""
    if not sources:
        return [title(say("news-list-title")), text(say("news-list-empty"))]
    items: list[Item] = [title(say("news-list-title"))]
    for source in sources[start : start + PAGE]:
        seen = f"<t:{int(source.feed.last_success_at.timestamp())}:R>"
        line = say("news-source", title=_name(source), section=markup.plain(source.section), health=_health(source))
        items.append(text(f"{line}\n-# {say('news-source-rate', rate=source.stories_a_day, when=seen)}"))
    items.append(note(f"{start + 1}-{min(start + PAGE, len(sources))} / {len(sources)}"))
    if start + PAGE < len(sources):
        items += buttons(button("news:list", start + PAGE, label=say("news-older")))
    return items


def _health(source: Source) -> str:
    feed = source.feed
    if feed.paused_at is not None:
        return say("news-health-paused")
    if feed.failing_since_at is not None:
        when = f"<t:{int(feed.failing_since_at.timestamp())}:R>"
        return say("news-health-trouble", when=when, trouble=feed.trouble or "?")
    return say("news-health-well")


def _name(source: Source) -> str:
    return markup.plain(markup.shorten(source.feed.title or source.feed.url, 100))
