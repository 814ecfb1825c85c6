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
_THREAD_EXISTS = 160004


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
        with _told():
            message = self._client.get_partial_messageable(channel_id).get_partial_message(message_id)
            await message.edit(
                view=_layout(body, marker), attachments=_files(body), allowed_mentions=discord.AllowedMentions.none()
            )

    async def delete(self, channel_id: int, message_id: int) -> None:
        with _told():
            if channel_id == message_id:  # the first message of a forum post: the post goes with it
                with contextlib.suppress(discord.Forbidden):
                    await self._client.http.delete_channel(channel_id)
                    return
            await self._client.get_partial_messageable(channel_id).get_partial_message(message_id).delete()

    async def start_thread(self, channel_id: int, message_id: int | None, name: str) -> Place:
        with _told():
            channel = await self._text_channel(channel_id)
            try:
                if message_id is None:
                    thread = await channel.create_thread(
                        name=name, type=discord.ChannelType.private_thread, invitable=False
                    )
                else:
                    thread = await channel.create_thread(name=name, message=discord.Object(message_id))
            except discord.HTTPException as refused:
                if refused.code != _THREAD_EXISTS or message_id is None:
                    raise
                return Place(message_id, message_id)
            return Place(thread.id, thread.id)

    async def add_to_thread(self, thread_id: int, person_id: int) -> None:
        with _told():
            await self._client.http.add_user_to_thread(thread_id, person_id)

    async def crosspost(self, channel_id: int, message_id: int) -> None:
        with _told():
            try:
                await self._client.http.publish_message(channel_id, message_id)
            except discord.HTTPException as refused:
                if refused.code != _ALREADY_CROSSPOSTED:
                    raise

    async def grant_role(self, guild_id: int, person_id: int, role_id: int) -> None:
        with _told():
            await self._client.http.add_role(guild_id, person_id, role_id)

    async def find_message(self, channel_id: int, marker: int, since: datetime) -> Place | None:
        with _told(reading=True):
            if await self._is_forum(channel_id):
                return await self._find_post(channel_id, marker, since)
            channel = self._client.get_partial_messageable(channel_id)
            async for message in channel.history(limit=200, after=since - _SKEW, oldest_first=False):
                if self._is_ours(message, marker):
                    return Place(channel_id, message.id)
            return None

    async def find_thread(self, parent_id: int, name: str, since: datetime) -> Place | None:
        with _told(reading=True):
            for thread in await self._own_threads(parent_id, since):
                if thread.name == name:
                    return Place(thread.id, thread.id)
            return None

    async def _find_post(self, forum_id: int, marker: int, since: datetime) -> Place | None:
        for thread in await self._own_threads(forum_id, since):
            with contextlib.suppress(discord.NotFound):
                if self._is_ours(await thread.fetch_message(thread.id), marker):
                    return Place(thread.id, thread.id)
        return None

    async def _own_threads(self, parent_id: int, since: datetime) -> list[discord.Thread]:
        parent = await self._client.fetch_channel(parent_id)
        if isinstance(parent, discord.abc.PrivateChannel):
            return []
        guild = await self._client.fetch_guild(parent.guild.id)
        return [
            thread
            for thread in await guild.active_threads()
            if thread.parent_id == parent_id
            and self._client.user is not None
            and thread.owner_id == self._client.user.id
            and discord.utils.snowflake_time(thread.id) >= since - _SKEW
        ]

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
        return Place(created.thread.id, created.message.id)

    async def _text_channel(self, channel_id: int) -> discord.TextChannel:
        channel = await self._client.fetch_channel(channel_id)
        if not isinstance(channel, discord.TextChannel):
            raise DeliveryError("a thread needs a text channel")
        return channel

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
def _told(*, reading: bool = False) -> Iterator[None]:
    try:
        yield
    except discord.Forbidden as refused:
        if refused.code in _CLOSED:
            raise ClosedError(str(refused.code)) from refused
        raise (UnreadableError if reading else ForbiddenError)(str(refused.code)) from refused
    except discord.NotFound as missing:
        if missing.code == _UNKNOWN_MESSAGE:
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
