"""Direct messages to the bot: stored, marked as received, answered; read back after we were away."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial

import discord
import structlog
from discord.ext import commands

from bot.client import QuillcastClient
from bot.collaboration.dms import Incoming
from bot.showcase.uploads import can_open
from bot.texts import say
from cogs.collaboration import dm_messages
from cogs.collaboration.communities import open_to, present_around
from cogs.components import Press, on
from cogs.components.doors import failed, listening
from cogs.components.layouts import text
from cogs.components.sent import number

log = structlog.get_logger()

# What the bot puts under each message it has stored: where it is missing, the sender repeats it.
RECEIVED = "✅"
# How many messages of one person are read back.
MOST_READ_BACK = 200
TRY_AGAIN = timedelta(minutes=1)


class InChannel:
    """A person who wrote a message, answered where they wrote it."""

    def __init__(self, message: discord.Message) -> None:
        self._message = message

    async def refuse(self, sentence: str, typed: str = "") -> None:
        """Tell them why not."""
        await self._message.channel.send(
            sentence, reference=self._message.to_reference(fail_if_not_exists=False), mention_author=False
        )


class DirectMessages(commands.Cog):
    """Takes direct messages in, each person's in the order they were written.

    What could not be read back or answered is taken up again a minute later.
    """

    def __init__(self, client: QuillcastClient) -> None:
        self._client = client
        self._intake = client.services.collaboration.dms
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        # Of whom something older may not have been read yet: what they write now must not hide it. None: of everybody.
        self._behind: set[int] | None = None
        self._later: asyncio.Task[None] | None = None

    async def cog_unload(self) -> None:
        """The program stops; what is left is taken up at the next start."""
        if self._later is not None:
            self._later.cancel()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote to us."""
        if message.guild is None and not message.author.bot:
            await self._at_work(lambda: self._take_in(message))

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """They changed what they wrote."""
        if payload.guild_id is None and not payload.message.author.bot:
            await self._at_work(lambda: self._edited(payload.message))

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """They took it back."""
        if payload.guild_id is None:
            await self._at_work(lambda: self._intake.deleted([payload.message_id]))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Read back what was written while we were away, then take up what a stop has left."""
        self._behind = None
        await self._at_work(self._catch_up)

    async def _catch_up(self) -> None:
        channels = await self._client.services.dms.channels()
        if self._behind is None:
            self._behind = {person_id for person_id, *_ in channels}
        for person_id, channel_id, last_seen in channels:
            if person_id in self._behind:
                await self._at_work(partial(self._read_back, person_id, channel_id, last_seen))
        for person_id in {each.person_id for each in await self._intake.waiting()}:
            await self._at_work(partial(self._handle, person_id))

    async def _read_back(self, person_id: int, channel_id: int, last_seen: int | None) -> None:
        channel = self._client.get_partial_messageable(channel_id)
        after = discord.Object(last_seen) if last_seen is not None else None
        try:
            async for message in channel.history(limit=MOST_READ_BACK, after=after, oldest_first=True):
                if message.author.id == person_id:
                    await self._take_in(message, reading_back=True)
        except (discord.Forbidden, discord.NotFound) as refused:
            log.info("direct messages not read back", code=refused.code)
        if self._behind is not None:
            self._behind.discard(person_id)

    async def _take_in(self, message: discord.Message, *, reading_back: bool = False) -> None:
        person_id = message.author.id
        async with self._turns[person_id]:
            try:
                await self._client.services.dms.opened(person_id, message.channel.id)
                has_text_file = any(can_open(each.filename) for each in message.attachments)
                if has_text_file:
                    await self._client.services.showcase.drafts.offer_file(person_id, message.id)
                    await self._mark(message.channel.id, message.id)
                if message.content or not has_text_file:
                    await self._intake.receive(_incoming(message))
                if reading_back or (self._behind is not None and person_id not in self._behind):
                    await self._client.services.dms.seen(person_id, message.id)
            except Exception as error:  # noqa: BLE001 - a door: the sender is told, and no mark is set
                await failed(InChannel(message), error, "direct message")
                return
        await self._handle(person_id)

    async def _handle(self, person_id: int) -> None:
        async with self._turns[person_id]:
            for waiting in await self._intake.waiting(person_id):
                await self._mark(waiting.channel_id, waiting.message_id)
                present = await present_around(self._client, person_id)
                await self._intake.handle(waiting.message_id, present=present)

    async def _edited(self, message: discord.Message) -> None:
        if await self._intake.edited(message.id, message.content):
            await self._handle(message.author.id)

    async def _mark(self, channel_id: int, message_id: int) -> None:
        try:
            message = self._client.get_partial_messageable(channel_id).get_partial_message(message_id)
            await message.add_reaction(RECEIVED)
        except discord.HTTPException as refused:
            log.info("received mark not set", code=refused.code)

    async def _at_work(self, work: Callable[[], Awaitable[None]]) -> None:
        if not await listening(self._client, "direct message", work) and (self._later is None or self._later.done()):
            self._later = asyncio.create_task(self._once_more())

    async def _once_more(self) -> None:
        clock = self._client.services.clock
        await clock.until(clock.now() + TRY_AGAIN)
        self._later = None
        await self._at_work(self._catch_up)


@on("collaboration:which", updates=True)
async def which(press: Press) -> None:
    """Which conversation the message is for, or that it is about something new."""
    intake = press.services.collaboration.dms
    if press.picked() == "new":
        await intake.choose(press.person_id, None)
        servers = await open_to(press.interaction.client, press.person_id)
        await press.answer.update(dm_messages.dm_menu([(each.guild_id, each.name) for each in servers]))
        return
    present = await present_around(press.interaction.client, press.person_id)
    await intake.choose(press.person_id, number(press.picked()), present=present)
    await press.answer.update(text(say("collaboration-which-done")))


def _incoming(message: discord.Message) -> Incoming:
    reference = message.reference
    others = [each for each in message.attachments if not can_open(each.filename)]
    return Incoming(
        message_id=message.id,
        person_id=message.author.id,
        channel_id=message.channel.id,
        text=message.content,
        has_files=bool(others or message.stickers or message.poll or message.message_snapshots),
        replied_to_id=reference.message_id if reference is not None else None,
    )
