"""/edition: what staff do with the digests of their server."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.digest.correcting import LONGEST_CORRECTION
from bot.digest.records import Wishes
from bot.digest.series import DAILY
from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.components.checks import look_at
from cogs.components.sent import number
from cogs.digest import messages
from cogs.digest.drafts import draft_page
from cogs.digest.prompts import prompts_page

Name = app_commands.Range[str, 1, 60]


@app_commands.guild_only()
@app_commands.default_permissions(manage_messages=True)
class EditionGroup(commands.GroupCog, group_name="edition", group_description="The server's digests, for staff"):
    """For staff."""

    @app_commands.command(name="schedule", description="When and where a digest appears; a new name makes a new one")
    @app_commands.describe(
        hour="Your community's own time, such as 17:00",
        name="Which digest; a new name makes a new one, such as Sunday books",
        days="Such as every day, weekdays, or Sun",
        where="The channel it is posted in",
        stories="How many stories at most (6 if you don't say)",
        sections="Only these, such as Books, Arts; they leave the other digests. Or: all",
        staff_first="For a week only staff see it",
    )
    async def schedule(
        self,
        interaction: Interaction,
        hour: str | None = None,
        name: Name = DAILY,
        days: app_commands.Range[str, 1, 80] | None = None,
        where: discord.TextChannel | None = None,
        stories: app_commands.Range[int, 1, 10] | None = None,
        sections: app_commands.Range[str, 1, 400] | None = None,
        staff_first: bool | None = None,
    ) -> None:
        """Hour, days, channel, length and sections."""
        actor = actor_of(interaction)
        wishes = Wishes(
            hour=hour,
            days=days,
            channel_id=where.id if where else None,
            stories=stories,
            sections=sections,
            staff_first=staff_first,
        )
        digest = await interaction.client.services.digest.scheduling.schedule(actor, name, wishes)
        view = await look_at(interaction.client, actor.guild_id)
        await answer_of(interaction).show(messages.scheduled(digest, view.missing(digest.channel_id, "news")))

    @app_commands.command(name="list", description="All digests of this server, with their days and hours")
    async def listed(self, interaction: Interaction) -> None:
        """All of them."""
        digests = await interaction.client.services.digest.scheduling.all(actor_of(interaction))
        await answer_of(interaction).show(messages.listed(digests))

    @app_commands.command(name="preview", description="See what the digest would hold now; nobody else does")
    @app_commands.describe(name="Which digest")
    async def preview(self, interaction: Interaction, name: Name = DAILY) -> None:
        """Drawn up, not written."""
        edition = await interaction.client.services.digest.preview(actor_of(interaction), name)
        await answer_of(interaction).show(messages.preview_items(edition))

    @app_commands.command(name="now", description="Post a digest now instead of waiting for the hour")
    @app_commands.describe(name="Which digest")
    async def now(self, interaction: Interaction, name: Name = DAILY) -> None:
        """Composed and on its way."""
        edition = await interaction.client.services.digest.now(actor_of(interaction), name)
        await answer_of(interaction).say("digest-on-its-way", channel=f"<#{edition.channel_id}>")

    @app_commands.command(name="skip", description="Leave the next digest out")
    @app_commands.describe(name="Which digest")
    async def skip(self, interaction: Interaction, name: Name = DAILY) -> None:
        """Once."""
        digest, skipped = await interaction.client.services.digest.scheduling.skip(actor_of(interaction), name)
        await answer_of(interaction).show(messages.skipped(digest, skipped))

    @app_commands.command(name="pause", description="Stop a digest until you let it go on")
    @app_commands.describe(name="Which digest")
    async def pause(self, interaction: Interaction, name: Name = DAILY) -> None:
        """Until somebody presses."""
        digest = await interaction.client.services.digest.scheduling.pause(actor_of(interaction), name, on=True)
        await answer_of(interaction).show(messages.paused_page(digest))

    @app_commands.command(name="draft", description="Change the next digest, from an hour before it comes")
    @app_commands.describe(name="Which digest")
    async def draft(self, interaction: Interaction, name: Name = DAILY) -> None:
        """Reorder, leave out, edit a note, add a line."""
        draft = await interaction.client.services.digest.drafts.open(actor_of(interaction), name)
        await answer_of(interaction).show(draft_page(draft))

    @app_commands.command(name="correct", description="Say what a digest told wrongly; the next one opens with it")
    @app_commands.describe(story="Which story: type some words of its title", text="What is right, in one sentence")
    async def correct(
        self, interaction: Interaction, story: str, text: app_commands.Range[str, 1, LONGEST_CORRECTION]
    ) -> None:
        """A dated note where it stands."""
        edition_id, _, story_id = story.partition(":")
        await interaction.client.services.digest.correcting.correct(
            actor_of(interaction), number(edition_id), number(story_id), text
        )
        await answer_of(interaction).say("digest-corrected")

    @correct.autocomplete("story")
    async def _told(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        editions = await interaction.client.services.digest.correcting.editions(actor_of(interaction))
        wanted = typed.strip().casefold()
        told = [(story.title, f"{edition.id}:{story.id}") for edition in editions for story in edition.stories]
        fitting = [each for each in told if wanted in each[0].casefold()][:25]
        return [app_commands.Choice(name=title[:100], value=value) for title, value in fitting]

    @app_commands.command(name="prompts", description="The list that the prompt of the day comes from")
    async def prompts(self, interaction: Interaction) -> None:
        """Add, reword, remove."""
        prompts = await interaction.client.services.digest.prompts.list(actor_of(interaction))
        await answer_of(interaction).show(prompts_page(prompts))

    @app_commands.command(name="history", description="What became of each digest, and why there was none")
    @app_commands.describe(name="Which digest")
    async def history(self, interaction: Interaction, name: Name = DAILY) -> None:
        """The newest."""
        actor = actor_of(interaction)
        past = await interaction.client.services.digest.scheduling.history(actor, name)
        digest = await interaction.client.services.digest.scheduling.current(actor, name)
        await answer_of(interaction).show(messages.history(digest, past))

    @preview.autocomplete("name")
    @now.autocomplete("name")
    @skip.autocomplete("name")
    @pause.autocomplete("name")
    @draft.autocomplete("name")
    @history.autocomplete("name")
    @schedule.autocomplete("name")
    async def _names(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await names(interaction, typed)


async def names(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The digests of the server whose names have that in them."""
    digests = await interaction.client.services.digest.scheduling.all(actor_of(interaction))
    wanted = typed.strip().casefold()
    return [app_commands.Choice(name=each.name, value=each.name) for each in digests if wanted in each.name.casefold()]


@on("digest:resume", updates=True)
async def resume(press: Press) -> None:
    """A paused digest goes on."""
    scheduling = press.services.digest.scheduling
    found = next((each for each in await scheduling.all(press.actor) if each.id == press.id()), None)
    digest = await scheduling.pause(press.actor, found.name if found else "", on=False)
    await press.answer.update(messages.scheduled(digest))


@on("digest:unskip", updates=True)
async def unskip(press: Press) -> None:
    """What was skipped comes after all."""
    digest = await press.services.digest.scheduling.unskip(press.actor, press.id(), press.word(1))
    await press.answer.update(messages.scheduled(digest))


@on("digest:history", updates=True)
async def older(press: Press) -> None:
    """Further back."""
    scheduling = press.services.digest.scheduling
    found = next((each for each in await scheduling.all(press.actor) if each.id == press.id()), None)
    name = found.name if found else ""
    past = await scheduling.history(press.actor, name, press.id(1))
    await press.answer.update(messages.history(await scheduling.current(press.actor, name), past))
