"""Routes of guilds: channels, roles, members, bans."""

from typing import Any

from bot.playground import channels, guild_shapes, membership, shapes
from bot.playground.errors import DiscordError
from bot.playground.intents import Intent
from bot.playground.model import Guild, Json, Role
from bot.playground.permissions import ALL, NONE, Permission
from bot.playground.rest.routing import Answer, Call, route


def _guild(call: Call, needed: Permission = NONE) -> Guild:
    guild_id = call.id("guild_id")
    call.world.require_in_guild(call.bot_id, guild_id, needed)
    return call.world.guild(guild_id)


@route("GET", "/guilds/{guild_id}")
async def get_guild(call: Call) -> Any:
    guild = _guild(call)
    body = guild_shapes.guild(call.world, guild)
    if call.query.get("with_counts", "").lower() in ("1", "true"):
        body["approximate_member_count"] = body["approximate_presence_count"] = len(guild.members)
    return body


@route("GET", "/guilds/{guild_id}/channels")
async def list_channels(call: Call) -> Any:
    return [shapes.channel(call.world, c) for c in call.world.guild_channels(_guild(call).id)]


@route("POST", "/guilds/{guild_id}/channels")
async def create_channel(call: Call) -> Answer:
    guild = _guild(call, Permission.MANAGE_CHANNELS)
    own = call.world.guild_permissions(call.bot_id, guild.id)
    for overwrite in call.form.get("permission_overwrites") or []:
        wanted = Permission(int(overwrite.get("allow") or 0)) | Permission(int(overwrite.get("deny") or 0))
        if wanted & ~own or (wanted & Permission.MANAGE_ROLES and own != ALL):
            raise DiscordError(50013)
    return Answer(shapes.channel(call.world, channels.create_channel(call.world, guild, call.form)), 201)


@route("GET", "/guilds/{guild_id}/roles")
async def list_roles(call: Call) -> Any:
    return [shapes.role(r) for r in sorted(_guild(call).roles.values(), key=lambda r: r.position)]


def _role(call: Call, guild: Guild) -> Role:
    role = guild.roles.get(call.id("role_id"))
    if role is None:
        raise DiscordError(10011)
    return role


@route("GET", "/guilds/{guild_id}/roles/{role_id}")
async def get_role(call: Call) -> Any:
    return shapes.role(_role(call, _guild(call)))


@route("POST", "/guilds/{guild_id}/roles")
async def create_role(call: Call) -> Any:
    guild = _guild(call, Permission.MANAGE_ROLES)
    form = call.form
    granted = Permission(int(form.get("permissions") or 0)) & ALL
    channels.require_holds(call.world, call.bot_id, guild, granted)
    role = channels.create_role(call.world, guild, form.get("name") or "new role", granted)
    cosmetic: Json = {key: form[key] for key in ("color", "hoist", "mentionable") if key in form}
    return shapes.role(channels.update_role(call.world, guild, role, cosmetic) if cosmetic else role)


@route("PATCH", "/guilds/{guild_id}/roles/{role_id}")
async def patch_role(call: Call) -> Any:
    guild = _guild(call, Permission.MANAGE_ROLES)
    role = _role(call, guild)
    channels.require_above(call.world, call.bot_id, guild, role.position)
    return shapes.role(channels.update_role(call.world, guild, role, call.form))


@route("DELETE", "/guilds/{guild_id}/roles/{role_id}")
async def delete_role(call: Call) -> None:
    guild = _guild(call, Permission.MANAGE_ROLES)
    role = _role(call, guild)
    channels.require_above(call.world, call.bot_id, guild, role.position)
    channels.delete_role(call.world, guild, role)


@route("GET", "/guilds/{guild_id}/members")
async def list_members(call: Call) -> Any:
    guild = _guild(call)
    if not call.application.privileged_intents & Intent.GUILD_MEMBERS:
        raise DiscordError(50001)
    after = int(call.query.get("after", 0))
    members = [m for m in sorted(guild.members.values(), key=lambda m: m.user_id) if m.user_id > after]
    return [shapes.member(call.world, m) for m in members[: call.number("limit", 1, 1, 1000)]]


@route("GET", "/guilds/{guild_id}/members/search")
async def search_members(call: Call) -> Any:
    guild = _guild(call)
    start = call.query.get("query", "").lower()
    found = [
        m
        for m in guild.members.values()
        if any(
            name.lower().startswith(start)
            for name in (call.world.users[m.user_id].username, call.world.users[m.user_id].display_name, m.nick or "")
            if name
        )
    ]
    return [shapes.member(call.world, m) for m in found[: call.number("limit", 1, 1, 1000)]]


@route("GET", "/guilds/{guild_id}/members/{user_id}")
async def get_member(call: Call) -> Any:
    return shapes.member(call.world, call.world.member(_guild(call).id, call.id("user_id")))


@route("PATCH", "/guilds/{guild_id}/members/@me")
async def patch_own_member(call: Call) -> Any:
    guild = _guild(call, Permission.CHANGE_NICKNAME if "nick" in call.form else Permission(0))
    member = call.world.member(guild.id, call.bot_id)
    member.nick = call.form.get("nick", member.nick) or None
    membership.changed(call.world, member)
    return shapes.member(call.world, member)


@route("DELETE", "/guilds/{guild_id}/members/{user_id}")
async def kick(call: Call) -> None:
    membership.kick(call.world, _guild(call), call.bot_id, call.id("user_id"), call.reason)


@route("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}")
async def give_role(call: Call) -> None:
    guild = _guild(call)
    membership.set_role(call.world, guild, call.bot_id, call.id("user_id"), call.id("role_id"), held=True)


@route("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}")
async def take_role(call: Call) -> None:
    guild = _guild(call)
    membership.set_role(call.world, guild, call.bot_id, call.id("user_id"), call.id("role_id"), held=False)


@route("GET", "/guilds/{guild_id}/bans")
async def list_bans(call: Call) -> Any:
    guild = _guild(call, Permission.BAN_MEMBERS)
    return [_ban(call, u, reason) for u, reason in sorted(guild.banned.items())]


def _ban(call: Call, user_id: int, reason: str | None) -> Any:
    return {"user": shapes.user(call.world.users[user_id]), "reason": reason}


@route("GET", "/guilds/{guild_id}/bans/{user_id}")
async def get_ban(call: Call) -> Any:
    guild = _guild(call, Permission.BAN_MEMBERS)
    if call.id("user_id") not in guild.banned:
        raise DiscordError(10026)
    return _ban(call, call.id("user_id"), guild.banned[call.id("user_id")])


@route("PUT", "/guilds/{guild_id}/bans/{user_id}")
async def ban(call: Call) -> None:
    membership.ban(call.world, _guild(call), call.bot_id, call.id("user_id"), call.reason)


@route("DELETE", "/guilds/{guild_id}/bans/{user_id}")
async def unban(call: Call) -> None:
    membership.unban(call.world, _guild(call), call.bot_id, call.id("user_id"))
