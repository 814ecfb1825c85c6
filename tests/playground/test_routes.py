"""Every route the playground has, answered as Discord's file says."""

from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest

from bot.playground import channels
from bot.playground.community import BOT_PERMISSIONS, bot_role
from bot.playground.intents import Intent
from bot.playground.permissions import Permission
from bot.playground.rest.routing import ROUTES
from bot.playground.server import Playground
from tests.playground.openapi import DiscordSpec
from tests.playground.tinybot import TinyBot


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[TinyBot]:
    """Logged in, without a gateway, and with every right."""
    bot_role(playground.guild(), playground.application).permissions = BOT_PERMISSIONS | Permission.ADMINISTRATOR
    async with TinyBot(playground, connects=False) as made:
        yield made


def test_every_route_is_one_of_discords(discord_spec: DiscordSpec) -> None:
    unknown = [f"{r.method} {r.template}" for r in ROUTES if not discord_spec.has(r.method, r.template)]
    assert unknown == []


async def test_commands_are_made_changed_and_removed_one_by_one(playground: Playground, client: TinyBot) -> None:
    app, guild = playground.application_id, playground.guild().id
    for base in (f"/applications/{app}/commands", f"/applications/{app}/guilds/{guild}/commands"):
        made = await client.raw("POST", base, {"name": "one", "description": "x"})
        again = await client.raw("POST", base, {"name": "one", "description": "y"})
        assert again["id"] == made["id"]
        assert again["version"] != made["version"]
        assert (await client.raw("GET", f"{base}/{made['id']}"))["description"] == "y"
        changed = await client.raw("PATCH", f"{base}/{made['id']}", {"description": "z"})
        assert changed["description"] == "z"
        assert [c["name"] for c in await client.raw("GET", base)] == ["one"]
        await client.raw("DELETE", f"{base}/{made['id']}")
        with pytest.raises(discord.NotFound) as gone:
            await client.raw("GET", f"{base}/{made['id']}")
        assert gone.value.code == 10063
    await client.raw("PUT", f"/applications/{app}/guilds/{guild}/commands", [{"name": "two", "description": "x"}])
    assert [c["name"] for c in playground.person("ana").offered()] == ["two"]
    assert playground.person("quinn").offered() == []
    assert await client.raw("GET", f"/applications/{app}/guilds/{guild}/commands/permissions") == []
    assert (await client.raw("GET", "/applications/@me"))["approximate_guild_count"] == 2
    assert (await client.raw("GET", "/gateway"))["url"] == playground.gateway.url


def option(**fields: Any) -> dict[str, Any]:
    return {"type": 3, "name": "o", "description": "x", **fields}


@pytest.mark.parametrize(
    ("command", "where"),
    [
        ({"name": "Upper", "description": "x"}, "name"),
        ({"name": "two words", "description": "x"}, "name"),
        ({"name": "x" * 33, "description": "x"}, "name"),
        ({"name": "x", "description": ""}, "description"),
        ({"name": "x", "description": "x" * 101}, "description"),
        ({"name": "x", "description": "x", "options": [option(name=f"o{n}") for n in range(26)]}, "options"),
        ({"name": "x", "description": "x", "options": [option(), option()]}, "name"),
        ({"name": "x", "description": "x", "options": [option(), option(name="p", required=True)]}, "options"),
        (
            {
                "name": "x",
                "description": "x",
                "options": [option(choices=[{"name": str(n), "value": str(n)} for n in range(26)])],
            },
            "choices",
        ),
        ({"name": "x", "description": "x", "options": [option(), option(type=1, name="sub")]}, "options"),
        ({"name": "x", "type": 3, "description": "menus have none"}, "description"),
        (
            {
                "name": "x",
                "description": "x",
                "options": [
                    option(name=f"o{n}", choices=[{"name": str(c), "value": "v" * 96 + str(c)} for c in range(10, 20)])
                    for n in range(9)
                ],
            },
            "8000",
        ),
    ],
)
async def test_commands_that_discord_refuses(client: TinyBot, command: dict[str, Any], where: str) -> None:
    with pytest.raises(discord.HTTPException) as refused:
        await client.raw("PUT", f"/applications/{client.application_id}/commands", [command])
    assert refused.value.code == 50035
    assert where in refused.value.text


async def test_sixteen_menus_are_one_too_many(client: TinyBot) -> None:
    path = f"/applications/{client.application_id}/commands"
    await client.raw("PUT", path, [{"name": f"m{n}", "type": 3} for n in range(15)])
    with pytest.raises(discord.HTTPException) as refused:
        await client.raw("PUT", path, [{"name": f"m{n}", "type": 3} for n in range(16)])
    assert refused.value.code == 30032


