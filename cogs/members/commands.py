"""/profile, and the menu of a person."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import QuillcastClient
from bot.members.records import TEXTS, Desk, Group
from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.components.sent import one_of
from cogs.members import messages
from cogs.safety.helping import help_for


@app_commands.guild_only()
class ProfileGroup(
    commands.GroupCog, group_name="profile", group_description="Who you are as a writer, in this server"
):
    """For everyone."""

    @app_commands.command(name="show", description="Your profile, or somebody else's")
    @app_commands.describe(person="Whose profile; yours when left out")
    async def show(self, interaction: Interaction, person: discord.Member | None = None) -> None:
        """A profile."""
        await _show(interaction, (person or interaction.user).id)

    @app_commands.command(name="edit", description="Fill in or change your profile")
    async def edit(self, interaction: Interaction) -> None:
        """One's own page."""
        desk = await interaction.client.services.members.desk(actor_of(interaction))
        await answer_of(interaction).show(messages.edit_page(desk))


@app_commands.context_menu(name="Profile")
@app_commands.guild_only()
async def profile_menu(interaction: Interaction, person: discord.Member) -> None:
    """A person's profile, from Discord's own menu."""
    await _show(interaction, person.id)


async def _show(interaction: Interaction, person_id: int) -> None:
    actor = actor_of(interaction)
    profile = await interaction.client.services.members.show(actor.guild_id, person_id)
    await answer_of(interaction).show(messages.profile_page(profile, own=person_id == actor.person_id))


@on("members:desk")
async def desk(press: Press) -> None:
    """One's own page, from one's profile."""
    await press.answer.show(messages.edit_page(await press.services.members.desk(press.actor)))


@on("members:edit", updates=True)
async def edit(press: Press) -> None:
    """The form of one group."""
    desk = await press.services.members.desk(press.actor)
    await press.answer.open(messages.group_form(desk, one_of(Group, press.word())))


@on("members:save", updates=True)
async def save(press: Press) -> None:
    """The texts of one group."""
    group = one_of(Group, press.word())
    typed = {field.name: press.fields.text(field.name) for field in TEXTS[group]}
    await _saved(press, group, await press.services.members.write(press.actor, group, typed))


@on("members:choose", updates=True)
async def choose(press: Press) -> None:
    """What the member does and likes to write."""
    desk = await press.services.members.choose(press.actor, press.fields.all("crafts"), press.fields.all("genres"))
    await press.answer.update(messages.edit_page(desk, saved=True))


@on("members:leave_out", updates=True)
async def leave_out(press: Press) -> None:
    """Without the words that stop it, for a look before it is saved."""
    desk = await press.services.members.leave_out(press.actor, one_of(Group, press.word()))
    await press.answer.update(messages.edit_page(desk))


@on("members:confirm", updates=True)
async def confirm(press: Press) -> None:
    """Save what is left."""
    group = one_of(Group, press.word())
    await _saved(press, group, await press.services.members.confirm(press.actor, group))


async def _saved(press: Press, group: Group, desk: Desk) -> None:
    saved = all(each.group is not group for each in desk.unsaved)
    help_first = await help_for(press.services, press.actor.guild_id, in_danger=desk.in_danger)
    # Both would not fit into one message at their longest.
    await press.answer.update(messages.saved(help_first) if help_first else messages.edit_page(desk, saved=saved))


@on("members:forget", updates=True)
async def forget(press: Press) -> None:
    """Throw away what could not be saved."""
    await press.answer.update(
        messages.edit_page(await press.services.members.forget(press.actor, one_of(Group, press.word())))
    )


async def add(client: QuillcastClient) -> None:
    """Add the commands and the menu."""
    await client.add_cog(ProfileGroup())
    client.tree.add_command(profile_menu)
