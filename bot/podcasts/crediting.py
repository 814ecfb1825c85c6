"""Credits: who is named for what. Nobody is shown before they accepted, and everyone can take their name off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import InboxItem, inbox, outbox
from bot.errors import MemberFacingError
from bot.feeds import repository as feeds
from bot.guilds import Actor
from bot.people import is_blocked
from bot.podcasts import repository
from bot.podcasts.announcing import episode_row, subject_of
from bot.podcasts.models import CreditRow, EpisodeRow, ShowRow
from bot.podcasts.records import Credit, CreditState, Part
from bot.podcasts.rights import require_managed
from bot.safety.team import require_open

CREDIT_ITEM = "podcasts-credit"

MOST_CREDITS = 20
# Who said no is not asked again so soon; they can still change their mind themselves.
ASK_AGAIN_AFTER = timedelta(days=30)
_LOOKED_AT = 25
_OUTCOMES = ("asked", "known", "declined")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What became of naming people: asked now, named or asked already, or said no not long ago."""

    asked: tuple[int, ...] = ()
    known: tuple[int, ...] = ()
    declined: tuple[int, ...] = ()


class CreditService:
    """Names people, and does as they say."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def ask(
        self, actor: Actor, show_id: int, entry_id: int | None, part: Part, person_ids: Sequence[int]
    ) -> Asked:
        """Name people for a part of an episode or, without `entry_id`, of the show; each is asked in their inbox.

        Who names themselves has accepted.

        Raises:
            MemberFacingError: there is no such show or episode, it is not theirs, or there are 20 names on it.
        """
        now = self._clock.now()
        outcome: dict[int, str] = {}
        async with self._database.write() as session:
            _, show = await require_managed(session, actor, show_id)
            if show.state not in repository.PUBLIC:
                raise MemberFacingError("podcasts-not-running")
            await require_open(session, show.guild_id)
            episode = None if entry_id is None else await _require_episode(session, show, entry_id)
            for person_id in dict.fromkeys(person_ids):
                outcome[person_id] = await self._ask_one(session, now, actor, show, episode, part, person_id)
        return Asked(**{name: tuple(each for each, became in outcome.items() if became == name) for name in _OUTCOMES})

    async def accept(self, person_id: int, credit_id: int) -> Credit:
        """The person agrees to be named, also after an earlier no; posts show it.

        Raises:
            MemberFacingError: nobody asks them that any more.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await _require_own(session, person_id, credit_id)
            if row.state != CreditState.ACCEPTED:
                await self._accept(session, now, row)
                audit.record(
                    session, now, "podcasts.accept_credit", guild_id=row.guild_id, by=person_id, credit_id=row.id
                )
            return await self._record(session, row)

    async def decline(self, person_id: int, credit_id: int) -> Credit:
        """The person does not want to be named (any more); a standing credit goes from every episode it counted for.

        Raises:
            MemberFacingError: nobody asks them that any more.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await _require_own(session, person_id, credit_id)
            rows = [row]
            if row.episode_id is None:
                theirs = await repository.credits_of(session, row.guild_id, person_id)
                rows = [each for each in theirs if each.show_id == row.show_id and each.part == row.part]
            await self._withdraw(session, now, rows)
            return await self._record(session, row)

    async def withdraw_all(self, actor: Actor, show_id: int) -> None:
        """The person's name goes from a show and all its posts."""
        now = self._clock.now()
        async with self._database.write() as session:
            rows = await repository.credits_of(session, actor.guild_id, actor.person_id)
            await self._withdraw(session, now, [row for row in rows if row.show_id == show_id])

    async def remove(self, actor: Actor, credit_id: int) -> Credit:
        """Who manages the show takes a name out: a standing one for the episodes to come, else of that episode.

        Raises:
            MemberFacingError: there is no such credit here, or the show is not theirs.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await repository.credit_row(session, credit_id)
            if row is None or row.guild_id != actor.guild_id:
                raise MemberFacingError("podcasts-credit-gone")
            await require_managed(session, actor, row.show_id)
            record = await self._record(session, row)
            # A no is kept, so that it is not asked again at once.
            if row.state != CreditState.DECLINED:
                await repository.delete_credit(session, row.id)
                await refresh_card(session, now, row.episode_id)
            audit.record(
                session, now, "podcasts.remove_credit", guild_id=row.guild_id, by=actor.person_id, credit_id=credit_id
            )
            return record

    async def find(self, person_id: int, credit_id: int) -> Credit | None:
        """The person's own credit; None where nobody asks for it any more."""
        async with self._database.read() as session:
            row = await repository.credit_row(session, credit_id)
            return await self._record(session, row) if row is not None and row.person_id == person_id else None

    async def _ask_one(
        self,
        session: AsyncSession,
        now: datetime,
        actor: Actor,
        show: ShowRow,
        episode: EpisodeRow | None,
        part: Part,
        person_id: int,
    ) -> str:
        episode_id = None if episode is None else episode.id
        row = await repository.find_credit(session, show.id, episode_id, part, person_id)
        own = person_id == actor.person_id
        if row is not None and row.state != CreditState.DECLINED:
            return "known"
        if row is not None and not own and row.answered_at is not None and now - row.answered_at < ASK_AGAIN_AFTER:
            return "declined"
        if await repository.count_credits(session, show.id, episode_id) >= MOST_CREDITS:
            raise MemberFacingError("podcasts-too-many-credits", most=MOST_CREDITS)
        if row is None:
            row = CreditRow(
                guild_id=show.guild_id, show_id=show.id, episode_id=episode_id, person_id=person_id, part=part
            )
            session.add(row)
        row.state, row.asked_by_person_id, row.asked_at, row.answered_at = CreditState.ASKED, actor.person_id, now, None
        await session.flush()
        audit.record(session, now, "podcasts.ask", guild_id=show.guild_id, by=actor.person_id, credit_id=row.id)
        if own:
            await self._accept(session, now, row)
        # Whom they block is told nothing, and reaches them with nothing.
        elif not await is_blocked(session, blocker_id=person_id, blocked_id=actor.person_id):
            item = InboxItem(
                guild_id=show.guild_id,
                person_id=person_id,
                kind=CREDIT_ITEM,
                key=f"{CREDIT_ITEM}:{row.id}:{now.isoformat()}",
                ids={"credit_id": row.id},
            )
            await inbox.put(session, now, item)
        return "asked"

    async def _accept(self, session: AsyncSession, now: datetime, row: CreditRow) -> None:
        row.state, row.answered_at = CreditState.ACCEPTED, now
        if row.episode_id is not None:
            await refresh_card(session, now, row.episode_id)
            return
        for episode in await _counting(session, row):
            own = await repository.find_credit(session, row.show_id, episode.id, row.part, row.person_id)
            if own is None:
                own = CreditRow(
                    guild_id=row.guild_id,
                    show_id=row.show_id,
                    episode_id=episode.id,
                    person_id=row.person_id,
                    part=row.part,
                    asked_by_person_id=row.asked_by_person_id,
                    asked_at=row.asked_at,
                )
                session.add(own)
            own.state, own.answered_at = CreditState.ACCEPTED, now
            await session.flush()
            await refresh_card(session, now, episode.id)

    async def _withdraw(self, session: AsyncSession, now: datetime, rows: Sequence[CreditRow]) -> None:
        for row in rows:
            if row.state == CreditState.DECLINED:
                continue
            shown = row.state == CreditState.ACCEPTED
            row.state, row.answered_at = CreditState.DECLINED, now
            audit.record(
                session, now, "podcasts.decline_credit", guild_id=row.guild_id, by=row.person_id, credit_id=row.id
            )
            if shown:
                await refresh_card(session, now, row.episode_id)

    async def _record(self, session: AsyncSession, row: CreditRow) -> Credit:
        episode = None if row.episode_id is None else await session.get(EpisodeRow, row.episode_id)
        return repository.credit_of(row, None if episode is None else episode.entry_id)


