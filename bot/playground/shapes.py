"""Discord's JSON, as its OpenAPI file describes it, made from the world."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.playground import images
from bot.playground.model import (
    Channel,
    ChannelType,
    Json,
    Member,
    Message,
    Role,
    StoredFile,
    Thread,
    User,
)

if TYPE_CHECKING:
    from bot.playground.world import World


def stamp(at: datetime) -> str:
    """A time as Discord writes it."""
    return at.isoformat(timespec="microseconds")


def user(account: User) -> Json:
    body: Json = {
        "id": str(account.id),
        "username": account.username,
        "discriminator": "0000" if account.is_bot else "0",
        "global_name": account.global_name,
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }
    if account.is_bot:
        body["bot"] = True
    return body


def own_user(account: User) -> Json:
    return {**user(account), "mfa_enabled": True, "locale": account.locale, "verified": True, "email": None}


def role(item: Role) -> Json:
    body: Json = {
        "id": str(item.id),
        "name": item.name,
        "permissions": str(int(item.permissions)),
        "position": item.position,
        "color": item.color,
        "colors": {"primary_color": item.color, "secondary_color": None, "tertiary_color": None},
        "hoist": item.hoist,
        "managed": item.bot_id is not None,
        "mentionable": item.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    if item.bot_id is not None:
        body["tags"] = {"bot_id": str(item.bot_id)}
    return body


def member(world: World, item: Member, *, with_user: bool = True) -> Json:
    body: Json = {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": stamp(item.timed_out_until) if item.timed_out_until else None,
        "flags": 0,
        "joined_at": stamp(item.joined_at),
        "nick": item.nick,
        "pending": False,
        "premium_since": None,
        "roles": [str(role_id) for role_id in sorted(item.role_ids)],
        "mute": False,
        "deaf": False,
    }
    if with_user:
        body["user"] = user(world.users[item.user_id])
    return body


def channel(world: World, item: Channel, viewer_id: int | None = None) -> Json:
    """A channel, DM or thread; `viewer_id` is the one a DM is shown to."""
    body: Json = {
        "id": str(item.id),
        "type": int(item.type),
        "flags": item.flags,
        "last_message_id": str(item.last_message_id) if item.last_message_id else None,
    }
    if item.type is ChannelType.DM:
        body["recipients"] = [user(world.users[u]) for u in item.recipients if u != viewer_id]
        return body
    body |= {
        "guild_id": str(item.guild_id),
        "name": item.name,
        "parent_id": str(item.parent_id) if item.parent_id else None,
        "rate_limit_per_user": item.slowmode_seconds,
    }
    if item.thread is not None:
        return body | _thread_fields(item, item.thread, viewer_id)
    body |= {
        "position": item.position,
        "topic": item.topic,
        "nsfw": item.nsfw,
        "permission_overwrites": [
            {"id": str(o.id), "type": int(o.is_member), "allow": str(int(o.allow)), "deny": str(int(o.deny))}
            for o in item.overwrites.values()
        ],
    }
    if item.type is ChannelType.FORUM:
        body |= {
            "available_tags": [
                {
                    "id": str(t.id),
                    "name": t.name,
                    "moderated": t.moderated,
                    "emoji_id": None,
                    "emoji_name": t.emoji_name,
                }
                for t in item.tags
            ],
            "default_reaction_emoji": None,
            "default_sort_order": None,
            "default_forum_layout": 0,
        }
    return body


def _thread_fields(item: Channel, thread: Thread, viewer_id: int | None) -> Json:
    metadata: Json = {
        "archived": thread.archived,
        "archive_timestamp": stamp(thread.archived_at),
        "auto_archive_duration": thread.auto_archive_minutes,
        "locked": thread.locked,
        "create_timestamp": stamp(thread.created_at),
    }
    if item.type is ChannelType.PRIVATE_THREAD:
        metadata["invitable"] = thread.invitable
    body: Json = {
        "owner_id": str(thread.owner_id),
        "thread_metadata": metadata,
        "message_count": thread.message_count,
        "member_count": len(thread.members),
        "total_message_sent": thread.total_message_sent,
    }
    if thread.applied_tags:
        body["applied_tags"] = [str(tag) for tag in thread.applied_tags]
    if viewer_id is not None and viewer_id in thread.members:
        body["member"] = thread_member(item, viewer_id)
    return body


def thread_member(item: Channel, user_id: int) -> Json:
    return {
        "id": str(item.id),
        "user_id": str(user_id),
        "join_timestamp": stamp(item.thread.members[user_id]) if item.thread else None,
        "flags": 0,
    }


def partial_channel(world: World, item: Channel, viewer_id: int, application_id: int | None = None) -> Json:
    """A channel as interactions carry it, with the invoking person's permissions."""
    body = channel(world, item, None if item.type is ChannelType.DM else viewer_id)
    if item.type is ChannelType.DM:
        body["recipients"] = [user(world.users[u]) for u in item.recipients if u != application_id]
    body["permissions"] = str(int(world.permissions(viewer_id, item)))
    if application_id is not None:
        body["app_permissions"] = str(int(world.permissions(application_id, item)))
    return body