async def test_guilds_roles_and_members(playground: Playground, client: TinyBot) -> None:
    guild, ana, ben = playground.guild().id, playground.person("ana"), playground.person("ben")
    assert (await client.raw("GET", f"/guilds/{guild}?with_counts=true"))["approximate_member_count"] == 9
    assert len(await client.raw("GET", f"/guilds/{guild}/channels")) == 9
    roles = {r["name"]: r for r in await client.raw("GET", f"/guilds/{guild}/roles")}
    member = roles["Member"]["id"]
    assert (await client.raw("GET", f"/guilds/{guild}/roles/{member}"))["name"] == "Member"
    renamed = await client.raw("PATCH", f"/guilds/{guild}/roles/{member}", {"name": "Writer", "color": 255})
    assert (renamed["name"], renamed["color"]) == ("Writer", 255)
    await client.raw("DELETE", f"/guilds/{guild}/roles/{member}")
    found = await client.raw("GET", f"/guilds/{guild}/members/search?query=an&limit=5")
    assert [m["user"]["username"] for m in found] == ["ana"]
    playground.application.privileged_intents = int(Intent.GUILD_MEMBERS)
    assert len(await client.raw("GET", f"/guilds/{guild}/members?limit=100")) == 9
    assert (await client.raw("PATCH", f"/guilds/{guild}/members/@me", {"nick": "Quill"}))["nick"] == "Quill"
    await client.raw("DELETE", f"/guilds/{guild}/members/{ana.id}")
    await client.raw("PUT", f"/guilds/{guild}/bans/{ben.id}", {})
    assert [b["user"]["username"] for b in await client.raw("GET", f"/guilds/{guild}/bans")] == ["ben"]
    assert (await client.raw("GET", f"/guilds/{guild}/bans/{ben.id}"))["reason"] is None
    await client.raw("DELETE", f"/guilds/{guild}/bans/{ben.id}")
    with pytest.raises(discord.NotFound):
        await client.raw("GET", f"/guilds/{guild}/bans/{ben.id}")
    assert (await client.raw("GET", f"/users/{ana.id}"))["username"] == "ana"
    assert len(await client.raw("GET", "/users/@me/guilds")) == 2
    await client.raw("DELETE", f"/users/@me/guilds/{guild}")
    assert len(await client.raw("GET", "/users/@me/guilds")) == 1


async def test_channels_overwrites_reactions_and_pins(playground: Playground, client: TinyBot) -> None:
    ana = playground.person("ana")
    general = playground.world.channel_named(playground.guild().id, "general")
    base = f"/channels/{general.id}"
    assert (await client.raw("GET", base))["name"] == "general"
    await client.raw("POST", f"{base}/typing")
    await client.raw("PUT", f"{base}/permissions/{ana.id}", {"type": 1, "deny": "2048", "allow": "0"})
    assert not playground.world.permissions(ana.id, general) & Permission.SEND_MESSAGES
    await client.raw("DELETE", f"{base}/permissions/{ana.id}")
    assert playground.world.permissions(ana.id, general) & Permission.SEND_MESSAGES
    sent = await client.raw("POST", f"{base}/messages", {"content": "x"})
    one = f"{base}/messages/{sent['id']}"
    await client.raw("PUT", f"{one}/reactions/%F0%9F%91%8D/@me")
    assert [u["id"] for u in await client.raw("GET", f"{one}/reactions/%F0%9F%91%8D")] == [str(client.application_id)]
    await client.raw("DELETE", f"{one}/reactions/%F0%9F%91%8D/@me")
    await client.raw("PUT", f"{base}/messages/pins/{sent['id']}")
    await client.raw("DELETE", f"{base}/messages/pins/{sent['id']}")
    assert (await client.raw("GET", f"{base}/messages/pins"))["items"] == []
    other = await ana.writes("general", "spam")
    await client.raw("POST", f"{base}/messages/bulk-delete", {"messages": [sent["id"], str(other.id)]})
    assert other.deleted


async def test_members_and_archives_of_threads(playground: Playground, client: TinyBot) -> None:
    ana = playground.person("ana")
    collab = playground.world.channel_named(playground.guild().id, "collab")
    made = await client.raw("POST", f"/channels/{collab.id}/threads", {"name": "private", "type": 12})
    base = f"/channels/{made['id']}"
    await client.raw("PUT", f"{base}/thread-members/{ana.id}")
    assert len(await client.raw("GET", f"{base}/thread-members")) == 2
    assert (await client.raw("GET", f"{base}/thread-members/{ana.id}"))["user_id"] == str(ana.id)
    await client.raw("DELETE", f"{base}/thread-members/@me")
    await client.raw("PUT", f"{base}/thread-members/@me")
    await client.raw("PATCH", base, {"archived": True})
    for path in ("threads/archived/private", "users/@me/threads/archived/private"):
        listed = await client.raw("GET", f"/channels/{collab.id}/{path}")
        assert [t["name"] for t in listed["threads"]] == ["private"]
    assert (await client.raw("GET", f"/channels/{collab.id}/threads/archived/public"))["threads"] == []
    assert (await client.raw("DELETE", base))["id"] == made["id"]


