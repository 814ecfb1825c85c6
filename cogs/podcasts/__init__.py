"""Shows, announcements of episodes, and credits."""

from bot.client import QuillcastClient
from bot.delivery import Body, InboxItem, Outgoing
from bot.podcasts.announcing import EPISODE_CARD
from bot.podcasts.crediting import CREDIT_ITEM
from bot.podcasts.shows import CHECK_CARD, DECIDED
from cogs.components.layouts import Item, Layout
from cogs.podcasts import adding, messages, naming
from cogs.podcasts.commands import PodcastGroup

# In a forum channel a post carries a tag of this name where there is one.
_TAG = "Podcast"


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""
    podcasts = client.services.podcasts

    async def episode_card(outgoing: Outgoing) -> Body | None:
        shown = await podcasts.episodes.card(int(outgoing.ids["episode_id"]))
        if shown is None:
            return None
        return Body(layout=Layout(messages.episode_card(shown)), title=shown.episode.title, tags=(_TAG,))

    async def check_card(outgoing: Outgoing) -> Body | None:
        page = await podcasts.browser.check(int(outgoing.ids["show_id"]))
        return None if page is None else Body(layout=Layout(messages.check_card(page)))

    async def told_decided(item: InboxItem) -> list[Item]:
        page = await podcasts.browser.check(int(item.ids["show_id"]))
        return adding.told_decided(item, None if page is None else page.show)

    async def told_credit(item: InboxItem) -> list[Item]:
        credit = await podcasts.credits.find(item.person_id, int(item.ids["credit_id"]))
        if credit is None:
            return []
        show, episode = await podcasts.browser.credited(item.person_id, credit)
        return naming.told_credit(credit, show, episode)

    client.renderers[EPISODE_CARD] = episode_card
    client.renderers[CHECK_CARD] = check_card
    client.inbox_renderers[DECIDED] = told_decided
    client.inbox_renderers[CREDIT_ITEM] = told_credit
    await client.add_cog(PodcastGroup())
