"""Routes of users: oneself, others, DM channels, one's guilds."""

from typing import Any

from bot.playground import membership, shapes
from bot.playground.errors import DiscordError
from bot.playground.permissions import base_permissions
from bot.playground.rest.routing import Call, route


@route("GET", "/users/@me")
async def own_user(call: Call) -> Any:
    return shapes.own_user(call.world.users[call.bot_id])


@route("GET", "/users/@me/guilds")
async def own_guilds(call: Call) -> Any:
    guilds = sorted(
        (g for g in call.world.guilds.values() if call.bot_id in g.members and g.id > int(call.query.get("after", 0))),
        key=lambda g: g.id,
    )
    return [
        {
            "id": str(g.id),
            "name": g.name,
            "icon": None,
            "banner": None,
            "owner": g.owner_id == call.bot_id,
            "permissions": str(int(base_permissions(g, g.members[call.bot_id]))),
            "features": ["COMMUNITY", "NEWS"],
        }
        for g in guilds[: call.number("limit", 200, 1, 200)]
    ]


@route("DELETE", "/users/@me/guilds/{guild_id}")
async def leave_guild(call: Call) -> None:
    membership.leave(call.world, call.world.guild(call.id("guild_id")), call.bot_id)


@route("POST", "/users/@me/channels")
async def open_dm(call: Call) -> Any:
    recipient_id = int(call.form.get("recipient_id") or 0)
    recipient = call.world.users.get(recipient_id)
    if recipient is None or recipient.is_bot:
        raise DiscordError(50033)
    channel = call.world.dm_channel(call.bot_id, recipient_id)
    return shapes.channel(call.world, channel, call.bot_id)


@route("GET", "/users/{user_id}")
async def get_user(call: Call) -> Any:
    return shapes.user(call.world.user(call.id("user_id")))
