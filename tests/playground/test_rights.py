"""Who may do what where: channels, DMs, roles, threads."""

from collections.abc import AsyncIterator

import discord
import pytest

from bot.playground import channels
from bot.playground.community import bot_role
from bot.playground.errors import DiscordError
from bot.playground.model import Channel
from bot.playground.permissions import Permission
from bot.playground.server import Playground
from tests.playground.tinybot import TinyBot


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[TinyBot]:
    """Logged in, without a gateway."""
    async with TinyBot(playground, connects=False) as made:
        yield made


def named(playground: Playground, name: str) -> Channel:
    return playground.world.channel_named(playground.guild().id, name)


async def refusal(awaitable: object) -> tuple[int, int]:
    with pytest.raises(discord.HTTPException) as refused:
        await awaitable  # type: ignore[misc]
    return refused.value.status, refused.value.code


async def test_a_channel_that_the_bot_may_not_write_in_or_see(playground: Playground, client: TinyBot) -> None:
    general = named(playground, "general")
    where = client.get_partial_messageable(general.id)
    channels.deny(playground.world, general, playground.application_id, Permission.SEND_MESSAGES, is_member=True)
    assert await refusal(where.send("x")) == (403, 50013)
    channels.deny(playground.world, general, playground.application_id, Permission.VIEW_CHANNEL, is_member=True)
    assert await refusal(where.send("x")) == (403, 50001)
    assert await refusal(client.get_partial_messageable(1).send("x")) == (404, 10003)


async def test_the_staff_channel_is_for_staff(playground: Playground) -> None:
    ana, sam, oda = (playground.person(name) for name in ("ana", "sam", "oda"))
    assert not ana.sees_channel("staff")
    assert sam.sees_channel("staff")
    assert oda.sees_channel("staff")
    with pytest.raises(DiscordError, match="50001"):
        await ana.writes("staff", "hello?")
    oda.gives_role("ana", "Staff")
    assert ana.sees_channel("staff")
    with pytest.raises(DiscordError, match="50013"):
        await playground.person("ben").writes("news", "my own edition")


@pytest.mark.parametrize(("change", "code"), [("closes_dms", 50007), ("blocks_bot", 50007), ("leaves", 50278)])
async def test_a_shut_dm_is_found_out_at_sending(
    playground: Playground, client: TinyBot, change: str, code: int
) -> None:
    ana = playground.person("ana")
    channel = await client.create_dm(discord.Object(ana.id))
    await channel.send("an echo")
    getattr(ana, change)()
    again = await client.create_dm(discord.Object(ana.id))
    assert again.id == channel.id
    assert await refusal(channel.send("another")) == (403, code)


async def test_an_outsider_reaches_the_bot_only_with_the_app_installed(playground: Playground, client: TinyBot) -> None:
    omar = playground.person("omar")
    with pytest.raises(DiscordError, match="50278"):
        await omar.writes_to_bot("hello")
    omar.installs_bot()
    written = await omar.writes_to_bot("hello")
    await client.get_partial_messageable(written.channel_id).send("hello Omar")
    assert omar.sees(dm=True)[-1].text == "hello Omar"


async def test_roles_are_given_below_ones_own_only(playground: Playground, client: TinyBot) -> None:
    guild, ana = playground.guild(), playground.person("ana")
    roles = {r.name: r for r in guild.roles.values()}
    await client.http.add_role(guild.id, ana.id, roles["Member"].id)
    assert ana.has_role("Member")
    await client.http.remove_role(guild.id, ana.id, roles["Member"].id)
    assert not ana.has_role("Member")
    assert await refusal(client.http.add_role(guild.id, ana.id, 1)) == (404, 10011)
    bot_role(guild, playground.application).position = 0
    assert await refusal(client.http.add_role(guild.id, ana.id, roles["Member"].id)) == (403, 50013)


async def test_members_are_looked_up_one_by_one_without_the_members_intent(
    playground: Playground, client: TinyBot
) -> None:
    guild, omar = playground.guild(), playground.person("omar")
    assert (await client.http.get_member(guild.id, playground.person("ana").id))["user"]["global_name"] == "Ana"
    assert await refusal(client.http.get_member(guild.id, omar.id)) == (404, 10007)
    assert await refusal(client.http.get_members(guild.id, 5, None)) == (403, 50001)
    assert await refusal(client.http.get_bans(guild.id, 5, None, None)) == (403, 50013)


async def test_channels_and_roles_are_made_as_far_as_the_bot_holds_the_rights(
    playground: Playground, client: TinyBot
) -> None:
    guild = playground.guild()
    made = await client.http.create_channel(guild.id, 0, name="Quiet Room", topic="shh")
    assert made["name"] == "quiet-room"
    role = await client.http.create_role(guild.id, name="Poet", mentionable=True)
    assert role["mentionable"]
    assert await refusal(client.http.create_role(guild.id, permissions="8")) == (403, 50013)
    await client.http.edit_channel(int(made["id"]), topic="louder")
    await client.http.delete_channel(int(made["id"]))
    assert await refusal(client.http.get_channel(int(made["id"]))) == (404, 10003)


async def test_a_wrong_token_is_refused(playground: Playground) -> None:
    client = discord.Client(intents=discord.Intents.none())
    discord.http.Route.BASE = playground.api_url
    async with client:
        with pytest.raises(discord.LoginFailure):
            await client.login("playground.wrong")
