"""How one story is told: what is hard in it stands behind a spoiler, under a note that is seen at once."""

from dataclasses import dataclass
from datetime import timedelta

from bot.news.records import Story, pressable
from bot.texts import has, markup, say

# Splits what would be one mark for Discord's parser, and is seen by nobody.
_BREAK = "\u200b"
_LONGEST_SUMMARY = 900
# Links are long, and a message ends at 4,000 characters.
_MOST_ELSEWHERE, _LONGEST_ELSEWHERE = 3, 200
_OLD_AFTER = timedelta(days=7)


@dataclass(frozen=True)
class Length:
    """How many characters the parts of a story may take, and whether more is said than where it comes from and when."""

    title: int = 220
    source: int = 80
    extras: bool = True


USUAL = Length()


def story_text(story: Story, summary: str, length: Length = USUAL, *, heading: str | None = None) -> str:
    """Title, summary, and where it comes from. Of a hard one only notes and source are seen before it is opened.

    Args:
        heading: the title is a heading, and these words, which are safe to show, stand before where it comes from.
    """
    title = markup.name(story.title, length.title)
    headline = f"**{title}**" if heading is None else f"## {title}"
    # Signs alone say nothing, and at the end of a line they could be a mark for the next one.
    body = markup.name(summary, _LONGEST_SUMMARY) if any(map(str.isalnum, summary)) else ""
    about = f"-# {' · '.join(filter(None, (heading, _about(story, length))))}"
    if not story.is_hidden:
        noted = f"-# {notes_of(story, 'digest-notes-shown')}" if story.notes else ""
        return "\n".join(filter(None, (noted, headline, body, about)))
    hidden = f"{headline} — {body}" if body else headline
    # A bar at the end would join those that close the spoiler.
    return "\n".join((f"-# {notes_of(story)}", f"||{hidden}{_BREAK}||", about))


def notes_of(story: Story, key: str = "digest-notes") -> str:
    """The content notes in words."""
    return say(key, notes=", ".join(map(note_name, story.notes)))


def note_name(kind: str) -> str:
    """A kind of content note in words."""
    return say(f"digest-note-{kind.replace('_', '-')}")


def details_of(story: Story) -> str:
    """Who wrote it, in which language unless English, and how long it takes to read; empty where nothing is known."""
    parts = []
    if story.author:
        parts.append(say("digest-author", author=markup.name(story.author, 80)))
    tag = story.language.partition("-")[0].lower()
    if tag and tag != "en":
        key = f"digest-language-{tag}"
        parts.append(say("digest-language", language=say(key) if has(key) else markup.plain(tag, 20)))
    if story.minutes:
        parts.append(say("digest-minutes", minutes=story.minutes))
    return " · ".join(parts)


def elsewhere(story: Story) -> str:
    """The other sites that tell it, each leading to its page; empty where there are none."""
    short = [entry for entry in story.also_in if len(entry.link) <= _LONGEST_ELSEWHERE][:_MOST_ELSEWHERE]
    return (
        say("digest-also-in", sources=", ".join(linked(entry.source, entry.link, 60) for entry in short))
        if short
        else ""
    )


def linked(words: str, link: str, limit: int) -> str:
    """Words that lead to `link`. Brackets in them would end the words, escaped or not."""
    words = words.replace("[", "(").replace("]", ")")
    return f"[{markup.name(words, limit) or '…'}](<{pressable(link)}>)"


def _about(story: Story, length: Length) -> str:
    # What is old says so before anything else.
    at = story.published_at
    is_old = at is not None and story.seen_at - at > _OLD_AFTER
    parts = [f"<t:{int(at.timestamp())}:D>"] if at is not None and is_old else []
    parts.append(say("digest-source", source=linked(story.source, story.link, length.source)))
    if story.also_in and length.extras:
        names = ", ".join(markup.name(entry.source, 40) for entry in story.also_in[:4])
        parts.append(say("digest-also-in", sources=names))
    if at is not None and not is_old:
        parts.append(f"<t:{int(at.timestamp())}:R>")
    if story.shared_by_id is not None and length.extras:
        parts.append(say("digest-shared-by", person=f"<@{story.shared_by_id}>"))
    return " · ".join(parts)
