"""The panel "What if": what a person may do to the world around the bot. Same form as the acts of people."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from bot.playground import channels, community, membership
from bot.playground.faults import Fault
from bot.playground.model import ChannelType, Guild, Json
from bot.playground.page.view import BOT_SWITCHES
from bot.playground.people import Person
from bot.playground.permissions import Permission
from bot.playground.replies import NotOffered

if TYPE_CHECKING:
    from bot.playground.server import Playground

WhatIf = Callable[["Playground", Person, Json], Awaitable[None]]

_LATE_SECONDS = 4.0
_LIVED = timedelta(days=2)
_FARTHEST = timedelta(days=366)
_ANSWERS = {"429": 429, "500": 500, "503": 503}


class BotControl(Protocol):
    """How whoever started the bot beside this playground lets the page stop and start it."""

    async def kill(self) -> None: ...

    async def restart(self) -> None: ...


def armed(playground: "Playground") -> dict[str, int]:
    """How many more requests each fault of the panel will hit."""
    counts: dict[str, int] = {}
    for fault in playground.faults.orders:
        left = (fault.times or 0) - max(0, fault.seen - fault.after)
        if left > 0:
            kind = _kind(fault)
            counts[kind] = counts.get(kind, 0) + left
    return counts


def _kind(fault: Fault) -> str:
    names = {"delay": "late", "drop_response": "lost", "answer": str(fault.status)}
    return names.get(fault.kind, fault.kind)


async def move_clock(playground: "Playground", _person: Person, body: Json) -> None:
    """Let `seconds` pass, up to two days hour by hour, more at once; at most a year, never backwards."""
    by = timedelta(seconds=float(body["seconds"]))
    if not timedelta() < by <= _FARTHEST:
        raise NotOffered("The clock only moves forward, at most a year at a time.")
    if by <= _LIVED:
        await playground.lives(by)
    else:
        playground.clock.jump(by)


async def accept_dms(_playground: "Playground", person: Person, body: Json) -> None:
    if body["open"]:
        person.opens_dms()
    else:
        person.closes_dms()


async def block_bot(_playground: "Playground", person: Person, body: Json) -> None:
    if body["blocked"]:
        person.blocks_bot()
    else:
        person.unblocks_bot()


async def install_bot(_playground: "Playground", person: Person, body: Json) -> None:
    if body["installed"]:
        person.installs_bot()
    else:
        person.user.installed.discard(person.application.id)


async def change_membership(playground: "Playground", person: Person, body: Json) -> None:
    """Come into a guild, or leave it; its owner cannot leave."""
    guild = _guild(playground, body)
    if body["joined"]:
        person.joins(guild)
    elif guild.owner_id == person.id:
        raise NotOffered(f"{person.name} owns {guild.name} and cannot leave it.")
    else:
        person.leaves(guild)


async def change_permission(playground: "Playground", person: Person, body: Json) -> None:
    """Give the bot a permission in a channel, or take it away."""
    world = playground.world
    channel = world.channel(int(body["channel_id"]))
    permission = Permission[body["permission"]]
    if channel.guild_id is None or channel.thread is not None or channel.type is ChannelType.DM:
        raise NotOffered("Permissions belong to channels of a server.")
    if permission not in BOT_SWITCHES or not world.is_member(person.application.id, channel.guild_id):
        raise NotOffered("The bot is not here.")
    change = channels.allow if body["allowed"] else channels.deny
    change(world, channel, person.application.id, permission, is_member=True)


async def kick_bot(playground: "Playground", person: Person, body: Json) -> None:
    membership.leave(playground.world, _guild(playground, body), person.application.id)


async def invite_bot(playground: "Playground", person: Person, body: Json) -> None:
    guild = _guild(playground, body)
    if person.application.id not in guild.members:
        membership.add_bot(playground.world, person.application, guild, community.BOT_PERMISSIONS)


async def break_discord(playground: "Playground", _person: Person, body: Json) -> None:
    """Give the next `count` requests of the bot a bad answer, cut its gateway connection, or stop all that."""
    kind, count = body["kind"], int(body.get("count", 1))
    if kind == "none":
        playground.faults.clear()
    elif kind == "gateway":
        playground.gateway.drop()
    elif kind == "late":
        playground.faults.delay(_LATE_SECONDS, times=count)
    elif kind == "lost":
        playground.faults.drop_response(times=count)
    elif kind in _ANSWERS:
        playground.faults.answer(_ANSWERS[kind], times=count, retry_after=1.0)
    else:
        raise NotOffered(f"There is no fault called {kind}.")


async def control_bot(playground: "Playground", _person: Person, body: Json) -> None:
    control = playground.bot_control
    if control is None:
        raise NotOffered("The bot was not started by this playground.")
    await (control.kill() if body["action"] == "kill" else control.restart())


def _guild(playground: "Playground", body: Json) -> Guild:
    return playground.world.guild(int(body["guild_id"]))


WHAT_IFS: dict[str, WhatIf] = {
    "clock": move_clock,
    "dms": accept_dms,
    "block": block_bot,
    "install": install_bot,
    "membership": change_membership,
    "permission": change_permission,
    "kick": kick_bot,
    "invite": invite_bot,
    "fault": break_discord,
    "bot": control_bot,
}
