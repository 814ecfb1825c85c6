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
from cogs.showcase import review_messages


async def queue(services: Services, actor: Actor, skipped: int = 0) -> list[Item]:
    """What waits."""
    return review_messages.queue_page(await services.showcase.reviews.queue(actor, skipped=skipped), actor.person_id)


async def following(services: Services, actor: Actor) -> list[Item]:
    """What to do next."""
    piece = await services.showcase.reviews.next(actor)
    if piece is not None:
        return review_messages.check_page(piece, actor.person_id)
    waiting = await services.showcase.reviews.queue(actor)
    return review_messages.nothing_for_you(anything=bool(waiting.pieces))


@on("showcase:queue", updates=True)
async def show_queue(press: Press) -> None:
    """The list in the place of the page."""
    await press.answer.update(await queue(press.services, press.actor, press.id()))


@on("showcase:check", updates=True)
async def check(press: Press) -> None:
    """A piece of the list."""
    piece = await press.services.showcase.reviews.get(press.actor, press.id())
    await press.answer.update(review_messages.check_page(piece, press.person_id))


@on("showcase:look")
async def look(press: Press) -> None:
    """A piece, from the card in the staff channel."""
    piece = await press.services.showcase.reviews.get(press.actor, press.id())
    await press.answer.show(review_messages.check_page(piece, press.person_id))


@on("showcase:check_page", updates=True)
async def check_page(press: Press) -> None:
    """A page of its text."""
    piece, leaf = await press.services.showcase.reviews.page(press.actor, press.id(), press.id(1))
    await press.answer.update(review_messages.check_leaf(piece, leaf, press.person_id))


@on("showcase:take", updates=True)
async def take(press: Press) -> None:
    """I'll take it."""
    piece = await press.services.showcase.reviews.take(press.actor, press.id(), press.id(1))
    await press.answer.update(review_messages.check_page(piece, press.person_id))


@on("showcase:claim")
async def claim(press: Press) -> None:
    """I'll take it, from the card in the staff channel."""
    piece = await press.services.showcase.reviews.take(press.actor, press.id(), press.id(1))
    await press.answer.show(review_messages.check_page(piece, press.person_id))


@on("showcase:put_back", updates=True)
async def put_back(press: Press) -> None:
    """Somebody else may have it."""
    piece = await press.services.showcase.reviews.put_back(press.actor, press.id(), press.id(1))
    await press.answer.update(review_messages.check_page(piece, press.person_id))


@on("showcase:approve")
async def approve(press: Press) -> None:
    """The form of rating and notes."""
    piece = await press.services.showcase.reviews.get(press.actor, press.id())
    await press.answer.open(review_messages.approve_form(piece))


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
    await press.answer.open(review_messages.words_form(press.id(), press.id(1), Decision.CHANGES))


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
    await press.answer.open(review_messages.words_form(press.id(), press.id(1), Decision.DECLINED))


@on("showcase:decline_set", updates=True)
async def decline_set(press: Press) -> None:
    """Not this time."""
    words = press.fields.text("words")
    await _decided(press, await press.services.showcase.reviews.decline(press.actor, press.id(), press.id(1), words))


async def _decided(press: Press, piece: Piece) -> None:
    following_piece = await press.services.showcase.reviews.next(press.actor)
    await press.answer.update(review_messages.decided(piece, following_piece))
