"""What an edition looks like: in reading order, true to its sources, and within Discord's limits."""

from collections.abc import Sequence

from bot.digest.records import Digest, Edition, Made
from bot.news.records import Story
from bot.texts import markup, say
from cogs.components.layouts import MOST_CHARACTERS, MOST_COMPONENTS, Item, note, rule, text, title

# Room for the controls and the news line that may be added to a message.
_SPARE_CHARACTERS = 250
_SPARE_COMPONENTS = 6
_SUMMARY = 420
_SHORT_SUMMARY = 160


def edition_items(edition: Edition) -> list[Item]:
    """The whole edition. Where it would be too long, summaries are cut, then stories named only, then left out."""
    for summary, most in ((_SUMMARY, 10), (_SHORT_SUMMARY, 10), (0, 10), (0, 6), (0, 3)):
        items = _items(edition, summary, edition.stories[:most], edition.made[: most * 2])
        if _fits(items):
            return items
    return _items(edition, 0, edition.stories[:2], edition.made[:2])


def preview_items(edition: Edition) -> list[Item]:
    """What staff see before it is posted."""
    if edition.is_empty:
        return [text(say("digest-nothing-new"))]
    return [note(say("digest-preview", left_out=edition.left_out)), *edition_items(edition)]


def scheduled(digest: Digest) -> list[Item]:
    """When the next edition comes."""
    when = f"<t:{int(digest.next_at.timestamp())}:F>" if digest.next_at else "-"
    return [
        text(
            say(
                "digest-scheduled",
                hour=f"{digest.hour:%H:%M}",
                zone=digest.zone,
                channel=f"<#{digest.channel_id}>",
                when=when,
                stories=digest.stories,
            )
        )
    ]


def _items(edition: Edition, summary: int, stories: Sequence[Story], made: Sequence[Made]) -> list[Item]:
    items: list[Item] = [title(say("digest-title", day=f"{edition.day:%A}, {edition.day.day} {edition.day:%B %Y}"))]
    section = ""
    for story in stories:
        words = _story(story, summary)
        if story.section and story.section != section:
            section = story.section
            words = f"-# **{markup.plain(section)}**\n{words}"
        items.append(text(words))
    if made:
        if stories:
            items.append(rule())
        items.append(text("\n".join([say("digest-made-title"), *(_made(edition.guild_id, each) for each in made)])))
    if edition.is_hard:
        items += [rule(), note(say("digest-hard"))]
    return items


def _story(story: Story, summary: int) -> str:
    words = markup.plain(markup.shorten(story.title, 200))
    body = markup.plain(markup.shorten(story.summary, summary)) if summary and story.summary else ""
    told = say("digest-source", source=f"[{markup.plain(story.source)}](<{story.link}>)")
    if story.also_in:
        told += " · " + say("digest-also-in", sources=", ".join(markup.plain(name) for name in story.also_in[:4]))
    if story.published_at is not None:
        told += f" · <t:{int(story.published_at.timestamp())}:d>"
    if story.shared_by_id is not None:
        told += " · " + say("digest-shared-by", person=f"<@{story.shared_by_id}>")
    if not story.notes:
        return "\n".join(filter(None, (f"**{words}**", body, f"-# {told}")))
    notes = ", ".join(say(f"digest-note-{kind.replace(' ', '-').replace('_', '-')}") for kind in story.notes)
    hidden = f"||**{words}**{' — ' + body if body else ''}||"
    return "\n".join((say("digest-notes", notes=notes), hidden, f"-# {told}"))


def _made(guild_id: int, made: Made) -> str:
    name = markup.plain(markup.shorten(made.title, 100))
    if made.post is not None:
        channel_id, message_id = made.post
        name = f"[{name}](https://discord.com/channels/{guild_id}/{channel_id}/{message_id})"
    return say(f"digest-made-{made.kind}", title=name, by=made.by, detail=made.detail)


def _fits(items: Sequence[Item]) -> bool:
    characters = sum(len(getattr(item, "content", "")) for item in items)
    return characters <= MOST_CHARACTERS - _SPARE_CHARACTERS and len(items) <= MOST_COMPONENTS - _SPARE_COMPONENTS
