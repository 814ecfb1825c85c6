"""Threads and forum posts (topics/threads)."""

from collections.abc import Mapping

from bot.playground import limits, rules, shapes
from bot.playground.errors import DiscordError, FormErrors
from bot.playground.events import Event
from bot.playground.mentions import apply_mentions
from bot.playground.messages import NO_FILES, add_message, build_message, post_system, touch
from bot.playground.model import Channel, ChannelType, Json, Message, MessageFlag, MessageType, Thread, Upload
from bot.playground.permissions import Permission
from bot.playground.world import World

_REQUIRE_TAG = 1 << 4
_PINNED = 1 << 1


def start_thread(world: World, owner_id: int, parent: Channel, body: Json, message: Message | None = None) -> Channel:
    """A thread in a text or announcement channel, from a message or of its own (then private unless told)."""
    if parent.type not in (ChannelType.TEXT, ChannelType.ANNOUNCEMENT):
        raise DiscordError(50024)
    _check_fields(body)
    kind = _kind(parent, body, message)
    private = kind is ChannelType.PRIVATE_THREAD
    needed = Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS
    world.require(owner_id, parent, needed)
    if message is not None and message.thread_id is not None:
        raise DiscordError(160004)
    thread = _new_thread(world, owner_id, parent, body, kind, message.id if message else world.new_id())
    thread_state(thread).invitable = body.get("invitable") is not False
    _announce(world, thread)
    if message is not None:
        message.thread_id = thread.id
        message.flags |= MessageFlag.HAS_THREAD
        touch(world, message, edited=False)
    elif not private:
        reference = {"type": 0, "channel_id": str(thread.id), "guild_id": str(thread.guild_id)}
        post_system(world, parent, owner_id, MessageType.THREAD_CREATED, content=thread.name, reference=reference)
    return thread


def _kind(parent: Channel, body: Json, message: Message | None) -> ChannelType:
    if parent.type is ChannelType.ANNOUNCEMENT:
        return ChannelType.ANNOUNCEMENT_THREAD
    if message is not None:
        return ChannelType.PUBLIC_THREAD
    wanted = body.get("type")
    return ChannelType.PUBLIC_THREAD if wanted == ChannelType.PUBLIC_THREAD else ChannelType.PRIVATE_THREAD


def start_post(
    world: World, owner_id: int, forum: Channel, body: Json, uploads: Mapping[int, Upload] = NO_FILES
) -> tuple[Channel, Message]:
    """A forum post: a thread whose first message has the thread's id."""
    world.require(owner_id, forum, Permission.SEND_MESSAGES)
    if uploads:
        world.require(owner_id, forum, Permission.ATTACH_FILES)
    _check_fields(body)
    tags = check_tags(world, owner_id, forum, body.get("applied_tags") or [])
    if not isinstance(body.get("message"), dict):
        errors = FormErrors()
        errors.required("message")
        errors.finish()
    thread = _new_thread(world, owner_id, forum, body, ChannelType.PUBLIC_THREAD, world.new_id())
    try:
        message = build_message(
            world,
            owner_id,
            thread,
            body["message"],
            uploads,
            allowed_flags=rules.SETTABLE_FLAGS,
            prefix="message.",
        )
    except DiscordError:
        del world.channels[thread.id]
        raise
    message.id = thread.id
    apply_mentions(world, message, thread, body["message"].get("allowed_mentions"))
    thread_state(thread).applied_tags = tags
    forum.last_message_id = thread.id
    _announce(world, thread)
    add_message(world, message, thread)
    thread_state(thread).message_count = 0
    thread_state(thread).total_message_sent = 0
    return thread, message


def check_tags(world: World, user_id: int, forum: Channel, wanted: list[str]) -> list[int]:
    """The tags of a post: known, at most five, one at least where the forum requires it (40067)."""
    known = {tag.id: tag for tag in forum.tags}
    errors = FormErrors()
    errors.check_count("applied_tags", wanted, 0, limits.APPLIED_TAGS)
    tags = [int(tag) for tag in wanted]
    for i, tag in enumerate(tags):
        if tag not in known:
            errors.add(f"applied_tags.{i}", "FORUM_TAG_UNKNOWN", "Unknown forum tag")
    errors.finish()
    may_manage = world.permissions(user_id, forum) & Permission.MANAGE_THREADS
    if any(known[tag].moderated for tag in tags) and not may_manage:
        raise DiscordError(50013)
    if forum.flags & _REQUIRE_TAG and not tags:
        raise DiscordError(40067)
    return tags


def _check_fields(body: Json) -> None:
    errors = FormErrors()
    errors.check_length("name", body.get("name"), 1, limits.THREAD_NAME)
    minutes = body.get("auto_archive_duration")
    if minutes is not None and minutes not in limits.ARCHIVE_MINUTES:
        errors.choices("auto_archive_duration", minutes, "(60, 1440, 4320, 10080)")
    errors.finish()


