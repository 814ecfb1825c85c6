"""Why a story is in an edition or not, in words."""

from bot.digest.reasons import Why
from bot.digest.selection import Reason
from bot.news.records import Story
from bot.texts import markup, say
from cogs.components.layouts import Item, note, text, title
from cogs.digest.edition import staff_name
from cogs.news.stories import notes_of


def why_items(story: Story, why: Why) -> list[Item]:
    """The answer, then what counted."""
    named = notes_of(story, "digest-notes-option") if story.notes else markup.name(story.title, 220)
    items: list[Item] = [title(named), text(_answer(why))]
    if why.counted is not None:
        items.append(text("\n".join(_counted(story, why))))
    return [*items, note(say("digest-why-note"))]


def _answer(why: Why) -> str:
    if why.day is None:
        return say(f"digest-why-{why.reason.replace('_', '-')}")
    edition = say("digest-why-edition", name=staff_name(why.digest), day=why.day)
    if why.reason is Reason.IN:
        return say("digest-why-in", edition=edition, place=why.place, stories=why.stories)
    return say(f"digest-why-{why.reason.replace('_', '-')}", edition=edition)


def _counted(story: Story, why: Why) -> list[str]:
    counted = why.counted
    if counted is None:
        return []
    section = markup.name(story.section, 60)
    lines = [
        say("digest-why-fresh", percent=round(counted.freshness * 100)),
        say("digest-why-told", count=counted.told),
        say("digest-why-weight", weight=counted.weight),
        say("digest-why-section", section=section, count=counted.in_section),
        say("digest-why-source", source=markup.name(story.source, 80), count=counted.from_source),
    ]
    if counted.content != 1:
        lines.append(say("digest-why-content", percent=round(counted.content * 100)))
    points = say("digest-why-points", points=round(counted.score * 100))
    if why.reason is not Reason.IN and why.least:
        points = say("digest-why-points-beside", points=round(counted.score * 100), least=round(why.least * 100))
    return [*(f"• {line}" for line in lines), points]
