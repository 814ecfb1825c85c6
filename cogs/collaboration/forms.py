"""Filling a form in: a modal, what was typed kept before anyone judges it, a page to look at it, and Send."""

from bot.collaboration.drafts import TEAM, form_of, in_danger, problems_of, remarks_of
from bot.collaboration.forms import FORMS, OFFER, REFUSAL, REPLY, REQUEST, TO_STAFF, InquiryKind, leave_out
from bot.collaboration.records import Caller
from bot.forms import Draft
from bot.guilds import Actor
from bot.texts import say
from cogs.collaboration import form_pages, outreach
from cogs.collaboration.communities import is_member, present_at, present_in, safety_team_present
from cogs.collaboration.form_pages import ON_PAGE
from cogs.components import Press, on
from cogs.components.layouts import Item, text
from cogs.safety.helping import help_card, help_for

# What goes off with the form itself; the others are looked at first.
_AT_ONCE = (REPLY, TO_STAFF, REFUSAL)


@on("collaboration:change")
async def change(press: Press) -> None:
    """Open the form again, prefilled."""
    draft = await press.services.forms.get(press.person_id, press.id())
    await press.answer.open(form_pages.form_modal(draft, ON_PAGE))


@on("collaboration:filled")
async def filled(press: Press) -> None:
    """Keep what was typed, then judge it."""
    draft = await press.services.forms.get(press.person_id, press.id())
    draft = await press.services.forms.set(press.person_id, draft.id, _typed(press, draft))
    if form_of(draft) in _AT_ONCE and not problems_of(draft) and not remarks_of(draft):
        await _show(press, await _send(press, draft))
    else:
        await _show(press, await _page(press, draft))


@on("collaboration:leave", updates=True)
async def leave_words_out(press: Press) -> None:
    """Take out what the guard stops."""
    draft = await press.services.forms.get(press.person_id, press.id())
    kept = leave_out(form_of(draft), draft.values)
    await press.answer.update(await _page(press, await press.services.forms.set(press.person_id, draft.id, kept)))


@on("collaboration:discard", updates=True)
async def discard(press: Press) -> None:
    """Throw it away."""
    await press.services.forms.discard(press.person_id, press.id())
    await press.answer.update(text(say("collaboration-form-discarded")))


@on("collaboration:send", updates=True)
async def send(press: Press) -> None:
    """Send it."""
    draft = await press.services.forms.get(press.person_id, press.id())
    await press.answer.update(await _send(press, draft))


def caller_of(press: Press) -> Caller:
    """The person as they act on what they are a party to."""
    return Caller(person_id=press.person_id, guild_id=press.interaction.guild_id)


async def _page(press: Press, draft: Draft) -> list[Item]:
    """The page of the draft; above it, for who writes of danger, where to find help, before anything is sent."""
    if not in_danger(draft):
        return form_pages.draft_page(draft)
    words = await press.services.safety.help_words(draft.guild_id)
    return [*help_card(words, told=False), *form_pages.draft_page(draft, brief=True)]


async def _send(press: Press, draft: Draft) -> list[Item]:
    form = form_of(draft)
    if form == REQUEST:
        return await _send_request(press, draft)
    if form == OFFER:
        return await _send_offer(press, draft)
    if form == REFUSAL:
        await press.services.collaboration.requests.refuse(press.actor, draft.id)
        return [text(say("collaboration-checked-now-refuse"))]
    if form == InquiryKind.FROM_STAFF:
        return await outreach.send(press, draft)
    if form in (REPLY, TO_STAFF):
        staff = await _for_team(press, draft)
        present = await present_at(press.interaction.client, int(draft.target))
        message = await press.services.collaboration.conversations.reply(
            caller_of(press), draft.id, staff=staff, present=present
        )
        help_first = await help_for(press.services, draft.guild_id, in_danger=message.in_danger)
        return [*help_first, text(say("collaboration-reply-sent"))]
    return await _send_inquiry(press, draft)


async def _send_request(press: Press, draft: Draft) -> list[Item]:
    request = await press.services.collaboration.requests.post(press.actor, draft.id)
    guild = await press.services.guilds.find(request.guild_id)
    channel = f"<#{guild.collab_channel_id}>" if guild is not None else ""
    key = "collaboration-request-sent" if request.state == "waiting" else "collaboration-request-posted"
    help_first = await help_for(press.services, request.guild_id, in_danger=request.in_danger)
    return [*help_first, text(say(key, channel=channel))]


async def _send_offer(press: Press, draft: Draft) -> list[Item]:
    collaboration = press.services.collaboration
    request = await collaboration.requests.find(int(draft.target))
    if request is not None and not await present_in(press.interaction.client, request.guild_id, [request.author_id]):
        await collaboration.gone(request.guild_id, request.author_id)
    offer = await collaboration.offers.send(press.actor, draft.id)
    help_first = await help_for(press.services, offer.guild_id, in_danger=offer.in_danger)
    return [*help_first, text(say("collaboration-offer-sent"))]


async def _send_inquiry(press: Press, draft: Draft) -> list[Item]:
    in_dm = press.interaction.guild_id is None
    if in_dm and press.interaction.channel_id is not None:
        await press.services.dms.opened(press.person_id, press.interaction.channel_id)
    to_team = draft.target == TEAM
    inquiry = await press.services.collaboration.inquiries.send(
        press.person_id,
        draft.id,
        is_member=await is_member(press, draft.guild_id),
        in_dm=in_dm,
        present=None if to_team else await safety_team_present(press.interaction.client, draft.guild_id),
    )
    key = "collaboration-sent-team" if to_team else "collaboration-sent-member"
    help_first = await help_for(press.services, draft.guild_id, in_danger=inquiry.in_danger)
    return [*help_first, text(say(key, where="dm" if in_dm else "inbox"))]


async def _for_team(press: Press, draft: Draft) -> Actor | None:
    """Who answers for the team; None for the inquirer, and between members."""
    inquiry = await press.services.collaboration.inquiries.find(int(draft.target))
    if inquiry is None or not inquiry.to_team or press.person_id == inquiry.from_id:
        return None
    return press.actor


async def _show(press: Press, items: list[Item]) -> None:
    # A form that was opened on a card must not replace the card.
    if press.word(1) == ON_PAGE:
        await press.answer.update(items)
    else:
        await press.answer.show(items)


def _typed(press: Press, draft: Draft) -> dict[str, str]:
    return {field.name: press.fields.text(field.name) for field in FORMS[form_of(draft)]}
