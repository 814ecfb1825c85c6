"""Gathers what waits for staff, from every job that is on."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.collaboration import waiting_repository as collaboration
from bot.delivery import outbox
from bot.guilds import Actor, Guild, is_staff
from bot.guilds.service import PROBLEM_CARD
from bot.news import waiting_repository as news
from bot.podcasts import waiting_repository as podcasts
from bot.safety import disclosures, reports
from bot.showcase import subjects
from bot.showcase import waiting as showcase
from bot.showcase.records import Piece
from bot.staff.records import Kind, Waiting

# Whom nothing is withheld from because it is theirs: for counting what waits for anybody.
NOBODY = 0


async def for_person(session: AsyncSession, guild: Guild, actor: Actor) -> list[Waiting]:
    """What waits that the actor may decide on, the longest first: nothing of their own, no report about them.

    Who is in the safety team and not of staff finds reports only.
    """
    found = [
        Waiting(kind=Kind.REPORT, id=report.id, since=report.begun_at)
        for report in await reports.readable(session, guild, actor)
    ]
    if is_staff(guild, actor):
        found += await for_staff(session, guild, actor.person_id)
    return sorted(found, key=lambda each: (each.since, each.kind, each.id))


async def for_staff(session: AsyncSession, guild: Guild, person_id: int = NOBODY) -> list[Waiting]:
    """What waits for staff, without reports and without what is that person's own."""
    found: list[Waiting] = []
    if "showcase" not in guild.jobs_off:
        in_danger = await disclosures.subjects_in_danger(session, guild.guild_id)
        pieces = await showcase.pieces(session, guild.guild_id)
        found += [_piece(each, in_danger) for each in pieces if _is_for(each, person_id)]
    if "news" not in guild.jobs_off:
        found += await _news(session, guild.guild_id, person_id)
    if "collaboration" not in guild.jobs_off:
        found += await _collaboration(session, guild.guild_id, person_id)
    if "podcasts" not in guild.jobs_off:
        found += [
            Waiting(kind=Kind.SHOW, id=show_id, since=since, title=title)
            for show_id, title, since in await podcasts.shows(session, guild.guild_id, but_by=person_id)
        ]
    found += [
        Waiting(kind=Kind.STUCK, id=operation_id, since=since, title=kind)
        for operation_id, kind, since in await outbox.stuck(session, guild.guild_id)
        # The card about something that is stuck leads to that.
        if kind != PROBLEM_CARD
    ]
    return found


def _is_for(piece: Piece, person_id: int) -> bool:
    """Not one's own, and not one to which one has said the first of two yeses."""
    agreed_by = piece.review.agreed_by_id if piece.review is not None else None
    return person_id == NOBODY or person_id not in (piece.author_id, agreed_by)


def _piece(piece: Piece, in_danger: frozenset[str]) -> Waiting:
    return Waiting(
        kind=Kind.PIECE,
        id=piece.id,
        since=piece.sent_at,
        title=piece.cover.title,
        person_id=piece.author_id,
        taken_by_id=piece.taken_by_id,
        is_hard=piece.is_hard or subjects.piece(piece.id) in in_danger,
    )


async def _news(session: AsyncSession, guild_id: int, person_id: int) -> list[Waiting]:
    found = [
        Waiting(kind=Kind.FEED, id=source_id, since=since, title=name)
        for source_id, name, since in await news.failing(session, guild_id)
    ]
    held, shared = await news.held(session, guild_id), await news.shared(session, guild_id, but_by=person_id)
    if held is not None:
        found.append(_several(Kind.STORIES, *held))
    if shared is not None:
        found.append(_several(Kind.SHARES, *shared))
    return found


async def _collaboration(session: AsyncSession, guild_id: int, person_id: int) -> list[Waiting]:
    found = [
        Waiting(kind=Kind.REQUEST, id=request_id, since=since, title=title, person_id=author_id)
        for request_id, title, author_id, since in await collaboration.requests(session, guild_id, but_by=person_id)
    ]
    for kind, inquiries in (
        (Kind.INQUIRY, await collaboration.first_messages(session, guild_id, but_of=person_id)),
        (Kind.TALK, await collaboration.to_the_team(session, guild_id, but_of=person_id)),
    ):
        found += [
            Waiting(kind=kind, id=inquiry_id, since=since, person_id=from_id)
            for inquiry_id, from_id, since in inquiries
        ]
    return found


def _several(kind: Kind, count: int, since: datetime) -> Waiting:
    return Waiting(kind=kind, id=0, since=since, count=count)
