"""What the community made since the last edition, in each job's own word."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.collaboration import fresh as requests
from bot.collaboration.fresh import NewRequest
from bot.digest.records import Made
from bot.podcasts import episodes
from bot.podcasts.records import EpisodeNews
from bot.showcase import fresh
from bot.showcase.fresh import NewPiece
from bot.texts import say


class Pieces:
    """Published pieces."""

    kind = "piece"

    async def since(self, session: AsyncSession, guild_id: int, since: datetime) -> Sequence[Made]:
        """Published after then, oldest first."""
        return [_piece(each) for each in await fresh.since(session, guild_id, since)]

    async def by_ids(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> Sequence[Made]:
        """Those still published."""
        return [_piece(each) for each in await fresh.by_ids(session, guild_id, ids)]

    async def unread(self, session: AsyncSession, guild_id: int, since: datetime, until: datetime) -> Sequence[Made]:
        """Those published in between that nobody but their authors has read, oldest first."""
        return [_piece(each) for each in await fresh.without_reader(session, guild_id, since, until)]


async def written_to(session: AsyncSession, guild_id: int, prompt_id: int) -> list[Made]:
    """The published pieces that were written to a prompt, the newest first."""
    return [_piece(each) for each in await fresh.by_prompt(session, guild_id, prompt_id)]


class Episodes:
    """Announced episodes, with who made them."""

    kind = "episode"

    async def since(self, session: AsyncSession, guild_id: int, since: datetime) -> Sequence[Made]:
        """Announced after then, oldest first."""
        return [_episode(each) for each in await episodes.whats_new(session, guild_id, since)]

    async def by_ids(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> Sequence[Made]:
        """Those that still stand."""
        return [_episode(each) for each in await episodes.news_by_ids(session, guild_id, ids)]


class Requests:
    """Open searches for collaborators."""

    kind = "request"

    async def since(self, session: AsyncSession, guild_id: int, since: datetime) -> Sequence[Made]:
        """Opened after then, oldest first."""
        return [_request(each) for each in await requests.since(session, guild_id, since)]

    async def by_ids(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> Sequence[Made]:
        """Those still open."""
        return [_request(each) for each in await requests.by_ids(session, guild_id, ids)]


def _piece(piece: NewPiece) -> Made:
    return Made(
        kind="piece",
        id=piece.id,
        title=piece.title,
        by_id=piece.author_id,
        by=piece.pen_name or "",
        details=(say(f"showcase-kind-{piece.kind}"), say(f"showcase-rating-{piece.rating}")),
        post=piece.post,
        is_unread=not piece.has_reader,
    )


def _request(request: NewRequest) -> Made:
    return Made(
        kind="request",
        id=request.id,
        title=request.title,
        by_id=request.author_id,
        details=(say("digest-made-looks-for", part=say(f"collaboration-part-{request.part}")),),
        post=request.post,
    )


def _episode(episode: EpisodeNews) -> Made:
    return Made(
        kind="episode",
        id=episode.id,
        title=episode.title,
        by=episode.show_title,
        details=tuple(f"{say(f'podcasts-part-{each.part}')}: <@{each.person_id}>" for each in episode.credits),
        post=episode.post,
    )
