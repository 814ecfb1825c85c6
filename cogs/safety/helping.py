"""Where to find help: shown at once to somebody whose text says that they are in danger, and kept by staff."""

from bot.safety.service import MOST_HELP
from bot.services import Services
from bot.texts import say
from bot.texts.markup import plain
from cogs.components import Press, on
from cogs.components.layouts import Item, Style, button, buttons, card, note, rule, text, title
from cogs.components.modals import modal, paragraph

# Escaped, the longest words may be twice as long; a message takes 4,000 characters with all else in it.
_MOST_SHOWN = 2500


async def help_for(services: Services, guild_id: int | None, *, in_danger: bool) -> list[Item]:
    """What goes before the answer to a text that was sent; nothing where it says nothing of danger."""
    return help_card(await services.safety.help_words(guild_id)) if in_danger else []


def help_card(words: str | None, *, told: bool = True) -> list[Item]:
    """Where to find help, and whether somebody has been told."""
    known = say("safety-help-told" if told else "safety-help-not-told")
    return [card(title(say("safety-help-title")), text(_words(words)), note(known))]


def help_settings(words: str | None) -> list[Item]:
    """For staff: what members see, and how to change it."""
    controls = [button("safety:help_edit", label=say("safety-help-edit"), style=Style.primary)]
    if words:
        controls.append(button("safety:help_reset", label=say("safety-help-reset")))
    return [
        title(say("safety-help-settings")),
        text(say("safety-help-settings-what")),
        rule(),
        *help_card(words),
        *buttons(*controls),
    ]


def _words(words: str | None) -> str:
    return plain(words, _MOST_SHOWN, links=True) if words else say("safety-help-default")


@on("safety:help")
async def show(press: Press) -> None:
    """What it says, from the settings."""
    guild = await press.services.guilds.staff_view(press.actor)
    await press.answer.show(help_settings(await press.services.safety.help_words(guild.guild_id)))


@on("safety:help_edit", updates=True)
async def edit(press: Press) -> None:
    """The form."""
    guild = await press.services.guilds.staff_view(press.actor)
    words = await press.services.safety.help_words(guild.guild_id)
    row = paragraph(
        "words",
        say("safety-help-words"),
        value=words or say("safety-help-default"),
        hint=say("safety-help-hint"),
        most=MOST_HELP,
    )
    await press.answer.open(modal("safety:help_set", title=say("safety-help-settings"), rows=[row]))


@on("safety:help_set", updates=True)
async def change(press: Press) -> None:
    """Keep it."""
    words = await press.services.safety.change_help(press.actor, press.fields.text("words"))
    await press.answer.update(help_settings(words))


@on("safety:help_reset", updates=True)
async def reset(press: Press) -> None:
    """Back to the catalogue's words."""
    await press.answer.update(help_settings(await press.services.safety.change_help(press.actor, "")))
