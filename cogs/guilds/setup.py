"""`/setup start`: three questions, a page that proposes and checks the channels, and the start-here card."""

from collections.abc import Mapping
from typing import Any

from bot.clock import Clock
from bot.errors import MemberFacingError
from bot.forms import Draft
from bot.guilds.service import Setup, check_answers
from bot.guilds.zones import find_zone
from cogs.components import Interaction, Press, actor_of, on
from cogs.components.checks import USUAL_NAMES, ServerView, look_at
from cogs.components.layouts import Item
from cogs.guilds import messages

FORM = "setup"


async def begin(interaction: Interaction, city: str, staff_channel_id: int, staff_role_id: int) -> list[Item]:
    """Keep the three answers in a draft with proposals for the rest; returns the page."""
    actor = actor_of(interaction)
    check_answers(actor, city, staff_role_id)
    services = interaction.client.services
    view = await look_at(interaction.client, actor.guild_id)
    known = await services.guilds.find(actor.guild_id)
    proposed = {
        f"{use}_channel_id": (getattr(known, f"{use}_channel_id") if known else None) or view.propose(use)
        for use in USUAL_NAMES
    }
    answers = {
        "city": city,
        "staff_channel_id": staff_channel_id,
        "staff_role_id": staff_role_id,
        "locale": (interaction.guild_locale or interaction.locale).value,
    }
    draft = await services.forms.open(actor.person_id, actor.guild_id, FORM, values=proposed)
    draft = await services.forms.set(actor.person_id, draft.id, answers)
    return page(draft, view, services.clock)


def page(draft: Draft, view: ServerView, clock: Clock) -> list[Item]:
    """The page of the draft as it stands."""
    zone = find_zone(str(draft.values["city"]))
    missing = {use: view.missing(draft.values.get(f"{use}_channel_id"), use) for use in ("staff", *USUAL_NAMES)}
    exposed = view.is_open_to_all(draft.values["staff_channel_id"])
    return messages.setup_page(draft, zone, clock.now(), missing, exposed=exposed)


async def _draft(press: Press) -> Draft:
    """The draft of this very server.

    Raises:
        MemberFacingError: it is gone, of something else, or of another server.
    """
    draft = await press.services.forms.get(press.person_id, press.id())
    if draft.form != FORM or draft.guild_id != press.actor.guild_id:
        raise MemberFacingError("forms-draft-gone")
    return draft


@on("guilds:channel", updates=True)
async def choose_channel(press: Press) -> None:
    """Another channel for one use."""
    use = press.word(1)
    if use not in USUAL_NAMES:
        raise MemberFacingError("errors-not-found")
    draft = await _draft(press)
    chosen = {f"{use}_channel_id": next(iter(press.picked_ids()), None)}
    draft = await press.services.forms.set(press.person_id, draft.id, chosen)
    view = await look_at(press.interaction.client, draft.guild_id)
    await press.answer.update(page(draft, view, press.services.clock))


@on("guilds:again", updates=True)
async def check_again(press: Press) -> None:
    """Look once more, after somebody changed the permissions."""
    draft = await _draft(press)
    view = await look_at(press.interaction.client, draft.guild_id)
    await press.answer.update(page(draft, view, press.services.clock))


@on("guilds:finish", updates=True)
async def finish(press: Press) -> None:
    """Store the answers; the start-here card follows through the outbox."""
    actor, forms = press.actor, press.services.forms
    known = await press.services.guilds.find(actor.guild_id)
    if known is not None and actor.manages_guild and await forms.find(press.person_id, actor.guild_id, FORM) is None:
        # An earlier press did it, and its answer was lost.
        await press.answer.update(messages.set_up(known))
        return
    draft = await _draft(press)
    view = await look_at(press.interaction.client, draft.guild_id)
    _require_staff_channel(view, draft.values["staff_channel_id"])
    guild = await press.services.guilds.set_up(actor, _setup(draft.values))
    await forms.discard(press.person_id, draft.id)
    await press.answer.update(messages.set_up(guild))


def _require_staff_channel(view: ServerView, channel_id: int) -> None:
    """Nothing of staff's works without their channel, and nothing in it is for others.

    Raises:
        MemberFacingError: everyone sees it, or we cannot work there.
    """
    channel = f"<#{channel_id}>"
    if view.is_open_to_all(channel_id):
        raise MemberFacingError("guilds-staff-channel-open", channel=channel)
    missing = view.missing(channel_id, "staff")
    if missing is None:
        raise MemberFacingError("guilds-staff-channel-hidden", channel=channel)
    if missing:
        raise MemberFacingError("guilds-staff-channel-lacks", channel=channel, permissions=", ".join(missing))


def _setup(values: Mapping[str, Any]) -> Setup:
    return Setup(
        city=str(values["city"]),
        staff_channel_id=int(values["staff_channel_id"]),
        staff_role_id=int(values["staff_role_id"]),
        locale=str(values["locale"]),
        **{f"{use}_channel_id": values.get(f"{use}_channel_id") for use in USUAL_NAMES},
    )
