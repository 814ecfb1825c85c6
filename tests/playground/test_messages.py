"""Messages that a bot sends, changes and takes back, and what Discord refuses in them."""

import io
from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest

from bot.playground.server import Playground
from tests.playground.tinybot import TinyBot

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (64).to_bytes(4, "big") + (48).to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
)
V2 = 1 << 15


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[TinyBot]:
    """Logged in, without a gateway."""
    async with TinyBot(playground, connects=False) as made:
        yield made


def channel_id(playground: Playground, name: str = "general") -> int:
    return playground.world.channel_named(playground.guild().id, name).id


def place(client: TinyBot, name: str = "general") -> discord.PartialMessageable:
    return client.get_partial_messageable(channel_id(client.playground, name))


async def test_a_layout_with_files_shows_them_where_it_names_them(playground: Playground, client: TinyBot) -> None:
    view = discord.ui.LayoutView()
    section: discord.ui.Section[discord.ui.LayoutView] = discord.ui.Section(
        "A tide", accessory=discord.ui.Thumbnail("attachment://cover.png", description="sea")
    )
    gallery: discord.ui.MediaGallery[discord.ui.LayoutView] = discord.ui.MediaGallery(
        discord.MediaGalleryItem("attachment://cover.png", spoiler=True)
    )
    view.add_item(discord.ui.Container(section, gallery, discord.ui.File("attachment://tide.txt"), accent_colour=0xFF))
    files = [discord.File(io.BytesIO(PNG), "cover.png"), discord.File(io.BytesIO(b"the text"), "tide.txt")]
    sent = await place(client).send(view=view, files=files)
    assert sent.flags.components_v2
    assert sent.attachments == []
    shown = playground.person("ana").sees("general")[-1].components[0]["components"]
    media = shown[0]["accessory"]["media"]
    assert (media["width"], media["height"]) == (64, 48)
    assert shown[2]["size"] == len(b"the text")
    assert await client.http.get_from_cdn(shown[2]["file"]["url"]) == b"the text"


async def test_text_is_read_in_order_and_edits_show_at_once(playground: Playground, client: TinyBot) -> None:
    ana = playground.person("ana")
    embed = discord.Embed(title="Title", description="Body").add_field(name="F", value="V").set_footer(text="End")
    sent = await place(client).send("Hello", embed=embed, file=discord.File(io.BytesIO(b"x"), "a.txt"))
    assert ana.sees("general")[-1].text == "Hello\nTitle\nBody\nF\nV\nEnd"
    await sent.edit(content="Changed", embed=None)
    assert ana.sees("general")[-1].text == "Changed"
    assert (await place(client).fetch_message(sent.id)).attachments[0].filename == "a.txt"
    await sent.edit(attachments=[])
    assert (await place(client).fetch_message(sent.id)).attachments == []
    await sent.delete()
    with pytest.raises(discord.NotFound) as gone:
        await sent.edit(content="again")
    assert gone.value.code == 10008


async def test_a_classic_message_becomes_a_layout_and_never_a_classic_one_again(client: TinyBot) -> None:
    sent = await place(client).send("classic")
    view = discord.ui.LayoutView().add_item(discord.ui.TextDisplay("layout"))
    with pytest.raises(discord.HTTPException) as refused:
        await sent.edit(view=view)
    assert refused.value.code == 50035
    edited = await sent.edit(content=None, view=view)
    assert edited.flags.components_v2
    with pytest.raises(discord.HTTPException):
        await edited.edit(content="classic again", view=None)


async def test_the_same_nonce_gives_the_same_message_and_10008_once_it_was_deleted(client: TinyBot) -> None:
    first = await place(client).send("once", nonce="edition-1")
    second = await place(client).send("once", nonce="edition-1")
    assert first.id == second.id
    await first.delete()
    with pytest.raises(discord.NotFound) as gone:
        await place(client).send("once", nonce="edition-1")
    assert gone.value.code == 10008


async def test_history_is_read_forwards_and_backwards(client: TinyBot) -> None:
    sent = [await place(client, "news").send(str(n)) for n in range(4)]
    after = [m async for m in place(client, "news").history(after=sent[0], oldest_first=True)]
    assert [m.content for m in after] == ["1", "2", "3"]
    assert [m.content async for m in place(client, "news").history(limit=2, before=sent[3])] == ["2", "1"]


