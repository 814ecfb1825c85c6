"""/inbox: everything the bot tells one person, whatever became of the DM."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import QuillcastClient
from bot.delivery import InboxItem
from bot.texts import say
from bot.texts.markup import name
from cogs.collaboration.communities import name_of
from cogs.components import Interaction, Press, answer_of, on
from cogs.components.doors import listening
from cogs.components.layouts import Item, Style, button, buttons, fits, link, note, rule, text, title

PAGE = 5
# How many are looked at for one page: what says the same is shown once.
LOOKED_AT = 50
# Room that the buttons to older items and to the server take.
SPARE_COMPONENTS, SPARE_CHARACTERS = 10, 150
MOST_SERVERS = 25


class Inbox(commands.Cog):
    """/inbox, and what Discord tells us of our own posts."""

    def __init__(self, client: QuillcastClient) -> None:
        self._client = client

    @app_commands.command(name="inbox", description="Everything that waits for you")
    @app_commands.allowed_contexts(guilds=True, dms=True)
    async def inbox(self, interaction: Interaction) -> None:
        """The newest items; in a direct message, of which server."""
        person_id = interaction.user.id
        if interaction.guild_id is not None:
            page = await _page(self._client, interaction.guild_id, person_id, None)
        else:
            page = await _servers(self._client, person_id)
        await answer_of(interaction).show(page, news=False)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A post of ours may have been deleted by hand."""
        await self._forget(payload.channel_id, [payload.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Several at once."""
        await self._forget(payload.channel_id, list(payload.message_ids))

    async def _forget(self, channel_id: int, message_ids: list[int]) -> None:
        delivery = self._client.services.delivery
        await listening(self._client, "posts deleted", lambda: delivery.posts_deleted(channel_id, message_ids))


@on("delivery:inbox")
async def my_things(press: Press) -> None:
    """The inbox from the start-here card; from a direct message, that of the chosen server."""
    client, here = press.interaction.client, press.interaction.guild_id
    if here is not None:
        page = await _page(client, here, press.person_id, None)
    else:
        page = await _page_in_dm(client, press.id(), press.person_id, None)
    await press.answer.show(page, news=False)


@on("delivery:older", updates=True)
async def older(press: Press) -> None:
    """The items before these."""
    client, here = press.interaction.client, press.interaction.guild_id
    if here is not None:
        page = await _page(client, here, press.person_id, press.id())
    else:
        page = await _page_in_dm(client, press.id(1), press.person_id, press.id())
    await press.answer.update(page)


async def _servers(client: QuillcastClient, person_id: int) -> list[Item]:
    """In a direct message: the one inbox there is, or of which server."""
    found = (await client.services.inbox.guilds(person_id))[:MOST_SERVERS]
    if len(found) == 1:
        return await _page_in_dm(client, found[0][0], person_id, None)
    if not found:
        return [title(say("inbox-title")), text(say("inbox-empty"))]
    choices = [
        button(
            "delivery:inbox",
            guild_id,
            label=say("inbox-server", server=await name_of(client, guild_id), count=unread),
            style=Style.primary if unread else Style.secondary,
        )
        for guild_id, unread in found
    ]
    return [title(say("inbox-title")), text(say("inbox-which")), *buttons(*choices)]


async def _page_in_dm(client: QuillcastClient, guild_id: int, person_id: int, before_id: int | None) -> list[Item]:
    """The same, with the server's name and the way there, where all that is offered works."""
    server = await name_of(client, guild_id)
    page = await _page(client, guild_id, person_id, before_id, server=server)
    return [*page, *buttons(link(f"https://discord.com/channels/{guild_id}", say("inbox-to-server", server=server)))]


async def _page(
    client: QuillcastClient, guild_id: int, person_id: int, before_id: int | None, *, server: str = ""
) -> list[Item]:
    inbox = client.services.inbox
    items = await inbox.items(guild_id, person_id, limit=LOOKED_AT + 1, before_id=before_id)
    shown: list[Item] = [title(say("inbox-title-in", server=name(server, 100)) if server else say("inbox-title"))]
    # The ways to one's own things need to know the server by themselves.
    ways = [] if server else _own_things()
    if not items:
        return [*shown, text(say("inbox-empty")), *ways]
    told, faces = 0, list[object]()
    for item in items[:LOOKED_AT]:
        words = await _words(client, item)
        face = [each.to_component_dict() for each in words]
        if face not in faces:  # several letters of one conversation are told once, by the newest
            row: list[Item] = [rule(), _when(item), *words]
            full = len(faces) == PAGE or not fits(
                [*shown, *row], spare_components=SPARE_COMPONENTS, spare_characters=SPARE_CHARACTERS
            )
            if told and full:
                break
            shown += row
            faces.append(face)
        told += 1
    await inbox.mark_read(guild_id, person_id, oldest_id=items[told - 1].id, newest_id=items[0].id)
    if told < len(items):
        shown += buttons(button("delivery:older", items[told - 1].id, guild_id, label=say("inbox-older")))
    return [*shown, *ways]


def _own_things() -> list[Item]:
    """What one has made and sent, beside what one was told."""
    return [
        rule(),
        *buttons(
            button("showcase:mine", label=say("inbox-pieces")),
            button("collaboration:mine", 0, label=say("inbox-requests")),
            button("collaboration:talks", 0, label=say("inbox-conversations")),
        ),
    ]


async def _words(client: QuillcastClient, item: InboxItem) -> list[Item]:
    render = client.inbox_renderers.get(item.kind)
    words: list[Item] = list(await render(item)) if render is not None else []
    return words or [text(say("inbox-gone"))]


def _when(item: InboxItem) -> Item:
    when = f"<t:{int(item.created_at.timestamp())}:R>" if item.created_at else ""
    return note(say("inbox-new", when=when) if item.read_at is None else when)
