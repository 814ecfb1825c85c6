"""What feeds and held stories look like to staff."""

from collections.abc import Sequence

from discord import ui

from bot.news.records import Source, Story
from bot.texts import markup, say
from cogs.components.layouts import MOST_CHARACTERS, Item, Style, button, buttons, note, rule, text, title
from cogs.news.stories import story_text
from cogs.safety.controls import report_button

HELD_PAGE = 3
# Room for the title and the small print of the page.
_HELD_CHARACTERS = MOST_CHARACTERS - 600


def added(source: Source) -> list[Item]:
    """A feed was added."""
    if source.channel_id is not None:
        return [text(say("feeds-added-posted", title=_name(source), channel=f"<#{source.channel_id}>"))]
    words = say("news-added", title=_name(source), section=markup.name(source.section), found=source.found)
    if not source.held:
        return [text(words)]
    return [text(words, say("digest-held", count=source.held)), *buttons(held_button())]


def entry_card(story: Story) -> list[Item]:
    """An entry that is posted as it comes."""
    return [text(story_text(story, story.summary)), *buttons(report_button(f"story:{story.id}"))]


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


def _name(source: Source) -> str:
    return markup.name(source.name, 120)
