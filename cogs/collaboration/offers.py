"""Offers: the form on the card, and the requester's answer."""

from bot.texts import say
from cogs.collaboration import form_pages, messages
from cogs.collaboration.communities import present_in, safety_team_present
from cogs.collaboration.form_pages import ON_CARD
from cogs.components import Press, on
from cogs.components.layouts import text


@on("collaboration:offer")
async def offer(press: Press) -> None:
    """Open the form; what was typed before is still in it."""
    draft = await press.services.collaboration.offers.begin(press.actor, press.id())
    await press.answer.open(form_pages.form_modal(draft, ON_CARD))


@on("collaboration:see_offer")
async def see(press: Press) -> None:
    """From the inbox: the whole offer."""
    actor = press.actor
    found = await press.services.collaboration.offers.get(actor, press.id())
    await press.answer.show(messages.offer_page(found, actor.person_id))


@on("collaboration:offer_back", updates=True)
async def take_back(press: Press) -> None:
    """Its author does not want it any more."""
    await press.services.collaboration.offers.take_back(press.actor, press.id())
    await press.answer.update(text(say("collaboration-taken-back-now")))


@on("collaboration:answer_offer", updates=True)
async def answer(press: Press) -> None:
    """Accept, or not this time."""
    accept = press.word(1) == "accept"
    actor, offers = press.actor, press.services.collaboration.offers
    offer = await offers.get(actor, press.id())
    client = press.interaction.client
    present = [
        *await safety_team_present(client, actor.guild_id),
        *await present_in(client, actor.guild_id, [offer.author_id]),
    ]
    answered = await offers.answer(actor, offer.id, accept=accept, present=present if accept else None)
    await press.answer.update(messages.offer_answered(answered))
