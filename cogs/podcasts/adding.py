"""From an address to a show: the preview, adding it, and the check by staff."""

from collections.abc import Sequence

from bot.delivery import InboxItem
from bot.podcasts.records import Preview, Show, ShowState
from bot.texts import say
from bot.texts.markup import name, plain
from cogs.components import Press, on
from cogs.components.layouts import (
    Item,
    Style,
    button,
    buttons,
    card,
    note,
    option,
    picture,
    section,
    select,
    text,
)
from cogs.components.sent import number
from cogs.podcasts import messages
from cogs.podcasts.wording import show_title


def preview_page(preview: Preview) -> list[Item]:
    """What was found at an address; nobody else sees it."""
    heading = f"### {name(preview.title, 300) or say('podcasts-untitled-show')}\n{plain(preview.about, 600)}"
    pictured = (
        text(heading)
        if preview.artwork_url is None
        else section(heading, picture(preview.artwork_url, say("podcasts-artwork", show=preview.title)))
    )
    items: list[Item] = [pictured, text(say("podcasts-preview-count", count=preview.count), _titles(preview.episodes))]
    if preview.explicit:
        items.append(note(say("podcasts-explicit-show")))
    items.append(note(say("podcasts-preview-check" if preview.needs_check else "podcasts-preview-staff")))
    page: list[Item] = [text(say("podcasts-preview-title")), card(*items)]
    if preview.teams:
        page.append(
            select(
                "podcasts:add_for",
                preview.draft_id,
                options=[option(team_id, team) for team_id, team in preview.teams],
                placeholder=say("podcasts-add-for"),
            )
        )
    return [
        *page,
        *buttons(
            button("podcasts:add", preview.draft_id, label=say("podcasts-add-mine"), style=Style.primary),
            button("podcasts:drop", preview.draft_id, label=say("podcasts-drop")),
        ),
    ]


def _titles(titles: Sequence[str]) -> str:
    return "\n".join(f"• {name(each, 200)}" for each in titles)


def added(show: Show) -> list[Item]:
    """What happens next."""
    key = "podcasts-added" if show.state is ShowState.ACTIVE else "podcasts-proposed"
    controls = [
        button("podcasts:show", show.id, label=say("podcasts-open"), style=Style.primary),
        button("podcasts:list", 0, label=say("podcasts-all")),
    ]
    return [text(say(key, title=show_title(show))), *buttons(*controls)]


def told_decided(item: InboxItem, show: Show | None) -> list[Item]:
    """Staff decided about somebody's show."""
    if show is None:
        return []
    if not int(item.ids["accepted"]):
        return [text(say("podcasts-told-declined", title=show_title(show)))]
    look = button("podcasts:look_show", show.id, label=say("podcasts-open"), style=Style.primary)
    return [text(say("podcasts-told-confirmed", title=show_title(show))), *buttons(look)]


@on("podcasts:add", updates=True)
async def add(press: Press) -> None:
    """Add it as one's own."""
    await press.answer.update(added(await press.services.podcasts.shows.add(press.actor, press.id())))


@on("podcasts:add_for", updates=True)
async def add_for(press: Press) -> None:
    """Add it for a team."""
    show = await press.services.podcasts.shows.add(press.actor, press.id(), number(press.picked()))
    await press.answer.update(added(show))


@on("podcasts:drop", updates=True)
async def drop(press: Press) -> None:
    """Rather not."""
    await press.services.forms.discard(press.person_id, press.id())
    await press.answer.update([text(say("podcasts-dropped"))])


@on("podcasts:decide")
async def decide(press: Press) -> None:
    """Staff confirm or decline; the card follows by itself."""
    accept = press.word(1) == "yes"
    show = await press.services.podcasts.shows.decide(press.actor, press.id(), accept=accept)
    key = "podcasts-you-confirmed" if accept else "podcasts-you-declined"
    await press.answer.show(
        [
            text(say(key, title=show_title(show))),
            *buttons(*([button("podcasts:look_show", show.id, label=say("podcasts-open"))] if accept else [])),
        ]
    )


@on("podcasts:look_show")
async def look_show(press: Press) -> None:
    """A show's page, from a message that stays."""
    await press.answer.show(messages.show_page(await press.services.podcasts.browser.show(press.actor, press.id())))
