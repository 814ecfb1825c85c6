"""What profiles look like."""

from collections.abc import Sequence

from discord import ui

from bot.members.records import CRAFTS, Desk, Group, Profile, Unsaved
from bot.people.genres import GENRES
from bot.texts import say
from bot.texts.markup import name, plain
from cogs.components.facts import fact_lines
from cogs.components.layouts import Item, Style, button, buttons, card, note, option, rule, text, title
from cogs.components.modals import Row, checks, choice, line, modal, paragraph
from cogs.components.problems import problem_list, remark_list
from cogs.safety.controls import block_button, report_button

# Together, a profile at its longest fits into one message of 4,000 characters, escapes included.
MOST_BIO = 1200
MOST_AWARDS = 800
MOST_FACTS = 4
# Three groups may wait on one page, each for its last look.
MOST_LEFT = 1100


def profile_page(profile: Profile, *, own: bool) -> list[Item]:
    """A profile as others see it, with Report and Block; with Edit for its owner."""
    if profile.is_empty:
        said = text(say("members-nothing-own" if own else "members-nothing", person=_person(profile)))
        return [said, *(buttons(_edit()) if own else buttons(block_button(profile.person_id)))]
    controls = (
        [_edit()]
        if own
        else [report_button(f"person:{profile.person_id}", profile.person_id), block_button(profile.person_id)]
    )
    return [card(*_body(profile)), *buttons(*controls)]


def edit_page(desk: Desk, *, saved: bool = False) -> list[Item]:
    """One's own page: how others see it, what is not saved yet, and a button for each group.

    Args:
        saved: something was, just now.
    """
    items: list[Item] = [title(say("members-edit-title"))]
    if desk.profile.is_empty:
        items.append(text(say("members-edit-empty")))
    elif not desk.unsaved:  # both would not fit at their longest
        seen = text(say("members-saved-see")) if saved else note(say("members-edit-preview"))
        items += [seen, card(*_body(desk.profile))]
    elif saved:
        items.append(text(say("members-saved")))
    for unsaved in desk.unsaved:
        items += [rule(), *_unsaved(unsaved)]
    each = [button("members:edit", group, label=say(f"members-group-{group}")) for group in Group]
    return [*items, rule(), note(say("members-edit-careful")), *buttons(*each)]


def saved(before: Sequence[Item]) -> list[Item]:
    """It is saved, below what is more important now; the page is behind the button."""
    return [*before, text(say("members-saved")), *buttons(_edit())]


def group_form(desk: Desk, group: Group) -> ui.Modal:
    """The fields of one group, filled with what was typed last or is saved."""
    if group is Group.CRAFTS:
        return modal("members:choose", title=say("members-group-crafts"), rows=_choices(desk.profile))
    typed = desk.typed(group)
    rows: dict[Group, Sequence[Row]] = {
        Group.ABOUT: [
            line(
                "pronouns",
                say("members-field-pronouns"),
                value=typed.get("pronouns", ""),
                hint=say("members-hint-pronouns"),
                most=40,
            ),
            paragraph(
                "bio", say("members-field-bio"), value=typed.get("bio", ""), hint=say("members-hint-bio"), most=1000
            ),
        ],
        Group.LINKS: [
            paragraph(
                "links",
                say("members-field-links"),
                value=typed.get("links", ""),
                hint=say("members-hint-links"),
                most=1000,
            )
        ],
        Group.AWARDS: [
            paragraph(
                "awards",
                say("members-field-awards"),
                value=typed.get("awards", ""),
                hint=say("members-hint-awards"),
                most=1000,
            )
        ],
    }
    return modal("members:save", group, title=say(f"members-group-{group}"), rows=rows[group])


def _choices(profile: Profile) -> list[Row]:
    return [
        checks(
            "crafts",
            say("members-field-crafts"),
            [(craft, say(f"members-craft-{craft}")) for craft in CRAFTS],
            chosen=profile.crafts,
        ),
        choice(
            "genres",
            say("members-field-genres"),
            [option(genre, say(f"members-genre-{genre}"), chosen=genre in profile.genres) for genre in GENRES],
            required=False,
            most=len(GENRES),
        ),
    ]


def _unsaved(unsaved: Unsaved) -> list[Item]:
    group = unsaved.group
    if not unsaved.problems:
        return _left_out(unsaved)
    controls = [
        button("members:edit", group, "again", label=say("forms-fix"), style=Style.primary),
        button("members:forget", group, label=say("forms-forget")),
    ]
    if any("words" in problem.args for problem in unsaved.problems):
        controls.insert(1, button("members:leave_out", group, label=say("forms-leave-out")))
    return [problem_list(unsaved.problems, "members-field"), *buttons(*controls)]


def _left_out(unsaved: Unsaved) -> list[Item]:
    group = unsaved.group
    left = "\n".join(typed for typed in unsaved.typed.values() if typed)
    if unsaved.remarks:
        head = remark_list(unsaved.remarks, "members-field")
        leave = [button("members:leave_out", group, label=say("forms-leave-out"))]
    else:
        head, leave = text(say("members-left-out", group=say(f"members-group-{group}"))), []
    return [
        head,
        card(text(plain(left, MOST_LEFT, links=group is Group.LINKS) if left else say("members-nothing-left"))),
        *buttons(
            *leave,
            button(
                "members:confirm",
                group,
                label=say("forms-save-on" if leave else "members-save"),
                style=Style.secondary if leave else Style.success,
            ),
            button("members:edit", group, "again", label=say("forms-fix")),
            button("members:forget", group, label=say("forms-forget")),
        ),
    ]


def _body(profile: Profile) -> list[Item]:
    head = f"### {_person(profile)}"
    if profile.pronouns:
        head += f"\n{name(profile.pronouns)}"
    items: list[Item] = [text(head)]
    lines = []
    if profile.crafts:
        lines.append(say("members-crafts", crafts=", ".join(say(f"members-craft-{craft}") for craft in profile.crafts)))
    if profile.genres:
        lines.append(say("members-genres", genres=", ".join(say(f"members-genre-{genre}") for genre in profile.genres)))
    if lines:
        items.append(text("\n".join(lines)))
    if profile.bio:
        items.append(text(plain(profile.bio, MOST_BIO)))
    if profile.awards:
        awards = plain("\n".join(f"• {award}" for award in profile.awards), MOST_AWARDS)
        items.append(text(say("members-awards"), awards))
    if profile.facts:
        items.append(text(fact_lines(profile.facts, MOST_FACTS)))
    if profile.links:
        items.append(text("\n".join(plain(each, links=True) for each in profile.links)))
    return items


def _edit() -> ui.Button[ui.LayoutView]:
    return button("members:desk", label=say("members-edit"), style=Style.primary)


def _person(profile: Profile) -> str:
    return f"<@{profile.person_id}>"
