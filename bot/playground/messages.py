"""Messages come, change and go, with what Discord checks and tells on the way."""

import time
from collections.abc import Mapping
from typing import Any

from bot.playground import limits, rules, shapes
from bot.playground.attaching import MediaResolver, kept_files, store_uploads
from bot.playground.errors import DiscordError, FormErrors
from bot.playground.events import Event
from bot.playground.mentions import apply_mentions
from bot.playground.model import Channel, Json, Message, MessageFlag, MessageType, StoredFile, Upload
from bot.playground.permissions import Permission
from bot.playground.world import World

NO_FILES: Mapping[int, Upload] = {}
STICKER = {"id": "749054660769218631", "name": "Wave", "format_type": 3}


def create_message(
    world: World,
    author_id: int,
    channel: Channel,
    body: Json,
    uploads: Mapping[int, Upload] = NO_FILES,
) -> Message:
    """Post as an account would: rights, limits, slow threads, nonce, replies; then tell everybody who sees it."""
    check_may_post(world, author_id, channel, body, uploads)
    repeated = _repeated(world, author_id, body)
    if repeated is not None:
        return repeated
    message = build_message(world, author_id, channel, body, uploads, allowed_flags=rules.SETTABLE_FLAGS)
    _reply(world, message, channel, body)
    apply_mentions(world, message, channel, body.get("allowed_mentions"))
    _remember_nonce(world, message, body)
    add_message(world, message, channel)
    return message


def check_may_post(world: World, author_id: int, channel: Channel, body: Json, uploads: Mapping[int, Upload]) -> None:
    """Raise what Discord answers when this account may not post this here."""
    if not channel.type.holds_messages:
        raise DiscordError(50008)
    if channel.guild_id is None:
        _check_dm(world, author_id, channel)
        return
    needed = Permission.SEND_MESSAGES_IN_THREADS if channel.thread else Permission.SEND_MESSAGES
    if uploads:
        needed |= Permission.ATTACH_FILES
    if body.get("embeds"):
        needed |= Permission.EMBED_LINKS
    world.require(author_id, channel, needed)
    locked = channel.thread is not None and channel.thread.locked
    if locked and not world.permissions(author_id, channel) & Permission.MANAGE_THREADS:
        raise DiscordError(160005)


def _check_dm(world: World, author_id: int, channel: Channel) -> None:
    if author_id not in channel.recipients:
        raise DiscordError(50001)
    other_id = next(u for u in channel.recipients if u != author_id)
    bot_id, person_id = (author_id, other_id) if world.users[author_id].is_bot else (other_id, author_id)
    person = world.users[person_id]
    if not world.share_guild(bot_id, person_id) and bot_id not in person.installed:
        raise DiscordError(50278)
    if author_id == bot_id and (person.dms_closed or bot_id in person.blocked):
        raise DiscordError(50007)


def _repeated(world: World, author_id: int, body: Json) -> Message | None:
    if not body.get("enforce_nonce") or body.get("nonce") is None:
        return None
    known = world.nonces.get((author_id, str(body["nonce"])))
    if known is None or time.monotonic() - known[0] > world.timing.nonce:
        return None
    return world.message(known[1], known[2])


def _remember_nonce(world: World, message: Message, body: Json) -> None:
    if message.nonce is not None:
        key = (message.author_id, str(message.nonce))
        world.nonces[key] = (time.monotonic(), message.channel_id, message.id)


def build_message(
    world: World,
    author_id: int,
    channel: Channel,
    body: Json,
    uploads: Mapping[int, Upload],
    *,
    allowed_flags: int,
    prefix: str = "",
) -> Message:
    """Check a body and make the message of it, not yet stored."""
    flags = rules.check_flags(body.get("flags"), allowed_flags, f"{prefix}flags")
    ephemeral = bool(flags & MessageFlag.EPHEMERAL)
    files = store_uploads(world, body, uploads, channel.id, ephemeral=ephemeral, prefix=prefix)
    media = MediaResolver(world, files)
    components = rules.check_body(body, flags=flags, media=media, prefix=prefix)
    _mark_used(files, media, body)
    content = body.get("content") or ""
    stickers = [STICKER | {"id": str(s)} for s in body.get("sticker_ids") or []]
    if body.get("poll"):
        raise DiscordError(0, "The playground has no polls", status=501)
    rules.check_not_empty(
        content=content,
        embeds=body.get("embeds") or [],
        components=components,
        files=len(files),
        stickers=len(stickers),
    )
    return Message(
        id=world.new_id(),
        channel_id=channel.id,
        guild_id=channel.guild_id,
        author_id=author_id,
        content=content.strip() if not world.users[author_id].is_bot else content,
        timestamp=world.clock.now(),
        flags=flags,
        embeds=[_shape_embed(world, e, files) for e in body.get("embeds") or []],
        components=components,
        files=files,
        stickers=stickers,
        nonce=body.get("nonce"),
    )


