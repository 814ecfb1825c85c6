"""What members read of shows, and what each of them may do there."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import Database
from bot.delivery import outbox
from bot.errors import MemberFacingError
from bot.feeds import repository as feeds
from bot.guilds import Actor, Guild, is_staff, require_job
from bot.podcasts import repository
from bot.podcasts.announcing import EPISODE_CARD, subject_of
from bot.podcasts.describing import describe, describe_one, episode_of
from bot.podcasts.models import ShowRow
from bot.podcasts.records import Credit, CreditState, Episode, EpisodePage, Show, ShowLine, ShowPage, ShowState
from bot.podcasts.rights import JOB, manages, require_managed, require_show

MOST_EPISODES = 5
MOST_TO_CREDIT = 20
_UNANSWERED_TOO = (CreditState.ACCEPTED, CreditState.ASKED)


class ShowBrowser:
    """Reads only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list(self, actor: Actor) -> list[ShowLine]:
        """The guild's shows with their newest episodes; proposed ones only for staff and for who proposed them.

        Raises:
            MemberFacingError: not set up, or the job is off.
        """
        async with self._database.read() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            rows = await repository.shows(session, guild.guild_id, (*repository.PUBLIC, ShowState.PROPOSED))
            visible = [
                row
                for row in rows
                if row.state != ShowState.PROPOSED
                or is_staff(guild, actor)
                or actor.person_id == row.added_by_person_id
            ]
            return await _lines(session, await describe(session, visible))

    async def show(self, actor: Actor, show_id: int) -> ShowPage:
        """A show in full.

        Raises:
            MemberFacingError: the job is off, or there is no such show for this actor.
        """
        async with self._database.read() as session:
            guild, row = await require_show(session, actor, show_id)
            return await _page(session, guild, actor, row)

    async def check(self, show_id: int) -> ShowPage | None:
        """A proposed or decided show as its card for staff tells it; None where it was removed."""
        async with self._database.read() as session:
            row = await session.get(ShowRow, show_id)
            if row is None:
                return None
            show = await describe_one(session, row)
            return ShowPage(
                show=show,
                episodes=await _episodes(session, show, MOST_EPISODES),
                credits=(),
                manages=False,
                decides=row.state == ShowState.PROPOSED,
                credited=False,
            )

    async def episode(self, actor: Actor, show_id: int, entry_id: int) -> EpisodePage:
        """An episode in full, announced or not.

        Raises:
            MemberFacingError: the job is off, or there is no such episode for this actor.
        """
        async with self._database.read() as session:
            guild, show_row = await require_show(session, actor, show_id)
            entry = await repository.entry_of_show(session, show_row, entry_id)
            if entry is None:
                raise MemberFacingError("podcasts-episode-gone")
            managing = await manages(session, guild, actor, show_row)
            row = await repository.episode_of_entry(session, show_row.id, entry.id)
            if row is not None and row.taken_down_at is not None and not managing:
                raise MemberFacingError("podcasts-episode-gone")
            show = await describe_one(session, show_row)
            named: list[Credit] = []
            posts: list[tuple[int, int]] = []
            if row is not None:
                states = _UNANSWERED_TOO if managing else (CreditState.ACCEPTED,)
                named = await repository.episode_credits(session, [row], states=states)
                posts = await outbox.find_posts(session, subject_of(row), kind=EPISODE_CARD)
            return EpisodePage(
                show=show,
                episode=episode_of(entry, show, row),
                credits=tuple(named),
                post=posts[0] if posts else None,
                manages=managing,
            )

    async def credited(self, person_id: int, credit: Credit) -> tuple[Show, Episode | None]:
        """The show, and the episode, that somebody is asked to be named for.

        Raises:
            MemberFacingError: it is somebody else's credit, or the show was removed.
        """
        async with self._database.read() as session:
            row = await session.get(ShowRow, credit.show_id)
            if row is None or credit.person_id != person_id:
                raise MemberFacingError("podcasts-credit-gone")
            show = await describe_one(session, row)
            entry = None if credit.entry_id is None else await repository.entry_of_show(session, row, credit.entry_id)
            return show, None if entry is None else episode_of(entry, show, None)

    async def creditable(self, actor: Actor, show_id: int) -> tuple[Show, tuple[Episode, ...]]:
        """The newest episodes that people can be named for, by who manages the show.

        Raises:
            MemberFacingError: there is no such show, or it is not theirs.
        """
        async with self._database.read() as session:
            _, row = await require_managed(session, actor, show_id)
            show = await describe_one(session, row)
            return show, await _episodes(session, show, MOST_TO_CREDIT)


async def _lines(session: AsyncSession, shows: list[Show]) -> list[ShowLine]:
    named = await repository.standing_credits(session, [show.id for show in shows])
    return [
        ShowLine(
            show=show,
            latest=next(iter(await _episodes(session, show, 1)), None),
            credits=tuple(each for each in named if each.show_id == show.id),
        )
        for show in shows
    ]


async def _page(session: AsyncSession, guild: Guild, actor: Actor, row: ShowRow) -> ShowPage:
    show = await describe_one(session, row)
    managing = await manages(session, guild, actor, row)
    states = _UNANSWERED_TOO if managing else (CreditState.ACCEPTED,)
    return ShowPage(
        show=show,
        episodes=await _episodes(session, show, MOST_EPISODES),
        credits=tuple(await repository.standing_credits(session, [row.id], states=states)),
        manages=managing,
        decides=row.state == ShowState.PROPOSED
        and is_staff(guild, actor)
        and actor.person_id != row.added_by_person_id,
        credited=await repository.is_credited(session, row.id, actor.person_id),
    )


async def _episodes(session: AsyncSession, show: Show, most: int) -> tuple[Episode, ...]:
    """The newest entries with a recording that were not taken down."""
    entries = [each for each in await feeds.latest(session, show.feed_id, 2 * most + 10) if each.enclosure_url]
    rows = await repository.episodes_of_entries(session, show.id, [each.id for each in entries])
    episodes = [episode_of(each, show, rows.get(each.id)) for each in entries]
    return tuple(each for each in episodes if each.taken_down_at is None)[:most]
