"""What Discord shows of a command before anybody runs it, in the languages of the catalogue.

The English words stand beside the command; those of another language in its folder of `bot/texts`, by these names:

command-showcase-submit        the description of /showcase submit; a group's is command-showcase
command-showcase-list-kind     of its option "kind"
command-choice-usual           the choice with the value "usual"
menu-report                    the entry "Report" of a menu

The names of slash commands and of options stay as they are: guides and members quote them.
"""

import re
from typing import Any

from discord import Locale, app_commands
from discord.app_commands import TranslationContextLocation as Where

from bot.texts import DEFAULT_LOCALE, closest, has, say, speaking


class CatalogueTranslator(app_commands.Translator):
    """Looks the words of commands up by where they stand."""

    async def translate(
        self, _string: app_commands.locale_str, locale: Locale, context: app_commands.TranslationContext[Any, Any]
    ) -> str | None:
        """The words in that language; None where Discord is to show the English ones."""
        language, key = closest(locale.value), _key(context)
        if language == DEFAULT_LOCALE or key is None or not has(key, language):
            return None
        with speaking(language):
            return say(key)


def _key(context: app_commands.TranslationContext[Any, Any]) -> str | None:
    match context.location, context.data:
        case Where.command_name, app_commands.ContextMenu() as menu:
            return _name("menu", menu.name)
        case ((Where.command_description | Where.group_description), command):
            return _name("command", command.qualified_name)
        case Where.parameter_description, parameter:
            return _name("command", parameter.command.qualified_name, parameter.name)
        case Where.choice_name, choice:
            return _name("command-choice", str(choice.value))
        case _:
            return None


def _name(*words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", " ".join(words).lower()).strip("-")
