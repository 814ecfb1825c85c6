"""Staff answer a card by replying to it in the channel: readable for us only with the mention on."""

import contextlib

import discord
from discord.ext import commands

from bot.client import QuillcastClient
from bot.errors import MemberFacingError
from bot.texts import say
from cogs.collaboration.communities import actor_in, present_at
from cogs.collaboration.dms import RECEIVED, InChannel
from cogs.components.doors import failed


class StaffReplies(commands.Cog):
    """Listens to replies to our own cards; all else in a server's channels is none of our business."""

    def __init__(self, client: QuillcastClient) -> None:
        self._client = client

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote in a channel; only a reply to a card of ours is looked at."""
        if message.guild is None or message.author.bot or message.reference is None:
            return
        try:
            await self._answer(message, message.guild.id, message.reference.message_id or 0)
        except Exception as error:  # noqa: BLE001 - a door: whatever is raised is told or logged here
            await failed(InChannel(message), error, "reply to a card")

    async def _answer(self, message: discord.Message, guild_id: int, card_id: int) -> None:
        conversations = self._client.services.collaboration.conversations
        inquiry_id = await conversations.inquiry_at(message.channel.id, card_id)
        if inquiry_id is None:
            return
        words = message.content.removeprefix(f"<@{self._client.application_id}>").strip()
        if not words:
            await InChannel(message).refuse(say("collaboration-reply-only-mention"))
            return
        actor = await actor_in(self._client, guild_id, message.author.id)
        if actor is None:
            raise MemberFacingError("errors-not-staff")
        present = await present_at(self._client, inquiry_id)
        await conversations.reply_at_once(actor, inquiry_id, words, message.id, present=present)
        with contextlib.suppress(discord.Forbidden):
            await message.add_reaction(RECEIVED)
