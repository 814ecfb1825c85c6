"""What teams look like, to everyone and to staff."""

from collections.abc import Mapping, Sequence

from discord import ui

from bot.guilds import Guild
from bot.safety.service import MOST_IN_TEAM, SafetyView
from bot.teams.records import TITLE, Seat, Team, Written
from bot.texts import say
from bot.texts.markup import name, plain
from cogs.components.facts import fact_lines
from cogs.components.layouts import (
    Item,
    Style,
    button,
    buttons,
    card,
    note,
    option,
    rule,
    section,
    select,
    text,
    title,
    user_select,
)
from cogs.components.modals import line, modal, paragraph, people
from cogs.components.problems import problem_list, remark_list
from cogs.safety.controls import report_button

# Together, a team at its longest fits into one message of 4,000 characters, escapes included.
MOST_ABOUT = 900
MOST_NAMED = 12
MOST_TITLE = 70
MOST_FACTS = 5


def team_page(team: Team, others: Sequence[Team], *, reader_id: int) -> list[Item]:
    """A team as everyone sees it, with the way to the others."""
    mine = next((seat for seat in team.seats if seat.person_id == reader_id), None)
    controls: list[ui.Button[ui.LayoutView]] = [report_button(f"team:{team.id}")]
    if mine is not None:
        controls.append(button("teams:leave", mine.id, label=say("teams-leave" if mine.accepted else "teams-decline")))
        if not mine.accepted:
            controls.insert(0, _accept(mine.id))
    items: list[Item] = [card(*_body(team)), *buttons(*controls)]
    if len(others) > 1:
        items.append(
            select(
                "teams:show",
                options=[option(each.id, each.name, chosen=each.id == team.id) for each in others],
                placeholder=say("teams-other"),
            )
        )
    return items


def no_teams() -> list[Item]:
    """There is none yet."""
    return [text(say("teams-none"))]


def settings_page(guild: Guild, safety: SafetyView, teams: Sequence[Team], *, picks: bool = True) -> list[Item]:
    """Staff, the safety team and the teams.

    Args:
        picks: the reader manages the server, so that the safety team is theirs to pick.
    """
    safe = ", ".join(f"<@{person}>" for person in safety.team) or say("teams-nobody")
    items: list[Item] = [
        title(say("teams-settings-title")),
        text(say("teams-settings-staff", staff=f"<@&{guild.staff_role_id}>", channel=f"<#{guild.staff_channel_id}>")),
        rule(),
        text(
            say("teams-settings-safety", people=safe),
            say("teams-settings-ready" if safety.ready else "teams-settings-not-ready"),
            f"-# {say('teams-settings-integrations')}" if picks else "",
        ),
        user_select(
            "teams:safety",
            placeholder=say("teams-settings-pick"),
            least=0,
            most=MOST_IN_TEAM,
            chosen=safety.team,
        )
        if picks
        else note(say("teams-settings-who-picks")),
        rule(),
        text(say("teams-settings-teams")),
    ]
    items += [
        section(
            say("teams-settings-one", name=name(team.name), count=len(team.people)),
            button("teams:manage", team.id, label=say("teams-manage")),
        )
        for team in teams
    ]
    return [*items, *buttons(button("teams:edit", 0, label=say("teams-new"), style=Style.primary))]


def manage_page(team: Team) -> list[Item]:
    """One team, for staff."""
    items: list[Item] = [card(*_body(team))]
    waiting = [seat for seat in team.seats if not seat.accepted]
    if waiting:
        items.append(note(say("teams-waiting", people=", ".join(f"<@{seat.person_id}>" for seat in waiting))))
    if team.seats:
        items.append(user_select("teams:unseat", team.id, placeholder=say("teams-unseat")))
    return [
        *items,
        *buttons(
            button("teams:edit", team.id, label=say("teams-edit"), style=Style.primary),
            button("teams:invite", team.id, label=say("teams-invite")),
            button("teams:remove", team.id, label=say("teams-remove"), style=Style.danger),
            button("teams:settings", label=say("teams-back")),
        ),
    ]


