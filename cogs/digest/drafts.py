"""The draft of an edition: what staff may change in the hour before it goes out by itself."""

from bot.digest.drafting import LONGEST_LINE, EditionDraft
from bot.errors import MemberFacingError
from bot.news.records import Story
from bot.safety.notes import Note
from bot.texts import markup, say
from cogs.components import Press, on
from cogs.components.layouts import Item, button, buttons, note, option, select, text, title
from cogs.components.modals import checks, line, modal
from cogs.digest.edition import edition_items, staff_name
from cogs.news.stories import notes_of

_STEPS = {"first": -100, "up": -1, "down": 1}


def draft_page(draft: EditionDraft) -> list[Item]:
    """The stories in their order, and what may be done."""
    where = (draft.digest.id, f"{draft.edition.day}")
    stories = draft.edition.stories
    items: list[Item] = [
        title(say("digest-draft-title", name=staff_name(draft.digest.name), day=draft.edition.day)),
        note(say("digest-draft-when", when=f"<t:{int(draft.at.timestamp())}:t>")),
    ]
    if draft.edition.line:
        items.append(text(say("digest-line", line=markup.plain(draft.edition.line))))
    if stories:
        listed = [f"{number}\\. {_named(story)}" for number, story in enumerate(stories, 1)]
        items.append(text("\n".join(listed)))
        options = [option(story.id, _named(story, escaped=False), story.section) for story in stories]
        items.append(select("digest:draft_story", *where, options=options, placeholder=say("digest-draft-pick")))
    else:
        items.append(text(say("digest-nothing-new")))
    controls = [
        button("digest:draft_line", *where, label=say("digest-draft-line")),
        button("digest:draft_look", *where, label=say("digest-draft-look")),
        button("digest:draft_reset", *where, label=say("digest-draft-reset")),
    ]
    if draft.dropped:
        items.append(note(say("digest-draft-dropped", count=draft.dropped)))
    return [*items, *buttons(*controls)]


def story_page(draft: EditionDraft, story: Story) -> list[Item]:
    """What may be done with one of its stories."""
    where = (draft.digest.id, f"{draft.edition.day}", story.id)
    place = draft.edition.stories.index(story) + 1
    return [
        title(_named(story)),
        note(say("digest-draft-place", place=place, stories=len(draft.edition.stories))),
        *buttons(
            button("digest:draft_move", *where, "first", label=say("digest-draft-first")),
            button("digest:draft_move", *where, "up", label=say("digest-draft-up")),
            button("digest:draft_move", *where, "down", label=say("digest-draft-down")),
            button("digest:draft_notes", *where, label=say("digest-draft-notes")),
            button("digest:draft_drop", *where, label=say("digest-draft-drop")),
        ),
        *buttons(button("digest:draft", draft.digest.id, f"{draft.edition.day}", label=say("digest-draft-back"))),
        note(say("digest-draft-rules")),
    ]


@on("digest:draft", updates=True)
async def whole(press: Press) -> None:
    """Back to all of it."""
    await press.answer.update(draft_page(await _get(press)))


@on("digest:draft_story", updates=True)
async def story(press: Press) -> None:
    """One of its stories was chosen."""
    draft = await _get(press)
    await press.answer.update(story_page(draft, _of(draft, press.picked_ids()[0])))


@on("digest:draft_move", updates=True)
async def move(press: Press) -> None:
    """Up, down or first."""
    step = _STEPS.get(press.word(3), 0)
    draft = await press.services.digest.drafts.move(press.actor, press.id(), press.word(1), press.id(2), step)
    await press.answer.update(story_page(draft, _of(draft, press.id(2))))


@on("digest:draft_drop", updates=True)
async def drop(press: Press) -> None:
    """Out of this edition."""
    draft = await press.services.digest.drafts.drop(press.actor, press.id(), press.word(1), press.id(2))
    await press.answer.update(draft_page(draft))


@on("digest:draft_notes")
async def notes(press: Press) -> None:
    """The form of its content notes."""
    chosen = _of(await _get(press), press.id(2)).notes
    kinds = [(kind.value, say(f"digest-note-{kind.value.replace('_', '-')}")) for kind in Note]
    row = checks("notes", say("digest-draft-notes-label"), kinds, chosen=chosen)
    await press.answer.open(
        modal("digest:draft_notes_set", *press.ids[:3], title=say("digest-draft-notes"), rows=[row])
    )


@on("digest:draft_notes_set", updates=True)
async def notes_set(press: Press) -> None:
    """Its content notes were sent."""
    kept = press.fields.all("notes")
    draft = await press.services.digest.drafts.note(press.actor, press.id(), press.word(1), press.id(2), kept)
    found = next((each for each in draft.edition.stories if each.id == press.id(2)), None)
    await press.answer.update(draft_page(draft) if found is None else story_page(draft, found))


@on("digest:draft_line")
async def add_line(press: Press) -> None:
    """The form of a line."""
    known = (await _get(press)).edition.line
    row = line("line", say("digest-draft-line-label"), value=known, most=LONGEST_LINE)
    heading = say("digest-draft-line")
    await press.answer.open(modal("digest:draft_line_set", *press.ids[:2], title=heading, rows=[row]))


@on("digest:draft_line_set", updates=True)
async def line_set(press: Press) -> None:
    """A line was sent."""
    words = press.fields.text("line")
    await press.answer.update(
        draft_page(await press.services.digest.drafts.add_line(press.actor, press.id(), press.word(1), words))
    )


@on("digest:draft_look")
async def look(press: Press) -> None:
    """As it would be posted."""
    await press.answer.show(edition_items((await _get(press)).edition), news=False)


@on("digest:draft_reset", updates=True)
async def start_over(press: Press) -> None:
    """As if nobody had changed anything."""
    draft = await press.services.digest.drafts.start_over(press.actor, press.id(), press.word(1))
    await press.answer.update(draft_page(draft))


async def _get(press: Press) -> EditionDraft:
    return await press.services.digest.drafts.get(press.actor, press.id(), press.word(1))


def _of(draft: EditionDraft, story_id: int) -> Story:
    found = next((each for each in draft.edition.stories if each.id == story_id), None)
    if found is None:
        raise MemberFacingError("digest-story-gone")
    return found


def _named(story: Story, *, escaped: bool = True) -> str:
    """Staff see titles of hard stories too, behind their notes."""
    named = markup.name(story.title, 150) if escaped else story.title
    if not story.notes:
        return named
    notes = notes_of(story, "digest-notes-option")
    return f"({notes}) ||{named}\u200b||" if escaped else f"({notes})"
