"""One's own blog: named once, and each new post waits as a draft."""

from discord import ui

from bot.feeds.records import FeedRecord
from bot.texts import markup, say
from cogs.components import Press, on
from cogs.components.layouts import Item, Style, button, buttons, text, title
from cogs.components.modals import line, modal

MOST_ADDRESS = 500


def blog_page(feed: FeedRecord | None) -> list[Item]:
    """What it does, and which blog it is."""
    back = button("showcase:mine_newest", label=say("showcase-back"))
    shown: list[Item] = [title(say("showcase-blog")), text(say("showcase-blog-means"))]
    if feed is None:
        add = button("showcase:blog_add", label=say("showcase-blog-add"), style=Style.primary)
        return [*shown, *buttons(add, back)]
    known = say("showcase-blog-is", title=markup.name(feed.title or feed.url, 150))
    trouble = [text(feed.trouble)] if feed.trouble else []
    off = button("showcase:blog_off", label=say("showcase-blog-off"))
    other = button("showcase:blog_add", label=say("showcase-blog-other"))
    return [*shown, text(known), *trouble, *buttons(other, off, back)]


def blog_form() -> ui.Modal:
    """Its address."""
    label, hint = say("showcase-blog-address"), say("showcase-blog-hint")
    row = line("address", label, hint=hint, required=True, most=MOST_ADDRESS)
    return modal("showcase:blog_set", title=say("showcase-blog"), rows=[row])


def told_post(name: str | None, draft_id: int) -> list[Item]:
    """The inbox item of a new post; nothing once it was sent or thrown away."""
    if name is None:
        return []
    told = say("showcase-told-post", title=markup.name(name, 150) or say("showcase-draft-untitled"))
    # The number keeps two items apart, which Discord wants of controls in one message.
    return [text(told), *buttons(button("showcase:mine", draft_id, label=say("showcase-mine-title")))]


@on("showcase:blog", updates=True)
async def blog(press: Press) -> None:
    """Which it is."""
    await press.answer.update(blog_page(await press.services.showcase.blogs.mine(press.actor)))


@on("showcase:blog_add")
async def blog_add(press: Press) -> None:
    """The form."""
    await press.answer.open(blog_form())


@on("showcase:blog_set", updates=True)
async def blog_set(press: Press) -> None:
    """Read it, and follow it from now on."""
    feed = await press.services.showcase.blogs.add(press.actor, press.fields.text("address"))
    await press.answer.update(blog_page(feed))


@on("showcase:blog_off", updates=True)
async def blog_off(press: Press) -> None:
    """No longer."""
    await press.services.showcase.blogs.remove(press.actor)
    await press.answer.update(blog_page(None))
