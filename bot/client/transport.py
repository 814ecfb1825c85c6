"""Does the outbox's operations on Discord, and turns what Discord answers into what the worker understands."""

import contextlib
import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import cast

import aiohttp
import discord

from bot.delivery.transport import (
    Body,
    ClosedError,
    DeliveryError,
    ForbiddenError,
    GoneError,
    LaterError,
    Place,
    UnreadableError,
)

# Discord's clock and ours may differ by this much when we look for what we sent.
_SKEW = timedelta(minutes=10)
_CLOSED = (50007, 50278)
_ALREADY_CROSSPOSTED = 40033
_UNKNOWN_MESSAGE = 10008
_ARCHIVED = 50083
_THREAD_EXISTS = 160004
# Beyond this many messages or posts since then, we do not search on: staff look.
_MOST_SEARCHED = 5_000


class DiscordTransport:
    """A `bot.delivery.transport.Transport` over discord.py; needs no cache."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._forums: dict[int, bool] = {}

    async def send(self, channel_id: int, body: Body, *, nonce: str, marker: int) -> Place:
        with _told():
            if await self._is_forum(channel_id):
                return await self._post(channel_id, body, marker)
            message = await self._client.get_partial_messageable(channel_id).send(
                view=_layout(body, marker),
                nonce=nonce,
                files=_files(body),
                allowed_mentions=_mentions(body),
                silent=body.silent,
            )
            return Place(channel_id, message.id)

    async def edit(self, channel_id: int, message_id: int, body: Body, *, marker: int) -> None:
        message = self._client.get_partial_messageable(channel_id).get_partial_message(message_id)

        async def change() -> None:
            await message.edit(
                view=_layout(body, marker), attachments=_files(body), allowed_mentions=discord.AllowedMentions.none()
            )

        with _told(standing=True):
            try:
                await change()
            except discord.HTTPException as refused:
                if refused.code != _ARCHIVED:  # Discord archives a quiet forum post by itself
                    raise
                await self._client.http.edit_channel(channel_id, archived=False)
                await change()

    async def delete(self, channel_id: int, message_id: int) -> None:
        with _told(standing=True):
            if channel_id == message_id:  # the first message of a forum post: the post goes with it
                with contextlib.suppress(discord.Forbidden):
                    await self._client.http.delete_channel(channel_id)
                    return
            await self._client.get_partial_messageable(channel_id).get_partial_message(message_id).delete()

    async def start_thread(self, channel_id: int, message_id: int, name: str) -> Place:
        with _told(standing=True):
            channel = await self._client.fetch_channel(channel_id)
            if isinstance(channel, discord.Thread):  # a forum post is one already
                return Place(channel_id, channel_id)
            if not isinstance(channel, discord.TextChannel):
                raise DeliveryError("a thread needs a text channel")
            try:
                await channel.create_thread(name=name, message=discord.Object(message_id))
            except discord.HTTPException as refused:
                if refused.code != _THREAD_EXISTS:
                    raise
            return Place(message_id, message_id)

    async def set_locked(self, channel_id: int, *, locked: bool) -> None:
        with _told(standing=True):
            channel = await self._client.http.get_channel(channel_id)
            if discord.ChannelType.public_thread.value != channel["type"]:
                return
            try:
                # One that sleeps would refuse what we post there.
                await self._client.http.edit_channel(channel_id, archived=False, locked=locked)
            except discord.Forbidden as refused:
                raise ClosedError(str(refused.code)) from refused

    async def crosspost(self, channel_id: int, message_id: int) -> None:
        with _told(standing=True):
            channel = await self._client.http.get_channel(channel_id)
            if channel["type"] != discord.ChannelType.news.value:
                return
            try:
                await self._client.http.publish_message(channel_id, message_id)
            except discord.HTTPException as refused:
                if refused.code != _ALREADY_CROSSPOSTED:
                    raise

    async def find_message(self, channel_id: int, marker: int, since: datetime) -> Place | None:
        with _told(reading=True):
            if await self._is_forum(channel_id):
                forum = cast("discord.ForumChannel", await self._client.fetch_channel(channel_id))
                return await self._find_post(forum, marker, since)
            channel = self._client.get_partial_messageable(channel_id)
            seen = 0
            # From the oldest on: it was sent soon after it was asked for.
            async for message in channel.history(limit=_MOST_SEARCHED, after=since - _SKEW, oldest_first=True):
                if self._is_ours(message, marker):
                    return Place(channel_id, message.id)
                seen += 1
            if seen == _MOST_SEARCHED:
                raise UnreadableError("too much was written since")
            return None

    async def _find_post(self, forum: discord.ForumChannel, marker: int, since: datetime) -> Place | None:
        """The oldest of our posts with that marker; younger twins go."""
        found: list[discord.Thread] = []
        for thread in await self._own_posts(forum, since):
            with contextlib.suppress(discord.NotFound):
                if self._is_ours(await thread.fetch_message(thread.id), marker):
                    found.append(thread)
        for twin in found[1:]:
            with contextlib.suppress(discord.HTTPException):
                await twin.delete()
        return Place(found[0].id, found[0].id) if found else None

    async def _own_posts(self, forum: discord.ForumChannel, since: datetime) -> list[discord.Thread]:
        """Our posts there since then, the oldest first, those included that Discord has archived."""
        earliest = since - _SKEW
        guild = await self._client.fetch_guild(forum.guild.id)
        posts = [thread for thread in await guild.active_threads() if thread.parent_id == forum.id]
        async for thread in forum.archived_threads(limit=None):  # the last archived first
            if thread.archive_timestamp < earliest:
                break
            posts.append(thread)
            if len(posts) > _MOST_SEARCHED:
                raise UnreadableError("too many posts since")
        ours = [
            thread
            for thread in posts
            if self._client.user is not None
            and thread.owner_id == self._client.user.id
            and discord.utils.snowflake_time(thread.id) >= earliest
        ]
        return sorted(ours, key=lambda thread: thread.id)

    async def _post(self, forum_id: int, body: Body, marker: int) -> Place:
        forum = cast("discord.ForumChannel", await self._client.fetch_channel(forum_id))
        tags = [tag for tag in forum.available_tags if tag.name in body.tags][:5]
        created = await forum.create_thread(
            name=body.title[:100] or "…",
            view=_layout(body, marker),
            files=_files(body),
            applied_tags=tags or forum.available_tags[:1] if forum.flags.require_tag else tags,
            allowed_mentions=_mentions(body),
        )
        made = Place(created.thread.id, created.message.id)
        # This route knows no nonce, and the library repeats what Discord answered with a 5xx.
        try:
            return await self._find_post(forum, marker, discord.utils.snowflake_time(made.channel_id)) or made
        except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError, UnreadableError):
            return made  # it stands, whether or not a twin does

    async def _is_forum(self, channel_id: int) -> bool:
        # Asked once: a channel's type can only change between text and announcement.
        if channel_id not in self._forums:
            channel = await self._client.http.get_channel(channel_id)
            self._forums[channel_id] = channel["type"] in (
                discord.ChannelType.forum.value,
                discord.ChannelType.media.value,
            )
        return self._forums[channel_id]

    def _is_ours(self, message: discord.Message, marker: int) -> bool:
        return (
            self._client.user is not None
            and message.author.id == self._client.user.id
            and bool(message.components)
            and getattr(message.components[0], "id", None) == marker
        )


def _layout(body: Body, marker: int) -> discord.ui.LayoutView:
    layout = cast("discord.ui.LayoutView", body.layout)
    layout.children[0].id = marker
    # A finished view is not kept by the library; presses are routed by custom id.
    layout.stop()
    return layout


def _files(body: Body) -> list[discord.File]:
    return [
        discord.File(io.BytesIO(file.content), filename=file.name, description=file.description) for file in body.files
    ]


def _mentions(body: Body) -> discord.AllowedMentions:
    return discord.AllowedMentions(
        everyone=False,
        replied_user=False,
        users=[discord.Object(person_id) for person_id in body.mention_person_ids],
        roles=[discord.Object(role_id) for role_id in body.mention_role_ids],
    )


@contextlib.contextmanager
def _told(*, reading: bool = False, standing: bool = False) -> Iterator[None]:
    """Translate what Discord answers. `standing`: it acts on a post of ours, which goes with its channel."""
    try:
        yield
    except discord.Forbidden as refused:
        if refused.code in _CLOSED:
            raise ClosedError(str(refused.code)) from refused
        raise (UnreadableError if reading else ForbiddenError)(str(refused.code)) from refused
    except discord.NotFound as missing:
        if standing or missing.code == _UNKNOWN_MESSAGE:
            raise GoneError(str(missing.code)) from missing
        raise ForbiddenError(str(missing.code)) from missing
    except discord.RateLimited as limited:
        raise LaterError("429", limited.retry_after) from limited
    except discord.HTTPException as refused:
        if refused.code in _CLOSED:
            raise ClosedError(str(refused.code)) from refused
        if refused.status == 429 or refused.status >= 500:
            raise LaterError(str(refused.status)) from refused
        raise DeliveryError(f"{refused.status}/{refused.code}") from refused
    except (aiohttp.ClientError, OSError, TimeoutError) as broken:
        raise LaterError(type(broken).__name__) from broken
