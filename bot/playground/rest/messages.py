"""Routes of messages: read, write, react, pin."""

from typing import Any
from urllib.parse import unquote

from bot.playground import limits, shapes
from bot.playground.errors import DiscordError
from bot.playground.events import Event
from bot.playground.intents import Intent
from bot.playground.messages import create_message, delete_message, edit_message, post_system, react, touch
from bot.playground.model import Channel, ChannelType, Json, Message, MessageFlag, MessageType
from bot.playground.permissions import Permission
from bot.playground.rest.routing import Answer, Call, route


def readable(call: Call, message: Message) -> Json:
    """A message as this bot may read it."""
    body = shapes.message(call.world, message)
    if message.guild_id is None or call.application.privileged_intents & Intent.MESSAGE_CONTENT:
        return body
    return shapes.redacted(body, call.bot_id)


def _channel(call: Call, needed: Permission = Permission.VIEW_CHANNEL) -> Channel:
    channel = call.world.channel(call.id("channel_id"))
    call.world.require(call.bot_id, channel, needed)
    return channel


def _message(call: Call, channel: Channel) -> Message:
    message = call.world.message(channel.id, call.id("message_id"))
    if message.ephemeral_for is not None:
        raise DiscordError(10008)
    return message


@route("GET", "/channels/{channel_id}/messages")
async def list_messages(call: Call) -> Any:
    channel = _channel(call)
    count = call.number("limit", 50, 1, 100)
    if not call.world.permissions(call.bot_id, channel) & Permission.READ_MESSAGE_HISTORY:
        return []
    messages = [
        m for _, m in sorted(call.world.messages[channel.id].items()) if not m.deleted and m.ephemeral_for is None
    ]
    if "after" in call.query:
        chosen = [m for m in messages if m.id > int(call.query["after"])][:count]
    elif "before" in call.query:
        chosen = [m for m in messages if m.id < int(call.query["before"])][-count:]
    elif "around" in call.query:
        middle = int(call.query["around"])
        older = [m for m in messages if m.id < middle][-(count // 2) :]
        chosen = older + [m for m in messages if m.id >= middle][: count - len(older)]
    else:
        chosen = messages[-count:]
    return [readable(call, m) for m in reversed(chosen)]


@route("GET", "/channels/{channel_id}/messages/{message_id}")
async def get_message(call: Call) -> Any:
    return readable(call, _message(call, _channel(call, Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)))


@route("POST", "/channels/{channel_id}/messages")
async def send_message(call: Call) -> Any:
    channel = call.world.channel(call.id("channel_id"))
    message = create_message(call.world, call.bot_id, channel, call.form, call.uploads)
    return shapes.message(call.world, message, fresh=True)


@route("PATCH", "/channels/{channel_id}/messages/{message_id}")
async def patch_message(call: Call) -> Any:
    channel = _channel(call)
    message = _message(call, channel)
    if message.author_id != call.bot_id:
        if set(call.form) != {"flags"}:
            raise DiscordError(50005)
        call.world.require(call.bot_id, channel, Permission.MANAGE_MESSAGES)
    return shapes.message(call.world, edit_message(call.world, message, call.form, call.uploads))


@route("DELETE", "/channels/{channel_id}/messages/{message_id}")
async def remove_message(call: Call) -> None:
    channel = _channel(call)
    message = _message(call, channel)
    if message.author_id != call.bot_id:
        if channel.guild_id is None:
            raise DiscordError(50003)
        call.world.require(call.bot_id, channel, Permission.MANAGE_MESSAGES)
    delete_message(call.world, message)


@route("POST", "/channels/{channel_id}/messages/bulk-delete")
async def bulk_delete(call: Call) -> None:
    channel = _channel(call, Permission.MANAGE_MESSAGES)
    ids = [int(i) for i in call.form.get("messages", [])]
    least, most = limits.BULK_DELETE
    if not least <= len(ids) <= most:
        raise DiscordError(50016, "Provided too few or too many messages to delete.")
    gone = [m for i in ids if (m := call.world.messages[channel.id].get(i)) is not None and not m.deleted]
    for message in gone:
        message.deleted = True
    body = {"ids": [str(m.id) for m in gone], "channel_id": str(channel.id), "guild_id": str(channel.guild_id)}
    call.world.emit(Event("MESSAGE_DELETE_BULK", body, channel.guild_id, channel.id))


@route("POST", "/channels/{channel_id}/messages/{message_id}/crosspost")
async def crosspost(call: Call) -> Any:
    channel = _channel(call, Permission.SEND_MESSAGES)
    message = _message(call, channel)
    if channel.type is not ChannelType.ANNOUNCEMENT:
        raise DiscordError(50024)
    if message.author_id != call.bot_id:
        call.world.require(call.bot_id, channel, Permission.MANAGE_MESSAGES)
    if message.flags & MessageFlag.CROSSPOSTED:
        raise DiscordError(40033)
    message.flags |= MessageFlag.CROSSPOSTED
    touch(call.world, message, edited=False)
    return readable(call, message)


@route("POST", "/channels/{channel_id}/typing")
async def typing(call: Call) -> None:
    channel = _channel(call, Permission.SEND_MESSAGES)
    body: Json = {
        "channel_id": str(channel.id),
        "user_id": str(call.bot_id),
        "timestamp": int(call.world.clock.now().timestamp()),
    }
    if channel.guild_id is not None:
        body["guild_id"] = str(channel.guild_id)
    call.world.emit(Event("TYPING_START", body, channel.guild_id, channel.id, None, call.bot_id))


@route("PUT", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me")
async def add_reaction(call: Call) -> None:
    channel = _channel(call, Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
    message = _message(call, channel)
    emoji = unquote(call.path["emoji_name"])
    if emoji not in message.reactions:
        call.world.require(call.bot_id, channel, Permission.ADD_REACTIONS)
    react(call.world, call.bot_id, message, emoji, add=True)


@route("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me")
async def remove_reaction(call: Call) -> None:
    message = _message(call, _channel(call))
    react(call.world, call.bot_id, message, unquote(call.path["emoji_name"]), add=False)


@route("GET", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}")
async def list_reactions(call: Call) -> Any:
    message = _message(call, _channel(call))
    users = message.reactions.get(unquote(call.path["emoji_name"]), [])
    return [shapes.user(call.world.users[u]) for u in users]


def _pins(call: Call, channel: Channel) -> list[Message]:
    pinned = [m for m in call.world.messages[channel.id].values() if m.pinned_at is not None and not m.deleted]
    return sorted(pinned, key=lambda m: m.pinned_at or m.timestamp, reverse=True)


@route("GET", "/channels/{channel_id}/messages/pins")
async def list_pins(call: Call) -> Any:
    channel = _channel(call, Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
    items = [
        {"pinned_at": shapes.stamp(m.pinned_at), "message": readable(call, m)}
        for m in _pins(call, channel)
        if m.pinned_at is not None
    ]
    return {"items": items[: call.number("limit", 50, 1, 50)], "has_more": False}


def _may_pin(call: Call) -> Channel:
    channel = call.world.channel(call.id("channel_id"))
    if channel.guild_id is not None:
        call.world.require(call.bot_id, channel, Permission.PIN_MESSAGES)
    else:
        call.world.require(call.bot_id, channel, Permission.VIEW_CHANNEL)
    return channel


def _tell_pins(call: Call, channel: Channel) -> None:
    body: Json = {"channel_id": str(channel.id), "last_pin_timestamp": shapes.stamp(call.world.clock.now())}
    if channel.guild_id is not None:
        body["guild_id"] = str(channel.guild_id)
    call.world.emit(Event("CHANNEL_PINS_UPDATE", body, channel.guild_id, channel.id))


@route("PUT", "/channels/{channel_id}/messages/pins/{message_id}")
async def pin(call: Call) -> None:
    channel = _may_pin(call)
    message = _message(call, channel)
    if message.pinned_at is not None:
        return
    if len(_pins(call, channel)) >= limits.PINS:
        raise DiscordError(30003)
    message.pinned_at = call.world.clock.now()
    touch(call.world, message, edited=False)
    _tell_pins(call, channel)
    reference: Json = {"type": 0, "channel_id": str(channel.id), "message_id": str(message.id)}
    if channel.guild_id is not None:
        reference["guild_id"] = str(channel.guild_id)
    post_system(
        call.world,
        channel,
        call.bot_id,
        MessageType.CHANNEL_PINNED,
        reference=reference,
        referenced_id=message.id,
    )


@route("DELETE", "/channels/{channel_id}/messages/pins/{message_id}")
async def unpin(call: Call) -> Answer:
    channel = _may_pin(call)
    message = _message(call, channel)
    if message.pinned_at is not None:
        message.pinned_at = None
        touch(call.world, message, edited=False)
        _tell_pins(call, channel)
    return Answer()
