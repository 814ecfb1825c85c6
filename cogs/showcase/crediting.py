"""Who helped with a piece: its author names them, and they say whether they want to be named."""

from typing import Any

from discord import ui

from bot.showcase.records import Credit, CreditState, Part, Piece
from bot.texts import markup, say
from cogs.components import Press, on
from cogs.components.layouts import Item, Style, button, buttons, note, option, section, text, title
from cogs.components.modals import choice, modal, people
from cogs.components.sent import number, one_of
from cogs.safety.presence import ask
from cogs.showcase.wording import byline, lines, person, title_of

MOST_PEOPLE = 5


def helpers_page(piece: Piece, named: tuple[Credit, ...]) -> list[Item]:
    """Who is named, what they said, and how to take a name off."""
    shown: list[Item] = [title(say("showcase-helpers-title")), note(say("showcase-helpers-means"))]
    for each in named:
        told = lines(
            f"{person(each.person_id)} · {say(f'podcasts-part-{each.part}')}", say(f"showcase-credit-{each.state}")
        )
        if each.state is CreditState.DECLINED:
            shown.append(text(told))
        else:
            shown.append(section(told, button("showcase:unname", each.id, label=say("showcase-unname"))))
    return [
        text(f"**{title_of(piece.cover)}**"),
        *shown,
        *buttons(
            button("showcase:name_helper", piece.id, label=say("showcase-name-helper"), style=Style.primary),
            button("showcase:own", piece.id, label=say("showcase-back")),
        ),
    ]


def helper_form(piece_id: int) -> ui.Modal:
    """Who, and for what."""
    parts = [option(part, say(f"podcasts-part-{part}")) for part in Part]
    rows = [
        people("people", say("showcase-field-helpers"), required=True, most=MOST_PEOPLE),
        choice("part", say("showcase-field-part"), parts),
    ]
    return modal("showcase:helper_set", piece_id, title=say("showcase-name-helper"), rows=rows)


def told_credit(credit: Credit | None) -> list[Item]:
    """Somebody is asked to be named: in their inbox, with what they answered."""
    if credit is None:
        return []
    words = say(
        "showcase-told-credit",
        author=byline(credit.author_id, credit.pen_name),
        part=say(f"podcasts-part-{credit.part}"),
        title=markup.name(credit.title, 150),
    )
    yes = button("showcase:credit_yes", credit.id, label=say("showcase-credit-yes"), style=Style.success)
    no = button("showcase:credit_no", credit.id, label=say("showcase-credit-no"))
    controls: list[ui.Button[Any]] = [yes, no]
    if credit.state is CreditState.ACCEPTED:
        controls = [no]
    elif credit.state is CreditState.DECLINED:
        controls = [yes]
    state = "" if credit.state is CreditState.NAMED else say(f"showcase-credit-{credit.state}")
    return [text(lines(words, state)), *buttons(*controls)]


@on("showcase:helpers", updates=True)
async def helpers(press: Press) -> None:
    """Who helped."""
    await _show(press, press.id())


@on("showcase:name_helper")
async def name_helper(press: Press) -> None:
    """The form."""
    piece, _ = await press.services.showcase.credits.page(press.actor, press.id())
    await press.answer.open(helper_form(piece.id))


@on("showcase:helper_set", updates=True)
async def helper_set(press: Press) -> None:
    """Name those who are here; bots and people who have left are passed over."""
    chosen = [number(each) for each in press.fields.all("people")]
    presence = await ask(press.interaction.client, press.actor.guild_id, chosen)
    here = [each for each in chosen if each in presence.members]
    part = one_of(Part, press.fields.text("part"))
    await press.services.showcase.credits.name(press.actor, press.id(), part, here)
    await _show(press, press.id())


@on("showcase:unname", updates=True)
async def unname(press: Press) -> None:
    """Take a name off."""
    await _show(press, await press.services.showcase.credits.remove(press.actor, press.id()))


@on("showcase:credit_yes")
async def credit_yes(press: Press) -> None:
    """Yes, name me."""
    await press.services.showcase.credits.answer(press.person_id, press.id(), accepted=True)
    await press.answer.say("showcase-credit-now-accepted")


@on("showcase:credit_no")
async def credit_no(press: Press) -> None:
    """Rather not, or no longer."""
    await press.services.showcase.credits.answer(press.person_id, press.id(), accepted=False)
    await press.answer.say("showcase-credit-now-declined")


async def _show(press: Press, piece_id: int) -> None:
    await press.answer.update(helpers_page(*await press.services.showcase.credits.page(press.actor, piece_id)))
