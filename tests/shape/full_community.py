"""A community with something of everything in it, for those who should not get at any of it.

What only some may read says SECRET, what everybody in the server may read says OPEN.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

import bot.models  # noqa: F401 - fills the metadata
from bot.collaboration.drafts import draft_name
from bot.collaboration.forms import OFFER, REQUEST, InquiryKind
from bot.collaboration.records import Caller, Inquiry
from bot.database import Base, PersonId
from bot.delivery import Operation, outbox
from bot.delivery.models import OperationRow
from bot.guilds import Actor
from bot.members.records import Group
from bot.people import registry
from bot.podcasts.records import Part
from bot.safety.records import Reason
from bot.services import Services
from bot.showcase.kinds import Rating
from bot.showcase.rules import DEFAULT_AI
from tests.community import Community

SECRET, OPEN = "Zinnober", "Lavendel"
# What one of its shows is called, in its feed.
SHOW = "Letters to a House"
STUCK = "delivery-stuck-for-the-test"


@dataclass(frozen=True)
class Table:
    """The rows of a table that belong to the community, or, where it belongs to none (`apart`), to nobody."""

    name: str
    rows: frozenset[str]
    apart: bool


class FullCommunity:
    """Young Writers, filled by way of the services."""

    def __init__(self, community: Community) -> None:
        self.community = community
        self.guild_id = community.guild.id
        staff = next(role.id for role in community.guild.roles.values() if role.name == "Staff")
        self.oda = self._actor("oda", manages=True)
        self.sam, self.stella = self._actor("sam", staff), self._actor("stella", staff)
        self.ana, self.cleo, self.dev, self.nia = (self._actor(name) for name in ("ana", "cleo", "dev", "nia"))

    @property
    def people(self) -> Sequence[Actor]:
        """Everybody in it whose things there are."""
        return (self.oda, self.sam, self.stella, self.ana, self.cleo, self.dev, self.nia)

    async def fill(self) -> None:
        """Something of everything, in every state that has controls."""
        await self._services.safety.pick_team(
            self.oda, [self.stella.person_id, self.nia.person_id], present=[self.stella.person_id, self.nia.person_id]
        )
        await self._pieces()
        await self._teams_and_profiles()
        await self._requests()
        await self._conversations()
        await self._shows_and_news()
        await self._reports()
        await self._stuck()
        await self.community.settles()

    async def rows(self, *, without: int) -> Sequence[Table]:
        """Everything stored that belongs to the community or to nobody, without what is that person's own."""
        found = []
        async with self.community.bot.database.read() as session:
            for table in Base.metadata.sorted_tables:
                if table.name == "feeds_feed":  # changes by itself, whenever it is asked
                    continue
                wanted = select(table)
                here = registry.within(table, self.guild_id)
                if here is not None:
                    wanted = wanted.where(here)
                people = [column.name for column in table.columns if isinstance(column.type, PersonId)]
                rows = (await session.execute(wanted)).mappings().all()
                # How many read a piece changes by reading it, which every member may.
                theirs = [
                    {name: value for name, value in row.items() if name != "readers"}
                    for row in rows
                    if without not in (row[name] for name in people)
                ]
                found.append(
                    Table(table.name, frozenset(repr(sorted(row.items(), key=str)) for row in theirs), here is None)
                )
        return found

    @property
    def _services(self) -> Services:
        services: Services = self.community.bot.services
        return services

    def _actor(self, name: str, *roles: int, manages: bool = False) -> Actor:
        return Actor(
            guild_id=self.guild_id,
            person_id=self.community.person(name).id,
            role_ids=frozenset(roles),
            manages_guild=manages,
        )

    async def _piece(self, author: Actor, words: str) -> int:
        typed = {
            "title": f"A {words} title",
            "kind": "poem",
            "text": f"{words} over and over.",
            "own": DEFAULT_AI.value,
        }
        sheet = await self._services.showcase.drafts.take_in(author, typed)
        return (await self._services.showcase.submissions.send(author, sheet.draft_id)).id

    async def _pieces(self) -> None:
        showcase = self._services.showcase
        published = await self._piece(self.ana, OPEN)
        await showcase.reviews.approve(self.sam, published, 1, Rating.EVERYONE)
        await self._piece(self.ana, SECRET)
        asked = await self._piece(self.cleo, SECRET)
        await showcase.reviews.ask_for_changes(self.sam, asked, 1, f"Less {SECRET}, please.")
        await showcase.drafts.revise(self.cleo, asked)
        taken = await self._piece(self.dev, SECRET)
        await showcase.reviews.take(self.stella, taken, 1)
        await showcase.drafts.take_in(self.ana, {"title": SECRET, "text": f"{SECRET} not yet sent."})
        await showcase.feedback.write(self.cleo, published, {"strength": f"{SECRET} is what worked.", "more": ""})
        await showcase.feedback.write(self.dev, published, {"strength": f"{SECRET} call +49 30 901820.", "more": ""})

    async def _teams_and_profiles(self) -> None:
        teams, members = self._services.teams, self._services.members
        written = await teams.write(self.sam, 0, {"name": f"{OPEN} Radio", "about": OPEN, "links": ""})
        assert written.team is not None
        await teams.write(self.sam, 0, {"name": "", "about": SECRET})
        for person, title in ((self.ana, "Host"), (self.cleo, "Editor")):
            await teams.invite(self.sam, written.team.id, person.person_id, title)
        await teams.accept(self.ana, 1)
        await members.write(self.ana, Group.ABOUT, {"pronouns": "", "bio": f"I like {OPEN}."})
        await members.write(self.cleo, Group.ABOUT, {"pronouns": "", "bio": f"{SECRET}: cleo@example.org"})

    async def _draft(self, person: Actor, name: str, values: Mapping[str, str], target: str = "") -> int:
        forms = self._services.forms
        draft = await forms.open(person.person_id, self.guild_id, draft_name(name), target=target)
        return (await forms.set(person.person_id, draft.id, values)).id

    async def _requests(self) -> None:
        requests, offers = self._services.collaboration.requests, self._services.collaboration.offers
        for words in (OPEN, SECRET):
            draft = await self._draft(
                self.ana, REQUEST, {"part": "narrator", "title": f"{words} wanted", "purpose": f"For {words}."}
            )
            request = await requests.post(self.ana, draft)
            if words == OPEN:
                await requests.decide(self.sam, request.id, post=True)
        await self._draft(self.ana, REQUEST, {"title": SECRET})
        for person in (self.cleo, self.dev):
            draft = await self._draft(person, OFFER, {"message": f"I read {SECRET} aloud."}, target="1")
            await offers.send(person, draft)
        await offers.answer(self.ana, 2, accept=True)

    async def _inquiry(self, person: Actor, to: Actor | None) -> Inquiry:
        inquiries = self._services.collaboration.inquiries
        opened = await inquiries.begin(
            person.person_id, self.guild_id, InquiryKind.COLLABORATE, to_id=to.person_id if to is not None else None
        )
        await self._services.forms.set(person.person_id, opened.id, {"title": SECRET, "message": f"Only {SECRET}."})
        return await inquiries.send(person.person_id, opened.id, is_member=True, in_dm=False)

    async def _conversations(self) -> None:
        collaboration = self._services.collaboration
        to_team = await self._inquiry(self.ana, None)
        await self._inquiry(self.ana, self.cleo)
        passed = await self._inquiry(self.dev, self.ana)
        await collaboration.checks.pass_on(self.sam, passed.id)
        caller = Caller(person_id=self.ana.person_id, guild_id=self.guild_id)
        for _ in range(2):
            draft = await collaboration.conversations.begin_reply(caller, to_team.id)
            await self._services.forms.set(self.ana.person_id, draft.id, {"message": f"More {SECRET}."})
            await collaboration.conversations.reply(caller, draft.id)
        draft = await collaboration.conversations.begin_reply(caller, to_team.id)
        await self._services.forms.set(self.ana.person_id, draft.id, {"message": f"Unsent {SECRET}."})

    async def _shows_and_news(self) -> None:
        site, podcasts = self.community.playground.site, self._services.podcasts
        await self._services.sources.add(self.sam, site.url("feeds/world.xml"), "World")
        for person, path in ((self.sam, "podcast-one.xml"), (self.dev, "podcast-two.xml")):
            preview = await podcasts.shows.look(person, site.url(f"feeds/{path}"))
            await podcasts.shows.add(person, preview.draft_id)
        await podcasts.credits.ask(self.sam, 1, None, Part.HOST, [self.cleo.person_id, self.sam.person_id])
        await self._services.digest.now(self.sam)

    async def _reports(self) -> None:
        reports = self._services.reports
        for subject, about in ((f"person:{self.dev.person_id}", self.dev), (f"person:{self.sam.person_id}", self.sam)):
            sent = await reports.begin(self.guild_id, self.ana.person_id, subject, about_id=about.person_id)
            await reports.send(
                self.ana.person_id,
                sent.report_id,
                Reason.UNKIND,
                f"They said {SECRET}.",
                present=[self.stella.person_id, self.nia.person_id],
                about=about,
                owner_id=self.oda.person_id,
            )
        await reports.begin(self.guild_id, self.cleo.person_id, "piece:1")
        await self._services.safety.block(self.ana.person_id, self.guild_id, f"person:{self.dev.person_id}")

    async def _stuck(self) -> None:
        """Something that could not be delivered, with its card for staff."""
        database, now = self.community.bot.database, self.community.bot.services.clock.now()
        async with database.write() as session:
            operation = Operation(kind=STUCK, key=STUCK, guild_id=self.guild_id, channel_id=1)
            await outbox.add(session, now, operation)
            row = (await session.scalars(select(OperationRow).where(OperationRow.key == STUCK))).one()
            row.state = outbox.State.FAILED
