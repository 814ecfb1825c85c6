"""Presses of staff on pieces that wait."""

from bot.people import Actor
from bot.safety.notes import Note
from bot.services import Services
from bot.showcase.kinds import Rating
from bot.showcase.records import Piece
from bot.showcase.states import Decision
from cogs.components import Press, on
from cogs.components.layouts import Item
from cogs.components.sent import one_of
from cogs.showcase import change_messages, review_forms, review_messages


async def queue(services: Services, actor: Actor, skipped: int = 0) -> list[Item]:
    """What waits."""
    return review_messages.queue_page(await services.showcase.reviews.queue(actor, skipped=skipped), actor.person_id)


async def following(services: Services, actor: Actor) -> list[Item]:
    """What to do next."""
    piece = await services.showcase.reviews.next(actor)
    if piece is not None:
        return await _page(services, actor, piece.id)
    waiting = await services.showcase.reviews.queue(actor)
    return review_messages.nothing_for_you(anything=bool(waiting.pieces))


@on("showcase:queue", updates=True)
async def show_queue(press: Press) -> None:
    """The list in the place of the page."""
    await press.answer.update(await queue(press.services, press.actor, press.id()))


@on("showcase:check", updates=True)
async def check(press: Press) -> None:
    """A piece of the list."""
    await press.answer.update(await _page(press.services, press.actor, press.id()))


@on("showcase:look")
async def look(press: Press) -> None:
    """A piece, from the card in the staff channel."""
    await press.answer.show(await _page(press.services, press.actor, press.id()))


@on("showcase:check_page", updates=True)
async def check_page(press: Press) -> None:
    """A page of its text."""
    piece, leaf = await press.services.showcase.reviews.page(press.actor, press.id(), press.id(1))
    await press.answer.update(review_messages.check_leaf(piece, leaf, press.person_id))


@on("showcase:take", updates=True)
async def take(press: Press) -> None:
    """I'll take it."""
    await press.services.showcase.reviews.take(press.actor, press.id(), press.id(1))
    await press.answer.update(await _page(press.services, press.actor, press.id()))


@on("showcase:claim")
async def claim(press: Press) -> None:
    """I'll take it, from the card in the staff channel."""
    await press.services.showcase.reviews.take(press.actor, press.id(), press.id(1))
    await press.answer.show(await _page(press.services, press.actor, press.id()))


@on("showcase:put_back", updates=True)
async def put_back(press: Press) -> None:
    """Somebody else may have it; what comes next is another."""
    reviews = press.services.showcase.reviews
    await reviews.put_back(press.actor, press.id(), press.id(1))
    following_piece = await reviews.next(press.actor, but=press.id())
    if following_piece is None:
        await press.answer.update(await _page(press.services, press.actor, press.id()))
    else:
        await press.answer.update(review_messages.passed_on(following_piece))


@on("showcase:approve")
async def approve(press: Press) -> None:
    """The form of rating and notes."""
    check = await press.services.showcase.checks.check(press.actor, press.id())
    await press.answer.open(review_forms.approve_form(check))


@on("showcase:approve_as", updates=True)
async def approve_as(press: Press) -> None:
    """Publish it as its author, or a first of staff, rated it."""
    await _decided(press, await press.services.showcase.reviews.approve(press.actor, press.id(), press.id(1)))


@on("showcase:approve_set", updates=True)
async def approve_set(press: Press) -> None:
    """Publish it."""
    piece = await press.services.showcase.reviews.approve(
        press.actor,
        press.id(),
        press.id(1),
        one_of(Rating, press.fields.text("rating")),
        [one_of(Note, each) for each in press.fields.all("notes")],
    )
    await _decided(press, piece)


@on("showcase:changes")
async def changes(press: Press) -> None:
    """The form of what to change."""
    await press.services.showcase.reviews.get(press.actor, press.id())
    await press.answer.open(review_forms.words_form(press.id(), press.id(1), Decision.CHANGES))


@on("showcase:changes_set", updates=True)
async def changes_set(press: Press) -> None:
    """Back to its author."""
    words = press.fields.text("words")
    await _decided(
        press, await press.services.showcase.reviews.ask_for_changes(press.actor, press.id(), press.id(1), words)
    )


@on("showcase:decline")
async def decline(press: Press) -> None:
    """The form of why not."""
    await press.services.showcase.reviews.get(press.actor, press.id())
    await press.answer.open(review_forms.words_form(press.id(), press.id(1), Decision.DECLINED))


@on("showcase:decline_set", updates=True)
async def decline_set(press: Press) -> None:
    """Not this time."""
    words = press.fields.text("words")
    await _decided(press, await press.services.showcase.reviews.decline(press.actor, press.id(), press.id(1), words))


@on("showcase:fine", updates=True)
async def fine(press: Press) -> None:
    """It is only a story."""
    await press.services.showcase.reviews.is_fine(press.actor, press.id(), press.id(1))
    await press.answer.update(await _page(press.services, press.actor, press.id()))


@on("showcase:concern")
async def concern(press: Press) -> None:
    """The form of what the safety team should know."""
    await press.services.showcase.reviews.get(press.actor, press.id())
    await press.answer.open(review_forms.concern_form(press.id(), press.id(1)))


@on("showcase:concern_set", updates=True)
async def concern_set(press: Press) -> None:
    """Theirs now; what comes next is another piece."""
    reviews, why = press.services.showcase.reviews, press.fields.text("words")
    await reviews.tell_safety_team(press.actor, press.id(), press.id(1), why)
    following_piece = await reviews.next(press.actor, but=press.id())
    await press.answer.update(review_messages.told_safety_team(following_piece))


@on("showcase:changed")
async def changed(press: Press) -> None:
    """What is different from the version that staff saw last."""
    items, files = change_messages.changes_page(*await press.services.showcase.checks.changes(press.actor, press.id()))
    await press.answer.show(items, files=files)


async def _page(services: Services, actor: Actor, piece_id: int) -> list[Item]:
    return review_messages.check_page(await services.showcase.checks.check(actor, piece_id), actor.person_id)


async def _decided(press: Press, piece: Piece) -> None:
    following_piece = await press.services.showcase.reviews.next(press.actor)
    await press.answer.update(review_messages.decided(piece, following_piece))
