"""What staff are told of what could not be posted, and what they do about it."""

from bot.delivery import Body, InboxItem, Outgoing
from bot.texts import has, say
from cogs.components import Press, on
from cogs.components.layouts import Item, Layout, Style, button, buttons, card, text


@on("delivery:settle", updates=True)
async def settle(press: Press) -> None:
    """Staff retry or drop a stuck operation."""
    guild = await press.services.guilds.staff_view(press.actor)
    retry = press.word(1) == "retry"
    await press.services.delivery.settle(guild.guild_id, press.id(), retry=retry)
    key = "delivery-settled-retry" if retry else "delivery-settled-drop"
    await press.answer.update([card(text(say(key, person=f"<@{press.person_id}>")))])


async def problem_card(outgoing: Outgoing) -> Body:
    """The card of an operation that got stuck."""
    operation_id = int(outgoing.ids["operation_id"])
    return Body(
        layout=Layout(
            [
                card(
                    text(_what_happened(outgoing)),
                    *buttons(
                        button(
                            "delivery:settle", operation_id, "retry", label=say("delivery-retry"), style=Style.primary
                        ),
                        button("delivery:settle", operation_id, "drop", label=say("delivery-drop")),
                    ),
                )
            ]
        )
    )


def _what_happened(outgoing: Outgoing) -> str:
    """What, where and why in words, and who can mend it."""
    ids = outgoing.ids
    what = f"delivery-what-{ids['what']}"
    channel_id = ids.get("channel_id")
    return say(
        "delivery-problem",
        what=say(what if has(what) else "delivery-what-other"),
        where=f"<#{channel_id}>" if channel_id else say("delivery-where-dm"),
        why=say("delivery-why-unsure") if ids.get("unsure") else _why(str(ids["error"])),
    )


async def told_channel_broken(item: InboxItem) -> list[Item]:
    """In an inbox, since the staff channel itself takes nothing."""
    channel = f"<#{item.ids['channel_id']}>"
    return [text(say("delivery-channel-broken", channel=channel, why=_why(str(item.ids["error"]))))]


def _why(error: str) -> str:
    """Why Discord did not take something, and who can mend it."""
    key = f"delivery-why-{error}"
    return say(key) if has(key) else say("delivery-why-other", error=error)
