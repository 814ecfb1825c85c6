"""Shows: from an address to a podcast of the community, with a check by staff where a member adds it."""

import hashlib
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.delivery import InboxItem, Operation, inbox, outbox
from bot.errors import MemberFacingError
from bot.feeds import repository as feeds
from bot.feeds.finding import Answer
from bot.feeds.polling import FeedPoller
from bot.forms.service import open_draft, own_row, take
from bot.guilds import Actor, Guild, is_staff, require_job, require_staff
from bot.podcasts import freshness, repository
from bot.podcasts.announcing import EPISODE_CARD, announce, show_subject, subject_of
from bot.podcasts.describing import describe_one
from bot.podcasts.models import ShowRow
from bot.podcasts.records import Preview, Show, ShowState
from bot.podcasts.rights import JOB, require_managed
from bot.podcasts.wording import about_of, title_of
from bot.safety.team import require_open

CHECK_CARD = "podcasts-check"
DECIDED = "podcasts-decided"
FORM = "podcasts-show"

MOST_PROPOSED = 3
MOST_SHOWS = 50
_PREVIEWED = 3
_LOOKED_AT = 25


class ShowService:
    """Adds, confirms, pauses and removes shows."""

    def __init__(self, database: Database, clock: Clock, poller: FeedPoller) -> None:
        self._database = database
        self._clock = clock
        self._poller = poller

    async def look(self, actor: Actor, typed: str) -> Preview:
        """Read the feed at an address, or of the page there, for a private preview.

        Raises:
            MemberFacingError: the actor may not add one now; there is no feed, or none with recordings; it is here.
        """
        async with self._database.read() as session:
            await self._require_room(session, actor)
        answer = await self._poller.look(typed)
        if answer.listing is None:
            raise MemberFacingError("news-not-a-feed")
        entries = answer.listing.entries
        if entries and not any(entry.enclosure_url for entry in entries):
            raise MemberFacingError("podcasts-no-recordings")
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await self._require_room(session, actor)
            known = await feeds.row_by_url(session, answer.url)
            if known is not None:
                await _require_new(session, guild, known.id)
            draft = await open_draft(
                session,
                now,
                actor.person_id,
                actor.guild_id,
                FORM,
                target=_target(answer.url),
                values={"url": answer.url},
            )
            seated = None if is_staff(guild, actor) else actor.person_id
            teams = await repository.teams(session, actor.guild_id, seated_id=seated)
        return _preview(draft.id, answer, teams, needs_check=seated is not None)

    async def add(self, actor: Actor, draft_id: int, team_id: int | None = None) -> Show:
        """Make the previewed feed a show of the actor or of a team: at once by staff, else staff are asked.

        Raises:
            MemberFacingError: the preview is gone, the feed cannot be read any more, or the actor may not.
        """
        async with self._database.read() as session:
            await self._require_room(session, actor)
            draft = await own_row(session, actor.person_id, draft_id)
            if draft.guild_id != actor.guild_id or draft.form != FORM:
                raise MemberFacingError("forms-draft-gone")
            url = str(draft.values["url"])
        feed = await self._poller.add(url)
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await self._require_room(session, actor)
            await take(session, actor.person_id, draft_id)
            await _require_team(session, guild, actor, team_id)
            row = await _require_new(session, guild, feed.id) or ShowRow(guild_id=guild.guild_id, feed_id=feed.id)
            row.team_id, row.owner_person_id = team_id, None if team_id is not None else actor.person_id
            row.added_by_person_id, row.added_at = actor.person_id, now
            row.decided_by_person_id, row.decided_at = None, None
            row.state, row.seen_entry_id = ShowState.PROPOSED, 0
            session.add(row)
            await session.flush()
            await feeds.subscribe(session, now, feed.id, guild.guild_id, JOB)
            audit.record(session, now, "podcasts.add", guild_id=guild.guild_id, by=actor.person_id, show_id=row.id)
            if is_staff(guild, actor):
                await self._begin(session, now, guild, row, actor.person_id)
            # A show by staff runs at once, since there may be one person of them only; the others see it here.
            await outbox.add(session, now, _check_card(guild, row, now))
            return await describe_one(session, row)

    async def decide(self, actor: Actor, show_id: int, *, accept: bool) -> Show:
        """Staff: confirm or decline a show that a member added; the member is told.

        Raises:
            MemberFacingError: not staff, their own, or somebody has decided.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await repository.show_row(session, actor.guild_id, show_id)
            if row is None or row.state != ShowState.PROPOSED:
                raise MemberFacingError("podcasts-already-decided")
            if row.added_by_person_id == actor.person_id:
                raise MemberFacingError("podcasts-own-show")
            if accept:
                await self._begin(session, now, guild, row, actor.person_id)
            else:
                row.state, row.decided_by_person_id, row.decided_at = ShowState.DECLINED, actor.person_id, now
                await feeds.unsubscribe(session, row.feed_id, row.guild_id, JOB)
            act = "podcasts.confirm" if accept else "podcasts.decline"
            audit.record(session, now, act, guild_id=guild.guild_id, by=actor.person_id, show_id=row.id)
            await outbox.refresh(session, now, show_subject(row), kind=CHECK_CARD)
            if row.added_by_person_id is not None:
                item = InboxItem(
                    guild_id=row.guild_id,
                    person_id=row.added_by_person_id,
                    kind=DECIDED,
                    key=f"{DECIDED}:{row.id}:{now.isoformat()}",
                    ids={"show_id": row.id, "accepted": int(accept)},
                )
                await inbox.put(session, now, item)
            return await describe_one(session, row)

    async def pause(self, actor: Actor, show_id: int, *, on: bool) -> Show:
        """Announce nothing for a while, or go on: what came out meanwhile is listed, only the last day's is announced.

        Raises:
            MemberFacingError: there is no such show, it is not theirs, or it does not run.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            guild, row = await require_managed(session, actor, show_id)
            if row.state not in repository.PUBLIC:
                raise MemberFacingError("podcasts-not-running")
            if row.state == ShowState.STOPPED and not is_staff(guild, actor):
                raise MemberFacingError("podcasts-stopped-by-staff")
            if on and row.state == ShowState.ACTIVE:
                theirs = actor.person_id == row.owner_person_id or not is_staff(guild, actor)
                row.state = ShowState.PAUSED if theirs else ShowState.STOPPED
            elif not on and row.state != ShowState.ACTIVE:
                await self._begin(session, now, guild, row, row.decided_by_person_id)
            act = "podcasts.pause" if on else "podcasts.resume"
            audit.record(session, now, act, guild_id=row.guild_id, by=actor.person_id, show_id=row.id)
            return await describe_one(session, row)

    async def ask_feed(self, actor: Actor, show_id: int) -> Show:
        """Ask the feed of a show now, also where it was given up; a failure is the show's `trouble`.

        Raises:
            MemberFacingError: there is no such show, or it is not theirs.
        """
        async with self._database.read() as session:
            _, row = await require_managed(session, actor, show_id)
        await self._poller.check_now(row.feed_id)
        async with self._database.read() as session:
            _, row = await require_managed(session, actor, show_id)
            return await describe_one(session, row)

    async def remove(self, actor: Actor, show_id: int) -> None:
        """Take a show out with its credits; its posts go as fast as Discord accepts.

        Raises:
            MemberFacingError: there is no such show, or it is not theirs.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            _, row = await require_managed(session, actor, show_id)
            audit.record(session, now, "podcasts.remove", guild_id=row.guild_id, by=actor.person_id, show_id=row.id)
            await take_out(session, now, row)

    async def _require_room(self, session: AsyncSession, actor: Actor) -> Guild:
        guild = await require_job(session, actor.guild_id, JOB)
        if guild.podcast_channel_id is None:
            raise MemberFacingError("podcasts-no-channel")
        if not is_staff(guild, actor):
            await require_open(session, guild.guild_id)
            if await repository.count_proposed(session, guild.guild_id, actor.person_id) >= MOST_PROPOSED:
                raise MemberFacingError("podcasts-too-many-proposed", most=MOST_PROPOSED)
        if len(await repository.shows(session, guild.guild_id, repository.PUBLIC)) >= MOST_SHOWS:
            raise MemberFacingError("podcasts-too-many-shows", most=MOST_SHOWS)
        return guild

    async def _begin(
        self, session: AsyncSession, now: datetime, guild: Guild, row: ShowRow, decided_by_id: int | None
    ) -> None:
        """Let it run from now on: what is older than a day is listed, never announced."""
        row.state, row.decided_by_person_id, row.decided_at = ShowState.ACTIVE, decided_by_id, now
        row.seen_entry_id = await feeds.newest_id(session, row.feed_id)
        latest = await feeds.latest(session, row.feed_id, _LOOKED_AT)
        await announce(session, now, guild, row, freshness.at_first_contact(latest, now))


async def take_out(session: AsyncSession, now: datetime, row: ShowRow) -> None:
    """Remove a show, whoever asks for it: its own cards go, and past editions show its episodes no more."""
    for kind in (EPISODE_CARD, CHECK_CARD):
        await outbox.remove(session, now, show_subject(row), kind=kind)
    for episode in await repository.announced_of(session, row.id):
        await outbox.refresh(session, now, subject_of(episode))
    await feeds.unsubscribe(session, row.feed_id, row.guild_id, JOB)
    await session.delete(row)
    await session.flush()


async def _require_new(session: AsyncSession, guild: Guild, feed_id: int) -> ShowRow | None:
    """The show that was declined earlier, to be asked for again; None where the feed was never here."""
    row = await repository.show_of_feed(session, guild.guild_id, feed_id)
    if row is not None and row.state != ShowState.DECLINED:
        raise MemberFacingError("podcasts-already-here")
    return row


async def _require_team(session: AsyncSession, guild: Guild, actor: Actor, team_id: int | None) -> None:
    if team_id is None:
        return
    seated = None if is_staff(guild, actor) else actor.person_id
    if team_id not in dict(await repository.teams(session, guild.guild_id, seated_id=seated)):
        raise MemberFacingError("podcasts-not-your-team")


def _check_card(guild: Guild, row: ShowRow, now: datetime) -> Operation:
    return Operation(
        kind=CHECK_CARD,
        key=f"{CHECK_CARD}:{row.id}:{now.isoformat()}",
        guild_id=guild.guild_id,
        channel_id=guild.staff_channel_id,
        ids={"show_id": row.id},
        subjects=(show_subject(row),),
    )


def _target(url: str) -> str:
    """One draft an address, so that an older preview never adds a newer one's feed."""
    return hashlib.sha256(url.encode()).hexdigest()[:32]


def _preview(draft_id: int, answer: Answer, teams: list[tuple[int, str]], *, needs_check: bool) -> Preview:
    if answer.listing is None:
        raise MemberFacingError("news-not-a-feed")
    feed = answer.listing.feed
    playable = [entry for entry in answer.listing.entries if entry.enclosure_url]
    return Preview(
        draft_id=draft_id,
        url=answer.url,
        title=title_of(feed.title),
        about=about_of(feed.description),
        artwork_url=feed.artwork,
        explicit=bool(feed.explicit),
        episodes=tuple(title_of(entry.title) for entry in playable[:_PREVIEWED]),
        count=len(playable),
        teams=tuple(teams),
        needs_check=needs_check,
    )