async def test_a_response_is_fetched_and_deleted_through_its_token(playground: Playground) -> None:
    bot = TinyBot(playground)

    @bot.tree.command(description="x")
    async def note(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        sent = await interaction.followup.send("kept", wait=True)
        assert (await interaction.original_response()).id == sent.id
        extra = await interaction.followup.send("removed", wait=True)
        await interaction.followup.delete_message(extra.id)
        await interaction.delete_original_response()

    async with bot:
        ana = playground.person("ana")
        before = len(ana.sees("general"))
        reply = await ana.runs("/note")
        with playground.world.subscribe(ana.id) as events:
            while not reply.message.deleted:
                await events.next()
        assert len(ana.sees("general")) == before


MODAL = {"title": "Form", "custom_id": "f", "components": []}


def label(n: int, **inner: Any) -> dict[str, Any]:
    return {"type": 18, "label": f"Field {n}", "component": {"type": 4, "style": 1, "custom_id": f"c{n}", **inner}}


@pytest.mark.parametrize(
    ("form", "where"),
    [
        ({**MODAL}, "components"),
        ({**MODAL, "components": [label(n) for n in range(6)]}, "components"),
        ({**MODAL, "title": "x" * 46, "components": [label(1)]}, "title"),
        ({**MODAL, "components": [label(1), label(1)]}, "custom_id"),
        ({**MODAL, "components": [label(1, value="x" * 4001)]}, "value"),
        ({**MODAL, "components": [label(1, max_length=4001)]}, "max_length"),
        ({**MODAL, "components": [label(1, placeholder="x" * 101)]}, "placeholder"),
        ({**MODAL, "components": [{**label(1), "label": "x" * 46}]}, "label"),
        ({**MODAL, "components": [{"type": 18, "label": "x", "component": {"type": 2, "custom_id": "b"}}]}, "type"),
        (
            {
                **MODAL,
                "components": [
                    {
                        "type": 18,
                        "label": "x",
                        "component": {"type": 21, "custom_id": "r", "options": [{"label": "a", "value": "a"}]},
                    }
                ],
            },
            "options",
        ),
    ],
)
async def test_forms_that_discord_refuses(playground: Playground, form: dict[str, Any], where: str) -> None:
    bot = TinyBot(playground)

    @bot.tree.command(description="x")
    async def opens(interaction: discord.Interaction) -> None:
        path = f"/interactions/{interaction.id}/{interaction.token}/callback"
        with pytest.raises(discord.HTTPException) as refused:
            await bot.raw("POST", path, {"type": 9, "data": form})
        await interaction.response.send_message(f"{refused.value.code} {refused.value.text}")

    async with bot:
        reply = await playground.person("ana").runs("/opens")
        assert reply.text.startswith("50035")
        assert where in reply.text


async def test_a_form_cannot_answer_a_form(playground: Playground) -> None:
    bot = TinyBot(playground)

    class Form(discord.ui.Modal, title="Form"):
        field: discord.ui.Label[discord.ui.Modal] = discord.ui.Label(text="Word", component=discord.ui.TextInput())

        async def on_submit(self, interaction: discord.Interaction) -> None:
            with pytest.raises(discord.HTTPException) as refused:
                await interaction.response.send_modal(Form())
            await interaction.response.send_message(str(refused.value.code))

    @bot.tree.command(description="x")
    async def opens(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Form())

    async with bot:
        ana = playground.person("ana")
        assert (await ana.fills(await ana.runs("/opens"), {"Word": "x"})).text == "50035"


async def test_a_placeholder_is_seen_while_the_bot_is_thinking(playground: Playground) -> None:
    bot = TinyBot(playground)

    @bot.tree.command(description="x")
    async def thinks(interaction: discord.Interaction) -> None:
        await interaction.response.defer(thinking=True)
        await playground.person("ben").writes_to_bot("go on")
        await interaction.edit_original_response(content="thought")

    async with bot:
        general = playground.world.channel_named(playground.guild().id, "general")
        with playground.world.subscribe(playground.person("ben").id) as events:
            reply = await playground.person("ana").runs("/thinks")
            await reply.settled()
            told = await events.next()
        assert told.name == "MESSAGE_CREATE"
        assert told.data["flags"] & 128
        assert reply.text == "thought"
        assert reply.message.edited_at is None
        channels.deny(playground.world, general, playground.guild().id, Permission.USE_APPLICATION_COMMANDS)
        assert playground.person("ana").offered() == []
