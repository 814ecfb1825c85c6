"""Looking for people: post, browse, close, and the staff check."""

from bot.collaboration.drafts import draft_name
from bot.collaboration.forms import PARTS, REQUEST
from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.services import Services
from bot.texts import say
from cogs.collaboration import form_pages, messages
from cogs.collaboration.form_pages import ON_CARD
from cogs.components import Answer, Press, on
from cogs.components.layouts import Item, text


async def begin(services: Services, actor: Actor, answer: Answer) -> None:
    """Open the form, or the page of what is filled in already."""
    await services.collaboration.requests.require_room(actor)
    draft = await services.forms.open(actor.person_id, actor.guild_id, draft_name(REQUEST))
    if draft.values:
        await answer.show(form_pages.draft_page(draft))
    else:
        await answer.open(form_pages.form_modal(draft, ON_CARD))


async def browse(
    services: Services, actor: Actor, part: str | None = None, older_than: int | None = None
) -> list[Item]:
    """A page of open requests.

    Raises:
        MemberFacingError: no such part.
    """
    if part is not None and part not in PARTS:
        raise MemberFacingError("errors-not-found")
    page = await services.collaboration.requests.browse(actor, part=part, older_than=older_than)
    return messages.browse_page(page, part)


@on("collaboration:find")
async def find_people(press: Press) -> None:
    """From the start-here card."""
    await press.answer.show(await browse(press.services, press.actor))


@on("collaboration:new")
async def new(press: Press) -> None:
    """Post a request, from the list."""
    await begin(press.services, press.actor, press.answer)


@on("collaboration:part", updates=True)
async def choose_part(press: Press) -> None:
    """Show only one part."""
    await press.answer.update(await browse(press.services, press.actor, _part(press.picked())))


@on("collaboration:older", updates=True)
async def older(press: Press) -> None:
    """The requests before these; 0 is from the newest."""
    await press.answer.update(await browse(press.services, press.actor, _part(press.word()), press.id(1) or None))


@on("collaboration:mine", updates=True)
async def mine(press: Press) -> None:
    """The person's own."""
    page = await press.services.collaboration.requests.own(press.actor, older_than=press.id() or None)
    await press.answer.update(messages.own_page(page))


@on("collaboration:see")
async def see(press: Press) -> None:
    """One request, whole."""
    actor = press.actor
    request = await press.services.collaboration.requests.get(actor, press.id())
    await press.answer.show(messages.request_page(request, actor.person_id))


@on("collaboration:close_request", updates=True)
async def close(press: Press) -> None:
    """Close one's own."""
    await press.services.collaboration.requests.close(press.actor, press.id())
    await press.answer.update(text(say("collaboration-request-closed")))


@on("collaboration:check")
async def check(press: Press) -> None:
    """Staff decide, with a word of why where they do not post it; the card follows by itself."""
    requests = press.services.collaboration.requests
    if press.word(1) == "post":
        await requests.decide(press.actor, press.id(), post=True)
        await press.answer.say("collaboration-checked-now-post")
    else:
        draft = await requests.begin_refusal(press.actor, press.id())
        await press.answer.open(form_pages.form_modal(draft, ON_CARD))


@on("collaboration:settings")
async def settings(press: Press) -> None:
    """The two switches, for staff."""
    await press.answer.show(messages.settings_page(await press.services.collaboration.requests.settings(press.actor)))


@on("collaboration:set", updates=True)
async def switch(press: Press) -> None:
    """Turn one."""
    name, on_ = press.word(), press.word(1) == "on"
    change = press.services.collaboration.requests.change_settings
    changed = (
        await change(press.actor, checks_requests=on_)
        if name == "checks"
        else await change(press.actor, accepts_outside=on_)
    )
    await press.answer.update(messages.settings_page(changed))


def _part(chosen: str) -> str | None:
    return None if chosen == messages.ALL else chosen
