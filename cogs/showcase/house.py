"""What a server asks of those who submit: staff's setting."""

from discord import ui

from bot.showcase.rules import AiRule
from bot.texts import say
from cogs.components import Press, on
from cogs.components.layouts import text
from cogs.components.modals import modal, radio
from cogs.components.sent import one_of


def house_form(ai: AiRule) -> ui.Modal:
    """The rule on AI."""
    choices = [(each.value, say(f"showcase-house-{each}"), "") for each in AiRule]
    row = radio("ai", say("showcase-house-question"), choices, chosen=ai.value)
    return modal("showcase:house_set", title=say("showcase-house-title"), rows=[row])


@on("showcase:house")
async def house(press: Press) -> None:
    """The form."""
    await press.answer.open(house_form(await press.services.showcase.rules.ai(press.actor.guild_id)))


@on("showcase:house_set")
async def house_set(press: Press) -> None:
    """Another rule."""
    ai = await press.services.showcase.rules.change(press.actor, one_of(AiRule, press.fields.text("ai")))
    await press.answer.show([text(say("showcase-house-changed", rule=say(f"showcase-ai-{ai}")))])
