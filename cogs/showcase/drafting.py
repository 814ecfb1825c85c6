"""Presses and forms of the draft page. Whatever was typed is stored first; the page then says what is in the way."""

from collections.abc import Mapping
from typing import Any

from bot.showcase.drafting import PROMPT
from bot.showcase.kinds import Wanted
from bot.showcase.records import Sheet
from bot.showcase.uploads import SentFile
from cogs.components import Press, on
from cogs.components.layouts import Item
from cogs.components.modals import Fields
from cogs.components.sent import one_of
from cogs.safety.helping import help_for
from cogs.showcase import draft_forms, draft_messages, messages, own_messages
from cogs.showcase.draft_forms import NARRATOR
from cogs.showcase.draft_messages import FILE, draft_page


@on("showcase:new")
async def new(press: Press) -> None:
    """The first form, or the draft that is there already: from the start-here card."""
    sheet = await press.services.showcase.drafts.begin(press.actor)
    if sheet is None:
        await press.answer.open(draft_forms.first_form(await press.services.showcase.rules.ai(press.actor.guild_id)))
    else:
        await press.answer.show(draft_page(sheet, press.person_id))


@on("showcase:first")
async def first(press: Press) -> None:
    """The first form was sent."""
    fields = press.fields
    typed: dict[str, Any] = {name: fields.text(name) for name in ("title", "kind", "text")}
    typed["own"] = next(iter(fields.all("own")), "")
    if press.ids:
        typed[PROMPT] = press.id()
    sheet = await press.services.showcase.drafts.take_in(press.actor, typed, file_of(fields))
    await press.answer.show(draft_page(sheet, press.person_id))


@on("showcase:draft", updates=True)
async def draft(press: Press) -> None:
    """Back to the page."""
    await press.answer.update(draft_page(await _sheet(press), press.person_id))


@on("showcase:cover")
async def cover(press: Press) -> None:
    """The form of title and kind."""
    await press.answer.open(draft_forms.cover_form(await _sheet(press)))


@on("showcase:cover_set", updates=True)
async def cover_set(press: Press) -> None:
    """Title and kind were sent."""
    await _change(press, {name: press.fields.text(name) for name in ("title", "kind")})


@on("showcase:text", updates=True)
async def text(press: Press) -> None:
    """The form of the text; of a long one, first which part."""
    sheet = await _sheet(press)
    if draft_messages.has_parts(sheet):
        await press.answer.update(draft_messages.part_page(sheet))
    else:
        await press.answer.open(draft_forms.part_form(sheet, 0))


@on("showcase:part", updates=True)
async def part(press: Press) -> None:
    """A part was chosen."""
    chosen = press.picked()
    if chosen == FILE:
        await press.answer.open(draft_forms.file_form(press.id()))
    else:
        await press.answer.open(draft_forms.part_form(await _sheet(press), int(chosen)))


@on("showcase:part_set", updates=True)
async def part_set(press: Press) -> None:
    """A part was sent, or a file instead of the whole."""
    drafts, file = press.services.showcase.drafts, file_of(press.fields)
    typed = press.fields.text("text")
    sheet = await drafts.replace_part(press.actor, press.id(), press.id(1), press.word(2), typed)
    if file is not None:
        sheet = await drafts.replace_by_file(press.actor, press.id(), file)
    await press.answer.update(draft_page(sheet, press.person_id))


@on("showcase:file_set", updates=True)
async def file_set(press: Press) -> None:
    """A file instead of the text."""
    file = file_of(press.fields)
    if file is None:
        await press.answer.update(draft_page(await _sheet(press), press.person_id))
        return
    sheet = await press.services.showcase.drafts.replace_by_file(press.actor, press.id(), file)
    await press.answer.update(draft_page(sheet, press.person_id))


@on("showcase:add")
async def add(press: Press) -> None:
    """The form of the next part."""
    await press.answer.open(draft_forms.add_form((await _sheet(press)).draft_id))


