"""Who is in a guild and with which roles: joins, leaves, kicks, bans, roles, timeouts, and bots being added."""

from datetime import datetime

from bot.playground import guild_shapes, shapes
from bot.playground.channels import create_role
from bot.playground.errors import DiscordError
from bot.playground.events import Event
from bot.playground.model import Application, Guild, Json, Member
from bot.playground.permissions import Permission, highest_position
from bot.playground.world import World

_KICK, _BAN, _UNBAN, _MEMBER_UPDATE, _ROLE_UPDATE = 20, 22, 23, 24, 25


def join(world: World, guild: Guild, user_id: int) -> Member:
    """Come into a guild; 40007 for who is banned there."""
    if user_id in guild.banned:
        raise DiscordError(40007)
    if user_id in guild.members:
        return guild.members[user_id]
    member = Member(user_id, guild.id, world.clock.now())
    guild.members[user_id] = member
    body = {**shapes.member(world, member), "guild_id": str(guild.id)}
    world.emit(Event("GUILD_MEMBER_ADD", body, guild.id, author_id=user_id))
    return member


def add_bot(world: World, application: Application, guild: Guild, permissions: Permission) -> Member:
    """Follow an invite link: the bot comes in with a role of its own that holds what was granted."""
    role = create_role(world, guild, application.name, permissions, bot_id=application.id)
    member = Member(application.id, guild.id, world.clock.now(), {role.id})
    guild.members[application.id] = member
    body = guild_shapes.gateway_guild(world, guild, application.id)
    del body["unavailable"]  # its absence is how clients tell a join from a guild that is back
    world.emit(Event("GUILD_CREATE", body, guild.id, seen_by=frozenset({application.id})))
    return member


def leave(world: World, guild: Guild, user_id: int) -> None:
    """Go, of one's own will or not. A bot that goes loses its role and gets GUILD_DELETE."""
    if guild.members.pop(user_id, None) is None:
        raise DiscordError(10007)
    for thread in world.threads(guild.id):
        if thread.thread is not None:
            thread.thread.members.pop(user_id, None)
    if world.users[user_id].is_bot:
        for role in [r for r in guild.roles.values() if r.bot_id == user_id]:
            del guild.roles[role.id]
        world.emit(Event("GUILD_DELETE", {"id": str(guild.id)}, guild.id, seen_by=frozenset({user_id})))
    body = {"guild_id": str(guild.id), "user": shapes.user(world.users[user_id])}
    world.emit(Event("GUILD_MEMBER_REMOVE", body, guild.id, author_id=user_id))


def kick(world: World, guild: Guild, actor_id: int, user_id: int, reason: str | None = None) -> None:
    _check_rank(world, guild, actor_id, user_id, Permission.KICK_MEMBERS)
    leave(world, guild, user_id)
    _audit(world, guild, actor_id, user_id, _KICK, reason)


def ban(world: World, guild: Guild, actor_id: int, user_id: int, reason: str | None = None) -> None:
    """Ban, also somebody who is not in the guild."""
    world.user(user_id)
    _check_rank(world, guild, actor_id, user_id, Permission.BAN_MEMBERS)
    guild.banned[user_id] = reason
    body = {"guild_id": str(guild.id), "user": shapes.user(world.users[user_id])}
    world.emit(Event("GUILD_BAN_ADD", body, guild.id))
    if user_id in guild.members:
        leave(world, guild, user_id)
    _audit(world, guild, actor_id, user_id, _BAN, reason)


def unban(world: World, guild: Guild, actor_id: int, user_id: int) -> None:
    world.require_in_guild(actor_id, guild.id, Permission.BAN_MEMBERS)
    if user_id not in guild.banned:
        raise DiscordError(10026)
    del guild.banned[user_id]
    body = {"guild_id": str(guild.id), "user": shapes.user(world.users[user_id])}
    world.emit(Event("GUILD_BAN_REMOVE", body, guild.id))
    _audit(world, guild, actor_id, user_id, _UNBAN, None)


def _check_rank(world: World, guild: Guild, actor_id: int, user_id: int, needed: Permission) -> None:
    world.require_in_guild(actor_id, guild.id, needed)
    target = guild.members.get(user_id)
    actor = world.member(guild.id, actor_id)
    if target is not None and highest_position(guild, actor) <= highest_position(guild, target):
        raise DiscordError(50013)


def set_role(world: World, guild: Guild, actor_id: int, user_id: int, role_id: int, *, held: bool) -> None:
    """Give or take a role: needs MANAGE_ROLES and a higher role; a bot's own role cannot be given."""
    world.require_in_guild(actor_id, guild.id, Permission.MANAGE_ROLES)
    role = guild.roles.get(role_id)
    if role is None or role.id == guild.id:
        raise DiscordError(10011)
    actor = world.member(guild.id, actor_id)
    if highest_position(guild, actor) <= role.position:
        raise DiscordError(50013)
    if role.bot_id is not None:
        raise DiscordError(50028)
    grant(world, guild, user_id, role_id, held=held)
    _audit(world, guild, actor_id, user_id, _ROLE_UPDATE, None)


def grant(world: World, guild: Guild, user_id: int, role_id: int, *, held: bool = True) -> None:
    """Give or take a role with nobody's rights asked."""
    member = world.member(guild.id, user_id)
    if held == (role_id in member.role_ids):
        return
    if held:
        member.role_ids.add(role_id)
    else:
        member.role_ids.discard(role_id)
    changed(world, member)


def time_out(world: World, guild: Guild, user_id: int, until: datetime | None) -> None:
    """Silence a member until an aware time of the world's clock."""
    member = world.member(guild.id, user_id)
    member.timed_out_until = until
    changed(world, member)


def changed(world: World, member: Member) -> None:
    """Tell that a member's roles, name or timeout changed."""
    body = {**shapes.member(world, member), "guild_id": str(member.guild_id)}
    world.emit(Event("GUILD_MEMBER_UPDATE", body, member.guild_id, author_id=member.user_id))


def _audit(world: World, guild: Guild, actor_id: int, target_id: int, action: int, reason: str | None) -> None:
    body: Json = {
        "id": str(world.new_id()),
        "guild_id": str(guild.id),
        "user_id": str(actor_id),
        "target_id": str(target_id),
        "action_type": action,
        "changes": [],
    }
    if reason:
        body["reason"] = reason
    watchers = frozenset(u for u in guild.members if world.guild_permissions(u, guild.id) & Permission.VIEW_AUDIT_LOG)
    world.emit(Event("GUILD_AUDIT_LOG_ENTRY_CREATE", body, guild.id, seen_by=watchers))
