"""A piece that lives elsewhere: an excerpt and where the whole of it is, checked like any other."""

from discord import ui

from bot.showcase.details import LIVES_AT
from bot.showcase.drafting import LINK
from bot.showcase.rules import AiRule
from bot.texts import say
from cogs.components import Press, on
from cogs.components.modals import line, modal, paragraph
from cogs.showcase.draft_forms import kind_row, own_row, title_row
from cogs.showcase.draft_messages import draft_page


def link_form(ai: AiRule) -> ui.Modal:
    """Title, kind, address, an excerpt, and whose it is."""
    excerpt = paragraph("text", say("showcase-field-excerpt"), hint=say("showcase-field-excerpt-hint"), required=True)
    rows = [title_row(""), kind_row(None), _address_row(""), excerpt, own_row(ai)]
    return modal("showcase:link_set", title=say("showcase-link-title"), rows=rows)


def _address_row(value: str) -> ui.Label[ui.LayoutView]:
    label, hint = say("showcase-field-lives_at"), say("showcase-field-lives_at-hint")
    return line("lives_at", label, value=value, hint=hint, required=True, most=LIVES_AT.most)


@on("showcase:link_set")
async def link_set(press: Press) -> None:
    """The form was sent."""
    fields = press.fields
    typed = {name: fields.text(name) for name in ("title", "kind", "text", "lives_at")}
    typed["own"] = next(iter(fields.all("own")), "")
    sheet = await press.services.showcase.drafts.take_in(press.actor, typed, target=LINK)
    await press.answer.show(draft_page(sheet, press.person_id))


@on("showcase:lives")
async def lives(press: Press) -> None:
    """The form of the address alone."""
    sheet = await press.services.showcase.drafts.sheet(press.actor, press.id())
    row = _address_row(sheet.cover.details.lives_at)
    await press.answer.open(modal("showcase:lives_set", sheet.draft_id, title=say("showcase-link-title"), rows=[row]))


@on("showcase:lives_set", updates=True)
async def lives_set(press: Press) -> None:
    """Another address."""
    typed = {"lives_at": press.fields.text("lives_at")}
    sheet = await press.services.showcase.drafts.change(press.actor, press.id(), typed)
    await press.answer.update(draft_page(sheet, press.person_id))