def team_form(team_id: int, typed: Mapping[str, str]) -> ui.Modal:
    """The page of a team, filled with what was typed last or is saved."""
    return modal(
        "teams:save",
        team_id,
        title=say("teams-edit-title" if team_id else "teams-new"),
        rows=[
            line("name", say("teams-field-name"), value=typed.get("name", ""), required=True, most=80),
            paragraph(
                "about",
                say("teams-field-about"),
                value=typed.get("about", ""),
                hint=say("teams-hint-about"),
                most=800,
            ),
            paragraph(
                "links", say("teams-field-links"), value=typed.get("links", ""), hint=say("teams-hint-links"), most=700
            ),
        ],
    )


def unsaved_page(team_id: int, written: Written) -> list[Item]:
    """Why a team's page could not be saved, or what it would be, to be looked at once more."""
    if not written.problems:
        return _to_confirm(team_id, written)
    controls = [
        button("teams:edit", team_id, "again", label=say("forms-fix"), style=Style.primary),
        button("teams:forget", team_id, label=say("forms-forget")),
    ]
    if any("words" in problem.args for problem in written.problems):
        controls.insert(1, button("teams:leave_out", team_id, label=say("forms-leave-out")))
    return [problem_list(written.problems, "teams-field"), *buttons(*controls)]


def _to_confirm(team_id: int, written: Written) -> list[Item]:
    typed = "\n".join(written.typed[name] for name in ("name", "about", "links") if written.typed.get(name))
    leave = [button("teams:leave_out", team_id, label=say("forms-leave-out"))] if written.remarks else []
    head = remark_list(written.remarks, "teams-field") if leave else text(say("teams-left-out"))
    return [
        head,
        card(text(plain(typed, MOST_ABOUT, links=True))),
        *buttons(
            *leave,
            button(
                "teams:confirm",
                team_id,
                label=say("forms-save-on" if leave else "forms-save"),
                style=Style.secondary if leave else Style.success,
            ),
            button("teams:edit", team_id, "again", label=say("forms-fix")),
            button("teams:forget", team_id, label=say("forms-forget")),
        ),
    ]


def invite_form(team_id: int) -> ui.Modal:
    """Who, and as what."""
    return modal(
        "teams:send",
        team_id,
        title=say("teams-invite"),
        rows=[
            people("person", say("teams-field-person"), required=True),
            line(
                "title",
                say("teams-field-title"),
                hint=say("teams-hint-title"),
                required=True,
                most=TITLE.most,
            ),
        ],
    )


def remove_page(team: Team) -> list[Item]:
    """Whether to take a team off."""
    return [
        text(say("teams-remove-question", name=name(team.name))),
        *buttons(
            button("teams:remove_now", team.id, label=say("teams-remove"), style=Style.danger),
            button("teams:manage", team.id, label=say("teams-back")),
        ),
    ]


def told_invited(invited: tuple[Team, Seat] | None) -> list[Item]:
    """Somebody was asked to be named in a team."""
    if invited is None:
        return []
    team, seat = invited
    words = say("teams-told-invited", name=name(team.name), title=name(seat.title))
    if seat.accepted:
        return [text(words, say("teams-told-accepted"))]
    decline = button("teams:leave", seat.id, label=say("teams-decline"))
    return [text(words), *buttons(_accept(seat.id), decline)]


def accepted(team: Team) -> list[Item]:
    """They are named now."""
    return [text(say("teams-accepted", name=name(team.name)))]


def left() -> list[Item]:
    """They are not named, or no longer."""
    return [text(say("teams-left"))]


def typed_of(team: Team) -> Mapping[str, str]:
    """What the fields of a team's form begin with."""
    return {"name": team.name, "about": team.about, "links": "\n".join(team.links)}


def _body(team: Team) -> list[Item]:
    items: list[Item] = [text(f"### {name(team.name)}")]
    if team.about:
        items.append(text(plain(team.about, MOST_ABOUT)))
    if team.people:
        lines = [
            say("teams-person", person=f"<@{seat.person_id}>", title=name(seat.title, MOST_TITLE))
            for seat in team.people
        ]
        if len(lines) > MOST_NAMED:
            lines = [*lines[:MOST_NAMED], say("teams-more-people", count=len(lines) - MOST_NAMED)]
        items.append(text("\n".join(lines)))
    if team.facts:
        items.append(text(fact_lines(team.facts, MOST_FACTS)))
    if team.links:
        items.append(text("\n".join(plain(each, links=True) for each in team.links)))
    return items


def _accept(seat_id: int) -> ui.Button[ui.LayoutView]:
    return button("teams:accept", seat_id, label=say("teams-accept"), style=Style.success)
