"""First messages: staff pass them on, the member answers."""

from cogs.collaboration import talk_messages
from cogs.collaboration.forms import caller_of
from cogs.components import Press, on
from cogs.safety import presence


@on("collaboration:pass")
async def decide(press: Press) -> None:
    """Staff pass it on, or do not; the card follows by itself."""
    actor, inquiries = press.actor, press.services.collaboration.inquiries
    if press.word(1) != "yes":
        await inquiries.refuse(actor, press.id())
        await press.answer.say("collaboration-refused-now")
        return
    team = await press.services.safety.team(actor.guild_id)
    found = await presence.ask(press.interaction.client, actor.guild_id, team)
    await inquiries.pass_on(actor, press.id(), present=found.members.keys())
    await press.answer.say("collaboration-passed-now")


@on("collaboration:answer", updates=True)
async def answer(press: Press) -> None:
    """The member accepts, or says not this time. In a DM accepting means to talk there."""
    accept = press.word(1) == "accept"
    if press.interaction.guild_id is None and press.interaction.channel_id is not None:
        await press.services.dms.opened(press.person_id, press.interaction.channel_id)
    answered = await press.services.collaboration.inquiries.answer(caller_of(press), press.id(), accept=accept)
    await press.answer.update(talk_messages.answered(answered))
