"""Answers one interaction: in time, once, and to the person who acted.

Discord waits 3 seconds of real time for a first answer. When 2 have passed without one, the answer is deferred by
itself and what comes later fills the place that was held.
"""

import asyncio
import contextlib
import io
from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.client import QuillcastClient
from bot.delivery import File
from bot.errors import MemberFacingError
from bot.texts import say
from cogs.components.layouts import Item, Layout, attached, text

DEFER_AFTER_SECONDS = 2.0
TYPED = "what-you-wrote.txt"

Interaction = discord.Interaction[QuillcastClient]


class Answer:
    """The one place that talks back to an interaction.

    Args:
        updates: the interaction is a press on a private page that will itself be changed (`update`), so that a deferral
            shows nothing new.
    """

    def __init__(self, interaction: Interaction, *, updates: bool = False) -> None:
        self._interaction = interaction
        self._updates = updates
        self._lock = asyncio.Lock()
        self._held = False
        self._filled = False
        self._timer = asyncio.create_task(self._hold_in_time())

    async def show(self, items: Sequence[Item] | Item, *, files: Sequence[File] = (), news: bool = True) -> None:
        """Show `items` to the person alone, beginning with what is new in their inbox (unless not `news`)."""
        shown = [items] if isinstance(items, ui.Item) else list(items)
        if news:
            shown = [*await self._news(), *shown]
        layout = Layout(shown)
        attached = [discord.File(io.BytesIO(file.content), filename=file.name) for file in files]
        async with self._lock:
            self._timer.cancel()
            if not self._interaction.response.is_done():
                await self._interaction.response.send_message(view=layout, ephemeral=True, files=attached)
            elif self._held and not self._filled and not self._updates:
                await self._interaction.edit_original_response(view=layout, attachments=attached)
            else:
                await self._interaction.followup.send(view=layout, ephemeral=True, files=attached)
            self._filled = True

    async def update(self, items: Sequence[Item] | Item, *, files: Sequence[File] = ()) -> None:
        """Replace the private page whose control was pressed. After a command, shows the page anew."""
        if self._interaction.message is None:
            await self.show(items, files=files)
            return
        layout = Layout([items] if isinstance(items, ui.Item) else items)
        attached = [discord.File(io.BytesIO(file.content), filename=file.name) for file in files]
        async with self._lock:
            self._timer.cancel()
            if not self._interaction.response.is_done():
                await self._interaction.response.edit_message(view=layout, attachments=attached)
            elif self._updates:
                await self._interaction.edit_original_response(view=layout, attachments=attached)
            else:
                await self._interaction.followup.send(view=layout, ephemeral=True, files=attached)
            self._filled = True

    async def say(self, key: str, /, **args: str | int) -> None:
        """Show one sentence of the catalogue to the person alone."""
        await self.show(text(say(key, **args)))

    async def open(self, modal: ui.Modal) -> None:
        """Open a modal. Must come within 2 seconds: decide what it asks before doing slow work.

        Raises:
            MemberFacingError: it comes later, when Discord opens none any more.
        """
        async with self._lock:
            self._timer.cancel()
            if self._held:
                raise MemberFacingError("errors-form-late")
            await self._interaction.response.send_modal(modal)
            self._filled = True

    async def refuse(self, sentence: str, typed: str = "") -> None:
        """Tell the person why not, whatever was answered before; a refusal that cannot be told is only logged.

        Discord has closed the form by then, so that what was typed in it comes back as a file.
        """
        with contextlib.suppress(discord.NotFound):
            if typed:
                items = [text(sentence), text(say("errors-typed-back")), attached(TYPED)]
                await self.show(items, files=[File(name=TYPED, content=typed.encode("utf-8", "replace"))], news=False)
            else:
                await self.show(text(sentence), news=False)

    def close(self) -> None:
        """The handler is done: stop the timer."""
        self._timer.cancel()

    async def _hold_in_time(self) -> None:
        await asyncio.sleep(DEFER_AFTER_SECONDS)
        async with self._lock:
            if self._interaction.response.is_done():
                return
            with contextlib.suppress(discord.HTTPException):
                if self._updates:
                    await self._interaction.response.defer()
                else:
                    await self._interaction.response.defer(ephemeral=True, thinking=True)
                self._held = True

    async def _news(self) -> list[Item]:
        guild_id = self._interaction.guild_id
        if guild_id is None:
            return []
        waiting = await self._interaction.client.services.inbox.unread(guild_id, self._interaction.user.id)
        return [ui.TextDisplay[Any](say("inbox-waiting", count=waiting))] if waiting else []


def answer_of(interaction: Interaction) -> Answer:
    """The answer of a command, made at the door."""
    answer = interaction.extras.get("answer")
    if not isinstance(answer, Answer):
        answer = interaction.extras["answer"] = Answer(interaction)
    return answer
