"""Content notes: what becomes of stories on hard subjects, and which words make a note here."""

from bot.errors import MemberFacingError
from bot.news.policy import Treatment
from bot.safety.notes import Note
from bot.texts import say
from cogs.components import Press, on
from cogs.news import note_messages as messages


@on("news:notes")
async def look(press: Press) -> None:
    """The page, privately."""
    await press.answer.show(messages.overview(await press.services.notes.policy(press.actor)))


@on("news:notes_back", updates=True)
async def back(press: Press) -> None:
    """Back to all of them."""
    await press.answer.update(messages.overview(await press.services.notes.policy(press.actor)))


@on("news:note", updates=True)
async def pick(press: Press) -> None:
    """One of them."""
    policy = await press.services.notes.policy(press.actor)
    await press.answer.update(messages.page(policy.rule(_note(press.picked()))))


@on("news:treat", updates=True)
async def treat(press: Press) -> None:
    """What becomes of its stories."""
    chosen = press.picked()
    if chosen not in set(Treatment):
        raise MemberFacingError("errors-not-found")
    rule = await press.services.notes.treat(press.actor, _note(press.word()), Treatment(chosen))
    await press.answer.update(messages.page(rule, say("notes-changed")))


@on("news:words_of")
async def edit(press: Press) -> None:
    """The form, prefilled."""
    policy = await press.services.notes.policy(press.actor)
    await press.answer.open(messages.form(policy.rule(_note(press.word()))))


@on("news:words_set", updates=True)
async def edited(press: Press) -> None:
    """The words of the server's own."""
    words, exceptions = press.fields.text("words"), press.fields.text("exceptions")
    rule = await press.services.notes.add_words(press.actor, _note(press.word()), words, exceptions)
    await press.answer.update(messages.page(rule, say("notes-changed")))


@on("news:rules")
async def read(press: Press) -> None:
    """The rules that come with the program; whoever may see the page may read them."""
    await press.services.notes.policy(press.actor)
    await press.answer.show(messages.rules(_note(press.word())))


def _note(word: str) -> Note:
    if word not in set(Note):
        raise MemberFacingError("errors-not-found")
    return Note(word)
