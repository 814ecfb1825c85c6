"""Finds the handler of a pressed button, a chosen option or a submitted modal by its `custom_id` = `job:verb:ids`.

discord.py's own ways keep state, which a restart loses, or only log what a handler raises. Here every press of every
message we ever sent comes through one function: it is answered in time, its errors are told, and an unknown one is too.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import discord
from discord.ext import commands

from bot.client import QuillcastClient
from bot.errors import MemberFacingError
from bot.people import Actor
from bot.services import Services
from bot.texts import say, speaking
from cogs.components.actors import actor_of
from cogs.components.answers import Answer, Interaction
from cogs.components.doors import failed
from cogs.components.modals import Fields, read_fields
from cogs.components.sent import number
from cogs.components.welcome import OPEN_JOBS, require_welcome


@dataclass(frozen=True, kw_only=True)
class Press:
    """A press, a choice or a submission.

    Args:
        ids: what stood behind `job:verb` in the custom id.
        values: the chosen options of a select.
        fields: what was filled in, of a modal.
    """

    interaction: Interaction
    answer: Answer
    services: Services
    ids: tuple[str, ...]
    values: tuple[str, ...] = ()
    fields: Fields = field(default_factory=lambda: Fields({}))

    def word(self, position: int = 0) -> str:
        """What stands at that position of `ids`.

        Raises:
            MemberFacingError: nothing does.
        """
        if position >= len(self.ids):
            raise MemberFacingError("errors-not-found")
        return self.ids[position]

    def id(self, position: int = 0) -> int:
        """The number at that position of `ids`.

        Raises:
            MemberFacingError: there is none.
        """
        return number(self.word(position))

    def picked(self) -> str:
        """The one option that was chosen.

        Raises:
            MemberFacingError: none was.
        """
        if not self.values:
            raise MemberFacingError("errors-not-found")
        return self.values[0]

    def picked_ids(self) -> list[int]:
        """The chosen people, channels or rows.

        Raises:
            MemberFacingError: something else was chosen.
        """
        return [number(value) for value in self.values]

    @property
    def person_id(self) -> int:
        """Who pressed."""
        return self.interaction.user.id

    @property
    def actor(self) -> Actor:
        """Who pressed, in which guild and with which roles.

        Raises:
            MemberFacingError: it was not in a guild.
        """
        return actor_of(self.interaction)


Handler = Callable[[Press], Awaitable[None]]


@dataclass(frozen=True)
class _Route:
    handler: Handler
    updates: bool


_routes: dict[str, _Route] = {}


def on(name: str, *, updates: bool = False) -> Callable[[Handler], Handler]:
    """Register the handler of all controls and modals named `name` ("job:verb").

    Args:
        updates: the handler answers by changing the private page that the control is on (`press.answer.update`).
    """

    def register(handler: Handler) -> Handler:
        if name in _routes:
            raise ValueError(f"{name} has two handlers")
        _routes[name] = _Route(handler, updates)
        return handler

    return register


def names() -> list[str]:
    """All names that have a handler."""
    return sorted(_routes)


class Router(commands.Cog):
    """Listens to every interaction that is not a command."""

    def __init__(self, client: QuillcastClient) -> None:
        self._client = client

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Route a press or a submission; commands go through the tree."""
        if interaction.type not in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            return
        task = asyncio.current_task()
        if task is not None:
            self._client.busy.add(task)
            task.add_done_callback(self._client.busy.discard)
        with speaking(interaction.locale.value):
            await self._route(interaction, dict(interaction.data or {}))

    async def _route(self, interaction: Interaction, data: dict[str, Any]) -> None:
        job, _, rest = str(data.get("custom_id", "")).partition(":")
        verb, *ids = rest.split(":")
        name = f"{job}:{verb}"
        route = _routes.get(name)
        answer = Answer(interaction, updates=route.updates if route else False)
        fields = Fields({})
        try:
            fields = read_fields(data)
            if route is None:
                await answer.refuse(say("errors-unknown-control"))
                return
            await require_welcome(interaction, name=job, always=OPEN_JOBS)
            await route.handler(
                Press(
                    interaction=interaction,
                    answer=answer,
                    services=self._client.services,
                    ids=tuple(ids),
                    values=tuple(data.get("values", ())),
                    fields=fields,
                )
            )
        except Exception as error:  # noqa: BLE001 - a door: whatever is raised is told or logged here
            await failed(answer, error, f"press {name}", typed=fields.written())
        finally:
            answer.close()
