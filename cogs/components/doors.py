"""The one function behind every door: what is shown and what is logged when something was raised."""

import secrets
from typing import Protocol

import discord
import structlog
from discord import app_commands

from bot.errors import MemberFacingError
from bot.texts import say

log = structlog.get_logger()

_EXPIRED = (10062, 40060)


class Reachable(Protocol):
    """Somebody who waits for an answer."""

    async def refuse(self, sentence: str, typed: str = "") -> None:
        """Tell them why not, and give back what they typed."""


async def failed(answer: Reachable | None, error: BaseException, door: str, *, typed: str = "") -> None:
    """Tell the person and, where it is our fault, log once.

    Args:
        answer: how to reach the person; None where nobody is waiting (a listener, a loop).
        door: "command showcase submit", "press showcase:approve", ...: no text of members.
        typed: what the person wrote in a form that is closed now.
    """
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, discord.HTTPException) and error.code in _EXPIRED:
        log.warning("interaction expired", door=door, code=error.code)
        return
    sentence = _sentence(error)
    if sentence is None:
        reference = secrets.token_hex(3)
        log.error("unexpected", door=door, reference=reference, exc_info=error)
        sentence = say("errors-unexpected", reference=reference)
    if answer is not None:
        try:
            await answer.refuse(sentence, typed)
        except discord.HTTPException as unreachable:
            log.warning("refusal not shown", door=door, code=unreachable.code)


def _sentence(error: BaseException) -> str | None:
    match error:
        case MemberFacingError():
            return say(error.key, **error.args_shown)
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return say("errors-unknown-command")
        case app_commands.NoPrivateMessage():
            return say("errors-only-in-server")
        case app_commands.TransformerError():
            return say("errors-not-found")
        case app_commands.MissingPermissions():
            return say("errors-not-staff")
        case app_commands.BotMissingPermissions():
            return say("errors-missing-permission", permission=", ".join(error.missing_permissions), channel="#")
        case _:
            return None
