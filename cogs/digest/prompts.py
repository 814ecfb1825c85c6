"""The prompt of the day: staff's list, and what members write to it."""

from bot.digest.prompting import LONGEST_PROMPT, PAGE
from bot.digest.records import PromptList
from bot.showcase.drafting import PROMPT
from bot.texts import markup, say
from cogs.components import Press, on
from cogs.components.layouts import Item, button, buttons, note, option, select, text, title
from cogs.components.modals import modal, paragraph
from cogs.digest.edition import made_line
from cogs.showcase.draft_forms import first_form
from cogs.showcase.draft_messages import draft_page


def prompts_page(prompts: PromptList) -> list[Item]:
    """A page of the list, those that come next first."""
    items: list[Item] = [
        title(say("digest-prompts-title")),
        note(say("digest-prompts-count", count=prompts.count, free=prompts.count - prompts.resting)),
    ]
    if prompts.prompts:
        items.append(text("\n".join(f"• {markup.plain(each.text)}" for each in prompts.prompts)))
        options = [option(each.id, each.text) for each in prompts.prompts]
        items.append(select("digest:prompt", options=options, placeholder=say("digest-prompts-pick")))
    controls = [button("digest:prompts_add", label=say("digest-prompts-add"))]
    if prompts.start:
        controls.append(button("digest:prompts", prompts.start - PAGE, label=say("digest-prompts-back")))
    if prompts.start + PAGE < prompts.count:
        controls.append(button("digest:prompts", prompts.start + PAGE, label=say("digest-page-next")))
    return [*items, *buttons(*controls)]


@on("digest:prompts", updates=True)
async def page(press: Press) -> None:
    """Another page of the list."""
    await press.answer.update(prompts_page(await press.services.digest.prompts.list(press.actor, press.id())))


@on("digest:prompts_add")
async def add(press: Press) -> None:
    """The form of new ones."""
    row = paragraph("prompts", say("digest-prompts-label"), hint=say("digest-prompts-hint"), required=True)
    await press.answer.open(modal("digest:prompts_set", title=say("digest-prompts-add"), rows=[row]))


@on("digest:prompts_set", updates=True)
async def added(press: Press) -> None:
    """New ones were sent."""
    prompts = await press.services.digest.prompts.add(press.actor, press.fields.text("prompts"))
    await press.answer.update(prompts_page(prompts))


@on("digest:prompt")
async def edit(press: Press) -> None:
    """One was chosen: its form."""
    prompt = await press.services.digest.prompts.get(press.actor, press.picked_ids()[0])
    row = paragraph(
        "prompt",
        say("digest-prompt-label"),
        value=prompt.text,
        hint=say("digest-prompt-hint"),
        most=LONGEST_PROMPT,
    )
    await press.answer.open(modal("digest:prompt_set", prompt.id, title=say("digest-prompt-edit"), rows=[row]))


@on("digest:prompt_set", updates=True)
async def edited(press: Press) -> None:
    """It was reworded, or emptied."""
    prompts = await press.services.digest.prompts.change(press.actor, press.id(), press.fields.text("prompt"))
    await press.answer.update(prompts_page(prompts))


@on("digest:write")
async def write(press: Press) -> None:
    """A submission with the prompt set, or the draft that is there already."""
    prompt = await press.services.digest.prompts.get(press.actor, press.id())
    drafts = press.services.showcase.drafts
    sheet = await drafts.begin(press.actor)
    if sheet is None:
        await press.answer.open(first_form(await press.services.showcase.rules.ai(press.actor.guild_id), prompt.id))
        return
    if sheet.text:
        await press.answer.show([text(say("digest-prompt-draft-first")), *draft_page(sheet, press.person_id)])
        return
    await press.answer.show(
        draft_page(await drafts.change(press.actor, sheet.draft_id, {PROMPT: prompt.id}), press.person_id)
    )


@on("digest:written")
async def written(press: Press) -> None:
    """What was written to it."""
    prompt, pieces = await press.services.digest.prompts.written(press.actor, press.id())
    items: list[Item] = [title(say("digest-prompt-title")), text(markup.plain(prompt.text))]
    if pieces:
        items.append(text("\n".join(made_line(press.actor.guild_id, each) for each in pieces[:PAGE])))
        items.append(note(say("digest-prompt-written", count=len(pieces))))
    else:
        items.append(text(say("digest-prompt-unwritten")))
    await press.answer.show(items)
