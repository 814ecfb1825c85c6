"""Stories that nobody is shown before staff have looked: what is to become of each."""

from bot.texts import say
from cogs.components import Press, on
from cogs.news import messages


@on("news:held")
async def look(press: Press) -> None:
    """The page of held stories, privately."""
    await press.answer.show(messages.held_page(await press.services.news.held(press.actor)))


@on("news:release", updates=True)
async def release(press: Press) -> None:
    """Into the next digest, behind its note."""
    await _decide(press, release=True)


@on("news:leave-out", updates=True)
async def leave_out(press: Press) -> None:
    """For good."""
    await _decide(press, release=False)


async def _decide(press: Press, *, release: bool) -> None:
    await press.services.news.decide(press.actor, press.id(), release=release)
    words = say("news-released" if release else "news-left-out")
    await press.answer.update(messages.held_page(await press.services.news.held(press.actor), words))
