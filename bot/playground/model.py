"""What the world is made of. Ids are int, times aware UTC; Discord's JSON is made of these in `shapes`."""

import base64
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any

from bot.playground.permissions import Permission

Json = dict[str, Any]


class ChannelType(IntEnum):
    TEXT = 0
    DM = 1
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15

    @property
    def is_thread(self) -> bool:
        return self in (self.ANNOUNCEMENT_THREAD, self.PUBLIC_THREAD, self.PRIVATE_THREAD)

    @property
    def holds_messages(self) -> bool:
        return self not in (self.CATEGORY, self.FORUM)


class MessageType(IntEnum):
    DEFAULT = 0
    CHANNEL_PINNED = 6
    MEMBER_JOINED = 7
    THREAD_CREATED = 18
    REPLY = 19
    CHAT_INPUT_COMMAND = 20
    THREAD_STARTER = 21
    CONTEXT_MENU_COMMAND = 23


class MessageFlag:
    CROSSPOSTED = 1 << 0
    IS_CROSSPOST = 1 << 1
    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    IS_VOICE_MESSAGE = 1 << 13
    IS_COMPONENTS_V2 = 1 << 15


@dataclass(frozen=True)
class Upload:
    """A file on its way to Discord."""

    filename: str
    content: bytes
    content_type: str = "application/octet-stream"
    description: str | None = None


@dataclass
class StoredFile:
    """A file on the CDN."""

    id: int
    channel_id: int
    upload: Upload
    ephemeral: bool = False
    used_in_components: bool = False

    @property
    def path(self) -> str:
        kind = "ephemeral-attachments" if self.ephemeral else "attachments"
        return f"/cdn/{kind}/{self.channel_id}/{self.id}/{self.upload.filename}"


@dataclass
class User:
    """An account. DM settings belong to the person: `dms_closed` refuses everybody, `blocked` single accounts."""

    id: int
    username: str
    global_name: str | None = None
    is_bot: bool = False
    locale: str = "en-US"
    dms_closed: bool = False
    blocked: set[int] = field(default_factory=set)
    installed: set[int] = field(default_factory=set)

    @property
    def display_name(self) -> str:
        return self.global_name or self.username


@dataclass
class Role:
    id: int
    guild_id: int
    name: str
    permissions: Permission
    position: int
    color: int = 0
    hoist: bool = False
    mentionable: bool = False
    bot_id: int | None = None


@dataclass
class Overwrite:
    """Permissions of one role (`is_member` false) or member in a channel."""

    id: int
    is_member: bool
    allow: Permission
    deny: Permission


@dataclass
class Member:
    user_id: int
    guild_id: int
    joined_at: datetime
    role_ids: set[int] = field(default_factory=set)
    nick: str | None = None
    timed_out_until: datetime | None = None


@dataclass
class ForumTag:
    id: int
    name: str
    moderated: bool = False
    emoji_name: str | None = None


@dataclass
class Thread:
    """What a thread or forum post has beyond a channel."""

    owner_id: int
    created_at: datetime
    archived_at: datetime
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    auto_archive_minutes: int = 4320
    members: dict[int, datetime] = field(default_factory=dict)
    applied_tags: list[int] = field(default_factory=list)
    message_count: int = 0
    total_message_sent: int = 0


@dataclass
class Channel:
    id: int
    type: ChannelType
    name: str = ""
    guild_id: int | None = None
    parent_id: int | None = None
    position: int = 0
    topic: str | None = None
    nsfw: bool = False
    slowmode_seconds: int = 0
    flags: int = 0
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    recipients: tuple[int, ...] = ()
    tags: list[ForumTag] = field(default_factory=list)
    auto_archive_minutes: int = 4320
    last_message_id: int | None = None
    thread: Thread | None = None


@dataclass
class Guild:
    id: int
    name: str
    owner_id: int
    locale: str = "en-US"
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    banned: dict[int, str | None] = field(default_factory=dict)


@dataclass
class Message:
    """A message that stands, or stood (`deleted`), in a channel. `ephemeral_for` names the only one who sees it."""

    id: int
    channel_id: int
    guild_id: int | None
    author_id: int
    content: str
    timestamp: datetime
    type: MessageType = MessageType.DEFAULT
    flags: int = 0
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    files: list[StoredFile] = field(default_factory=list)
    stickers: list[Json] = field(default_factory=list)
    edited_at: datetime | None = None
    mentions: list[int] = field(default_factory=list)
    mention_roles: list[int] = field(default_factory=list)
    mention_everyone: bool = False
    nonce: str | int | None = None
    pinned_at: datetime | None = None
    reference: Json | None = None
    referenced_id: int | None = None
    reactions: dict[str, list[int]] = field(default_factory=dict)
    interaction: Json | None = None
    application_id: int | None = None
    webhook_id: int | None = None
    thread_id: int | None = None
    ephemeral_for: int | None = None
    deleted: bool = False
    revision: int = 0

    @property
    def is_layout(self) -> bool:
        """Whether it is made of components only (IS_COMPONENTS_V2)."""
        return bool(self.flags & MessageFlag.IS_COMPONENTS_V2)

    @property
    def link(self) -> str:
        """What "Copy Message Link" gives."""
        return f"https://discord.com/channels/{self.guild_id or '@me'}/{self.channel_id}/{self.id}"

    @property
    def text(self) -> str:
        """All text in reading order: content, embeds, components."""
        from bot.playground.reading import message_text

        return message_text(self)

    @property
    def buttons(self) -> list[str]:
        """Labels of all buttons, in reading order."""
        from bot.playground.reading import button_labels

        return button_labels(self.components)


@dataclass
class Timing:
    """Durations of Discord, in seconds of real time; tests shorten them."""

    acknowledge: float = 3.0
    token: float = 15 * 60.0
    nonce: float = 3 * 60.0
    heartbeat: float = 41.25
    resume: float = 3 * 60.0


@dataclass
class Application:
    """The bot: its account, its token, and which privileged intents its owner switched on."""

    id: int
    name: str
    token: str
    owner_id: int
    privileged_intents: int = 0
    commands: dict[int, Json] = field(default_factory=dict)
    guild_commands: dict[int, dict[int, Json]] = field(default_factory=dict)

    @property
    def discord_shaped_token(self) -> str:
        """The same token with the application's id in front, as real ones have it; some clients read the id there."""
        return f"{base64.b64encode(str(self.id).encode()).decode()}.{self.token}"

    def owns(self, token: str) -> bool:
        return token.removeprefix("Bot ") in (self.token, self.discord_shaped_token)