async def test_what_others_wrote_is_unreadable_unless_it_mentions_the_bot(
    playground: Playground, client: TinyBot
) -> None:
    ana = playground.person("ana")
    hidden = await ana.writes("general", "a secret")
    shown = await ana.writes("general", f"hello <@{playground.application_id}>")
    own = await place(client).send("a question")
    answer = await ana.writes("general", "an answer", reply_to=shown)
    ping = await ana.writes("general", "a pinging answer", reply_to=playground.world.messages[own.channel.id][own.id])
    read = {m.id: m.content async for m in place(client).history(limit=20)}
    assert read[hidden.id] == ""
    assert read[answer.id] == ""
    assert read[shown.id] == f"hello <@{playground.application_id}>"
    assert read[ping.id] == "a pinging answer"


async def test_mentions_ping_only_whom_they_may(playground: Playground, client: TinyBot) -> None:
    ana, guild = playground.person("ana"), playground.guild()
    text = f"{ana.mention} <@&{next(r.id for r in guild.roles.values() if r.name == 'Staff')}> @everyone"
    quiet = await place(client).send(text, allowed_mentions=discord.AllowedMentions.none())
    stored = playground.world.messages[quiet.channel.id][quiet.id]
    assert (stored.mentions, stored.mention_roles, stored.mention_everyone) == ([], [], False)
    loud = await place(client).send(text, allowed_mentions=discord.AllowedMentions(users=True))
    assert [m.id for m in loud.mentions] == [ana.id]
    assert not loud.mention_everyone


async def test_reactions_pins_and_crossposts(playground: Playground, client: TinyBot) -> None:
    sent = await place(client, "news").send("today")
    await sent.add_reaction("🎉")
    await playground.person("ana").reacts(playground.world.messages[sent.channel.id][sent.id], "🎉")
    assert (await place(client, "news").fetch_message(sent.id)).reactions[0].count == 2
    await sent.pin()
    assert [m.id async for m in place(client, "news").pins()] == [sent.id]
    await sent.publish()
    with pytest.raises(discord.HTTPException) as again:
        await sent.publish()
    assert again.value.code == 40033


def rows(*buttons: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"type": 1, "components": list(buttons)}]


