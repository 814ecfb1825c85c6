"""What an edition looks like: in reading order, true to its sources, and within Discord's limits.

Where a message would be too long, later stories are told by their titles alone, then all in the fewest words. What
`bot.digest.paging` puts on a page always fits: nothing is left out here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from discord import SelectOption, ui

from bot.digest.composition import subject_of
from bot.digest.records import Correction, Edition, Made, Page
from bot.digest.series import DAILY
from bot.news.records import Story
from bot.texts import markup, say
from cogs.components import layouts
from cogs.components.layouts import Item, button, buttons, note, option, rule, select, text, title
from cogs.news.stories import USUAL, Length, linked, notes_of, story_text
from cogs.safety.controls import report_button

# Room for what is added to an edition that somebody looks at: the lines of a preview, and that something waits in the
# inbox.
SPARE_CHARACTERS = 300
SPARE_COMPONENTS = 5


@dataclass(frozen=True)
class _Words:
    """How many of the stories are told and not only named, and how many characters each part may take."""

    told: int
    whole: bool = False
    story: Length = USUAL
    section: int = 60
    made: int = 110
    by: int = 60
    details: bool = True
    corrected: bool = True


_FEWEST = _Words(told=0, story=Length(90, 40, extras=False), section=40, made=60, by=40, details=False)


def name_of(digest: str) -> str:
    """What a digest of that name is called where it appears."""
    return say("digest-title") if digest == DAILY else markup.name(digest, 60)


def staff_name(digest: str) -> str:
    """What a digest of that name is called where it is spoken of."""
    return say("digest-daily") if digest == DAILY else markup.name(digest, 60)


def thread_name(edition: Edition) -> str:
    """What the thread, or the post of a forum channel, is called."""
    name = say("digest-title") if edition.name == DAILY else edition.name
    return markup.shorten(f"{name} · {say('digest-day', day=edition.day)}", 100)


def edition_items(edition: Edition, number: int = 0, *, controls: bool = True) -> list[Item]:
    """One message of the edition, 0 is the first, in as many words as fit.

    Args:
        controls: whether it ends with what a reader in its server may do with it.
    """
    page = edition.pages[number] if number < len(edition.pages) else Page()
    for words in _ways(len(page.stories)):
        items = _items(edition, page, number, words, controls=controls)
        # Nobody reckoned with corrections when the page was made: the room to spare is theirs.
        if fits(items) or (not words.corrected and layouts.fits(items)):
            return items
    raise ValueError(f"edition {edition.id} holds more on page {number} than a message does")


def fits(items: Sequence[Item]) -> bool:
    """Whether they leave room for what is added to an edition."""
    return layouts.fits(items, spare_components=SPARE_COMPONENTS, spare_characters=SPARE_CHARACTERS)


def _ways(stories: int) -> Iterator[_Words]:
    yield _Words(told=stories, whole=True)
    for told in range(stories, -1, -1):
        yield _Words(told=told)
    yield _FEWEST
    yield replace(_FEWEST, corrected=False)


def _items(edition: Edition, page: Page, number: int, words: _Words, *, controls: bool) -> list[Item]:
    items: list[Item] = [_masthead(edition)] if number == 0 else [title(say("digest-continued", name=_name(edition)))]
    if number == 0 and edition.is_for_staff:
        items.append(note(say("digest-for-staff")))
    if (edition.is_empty if number == 0 else page.is_empty) and edition.id:
        items.append(text(say("digest-taken-down")))
    if number == 0:
        items += _from_staff(edition)
    items += _corrections(edition, page, words)
    items += _stories(page, words, has_lead=number == 0)
    items += _community(edition, page, number, words)
    if number == 0 and edition.prompt is not None:
        items += [rule(), text(f"### {say('digest-prompt-title')}\n{markup.plain(edition.prompt.text)}")]
    if number == 0 and edition.is_hard:
        items.append(note(say("digest-hard")))
    if number == 0 and len(edition.pages) > 1:
        items.append(note(say("digest-more-in-thread")))
    return items + (_controls(edition, page, number) if controls else [])


def _from_staff(edition: Edition) -> Iterator[Item]:
    """What earlier editions told wrongly comes first, then what staff want to say."""
    for each in edition.opening:
        about = say("digest-correction-about", title=markup.name(each.title, 60)) if each.title else ""
        yield text(say("digest-correction", day=each.day, about=about, text=markup.plain(each.text)))
    if edition.line:
        yield text(say("digest-line", line=markup.plain(edition.line)))


def staff_lines(edition: Edition) -> list[str]:
    """Corrections, and what staff want to say, as they stand in the plain words."""
    return [
        *(str(getattr(item, "content", "")) for item in _from_staff(edition)),
        *map(_corrected, edition.corrections),
    ]


def _corrections(edition: Edition, page: Page, words: _Words) -> list[Item]:
    """What was wrong on this page, dated."""
    wrong = [each for each in edition.corrections if each.subject in page.holds]
    if not wrong:
        return []
    if not words.corrected:
        return [note(say("digest-corrected-short"))]
    return [note("\n".join(map(_corrected, wrong)))]


def _corrected(correction: Correction) -> str:
    about = say("digest-correction-about", title=markup.name(correction.title, 60)) if correction.title else ""
    when = f"<t:{int(correction.corrected_at.timestamp())}:f>"
    return say("digest-corrected-note", when=when, about=about, text=markup.plain(correction.text))


def _name(edition: Edition) -> str:
    return name_of(edition.name)


def _masthead(edition: Edition) -> Item:
    stories = edition.pages[0].stories
    about = [say("digest-day", day=edition.day)]
    if stories:
        about.append(say("digest-count", stories=len(stories)))
    # Only a feed's teaser is known of some: then nobody can say how long all of it takes.
    if stories and all(story.minutes for story in stories):
        about.append(say("digest-minutes", minutes=sum(story.minutes or 0 for story in stories)))
    return text(f"# {_name(edition)}\n-# {' · '.join(about)}")


def _stories(page: Page, words: _Words, *, has_lead: bool) -> Iterator[Item]:
    section = None
    for place, story in enumerate(page.stories):
        summary = (story.summary if words.whole else story.brief) if place < words.told else ""
        if place == 0 and has_lead and not story.notes:
            yield text(story_text(story, summary, words.story, heading=markup.name(story.section, words.section)))
            continue
        told = story_text(story, summary, words.story)
        if story.section != section:
            section = story.section
            yield rule()
            told = f"### {markup.name(section, words.section)}\n{told}" if section else told
        yield text(told)


def _community(edition: Edition, page: Page, number: int, words: _Words) -> Iterator[Item]:
    unread = edition.unread if number == 0 else ()
    if not page.made and not unread:
        return
    lines = [f"### {say('digest-made-title')}", *(made_line(edition.guild_id, each, words) for each in page.made)]
    if unread:
        names = ", ".join(_titled(edition.guild_id, each, _FEWEST) for each in unread)
        lines.append(say("digest-unread", pieces=names))
    yield rule()
    yield text("\n".join(lines))


def made_line(guild_id: int, made: Made, words: _Words = _FEWEST) -> str:
    """One thing that the community made, in a line."""
    by = f"<@{made.by_id}>" if made.by_id is not None else markup.name(made.by, words.by)
    line = say(f"digest-made-{made.kind}", title=_titled(guild_id, made, words), by=by)
    if not words.details:
        return line
    details = [*made.details[:6], *([say("digest-made-unread")] if made.is_unread else [])]
    return f"{line} · {', '.join(details)}" if details else line


def _titled(guild_id: int, made: Made, words: _Words) -> str:
    if made.post is None:
        return markup.name(made.title, words.made)
    return linked(made.title, "https://discord.com/channels/{}/{}/{}".format(guild_id, *made.post), words.made)


def _controls(edition: Edition, page: Page, number: int) -> list[Item]:
    """What a reader may do with it; a preview has none."""
    if not edition.id:
        return []
    items: list[Item] = []
    if page.stories:
        options = [story_option(story) for story in page.stories]
        items.append(select("digest:story", edition.id, options=options, placeholder=say("digest-open-story")))
    pressed: list[ui.Button[ui.LayoutView]] = []
    if number == 0 and edition.prompt is not None:
        pressed += [
            button("digest:write", edition.prompt.id, label=say("digest-prompt-write")),
            button("digest:written", edition.prompt.id, label=say("digest-prompt-read")),
        ]
    if number == 0:
        pressed.append(button("digest:plain", edition.id, label=say("digest-plain")))
    return [*items, *buttons(*pressed, report_button(subject_of(edition.id)))]


def story_option(story: Story) -> SelectOption:
    """Of a hard story only the note is seen before it is opened."""
    if story.notes:
        return option(story.id, notes_of(story, "digest-notes-option"), story.source)
    return option(story.id, story.title, story.source)


def private_items(edition: Edition, number: int = 0) -> list[Item]:
    """A page of it for one reader, with the way to the next one."""
    items = [*edition_items(edition, number), note(say("digest-latest-note"))]
    if number + 1 < len(edition.pages):
        items += buttons(button("digest:page", edition.id, number + 1, label=say("digest-page-next")))
    return items
