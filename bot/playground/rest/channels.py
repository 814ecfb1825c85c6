"""Routes of channels and threads."""

from typing import Any

from bot.playground import channels, shapes, threads
from bot.playground.errors import DiscordError
from bot.playground.model import Channel, ChannelType
from bot.playground.permissions import Permission
from bot.playground.rest.messages import readable
from bot.playground.rest.routing import Answer, Call, route


def _channel(call: Call, needed: Permission = Permission.VIEW_CHANNEL) -> Channel:
    channel = call.world.channel(call.id("channel_id"))
    call.world.require(call.bot_id, channel, needed)
    return channel


@route("GET", "/channels/{channel_id}")
async def get_channel(call: Call) -> Any:
    return shapes.channel(call.world, _channel(call), call.bot_id)


@route("PATCH", "/channels/{channel_id}")
async def patch_channel(call: Call) -> Any:
    channel = _channel(call)
    if channel.guild_id is None:
        raise DiscordError(50003)
    if channel.thread is not None:
        threads.update_thread(call.world, call.bot_id, channel, call.form)
    else:
        needed = Permission.MANAGE_CHANNELS
        if "permission_overwrites" in call.form:
            needed |= Permission.MANAGE_ROLES
        call.world.require(call.bot_id, channel, needed)
        channels.update_channel(call.world, channel, call.form)
    return shapes.channel(call.world, channel, call.bot_id)


@route("DELETE", "/channels/{channel_id}")
async def remove_channel(call: Call) -> Any:
    channel = _channel(call)
    if channel.guild_id is None:
        return shapes.channel(call.world, channel, call.bot_id)
    needed = Permission.MANAGE_THREADS if channel.thread else Permission.MANAGE_CHANNELS
    call.world.require(call.bot_id, channel, needed)
    body = shapes.channel(call.world, channel, call.bot_id)
    channels.delete_channel(call.world, channel)
    return body


@route("PUT", "/channels/{channel_id}/permissions/{overwrite_id}")
async def put_overwrite(call: Call) -> None:
    channel = _channel(call, Permission.MANAGE_ROLES)
    _check_grantable(call, channel)
    channels.set_overwrite(call.world, channel, call.id("overwrite_id"), call.form)


def _check_grantable(call: Call, channel: Channel) -> None:
    changed = Permission(int(call.form.get("allow") or 0)) | Permission(int(call.form.get("deny") or 0))
    if changed & ~call.world.permissions(call.bot_id, channel):
        raise DiscordError(50013)


@route("DELETE", "/channels/{channel_id}/permissions/{overwrite_id}")
async def delete_overwrite(call: Call) -> None:
    channels.delete_overwrite(call.world, _channel(call, Permission.MANAGE_ROLES), call.id("overwrite_id"))


@route("POST", "/channels/{channel_id}/threads")
async def create_thread(call: Call) -> Answer:
    parent = _channel(call)
    if parent.type is ChannelType.FORUM:
        post, message = threads.start_post(call.world, call.bot_id, parent, call.form, call.uploads)
        body = shapes.channel(call.world, post, call.bot_id)
        return Answer({**body, "message": shapes.message(call.world, message)}, 201)
    thread = threads.start_thread(call.world, call.bot_id, parent, call.form)
    return Answer(shapes.channel(call.world, thread, call.bot_id), 201)


@route("POST", "/channels/{channel_id}/messages/{message_id}/threads")
async def create_thread_from_message(call: Call) -> Answer:
    parent = _channel(call)
    message = call.world.message(parent.id, call.id("message_id"))
    thread = threads.start_thread(call.world, call.bot_id, parent, call.form, message)
    return Answer(shapes.channel(call.world, thread, call.bot_id), 201)


def _thread(call: Call) -> Channel:
    channel = _channel(call)
    threads.thread_state(channel)
    return channel


@route("PUT", "/channels/{channel_id}/thread-members/@me")
async def join_thread(call: Call) -> None:
    threads.add_thread_member(call.world, _thread(call), call.bot_id)


@route("DELETE", "/channels/{channel_id}/thread-members/@me")
async def leave_thread(call: Call) -> None:
    threads.remove_thread_member(call.world, _thread(call), call.bot_id)


@route("PUT", "/channels/{channel_id}/thread-members/{user_id}")
async def add_thread_member(call: Call) -> None:
    thread = _thread(call)
    call.world.require(call.bot_id, thread, Permission.SEND_MESSAGES_IN_THREADS)
    threads.add_thread_member(call.world, thread, call.id("user_id"))


@route("DELETE", "/channels/{channel_id}/thread-members/{user_id}")
async def remove_thread_member(call: Call) -> None:
    thread = _thread(call)
    if threads.thread_state(thread).owner_id != call.bot_id or thread.type is not ChannelType.PRIVATE_THREAD:
        call.world.require(call.bot_id, thread, Permission.MANAGE_THREADS)
    threads.remove_thread_member(call.world, thread, call.id("user_id"))


@route("GET", "/channels/{channel_id}/thread-members/{user_id}")
async def get_thread_member(call: Call) -> Any:
    thread = _thread(call)
    user_id = call.bot_id if call.path["user_id"] == "@me" else call.id("user_id")
    if user_id not in threads.thread_state(thread).members:
        raise DiscordError(10007)
    return shapes.thread_member(thread, user_id)


@route("GET", "/channels/{channel_id}/thread-members")
async def list_thread_members(call: Call) -> Any:
    thread = _thread(call)
    return [shapes.thread_member(thread, u) for u in threads.thread_state(thread).members]


def _listing(call: Call, found: list[Channel], *, first_messages: bool = False) -> Any:
    body: dict[str, Any] = {
        "threads": [shapes.channel(call.world, t, call.bot_id) for t in found],
        "members": [
            shapes.thread_member(t, call.bot_id) for t in found if call.bot_id in threads.thread_state(t).members
        ],
        "has_more": False,
    }
    if first_messages:
        starts = (call.world.messages[t.id].get(t.id) for t in found)
        body["first_messages"] = [readable(call, m) for m in starts if m is not None and not m.deleted]
    return body


def _archived(call: Call, *, private: bool, joined_by: int | None = None) -> Any:
    parent = _channel(call, Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
    found = threads.archived_threads(call.world, parent, private=private, joined_by=joined_by)
    count = call.number("limit", 50, 1, 100)
    return {**_listing(call, found[:count]), "has_more": len(found) > count}


@route("GET", "/channels/{channel_id}/threads/archived/public")
async def archived_public(call: Call) -> Any:
    return _archived(call, private=False)


@route("GET", "/channels/{channel_id}/threads/archived/private")
async def archived_private(call: Call) -> Any:
    _channel(call, Permission.MANAGE_THREADS)
    return _archived(call, private=True)


@route("GET", "/channels/{channel_id}/users/@me/threads/archived/private")
async def archived_private_joined(call: Call) -> Any:
    return _archived(call, private=True, joined_by=call.bot_id)


@route("GET", "/guilds/{guild_id}/threads/active")
async def active_threads(call: Call) -> Any:
    call.world.require_in_guild(call.bot_id, call.id("guild_id"), Permission(0))
    found = [
        t
        for t in call.world.threads(call.id("guild_id"))
        if not threads.thread_state(t).archived and call.world.can_view(call.bot_id, t)
    ]
    return _listing(call, sorted(found, key=lambda t: t.id, reverse=True))