@on("showcase:add_set", updates=True)
async def add_set(press: Press) -> None:
    """The next part was sent."""
    sheet = await press.services.showcase.drafts.add_part(
        press.actor, press.id(), press.fields.text("text"), file_of(press.fields)
    )
    await press.answer.update(draft_page(sheet, press.person_id))


@on("showcase:rating")
async def rating(press: Press) -> None:
    """The form of rating and notes."""
    await press.answer.open(draft_forms.rating_form(await _sheet(press)))


@on("showcase:rating_set", updates=True)
async def rating_set(press: Press) -> None:
    """Rating and notes were sent."""
    await _change(press, {"rating": press.fields.text("rating"), "notes": press.fields.all("notes")})


@on("showcase:about")
async def about(press: Press) -> None:
    """The form of the line about it."""
    await press.answer.open(draft_forms.about_form(await _sheet(press)))


@on("showcase:about_set", updates=True)
async def about_set(press: Press) -> None:
    """The line about it, what sort it is and what is wished for were sent."""
    fields = press.fields
    await _change(
        press,
        {
            "line": fields.text("line"),
            "genres": fields.all("genres"),
            "feedback": one_of(Wanted, fields.text("feedback")).value,
            "asks_for_narrator": NARRATOR in fields.all("narrator"),
        },
    )


@on("showcase:more")
async def more(press: Press) -> None:
    """The form of series, links and what it is about."""
    await press.answer.open(draft_forms.more_form(await _sheet(press)))


@on("showcase:more_set", updates=True)
async def more_set(press: Press) -> None:
    """Series, links and what it is about were sent. What the form did not ask stays."""
    asked = ("topic", "series", "chapter", "first_published", "sources")
    await _change(press, {name: press.fields.text(name) for name in asked if name in press.fields.values})


@on("showcase:is_own", updates=True)
async def is_own(press: Press) -> None:
    """They wrote it themselves."""
    sheet = await press.services.showcase.drafts.is_own(press.actor, press.id())
    await press.answer.update(draft_page(sheet, press.person_id))


@on("showcase:leave_out", updates=True)
async def leave_out(press: Press) -> None:
    """Without the words that the guard stops."""
    sheet = await press.services.showcase.drafts.leave_out(press.actor, press.id())
    await press.answer.update(draft_page(sheet, press.person_id))


@on("showcase:preview", updates=True)
async def preview(press: Press) -> None:
    """How its card would look."""
    await press.answer.update(draft_messages.preview(await _sheet(press), press.person_id))


@on("showcase:proof", updates=True)
async def proof(press: Press) -> None:
    """A page of it, as readers would see it."""
    leaf = await press.services.showcase.drafts.page(press.actor, press.id(), press.id(1))
    back = draft_messages.back_button(press.id())
    shown: list[Item] = messages.leaf_items(leaf, "showcase:proof", press.id(), more=[back])
    await press.answer.update(shown)


@on("showcase:send", updates=True)
async def send(press: Press) -> None:
    """To staff."""
    piece = await press.services.showcase.submissions.send(press.actor, press.id())
    help_first = await help_for(press.services, piece.guild_id, in_danger=piece.in_danger)
    await press.answer.update([*help_first, *own_messages.sent(piece)])


@on("showcase:discard", updates=True)
async def discard(press: Press) -> None:
    """Ask first."""
    await press.answer.update(draft_messages.discard_page(await _sheet(press)))


@on("showcase:discard_now", updates=True)
async def discard_now(press: Press) -> None:
    """Throw it away."""
    await press.services.showcase.drafts.discard(press.actor, press.id())
    await press.answer.update(own_messages.thrown_away())


def file_of(fields: Fields) -> SentFile | None:
    """The file that was handed in, if any."""
    uploads = fields.uploads("file")
    return SentFile(name=uploads[0].name, size=uploads[0].size, url=uploads[0].url) if uploads else None


async def _sheet(press: Press) -> Sheet:
    return await press.services.showcase.drafts.sheet(press.actor, press.id())


async def _change(press: Press, typed: Mapping[str, Any]) -> None:
    sheet = await press.services.showcase.drafts.change(press.actor, press.id(), typed)
    await press.answer.update(draft_page(sheet, press.person_id))
