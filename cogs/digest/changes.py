"""What a source changed since a digest told it: staff correct it, or leave it."""

from bot.client import QuillcastClient
from bot.delivery import Body, Outgoing
from bot.digest.correcting import CHANGE_CARD, LONGEST_CORRECTION
from bot.news.records import StoryChange
from bot.texts import markup, say
from cogs.components import Press, on
from cogs.components.layouts import Item, Layout, Style, button, buttons, card, text, title
from cogs.components.modals import modal, paragraph
from cogs.news.stories import linked


def change_card(change: StoryChange | None) -> list[Item]:
    """What was there and what is there now; or that somebody has dealt with it."""
    if change is None:
        return [card(text(say("digest-change-done")))]
    lines = [say("digest-change-about", source=linked(change.source, change.link, 80))]
    if change.title_after != change.title_before:
        lines.append(say("digest-change-title-before", title=markup.name(change.title_before, 300)))
        lines.append(say("digest-change-title-after", title=markup.name(change.title_after, 300)))
    if change.figures_before:
        before, after = (
            ", ".join(markup.name(each, 60) for each in figures[:10]) or "—"
            for figures in (change.figures_before, change.figures_after)
        )
        lines.append(say("digest-change-figures", before=before, after=after))
    return [
        card(
            title(say("digest-change-heading")),
            text("\n".join(lines)),
            *buttons(
                button("digest:change", change.id, label=say("digest-change-correct"), style=Style.primary),
                button("digest:change_keep", change.id, label=say("digest-change-keep")),
            ),
        )
    ]


@on("digest:change")
async def form(press: Press) -> None:
    """The form of a correction."""
    change = await press.services.digest.correcting.require_change(press.actor, press.id())
    row = paragraph("text", say("digest-change-label"), required=True, most=LONGEST_CORRECTION)
    await press.answer.open(modal("digest:change_set", change.id, title=say("digest-change-correct"), rows=[row]))


@on("digest:change_set")
async def correct(press: Press) -> None:
    """It was sent."""
    await press.services.digest.correcting.settle(press.actor, press.id(), press.fields.text("text"))
    await press.answer.say("digest-corrected")


@on("digest:change_keep")
async def keep(press: Press) -> None:
    """There is nothing to correct."""
    await press.services.digest.correcting.settle(press.actor, press.id())
    await press.answer.say("digest-change-kept")


def register(client: QuillcastClient) -> None:
    """The card's renderer."""

    async def render(outgoing: Outgoing) -> Body:
        change_id = int(outgoing.ids["change_id"])
        change = await client.services.digest.correcting.change(outgoing.guild_id or 0, change_id)
        return Body(layout=Layout(change_card(change)))

    client.renderers[CHANGE_CARD] = render
