"""Channels, overwrites and roles of a guild: made, changed, removed."""

from bot.playground import limits, shapes
from bot.playground.errors import DiscordError, FormErrors
from bot.playground.events import Event
from bot.playground.model import Channel, ChannelType, ForumTag, Guild, Json, Overwrite, Role
from bot.playground.permissions import ALL, NONE, Permission, base_permissions, highest_position
from bot.playground.world import World

_CREATABLE = (ChannelType.TEXT, ChannelType.CATEGORY, ChannelType.ANNOUNCEMENT, ChannelType.FORUM)


def create_channel(world: World, guild: Guild, body: Json) -> Channel:
    """A channel from the body of Create Guild Channel."""
    errors = FormErrors()
    errors.check_length("name", body.get("name"), 1, limits.CHANNEL_NAME)
    kind = body.get("type") or 0
    if kind not in [int(k) for k in _CREATABLE]:
        raise DiscordError(0, f"The playground has no channels of type {kind}", status=501)
    _check_topic(errors, body)
    errors.finish()
    name = body["name"] if kind == ChannelType.CATEGORY else body["name"].strip().lower().replace(" ", "-")
    channel = Channel(
        id=world.new_id(),
        type=ChannelType(kind),
        name=name,
        guild_id=guild.id,
        parent_id=int(body["parent_id"]) if body.get("parent_id") else None,
        position=body.get("position") or len(world.guild_channels(guild.id)),
        topic=body.get("topic"),
        nsfw=bool(body.get("nsfw")),
        slowmode_seconds=body.get("rate_limit_per_user") or 0,
        auto_archive_minutes=body.get("default_auto_archive_duration") or 4320,
    )
    for overwrite in body.get("permission_overwrites") or []:
        _put(channel, overwrite, int(overwrite["id"]))
    channel.tags = _tags(world, body.get("available_tags") or [])
    world.channels[channel.id] = channel
    world.emit(Event("CHANNEL_CREATE", shapes.channel(world, channel), guild.id, channel.id))
    return channel


def _check_topic(errors: FormErrors, body: Json) -> None:
    if body.get("topic") is not None:
        errors.check_length("topic", body["topic"], 0, limits.TOPIC)
    if body.get("available_tags"):
        errors.check_count("available_tags", body["available_tags"], 0, limits.FORUM_TAGS)
        for i, tag in enumerate(body["available_tags"]):
            errors.check_length(f"available_tags.{i}.name", tag.get("name"), 0, 20)


def _tags(world: World, wanted: list[Json]) -> list[ForumTag]:
    return [
        ForumTag(
            int(t["id"]) if t.get("id") else world.new_id(), t["name"], bool(t.get("moderated")), t.get("emoji_name")
        )
        for t in wanted
    ]


def _put(channel: Channel, body: Json, overwrite_id: int) -> None:
    allow, deny = (Permission(int(body.get(key) or 0)) & ALL for key in ("allow", "deny"))
    channel.overwrites[overwrite_id] = Overwrite(overwrite_id, bool(int(body.get("type") or 0)), allow, deny)


def update_channel(world: World, channel: Channel, body: Json) -> Channel:
    errors = FormErrors()
    if "name" in body:
        errors.check_length("name", body["name"], 1, limits.CHANNEL_NAME)
    _check_topic(errors, body)
    errors.finish()
    channel.name = body.get("name", channel.name)
    channel.topic = body.get("topic", channel.topic)
    channel.nsfw = bool(body.get("nsfw", channel.nsfw))
    channel.slowmode_seconds = body.get("rate_limit_per_user", channel.slowmode_seconds) or 0
    channel.flags = body.get("flags", channel.flags) or 0
    if "position" in body:
        channel.position = body["position"] or 0
    if "parent_id" in body:
        channel.parent_id = int(body["parent_id"]) if body["parent_id"] else None
    if "available_tags" in body:
        channel.tags = _tags(world, body["available_tags"] or [])
    if "permission_overwrites" in body:
        channel.overwrites.clear()
        for overwrite in body["permission_overwrites"] or []:
            _put(channel, overwrite, int(overwrite["id"]))
    _changed(world, channel)
    return channel


def _changed(world: World, channel: Channel) -> None:
    world.emit(Event("CHANNEL_UPDATE", shapes.channel(world, channel), channel.guild_id, channel.id))


