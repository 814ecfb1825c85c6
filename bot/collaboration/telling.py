"""Who is told what: cards in the staff channel, and for each party a DM or an inbox item, as they chose."""

import enum
import uuid
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.collaboration.models import DirectMessageRow, InquiryRow, OfferRow, RequestRow
from bot.delivery import InboxItem, Operation, inbox, outbox
from bot.guilds import Guild

# Operations.
REQUEST_CARD = "collaboration-request-card"
REQUEST_CHECK = "collaboration-request-check"
INQUIRY_CARD = "collaboration-inquiry-card"
STAFF_MESSAGE = "collaboration-staff-message"
RELAY = "collaboration-relay"
DM_EVENT = "collaboration-dm-event"
DM_MENU = "collaboration-dm-menu"
DM_WHICH = "collaboration-dm-which"
DM_SAY = "collaboration-dm-say"
# Inbox items.
REQUEST_ITEM = "collaboration-request"
OFFER_ITEM = "collaboration-offer"
INQUIRY_ITEM = "collaboration-inquiry"


class Event(enum.StrEnum):
    """What a party is told about."""

    POSTED = "posted"
    NOT_POSTED = "not_posted"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    PASSED = "passed"
    OPENED = "opened"
    MESSAGE = "message"
    RELAYING = "relaying"
    CLOSED = "closed"


def request_subject(request_id: int) -> str:
    """What every post of a request shows."""
    return f"request:{request_id}"


def inquiry_subject(inquiry_id: int) -> str:
    """What every card of an inquiry shows."""
    return f"inquiry:{inquiry_id}"


def message_subject(message_id: int) -> str:
    """What every relayed copy of a message shows."""
    return f"relayed:{message_id}"


def menu_subject(person_id: int) -> str:
    """The one direct message that asks a person what they are writing about."""
    return f"dm-menu:{person_id}"


_OWN_KINDS = {
    "request": (REQUEST_CARD, REQUEST_CHECK),
    "inquiry": (INQUIRY_CARD, STAFF_MESSAGE),
    "relayed": (STAFF_MESSAGE, RELAY, DM_EVENT),
    "dm-menu": (DM_MENU, DM_WHICH),
}


async def take_down(session: AsyncSession, now: datetime, subject: str) -> None:
    """Take down all that was posted about it alone; what shows it beside other things is rendered anew."""
    for kind in _OWN_KINDS[subject.partition(":")[0]]:
        await outbox.remove(session, now, subject, kind=kind)
    await outbox.refresh(session, now, subject)


async def post_request(session: AsyncSession, now: datetime, guild: Guild, request_id: int) -> None:
    """The card in the channel where members look for each other."""
    await outbox.add(
        session,
        now,
        Operation(
            kind=REQUEST_CARD,
            key=f"{REQUEST_CARD}:{request_id}",
            guild_id=guild.guild_id,
            channel_id=guild.collab_channel_id,
            ids={"request_id": request_id},
            subjects=(request_subject(request_id),),
        ),
    )


async def ask_check(session: AsyncSession, now: datetime, guild: Guild, request_id: int) -> None:
    """The card that asks staff."""
    await outbox.add(
        session,
        now,
        Operation(
            kind=REQUEST_CHECK,
            key=f"{REQUEST_CHECK}:{request_id}",
            guild_id=guild.guild_id,
            channel_id=guild.staff_channel_id,
            ids={"request_id": request_id},
            subjects=(request_subject(request_id),),
        ),
    )


async def tell_author(session: AsyncSession, now: datetime, request: RequestRow, event: Event) -> None:
    """Tell the requester what became of the request."""
    await inbox.put(
        session,
        now,
        InboxItem(
            guild_id=request.guild_id,
            person_id=request.author_person_id,
            kind=REQUEST_ITEM,
            key=f"{REQUEST_ITEM}:{request.id}:{event}",
            ids={"request_id": request.id, "event": event},
        ),
    )


async def tell_offer(session: AsyncSession, now: datetime, offer: OfferRow, person_id: int, event: Event) -> None:
    """Tell the requester of an offer, or its author of the answer."""
    await inbox.put(
        session,
        now,
        InboxItem(
            guild_id=offer.guild_id,
            person_id=person_id,
            kind=OFFER_ITEM,
            key=f"{OFFER_ITEM}:{offer.id}:{event}:{person_id}",
            ids={"offer_id": offer.id, "event": event},
        ),
    )


