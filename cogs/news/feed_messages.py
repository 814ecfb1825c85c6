"""What websites and feeds look like to staff: the list, the page of each, and what their words would leave out."""

from collections.abc import Sequence
from datetime import datetime

from discord import ChannelType, ui

from bot.feeds.listing import ListedEntry
from bot.feeds.records import FeedRecord
from bot.news.records import Choices, Health, Sieve, Source
from bot.news.sources import LONGEST_SECTION, mark_of
from bot.news.words import Words
from bot.texts import markup, say
from cogs.components.layouts import (
    Item,
    Style,
    button,
    buttons,
    channel_select,
    note,
    option,
    rule,
    select,
    text,
    title,
)
from cogs.components.modals import choice, line, modal
from cogs.news.collection_messages import packs_button
from cogs.news.messages import held_button
from cogs.news.note_messages import notes_button
from cogs.news.stories import linked

PAGE = 8
CHANNELS = (ChannelType.text, ChannelType.news)
MOST_TYPED_WORDS = 400
_SHOWN_DROPPED = 10
_SHOWN_TRIED = 3
_WEIGHTS = {"less": 0.5, "usual": 1.0, "more": 2.0}


def listed(sources: Sequence[Source], start: int = 0) -> list[Item]:
    """The feeds of a server with their health, a page from `start`."""
    items: list[Item] = [title(say("feeds-list-title"))]
    if not sources:
        return [*items, text(say("feeds-list-empty")), *buttons(packs_button())]
    start = min(start, (len(sources) - 1) // PAGE * PAGE)
    page = sources[start : start + PAGE]
    items += [text(_line(source)) for source in page]
    if len(sources) > PAGE:
        items.append(note(f"{start + 1}-{start + len(page)} / {len(sources)}"))
    held = sum(source.held for source in sources)
    if held:
        items.append(note(say("digest-held", count=held)))
    items.append(
        select(
            "news:feed",
            options=[option(source.id, source.name, source.section) for source in page],
            placeholder=say("feeds-open"),
        )
    )
    controls = [held_button()] if held else []
    if start + PAGE < len(sources):
        controls.append(button("news:list", start + PAGE, label=say("news-older")))
    if start:
        controls.append(button("news:list", start - PAGE, label=say("news-newer")))
    return [*items, *buttons(*controls, packs_button(), notes_button())]


def page(source: Source, words: str = "") -> list[Item]:
    """One feed with what staff may do about it, under `words` on what was just done."""
    about = [_line(source), say("feeds-address", address=markup.plain(source.feed.url, 300))]
    if source.weight != 1:
        about.append(say("feeds-weight", weight=weight_name(source.weight)))
    if source.channel_id is not None:
        about.append(say("feeds-posted-in", channel=f"<#{source.channel_id}>"))
    turn = (
        button("news:pause", source.id, label=say("feeds-pause"))
        if source.health in (Health.WORKING, Health.RESTING, Health.FAILING)
        else button("news:resume", source.id, label=say("feeds-resume"), style=Style.primary)
    )
    return [
        *([text(words)] if words else []),
        text("\n".join([*about, *_about_words(source.words)])),
        *buttons(
            button("news:edit", source.id, label=say("feeds-edit")),
            button("news:test", source.id, label=say("feeds-test")),
            turn,
            button("news:remove", source.id, label=say("feeds-remove"), style=Style.danger),
            button("news:channel", source.id, label=say("feeds-when")),
            button("news:list", 0, label=say("feeds-back")),
        ),
    ]


def which(choices: Choices) -> list[Item]:
    """The feeds that a website offers, to pick one."""
    return [
        text(say("feeds-which", count=len(choices.feeds))),
        select(
            "news:choose",
            weight_name(choices.weight),
            # A colon would end it, and nobody means one.
            choices.section.replace(":", " "),
            choices.channel_id or 0,
            options=[option(feed.id, feed.title or feed.url, feed.url) for feed in choices.feeds],
            placeholder=say("feeds-choose"),
        ),
    ]


def when(source: Source) -> list[Item]:
    """Whether its entries wait for the digest, or where each is posted."""
    return [
        text(say("feeds-when-about", title=_name(source))),
        channel_select("news:post", source.id, placeholder=say("feeds-when-choose"), types=CHANNELS),
        *buttons(
            button("news:wait", source.id, label=say("feeds-when-wait")),
            button("news:page", source.id, label=say("news-newer")),
        ),
    ]


def posted(source: Source, missing: Sequence[str] | None) -> str:
    """Where its entries are posted from now on, and what that channel lacks."""
    channel = f"<#{source.channel_id}>"
    words = say("feeds-posted-now", channel=channel)
    if missing is None:
        return f"{words} {say('feeds-channel-hidden')}"
    return f"{words} {say('feeds-channel-lacks', permissions=', '.join(missing))}" if missing else words


def given_up(source: Source, replacement: FeedRecord | None) -> list[Item]:
    """For the staff channel: it was given up, and what may be done."""
    words = [say("feeds-given-up", title=_name(source), trouble=source.feed.trouble or "")]
    controls = []
    if replacement is not None:
        name = markup.name(replacement.title or replacement.url, 120)
        words.append(say("feeds-given-up-offer", title=name, address=markup.plain(replacement.url, 300)))
        ids = source.id, replacement.id
        controls.append(button("news:replace", *ids, label=say("feeds-replace"), style=Style.primary))
    controls.append(button("news:open", source.id, label=say("feeds-open-page")))
    return [text(*words), *buttons(*controls)]


def sure(source: Source) -> list[Item]:
    """Whether it is really to go."""
    return [
        text(say("feeds-remove-sure", title=_name(source))),
        *buttons(
            button("news:removed", source.id, label=say("feeds-remove"), style=Style.danger),
            button("news:page", source.id, label=say("feeds-keep")),
        ),
    ]


def form(source: Source) -> ui.Modal:
    """Section, weight and words, as they are or as somebody proposed them."""
    words = source.proposed or source.words
    return modal(
        "news:edited",
        source.id,
        title=say("feeds-edit"),
        rows=[
            line(
                "section",
                say("feeds-edit-section"),
                value=source.section,
                hint=say("feeds-edit-section-hint"),
                required=True,
                most=LONGEST_SECTION,
            ),
            choice(
                "weight",
                say("feeds-edit-weight"),
                [
                    option(name, words_for, chosen=name == weight_name(source.weight))
                    for name, words_for in (
                        ("less", say("feeds-edit-weight-less")),
                        ("usual", say("feeds-edit-weight-usual")),
                        ("more", say("feeds-edit-weight-more")),
                    )
                ],
            ),
            line(
                "include",
                say("feeds-edit-include"),
                value=", ".join(words.include),
                hint=say("feeds-edit-include-hint"),
                most=MOST_TYPED_WORDS,
            ),
            line(
                "leave-out",
                say("feeds-edit-leave-out"),
                value=", ".join(words.leave_out),
                hint=say("feeds-edit-leave-out-hint"),
                most=MOST_TYPED_WORDS,
            ),
        ],
    )


def sieved(source_id: int, sieve: Sieve) -> list[Item]:
    """What proposed words would leave out, before they do."""
    items: list[Item] = [
        title(say("feeds-sieve-title")),
        text("\n".join(_about_words(sieve.words)), say("feeds-sieve", total=sieve.total, dropped=len(sieve.dropped))),
    ]
    if sieve.dropped:
        lines = [f"- {markup.name(entry.title, 150)}" for entry in sieve.dropped[:_SHOWN_DROPPED]]
        items.append(text("\n".join([say("feeds-sieve-most"), *lines])))
    return [
        *items,
        *buttons(
            button("news:words", source_id, mark_of(sieve.words), label=say("feeds-sieve-use"), style=Style.primary),
            button("news:edit", source_id, label=say("feeds-sieve-again")),
            button("news:page", source_id, label=say("news-newer")),
        ),
    ]


def tried(source: Source, entries: Sequence[ListedEntry]) -> list[Item]:
    """What a feed says at this moment."""
    items: list[Item] = [
        title(say("feeds-tried-title", title=_name(source))),
        text(say("feeds-tried-count", count=len(entries))),
    ]
    for entry in entries[:_SHOWN_TRIED]:
        items += [rule(), text(_tried(entry, source.words))]
    return [*items, note(say("feeds-tried-note"))]


def weight_name(weight: float) -> str:
    """The word for how much stories count."""
    return min(_WEIGHTS, key=lambda name: abs(_WEIGHTS[name] - weight))


def weight_of(name: str) -> float:
    """How much they count, by that word."""
    return _WEIGHTS.get(name, 1.0)


def _tried(entry: ListedEntry, words: Words) -> str:
    headline = linked(entry.title, entry.link, 200) if entry.link else markup.name(entry.title, 200)
    about = []
    if entry.at is not None:
        about.append(f"<t:{int(entry.at.timestamp())}:R>")
    if not words.lets(entry.title, entry.text):
        about.append(say("feeds-tried-dropped"))
    told = markup.name(entry.text, 400)
    return "\n".join(filter(None, (f"**{headline}**", told, f"-# {' · '.join(about)}" if about else "")))


def _about_words(words: Words) -> list[str]:
    lines = []
    if words.include:
        lines.append(say("feeds-words-include", words=_words(words.include)))
    if words.leave_out:
        lines.append(say("feeds-words-leave-out", words=_words(words.leave_out)))
    return lines


def _words(words: Sequence[str]) -> str:
    return markup.name(", ".join(words), 500)


def _line(source: Source) -> str:
    line = say("feeds-line", title=_name(source), section=markup.name(source.section), health=_health(source))
    seen = f"<t:{int(source.feed.last_success_at.timestamp())}:R>"
    return f"{line}\n-# {say('feeds-rate', rate=source.stories_a_day, when=seen)}"


def _health(source: Source) -> str:
    feed = source.feed
    match source.health:
        case Health.PAUSED:
            return say("feeds-health-paused", when=_since(source.paused_at))
        case Health.GIVEN_UP:
            return say("feeds-health-given-up", when=_since(feed.paused_at), trouble=feed.trouble or "?")
        case Health.RESTING:
            return say("feeds-health-resting", until=f"<t:{int(feed.next_check_at.timestamp())}:f>")
        case Health.FAILING:
            return say("feeds-health-failing", when=_since(feed.failing_since_at), trouble=feed.trouble or "?")
        case Health.WORKING:
            return say("feeds-health-working")


def _since(moment: datetime | None) -> str:
    return f"<t:{int(moment.timestamp())}:R>" if moment is not None else "?"


def _name(source: Source) -> str:
    return markup.name(source.name, 120)
