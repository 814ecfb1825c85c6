"""Two set-up communities and the people in them."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from bot.clock import FixedClock
from bot.collaboration.drafts import draft_name
from bot.collaboration.forms import REQUEST, InquiryKind
from bot.collaboration.records import Caller, Inquiry, Message, Offer, Request
from bot.collaboration.service import CollaborationService
from bot.database import Database
from bot.delivery import DmService, InboxItem, InboxService
from bot.delivery.models import OperationRow
from bot.forms import FormService
from bot.guilds import Actor
from bot.guilds.service import GuildService, Setup
from bot.people import BlockService
from bot.people.service import PeopleService
from bot.safety.models import SafetyMemberRow

HERE, ELSEWHERE = 1, 2
STAFF_CHANNEL, COLLAB_CHANNEL, STAFF_ROLE = 10, 11, 20
OWNER = Actor(guild_id=HERE, person_id=5, manages_guild=True)
SAM = Actor(guild_id=HERE, person_id=6, role_ids=frozenset({STAFF_ROLE}))
ANA, BEN, CLEO = (Actor(guild_id=HERE, person_id=number) for number in (101, 102, 103))
GUARDIANS = (201, 202)
REQUEST_VALUES = {"part": "narrator", "title": "A voice for a ghost story", "purpose": "Ten minutes, spooky."}


@dataclass
class Desk:
    """The services, and what people do with them in few words."""

    database: Database
    clock: FixedClock
    service: CollaborationService
    forms: FormService
    inbox: InboxService
    dms: DmService
    blocks: BlockService
    people: PeopleService

    async def posts(self, actor: Actor, **values: str) -> Request:
        """Fill in and send a request."""
        draft = await self.draft(actor, draft_name(REQUEST), {**REQUEST_VALUES, **values})
        return await self.service.requests.post(actor, draft)

    async def offers(self, actor: Actor, request: Request, message: str = "I read aloud every night.") -> Offer:
        """Fill in and send an offer."""
        opened = await self.service.offers.begin(actor, request.id)
        await self.forms.set(actor.person_id, opened.id, {"message": message})
        return await self.service.offers.send(actor, opened.id)

    async def inquires(
        self,
        actor: Actor,
        to: Actor | None = None,
        *,
        message: str = "Shall we write together?",
        in_dm: bool = False,
        is_member: bool = True,
    ) -> Inquiry:
        """Fill in and send an inquiry, to a member or to the team."""
        opened = await self.service.inquiries.begin(
            actor.person_id, actor.guild_id, InquiryKind.COLLABORATE, to_id=to.person_id if to else None
        )
        await self.forms.set(actor.person_id, opened.id, {"title": "A duet", "message": message})
        return await self.service.inquiries.send(actor.person_id, opened.id, is_member=is_member, in_dm=in_dm)

    async def open_between(self, one: Actor, other: Actor) -> Inquiry:
        """A conversation of two members, passed on by Sam and accepted."""
        inquiry = await self.inquires(one, other)
        await self.service.checks.pass_on(SAM, inquiry.id)
        return await self.service.inquiries.answer(caller(other), inquiry.id, accept=True)

    async def replies(self, actor: Actor, inquiry: Inquiry, text: str, *, staff: bool = False) -> Message:
        """Fill in and send a reply."""
        as_staff = actor if staff else None
        opened = await self.service.conversations.begin_reply(caller(actor), inquiry.id, staff=as_staff)
        await self.forms.set(actor.person_id, opened.id, {"message": text})
        return await self.service.conversations.reply(caller(actor), opened.id, staff=as_staff)

    async def draft(self, actor: Actor, form: str, values: Mapping[str, str], target: str = "") -> int:
        """A draft with those values."""
        opened = await self.forms.open(actor.person_id, actor.guild_id, form, target=target)
        await self.forms.set(actor.person_id, opened.id, dict(values))
        return opened.id

    async def items(self, actor: Actor) -> list[str]:
        """What is in somebody's inbox, oldest first: "kind event"."""
        found = await self.inbox.items(actor.guild_id, actor.person_id, limit=50)
        return [_words(item) for item in reversed(found)]

    async def operations(self, *, kind: str = "", state: str = "pending") -> list[str]:
        """What waits to leave, in order: "action kind channel or person"."""
        async with self.database.read() as session:
            rows = await session.scalars(
                select(OperationRow).where(OperationRow.state == state).order_by(OperationRow.id)
            )
            return [
                f"{row.action} {row.kind} {row.channel_id or row.person_id}"
                for row in rows
                if row.kind.startswith(kind) and row.kind != "guilds-start-card"
            ]

    async def all_gone(self) -> None:
        """As if everything had left for Discord."""
        async with self.database.write() as session:
            for row in await session.scalars(select(OperationRow)):
                row.state = "done"

    async def guards(self, *person_ids: int, guild_id: int = HERE) -> None:
        """Pick the safety team."""
        async with self.database.write() as session:
            for person_id in person_ids:
                session.add(SafetyMemberRow(guild_id=guild_id, person_id=person_id, picked_at=self.clock.now()))


def caller(actor: Actor, *, in_dm: bool = False) -> Caller:
    """The person as they act on what they are a party to."""
    return Caller(person_id=actor.person_id, guild_id=None if in_dm else actor.guild_id)


def _words(item: InboxItem) -> str:
    return f"{item.kind} {item.ids.get('event', '')}".strip()


@pytest.fixture
async def desk(database: Database, clock: FixedClock) -> Desk:
    """Two communities, the first with a complete safety team."""
    guilds = GuildService(database, clock)
    for guild_id in (HERE, ELSEWHERE):
        await guilds.set_up(
            Actor(guild_id=guild_id, person_id=5, manages_guild=True),
            Setup(
                city="Berlin",
                staff_channel_id=STAFF_CHANNEL,
                staff_role_id=STAFF_ROLE,
                locale="en-GB",
                collab_channel_id=COLLAB_CHANNEL,
            ),
        )
    people = PeopleService(database, clock)
    service = CollaborationService(database, clock)
    people.erasers.append(service.erase)
    made = Desk(
        database=database,
        clock=clock,
        service=service,
        forms=FormService(database, clock),
        inbox=InboxService(database, clock),
        dms=DmService(database, clock),
        blocks=BlockService(database, clock),
        people=people,
    )
    await made.guards(*GUARDIANS)
    return made
