"""What people see of shows and episodes: cards in the channel, and the private pages behind /podcast."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.podcasts.records import (
    Credit,
    CreditState,
    Episode,
    EpisodeCard,
    EpisodePage,
    Show,
    ShowLine,
    ShowPage,
    ShowState,
)
from bot.texts import say
from bot.texts.markup import plain
from cogs.components.layouts import (
    Item,
    Style,
    button,
    buttons,
    card,
    link,
    note,
    picture,
    rule,
    section,
    text,
    title,
)
from cogs.podcasts.wording import episode_title, facts, owner, parts, people, person, show_title, state
from cogs.safety.controls import block_button, report_button

Button = ui.Button[Any]

MOST_LISTED = 7
MOST_CREDITS_SHOWN = 8
_LONGEST_LINK = 512


def episode_card(shown: EpisodeCard) -> list[Item]:
    """The announcement of an episode."""
    show, episode = shown.show, shown.episode
    subject = f"episode:{episode.id}"
    controls = _listen(episode)
    controls.append(button("podcasts:look", show.id, episode.entry_id, label=say("podcasts-more")))
    controls.append(report_button(subject, show.owner_id))
    if show.owner_id is not None:
        controls.append(block_button(show.owner_id))
    return [card(*_episode(show, episode, parts(shown.credits)), *buttons(*controls))]


def check_card(page: ShowPage) -> list[Item]:
    """A show that a member added, for staff; once decided, who decided."""
    show = page.show
    by_staff = show.added_by_id is not None and show.added_by_id == show.decided_by_id
    asks = "podcasts-check-added" if by_staff else "podcasts-check-title"
    items = [
        text(say(asks, person=person(show.added_by_id))),
        *_show(show),
        note(say("podcasts-check-feed", url=plain(show.url, 200))),
    ]
    if page.episodes:
        items.append(text("\n".join(f"• {episode_title(each, 100)} · {facts(each)}" for each in page.episodes)))
    if show.state is ShowState.PROPOSED:
        controls = [
            button("podcasts:decide", show.id, "yes", label=say("podcasts-confirm"), style=Style.success),
            button("podcasts:decide", show.id, "no", label=say("podcasts-decline")),
            *_website(show),
        ]
        return [card(*items, *buttons(*controls))]
    if by_staff:
        return [card(*items, *buttons(button("podcasts:show", show.id, label=say("podcasts-open"))))]
    key = "podcasts-check-declined" if show.state is ShowState.DECLINED else "podcasts-check-confirmed"
    return [card(*items, text(say(key, person=person(show.decided_by_id))))]


def list_page(lines: Sequence[ShowLine], start: int) -> list[Item]:
    """The shows of the server, some at a time."""
    if not lines:
        return [title(say("podcasts-list-title")), text(say("podcasts-list-none"))]
    items: list[Item] = [title(say("podcasts-list-title"))]
    for each in lines[start : start + MOST_LISTED]:
        told = [f"**{show_title(each.show, 80)}** · {owner(each.show)}"]
        if each.latest is not None:
            told.append(say("podcasts-latest", title=episode_title(each.latest, 80), facts=facts(each.latest)))
        if each.credits:
            told.append(f"-# {people(each.credits, 3)}")
        if state(each.show):
            told.append(f"-# {state(each.show)[:120]}")
        items.append(section("\n".join(told), button("podcasts:show", each.show.id, label=say("podcasts-open"))))
    turns = []
    if start > 0:
        turns.append(button("podcasts:list", max(0, start - MOST_LISTED), label=say("podcasts-earlier")))
    if start + MOST_LISTED < len(lines):
        turns.append(button("podcasts:list", start + MOST_LISTED, label=say("podcasts-further")))
    return [*items, *buttons(*turns)]


def show_page(page: ShowPage) -> list[Item]:
    """A show with its newest episodes, and what the reader may do."""
    show = page.show
    items: list[Item] = [*_show(show)]
    if state(show):
        items.append(note(state(show)))
    if named := parts(page.credits):
        items.append(text(named))
    items += _waiting(page.credits)
    items.append(rule())
    items += [
        section(
            f"**{episode_title(each, 120)}**\n-# {facts(each)}",
            button("podcasts:episode", show.id, each.entry_id, label=say("podcasts-open")),
        )
        for each in page.episodes
    ] or [text(say("podcasts-no-episodes"))]
    return [*items, *buttons(*_show_controls(page))]


def episode_page(page: EpisodePage) -> list[Item]:
    """An episode in full, and what the reader may do."""
    show, episode = page.show, page.episode
    items: list[Item] = [*_episode(show, episode, parts(page.credits))]
    items += _waiting(page.credits)
    controls = _listen(episode)
    if page.post is not None:
        place = f"https://discord.com/channels/{show.guild_id}/{page.post[0]}/{page.post[1]}"
        controls.append(link(place, say("podcasts-post")))
    if page.manages and episode.taken_down_at is None:
        controls.append(button("podcasts:name", show.id, episode.entry_id, label=say("podcasts-name")))
    if page.manages and page.credits:
        controls.append(button("podcasts:names", show.id, episode.entry_id, label=say("podcasts-names")))
    if page.manages and episode.taken_down_at is None:
        controls.append(
            button("podcasts:take_down", show.id, episode.entry_id, label=say("podcasts-take-down"), style=Style.danger)
        )
    if episode.taken_down_at is not None:
        items.append(note(say("podcasts-is-taken-down")))
    return [*items, *buttons(*controls, button("podcasts:show", show.id, label=say("podcasts-back")))]


def names_page(page: ShowPage | EpisodePage) -> list[Item]:
    """The names on a show or an episode, each with a button that takes it out."""
    show = page.show
    items: list[Item] = [title(say("podcasts-names-title")), text(say("podcasts-names-note"))]
    items += [
        section(
            f"**{say(f'podcasts-part-{each.part}')}** {person(each.person_id)}"
            + (f" · {say('podcasts-asked-mark')}" if each.state is CreditState.ASKED else ""),
            button("podcasts:unname", each.id, label=say("podcasts-unname")),
        )
        for each in page.credits[:MOST_CREDITS_SHOWN]
    ]
    if len(page.credits) > MOST_CREDITS_SHOWN:
        items.append(note(say("podcasts-names-more", count=len(page.credits) - MOST_CREDITS_SHOWN)))
    back = (
        button("podcasts:episode", show.id, page.episode.entry_id, label=say("podcasts-back"))
        if isinstance(page, EpisodePage)
        else button("podcasts:show", show.id, label=say("podcasts-back"))
    )
    return [*items, *buttons(back)]


def remove_page(show: Show) -> list[Item]:
    """Whether to take a show out."""
    return [
        text(say("podcasts-remove-question", title=show_title(show))),
        *buttons(
            button("podcasts:remove_now", show.id, label=say("podcasts-remove"), style=Style.danger),
            button("podcasts:show", show.id, label=say("podcasts-back")),
        ),
    ]


def removed(show: Show) -> list[Item]:
    """The show is out."""
    return [text(say("podcasts-removed", title=show_title(show))), *buttons(_to_list())]


def take_down_page(page: EpisodePage) -> list[Item]:
    """Whether to take an announcement down."""
    show, episode = page.show, page.episode
    now = button(
        "podcasts:take_down_now", show.id, episode.entry_id, label=say("podcasts-take-down"), style=Style.danger
    )
    back = button("podcasts:episode", show.id, episode.entry_id, label=say("podcasts-back"))
    return [text(say("podcasts-take-down-question", title=episode_title(episode))), *buttons(now, back)]


def _show_controls(page: ShowPage) -> list[Button]:
    show = page.show
    controls = [*_website(show)]
    if page.decides:
        controls.append(button("podcasts:decide", show.id, "yes", label=say("podcasts-confirm"), style=Style.success))
        controls.append(button("podcasts:decide", show.id, "no", label=say("podcasts-decline")))
    if page.manages and show.state is not ShowState.PROPOSED:
        controls.append(button("podcasts:name", show.id, 0, label=say("podcasts-name"), style=Style.primary))
        if page.credits:
            controls.append(button("podcasts:names", show.id, 0, label=say("podcasts-names")))
        running = show.state is ShowState.ACTIVE
        controls.append(
            button(
                "podcasts:pause",
                show.id,
                "on" if running else "off",
                label=say("podcasts-pause" if running else "podcasts-resume"),
            )
        )
    if page.manages and show.trouble is not None:
        controls.append(button("podcasts:ask_feed", show.id, label=say("podcasts-ask-feed")))
    if page.manages:
        controls.append(button("podcasts:remove", show.id, label=say("podcasts-remove"), style=Style.danger))
    if page.credited:
        controls.append(button("podcasts:withdraw", show.id, label=say("podcasts-withdraw")))
    return [*controls, _to_list()]


def _show(show: Show) -> list[Item]:
    words = "\n".join(part for part in (f"### {show_title(show)}", f"-# {owner(show)}", plain(show.about, 600)) if part)
    items = [_pictured(words, show.artwork_url, show)]
    if show.explicit:
        items.append(note(say("podcasts-explicit-show")))
    return items


def _episode(show: Show, episode: Episode, named: str) -> list[Item]:
    words = "\n".join(
        part
        for part in (
            f"-# {show_title(show)} · {owner(show)}",
            f"### {episode_title(episode, 300)}",
            plain(episode.about, 600),
        )
        if part
    )
    items = [_pictured(words, episode.artwork_url, show), note(facts(episode))]
    if named:
        items.append(text(named))
    if episode.explicit:
        items.append(note(say("podcasts-explicit")))
    return items


def _pictured(words: str, artwork_url: str | None, show: Show) -> Item:
    if artwork_url is None:
        return text(words)
    return section(words, picture(artwork_url, say("podcasts-artwork", show=show.title)))


def _waiting(named: Sequence[Credit]) -> list[Item]:
    """How many have not answered; only who manages the show is given those."""
    count = sum(each.state is CreditState.ASKED for each in named)
    return [note(say("podcasts-waiting", count=count))] if count else []


def _listen(episode: Episode) -> list[Button]:
    usable = episode.link is not None and len(episode.link) <= _LONGEST_LINK
    return [link(episode.link or "", say("podcasts-listen"))] if usable else []


def _website(show: Show) -> list[Button]:
    usable = show.link is not None and len(show.link) <= _LONGEST_LINK
    return [link(show.link or "", say("podcasts-website"))] if usable else []


def _to_list() -> Button:
    return button("podcasts:list", 0, label=say("podcasts-all"))
