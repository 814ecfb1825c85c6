"""A second client library, by other people: what only discord.py accepts is a bug of the playground."""

import asyncio

import hikari
import pytest

from bot.playground.server import Playground

INTENTS = hikari.Intents.GUILDS | hikari.Intents.GUILD_MESSAGES | hikari.Intents.DM_MESSAGES


@pytest.fixture
def bot(playground: Playground) -> hikari.GatewayBot:
    """Pointed at the playground by its REST address alone; it asks there for the gateway."""
    token = playground.application.discord_shaped_token
    return hikari.GatewayBot(token, rest_url=playground.api_url, intents=INTENTS, banner=None, logs=None)


async def test_hikari_sees_the_guild_and_sends_edits_and_fetches(
    playground: Playground, bot: hikari.GatewayBot
) -> None:
    guild = playground.guild()
    general = playground.world.channel_named(guild.id, "general")
    ready: asyncio.Future[hikari.GuildAvailableEvent] = asyncio.get_running_loop().create_future()

    @bot.listen()
    async def on_guild(event: hikari.GuildAvailableEvent) -> None:
        if event.guild_id == guild.id and not ready.done():
            ready.set_result(event)

    await bot.start(check_for_updates=False)
    try:
        seen = await asyncio.wait_for(ready, 5)
        assert seen.guild.name == "Young Writers"
        assert {c.name for c in seen.channels.values()} >= {"general", "news", "showcase-forum"}
        sent = await bot.rest.create_message(general.id, "from hikari", attachment=hikari.Bytes(b"x", "x.txt"))
        await bot.rest.edit_message(general.id, sent.id, "edited by hikari")
        fetched = await bot.rest.fetch_message(general.id, sent.id)
        assert fetched.content == "edited by hikari"
        assert fetched.attachments[0].filename == "x.txt"
        assert playground.person("ana").sees("general")[-1].text == "edited by hikari"
        assert [m.id async for m in bot.rest.fetch_messages(general.id).limit(1)] == [sent.id]
        members = await bot.rest.fetch_member(guild.id, playground.person("ana").id)
        assert members.global_name == "Ana"
        await bot.rest.delete_message(general.id, sent.id)
    finally:
        await bot.close()


async def test_hikari_answers_a_command_and_a_press(playground: Playground, bot: hikari.GatewayBot) -> None:
    @bot.listen()
    async def on_interaction(event: hikari.InteractionCreateEvent) -> None:
        interaction = event.interaction
        if isinstance(interaction, hikari.CommandInteraction):
            row = bot.rest.build_message_action_row()
            row.add_interactive_button(hikari.ButtonStyle.PRIMARY, "press:1", label="Press")
            assert interaction.options is not None
            await interaction.create_initial_response(
                hikari.ResponseType.MESSAGE_CREATE, f"hello {interaction.options[0].value}", component=row
            )
        elif isinstance(interaction, hikari.ComponentInteraction):
            await interaction.create_initial_response(hikari.ResponseType.MESSAGE_UPDATE, "pressed", components=[])

    await bot.start(check_for_updates=False)
    try:
        command = bot.rest.slash_command_builder("greet", "Greet somebody")
        command.add_option(
            hikari.CommandOption(type=hikari.OptionType.STRING, name="whom", description="Their name", is_required=True)
        )
        await bot.rest.set_application_commands(playground.application_id, [command])
        ana = playground.person("ana")
        reply = await ana.runs("/greet", whom="you")
        assert reply.text == "hello you"
        pressed = await ana.presses(reply, "Press")
        assert pressed.text == "pressed"
        assert pressed.buttons == []
    finally:
        await bot.close()


async def test_hikari_reads_dms_and_finds_back_after_a_cut(playground: Playground, bot: hikari.GatewayBot) -> None:
    told: asyncio.Queue[str | None] = asyncio.Queue()

    @bot.listen()
    async def on_dm(event: hikari.DMMessageCreateEvent) -> None:
        if event.is_human:
            await told.put(event.content)
            await event.message.respond("received")

    await bot.start(check_for_updates=False)
    try:
        ana = playground.person("ana")
        await ana.writes_to_bot("first")
        assert await asyncio.wait_for(told.get(), 5) == "first"
        await ana.waits_for("received", dm=True)
        playground.gateway.drop()
        second = await ana.writes_to_bot("second")
        assert await asyncio.wait_for(told.get(), 10) == "second"
        await ana.waits_for("received", dm=True, after=second)
        assert playground.gateway.resumes == 1
    finally:
        await bot.close()
