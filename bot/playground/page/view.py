"""What one person sees of the world, as JSON for the page. Guilds, channels and messages are Discord's own objects with
a few fields more: `can` and `bot_can` (permissions by name), and reactions as this person sees them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.playground import shapes
from bot.playground.model import Channel, ChannelType, Guild, Json, Member, Message
from bot.playground.permissions import Permission
from bot.playground.world import World

if TYPE_CHECKING:
    from bot.playground.interactions import Interaction

_SUBCOMMANDS = (1, 2)

BOT_SWITCHES = (
    Permission.VIEW_CHANNEL,
    Permission.SEND_MESSAGES,
    Permission.SEND_MESSAGES_IN_THREADS,
    Permission.READ_MESSAGE_HISTORY,
    Permission.EMBED_LINKS,
    Permission.ATTACH_FILES,
    Permission.CREATE_PUBLIC_THREADS,
    Permission.CREATE_PRIVATE_THREADS,
    Permission.MANAGE_MESSAGES,
    Permission.MANAGE_THREADS,
    Permission.ADD_REACTIONS,
)
"""What the page can take away from the bot in a channel."""


def guilds(world: World, user_id: int, bot_id: int | None) -> list[Json]:
    """The guilds this person is in, with all that he may see there."""
    return [_guild(world, g, user_id, bot_id) for g in world.guilds.values() if user_id in g.members]


def _guild(world: World, guild: Guild, user_id: int, bot_id: int | None) -> Json:
    bot = guild.members.get(bot_id) if bot_id is not None else None
    visible = [c for c in (*world.guild_channels(guild.id), *world.threads(guild.id)) if world.can_view(user_id, c)]
    return {
        "id": str(guild.id),
        "name": guild.name,
        "bot_present": bot is not None,
        "roles": [shapes.role(r) for r in guild.roles.values()],
        "members": [_member(world, guild, m) for m in guild.members.values()],
        "channels": [_channel(world, c, user_id, bot_id if bot else None) for c in visible],
    }


def _member(world: World, guild: Guild, member: Member) -> Json:
    held = sorted((guild.roles[r] for r in member.role_ids), key=lambda r: -r.position)
    coloured = next((r.color for r in held if r.color), 0)
    return {
        **shapes.user(world.users[member.user_id]),
        "nick": member.nick,
        "roles": [str(r.id) for r in held],
        "role_names": [r.name for r in held],
        "colour": f"#{coloured:06x}" if coloured else None,
    }


def _channel(world: World, channel: Channel, user_id: int, bot_id: int | None) -> Json:
    body = shapes.channel(world, channel, user_id)
    body["last_message_id"] = _last_visible(world, channel)
    granted = world.permissions(user_id, channel)
    writes = Permission.SEND_MESSAGES_IN_THREADS if channel.thread else Permission.SEND_MESSAGES
    body["can"] = {
        "send": bool(granted & writes),
        "attach": bool(granted & Permission.ATTACH_FILES),
        "manage_messages": bool(granted & Permission.MANAGE_MESSAGES),
    }
    if bot_id is not None and channel.guild_id is not None:
        held = world.permissions(bot_id, channel)
        body["bot_can"] = [p.name for p in BOT_SWITCHES if held & p]
    return body


def _last_visible(world: World, channel: Channel) -> str | None:
    """The newest message that everybody who sees the channel sees."""
    for message in reversed(world.messages[channel.id].values()):
        if message.ephemeral_for is None and not message.deleted:
            return str(message.id)
    return None


def direct_messages(world: World, user_id: int) -> list[Json]:
    """The DM channels of this person, the last used first."""
    own = [c for c in world.channels.values() if c.type is ChannelType.DM and user_id in c.recipients]
    own.sort(key=lambda c: c.last_message_id or c.id, reverse=True)
    return [_channel(world, c, user_id, None) for c in own]


def messages(world: World, user_id: int, channel: Channel, *, before: int | None, limit: int) -> list[Json]:
    """At most `limit` messages before one, oldest first, with the ephemeral ones that are for this person."""
    visible = world.visible_messages(user_id, channel)
    older = [m for m in visible if before is None or m.id < before]
    return message_list(world, older[-limit:], user_id)


def message_list(world: World, wanted: Iterable[Message], user_id: int) -> list[Json]:
    """Messages as this person sees them."""
    names = {str(i.id): _command_name(i) for i in world.interactions.values() if i.data.get("name")}
    return [_message(world, m, user_id, names) for m in wanted]


def _message(world: World, message: Message, user_id: int, names: dict[str, str]) -> Json:
    body = shapes.message(world, message)
    for reaction, users in zip(body.get("reactions", []), message.reactions.values(), strict=True):
        reaction["me"] = user_id in users
    if message.interaction is not None:
        name = names.get(message.interaction["id"])
        body["interaction_metadata"] = {**message.interaction, "name": name}
    return body


def _command_name(interaction: "Interaction") -> str:
    words = [str(interaction.data["name"])]
    options = interaction.data.get("options") or []
    while options and options[0].get("type") in _SUBCOMMANDS:
        words.append(str(options[0]["name"]))
        options = options[0].get("options") or []
    return " ".join(words)
