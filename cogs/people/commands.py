"""/privacy: everybody's own data, in a server and in direct messages."""

from discord import app_commands
from discord.ext import commands

from cogs.components import Answer, Interaction, Press, answer_of, on
from cogs.components.layouts import Item
from cogs.people import messages


@app_commands.allowed_contexts(guilds=True, dms=True)
class PrivacyGroup(commands.GroupCog, group_name="privacy", group_description="What I store about you"):
    """For everyone."""

    @app_commands.command(name="show", description="What I store about you")
    async def show(self, interaction: Interaction) -> None:
        """What there is."""
        await answer_of(interaction).show(await _stored(interaction))

    @app_commands.command(name="export", description="Download a copy of everything I store about you")
    async def export(self, interaction: Interaction) -> None:
        """The file."""
        await _export(interaction, answer_of(interaction))

    @app_commands.command(name="delete", description="Delete everything I store about you")
    async def delete(self, interaction: Interaction) -> None:
        """Ask first."""
        await answer_of(interaction).show(messages.delete_page(here=interaction.guild_id is not None))


@on("people:export")
async def export(press: Press) -> None:
    """The file, from the page."""
    await _export(press.interaction, press.answer)


@on("people:delete")
async def delete(press: Press) -> None:
    """Ask first."""
    await press.answer.show(messages.delete_page(here=press.interaction.guild_id is not None))


@on("people:erase", updates=True)
async def erase(press: Press) -> None:
    """Erase, here or everywhere."""
    here = press.word() == "here"
    await press.services.people.erase(press.person_id, press.actor.guild_id if here else None)
    await press.answer.update(messages.erased(here=here))


@on("people:keep", updates=True)
async def keep(press: Press) -> None:
    """Rather not."""
    await press.answer.update(messages.kept())


@on("people:blocks", updates=True)
async def more_blocks(press: Press) -> None:
    """Further down the list."""
    await press.answer.update(await _stored(press.interaction, first_block=press.id()))


@on("people:unblock", updates=True)
async def unblock(press: Press) -> None:
    """Undo a block of the list: that of the button, or the one that was chosen on an older page."""
    subject = ":".join(press.ids) or press.picked()
    await press.services.blocks.unblock(press.person_id, subject)
    await press.answer.update(await _stored(press.interaction))


async def _export(interaction: Interaction, answer: Answer) -> None:
    file = await interaction.client.services.people.export(interaction.user.id)
    await answer.show(messages.export_page(file.name), files=[file])


async def _stored(interaction: Interaction, *, first_block: int = 0) -> list[Item]:
    services, person_id, guild_id = interaction.client.services, interaction.user.id, interaction.guild_id
    stored = await services.people.stored(person_id, guild_id)
    blocks = await services.blocks.blocked_by(person_id)
    return messages.stored_page(stored, blocks, here=guild_id is not None, first_block=first_block)