def _new_thread(world: World, owner_id: int, parent: Channel, body: Json, kind: ChannelType, thread_id: int) -> Channel:
    now = world.clock.now()
    thread = Channel(
        id=thread_id,
        type=kind,
        name=body["name"],
        guild_id=parent.guild_id,
        parent_id=parent.id,
        slowmode_seconds=body.get("rate_limit_per_user") or 0,
        thread=Thread(
            owner_id=owner_id,
            created_at=now,
            archived_at=now,
            auto_archive_minutes=body.get("auto_archive_duration") or parent.auto_archive_minutes,
            members={owner_id: now},
        ),
    )
    world.channels[thread.id] = thread
    return thread


def thread_state(channel: Channel) -> Thread:
    """The thread part of a channel; 50024 when it is no thread."""
    if channel.thread is None:
        raise DiscordError(50024)
    return channel.thread


def _announce(world: World, thread: Channel) -> None:
    owner_id = thread_state(thread).owner_id
    body = {**shapes.channel(world, thread, owner_id), "newly_created": True}
    world.emit(Event("THREAD_CREATE", body, thread.guild_id, thread.id, None, owner_id))


def add_thread_member(world: World, thread: Channel, user_id: int) -> None:
    """Let somebody into a thread; into a private one only who can see its parent."""
    state = thread_state(thread)
    if state.archived:
        raise DiscordError(50083)
    member = world.member(world.guild_of(thread).id, user_id)
    if not world.can_view(user_id, world.parent(thread)):
        raise DiscordError(50001)
    if user_id in state.members:
        return
    if len(state.members) >= limits.THREAD_MEMBERS:
        raise DiscordError(30033)
    could_see = world.can_view(user_id, thread)
    state.members[user_id] = world.clock.now()
    if not could_see:
        body = shapes.channel(world, thread, user_id)
        world.emit(Event("THREAD_CREATE", body, thread.guild_id, thread.id, frozenset({user_id})))
    added = shapes.thread_member(thread, user_id)
    added["member"] = shapes.member(world, member)
    _tell_members(world, thread, added=[added], removed=[])


def remove_thread_member(world: World, thread: Channel, user_id: int) -> None:
    state = thread_state(thread)
    if user_id not in state.members:
        return
    audience = frozenset(u for u in world.users if world.can_view(u, thread))
    del state.members[user_id]
    _tell_members(world, thread, added=[], removed=[str(user_id)], seen_by=audience)


def _tell_members(
    world: World, thread: Channel, *, added: list[Json], removed: list[str], seen_by: frozenset[int] | None = None
) -> None:
    body = {
        "id": str(thread.id),
        "guild_id": str(thread.guild_id),
        "member_count": len(thread_state(thread).members),
        "added_members": added,
        "removed_member_ids": removed,
    }
    world.emit(Event("THREAD_MEMBERS_UPDATE", body, thread.guild_id, thread.id, seen_by))


def update_thread(world: World, user_id: int, thread: Channel, body: Json) -> Channel:
    """Rename, archive, lock, tag. Its owner may do the first two and tag; the rest needs MANAGE_THREADS."""
    state = thread_state(thread)
    world.require(user_id, thread, Permission.VIEW_CHANNEL)
    may_manage = bool(world.permissions(user_id, thread) & Permission.MANAGE_THREADS)
    if not may_manage and (state.owner_id != user_id or "locked" in body or "flags" in body):
        raise DiscordError(50013)
    if state.archived and body.get("archived") is not False:
        raise DiscordError(50083)
    _check_fields({"name": thread.name, **body})
    if "applied_tags" in body:
        state.applied_tags = check_tags(world, user_id, world.parent(thread), body["applied_tags"])
    if "flags" in body:
        thread.flags = body["flags"] & _PINNED
    thread.name = body.get("name", thread.name)
    thread.slowmode_seconds = body.get("rate_limit_per_user", thread.slowmode_seconds) or 0
    state.locked = body.get("locked", state.locked)
    state.invitable = body.get("invitable", state.invitable)
    state.auto_archive_minutes = body.get("auto_archive_duration", state.auto_archive_minutes)
    if body.get("archived", state.archived) != state.archived:
        state.archived = body["archived"]
        state.archived_at = world.clock.now()
    world.emit(Event("THREAD_UPDATE", shapes.channel(world, thread, state.owner_id), thread.guild_id, thread.id))
    return thread


def archived_threads(world: World, parent: Channel, *, private: bool, joined_by: int | None = None) -> list[Channel]:
    """Archived threads of a channel, the most recently archived first."""
    found = [
        c
        for c in world.channels.values()
        if c.parent_id == parent.id
        and c.thread is not None
        and c.thread.archived
        and (c.type is ChannelType.PRIVATE_THREAD) == private
        and (joined_by is None or joined_by in c.thread.members)
    ]
    return sorted(found, key=lambda c: thread_state(c).archived_at, reverse=True)
