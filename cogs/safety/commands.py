"""/safety, and what the safety team and staff press."""

import re

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import QuillcastClient
from bot.errors import MemberFacingError
from bot.people import Actor
from bot.safety.records import Outcome
from bot.texts import say
from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.components.layouts import Item, text
from cogs.components.sent import one_of
from cogs.safety import messages
from cogs.safety.presence import ask, hand_over
from cogs.safety.reporting import report_message

_LINK = re.compile(r"/channels/(\d{15,21})/(\d{15,21})/(\d{15,21})")
_NAMED = re.compile(r"([a-z]+)[: #]+(\d{1,21})")


@app_commands.guild_only()
@app_commands.default_permissions(manage_messages=True)
class SafetyGroup(commands.GroupCog, group_name="safety", group_description="Reports, and what the safety team can do"):
    """For the safety team and staff."""

    @app_commands.command(name="reports", description="The open reports that you may read")
    async def reports(self, interaction: Interaction) -> None:
        """The list."""
        await answer_of(interaction).show(await _list(interaction.client, actor_of(interaction)))

    @app_commands.command(name="pause", description="Stop new messages and submissions at once")
    async def pause(self, interaction: Interaction) -> None:
        """Stop now; the answer has the way back."""
        view = await interaction.client.services.safety.pause(actor_of(interaction), on=True)
        await answer_of(interaction).show(messages.paused_page(paused=view.paused))

    @app_commands.command(name="who", description="Whose something is that I posted")
    @app_commands.describe(post="The link to the post, or its number, such as: piece 12")
    async def who(self, interaction: Interaction, post: str) -> None:
        """Name the author; the question is noted."""
        actor, safety = actor_of(interaction), interaction.client.services.safety
        await safety.require(actor)
        subject = await _subject(interaction, actor.guild_id, post)
        author_id = await safety.author_of(actor, subject)
        await answer_of(interaction).say("safety-who", person=f"<@{author_id}>")

    @app_commands.command(name="erase", description="Erase everything stored about somebody in this server")
    @app_commands.describe(person="Who; somebody who has left can be given by their number")
    async def erase(self, interaction: Interaction, person: discord.User) -> None:
        """Ask first."""
        actor, safety = actor_of(interaction), interaction.client.services.safety
        await safety.require(actor)
        since = await safety.barred_since(actor.guild_id, person.id)
        await answer_of(interaction).show(messages.erase_page(person.id, barred_since=since))


async def _subject(interaction: Interaction, guild_id: int, post: str) -> str:
    link, named = _LINK.search(post), _NAMED.fullmatch(post.strip().lower())
    if link is not None and int(link[1]) == guild_id:
        found = await interaction.client.services.safety.subject_at(guild_id, int(link[2]), int(link[3]))
        if found is not None:
            return found
    if named is not None:
        return f"{named[1]}:{named[2]}"
    raise MemberFacingError("safety-who-unknown")


async def _list(client: QuillcastClient, actor: Actor) -> list[Item]:
    await hand_over(client, actor.guild_id, asking=actor)
    return messages.reports_page(await client.services.reports.open_reports(actor))


@on("safety:list", updates=True)
async def back_to_list(press: Press) -> None:
    """The list in the place of the page."""
    await press.answer.update(await _list(press.interaction.client, press.actor))


@on("safety:all")
async def show_list(press: Press) -> None:
    """The list, from a card or an inbox."""
    await press.answer.show(await _list(press.interaction.client, press.actor))


@on("safety:open", updates=True)
async def open_report(press: Press) -> None:
    """A report of the list."""
    await press.answer.update(messages.report_page(await press.services.reports.get(press.actor, press.id())))


@on("safety:look")
async def look(press: Press) -> None:
    """A report, from a card or an inbox."""
    await hand_over(press.interaction.client, press.actor.guild_id, asking=press.actor)
    await press.answer.show(messages.report_page(await press.services.reports.get(press.actor, press.id())))


@on("safety:whole")
async def whole(press: Press) -> None:
    """Everything that was frozen, as a file."""
    items, files = messages.whole_evidence(await press.services.reports.get(press.actor, press.id()))
    await press.answer.show(items, files=files)


@on("safety:log")
async def write_down(press: Press) -> None:
    """The form of what to write down."""
    await press.answer.open(messages.log_form(await press.services.reports.get(press.actor, press.id())))


@on("safety:log_set", updates=True)
async def written_down(press: Press) -> None:
    """It is in the log, and the others are told."""
    report = await press.services.reports.write_down(press.actor, press.id(), press.fields.text("words"))
    await press.answer.update(messages.report_page(report))


@on("safety:close", updates=True)
async def close(press: Press) -> None:
    """Decide."""
    closed = await press.services.reports.close(press.actor, press.id(), one_of(Outcome, press.word(1)))
    await press.answer.update(messages.report_page(closed))


@on("safety:by_dm")
async def by_dm(press: Press) -> None:
    """Tell them by DM when something waits. The channel is opened by this very press, and by nothing else."""
    channel = await press.interaction.user.create_dm()
    dms = press.services.dms
    await dms.opened(press.person_id, channel.id)
    await dms.seen(press.person_id, press.interaction.id)
    await dms.wants_echo(press.person_id, wants=True)
    await press.answer.say("safety-by-dm-on")


@on("safety:resume")
async def resume(press: Press) -> None:
    """Let messages and submissions through again."""
    view = await press.services.safety.pause(press.actor, on=False)
    await press.answer.show(messages.paused_page(paused=view.paused))


@on("safety:erase", updates=True)
async def erase(press: Press) -> None:
    """Erase."""
    await press.services.safety.erase(press.actor, press.id())
    await press.answer.update([text(say("safety-erased", person=f"<@{press.id()}>"))])


@on("safety:keep_out", updates=True)
async def keep_out(press: Press) -> None:
    """Erase somebody who is too young, and refuse them from now on."""
    actor, person_id = press.actor, press.id()
    here = await ask(press.interaction.client, actor.guild_id, [person_id])
    await press.services.safety.keep_out(actor, person_id, about=here.members.get(person_id))
    await press.answer.update([text(say("safety-kept-out", person=f"<@{person_id}>"))])


@on("safety:let_in", updates=True)
async def let_in(press: Press) -> None:
    """Let them in again."""
    await press.services.safety.let_in(press.actor, press.id())
    await press.answer.update([text(say("safety-let-in-again", person=f"<@{press.id()}>"))])


async def add(client: QuillcastClient) -> None:
    """Add the commands and the menu."""
    await client.add_cog(SafetyGroup())
    client.tree.add_command(report_message)
