"""What goes into an edition, what it holds as it may be shown today, and what becomes of one that never left."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery import Action, Operation, outbox
from bot.digest import prompting, reasons, repository, series
from bot.digest.models import CorrectionRow, DigestRow, DraftRow, EditionItemRow, EditionRow
from bot.digest.paging import MOST_MADE_IN_ALL, divide, room_for_unread, taken_by
from bot.digest.records import EDITION_CARD, Correction, Edition, EditionState, Made, Page
from bot.digest.selection import select
from bot.guilds import Guild
from bot.news.records import Story, StoryChange

EDITION_THREAD = "digest-thread"
CROSSPOST = "digest-crosspost"
# What the community made waits so long for room in an edition; before a guild's first one it counts for a day.
MADE_WAITS = timedelta(days=7)
FIRST_LOOK_BACK = timedelta(days=1)
# A piece that nobody has read is named again in this time.
UNREAD_FOR = timedelta(days=14)
MOST_UNREAD = 3
MOST_OPENING = 2
REASONS_KEPT = timedelta(days=14)
_LOOKED_AT = 3


class StorySource(Protocol):
    """Where stories come from."""

    async def candidates(
        self, session: AsyncSession, guild_id: int, now: datetime, news_for: timedelta
    ) -> Sequence[Story]:
        """Stories that an edition may take: not older than `news_for`."""

    async def by_ids(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> Sequence[Story]:
        """Those stories, as far as they may still be shown."""

    async def take(self, session: AsyncSession, guild_id: int, ids: Sequence[int], now: datetime) -> None:
        """An edition holds these from now on."""

    async def give_back(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> None:
        """The edition that held these never left."""

    async def changes(self, session: AsyncSession, guild_id: int) -> Sequence[StoryChange]:
        """What sources changed of what an edition told, as far as staff have not dealt with it."""

    async def settle_change(self, session: AsyncSession, guild_id: int, change_id: int, now: datetime) -> bool:
        """Staff have dealt with it; whether nobody had before."""

    async def sections(self, session: AsyncSession, guild_id: int) -> Sequence[str]:
        """Those that its stories stand in."""

    async def count_held(self, session: AsyncSession, guild_id: int) -> int:
        """How many wait for staff to look."""


class MadeSource(Protocol):
    """One job's word on what the community made."""

    kind: str

    async def since(self, session: AsyncSession, guild_id: int, since: datetime) -> Sequence[Made]:
        """What is new since then, oldest first."""

    async def by_ids(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> Sequence[Made]:
        """Those, as far as they may still be shown."""


class PieceSource(MadeSource, Protocol):
    """The word on pieces, which want readers."""

    async def unread(self, session: AsyncSession, guild_id: int, since: datetime, until: datetime) -> Sequence[Made]:
        """Those published in between that nobody but their authors has read, oldest first."""


class Composition:
    """Works within the caller's transaction.

    Args:
        news: where stories come from.
        pieces: the showcase's word.
        community: each other job's word on what is new, in reading order.
    """

    def __init__(self, news: StorySource, pieces: PieceSource, community: Sequence[MadeSource] = ()) -> None:
        self.news = news
        self._pieces = pieces
        self._community = (pieces, *community)

    async def draw_up(
        self,
        session: AsyncSession,
        now: datetime,
        guild: Guild,
        row: DigestRow,
        day: date | None = None,
        *,
        as_of: bool = False,
    ) -> Edition:
        """What an edition would hold now, for a local day (today's unless said); nothing that stood in one before.

        Args:
            as_of: `now` is past: what came or was composed since counts as not there yet.
        """
        for_staff = series.is_for_staff(row, now)
        draft = None if day is None else await repository.draft(session, row.id, day)
        line = "" if draft is None else draft.line
        opening = [_correction(*each) for each in await repository.open_corrections(session, row.id, MOST_OPENING)]
        # Only the digest that takes all sections speaks for the community.
        wanted_day = day or now.astimezone(guild.tz).date()
        prompt = None if row.sections is not None else await prompting.of_day(session, now, guild, wanted_day)
        taken = taken_by(line, opening, prompt)
        made = await self._new_made(session, now, row, for_staff=for_staff)
        fresh = [_noted(story, draft) for story in await self.fresh(session, now, row, as_of=as_of)]
        dropped = frozenset(draft.dropped if draft is not None else ())
        selection = select(
            [story for story in fresh if story.id not in dropped],
            now,
            row.stories,
            series.news_for(row),
            draft.stories if draft is not None else (),
        )
        pages = divide(selection.chosen, made, taken)
        told = [story for page in pages for story in page.stories]
        return Edition(
            id=0,
            guild_id=guild.guild_id,
            name=row.name,
            day=wanted_day,
            pages=pages,
            line=line,
            prompt=prompt,
            opening=tuple(opening),
            unread=(await self._unread(session, now, row, made))[: room_for_unread(pages[0], taken)],
            is_for_staff=for_staff,
            considered=reasons.reasons(selection, pages, [story for story in fresh if story.id in dropped]),
            left_out=len(fresh) - len(told),
            held=await self.news.count_held(session, guild.guild_id),
            channel_id=guild.staff_channel_id if for_staff else row.channel_id or guild.news_channel_id,
        )

    async def write_down(
        self, session: AsyncSession, now: datetime, row: DigestRow, occasion: str, edition: Edition
    ) -> Edition:
        """Keep an edition that was drawn up, and have it posted."""
        written = await repository.add_edition(
            session,
            row,
            occasion=occasion,
            day=edition.day,
            state=EditionState.COMPOSED,
            now=now,
            left_out=edition.left_out,
        )
        written.channel_id, written.is_for_staff = edition.channel_id, edition.is_for_staff
        if not edition.is_for_staff:
            await repository.take_from_staff(session, edition.guild_id, [made.subject for made in edition.made])
        await repository.forget_reasons(session, edition.guild_id, now - REASONS_KEPT)
        written.considered = reasons.packed(edition.considered)
        written.unread = [piece.id for piece in edition.unread]
        written.line = edition.line
        if edition.prompt is not None:
            written.prompt_id = edition.prompt.id
            await prompting.asked(session, edition.prompt.id, edition.day)
        draft = await repository.draft(session, row.id, edition.day) if occasion == f"{edition.day}" else None
        notes = {f"story:{story_id}": kept for story_id, kept in (draft.notes if draft is not None else {}).items()}
        await repository.fill(session, written, [page.holds for page in edition.pages], notes)
        await repository.open_with(session, written.id, [each.id for each in edition.opening])
        await self.news.take(session, edition.guild_id, [story.id for story in edition.stories], now)
        await _post(session, now, written, edition)
        return replace(edition, id=written.id)

    async def read_back(self, session: AsyncSession, row: EditionRow) -> Edition:
        """An edition as it may be shown now: what was taken down since is gone from it."""
        digest_row = await session.get_one(DigestRow, row.digest_id)
        items = await repository.items(session, row.id)
        found = await self._found(session, row.guild_id, items)
        pages = [Page() for _ in range(1 + max((item.page for item in items), default=0))]
        for item in items:
            if item.subject in found:
                pages[item.page] = pages[item.page].joined_by(found[item.subject])
        corrections = await repository.corrections_in(session, row.id)
        unread = await self._pieces.by_ids(session, row.guild_id, row.unread) if row.unread else ()
        return Edition(
            id=row.id,
            guild_id=row.guild_id,
            name=digest_row.name,
            day=row.day,
            pages=tuple(pages),
            line=row.line,
            prompt=None if row.prompt_id is None else await prompting.find(session, row.guild_id, row.prompt_id),
            opening=tuple(_correction(*each) for each in reversed(corrections) if each[0].edition_id != row.id),
            corrections=tuple(_correction(*each) for each in corrections if each[0].edition_id == row.id),
            unread=tuple(piece for piece in unread if piece.is_unread),
            left_out=row.left_out,
            is_for_staff=row.is_for_staff,
            channel_id=row.channel_id or digest_row.channel_id,
            posted=await _posted(session, row.id, len(pages)),
        )

    async def settle(self, session: AsyncSession, guild_id: int) -> None:
        """Give up the newest editions that could not be posted: what they hold goes into the next."""
        for row in await repository.composed(session, guild_id, limit=_LOOKED_AT):
            card = await outbox.find(session, _card_key(row.id))
            if card is None or card[1] not in (outbox.State.FAILED, outbox.State.DROPPED):
                continue
            await outbox.drop(session, card[0], guild_id)
            held = [item.subject for item in await repository.items(session, row.id)]
            await self.news.give_back(session, guild_id, _ids(held, "story"))
            await repository.free(session, row)

    async def fresh(self, session: AsyncSession, now: datetime, row: DigestRow, *, as_of: bool = False) -> list[Story]:
        """The stories that this digest may take, none of which stood in an edition of the guild."""
        others = [each for each in await repository.digests_of(session, row.guild_id) if each.id != row.id]
        candidates = await self.news.candidates(session, row.guild_id, now, series.news_for(row))
        if as_of:
            candidates = [story for story in candidates if (story.released_at or story.seen_at) <= now]
        subjects = [f"story:{story.id}" for story in candidates]
        used = await repository.used(session, row.guild_id, subjects, before=now if as_of else None)
        return [
            story
            for story in candidates
            if f"story:{story.id}" not in used and series.takes(row, story.section, others)
        ]

    async def _new_made(self, session: AsyncSession, now: datetime, row: DigestRow, *, for_staff: bool) -> list[Made]:
        """Only what stood in an edition for everyone is not new any more, unless this one is for staff too."""
        if row.sections is not None:
            return []
        since = max(row.created_at - FIRST_LOOK_BACK, now - MADE_WAITS)
        made: list[Made] = []
        for source in self._community:
            made += await source.since(session, row.guild_id, since)
        used = await repository.used(session, row.guild_id, [each.subject for each in made], for_all=not for_staff)
        return [each for each in made if each.subject not in used][:MOST_MADE_IN_ALL]

    async def _unread(
        self, session: AsyncSession, now: datetime, row: DigestRow, made: Sequence[Made]
    ) -> tuple[Made, ...]:
        """The pieces of earlier editions that want a reader: those that have waited longest."""
        if row.sections is not None:
            return ()
        found = await self._pieces.unread(session, row.guild_id, now - UNREAD_FOR, now)
        new = {each.subject for each in made}
        stood = await repository.used(session, row.guild_id, [piece.subject for piece in found])
        return tuple(piece for piece in found if piece.subject in stood - new)[:MOST_UNREAD]

    async def _found(
        self, session: AsyncSession, guild_id: int, items: Sequence[EditionItemRow]
    ) -> dict[str, Story | Made]:
        finders: list[tuple[str, Callable[[AsyncSession, int, Sequence[int]], Awaitable[Sequence[Story | Made]]]]] = [
            ("story", self.news.by_ids),
            *((source.kind, source.by_ids) for source in self._community),
        ]
        found: dict[str, Story | Made] = {}
        for kind, by_ids in finders:
            ids = _ids([item.subject for item in items], kind)
            for each in await by_ids(session, guild_id, ids) if ids else ():
                found[f"{kind}:{each.id}"] = each
        for item in items:
            story = found.get(item.subject)
            if item.notes is not None and isinstance(story, Story):
                found[item.subject] = replace(story, notes=tuple(item.notes))
        return found


def _noted(story: Story, draft: DraftRow | None) -> Story:
    """With the content notes that staff gave it."""
    notes = None if draft is None else draft.notes.get(str(story.id))
    return story if notes is None else replace(story, notes=tuple(notes))


def _correction(row: CorrectionRow, day: date) -> Correction:
    return Correction(
        id=row.id,
        day=day,
        subject=row.subject or "",
        title=row.title,
        text=row.text,
        corrected_at=row.corrected_at,
    )


async def _post(session: AsyncSession, now: datetime, row: EditionRow, edition: Edition) -> None:
    """The message; behind it, where there is more, its thread with the rest. Published where others can follow."""
    shown = [*edition.pages[0].holds, *(piece.subject for piece in edition.unread)]
    card = Operation(
        kind=EDITION_CARD,
        key=_card_key(row.id),
        guild_id=edition.guild_id,
        channel_id=edition.channel_id,
        ids={"edition_id": row.id},
        subjects=(subject_of(row.id), *dict.fromkeys(shown)),
    )
    card_id = await outbox.add(session, now, card)
    if not edition.is_for_staff:
        await outbox.add(
            session,
            now,
            Operation(
                action=Action.CROSSPOST,
                kind=CROSSPOST,
                key=f"crosspost:{card.key}",
                guild_id=edition.guild_id,
                predecessor_id=card_id,
            ),
        )
    if len(edition.pages) == 1:
        return
    thread_id = await outbox.add(
        session,
        now,
        Operation(
            action=Action.THREAD,
            kind=EDITION_THREAD,
            key=f"thread:{card.key}",
            guild_id=edition.guild_id,
            ids={"edition_id": row.id},
            predecessor_id=card_id,
        ),
    )
    for number, page in enumerate(edition.pages[1:], 1):
        await outbox.add(
            session,
            now,
            Operation(
                kind=EDITION_CARD,
                key=f"{card.key}:{number}",
                guild_id=edition.guild_id,
                ids={"edition_id": row.id, "page": number},
                subjects=(page_subject(row.id, number), *page.holds),
                predecessor_id=thread_id,
                ordering_key=f"thread:{card.key}",
            ),
        )


async def _posted(session: AsyncSession, edition_id: int, pages: int) -> frozenset[int]:
    subjects = [subject_of(edition_id), *(page_subject(edition_id, number) for number in range(1, pages))]
    return frozenset(
        [
            number
            for number, subject in enumerate(subjects)
            if await outbox.find_posts(session, subject, kind=EDITION_CARD)
        ]
    )


def subject_of(edition_id: int) -> str:
    """As posts name it."""
    return f"edition:{edition_id}"


def page_subject(edition_id: int, page: int) -> str:
    """As the message of its thread names it."""
    return f"edition:{edition_id}:{page}"


def _card_key(edition_id: int) -> str:
    return f"edition:{edition_id}"


def _ids(subjects: Sequence[str], kind: str) -> list[int]:
    return [int(subject.partition(":")[2]) for subject in subjects if subject.startswith(f"{kind}:")]
