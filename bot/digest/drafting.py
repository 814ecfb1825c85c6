"""What staff may change of an edition in the hour before it goes out. It never waits for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.digest import repository, series
from bot.digest.composition import Composition
from bot.digest.models import DigestRow, DraftRow
from bot.digest.records import Digest, Edition
from bot.digest.series import JOB
from bot.digest.wording import staff_words
from bot.errors import MemberFacingError
from bot.guilds import Actor, Guild, require_staff
from bot.news.records import Story
from bot.safety.notes import Note

DRAFTED_BEFORE = timedelta(hours=1)
LONGEST_LINE = 200
Change = Callable[[DraftRow, list[Story]], None]


@dataclass(frozen=True, kw_only=True)
class EditionDraft:
    """The edition as it would go out at `at`. `dropped` is how many stories staff left out."""

    digest: Digest
    edition: Edition
    at: datetime
    dropped: int = 0


class DraftService:
    """Drafts of editions, for staff."""

    def __init__(self, database: Database, clock: Clock, composition: Composition) -> None:
        self._database = database
        self._clock = clock
        self._composition = composition

    async def open(self, actor: Actor, name: str) -> EditionDraft:
        """The next edition of that digest.

        Raises:
            MemberFacingError: not staff, no such digest, it is paused, or its hour is more than an hour away.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await series.require(session, now, guild, name)
            async with session.begin_nested() as attempt:
                draft = await self._shown(session, now, guild, row, None)
                await attempt.rollback()
            return draft

    async def get(self, actor: Actor, digest_id: int, day: str) -> EditionDraft:
        """The draft of that day; raises as `change`."""
        return await self.change(actor, digest_id, day, lambda _draft, _stories: None)

    async def move(self, actor: Actor, digest_id: int, day: str, story_id: int, step: int) -> EditionDraft:
        """So many places down, up where it is negative; raises as `change`."""

        def moved(draft: DraftRow, stories: list[Story]) -> None:
            order = [story.id for story in stories]
            if story_id in order:
                place = order.index(story_id)
                order.insert(max(0, min(place + step, len(order) - 1)), order.pop(place))
            draft.stories = order

        return await self.change(actor, digest_id, day, moved)

    async def drop(self, actor: Actor, digest_id: int, day: str, story_id: int) -> EditionDraft:
        """Leave a story out of this edition; raises as `change`."""

        def dropped(draft: DraftRow, stories: list[Story]) -> None:
            draft.stories = [story.id for story in stories if story.id != story_id]
            draft.dropped = [*dict.fromkeys([*draft.dropped, story_id])]

        return await self.change(actor, digest_id, day, dropped)

    async def note(self, actor: Actor, digest_id: int, day: str, story_id: int, notes: Sequence[str]) -> EditionDraft:
        """Say what is hard in a story, or that nothing is; raises as `change`."""
        kept = [note.value for note in Note if note.value in notes]

        def noted(draft: DraftRow, _stories: list[Story]) -> None:
            draft.notes = {**draft.notes, str(story_id): kept}

        return await self.change(actor, digest_id, day, noted)

    async def add_line(self, actor: Actor, digest_id: int, day: str, line: str) -> EditionDraft:
        """Something from staff at its top; raises as `change`, and where the guard stops the words."""
        kept = staff_words(line, LONGEST_LINE)

        def lined(draft: DraftRow, _stories: list[Story]) -> None:
            draft.line = kept

        return await self.change(actor, digest_id, day, lined)

    async def start_over(self, actor: Actor, digest_id: int, day: str) -> EditionDraft:
        """Forget all that was changed; raises as `change`."""

        def forgotten(draft: DraftRow, _stories: list[Story]) -> None:
            draft.stories, draft.dropped, draft.notes, draft.line = [], [], {}, ""

        return await self.change(actor, digest_id, day, forgotten)

    async def change(self, actor: Actor, digest_id: int, day: str, change: Change) -> EditionDraft:
        """Change something of it.

        Raises:
            MemberFacingError: not staff, no such digest, or the edition has gone out.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await session.get(DigestRow, digest_id)
            if row is None or row.guild_id != guild.guild_id:
                raise MemberFacingError("errors-not-found")
            before = await self._shown(session, now, guild, row, day)
            draft = await repository.draft(session, row.id, before.edition.day)
            if draft is None:
                draft = _empty(row, before.edition.day, now)
                session.add(draft)
            change(draft, list(before.edition.stories))
            draft.changed_at = now
            await session.flush()
            audit.record(session, now, "digest.draft", guild_id=guild.guild_id, by=actor.person_id, digest_id=row.id)
            return await self._shown(session, now, guild, row, day)

    async def _shown(
        self, session: AsyncSession, now: datetime, guild: Guild, row: DigestRow, day: str | None
    ) -> EditionDraft:
        following = None if row.paused_at is not None else await series.following(session, now, row, guild)
        if following is None:
            raise MemberFacingError("digest-is-paused")
        if day is not None and f"{following.day}" != day:
            raise MemberFacingError("digest-draft-gone")
        if following.at - now > DRAFTED_BEFORE:
            raise MemberFacingError("digest-draft-too-early", when=f"<t:{int(following.at.timestamp())}:F>")
        draft = await repository.draft(session, row.id, following.day)
        await self._composition.settle(session, guild.guild_id)
        return EditionDraft(
            digest=await series.record_of(session, now, row, guild),
            edition=await self._composition.draw_up(session, now, guild, row, following.day),
            at=following.at,
            dropped=0 if draft is None else len(draft.dropped),
        )


def _empty(row: DigestRow, day: date, now: datetime) -> DraftRow:
    return DraftRow(
        digest_id=row.id, guild_id=row.guild_id, day=day, stories=[], dropped=[], notes={}, line="", changed_at=now
    )
