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
    quiet = [(feed, answer) for feed, answer in outcomes if isinstance(answer, Answer) and _is_quiet(feed, answer)]
    await repository.unchanged(session, now, [_again(now, feed, answer) for feed, answer in quiet])
    silent = {feed.id for feed, _ in quiet}
    rest = [(feed, outcome) for feed, outcome in outcomes if feed.id not in silent]
    rows = await repository.rows(session, [feed.id for feed, _ in rest]) if rest else {}
    answered = []
    for feed, outcome in rest:
        row = rows.get(feed.id)
        if row is None:
            continue
        if isinstance(outcome, Failure):
            _failed(row, now, outcome)
        else:
            await _look_for_move(session, now, row, outcome)
            answered.append((row, outcome))
    return await succeeded(session, now, answered)


async def succeeded(
    session: AsyncSession, now: datetime, answered: Sequence[tuple[FeedRow, Answer]]
) -> dict[int, Stored]:
    """Take in what these feeds list, and ask them again when it suits them."""
    listed = [(row, answer.listing) for row, answer in answered if answer.listing is not None]
    stored = await store_all(session, now, listed) if listed else []
    changed = {row.id: told for (row, _), told in zip(listed, stored, strict=True) if told.new or told.changed}
    with session.no_autoflush:
        rhythms = await repository.rhythms(session, [row.id for row, _ in listed], pacing.LOOKED_AT) if listed else {}
    for row, answer in answered:
        if answer.listing is not None:
            row.body_digest, row.read_at = answer.digest, now
            row.refresh_every = answer.listing.feed.refresh_every
            row.rhythm_since_at, row.rhythm_count = rhythms.get(row.id, (None, 0))
        fetched = answer.fetched
        # A server may leave the validators out of a 304.
        if not fetched.not_modified:
            row.etag, row.last_modified = fetched.etag, fetched.last_modified
        row.failures, row.failing_since_at, row.paused_at = 0, None, None
        row.last_error, row.last_error_args, row.last_success_at = None, {}, now
        row.check_every = pacing.interval_for(row.rhythm_since_at, row.rhythm_count, now)
        row.next_check_at = now + pacing.wait_after_success(row.check_every, row.refresh_every, fetched.fresh_for)
    await repository.write_rows(session, [row for row, _ in answered])
    return changed


def _is_quiet(feed: DueFeed, answer: Answer) -> bool:
    """Whether nothing changes but the hour of the next look."""
    return answer.listing is None and not feed.eventful and answer.fetched.permanent_url is None


def _again(now: datetime, feed: DueFeed, answer: Answer) -> dict[str, Any]:
    fetched = answer.fetched
    interval = pacing.interval_for(feed.rhythm_since_at, feed.rhythm_count, now)
    wait = pacing.wait_after_success(interval, feed.refresh_every, fetched.fresh_for)
    kept = (feed.etag, feed.last_modified) if fetched.not_modified else (fetched.etag, fetched.last_modified)
    return {
        "feed_id": feed.id,
        "etag": kept[0],
        "last_modified": kept[1],
        "check_every": interval,
        "next_check_at": now + wait,
    }


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