def _mark_used(files: list[StoredFile], media: MediaResolver, body: Json) -> None:
    in_embeds = str(body.get("embeds") or "")
    for file in files:
        if file.id in media.used or f"attachment://{file.upload.filename}" in in_embeds:
            file.used_in_components = True


def _shape_embed(world: World, embed: Json, files: list[StoredFile]) -> Json:
    shape: Json = {key: value for key, value in embed.items() if value is not None}
    shape["type"] = "rich"
    shape["fields"] = [{**f, "inline": bool(f.get("inline"))} for f in embed.get("fields") or []]
    by_name = {f"attachment://{f.upload.filename}": world.origin + f.path for f in files}
    for key in ("image", "thumbnail"):
        if key in shape:
            url = by_name.get(shape[key]["url"], shape[key]["url"])
            shape[key] = {"url": url, "proxy_url": url, "width": 0, "height": 0}
    for key in ("author", "footer"):
        if key in shape:
            shape[key] = {k: by_name.get(v, v) for k, v in shape[key].items() if v is not None}
    if not shape["fields"]:
        del shape["fields"]
    return shape


def _reply(world: World, message: Message, channel: Channel, body: Json) -> None:
    reference = body.get("message_reference")
    if not reference:
        return
    if reference.get("type") == 1:
        raise DiscordError(0, "The playground has no forwarding", status=501)
    if not world.permissions(message.author_id, channel) & Permission.READ_MESSAGE_HISTORY:
        raise DiscordError(160002)
    target = world.messages[channel.id].get(int(reference["message_id"]))
    if target is None or target.deleted or target.ephemeral_for is not None:
        if reference.get("fail_if_not_exists", True) is False:
            return
        errors = FormErrors()
        errors.add("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        errors.finish()
    message.type = MessageType.REPLY
    message.referenced_id = int(reference["message_id"])
    message.reference = {"type": 0, "channel_id": str(channel.id), "message_id": str(message.referenced_id)}
    if channel.guild_id is not None:
        message.reference["guild_id"] = str(channel.guild_id)


def add_message(world: World, message: Message, channel: Channel) -> None:
    """Store a message and tell of it; a thread wakes up, and its new writer joins it."""
    world.messages[channel.id][message.id] = message
    if message.ephemeral_for is None:
        channel.last_message_id = message.id
        thread = channel.thread
        if thread is not None:
            thread.message_count += 1
            thread.total_message_sent += 1
            thread.archived = False
            thread.members.setdefault(message.author_id, message.timestamp)
    world.emit(message_event(world, "MESSAGE_CREATE", message, fresh=True))


def message_event(world: World, name: str, message: Message, *, fresh: bool = False) -> Event:
    """MESSAGE_CREATE or MESSAGE_UPDATE; ephemeral ones go to their addressee and the bot, as if in DM."""
    body = shapes.message(world, message, fresh=fresh)
    channel = world.channels[message.channel_id]
    body["channel_type"] = int(channel.type)
    if message.ephemeral_for is not None:
        seen_by = frozenset({message.ephemeral_for, message.author_id})
        return Event(name, body, None, message.channel_id, seen_by, message.author_id)
    if message.guild_id is not None:
        body["guild_id"] = str(message.guild_id)
        member = world.guild(message.guild_id).members.get(message.author_id)
        if member is not None and message.webhook_id is None:
            body["member"] = shapes.member(world, member, with_user=False)
    return Event(name, body, message.guild_id, message.channel_id, None, message.author_id)


def edit_message(world: World, message: Message, body: Json, uploads: Mapping[int, Upload] = NO_FILES) -> Message:
    """Change what the body names, keep the rest. The V2 flag can be added by an edit, never removed."""
    channel = world.channels[message.channel_id]
    if channel.thread is not None and channel.thread.archived:
        raise DiscordError(50083)
    wanted = body.get("flags")
    was_waiting = bool(message.flags & MessageFlag.LOADING)
    flags = message.flags & ~MessageFlag.LOADING
    if wanted is not None:
        errors = FormErrors()
        errors.check_number("flags", wanted, 0, (1 << 31) - 1)
        errors.finish()
        flags |= wanted & MessageFlag.IS_COMPONENTS_V2
        flags = (flags & ~MessageFlag.SUPPRESS_EMBEDS) | (wanted & MessageFlag.SUPPRESS_EMBEDS)
    ephemeral = message.ephemeral_for is not None
    new_files = store_uploads(world, body, uploads, channel.id, ephemeral=ephemeral)
    files = kept_files(body, message.files, uploads) + new_files
    effective: dict[str, Any] = {
        "content": body.get("content", message.content),
        "embeds": body.get("embeds", message.embeds),
        "allowed_mentions": body.get("allowed_mentions"),
    }
    media = MediaResolver(world, files)
    if "components" in body:
        effective["components"] = body["components"]
    components = rules.check_body(effective, flags=flags, media=media)
    if "components" not in body:
        components = message.components
    _mark_used(new_files, media, effective)
    content = effective["content"] or ""
    embeds = effective["embeds"] or []
    rules.check_not_empty(
        content=content, embeds=embeds, components=components, files=len(files), stickers=len(message.stickers)
    )
    if "embeds" in body:
        embeds = [_shape_embed(world, e, files) for e in embeds]
    message.flags, message.content, message.embeds = flags, content, embeds
    message.components, message.files = components, files
    if "content" in body or "components" in body:
        apply_mentions(world, message, channel, body.get("allowed_mentions"))
    touch(world, message, edited=not was_waiting)
    return message


def touch(world: World, message: Message, *, edited: bool = True) -> None:
    """Mark a message as changed and tell of it."""
    if edited:
        message.edited_at = world.clock.now()
    message.revision += 1
    world.emit(message_event(world, "MESSAGE_UPDATE", message))


def delete_message(world: World, message: Message) -> None:
    message.deleted = True
    message.revision += 1
    channel = world.channels[message.channel_id]
    if channel.thread is not None and message.ephemeral_for is None:
        channel.thread.message_count = max(0, channel.thread.message_count - 1)
    body: Json = {"id": str(message.id), "channel_id": str(message.channel_id)}
    seen_by = None
    guild_id = message.guild_id
    if message.ephemeral_for is not None:
        seen_by = frozenset({message.ephemeral_for, message.author_id})
        guild_id = None
    if guild_id is not None:
        body["guild_id"] = str(guild_id)
    world.emit(Event("MESSAGE_DELETE", body, guild_id, message.channel_id, seen_by, message.author_id))


def react(world: World, user_id: int, message: Message, emoji: str, *, add: bool) -> None:
    """Add or take back a reaction; repeating changes nothing."""
    users = message.reactions.get(emoji, [])
    if add == (user_id in users):
        return
    if add:
        if not users and len(message.reactions) >= limits.REACTIONS:
            raise DiscordError(30010)
        message.reactions.setdefault(emoji, []).append(user_id)
    else:
        users.remove(user_id)
        if not users:
            del message.reactions[emoji]
    name, _, emoji_id = emoji.partition(":")
    body: Json = {
        "user_id": str(user_id),
        "channel_id": str(message.channel_id),
        "message_id": str(message.id),
        "emoji": {"id": emoji_id or None, "name": name},
        "burst": False,
        "type": 0,
    }
    if message.guild_id is not None:
        body["guild_id"] = str(message.guild_id)
        if add:
            member = world.guild(message.guild_id).members[user_id]
            body["member"] = shapes.member(world, member)
    if add:
        body["message_author_id"] = str(message.author_id)
    kind = "MESSAGE_REACTION_ADD" if add else "MESSAGE_REACTION_REMOVE"
    world.emit(Event(kind, body, message.guild_id, message.channel_id, None, user_id))


def post_system(world: World, channel: Channel, author_id: int, kind: MessageType, **fields: Any) -> Message:
    """A message that Discord itself writes: somebody joined, pinned, made a thread."""
    message = Message(
        id=world.new_id(),
        channel_id=channel.id,
        guild_id=channel.guild_id,
        author_id=author_id,
        content=fields.pop("content", ""),
        timestamp=world.clock.now(),
        type=kind,
        **fields,
    )
    add_message(world, message, channel)
    return message
