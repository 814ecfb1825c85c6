"""What setting up and settings look like."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import discord

from bot.digest.records import Digest
from bot.forms import Draft
from bot.guilds import JOBS, Guild
from bot.texts import say
from cogs.components.layouts import (
    Item,
    Style,
    button,
    buttons,
    card,
    channel_select,
    note,
    role_select,
    rule,
    text,
    title,
)

_TYPES = (discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum)
USES = ("start", "news", "showcase", "podcast", "collab")


def setup_page(
    draft: Draft, zone: str, now: datetime, missing: Mapping[str, tuple[str, ...] | None], *, exposed: bool = False
) -> list[Item]:
    """What will be set up, and what is still in the way.

    Args:
        exposed: everybody in the server can see the staff channel.
    """
    local = now.astimezone(ZoneInfo(zone))
    values = draft.values
    lines = [
        say("guilds-setup-zone", zone=zone.replace("_", " "), time=f"{local:%H:%M}"),
        say("guilds-setup-staff", channel=_channel(values["staff_channel_id"]), staff=f"<@&{values['staff_role_id']}>")
        + _lack(missing["staff"])
        + ("\n" + say("guilds-staff-exposed") if exposed else ""),
    ]
    items: list[Item] = [title(say("guilds-setup-title")), text(*lines), rule()]
    for use in USES:
        chosen = values.get(f"{use}_channel_id")
        shown = _channel(chosen) + _lack(missing[use]) if chosen else say("guilds-setup-none")
        items.append(text(say(f"guilds-use-{use}", channel=shown)))
        items.append(
            channel_select("guilds:channel", draft.id, use, placeholder=say(f"guilds-pick-{use}"), types=_TYPES)
        )
    items += [
        note(say("guilds-setup-preset")),
        *buttons(
            button("guilds:finish", draft.id, label=say("guilds-setup-finish"), style=Style.success),
            button("guilds:again", draft.id, label=say("guilds-setup-again")),
        ),
    ]
    return items


def set_up(guild: Guild) -> list[Item]:
    """It is done, and what comes next."""
    return [
        title(say("guilds-set-up-title")),
        text(say("guilds-set-up-next", staff=f"<#{guild.staff_channel_id}>")),
    ]


def settings_page(
    guild: Guild, missing: Mapping[str, tuple[str, ...] | None], digest: Digest | None = None
) -> list[Item]:
    """How the server is set up, for staff, with a switch for each job.

    Args:
        missing: what the bot lacks in the channel of each use, as `ServerView.missing` says.
        digest: how it is scheduled; None where news is switched off.
    """
    lines = [
        say("guilds-settings-zone", zone=guild.zone.replace("_", " ")),
        say("guilds-setup-staff", channel=_channel(guild.staff_channel_id), staff=f"<@&{guild.staff_role_id}>")
        + _lack(missing["staff"]),
    ]
    for use in USES:
        channel_id = getattr(guild, f"{use}_channel_id")
        if use == "news" and digest is not None:
            lines.append(_digest_line(digest) + (_lack(missing["news"]) if digest.channel_id else ""))
        else:
            shown = _channel(channel_id) + _lack(missing[use]) if channel_id else say("guilds-setup-none")
            lines.append(say(f"guilds-use-{use}", channel=shown))
    switches = [
        button(
            "guilds:switch",
            job,
            "on" if job in guild.jobs_off else "off",
            label=say(f"guilds-switch-{'on' if job in guild.jobs_off else 'off'}", job=say(f"guilds-job-{job}")),
            style=Style.success if job in guild.jobs_off else Style.secondary,
        )
        for job in JOBS
    ]
    more = [
        button("collaboration:settings", label=say("guilds-settings-collaboration")),
        button("safety:help", label=say("safety-help-settings")),
        button("showcase:house", label=say("showcase-house-title")),
    ]
    role_id = guild.sixteen_role_id
    lines.append(say("guilds-settings-sixteen", who=f"<@&{role_id}>") if role_id else say("guilds-settings-no-sixteen"))
    return [
        title(say("guilds-settings-title")),
        text("\n".join(lines)),
        role_select("guilds:sixteen", placeholder=say("guilds-pick-sixteen"), chosen_id=role_id),
        rule(),
        *buttons(*switches),
        *buttons(*more),
    ]


def start_card() -> list[Item]:
    """The lasting card that spares members the wall of slash commands."""
    return [
        card(
            title(say("guilds-start-title")),
            text(say("guilds-start-body")),
            *_ways_in(),
        )
    ]


def help_page(*, in_guild: bool, staff: bool) -> list[Item]:
    """What there is to do, for members, with the buttons of the start-here card, and below for staff."""
    items: list[Item] = [title(say("guilds-help-title")), text(say("guilds-help-members"))]
    items += _ways_in() if in_guild else [note(say("guilds-help-in-dm"))]
    if staff:
        items += [rule(), text(say("guilds-help-staff"))]
    return items


def _ways_in() -> list[Item]:
    return [
        *buttons(
            button("showcase:new", label=say("guilds-start-submit"), style=Style.primary),
            button("collaboration:find", label=say("guilds-start-people")),
            button("delivery:inbox", label=say("guilds-start-mine")),
            button("collaboration:ask", label=say("guilds-start-staff")),
            button("guilds:safety", label=say("guilds-start-safety")),
        )
    ]


def _digest_line(digest: Digest) -> str:
    when = "guilds-settings-digest" if digest.next_at is not None else "guilds-settings-digest-paused"
    return say(
        when,
        channel=_channel(digest.channel_id) or say("guilds-setup-none"),
        hour=f"{digest.hour:%H:%M}",
        count=digest.stories,
    )


def _channel(channel_id: object) -> str:
    return f"<#{channel_id}>" if channel_id else ""


def _lack(missing: tuple[str, ...] | None) -> str:
    if missing is None:
        return "\n" + say("guilds-cannot-see")
    return "\n" + say("guilds-lacks", permissions=", ".join(missing)) if missing else ""