async def _counting(session: AsyncSession, row: CreditRow) -> list[EpisodeRow]:
    """What a standing credit counts for: the newest episode listed when it was asked for, and those announced since."""
    show = await session.get_one(ShowRow, row.show_id)
    listed = [
        entry
        for entry in await feeds.latest(session, show.feed_id, _LOOKED_AT)
        if entry.enclosure_url is not None and entry.first_seen_at <= row.asked_at
    ]
    counting = [await episode_row(session, show, entry) for entry in listed[:1]]
    for episode in await repository.announced_of(session, show.id):
        since = episode.announced_at is not None and episode.announced_at > row.asked_at
        if since and episode.id not in [each.id for each in counting]:
            counting.append(episode)
    return counting


async def _require_episode(session: AsyncSession, show: ShowRow, entry_id: int) -> EpisodeRow:
    entry = await repository.entry_of_show(session, show, entry_id)
    if entry is None:
        raise MemberFacingError("podcasts-episode-gone")
    return await episode_row(session, show, entry)


async def _require_own(session: AsyncSession, person_id: int, credit_id: int) -> CreditRow:
    row = await repository.credit_row(session, credit_id)
    if row is None or row.person_id != person_id:
        raise MemberFacingError("podcasts-credit-gone")
    return row


async def refresh_card(session: AsyncSession, now: datetime, episode_id: int | None) -> None:
    """Have the posts of an announced episode shown as it is now; None is no episode."""
    episode = None if episode_id is None else await session.get(EpisodeRow, episode_id)
    if episode is not None and episode.announced_at is not None:
        await outbox.refresh(session, now, subject_of(episode))
