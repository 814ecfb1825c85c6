"""What the community made since the last edition, in each job's own word."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

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


class Episodes:
    """Announced episodes, with who made them."""

    kind = "episode"

    async def since(self, session: AsyncSession, guild_id: int, since: datetime) -> Sequence[Made]:
        """Announced after then, oldest first."""
        return [_episode(each) for each in await episodes.whats_new(session, guild_id, since)]

    async def by_ids(self, session: AsyncSession, guild_id: int, ids: Sequence[int]) -> Sequence[Made]:
        """Those that still stand."""
        return [_episode(each) for each in await episodes.news_by_ids(session, guild_id, ids)]


COMMUNITY = (Pieces(), Episodes())


def _piece(piece: NewPiece) -> Made:
    return Made(
        kind="piece",
        id=piece.id,
        title=piece.title,
        by_id=piece.author_id,
        details=(say(f"showcase-kind-{piece.kind}"), say(f"showcase-rating-{piece.rating}")),
        post=piece.post,
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
