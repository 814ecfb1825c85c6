"""Profiles at their longest, and with what people type into them."""

from discord import ui

from bot.forms.fields import kept, problems
from bot.members.records import CRAFTS, TEXTS, Desk, Group, Profile, Unsaved
from bot.people.facts import Fact
from bot.people.genres import GENRES
from cogs.components.layouts import Layout
from cogs.members import messages

PERSON = 2**62
LONGEST = Profile(
    guild_id=1,
    person_id=PERSON,
    pronouns="*" * 40,
    bio="*" * 1000,
    crafts=CRAFTS,
    genres=GENRES,
    links=tuple(f"https://example.org/{number}{'x' * 130}" for number in range(5)),
    awards=("*" * 120,) * 8,
    facts=(Fact(key="members-nothing", args={"person": "x" * 60}),) * 9,
)


def unsaved(group: Group, typed: dict[str, str]) -> Unsaved:
    return Unsaved(group=group, typed=kept(TEXTS[group], typed), problems=problems(TEXTS[group], typed))


def test_the_longest_profile_fits_into_a_message() -> None:
    Layout(messages.profile_page(LONGEST, own=False))
    Layout(messages.edit_page(Desk(profile=LONGEST)))


def test_the_longest_profile_with_everything_stopped_fits_too() -> None:
    mails = " ".join(f"{'a' * 60}{number}@example.org" for number in range(12))
    stopped = (
        unsaved(Group.ABOUT, {"pronouns": mails[:40], "bio": mails}),
        unsaved(Group.LINKS, {"links": mails.replace(" ", "\n")}),
        unsaved(Group.AWARDS, {"awards": mails.replace(" ", "\n")}),
    )
    assert all(each.problems for each in stopped)
    Layout(messages.edit_page(Desk(profile=LONGEST, unsaved=stopped)))


def test_what_is_left_of_every_group_fits_into_one_page() -> None:
    typed = {
        Group.ABOUT: {"pronouns": "*" * 40, "bio": "*" * 1000},
        Group.LINKS: {"links": "\n".join(LONGEST.links)},
        Group.AWARDS: {"awards": "\n".join(LONGEST.awards)},
    }
    left = tuple(Unsaved(group=group, typed=words, problems=()) for group, words in typed.items())
    Layout(messages.edit_page(Desk(profile=LONGEST, unsaved=left)))


def test_an_empty_profile_is_a_sentence() -> None:
    layout = Layout(messages.profile_page(Profile(guild_id=1, person_id=PERSON), own=False))
    assert layout.content_length() < 100


def test_what_a_member_typed_has_no_form_and_pings_nobody() -> None:
    tricky = Profile(guild_id=1, person_id=PERSON, bio="@everyone <@1> [a](https://b.org) # big", awards=("- x",))
    layout = Layout(messages.profile_page(tricky, own=False))
    shown = "\n".join(str(item.content) for item in layout.walk_children() if isinstance(item, ui.TextDisplay))
    assert "everyone" in shown
    assert "@everyone" not in shown
    assert "<@1>" not in shown
    assert "[a](" not in shown


def test_forms_open_for_every_group_with_what_was_typed_last() -> None:
    desk = Desk(profile=LONGEST, unsaved=(unsaved(Group.ABOUT, {"bio": "ana@example.org"}),))
    for group in Group:
        assert messages.group_form(desk, group).to_dict()["components"]
    assert "ana@example.org" in str(messages.group_form(desk, Group.ABOUT).to_dict())
