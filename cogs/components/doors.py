"""The one function behind every door: what is shown and what is logged when something was raised."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Protocol

import discord
import structlog
from discord import app_commands

from bot.client import QuillcastClient
from bot.database import DatabaseBusyError
from bot.errors import MemberFacingError
from bot.texts import say

log = structlog.get_logger()

_EXPIRED = (10062, 40060)
# How long a listener waits before it tries a busy database again, each time.
_PAUSES_SECONDS = (1.0, 5.0, 15.0)


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


async def listening(client: QuillcastClient, door: str, work: Callable[[], Awaitable[object]]) -> bool:
    """Do what a listener is for; a stop of the program waits for it, and what it raises is logged once.

    A busy database is tried again, since Discord tells nothing twice. Returns whether it was done.
    """
    task = asyncio.current_task()
    if task is not None:
        client.busy.add(task)
        task.add_done_callback(client.busy.discard)
    for pause in (*_PAUSES_SECONDS, None):
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - a door without anyone to tell
            if pause is not None and isinstance(error, DatabaseBusyError):
                await asyncio.sleep(pause)
                continue
            await failed(None, error, door)
            return False
        return True
    return False


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
