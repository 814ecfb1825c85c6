"""What an answer means for the feed it is of: its entries, when it is asked again, whether it moves or is given up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import MemberFacingError
from bot.feeds import pacing, repository
from bot.feeds.finding import MOST_URL_CHARACTERS, Answer
from bot.feeds.models import FeedRow
from bot.feeds.parsed import ParsedFeed
from bot.feeds.records import DueFeed
from bot.feeds.storing import Stored, store_all


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a feed could not be read, how long its server wants to be left alone, and whether it is gone for good."""

    error: MemberFacingError
    retry_after: timedelta | None = None
    gone: bool = False


Outcome = Answer | Failure


async def keep_all(
    session: AsyncSession, now: datetime, outcomes: Sequence[tuple[DueFeed, Outcome]]
) -> dict[int, Stored]:
    """Keep what feeds answered, but not of those that were forgotten meanwhile; which had something new or changed."""
    rows = await repository.rows(session, [feed.id for feed, outcome in outcomes if _is_eventful(feed, outcome)])
    for feed, outcome in outcomes:
        if row := rows.get(feed.id):
            if isinstance(outcome, Failure):
                _failed(row, now, outcome)
            else:
                await _look_for_move(session, now, row, outcome)
                _recovered(row)
    return await succeeded(session, now, [(feed, answer) for feed, answer in outcomes if isinstance(answer, Answer)])


async def succeeded(
    session: AsyncSession, now: datetime, answered: Sequence[tuple[DueFeed, Answer]]
) -> dict[int, Stored]:
    """Take in what these feeds list, and ask them again when it suits them; which had something new or changed.

    Few statements, with values instead of rows: on most days nearly all feeds are among these.
    """
    listings = {feed.id: answer.listing for feed, answer in answered if answer.listing is not None}
    stored = await store_all(session, now, listings) if listings else {}
    rhythms = await repository.rhythms(session, list(listings), pacing.LOOKED_AT) if listings else {}
    quiet, read = [], []
    for feed, answer in answered:
        if answer.listing is None:
            rhythm = (feed.rhythm_since_at, feed.rhythm_count)
            quiet.append(_next_look(now, feed, answer, rhythm, feed.refresh_every))
        else:
            rhythm, said = rhythms.get(feed.id, (None, 0)), answer.listing.feed
            read.append(
                _next_look(now, feed, answer, rhythm, said.refresh_every) | _described(now, answer, rhythm, said)
            )
    await repository.write_values(session, quiet)
    await repository.write_values(session, read)
    return {feed_id: told for feed_id, told in stored.items() if told.new or told.changed}


def _is_eventful(feed: DueFeed, outcome: Outcome) -> bool:
    """Whether more than the hour of the next look depends on what its row says."""
    return feed.eventful or isinstance(outcome, Failure) or outcome.fetched.permanent_url is not None


def _next_look(
    now: datetime,
    feed: DueFeed,
    answer: Answer,
    rhythm: tuple[datetime | None, int],
    refresh_every: timedelta | None,
) -> dict[str, Any]:
    fetched = answer.fetched
    interval = pacing.interval_for(*rhythm, now)
    wait = pacing.wait_after_success(interval, refresh_every, fetched.fresh_for)
    # A server may leave the validators out of a 304.
    kept = (feed.etag, feed.last_modified) if fetched.not_modified else (fetched.etag, fetched.last_modified)
    return {
        "feed_id": feed.id,
        "etag": kept[0],
        "last_modified": kept[1],
        "check_every": interval,
        "next_check_at": now + wait,
        "last_success_at": now,
    }


def _described(now: datetime, answer: Answer, rhythm: tuple[datetime | None, int], said: ParsedFeed) -> dict[str, Any]:
    return {
        "title": said.title,
        "link": said.link,
        "language": said.language,
        "description": said.description,
        "author": said.author,
        "artwork_url": said.artwork,
        "explicit": said.explicit,
        "refresh_every": said.refresh_every,
        "rhythm_since_at": rhythm[0],
        "rhythm_count": rhythm[1],
        "body_digest": answer.digest,
        "read_at": now,
    }


def _recovered(row: FeedRow) -> None:
    row.failures, row.failing_since_at, row.paused_at = 0, None, None
    row.last_error, row.last_error_args = None, {}


async def _look_for_move(session: AsyncSession, now: datetime, row: FeedRow, answer: Answer) -> None:
    """Follow a lasting move when it was told often enough for long enough: sites redirect by mistake, too."""
    target = answer.fetched.permanent_url
    if target is None or target == row.url or len(target) > MOST_URL_CHARACTERS:
        row.moved_to, row.moved_since_at, row.moved_checks = None, None, 0
    elif target != row.moved_to or row.moved_since_at is None:
        row.moved_to, row.moved_since_at, row.moved_checks = target, now, 1
    else:
        row.moved_checks += 1
        if row.moved_checks >= pacing.MOVE_CHECKS and now - row.moved_since_at >= pacing.MOVE_AFTER:
            # Where another feed is read at that address already, this one stays, and is redirected.
            if await repository.row_by_url(session, target) is None:
                row.url = target
            row.moved_to, row.moved_since_at, row.moved_checks = None, None, 0


def _failed(row: FeedRow, now: datetime, failure: Failure) -> None:
    row.failures += 1
    row.failing_since_at = row.failing_since_at or now
    row.last_error, row.last_error_args = failure.error.key, dict(failure.error.args_shown)
    row.next_check_at = now + pacing.wait_after_failure(row.check_every, row.failures, failure.retry_after)
    if failure.gone or now - row.failing_since_at >= pacing.GIVE_UP_AFTER:
        row.paused_at = row.paused_at or now
