"""Credits: naming people, and what they answer."""

from collections.abc import Sequence

from discord import ui

from bot.podcasts.crediting import Asked
from bot.podcasts.records import Credit, CreditState, Episode, Part, Show
from bot.texts import say
from cogs.components import Press, on
from cogs.components.layouts import Item, Style, button, buttons, option, text
from cogs.components.modals import choice, modal, people
from cogs.components.sent import number, one_of
from cogs.podcasts import messages
from cogs.podcasts.wording import episode_title, person, show_title
from cogs.safety.presence import ask

MOST_PEOPLE = 10
STANDING = 0


def name_form(show: Show, episodes: Sequence[Episode], chosen: int) -> ui.Modal:
    """Who, for what, and in which episode."""
    where = [option(STANDING, say("podcasts-every-episode"), chosen=chosen == STANDING)]
    where += [
        option(each.entry_id, each.title or say("podcasts-untitled-episode"), chosen=chosen == each.entry_id)
        for each in episodes
    ]
    parts = [option(part, say(f"podcasts-part-{part}")) for part in Part]
    return modal(
        "podcasts:named",
        show.id,
        title=say("podcasts-name"),
        rows=[
            people("people", say("podcasts-field-people"), required=True, most=MOST_PEOPLE),
            choice("part", say("podcasts-field-part"), parts),
            choice("where", say("podcasts-field-where"), where),
        ],
    )


def asked_page(show: Show, outcome: Asked, asker_id: int, absent: Sequence[int]) -> list[Item]:
    """Who was asked and who was not; `absent` are bots and people who are not here."""
    told = []
    others = [each for each in outcome.asked if each != asker_id]
    if asker_id in outcome.asked:
        told.append(say("podcasts-named-self"))
    if others:
        told.append(say("podcasts-asked", people=_list(others), count=len(others)))
    if outcome.known:
        told.append(say("podcasts-known", people=_list(outcome.known)))
    if outcome.declined:
        told.append(say("podcasts-declined-before", people=_list(outcome.declined)))
    if absent:
        told.append(say("podcasts-absent", people=_list(absent)))
    return [text(*told), *buttons(button("podcasts:show", show.id, label=say("podcasts-back")))]


def told_credit(credit: Credit, show: Show, episode: Episode | None) -> list[Item]:
    """Somebody is asked to be named: in their inbox, with what they answered."""
    what = {
        "asker": person(credit.asked_by_id),
        "part": say(f"podcasts-part-{credit.part}"),
        "show": show_title(show, 100),
    }
    if episode is None:
        words = say("podcasts-told-standing", **what)
    else:
        words = say("podcasts-told-episode", episode=episode_title(episode, 100), **what)
    yes = button("podcasts:accept", credit.id, label=say("podcasts-accept"), style=Style.success)
    if credit.state is CreditState.ACCEPTED:
        off = button("podcasts:unaccept", credit.id, label=say("podcasts-withdraw"))
        return [text(words, say("podcasts-told-accepted")), *buttons(off)]
    if credit.state is CreditState.DECLINED:
        return [text(words, say("podcasts-told-not")), *buttons(yes)]
    return [text(words), *buttons(yes, button("podcasts:unaccept", credit.id, label=say("podcasts-rather-not")))]


def _list(person_ids: Sequence[int]) -> str:
    return ", ".join(person(each) for each in person_ids)


@on("podcasts:name")
async def name_people(press: Press) -> None:
    """Open the form."""
    show, episodes = await press.services.podcasts.browser.creditable(press.actor, press.id())
    chosen = press.id(1) if any(each.entry_id == press.id(1) for each in episodes) else STANDING
    await press.answer.open(name_form(show, episodes, chosen))


@on("podcasts:named")
async def named(press: Press) -> None:
    """Ask them."""
    entry_id = number(press.fields.text("where"))
    people_ids = [number(each) for each in press.fields.all("people")]
    presence = await ask(press.interaction.client, press.actor.guild_id, people_ids)
    asked = await press.services.podcasts.credits.ask(
        press.actor,
        press.id(),
        None if entry_id == STANDING else entry_id,
        one_of(Part, press.fields.text("part")),
        [each for each in people_ids if each in presence.members],
    )
    page = await press.services.podcasts.browser.show(press.actor, press.id())
    absent = [each for each in people_ids if each not in presence.members]
    await press.answer.show(asked_page(page.show, asked, press.person_id, absent))


@on("podcasts:accept")
async def accept(press: Press) -> None:
    """Yes, name me."""
    await press.services.podcasts.credits.accept(press.person_id, press.id())
    await press.answer.show([text(say("podcasts-you-accepted"))])


@on("podcasts:unaccept")
async def unaccept(press: Press) -> None:
    """Rather not, or no longer."""
    await press.services.podcasts.credits.decline(press.person_id, press.id())
    await press.answer.show([text(say("podcasts-you-are-off"))])


@on("podcasts:withdraw", updates=True)
async def withdraw(press: Press) -> None:
    """Take one's name off a whole show."""
    await press.services.podcasts.credits.withdraw_all(press.actor, press.id())
    page = await press.services.podcasts.browser.show(press.actor, press.id())
    await press.answer.update([text(say("podcasts-you-are-off")), *messages.show_page(page)])


@on("podcasts:names", updates=True)
async def names(press: Press) -> None:
    """The names on a show or an episode, to take some out."""
    await press.answer.update(await _names_page(press, press.id(), press.id(1) or None))


@on("podcasts:unname", updates=True)
async def unname(press: Press) -> None:
    """Take a name out."""
    credit = await press.services.podcasts.credits.remove(press.actor, press.id())
    await press.answer.update(await _names_page(press, credit.show_id, credit.entry_id))


async def _names_page(press: Press, show_id: int, entry_id: int | None) -> list[Item]:
    browser = press.services.podcasts.browser
    if entry_id is None:
        return messages.names_page(await browser.show(press.actor, show_id))
    return messages.names_page(await browser.episode(press.actor, show_id, entry_id))
