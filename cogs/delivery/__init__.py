"""The inbox, and what staff do when something could not be delivered."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import QuillcastClient
from bot.delivery import Body, InboxItem, Outgoing
from bot.delivery.inbox import ECHO
from bot.guilds.service import PROBLEM_CARD
from bot.texts import has, say
from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.components.layouts import Item, Layout, Style, button, buttons, card, fits, note, rule, text, title

PAGE = 5
# Room that the button to older items takes.
SPARE = 10


class Inbox(commands.Cog):
    """/inbox, and what Discord tells us of our own posts."""

    def __init__(self, client: QuillcastClient) -> None:
        self._client = client

    @app_commands.command(name="inbox", description="Everything that waits for you here")
    @app_commands.guild_only()
    async def inbox(self, interaction: Interaction) -> None:
        """The newest items."""
        actor = actor_of(interaction)
        await answer_of(interaction).show(await _page(self._client, actor.guild_id, actor.person_id, None), news=False)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A post of ours may have been deleted by hand."""
        await self._client.services.delivery.posts_deleted(payload.channel_id, [payload.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Several at once."""
        await self._client.services.delivery.posts_deleted(payload.channel_id, list(payload.message_ids))


@on("delivery:inbox")
async def my_things(press: Press) -> None:
    """The inbox from the start-here card."""
    actor = press.actor
    await press.answer.show(await _page(press.interaction.client, actor.guild_id, actor.person_id, None), news=False)


@on("delivery:older", updates=True)
async def older(press: Press) -> None:
    """The items before these."""
    actor = press.actor
    await press.answer.update(await _page(press.interaction.client, actor.guild_id, actor.person_id, press.id()))


@on("delivery:settle", updates=True)
async def settle(press: Press) -> None:
    """Staff retry or drop a stuck operation."""
    guild = await press.services.guilds.staff_view(press.actor)
    retry = press.word(1) == "retry"
    await press.services.delivery.settle(guild.guild_id, press.id(), retry=retry)
    key = "delivery-settled-retry" if retry else "delivery-settled-drop"
    await press.answer.update([card(text(say(key, person=f"<@{press.person_id}>")))])


async def _page(client: QuillcastClient, guild_id: int, person_id: int, before_id: int | None) -> list[Item]:
    inbox = client.services.inbox
    items = await inbox.items(guild_id, person_id, limit=PAGE + 1, before_id=before_id)
    shown: list[Item] = [title(say("inbox-title"))]
    if not items:
        return [*shown, text(say("inbox-empty"))]
    told = 0
    for item in items[:PAGE]:
        words: list[Item] = [rule(), *await _item(client, item)]
        if told and not fits([*shown, *words], spare_components=SPARE, spare_characters=SPARE):
            break
        shown += words
        told += 1
    await inbox.mark_read(guild_id, person_id, oldest_id=items[told - 1].id, newest_id=items[0].id)
    if told < len(items):
        shown += buttons(button("delivery:older", items[told - 1].id, label=say("inbox-older")))
    return shown


async def _item(client: QuillcastClient, item: InboxItem) -> list[Item]:
    render = client.inbox_renderers.get(item.kind)
    words = list(await render(item)) if render is not None else []
    if not words:
        words = [text(say("inbox-gone"))]
    when = f"<t:{int(item.created_at.timestamp())}:R>" if item.created_at else ""
    return [note(say("inbox-new", when=when) if item.read_at is None else when), *words]


async def _echo(_outgoing: Outgoing) -> Body:
    return Body(layout=Layout([text(say("inbox-echo"))]))


async def _problem(outgoing: Outgoing) -> Body:
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
    what, why = f"delivery-what-{ids['what']}", f"delivery-why-{ids['error']}"
    if ids.get("unsure"):
        why = "delivery-why-unsure"
    channel_id = ids.get("channel_id")
    return say(
        "delivery-problem",
        what=say(what if has(what) else "delivery-what-other"),
        where=f"<#{channel_id}>" if channel_id else say("delivery-where-dm"),
        why=say(why) if has(why) else say("delivery-why-other", error=str(ids["error"])),
    )


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""
    client.renderers[ECHO] = _echo
    client.renderers[PROBLEM_CARD] = _problem
    await client.add_cog(Inbox(client))
