"""Teams and their settings at their longest."""

from bot.forms.fields import kept, problems
from bot.guilds import Guild
from bot.people.facts import Fact
from bot.safety.service import SafetyView
from bot.teams.records import FIELDS, Seat, Team, Written
from cogs.components.layouts import Layout
from cogs.teams import messages

PERSON = 2**62


def team(number: int, people: int) -> Team:
    seats = [
        Seat(id=each, team_id=number, person_id=PERSON + each, title="*" * 60, accepted=each % 2 == 0)
        for each in range(people)
    ]
    return Team(
        id=number,
        guild_id=1,
        name="*" * 80,
        about="*" * 800,
        links=tuple(f"https://example.org/{'x' * 98}{each}" for each in range(5)),
        seats=tuple(seats),
        facts=(Fact(key="safety-who", args={"person": "x" * 60}),) * 9,
    )


def test_the_longest_team_fits_into_a_message() -> None:
    largest, teams = team(1, 60), [team(number, 0) for number in range(10)]
    Layout(messages.team_page(largest, teams, reader_id=PERSON + 1))
    Layout(messages.manage_page(team(1, 25)))


def test_the_settings_of_ten_teams_fit_into_a_message(guild: Guild) -> None:
    view = SafetyView(team=tuple(range(PERSON, PERSON + 10)), ready=True, paused=False)
    Layout(messages.settings_page(guild, view, [team(number, 25) for number in range(10)]))


def test_an_empty_team_is_its_name() -> None:
    bare = Team(id=1, guild_id=1, name="Ink", about="", links=())
    assert Layout(messages.team_page(bare, [bare], reader_id=5)).content_length() < 20


def test_what_stops_a_page_fits_at_its_longest() -> None:
    mails = "\n".join(f"{'a' * 60}{number}@example.org" for number in range(9))
    typed = {"name": mails[:80], "about": mails, "links": mails}
    written = Written(team=None, typed=kept(FIELDS, typed), problems=problems(FIELDS, typed))
    Layout(messages.unsaved_page(1, written))
