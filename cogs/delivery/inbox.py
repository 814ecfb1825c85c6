"""/inbox: everything the bot tells one person, whatever became of the DM."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import QuillcastClient
from bot.delivery import InboxItem
from bot.texts import say
from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.components.doors import listening
from cogs.components.layouts import Item, button, buttons, fits, note, rule, text, title

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
        await self._forget(payload.channel_id, [payload.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Several at once."""
        await self._forget(payload.channel_id, list(payload.message_ids))

    async def _forget(self, channel_id: int, message_ids: list[int]) -> None:
        delivery = self._client.services.delivery
        await listening(self._client, "posts deleted", lambda: delivery.posts_deleted(channel_id, message_ids))


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