async def untell_offer(session: AsyncSession, offer: OfferRow, person_id: int) -> None:
    """The offer was taken back: the requester hears of it no more."""
    await inbox.withdraw(session, person_id, f"{OFFER_ITEM}:{offer.id}:")


async def tell_staff(session: AsyncSession, now: datetime, guild: Guild, inquiry: InquiryRow) -> None:
    """The card of an inquiry in the staff channel."""
    await outbox.add(
        session,
        now,
        Operation(
            kind=INQUIRY_CARD,
            key=f"{INQUIRY_CARD}:{inquiry.id}",
            guild_id=guild.guild_id,
            channel_id=guild.staff_channel_id,
            ids={"inquiry_id": inquiry.id},
            subjects=(inquiry_subject(inquiry.id),),
            ordering_key=inquiry_subject(inquiry.id),
        ),
    )


async def relay_to_staff(
    session: AsyncSession, now: datetime, guild: Guild, inquiry: InquiryRow, message_id: int
) -> None:
    """Something more the inquirer said to the team."""
    await outbox.add(
        session,
        now,
        Operation(
            kind=STAFF_MESSAGE,
            key=f"{STAFF_MESSAGE}:{message_id}",
            guild_id=guild.guild_id,
            channel_id=guild.staff_channel_id,
            ids={"inquiry_id": inquiry.id, "message_id": message_id},
            subjects=(message_subject(message_id), inquiry_subject(inquiry.id)),
            ordering_key=inquiry_subject(inquiry.id),
        ),
    )


async def tell_party(
    session: AsyncSession,
    now: datetime,
    inquiry: InquiryRow,
    person_id: int | None,
    event: Event,
    message_id: int = 0,
) -> None:
    """Tell one party: in full by DM where they chose that and DMs are open, else in the inbox. Nobody is None."""
    if person_id is None:
        return
    chose_dm = inquiry.from_in_dm if person_id == inquiry.from_person_id else inquiry.to_in_dm
    if not chose_dm or not await inbox.has_open_dm(session, person_id):
        await put_item(session, now, inquiry.guild_id, inquiry.id, person_id, event, message_id)
        return
    kind = RELAY if event is Event.MESSAGE else DM_EVENT
    await outbox.add(
        session,
        now,
        Operation(
            kind=kind,
            key=f"{kind}:{inquiry.id}:{event}:{message_id}:{person_id}",
            guild_id=inquiry.guild_id,
            person_id=person_id,
            ids={"inquiry_id": inquiry.id, "event": event, "message_id": message_id, "person_id": person_id},
            subjects=(message_subject(message_id),) if message_id else (),
            ordering_key=inquiry_subject(inquiry.id),
        ),
    )


async def put_item(
    session: AsyncSession, now: datetime, guild_id: int, inquiry_id: int, person_id: int, event: Event, message_id: int
) -> None:
    """The inbox item, in the place of what it says of this conversation already: one row each, the newest on top."""
    key = f"{INQUIRY_ITEM}:{inquiry_id}:{person_id}:"
    waits_already = await inbox.withdraw(session, person_id, key)
    item = InboxItem(
        guild_id=guild_id,
        person_id=person_id,
        kind=INQUIRY_ITEM,
        key=f"{key}{event}:{message_id}",
        ids={"inquiry_id": inquiry_id, "event": event},
    )
    await inbox.put(session, now, item, quiet=waits_already)


async def ask_by_dm(session: AsyncSession, now: datetime, person_id: int, kind: str) -> None:
    """Ask what a message is about, or which conversation it is for: one menu at a time, below what was written last."""
    await take_down(session, now, menu_subject(person_id))
    await outbox.add(
        session,
        now,
        Operation(
            kind=kind,
            key=f"{kind}:{person_id}:{uuid.uuid4().hex}",
            guild_id=None,
            person_id=person_id,
            ids={"person_id": person_id},
            subjects=(menu_subject(person_id),),
            ordering_key=f"dm:{person_id}",
        ),
    )


async def answer_by_dm(session: AsyncSession, now: datetime, row: DirectMessageRow, key: str) -> None:
    """One sentence of the catalogue about a direct message; "" says why it was not passed on."""
    await outbox.add(
        session,
        now,
        Operation(
            kind=DM_SAY,
            key=f"{DM_SAY}:{row.message_id}:{uuid.uuid4().hex}",
            guild_id=None,
            person_id=row.author_person_id,
            ids={"message_id": row.message_id, "key": key},
            ordering_key=f"dm:{row.author_person_id}",
        ),
    )
