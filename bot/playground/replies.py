"""What a person gets for a command, a press, a choice or a form: the reply as it stands, alive as the bot edits it."""

import asyncio
from typing import TYPE_CHECKING

from bot.playground.model import Json, Message

if TYPE_CHECKING:
    from bot.playground.interactions import Interaction
    from bot.playground.people import Person


class NotOffered(Exception):  # noqa: N818
    """Discord's client would not have let this person do that here: no such command, button, option or value."""


class Reply:
    """The answer to one interaction. `state` is answered, deferred, modal or failed, and follows what the bot does."""

    def __init__(self, person: "Person", interaction: "Interaction") -> None:
        self.person = person
        self.interaction = interaction

    @property
    def state(self) -> str:
        return self.interaction.state

    @property
    def failed(self) -> bool:
        """The person sees "This interaction failed" or "The application did not respond"."""
        return self.interaction.state == "failed"

    @property
    def message(self) -> Message:
        """The response, ephemeral or public, or the pressed message when that was updated; LookupError without."""
        response = self._response
        if response is None:
            raise LookupError(f"the bot answered with no message (state: {self.state})")
        return response

    @property
    def modal(self) -> Json:
        """The form that opened; LookupError when none did."""
        if self.interaction.modal is None:
            raise LookupError(f"no form opened (state: {self.state}, text: {self.text!r})")
        return self.interaction.modal

    @property
    def followups(self) -> list[Message]:
        return self.interaction.followups

    @property
    def ephemeral(self) -> bool:
        return self.interaction.ephemeral

    @property
    def text(self) -> str:
        """All text of the response in reading order; empty while there is none."""
        response = self._response
        return "" if response is None or response.deleted else response.text

    @property
    def buttons(self) -> list[str]:
        response = self._response
        return [] if response is None or response.deleted else response.buttons

    @property
    def _response(self) -> Message | None:
        # A press that was only acknowledged, and then answered by a message of its own, left its page as it was.
        return self.interaction.told_beside or self.interaction.response

    async def settled(self, timeout: float = 10.0) -> "Reply":  # noqa: ASYNC109
        """Wait until a deferred answer is filled; TimeoutError, in real seconds, when it is not."""
        async with asyncio.timeout(timeout):
            await self.interaction.settled.wait()
        return self

    async def followed_up(self, count: int = 1, timeout: float = 10.0) -> list[Message]:  # noqa: ASYNC109
        """Wait until so many follow-ups arrived."""
        world = self.person.world
        with world.subscribe(self.person.id) as events:
            async with asyncio.timeout(timeout):
                while len(self.followups) < count:
                    await events.next()
        return self.followups

    def __repr__(self) -> str:
        title = f" modal {self.interaction.modal['title']!r}" if self.interaction.modal else ""
        return f"<Reply to {self.person.name}: {self.state}{title} {self.text!r} buttons={self.buttons}>"
