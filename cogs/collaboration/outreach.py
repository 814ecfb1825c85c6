"""Staff or the safety team write to somebody first: from the page of a report."""

from bot.errors import MemberFacingError
from bot.forms import Draft
from bot.texts import say
from cogs.collaboration import form_pages
from cogs.collaboration.communities import actor_in
from cogs.collaboration.form_pages import ON_CARD
from cogs.collaboration.wording import person
from cogs.components import Press, on
from cogs.components.layouts import Item, text


@on("collaboration:write_to")
async def write_to(press: Press) -> None:
    """Open the form; the id is that of a person."""
    draft = await press.services.collaboration.outreach.begin(press.actor, press.id())
    await press.answer.open(form_pages.form_modal(draft, ON_CARD))


async def send(press: Press, draft: Draft) -> list[Item]:
    """Send it, to who is still there."""
    person_id = int(draft.target)
    if await actor_in(press.interaction.client, draft.guild_id, person_id) is None:
        raise MemberFacingError("collaboration-person-gone")
    await press.services.collaboration.outreach.send(press.actor, draft.id)
    return [text(say("collaboration-sent-from-staff", person=person(person_id)))]