def attachment(world: World, item: StoredFile) -> Json:
    url = world.origin + item.path
    body: Json = {
        "id": str(item.id),
        "filename": item.upload.filename,
        "size": len(item.upload.content),
        "url": url,
        "proxy_url": url,
        "content_type": item.upload.content_type,
    }
    size = images.dimensions(item.upload.content)
    if size is not None:
        body["width"], body["height"] = size
    if item.upload.description:
        body["description"] = item.upload.description
    if item.ephemeral:
        body["ephemeral"] = True
    return body


def message(world: World, item: Message, *, nested: bool = False, fresh: bool = False) -> Json:
    """A message; `nested` leaves out what it replies to, as one level down; only a `fresh` one shows its nonce."""
    body: Json = {
        "id": str(item.id),
        "type": int(item.type),
        "channel_id": str(item.channel_id),
        "author": user(world.users[item.author_id]),
        "content": item.content,
        "timestamp": stamp(item.timestamp),
        "edited_timestamp": stamp(item.edited_at) if item.edited_at else None,
        "flags": item.flags,
        "mentions": [user(world.users[u]) for u in item.mentions],
        "mention_roles": [str(r) for r in item.mention_roles],
        "mention_everyone": item.mention_everyone,
        "attachments": [attachment(world, f) for f in item.files if not f.used_in_components],
        "embeds": item.embeds,
        "components": item.components,
        "pinned": item.pinned_at is not None,
        "tts": False,
    }
    for key, value in (("webhook_id", item.webhook_id), ("application_id", item.application_id)):
        if value is not None:
            body[key] = str(value)
    if fresh and item.nonce is not None:
        body["nonce"] = item.nonce
    if item.stickers:
        body["sticker_items"] = item.stickers
    if item.interaction is not None:
        body["interaction_metadata"] = item.interaction
    if item.reactions:
        body["reactions"] = [_reaction(world, emoji, users) for emoji, users in item.reactions.items()]
    if item.thread_id is not None and item.thread_id in world.channels:
        body["thread"] = channel(world, world.channels[item.thread_id])
    if item.reference is not None:
        body["message_reference"] = item.reference
        if not nested:
            body["referenced_message"] = _referenced(world, item)
    return body


def redacted(body: Json, bot_id: int) -> Json:
    """A message as a bot without the message content intent gets it."""
    own = body["author"]["id"] == str(bot_id) or any(u["id"] == str(bot_id) for u in body["mentions"])
    shown = body if own else {**body, "content": "", "embeds": [], "attachments": [], "components": []}
    if body.get("referenced_message"):
        shown = {**shown, "referenced_message": redacted(body["referenced_message"], bot_id)}
    return shown


def _reaction(world: World, emoji: str, users: list[int]) -> Json:
    name, _, emoji_id = emoji.partition(":")
    return {
        "emoji": {"id": emoji_id or None, "name": name},
        "count": len(users),
        "count_details": {"burst": 0, "normal": len(users)},
        "burst_colors": [],
        "me_burst": False,
        "me": any(world.users[u].is_bot for u in users),
    }


def _referenced(world: World, item: Message) -> Json | None:
    if item.referenced_id is None or item.reference is None:
        return None
    target = world.messages[int(item.reference["channel_id"])].get(item.referenced_id)
    return None if target is None or target.deleted else message(world, target, nested=True)
