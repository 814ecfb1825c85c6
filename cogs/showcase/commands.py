"""/showcase for everyone, /review for staff, and the menu on one's own message."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import QuillcastClient
from bot.errors import MemberFacingError
from bot.showcase.drafting import LINK
from bot.showcase.kinds import Kind
from bot.showcase.uploads import SentFile
from bot.texts import say
from cogs.components import Interaction, actor_of, answer_of
from cogs.showcase import draft_forms, draft_messages, linking, messages, own, reviewing


@app_commands.guild_only()
class ShowcaseGroup(commands.GroupCog, group_name="showcase", group_description="Writing by members of this server"):
    """For everyone."""

    @app_commands.command(name="submit", description="Submit a piece of your own; staff read it before anyone else")
    async def submit(self, interaction: Interaction) -> None:
        """The first form, or the draft that is there already."""
        answer, actor, showcase = answer_of(interaction), actor_of(interaction), interaction.client.services.showcase
        sheet = await showcase.drafts.begin(actor)
        if sheet is None:
            await answer.open(draft_forms.first_form(await showcase.rules.ai(actor.guild_id)))
        else:
            await answer.show(draft_messages.draft_page(sheet, interaction.user.id))

    @app_commands.command(
        name="link", description="Show a piece of your own that lives elsewhere: an excerpt and a link"
    )
    async def link(self, interaction: Interaction) -> None:
        """The form for it, or the draft that is there already."""
        answer, actor, showcase = answer_of(interaction), actor_of(interaction), interaction.client.services.showcase
        sheet = await showcase.drafts.begin(actor, LINK)
        if sheet is None:
            await answer.open(linking.link_form(await showcase.rules.ai(actor.guild_id)))
        else:
            await answer.show(draft_messages.draft_page(sheet, actor.person_id))

    @app_commands.command(name="mine", description="Where your pieces stand, and what you can do with them")
    async def mine(self, interaction: Interaction) -> None:
        """One's own pieces."""
        await answer_of(interaction).show(await own.mine(interaction.client.services, actor_of(interaction)))

    @app_commands.command(name="browse", description="Read what members have written, newest first")
    @app_commands.describe(kind="Only pieces of one kind")
    @app_commands.choices(kind=[app_commands.Choice(name=say(f"showcase-kind-{kind}"), value=kind) for kind in Kind])
    async def browse(self, interaction: Interaction, kind: app_commands.Choice[str] | None = None) -> None:
        """Published pieces."""
        chosen = Kind(kind.value) if kind is not None else None
        page = await interaction.client.services.showcase.reading.browse(actor_of(interaction), chosen)
        await answer_of(interaction).show(messages.browse_page(page, chosen))

    @app_commands.command(name="search", description="Find what members have written by its words")
    @app_commands.describe(words="All of these; OR between two, * for any ending: rain snow*")
    async def search(self, interaction: Interaction, words: app_commands.Range[str, 1, 100]) -> None:
        """Published pieces by their words."""
        page = await interaction.client.services.showcase.search.search(actor_of(interaction), words)
        await answer_of(interaction).show(messages.found_page(page))


@app_commands.guild_only()
@app_commands.default_permissions(manage_messages=True)
class ReviewGroup(commands.GroupCog, group_name="review", group_description="Pieces that wait for the staff check"):
    """For staff."""

    @app_commands.command(name="next", description="The piece that waits longest and that you may take")
    async def next(self, interaction: Interaction) -> None:
        """What to do next."""
        await answer_of(interaction).show(await reviewing.following(interaction.client.services, actor_of(interaction)))

    @app_commands.command(name="queue", description="All pieces that wait")
    async def queue(self, interaction: Interaction) -> None:
        """The list."""
        await answer_of(interaction).show(await reviewing.queue(interaction.client.services, actor_of(interaction)))


@app_commands.context_menu(name="Submit to the showcase")
@app_commands.guild_only()
async def submit_message(interaction: Interaction, message: discord.Message) -> None:
    """Begin a piece with one's own message, or with the file that hangs on it."""
    if message.author.id != interaction.user.id:
        raise MemberFacingError("showcase-only-own-messages")
    actor, drafts = actor_of(interaction), interaction.client.services.showcase.drafts
    files = [SentFile(name=file.filename, size=file.size, url=file.url) for file in message.attachments]
    if not message.content.strip() and not files:
        raise MemberFacingError("errors-empty")
    await drafts.begin(actor)
    sheet = await drafts.take_in(actor, {"text": message.content}, files[0] if files else None)
    await answer_of(interaction).show(draft_messages.draft_page(sheet, interaction.user.id))


async def add(client: QuillcastClient) -> None:
    """Add the commands and the menu."""
    for cog in (ShowcaseGroup(), ReviewGroup()):
        await client.add_cog(cog)
    client.tree.add_command(submit_message)
