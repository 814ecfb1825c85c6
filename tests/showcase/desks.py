"""The showcase's services on one database, in two communities that have a channel for it: for rules tests."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery import InboxService
from bot.delivery.models import OperationRow, PostRow, PostSubjectRow
from bot.delivery.outbox import Action, State
from bot.feeds.polling import FeedPoller
from bot.feeds.reader import Reader
from bot.forms import FormService
from bot.guilds import Actor
from bot.guilds.service import GuildService, Setup
from bot.people.service import PeopleService
from bot.safety.notes import Note
from bot.safety.service import SafetyService
from bot.showcase import service
from bot.showcase.kinds import Rating
from bot.showcase.records import Piece, Sheet
from bot.showcase.uploads import Uploads
from bot.web import Fetcher
from tests.two_guilds import ANA, HERE, OWNER, SAM, STAFF_CHANNEL, STAFF_ROLE, STAFF_THERE

SHOWCASE_CHANNEL = 50
POEM: Mapping[str, Any] = {
    "title": "Rain",
    "kind": "poem",
    "text": "It rains.\nIt rains on everything.",
    "own": "none",
}


class Desk:
    """What a test does for people."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.database = database
        self.clock = clock
        self.guilds = GuildService(database, clock)
        self.people = PeopleService(database, clock)
        self.safety = SafetyService(database, clock, self.people)
        self.forms = FormService(database, clock)
        self.inbox = InboxService(database, clock)
        # Never opened: files are for conversation tests.
        uploads = Uploads(Fetcher(clock))
        poller = FeedPoller(database, clock, Fetcher(clock), Reader())
        showcase = service.build(database, clock, self.forms, uploads, self.people, self.safety, poller)
        self.blogs = showcase.blogs
        self.drafts, self.submissions = showcase.drafts, showcase.submissions
        self.checks = showcase.checks
        self.reviews, self.reading, self.search = showcase.reviews, showcase.reading, showcase.search
        self.feedback, self.naming = showcase.feedback, showcase.naming
        self.rules, self.credits = showcase.rules, showcase.credits
        self.allowing, self.answering = showcase.allowing, showcase.answering

    async def set_up(self, *, channel: int | None = SHOWCASE_CHANNEL) -> None:
        """Two communities; the channel is that of the first."""
        here = Setup(
            city="Berlin",
            staff_channel_id=STAFF_CHANNEL,
            staff_role_id=STAFF_ROLE,
            locale="en-GB",
            showcase_channel_id=channel,
        )
        there = Setup(city="Tokyo", staff_channel_id=30, staff_role_id=40, locale="ja", showcase_channel_id=60)
        await self.guilds.set_up(OWNER, here)
        await self.guilds.set_up(STAFF_THERE, there)

    async def draft(self, author: Actor = ANA, **values: Any) -> Sheet:
        """A draft of a short poem, with some values changed."""
        sheet = await self.drafts.take_in(author, {**POEM, **values})
        rest = {name: value for name, value in values.items() if name not in POEM}
        return await self.drafts.change(author, sheet.draft_id, rest) if rest else sheet

    async def sent(self, author: Actor = ANA, **values: Any) -> Piece:
        """A piece that waits for staff. A moment passes, so that one waits longer than the next."""
        self.clock.advance(timedelta(seconds=1))
        return await self.submissions.send(author, (await self.draft(author, **values)).draft_id)

    async def published(
        self,
        author: Actor = ANA,
        *,
        rating: Rating = Rating.TWELVE,
        notes: tuple[Note, ...] = (),
        by: Actor = SAM,
        **values: Any,
    ) -> Piece:
        """A piece that staff approved."""
        piece = await self.sent(author, **values)
        return await self.reviews.approve(by, piece.id, piece.number, rating, notes)

    async def leaving(self, kind: str, action: Action = Action.SEND) -> list[tuple[int | None, dict[str, int | str]]]:
        """Channel and ids of what is on its way to Discord."""
        async with self.database.read() as session:
            rows = await session.scalars(
                select(OperationRow)
                .where(
                    OperationRow.kind == kind,
                    OperationRow.action == action,
                    OperationRow.state == State.PENDING,
                )
                .order_by(OperationRow.id)
            )
            return [(row.channel_id, row.ids) for row in rows]

    async def post_that_shows(self, piece_id: int) -> None:
        """An edition that stands on Discord and names the piece."""
        async with self.database.write() as session:
            post = PostRow(
                guild_id=HERE,
                channel_id=70,
                message_id=71,
                kind="digest-edition",
                ids={"edition_id": 7},
                posted_at=self.clock.now(),
            )
            session.add(post)
            await session.flush()
            session.add(PostSubjectRow(post_id=post.id, subject=f"piece:{piece_id}"))

    async def told(self, person: Actor) -> list[str]:
        """The kinds of what waits in a person's inbox, oldest first."""
        items = await self.inbox.items(person.guild_id, person.person_id, limit=50)
        return [item.kind for item in reversed(items)]
