"""First messages: staff pass them on, the member answers."""

from cogs.collaboration import talk_messages
from cogs.collaboration.communities import present_at
from cogs.collaboration.forms import caller_of
from cogs.components import Press, on


@on("collaboration:pass")
async def decide(press: Press) -> None:
    """Staff pass it on, or do not; the card follows by itself."""
    actor, checks = press.actor, press.services.collaboration.checks
    if press.word(1) != "yes":
        await checks.refuse(actor, press.id())
        await press.answer.say("collaboration-refused-now")
        return
    await checks.pass_on(actor, press.id(), present=await present_at(press.interaction.client, press.id()))
    await press.answer.say("collaboration-passed-now")


@on("collaboration:answer", updates=True)
async def answer(press: Press) -> None:
    """The member accepts, or says not this time. In a DM accepting means to talk there."""
    accept = press.word(1) == "accept"
    if press.interaction.guild_id is None and press.interaction.channel_id is not None:
        await press.services.dms.opened(press.person_id, press.interaction.channel_id)
    inquiries, caller = press.services.collaboration.inquiries, caller_of(press)
    inquiry = await inquiries.for_party(caller, press.id())
    present = await present_at(press.interaction.client, inquiry.id) if accept else None
    answered = await inquiries.answer(caller, inquiry.id, accept=accept, present=present)
    await press.answer.update(talk_messages.answered(answered))
