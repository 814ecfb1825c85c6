"""The page of one website or feed: pausing, changing, testing and removing it."""

from bot.texts import markup, say
from cogs.components import Press, on
from cogs.components.checks import look_at
from cogs.components.layouts import text
from cogs.news import feed_messages as messages
from cogs.news.messages import added


@on("news:list", updates=True)
async def more(press: Press) -> None:
    """Another page of the list."""
    await press.answer.update(messages.listed(await press.services.sources.all(press.actor), press.id()))


@on("news:feed", updates=True)
async def pick(press: Press) -> None:
    """One from the list."""
    (source_id,) = press.picked_ids()
    await press.answer.update(messages.page(await press.services.sources.one(press.actor, source_id)))


@on("news:choose", updates=True)
async def choose(press: Press) -> None:
    """One of the feeds that a website offers."""
    (feed_id,) = press.picked_ids()
    weight, channel_id = messages.weight_of(press.word()), press.id(2) or None
    source = await press.services.sources.add_one(press.actor, feed_id, press.word(1), weight, channel_id)
    await press.answer.update(added(source))


@on("news:page", updates=True)
async def show(press: Press) -> None:
    """Back to the page."""
    await press.answer.update(messages.page(await press.services.sources.one(press.actor, press.id())))


@on("news:open")
async def open_page(press: Press) -> None:
    """From the staff channel: the page, privately."""
    await press.answer.show(messages.page(await press.services.sources.one(press.actor, press.id())))


@on("news:replace")
async def replace(press: Press) -> None:
    """From the staff channel: what the site offers now, instead of what was given up."""
    source = await press.services.sources.replace(press.actor, press.id(), press.id(1))
    await press.answer.show(messages.page(source, say("feeds-replaced-now")))


@on("news:pause", updates=True)
async def pause(press: Press) -> None:
    """Until somebody resumes it."""
    source = await press.services.sources.pause(press.actor, press.id())
    await press.answer.update(messages.page(source, say("feeds-paused-now")))


@on("news:resume", updates=True)
async def resume(press: Press) -> None:
    """Asked at once."""
    source = await press.services.sources.resume(press.actor, press.id())
    await press.answer.update(messages.page(source, say("feeds-resumed-now")))


@on("news:edit")
async def edit(press: Press) -> None:
    """The form, prefilled."""
    await press.answer.open(messages.form(await press.services.sources.one(press.actor, press.id())))


@on("news:edited", updates=True)
async def edited(press: Press) -> None:
    """Section and weight at once; other words after a look at what they leave out."""
    fields, sources = press.fields, press.services.sources
    source = await sources.edit(
        press.actor,
        press.id(),
        section=markup.tidy(fields.text("section")),
        weight=messages.weight_of(fields.text("weight")),
    )
    sieve = await sources.propose_words(press.actor, press.id(), fields.text("include"), fields.text("leave-out"))
    if sieve is None:
        await press.answer.update(messages.page(source, say("feeds-edited")))
    else:
        await press.answer.update(messages.sieved(source.id, sieve))


@on("news:words", updates=True)
async def use_words(press: Press) -> None:
    """The words that were looked at."""
    source = await press.services.sources.use_words(press.actor, press.id(), press.word(1))
    await press.answer.update(messages.page(source, say("feeds-sieve-used")))


@on("news:channel", updates=True)
async def ask_when(press: Press) -> None:
    """Whether its entries wait for the digest."""
    await press.answer.update(messages.when(await press.services.sources.one(press.actor, press.id())))


@on("news:post", updates=True)
async def post(press: Press) -> None:
    """Each where staff want it, as it comes."""
    (channel_id,) = press.picked_ids()
    source = await press.services.sources.post_in(press.actor, press.id(), channel_id)
    view = await look_at(press.interaction.client, press.actor.guild_id)
    await press.answer.update(messages.page(source, messages.posted(source, view.missing(channel_id, "start"))))


@on("news:wait", updates=True)
async def wait(press: Press) -> None:
    """All in the digest again."""
    source = await press.services.sources.post_in(press.actor, press.id(), None)
    await press.answer.update(messages.page(source, say("feeds-wait-now")))


@on("news:test")
async def test(press: Press) -> None:
    """What it says now, for the one who asked."""
    source, entries = await press.services.sources.test(press.actor, press.id())
    await press.answer.show(messages.tried(source, entries))


@on("news:remove", updates=True)
async def ask_whether(press: Press) -> None:
    """Whether it is really to go."""
    await press.answer.update(messages.sure(await press.services.sources.one(press.actor, press.id())))


@on("news:removed", updates=True)
async def remove(press: Press) -> None:
    """Its stories stay in past editions."""
    removed = await press.services.sources.remove(press.actor, press.id())
    words = say("news-removed", title=markup.plain(removed.title or removed.url, 200))
    await press.answer.update([text(words), *messages.listed(await press.services.sources.all(press.actor))])
