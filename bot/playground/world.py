"""The state of the world and how to look things up in it."""

from collections import defaultdict
from typing import TYPE_CHECKING

from bot.playground import shapes
from bot.playground.clock import WorldClock
from bot.playground.errors import DiscordError
from bot.playground.events import Event, EventBus, Subscription
from bot.playground.model import (
    Application,
    Channel,
    ChannelType,
    Guild,
    Json,
    Member,
    Message,
    StoredFile,
    Timing,
    Upload,
    User,
)
from bot.playground.permissions import ALL, IN_DM, NONE, Permission, base_permissions, channel_permissions
from bot.playground.snowflakes import Snowflakes

if TYPE_CHECKING:
    from bot.playground.interactions import Interaction


class World:
    """Everything that exists. Other modules change it through functions that also tell what happened."""

    def __init__(self, clock: WorldClock | None = None) -> None:
        self.clock = clock if clock is not None else WorldClock()
        self.bus = EventBus()
        self.origin = "http://127.0.0.1"
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, dict[int, Message]] = defaultdict(dict)
        self.files: dict[int, StoredFile] = {}
        self.applications: dict[int, Application] = {}
        self.interactions: dict[str, Interaction] = {}
        self.nonces: dict[tuple[int, str], tuple[float, int, int]] = {}
        self.timing = Timing()
        self._snowflakes = Snowflakes()

    def new_id(self) -> int:
        return self._snowflakes.next(self.clock.now())

    def emit(self, event: Event) -> None:
        self.bus.emit(event)

    def subscribe(self, user_id: int) -> Subscription:
        """All that happens where this person can see it, from now on."""
        return self.bus.subscribe(lambda event: self.sees_event(user_id, event))

    def sees_event(self, user_id: int, event: Event) -> bool:
        if event.seen_by is not None:
            return user_id in event.seen_by
        if event.channel_id is not None and event.channel_id in self.channels:
            return self.can_view(user_id, self.channels[event.channel_id])
        return event.guild_id is None or (event.guild_id in self.guilds and self.is_member(user_id, event.guild_id))

    def user(self, user_id: int) -> User:
        if user_id not in self.users:
            raise DiscordError(10013)
        return self.users[user_id]

    def guild(self, guild_id: int) -> Guild:
        if guild_id not in self.guilds:
            raise DiscordError(10004)
        return self.guilds[guild_id]

    def member(self, guild_id: int, user_id: int) -> Member:
        member = self.guild(guild_id).members.get(user_id)
        if member is None:
            raise DiscordError(10007 if user_id in self.users else 10013)
        return member

    def channel(self, channel_id: int) -> Channel:
        if channel_id not in self.channels:
            raise DiscordError(10003)
        return self.channels[channel_id]

    def parent(self, thread: Channel) -> Channel:
        """The channel that a thread or post hangs in; 50024 for anything else."""
        if thread.thread is None or thread.parent_id is None:
            raise DiscordError(50024)
        return self.channel(thread.parent_id)

    def guild_of(self, channel: Channel) -> Guild:
        """The guild of a channel; 50003 for a DM."""
        if channel.guild_id is None:
            raise DiscordError(50003)
        return self.guild(channel.guild_id)

    def message(self, channel_id: int, message_id: int) -> Message:
        message = self.messages[channel_id].get(message_id)
        if message is None or message.deleted:
            raise DiscordError(10008)
        return message

    def is_member(self, user_id: int, guild_id: int) -> bool:
        return user_id in self.guild(guild_id).members

    def share_guild(self, one: int, other: int) -> bool:
        return any(one in guild.members and other in guild.members for guild in self.guilds.values())

    def guild_channels(self, guild_id: int) -> list[Channel]:
        """Channels of a guild without its threads, in order."""
        channels = (c for c in self.channels.values() if c.guild_id == guild_id and c.thread is None)
        return sorted(channels, key=lambda c: (c.position, c.id))

    def threads(self, guild_id: int) -> list[Channel]:
        return [c for c in self.channels.values() if c.guild_id == guild_id and c.thread is not None]

    def channel_named(self, guild_id: int, name: str) -> Channel:
        """A channel or thread of a guild by its name, with or without '#'; LookupError when there is none."""
        wanted = name.removeprefix("#")
        for channel in self.channels.values():
            if channel.guild_id == guild_id and channel.name == wanted:
                return channel
        raise LookupError(f"no channel named {wanted} in {self.guild(guild_id).name}")

    def permissions(self, user_id: int, channel: Channel) -> Permission:
        """What a user may do in a channel, thread or DM."""
        if channel.guild_id is None:
            return IN_DM if user_id in channel.recipients else NONE
        guild = self.guild(channel.guild_id)
        member = guild.members.get(user_id)
        if member is None:
            return NONE
        governing = channel if channel.thread is None else self.parent(channel)
        granted = channel_permissions(guild, member, governing, self.clock.now())
        if channel.type is ChannelType.PRIVATE_THREAD and channel.thread is not None:
            inside = user_id in channel.thread.members or bool(granted & Permission.MANAGE_THREADS)
            return granted if inside else NONE
        return granted

    def guild_permissions(self, user_id: int, guild_id: int) -> Permission:
        guild = self.guild(guild_id)
        member = guild.members.get(user_id)
        return NONE if member is None else base_permissions(guild, member)

    def can_view(self, user_id: int, channel: Channel) -> bool:
        return bool(self.permissions(user_id, channel) & Permission.VIEW_CHANNEL)

    def require(self, user_id: int, channel: Channel, needed: Permission) -> None:
        """50001 when the channel cannot be seen, 50013 when it can but something needed is missing."""
        granted = self.permissions(user_id, channel)
        if not granted & Permission.VIEW_CHANNEL:
            raise DiscordError(50001)
        if granted & needed != needed:
            raise DiscordError(50013)

    def require_in_guild(self, user_id: int, guild_id: int, needed: Permission) -> None:
        if not self.is_member(user_id, guild_id):
            raise DiscordError(10004 if guild_id not in self.guilds else 50001)
        if self.guild_permissions(user_id, guild_id) & needed != needed:
            raise DiscordError(50013)

    def is_admin(self, user_id: int, guild_id: int) -> bool:
        return self.guild_permissions(user_id, guild_id) == ALL

    def store_file(self, upload: Upload, channel_id: int, *, ephemeral: bool = False) -> StoredFile:
        stored = StoredFile(self.new_id(), channel_id, upload, ephemeral)
        self.files[stored.id] = stored
        return stored

    def visible_messages(self, user_id: int, channel: Channel) -> list[Message]:
        """What a person sees in a channel, oldest first, with what is ephemeral and addressed to him."""
        granted = self.permissions(user_id, channel)
        if not granted & Permission.VIEW_CHANNEL:
            return []
        history = bool(granted & Permission.READ_MESSAGE_HISTORY)
        return [
            message
            for _, message in sorted(self.messages[channel.id].items())
            if not message.deleted
            and (message.ephemeral_for == user_id if message.ephemeral_for is not None else history)
        ]

    def sees_message(self, user_id: int, message: Message) -> bool:
        """Whether a message stands where this person can see it."""
        channel = self.channels.get(message.channel_id)
        if channel is None or message.deleted:
            return False
        granted = self.permissions(user_id, channel)
        if message.ephemeral_for is not None:
            return message.ephemeral_for == user_id and bool(granted & Permission.VIEW_CHANNEL)
        needed = Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY
        return granted & needed == needed

    def dm_channel(self, one: int, other: int) -> Channel:
        """The DM channel of two users, made when it is missing."""
        pair = {one, other}
        for channel in self.channels.values():
            if channel.type is ChannelType.DM and set(channel.recipients) == pair:
                return channel
        channel = Channel(self.new_id(), ChannelType.DM, recipients=(one, other))
        self.channels[channel.id] = channel
        self.emit(
            Event(
                "CHANNEL_CREATE",
                shapes.channel(self, channel, one),
                channel_id=channel.id,
                seen_by=frozenset(u for u in pair if not self.users[u].is_bot),
            )
        )
        return channel

    def message_json(self, message: Message) -> Json:
        return shapes.message(self, message)
