"""The showcase: members' writing, from the first form to its readers."""

from bot.client import QuillcastClient
from bot.delivery import Body, InboxItem, Outgoing
from bot.showcase import publishing
from bot.showcase.answering import CAME, SHOWN, THANKED
from bot.showcase.blogs import POST_ITEM
from bot.showcase.crediting import CREDIT_ITEM
from bot.showcase.drafts import DM_OFFER
from bot.showcase.naming import RENAMED_CARD
from bot.showcase.records import Feedback
from cogs.components.layouts import Item, Layout
from cogs.showcase import (
    blogging,
    by_dm,
    commands,
    crediting,
    drafting,
    feedback,
    feedback_messages,
    house,
    linking,
    messages,
    naming,
    own,
    own_messages,
    reading,
    review_messages,
    reviewing,
)
from cogs.showcase.wording import kind_of

__all__ = [
    "blogging",
    "by_dm",
    "crediting",
    "drafting",
    "feedback",
    "house",
    "linking",
    "naming",
    "own",
    "reading",
    "reviewing",
    "setup",
]


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""
    showcase, members = client.services.showcase, client.services.members

    async def card(outgoing: Outgoing) -> Body | None:
        piece = await showcase.reading.card(outgoing.guild_id or 0, int(outgoing.ids["piece_id"]))
        if piece is None:
            return None
        pronouns = await members.pronouns(piece.guild_id, piece.author_id) if piece.author_id is not None else ""
        layout = Layout(messages.piece_card(piece, pronouns))
        return Body(layout=layout, title=piece.cover.title, tags=(kind_of(piece.cover.kind),))

    async def waiting_card(outgoing: Outgoing) -> Body | None:
        piece = await showcase.reviews.card(
            outgoing.guild_id or 0, int(outgoing.ids["piece_id"]), int(outgoing.ids["number"])
        )
        return None if piece is None else Body(layout=Layout(review_messages.waiting_card(piece)), silent=True)

    async def new_post(item: InboxItem) -> list[Item]:
        draft_id = int(item.ids["draft_id"])
        return blogging.told_post(await showcase.blogs.post(item.guild_id, item.person_id, draft_id), draft_id)

    async def asked_credit(item: InboxItem) -> list[Item]:
        return crediting.told_credit(await showcase.credits.told(item.person_id, int(item.ids["credit_id"])))

    async def renamed_card(outgoing: Outgoing) -> Body | None:
        piece = await showcase.naming.card(outgoing.guild_id or 0, int(outgoing.ids["piece_id"]))
        return None if piece is None else Body(layout=Layout(naming.renamed_card(piece)), silent=True)

    async def told(item: InboxItem) -> list[Item]:
        piece = await showcase.submissions.told(item.guild_id, item.person_id, int(item.ids["piece_id"]))
        return own_messages.told_decision(piece, int(item.ids["number"]))

    async def told_hard(item: InboxItem) -> list[Item]:
        piece = await showcase.reviews.card(item.guild_id, int(item.ids["piece_id"]), int(item.ids["number"]))
        return review_messages.told_hard(piece)

    async def told_taken_down(item: InboxItem) -> list[Item]:
        piece = await showcase.submissions.told(item.guild_id, item.person_id, int(item.ids["piece_id"]))
        return own_messages.told_taken_down(piece)

    async def told_first_reader(item: InboxItem) -> list[Item]:
        piece = await showcase.submissions.told(item.guild_id, item.person_id, int(item.ids["piece_id"]))
        return own_messages.told_first_reader(piece)

    async def feedback_came(item: InboxItem) -> list[Item]:
        return feedback_messages.came(await _said(item))

    async def feedback_shown(item: InboxItem) -> list[Item]:
        return feedback_messages.told(await _said(item), "showcase-feedback-told-shown")

    async def feedback_thanked(item: InboxItem) -> list[Item]:
        return feedback_messages.told(await _said(item), "showcase-feedback-told-thanks")

    async def _said(item: InboxItem) -> Feedback | None:
        return await showcase.answering.told(item.guild_id, item.person_id, int(item.ids["feedback_id"]))

    async def said_card(outgoing: Outgoing) -> Body | None:
        said = await showcase.answering.post(outgoing.guild_id or 0, int(outgoing.ids["feedback_id"]))
        return None if said is None else Body(layout=Layout(feedback_messages.said_card(said)), silent=True)

    async def thread(outgoing: Outgoing) -> Body | None:
        piece = await showcase.reading.card(outgoing.guild_id or 0, int(outgoing.ids["piece_id"]))
        return None if piece is None else Body(layout=None, title=messages.thread_name(piece))

    async def talk(_outgoing: Outgoing) -> Body | None:
        return Body(layout=Layout(feedback_messages.talk_note()), silent=True)

    client.renderers[publishing.CARD] = card
    client.renderers[publishing.WAITING_CARD] = waiting_card

    async def dm_offer(outgoing: Outgoing) -> Body:
        ids = outgoing.ids
        return Body(layout=Layout(await by_dm.offer(client, int(ids["person_id"]), int(ids["message_id"]))))

    client.renderers[DM_OFFER] = dm_offer
    client.renderers[RENAMED_CARD] = renamed_card
    client.renderers |= {publishing.THREAD: thread, publishing.SAID: said_card, publishing.TALK: talk}
    client.inbox_renderers[publishing.DECIDED] = told
    client.inbox_renderers[publishing.HARD] = told_hard
    client.inbox_renderers[publishing.TAKEN_DOWN] = told_taken_down
    client.inbox_renderers[POST_ITEM] = new_post
    client.inbox_renderers[CREDIT_ITEM] = asked_credit
    client.inbox_renderers[publishing.FIRST_READER] = told_first_reader
    client.inbox_renderers[CAME] = feedback_came
    client.inbox_renderers[SHOWN] = feedback_shown
    client.inbox_renderers[THANKED] = feedback_thanked
    await commands.add(client)
