"""What the bot may do in a server's channels, asked over REST: nothing of a cache."""

from collections.abc import Mapping
from dataclasses import dataclass

import discord

# What each use of a channel needs, in Discord's own names.
NEEDS: Mapping[str, tuple[str, ...]] = {
    "staff": ("view_channel", "send_messages", "read_message_history", "add_reactions"),
    "start": ("view_channel", "send_messages", "read_message_history"),
    "news": (
        "view_channel",
        "send_messages",
        "create_public_threads",
        "send_messages_in_threads",
        "read_message_history",
    ),
    "showcase": (
        "view_channel",
        "send_messages",
        "attach_files",
        "create_public_threads",
        "send_messages_in_threads",
        "manage_threads",
        "read_message_history",
    ),
    "podcast": ("view_channel", "send_messages", "attach_files", "read_message_history"),
    "collab": ("view_channel", "send_messages", "read_message_history"),
}

# The names under which a community is likely to have a channel already.
USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "start": ("start-here", "welcome", "start", "rules"),
    "news": ("news", "daily-news", "digest", "announcements"),
    "showcase": ("showcase", "writing", "our-writing", "stories"),
    "podcast": ("podcasts", "podcast", "shows", "episodes"),
    "collab": ("collab", "collabs", "collaboration", "looking-for"),
}


@dataclass(frozen=True)
class ServerView:
    """The channels of one server and what the bot may do in them."""

    channels: Mapping[int, discord.abc.GuildChannel]
    me: discord.Member

    def missing(self, channel_id: int | None, use: str) -> tuple[str, ...] | None:
        """The permissions the bot lacks there for that use; None when it cannot see such a channel."""
        channel = self.channels.get(channel_id or 0)
        if channel is None:
            return None
        allowed = channel.permissions_for(self.me)
        return tuple(permission_name(need) for need in NEEDS[use] if not getattr(allowed, need))

    def is_open_to_all(self, channel_id: int | None) -> bool:
        """Whether everybody in the server can read along there."""
        channel = self.channels.get(channel_id or 0)
        return channel is not None and channel.permissions_for(channel.guild.default_role).view_channel

    def propose(self, use: str) -> int | None:
        """A channel whose name suggests that use."""
        wanted = USUAL_NAMES[use]
        named = {
            channel.name: channel.id
            for channel in self.channels.values()
            if channel.type in (discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum)
        }
        return next((named[name] for name in wanted if name in named), None)


async def look_at(client: discord.Client, guild_id: int) -> ServerView:
    """Ask Discord for a server's channels and for our own membership there."""
    guild = await client.fetch_guild(guild_id)
    channels = await guild.fetch_channels()
    if client.user is None:
        raise RuntimeError("asked after login")
    me = await guild.fetch_member(client.user.id)
    return ServerView({channel.id: channel for channel in channels}, me)


def permission_name(name: str) -> str:
    """Discord's own words for a permission: `send_messages` -> "Send Messages"."""
    return name.replace("_", " ").title()
