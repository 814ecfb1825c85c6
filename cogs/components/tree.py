"""The door of all commands, context menus and autocompletions."""

import asyncio
from typing import Any

import discord
import structlog
from discord import app_commands

from bot.client import QuillcastClient
from bot.errors import MemberFacingError
from bot.texts import speaking
from cogs.components.answers import Interaction, answer_of
from cogs.components.doors import failed
from cogs.components.welcome import OPEN_COMMANDS, require_welcome

log = structlog.get_logger()


class Tree(app_commands.CommandTree[QuillcastClient]):
    """Runs a command with its answer held in time and its errors told; autocompletion that fails offers nothing."""

    async def _call(self, interaction: Interaction) -> None:
        task = asyncio.current_task()
        if task is not None:
            self.client.busy.add(task)
            task.add_done_callback(self.client.busy.discard)
        with speaking(interaction.locale.value):
            if interaction.type is discord.InteractionType.autocomplete:
                await self._complete(interaction)
                return
            answer = answer_of(interaction)
            try:
                if interaction.guild_id is not None and not interaction.is_guild_integration():
                    raise MemberFacingError("errors-not-here")
                await require_welcome(interaction, name=_name(interaction).split()[0], always=OPEN_COMMANDS)
                await super()._call(interaction)
            except Exception as error:  # noqa: BLE001 - a door: whatever is raised is told or logged here
                await failed(answer, error, f"command {_name(interaction)}")
            finally:
                answer.close()

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """The library's own hook: whatever reaches it is told in the same way."""
        await failed(answer_of(interaction), error, f"command {_name(interaction)}")

    async def _complete(self, interaction: Interaction) -> None:
        try:
            await super()._call(interaction)
        except Exception as error:  # noqa: BLE001 - a door without anyone to tell
            log.warning("autocomplete failed", door=_name(interaction), error=type(error).__name__)
        if not interaction.response.is_done():
            await interaction.response.autocomplete([])


def _name(interaction: Interaction) -> str:
    data: dict[str, Any] = dict(interaction.data or {})
    words = [str(data.get("name", "?"))]
    while options := [each for each in data.get("options", []) if each.get("type") in (1, 2)]:
        data = options[0]
        words.append(str(data["name"]))
    return " ".join(words)
