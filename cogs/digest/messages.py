"""What an edition looks like: in reading order, true to its sources, and within Discord's limits.

Where it would be too long, later stories are told by their titles alone, then all in the fewest words. What
`bot.digest.selection` lets into an edition always fits: nothing is left out here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.digest.records import Digest, Edition, Made
from bot.texts import markup, say
from cogs.components.checks import permission_name
from cogs.components.layouts import (
    MOST_CHARACTERS,
    MOST_COMPONENTS,
    Item,
    buttons,
    card,
    note,
    rule,
    text,
    title,
)
from cogs.news.messages import held_button
from cogs.news.stories import USUAL, Length, linked, story_text

# Room for what is added to an edition: Report, the lines of a preview, and that something waits in the inbox.
SPARE_CHARACTERS = 300
SPARE_COMPONENTS = 8


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


def edition_items(edition: Edition) -> list[Item]:
    """The whole edition in as many words as fit."""
    if edition.is_empty:
        return [title(say("digest-title", day=edition.day)), text(say("digest-taken-down"))]
    for words in _ways(len(edition.stories)):
        items = _items(edition, words)
        if fits(items):
            return items
    raise ValueError(f"edition {edition.id} holds more than a message does")


def preview_items(edition: Edition) -> list[Item]:
    """What staff see before it is posted, and the way to what is held."""
    items = [note(say("digest-preview", left_out=edition.left_out)), *edition_items(edition)]
    if edition.is_empty:
        items = [text(say("digest-nothing-new"))]
    if edition.held:
        items += [note(say("digest-held", count=edition.held)), *buttons(held_button())]
    return items


def scheduled(digest: Digest, missing: tuple[str, ...] | None = ()) -> list[Item]:
    """When the next edition comes, and what is in its way.

    Args:
        missing: the permissions I lack in its channel; None when I cannot even see it.
    """
    channel = f"<#{digest.channel_id}>"
    words = say(
        "digest-scheduled",
        hour=f"{digest.hour:%H:%M}",
        zone=digest.zone.replace("_", " "),
        channel=channel,
        when=f"<t:{int(digest.next_at.timestamp())}:F>" if digest.next_at else "-",
        stories=digest.stories,
    )
    if missing is None or permission_name("view_channel") in missing:
        return [text(words, say("digest-channel-hidden", channel=channel))]
    if missing:
        return [text(words, say("digest-channel-lacks", channel=channel, permissions=", ".join(missing)))]
    return [text(words)]


def paused(channel_id: int) -> list[Item]:
    """To staff: it could not be posted for days."""
    return [card(text(say("digest-paused", channel=f"<#{channel_id}>")))]


def fits(items: Sequence[Item]) -> bool:
    """Whether they leave room for what is added to an edition."""
    characters = sum(len(getattr(item, "content", "")) for item in items)
    return characters <= MOST_CHARACTERS - SPARE_CHARACTERS and len(items) <= MOST_COMPONENTS - SPARE_COMPONENTS


def _ways(stories: int) -> Iterator[_Words]:
    yield _Words(told=stories, whole=True)
    for told in range(stories, -1, -1):
        yield _Words(told=told)
    yield _Words(told=0, story=Length(90, 40, extras=False), section=40, made=60, by=40, details=False)


def _items(edition: Edition, words: _Words) -> list[Item]:
    items: list[Item] = [text(f"## {say('digest-title', day=edition.day)}")]
    section = None
    for place, story in enumerate(edition.stories):
        summary = (story.summary if words.whole else story.brief) if place < words.told else ""
        told = story_text(story, summary, words.story)
        if story.section != section:
            section = story.section
            items.append(rule())
            told = f"### {markup.name(section, words.section)}\n{told}" if section else told
        items.append(text(told))
    if edition.made:
        lines = [f"### {say('digest-made-title')}", *(_made(edition.guild_id, each, words) for each in edition.made)]
        items += [rule(), text("\n".join(lines))]
    if edition.is_hard:
        items += [rule(), note(say("digest-hard"))]
    return items


def _made(guild_id: int, made: Made, words: _Words) -> str:
    name = markup.name(made.title, words.made)
    if made.post is not None:
        name = linked(made.title, "https://discord.com/channels/{}/{}/{}".format(guild_id, *made.post), words.made)
    by = f"<@{made.by_id}>" if made.by_id is not None else markup.name(made.by, words.by)
    line = say(f"digest-made-{made.kind}", title=name, by=by)
    return f"{line} · {', '.join(made.details[:6])}" if made.details and words.details else line
