"""`/settings team`: staff, the safety team, and the teams with their people."""

from bot.errors import MemberFacingError
from bot.people import Actor
from bot.services import Services
from bot.teams.records import Written
from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.components.layouts import Item
from cogs.components.sent import number
from cogs.safety.presence import ask
from cogs.teams import messages


async def open_team_settings(interaction: Interaction) -> None:
    """Answer `/settings team`."""
    await answer_of(interaction).show(await _page(interaction.client.services, actor_of(interaction)))


async def _page(services: Services, actor: Actor) -> list[Item]:
    guild = await services.guilds.staff_view(actor)
    return messages.settings_page(
        guild,
        await services.safety.view(guild.guild_id),
        await services.teams.all(guild.guild_id),
        picks=actor.manages_guild,
    )


@on("teams:settings", updates=True)
async def settings(press: Press) -> None:
    """Back to the page."""
    await press.answer.update(await _page(press.services, press.actor))


@on("teams:safety", updates=True)
async def pick_safety_team(press: Press) -> None:
    """Make the safety team those who were picked and are members."""
    actor, wanted = press.actor, press.picked_ids()
    here = await ask(press.interaction.client, actor.guild_id, wanted)
    await press.services.safety.pick_team(actor, wanted, present=here.members.keys())
    await press.answer.update(await _page(press.services, actor))


@on("teams:manage", updates=True)
async def manage(press: Press) -> None:
    """One team."""
    guild = await press.services.guilds.staff_view(press.actor)
    await press.answer.update(messages.manage_page(await press.services.teams.get(guild.guild_id, press.id())))


@on("teams:edit", updates=True)
async def edit(press: Press) -> None:
    """The form of a team's page, or of a new one."""
    actor, team_id, teams = press.actor, press.id(), press.services.teams
    await press.services.guilds.staff_view(actor)
    unsaved = await teams.unsaved(actor, team_id)
    saved = messages.typed_of(await teams.get(actor.guild_id, team_id)) if team_id else {}
    await press.answer.open(messages.team_form(team_id, unsaved.typed if unsaved is not None else saved))


@on("teams:save", updates=True)
async def save(press: Press) -> None:
    """Save the page of a team."""
    typed = {name: press.fields.text(name) for name in ("name", "about", "links")}
    await _written(press, await press.services.teams.write(press.actor, press.id(), typed))


@on("teams:leave_out", updates=True)
async def leave_out(press: Press) -> None:
    """Without what was marked, for a look before it is saved."""
    await _written(press, await press.services.teams.leave_out(press.actor, press.id()))


@on("teams:confirm", updates=True)
async def confirm(press: Press) -> None:
    """Save what is left, or what may stay."""
    await _written(press, await press.services.teams.confirm(press.actor, press.id()))


async def _written(press: Press, written: Written) -> None:
    if written.team is None:
        await press.answer.update(messages.unsaved_page(press.id(), written))
    else:
        await press.answer.update(messages.manage_page(written.team))


@on("teams:forget", updates=True)
async def forget(press: Press) -> None:
    """Throw away what could not be saved."""
    await press.services.teams.forget(press.actor, press.id())
    await press.answer.update(await _page(press.services, press.actor))


@on("teams:invite", updates=True)
async def invite(press: Press) -> None:
    """Ask whom, and as what."""
    await press.services.guilds.staff_view(press.actor)
    await press.answer.open(messages.invite_form(press.id()))


@on("teams:send", updates=True)
async def send_invitation(press: Press) -> None:
    """Offer somebody a place."""
    actor, person_id = press.actor, number(press.fields.text("person"))
    here = await ask(press.interaction.client, actor.guild_id, [person_id])
    if person_id not in here.members:
        raise MemberFacingError("teams-not-a-member")
    team = await press.services.teams.invite(actor, press.id(), person_id, press.fields.text("title"))
    await press.answer.update(messages.manage_page(team))


@on("teams:unseat", updates=True)
async def unseat(press: Press) -> None:
    """Take somebody off."""
    team = await press.services.teams.unseat(press.actor, press.id(), number(press.picked()))
    await press.answer.update(messages.manage_page(team))


@on("teams:remove", updates=True)
async def remove(press: Press) -> None:
    """Ask first."""
    guild = await press.services.guilds.staff_view(press.actor)
    await press.answer.update(messages.remove_page(await press.services.teams.get(guild.guild_id, press.id())))


@on("teams:remove_now", updates=True)
async def remove_now(press: Press) -> None:
    """Take the team off."""
    await press.services.teams.remove(press.actor, press.id())
    await press.answer.update(await _page(press.services, press.actor))
