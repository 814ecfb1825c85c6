"""A small bot with one of everything the page has to show."""

import asyncio
import io
from typing import Any

import discord
from discord import app_commands, ui

from bot.playground.server import Playground
from tests.playground.tinybot import TinyBot

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf00000003010100"
    "c9fe92ef0000000049454e44ae426082"
)
SHOWS = ("Night Signals", "The Quiet Hour")


class PieceForm(ui.Modal, title="Submit a piece"):
    """A modal with every kind of input."""

    intro: ui.TextDisplay[Any] = ui.TextDisplay("Nobody sees this until **staff** checked it.")
    name: ui.Label[Any] = ui.Label(text="Title", component=ui.TextInput(max_length=100))
    about: ui.Label[Any] = ui.Label(
        text="Text", component=ui.TextInput(style=discord.TextStyle.paragraph, min_length=5)
    )
    kind: ui.Label[Any] = ui.Label(
        text="Kind",
        component=ui.Select(
            required=True,
            options=[discord.SelectOption(label="Poem", value="poem"), discord.SelectOption(label="Fiction")],
        ),
    )
    upload: ui.Label[Any] = ui.Label(text="File", component=ui.FileUpload(required=False))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        inputs: Any = self
        files = [f"{file.filename}={(await file.read()).decode()}" for file in inputs.upload.component.values]
        told = [inputs.name.component.value, inputs.about.component.value, *inputs.kind.component.values, *files]
        await interaction.response.send_message("Got: " + " | ".join(told))


class ChoicesForm(ui.Modal, title="A few questions"):
    """The choosing inputs."""

    rating: ui.Label[Any] = ui.Label(
        text="Rating",
        component=ui.RadioGroup(
            options=[discord.RadioGroupOption(label="Everyone"), discord.RadioGroupOption(label="12+", default=True)]
        ),
    )
    themes: ui.Label[Any] = ui.Label(
        text="Themes",
        component=ui.CheckboxGroup(
            required=False,
            options=[discord.CheckboxGroupOption(label="War"), discord.CheckboxGroupOption(label="Grief")],
        ),
    )
    own: ui.Label[Any] = ui.Label(text="I wrote this myself", component=ui.Checkbox())
    who: ui.Label[Any] = ui.Label(text="Narrator", component=ui.UserSelect(required=False))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        inputs: Any = self
        people = [user.name for user in inputs.who.component.values]
        await interaction.response.send_message(
            f"{inputs.rating.component.value} {inputs.themes.component.values} {inputs.own.component.value} {people}"
        )


class Card(ui.LayoutView):
    """A layout with text, a spoiler, a picture, a file, buttons and a select."""

    def __init__(self, count: int = 0) -> None:
        super().__init__(timeout=None)
        press: ui.Button[Card] = ui.Button(
            label="Count me", style=discord.ButtonStyle.primary, custom_id=f"count:{count}"
        )
        silent: ui.Button[Card] = ui.Button(label="Do nothing", custom_id="silent")
        link: ui.Button[Card] = ui.Button(label="Read more", url="https://example.org/")
        form: ui.Button[Card] = ui.Button(label="Answer", style=discord.ButtonStyle.success, custom_id="form")
        options = [
            discord.SelectOption(label="Poems", value="poems"),
            discord.SelectOption(label="Essays", value="essays"),
        ]
        select: ui.Select[Card] = ui.Select(
            placeholder="What do you read?", options=options, max_values=2, custom_id="reads"
        )
        self.add_item(
            ui.Container(
                ui.TextDisplay(f"# Today's digest\n-# counted {count}\n||Fighting went on in the east.||"),
                ui.Separator(),
                ui.Section(
                    ui.TextDisplay("### A library\nIt opened <t:1767225600:D>."),
                    accessory=ui.Thumbnail("attachment://sea.png", description="The library"),
                ),
                ui.MediaGallery(discord.MediaGalleryItem("attachment://sea.png", description="The sea", spoiler=True)),
                ui.File("attachment://notes.txt"),
                ui.ActionRow(press, silent, link, form),
                ui.ActionRow(select),
                accent_colour=0x2C7A6B,
            )
        )


def files() -> list[discord.File]:
    return [
        discord.File(io.BytesIO(PICTURE), "sea.png", description="The sea"),
        discord.File(io.BytesIO(b"the notes"), "notes.txt"),
    ]


class PageBot(TinyBot):
    """Answers every kind of interaction; `finish` lets /slow go on."""

    def __init__(self, playground: Playground) -> None:
        super().__init__(playground)
        self.finish = asyncio.Event()
        commands: list[app_commands.Command[Any, ..., None]] = [whisper, card, slow, silent, echo, listen, piece]
        for command in commands:
            self.tree.add_command(command)
        self.tree.add_command(app_commands.ContextMenu(name="Count words", callback=count_words))
        self.tree.add_command(app_commands.ContextMenu(name="Wave", callback=wave))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        data: Any = interaction.data or {}
        custom_id = data.get("custom_id", "")
        if custom_id.startswith("count:"):
            await interaction.response.edit_message(view=Card(int(custom_id.removeprefix("count:")) + 1))
        elif custom_id == "form":
            await interaction.response.send_modal(ChoicesForm())
        elif custom_id == "reads":
            await interaction.response.send_message(f"You read {', '.join(data['values'])}", ephemeral=True)


@app_commands.command(description="Say something only you can see")
async def whisper(interaction: discord.Interaction, text: str, loud: bool = False) -> None:
    await interaction.response.send_message(f"Between us: {text.upper() if loud else text}", ephemeral=True)


@app_commands.command(description="Show the card")
async def card(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=Card(), files=files())


@app_commands.command(description="Think for a while")
async def slow(interaction: discord.Interaction) -> None:
    await interaction.response.defer(thinking=True)
    bot: Any = interaction.client
    await bot.finish.wait()
    await interaction.followup.send("Thought about it.")


@app_commands.command(description="Never answer")
async def silent(interaction: discord.Interaction) -> None:
    return


@app_commands.command(description="Give a file back")
async def echo(interaction: discord.Interaction, file: discord.Attachment) -> None:
    content = await file.read()
    await interaction.response.send_message(
        f"{file.filename}: {len(content)} bytes", file=discord.File(io.BytesIO(content[::-1]), f"back-{file.filename}")
    )


@app_commands.command(description="Choose a show")
async def listen(interaction: discord.Interaction, show: str) -> None:
    await interaction.response.send_message(f"Now playing {show}")


@listen.autocomplete("show")
async def shows(_interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=s, value=s.lower()) for s in SHOWS if current.lower() in s.lower()]


@app_commands.command(description="Submit a piece")
async def piece(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(PieceForm())


async def count_words(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"{len(message.content.split())} words", ephemeral=True)


async def wave(interaction: discord.Interaction, user: discord.User) -> None:
    await interaction.response.send_message(f"waves at {user.name}")
