"""Reading, answering and ending conversations: by the two they are between, staff for the team, the safety team."""

from bot.collaboration.states import InquiryState
from bot.texts import say
from cogs.collaboration import form_pages, talk_messages
from cogs.collaboration.form_pages import ON_CARD
from cogs.collaboration.forms import caller_of
from cogs.components import Press, on
from cogs.components.layouts import text


@on("collaboration:talk")
async def open_talk(press: Press) -> None:
    """From the inbox: whatever it is now."""
    caller = caller_of(press)
    conversation = await press.services.collaboration.conversations.for_party(caller, press.id())
    inquiry = conversation.inquiry
    if inquiry.state is InquiryState.PASSED and inquiry.to_id == caller.person_id:
        await press.answer.show(talk_messages.first_message_page(conversation))
    elif inquiry.state in (InquiryState.OPEN, InquiryState.CLOSED) and inquiry.reached:
        await press.answer.show(talk_messages.conversation_page(conversation, caller.person_id))
    else:
        await press.answer.show(talk_messages.waiting_page(conversation))


@on("collaboration:talks", updates=True)
async def own(press: Press) -> None:
    """What the person has open, and what they have sent that waits; the id is how many to leave out."""
    collaboration, actor = press.services.collaboration, press.actor
    inquiries, offers = await collaboration.inquiries.own(actor), await collaboration.offers.own(actor)
    await press.answer.update(talk_messages.own_page(inquiries, offers, actor.person_id, press.id()))


@on("collaboration:earlier", updates=True)
async def earlier(press: Press) -> None:
    """What was said before."""
    caller = caller_of(press)
    page = await press.services.collaboration.conversations.for_party(caller, press.id(), older_than=press.id(1))
    await press.answer.update(talk_messages.conversation_page(page, caller.person_id))


@on("collaboration:reply")
async def reply(press: Press) -> None:
    """Open the form, as one of the two."""
    draft = await press.services.collaboration.conversations.begin_reply(caller_of(press), press.id())
    await press.answer.open(form_pages.form_modal(draft, ON_CARD))


@on("collaboration:end")
async def end(press: Press) -> None:
    """One of the two wants to end it, or to take it back: it is for good, so they are asked."""
    inquiry = await press.services.collaboration.inquiries.for_party(caller_of(press), press.id())
    await press.answer.show(talk_messages.end_question(inquiry, "collaboration:end_now"))


@on("collaboration:end_now", updates=True)
async def end_now(press: Press) -> None:
    """They do."""
    inquiry = await press.services.collaboration.inquiries.close(caller_of(press), press.id())
    key = "collaboration-ended-now" if inquiry.reached else "collaboration-taken-back-now"
    await press.answer.update(text(say(key)))


@on("collaboration:dm")
async def choose_dm(press: Press) -> None:
    """Whether it comes by DM. The channel is opened by this very press, and by nothing else."""
    wants = press.word(1) == "on"
    conversations = press.services.collaboration.conversations
    await conversations.choose_dm(caller_of(press), press.id(), wants=wants)
    if wants:
        channel = await press.interaction.user.create_dm()
        await press.services.dms.opened(press.person_id, channel.id)
        # What is older than this press was never for us: it is not read back at the next start.
        await press.services.dms.seen(press.person_id, press.interaction.id)
    await press.answer.say(f"collaboration-dm-now-{'on' if wants else 'off'}")


@on("collaboration:read_team")
async def read_team(press: Press) -> None:
    """Staff read a conversation with the team."""
    page = await press.services.collaboration.conversations.for_team(press.actor, press.id())
    await press.answer.show(talk_messages.conversation_page(page, press.person_id))


@on("collaboration:earlier_team", updates=True)
async def earlier_team(press: Press) -> None:
    """What was said before, for staff."""
    page = await press.services.collaboration.conversations.for_team(press.actor, press.id(), older_than=press.id(1))
    await press.answer.update(talk_messages.conversation_page(page, press.person_id))


@on("collaboration:reply_team")
async def reply_team(press: Press) -> None:
    """Open the form, for the team."""
    draft = await press.services.collaboration.conversations.begin_reply(
        caller_of(press), press.id(), staff=press.actor
    )
    await press.answer.open(form_pages.form_modal(draft, ON_CARD))


@on("collaboration:end_team")
async def end_team(press: Press) -> None:
    """Staff want to end it: they are asked."""
    page = await press.services.collaboration.conversations.for_team(press.actor, press.id())
    await press.answer.show(talk_messages.end_question(page.inquiry, "collaboration:end_team_now"))


@on("collaboration:end_team_now", updates=True)
async def end_team_now(press: Press) -> None:
    """They do."""
    await press.services.collaboration.checks.close_for_team(press.actor, press.id())
    await press.answer.update(text(say("collaboration-ended-now")))


@on("collaboration:safety_read")
async def safety_read(press: Press) -> None:
    """The safety team reads along; each reading is noted."""
    older_than = press.id(1) if len(press.ids) > 1 else None
    page = await press.services.collaboration.conversations.read_conversation(
        press.actor, press.id(), older_than=older_than
    )
    await press.answer.show(talk_messages.safety_page(page))
