"""Presses of authors on their own pieces."""

from bot.people import Actor
from bot.services import Services
from bot.showcase.allowing import Allowance
from cogs.components import Press, on
from cogs.components.layouts import Item
from cogs.components.sent import one_of
from cogs.showcase import draft_messages, own_messages


async def mine(services: Services, actor: Actor, before_id: int | None = None) -> list[Item]:
    """The list, with the draft that waits to be sent."""
    page = await services.showcase.submissions.mine(actor, before_id=before_id)
    drafts = services.showcase.drafts
    has_draft, others = await drafts.has_one(actor), await drafts.others(actor)
    return own_messages.mine_page(page, has_draft=has_draft, others=others, first=before_id is None)


@on("showcase:mine")
async def show_mine(press: Press) -> None:
    """The list, beside what is there."""
    await press.answer.show(await mine(press.services, press.actor))


@on("showcase:mine_older", updates=True)
async def mine_older(press: Press) -> None:
    """Older ones."""
    await press.answer.update(await mine(press.services, press.actor, press.id()))


@on("showcase:mine_newest", updates=True)
async def mine_newest(press: Press) -> None:
    """Back to the newest."""
    await press.answer.update(await mine(press.services, press.actor))


@on("showcase:own", updates=True)
async def own(press: Press) -> None:
    """One of them."""
    piece = await press.services.showcase.submissions.own(press.actor, press.id())
    await press.answer.update(own_messages.own_page(piece))


@on("showcase:own_show")
async def own_show(press: Press) -> None:
    """One of them, from the inbox."""
    piece = await press.services.showcase.submissions.own(press.actor, press.id())
    await press.answer.show(own_messages.own_page(piece))


@on("showcase:own_page", updates=True)
async def own_page(press: Press) -> None:
    """A page of its text."""
    leaf = await press.services.showcase.submissions.page(press.actor, press.id(), press.id(1))
    await press.answer.update(own_messages.own_leaf(leaf, press.id()))


@on("showcase:versions", updates=True)
async def versions(press: Press) -> None:
    """What was sent of it, and when."""
    piece = await press.services.showcase.submissions.own(press.actor, press.id())
    sent = await press.services.showcase.submissions.versions(press.actor, press.id())
    await press.answer.update(own_messages.versions_page(piece, sent))


@on("showcase:version", updates=True)
async def version(press: Press) -> None:
    """A page of it as it was sent once."""
    leaf = await press.services.showcase.submissions.version_page(press.actor, press.id(), press.id(1), press.id(2))
    await press.answer.update(own_messages.version_leaf(leaf, press.id(), press.id(1)))


@on("showcase:take_back", updates=True)
async def take_back(press: Press) -> None:
    """Nobody reads it any more."""
    piece = await press.services.showcase.submissions.take_back(press.actor, press.id())
    await press.answer.update(own_messages.own_page(piece))


@on("showcase:revise", updates=True)
async def revise(press: Press) -> None:
    """A draft of the next try."""
    sheet = await press.services.showcase.drafts.revise(press.actor, press.id())
    await press.answer.update(draft_messages.draft_page(sheet, press.person_id))


@on("showcase:take_down")
async def take_down(press: Press) -> None:
    """Ask first: the author whether, staff why."""
    piece = await press.services.showcase.submissions.removable(press.actor, press.id())
    if piece.author_id == press.person_id:
        await press.answer.show(own_messages.take_down_page(piece))
    else:
        await press.answer.open(own_messages.remove_form(piece))


@on("showcase:remove")
async def remove(press: Press) -> None:
    """Staff said why, or nothing."""
    reason = press.fields.text("reason")
    piece = await press.services.showcase.submissions.take_down(press.actor, press.id(), reason)
    await press.answer.show(own_messages.taken_down(piece))


@on("showcase:allow", updates=True)
async def allow(press: Press) -> None:
    """Switch on or off what readers may do with it."""
    what, on_now = one_of(Allowance, press.word(1)), press.word(2) == "on"
    piece = await press.services.showcase.allowing.allow(press.actor, press.id(), what, on=on_now)
    await press.answer.update(own_messages.own_page(piece))


@on("showcase:forget", updates=True)
async def forget(press: Press) -> None:
    """Ask first."""
    piece = await press.services.showcase.submissions.own(press.actor, press.id())
    await press.answer.update(own_messages.throw_away_page(piece))


@on("showcase:forget_now", updates=True)
async def forget_now(press: Press) -> None:
    """Throw the piece away."""
    await press.services.showcase.submissions.throw_away(press.actor, press.id())
    await press.answer.update(own_messages.thrown_away())


@on("showcase:take_down_now", updates=True)
async def take_down_now(press: Press) -> None:
    """Hide it."""
    piece = await press.services.showcase.submissions.take_down(press.actor, press.id())
    await press.answer.update(own_messages.taken_down(piece))


@on("showcase:keep", updates=True)
async def keep(press: Press) -> None:
    """Rather not."""
    await press.answer.update(own_messages.kept())
