"""What leaves for Discord, and what waits in inboxes: rendered from what is true when it is shown."""

from bot.client import QuillcastClient
from bot.collaboration import telling
from bot.collaboration.states import InquiryState, RequestState
from bot.delivery import Body, InboxItem, Outgoing
from bot.texts import markup, say
from cogs.collaboration import dm_messages, messages, staff_messages
from cogs.collaboration.communities import name_of, open_to, present_around, safety_team_present, shown_name
from cogs.collaboration.wording import other_side, person, title_of
from cogs.components.layouts import Item, Layout, button, section, text


class Deliveries:
    """The renderers, on one client."""

    def __init__(self, client: QuillcastClient) -> None:
        self._client = client
        self._service = client.services.collaboration

    def register(self) -> None:
        """Add all of them."""
        self._client.renderers |= {
            telling.REQUEST_CARD: self.request_card,
            telling.REQUEST_CHECK: self.request_check,
            telling.INQUIRY_CARD: self.inquiry_card,
            telling.STAFF_MESSAGE: self.staff_message,
            telling.RELAY: self.relay,
            telling.DM_EVENT: self.dm_event,
            telling.DM_MENU: self.dm_menu,
            telling.DM_WHICH: self.dm_which,
            telling.DM_SAY: self.dm_say,
        }
        self._client.inbox_renderers |= {
            telling.REQUEST_ITEM: self.request_item,
            telling.OFFER_ITEM: self.offer_item,
            telling.INQUIRY_ITEM: self.inquiry_item,
        }

    async def request_card(self, outgoing: Outgoing) -> Body | None:
        """In the channel; nothing once it is closed. In a forum channel the post is named after it."""
        request = await self._service.requests.find(int(outgoing.ids["request_id"]))
        if request is None or request.state is not RequestState.OPEN:
            return None
        return Body(
            layout=Layout(messages.request_card(request)),
            title=markup.shorten(request.title, 100),
            tags=(say(f"collaboration-part-{request.part}"),),
        )

    async def request_check(self, outgoing: Outgoing) -> Body | None:
        """In the staff channel."""
        request = await self._service.requests.find(int(outgoing.ids["request_id"]))
        return None if request is None else Body(layout=Layout(messages.check_card(request)))

    async def inquiry_card(self, outgoing: Outgoing) -> Body | None:
        """In the staff channel."""
        inquiry_id = int(outgoing.ids["inquiry_id"])
        inquiry = await self._service.inquiries.find(inquiry_id)
        if inquiry is not None and inquiry.state is InquiryState.WAITING:
            present = await safety_team_present(self._client, inquiry.guild_id)
            inquiry = await self._service.inquiries.find(inquiry_id, present=present)
        return None if inquiry is None else Body(layout=Layout(staff_messages.inquiry_card(inquiry)))

    async def staff_message(self, outgoing: Outgoing) -> Body | None:
        """More of it, in the staff channel."""
        found = await self._service.conversations.find_message(int(outgoing.ids["message_id"]))
        return None if found is None else Body(layout=Layout(staff_messages.staff_message(*found)))

    async def relay(self, outgoing: Outgoing) -> Body | None:
        """A message, by DM."""
        found = await self._service.conversations.find_message(int(outgoing.ids["message_id"]))
        if found is None:
            return None
        conversation, message = found
        name = await shown_name(self._client, message.author_id)
        server = markup.name(await name_of(self._client, conversation.inquiry.guild_id), 100)
        return Body(layout=Layout(dm_messages.relayed(conversation, message, name, server)))

    async def dm_event(self, outgoing: Outgoing) -> Body | None:
        """What became of it, by DM."""
        conversation = await self._service.conversations.find(int(outgoing.ids["inquiry_id"]))
        if conversation is None:
            return None
        server = markup.name(await name_of(self._client, conversation.inquiry.guild_id), 100)
        person_id, event = int(outgoing.ids["person_id"]), str(outgoing.ids["event"])
        return Body(layout=Layout(dm_messages.dm_event(conversation, person_id, event, server)))

    async def dm_menu(self, outgoing: Outgoing) -> Body:
        """What somebody is asked who writes without a conversation."""
        servers = await open_to(self._client, int(outgoing.ids["person_id"]))
        return Body(layout=Layout(dm_messages.dm_menu([(each.guild_id, each.name) for each in servers])))

    async def dm_which(self, outgoing: Outgoing) -> Body | None:
        """What somebody is asked who has several conversations."""
        person_id = int(outgoing.ids["person_id"])
        live = await self._service.dms.conversations(person_id)
        if not live:
            return None
        labels = []
        for inquiry in live[:24]:
            other = inquiry.other(person_id)
            server = await name_of(self._client, inquiry.guild_id)
            labels.append(
                (await self._client.fetch_user(other)).display_name
                if other is not None
                else say("collaboration-the-team-of", server=server)
            )
        return Body(layout=Layout(dm_messages.dm_which(live, labels)))

    async def dm_say(self, outgoing: Outgoing) -> Body | None:
        """One sentence; for what was not passed on, why."""
        if key := str(outgoing.ids["key"]):
            return Body(layout=Layout([text(say(key))]))
        present = await present_around(self._client, outgoing.person_id or 0)
        reasons = await self._service.dms.why_stopped(int(outgoing.ids["message_id"]), present=present)
        return Body(layout=Layout(dm_messages.stopped(reasons))) if reasons else None

    # Several items of a page may be about one thing: the item is in the id too, since Discord wants each only once.

    async def request_item(self, item: InboxItem) -> list[Item]:
        """The staff check decided."""
        request = await self._service.requests.find(int(item.ids["request_id"]))
        if request is None:
            return []
        key = f"collaboration-told-{item.ids['event']}{'-why' if request.reason else ''}"
        words = say(key, title=markup.name(request.title, 120))
        return [section(words, button("collaboration:see", request.id, item.id, label=say("collaboration-open")))]

    async def offer_item(self, item: InboxItem) -> list[Item]:
        """An offer, or its answer."""
        offer = await self._service.offers.find(item.guild_id, int(item.ids["offer_id"]))
        if offer is None:
            return []
        event = item.ids["event"]
        key = "collaboration-told-offered" if event == "offered" else f"collaboration-told-offer-{event}"
        words = say(key, person=person(offer.author_id), title=markup.name(offer.request.title, 120))
        return [section(words, button("collaboration:see_offer", offer.id, item.id, label=say("collaboration-open")))]

    async def inquiry_item(self, item: InboxItem) -> list[Item]:
        """Something about a conversation."""
        inquiry = await self._service.inquiries.find(int(item.ids["inquiry_id"]))
        if inquiry is None:
            return []
        words = say(
            f"collaboration-told-{item.ids['event']}",
            person=other_side(inquiry, item.person_id),
            title=title_of(inquiry, item.person_id),
        )
        is_party = item.person_id in (inquiry.from_id, inquiry.to_id)
        name = "collaboration:talk" if is_party else "collaboration:read_team"
        return [section(words, button(name, inquiry.id, item.id, label=say("collaboration-open")))]
