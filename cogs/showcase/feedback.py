"""Presses of readers who tell an author something, and of authors who were told."""

from bot.showcase.records import Feedback, FeedbackForm
from cogs.components import Press, on
from cogs.safety.helping import help_for
from cogs.showcase import feedback_messages


@on("showcase:say")
async def begin(press: Press) -> None:
    """The form."""
    asked = await press.services.showcase.feedback.form(press.actor, press.id())
    await press.answer.open(feedback_messages.form(asked))


@on("showcase:say_set")
async def write(press: Press) -> None:
    """It was filled in."""
    typed = {name: press.fields.text(name) for name in ("strength", "more")}
    await _written(press, await press.services.showcase.feedback.write(press.actor, press.id(), typed))


@on("showcase:say_leave_out")
async def leave_out(press: Press) -> None:
    """Without the words that the guard marked, for a look before it is sent."""
    left = await press.services.showcase.feedback.leave_out(press.actor, press.id())
    await press.answer.show(feedback_messages.unsent(left))


@on("showcase:say_confirm")
async def confirm(press: Press) -> None:
    """Send what is left, or what may stay."""
    await _written(press, await press.services.showcase.feedback.confirm(press.actor, press.id()))


@on("showcase:my_say")
async def mine(press: Press) -> None:
    """What oneself said."""
    said = await press.services.showcase.feedback.mine(press.actor, press.id())
    await press.answer.show(feedback_messages.mine(said))


@on("showcase:unsay", updates=True)
async def take_back(press: Press) -> None:
    """Nobody reads it any more."""
    await press.services.showcase.feedback.take_back(press.actor, press.id())
    await press.answer.update(feedback_messages.taken_back())


@on("showcase:said")
async def shown(press: Press) -> None:
    """What its author shows of what readers said."""
    page = await press.services.showcase.feedback.shown(press.actor, press.id(), press.id(1))
    is_staff = await press.services.guilds.is_staff(press.actor)
    await press.answer.show(feedback_messages.shown_page(page, press.person_id, is_staff=is_staff))


@on("showcase:say_show")
async def show(press: Press) -> None:
    """Let readers see it."""
    said = await press.services.showcase.answering.show(press.actor, press.id())
    await press.answer.show(feedback_messages.decided(said))


@on("showcase:say_keep")
async def keep(press: Press) -> None:
    """Let nobody see it."""
    said = await press.services.showcase.answering.keep(press.actor, press.id())
    await press.answer.show(feedback_messages.decided(said))


@on("showcase:say_remove")
async def take_down(press: Press) -> None:
    """Staff: nobody is to read it any more."""
    await press.services.showcase.answering.take_down(press.actor, press.id())
    await press.answer.say("showcase-feedback-removed-now")


@on("showcase:say_thank")
async def thank(press: Press) -> None:
    """Say that it was welcome."""
    said = await press.services.showcase.answering.thank(press.actor, press.id())
    await press.answer.show(feedback_messages.thanked(said))


async def _written(press: Press, written: Feedback | FeedbackForm) -> None:
    if isinstance(written, FeedbackForm):
        await press.answer.show(feedback_messages.unsent(written))
        return
    help_first = await help_for(press.services, press.actor.guild_id, in_danger=written.in_danger)
    await press.answer.show([*help_first, *feedback_messages.sent(written)])
