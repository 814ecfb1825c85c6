"""Who a message pings: what its text names, as far as allowed_mentions lets it through."""

import re
from typing import TYPE_CHECKING

from bot.playground.model import Channel, Json, Message
from bot.playground.permissions import Permission

if TYPE_CHECKING:
    from bot.playground.world import World

_USER = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&(\d+)>")
_EVERYONE = re.compile(r"@(everyone|here)\b")


def apply_mentions(world: "World", message: Message, channel: Channel, allowed: Json | None) -> None:
    """Fill the mention lists of a message; without `allowed_mentions` everything named is pinged."""
    text = message.text
    everything = allowed is None
    allowed = allowed or {}
    parse = set(allowed.get("parse") or [])

    def lets(kind: str, item_id: str) -> bool:
        return everything or kind in parse or item_id in {str(i) for i in allowed.get(kind) or []}

    users = [u for u in dict.fromkeys(_USER.findall(text)) if int(u) in world.users and lets("users", u)]
    message.mentions = [int(u) for u in users]
    if message.referenced_id is not None and (everything or allowed.get("replied_user")):
        target = world.messages[message.channel_id].get(message.referenced_id)
        if target is not None and target.author_id not in message.mentions:
            message.mentions.append(target.author_id)
    if channel.guild_id is None:
        return
    roles = world.guild(channel.guild_id).roles
    may_ping_all = bool(world.permissions(message.author_id, channel) & Permission.MENTION_EVERYONE)
    message.mention_roles = [
        int(r)
        for r in dict.fromkeys(_ROLE.findall(text))
        if int(r) in roles and lets("roles", r) and (roles[int(r)].mentionable or may_ping_all)
    ]
    message.mention_everyone = bool(_EVERYONE.search(text) and may_ping_all and (everything or "everyone" in parse))
