"""Permissions and how overwrites combine (topics/permissions)."""

from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.playground.model import Channel, Guild, Member, Overwrite


class Permission(IntFlag):
    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    USE_EXTERNAL_STICKERS = 1 << 37
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    CREATE_GUILD_EXPRESSIONS = 1 << 43
    CREATE_EVENTS = 1 << 44
    SEND_POLLS = 1 << 49
    USE_EXTERNAL_APPS = 1 << 50
    PIN_MESSAGES = 1 << 51
    BYPASS_SLOWMODE = 1 << 52


P = Permission
ALL = Permission((1 << 53) - 1)
NONE = Permission(0)

EVERYONE = (
    P.VIEW_CHANNEL
    | P.SEND_MESSAGES
    | P.ADD_REACTIONS
    | P.EMBED_LINKS
    | P.ATTACH_FILES
    | P.READ_MESSAGE_HISTORY
    | P.USE_EXTERNAL_EMOJIS
    | P.CHANGE_NICKNAME
    | P.USE_APPLICATION_COMMANDS
    | P.CREATE_PUBLIC_THREADS
    | P.CREATE_PRIVATE_THREADS
    | P.SEND_MESSAGES_IN_THREADS
    | P.USE_EXTERNAL_STICKERS
    | P.SEND_POLLS
    | P.USE_EXTERNAL_APPS
    | P.CREATE_INSTANT_INVITE
)
"""What a new guild gives to everyone."""

_TIMED_OUT = P.VIEW_CHANNEL | P.READ_MESSAGE_HISTORY
IN_DM = (
    P.VIEW_CHANNEL
    | P.SEND_MESSAGES
    | P.EMBED_LINKS
    | P.ATTACH_FILES
    | P.READ_MESSAGE_HISTORY
    | P.ADD_REACTIONS
    | P.USE_EXTERNAL_EMOJIS
    | P.USE_APPLICATION_COMMANDS
    | P.PIN_MESSAGES
)


def base_permissions(guild: "Guild", member: "Member") -> Permission:
    """What a member may do in the guild, before any channel changes it."""
    if guild.owner_id == member.user_id:
        return ALL
    granted = guild.roles[guild.id].permissions
    for role_id in member.role_ids:
        granted |= guild.roles[role_id].permissions
    return ALL if granted & P.ADMINISTRATOR else granted


def channel_permissions(guild: "Guild", member: "Member", channel: "Channel", now: "datetime") -> Permission:
    """What a member may do in a channel; for a thread, pass its parent."""
    granted = base_permissions(guild, member)
    if granted == ALL:
        return ALL
    for overwrites in _in_order(guild, member, channel):
        for overwrite in overwrites:
            granted &= ~overwrite.deny
        for overwrite in overwrites:
            granted |= overwrite.allow
    if member.timed_out_until is not None and member.timed_out_until > now:
        granted &= _TIMED_OUT
    if not granted & P.VIEW_CHANNEL:
        return NONE
    if not granted & P.SEND_MESSAGES:
        granted &= ~(P.MENTION_EVERYONE | P.EMBED_LINKS | P.ATTACH_FILES)
    return granted


def _in_order(guild: "Guild", member: "Member", channel: "Channel") -> "tuple[list[Overwrite], ...]":
    everyone = [o for o in channel.overwrites.values() if o.id == guild.id]
    roles = [o for o in channel.overwrites.values() if not o.is_member and o.id in member.role_ids]
    own = [o for o in channel.overwrites.values() if o.is_member and o.id == member.user_id]
    return everyone, roles, own


def highest_position(guild: "Guild", member: "Member") -> int:
    """Where a member stands in the order of roles; the owner above all."""
    if guild.owner_id == member.user_id:
        return 1 << 30
    return max((guild.roles[role_id].position for role_id in member.role_ids), default=0)