def button(n: int, **more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": str(n), "custom_id": f"b{n}", **more}


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("nothing", {}, "50006"),
    ("blank", {"content": "  "}, "50006"),
    ("long", {"content": "x" * 2001}, "content"),
    ("content in a layout", {"flags": V2, "content": "x", "components": [text("x")]}, "content"),
    ("embeds in a layout", {"flags": V2, "embeds": [{"title": "x"}], "components": [text("x")]}, "embeds"),
    ("a layout without its flag", {"components": [text("x")]}, "components.0.type"),
    ("an empty layout", {"flags": V2}, "50006"),
    ("41 components", {"flags": V2, "components": [text("x")] * 41}, "components"),
    ("41 nested components", {"flags": V2, "components": [{"type": 17, "components": [text("x")] * 40}]}, "components"),
    ("4001 characters", {"flags": V2, "components": [text("x" * 2000), text("y" * 2001)]}, "components"),
    ("an empty text", {"flags": V2, "components": [text("")]}, "components.0.content"),
    ("the same custom id twice", {"content": "x", "components": rows(button(1), button(1))}, "custom_id"),
    ("six buttons in a row", {"content": "x", "components": rows(*map(button, range(6)))}, "components.0.components"),
    ("an empty row", {"content": "x", "components": rows()}, "components.0.components"),
    ("six rows", {"content": "x", "components": [rows(button(n))[0] for n in range(6)]}, "components"),
    ("a link without address", {"content": "x", "components": rows({"type": 2, "style": 5, "label": "x"})}, "url"),
    (
        "a javascript link",
        {"content": "x", "components": rows({"type": 2, "style": 5, "label": "x", "url": "javascript:1"})},
        "url",
    ),
    ("a long label", {"content": "x", "components": rows(button(1, label="x" * 81))}, "label"),
    ("a bare button", {"content": "x", "components": rows({"type": 2, "style": 1, "custom_id": "a"})}, "label"),
    ("a long custom id", {"content": "x", "components": rows(button(1, custom_id="x" * 101))}, "custom_id"),
    (
        "26 options",
        {
            "content": "x",
            "components": rows(
                {"type": 3, "custom_id": "s", "options": [{"label": str(n), "value": str(n)} for n in range(26)]}
            ),
        },
        "options",
    ),
    (
        "options alike",
        {
            "content": "x",
            "components": rows({"type": 3, "custom_id": "s", "options": [{"label": "a", "value": "a"}] * 2}),
        },
        "options.1.value",
    ),
    ("a section without accessory", {"flags": V2, "components": [{"type": 9, "components": [text("x")]}]}, "accessory"),
    (
        "a container in a container",
        {"flags": V2, "components": [{"type": 17, "components": [{"type": 17, "components": [text("x")]}]}]},
        "components.0.components.0.type",
    ),
    (
        "an unknown attachment",
        {"flags": V2, "components": [{"type": 12, "items": [{"media": {"url": "attachment://no.png"}}]}]},
        "items.0.media.url",
    ),
    (
        "a file from elsewhere",
        {"flags": V2, "components": [{"type": 13, "file": {"url": "https://example.org/a.txt"}}]},
        "file.url",
    ),
    ("eleven embeds", {"embeds": [{"title": "x"}] * 11}, "embeds"),
    ("a long embed title", {"embeds": [{"title": "x" * 257}]}, "title"),
    ("6001 characters of embeds", {"embeds": [{"description": "x" * 3001}] * 2}, "embeds"),
    ("an unnamed embed field", {"embeds": [{"fields": [{"name": "", "value": "x"}]}]}, "fields.0.name"),
    ("a long nonce", {"content": "x", "nonce": "n" * 26}, "nonce"),
    ("an ephemeral flag", {"content": "x", "flags": 64}, "flags"),
    ("mentions said twice", {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, "mentions"),
    ("an answer to nothing", {"content": "x", "message_reference": {"message_id": "1"}}, "message_reference"),
]


@pytest.mark.parametrize(("body", "where"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
async def test_discord_refuses(client: TinyBot, body: dict[str, Any], where: str) -> None:
    path = f"/channels/{channel_id(client.playground)}/messages"
    with pytest.raises(discord.HTTPException) as refused:
        await client.raw("POST", path, body)
    assert refused.value.status == 400
    if where.isdigit():
        assert refused.value.code == int(where)
    else:
        assert refused.value.code == 50035
        assert where in refused.value.text


LARGEST: list[tuple[str, dict[str, Any]]] = [
    ("2000 characters", {"content": "x" * 2000}),
    ("40 components", {"flags": V2, "components": [text("x")] * 40}),
    ("4000 characters", {"flags": V2, "components": [text("x" * 2000), text("y" * 2000)]}),
    (
        "five rows of five",
        {"content": "x", "components": [rows(*map(button, range(n, n + 5)))[0] for n in range(0, 25, 5)]},
    ),
    ("6000 characters of embeds", {"embeds": [{"description": "x" * 3000}] * 2}),
    ("a nonce of 25", {"content": "x", "nonce": "n" * 25, "enforce_nonce": True}),
]


@pytest.mark.parametrize("body", [case[1] for case in LARGEST], ids=[case[0] for case in LARGEST])
async def test_discord_takes_the_largest(client: TinyBot, body: dict[str, Any]) -> None:
    sent = await client.raw("POST", f"/channels/{channel_id(client.playground)}/messages", body)
    assert sent["id"]


async def test_eleven_files_and_a_file_too_large_are_refused(client: TinyBot) -> None:
    too_many = [discord.File(io.BytesIO(b"x"), f"{n}.txt") for n in range(10)]
    await place(client).send(files=too_many)
    with pytest.raises(discord.HTTPException) as refused:
        await place(client).send(file=discord.File(io.BytesIO(b"x" * (10 * 1024 * 1024 + 1)), "big.bin"))
    assert (refused.value.status, refused.value.code) == (413, 40005)
