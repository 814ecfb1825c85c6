"""An edition as plain words from top to bottom: no headings, spoilers or links under words. And one story alone."""

from collections.abc import Iterator

from discord import ui

from bot.digest.records import Edition
from bot.news.records import Story
from bot.texts import markup, say
from cogs.components.layouts import Item, button, buttons, link, note, text
from cogs.digest.edition import made_line, name_of, staff_lines
from cogs.news.stories import details_of, elsewhere, notes_of, story_text

PAGE_CHARACTERS = 3_400
# Discord's own limit on the address of a button.
_LONGEST_LINK = 512


def plain_page(edition: Edition, number: int = 0) -> list[Item]:
    """A page of it, with the way to the next one."""
    pages = list(_pages(edition))
    number = min(max(number, 0), len(pages) - 1)
    items: list[Item] = [text(pages[number])]
    if number + 1 < len(pages):
        items += buttons(button("digest:plain_page", edition.id, number + 1, label=say("digest-plain-more")))
    return items


def story_page(edition_id: int, story: Story, *, is_saved: bool = False) -> list[Item]:
    """One story in full, with what its reader may do with it."""
    items: list[Item] = [text(story_text(story, story.summary))]
    items += [note(words) for words in (details_of(story), elsewhere(story)) if words]
    if is_saved:
        items.append(note(say("digest-saved")))
    controls = [] if is_saved else [button("digest:save", edition_id, story.id, label=say("digest-save"))]
    controls.append(button("digest:why", story.id, label=say("digest-why")))
    return [*items, *buttons(*controls, *_leading(story))]


def saved_item(story: Story) -> list[Item]:
    """A story that somebody saved, in their inbox."""
    return [text(story_text(story, story.brief)), *buttons(*_leading(story))]


def _leading(story: Story) -> list[ui.Button[ui.LayoutView]]:
    return [link(story.link, say("digest-read-there"))] if len(story.link) <= _LONGEST_LINK else []


def _pages(edition: Edition) -> Iterator[str]:
    page = ""
    for part in _parts(edition):
        if page and len(page) + len(part) + 2 > PAGE_CHARACTERS:
            yield page
            page = ""
        page = f"{page}\n\n{part}" if page else part
    yield page


def _parts(edition: Edition) -> Iterator[str]:
    yield f"{name_of(edition.name)}\n{say('digest-day', day=edition.day)}"
    yield from staff_lines(edition)
    for number, story in enumerate(edition.stories, 1):
        yield f"{number}\\. {_story(story)}"
    if edition.made:
        yield "\n".join([say("digest-made-title"), *(made_line(edition.guild_id, each) for each in edition.made)])
    if edition.prompt is not None:
        yield f"{say('digest-prompt-title')}\n{markup.plain(edition.prompt.text)}"
    if edition.is_hard:
        yield say("digest-hard")


def _story(story: Story) -> str:
    source = markup.name(story.source, 80)
    if story.notes:
        return say("digest-plain-hard", source=source, notes=notes_of(story, "digest-notes-option"))
    told = [markup.name(story.title, 220)]
    if any(map(str.isalnum, story.brief)):
        told.append(markup.name(story.brief, 900))
    return "\n".join([*told, say("digest-plain-read", source=source, link=f"<{story.link}>")])