def set_overwrite(world: World, channel: Channel, overwrite_id: int, body: Json) -> None:
    _put(channel, body, overwrite_id)
    _changed(world, channel)


def allow(world: World, channel: Channel, overwrite_id: int, granted: Permission, *, is_member: bool = False) -> None:
    """Let a role or member do more in a channel, keeping what else is set."""
    old = channel.overwrites.get(overwrite_id, Overwrite(overwrite_id, is_member, NONE, NONE))
    channel.overwrites[overwrite_id] = Overwrite(overwrite_id, is_member, old.allow | granted, old.deny & ~granted)
    _changed(world, channel)


def deny(world: World, channel: Channel, overwrite_id: int, taken: Permission, *, is_member: bool = False) -> None:
    """Forbid a role or member something in a channel, keeping what else is set."""
    old = channel.overwrites.get(overwrite_id, Overwrite(overwrite_id, is_member, NONE, NONE))
    channel.overwrites[overwrite_id] = Overwrite(overwrite_id, is_member, old.allow & ~taken, old.deny | taken)
    _changed(world, channel)


def delete_overwrite(world: World, channel: Channel, overwrite_id: int) -> None:
    if channel.overwrites.pop(overwrite_id, None) is not None:
        _changed(world, channel)


def delete_channel(world: World, channel: Channel) -> None:
    """Remove a channel and its threads."""
    for thread in [c for c in world.channels.values() if c.parent_id == channel.id and c.thread is not None]:
        world.channels.pop(thread.id)
    body = shapes.channel(world, channel)
    kind = "CHANNEL_DELETE"
    if channel.thread is not None:
        kind = "THREAD_DELETE"
        body = {key: body[key] for key in ("id", "guild_id", "parent_id", "type")}
    world.emit(Event(kind, body, channel.guild_id, channel.id))
    world.channels.pop(channel.id, None)
    for message in world.messages.pop(channel.id, {}).values():
        message.deleted = True


def create_role(
    world: World, guild: Guild, name: str, permissions: Permission = NONE, *, bot_id: int | None = None, color: int = 0
) -> Role:
    """A role above everyone and below those made before; a bot's own role is named by `bot_id`."""
    for role in guild.roles.values():
        if role.id != guild.id and bot_id is None:
            role.position += 1
    position = 1 if bot_id is None else 1 + max(r.position for r in guild.roles.values())
    role = Role(world.new_id(), guild.id, name, permissions, position, color=color, bot_id=bot_id)
    guild.roles[role.id] = role
    world.emit(Event("GUILD_ROLE_CREATE", {"guild_id": str(guild.id), "role": shapes.role(role)}, guild.id))
    return role


def update_role(world: World, guild: Guild, role: Role, body: Json) -> Role:
    role.name = body.get("name") or role.name
    if body.get("permissions") is not None:
        role.permissions = Permission(int(body["permissions"])) & ALL
    role.color = body.get("color", role.color) or 0
    role.hoist = bool(body.get("hoist", role.hoist))
    role.mentionable = bool(body.get("mentionable", role.mentionable))
    world.emit(Event("GUILD_ROLE_UPDATE", {"guild_id": str(guild.id), "role": shapes.role(role)}, guild.id))
    return role


def delete_role(world: World, guild: Guild, role: Role) -> None:
    del guild.roles[role.id]
    for member in guild.members.values():
        member.role_ids.discard(role.id)
    for channel in world.guild_channels(guild.id):
        channel.overwrites.pop(role.id, None)
    world.emit(Event("GUILD_ROLE_DELETE", {"guild_id": str(guild.id), "role_id": str(role.id)}, guild.id))


def require_above(world: World, actor_id: int, guild: Guild, position: int) -> None:
    """50013 unless the actor's highest role stands above a position in the order of roles."""
    actor = world.member(guild.id, actor_id)
    if highest_position(guild, actor) <= position:
        raise DiscordError(50013)


def require_holds(world: World, actor_id: int, guild: Guild, granted: Permission) -> None:
    """50013 when somebody would hand out a permission that he does not have."""
    if granted & ~base_permissions(guild, world.member(guild.id, actor_id)):
        raise DiscordError(50013)
