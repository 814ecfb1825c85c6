"""The digest by direct message: asked for, changed and stopped by whoever reads it."""

from collections.abc import Sequence

import discord

from bot.client import QuillcastClient
from bot.delivery import Body, InboxItem, Outgoing
from bot.digest.composition import subject_of
from bot.digest.records import Edition, Subscription
from bot.digest.subscribing import DM_CARD, STOPPED_ITEM
from bot.safety.notes import Note
from bot.texts import markup, say
from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.components.layouts import Item, Layout, Style, button, buttons, note, option, select, text, title
from cogs.components.modals import checks, choice, line, modal
from cogs.digest.edition import edition_items, story_option
from cogs.news.stories import story_text
from cogs.safety.controls import report_button

DEFAULT_HOUR = "17:00"
_UNKNOWN_MEMBER = 10007
_MOST_SECTIONS = 25


async def open_page(interaction: Interaction) -> None:
    """/digest subscribe."""
    found, _ = await interaction.client.services.digest.subscribing.current(actor_of(interaction))
    await answer_of(interaction).show(page(found))


def page(subscription: Subscription | None, words: str = "") -> list[Item]:
    """What it is, or how it is set."""
    items: list[Item] = [title(say("digest-subscribe-title")), *([text(words)] if words else [])]
    if subscription is None:
        start = button("digest:subscribe", label=say("digest-subscribe-start"), style=Style.primary)
        return [*items, text(say("digest-subscribe-about")), *buttons(start)]
    sections = ", ".join(markup.name(each, 40) for each in subscription.sections or ())
    hidden = ", ".join(say(f"digest-note-{each.replace('_', '-')}") for each in subscription.hidden)
    when = f"<t:{int(subscription.next_at.timestamp())}:F>" if subscription.next_at else "-"
    items.append(
        text(
            "\n".join(
                [
                    say("digest-subscribed-hour", hour=subscription.hour, zone=subscription.zone.replace("_", " ")),
                    say("digest-subscribed-sections", sections=sections or say("digest-subscribed-all")),
                    say("digest-subscribed-hidden", notes=hidden or say("digest-subscribed-nothing")),
                    say("digest-subscribed-next", when=when),
                ]
            )
        )
    )
    return [
        *items,
        *buttons(
            button("digest:subscribe", label=say("digest-subscribe-change")),
            button("digest:stop", subscription.id, label=say("digest-stop")),
        ),
    ]


@on("digest:subscribe")
async def form(press: Press) -> None:
    """Hour, sections, and what to hide."""
    found, sections = await press.services.digest.subscribing.current(press.actor)
    wanted = () if found is None else found.sections or ()
    hidden = () if found is None else found.hidden
    kinds = [(kind.value, say(f"digest-note-{kind.value.replace('_', '-')}")) for kind in Note]
    hour = DEFAULT_HOUR if found is None else found.hour
    rows: list[discord.ui.Label[discord.ui.Modal]] = [
        line("hour", say("digest-subscribe-hour"), value=hour, required=True, most=20),
    ]
    if sections:
        options = [option(each, each, chosen=each in wanted) for each in sections[:_MOST_SECTIONS]]
        hint = say("digest-subscribe-sections-hint")
        rows.append(
            choice("sections", say("digest-subscribe-sections"), options, hint=hint, required=False, most=len(options))
        )
    rows.append(checks("hidden", say("digest-subscribe-hidden"), kinds, chosen=hidden))
    await press.answer.open(modal("digest:subscription_set", title=say("digest-subscribe-title"), rows=rows))


@on("digest:subscription_set", updates=True)
async def subscribed(press: Press) -> None:
    """It was sent: this press opens the DM channel, and no later message ever does."""
    fields = press.fields
    subscription = await press.services.digest.subscribing.subscribe(
        press.actor, fields.text("hour"), fields.all("sections"), fields.all("hidden")
    )
    channel = await press.interaction.user.create_dm()
    await press.services.dms.opened(press.person_id, channel.id)
    await press.answer.update(page(subscription, say("digest-subscribed")))


@on("digest:stop")
async def stop(press: Press) -> None:
    """No more of it, here or in the direct message."""
    await press.services.digest.subscribing.stop(press.person_id, press.id())
    await press.answer.show(text(say("digest-stopped")), news=False)


@on("digest:dm_story")
async def story(press: Press) -> None:
    """A story in full, in the direct message."""
    found = await press.services.digest.subscribing.story(
        press.person_id, press.id(), press.id(1), press.picked_ids()[0]
    )
    await press.answer.show(text(story_text(found, found.summary)), news=False)


def register(client: QuillcastClient) -> None:
    """The renderers of what is sent and what waits in the inbox."""
    subscribing = client.services.digest.subscribing

    async def card(outgoing: Outgoing) -> Body | None:
        subscription_id, edition_id = int(outgoing.ids["subscription_id"]), int(outgoing.ids["edition_id"])
        if outgoing.person_id is not None and not await _is_member(client, outgoing.guild_id or 0, outgoing.person_id):
            await subscribing.stop(outgoing.person_id, subscription_id)
            return None
        edition = await subscribing.edition(subscription_id, edition_id)
        number = int(outgoing.ids.get("page", 0))
        if edition is None or number >= len(edition.pages) or edition.pages[number].is_empty:
            return None
        return Body(layout=Layout(message(edition, number, subscription_id)), silent=True)

    async def stopped(_item: InboxItem) -> Sequence[Item]:
        return [text(say("digest-stopped-closed"))]

    client.renderers[DM_CARD] = card
    client.inbox_renderers[STOPPED_ITEM] = stopped


def message(edition: Edition, number: int, subscription_id: int) -> list[Item]:
    """A page of an edition as a direct message; Discord does not say there of which server it is."""
    page_of = edition.pages[number]
    items = edition_items(edition, number, controls=False)
    if page_of.stories:
        options = [story_option(each) for each in page_of.stories]
        placeholder = say("digest-open-story")
        items.append(select("digest:dm_story", subscription_id, edition.id, options=options, placeholder=placeholder))
    return [
        *items,
        *buttons(
            button("digest:stop", subscription_id, label=say("digest-stop")),
            report_button(subject_of(edition.id), guild_id=edition.guild_id),
        ),
        note(say("digest-dm-note")),
    ]


async def _is_member(client: QuillcastClient, guild_id: int, person_id: int) -> bool:
    """Whether they are in the server still: what is told there is for its members."""
    try:
        await client.http.get_member(guild_id, person_id)
    except discord.NotFound as missing:
        return missing.code != _UNKNOWN_MEMBER
    return True
