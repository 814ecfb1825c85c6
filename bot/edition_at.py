"""`quillcast inspect edition`: what an edition would hold at a time, and why. Nothing is written."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.clock import FixedClock
from bot.database import Database
from bot.digest import series
from bot.digest.community import Episodes, Pieces, Requests
from bot.digest.composition import Composition
from bot.digest.records import Edition
from bot.digest.selection import Considered, Reason
from bot.errors import MemberFacingError
from bot.guilds import require_guild
from bot.news.service import NewsService
from bot.settings import read_settings
from bot.texts import say

Findings = dict[str, Any]


async def findings(database: Database, guild_id: int, at: datetime, name: str) -> Findings:
    """The edition of that digest as it would be composed at that time, from what had come by then.

    Raises:
        MemberFacingError: there is no such guild or digest.
    """
    composition = Composition(NewsService(database, FixedClock(at)), Pieces(), (Episodes(), Requests()))
    async with database.write() as session:
        guild = await require_guild(session, guild_id)
        async with session.begin_nested() as attempt:
            row = await series.require(session, at, guild, name)
            day = at.astimezone(guild.tz).date()
            edition = await composition.draw_up(session, at, guild, row, day, as_of=True)
            await attempt.rollback()
    return _told(edition)


def run(arguments: Sequence[str]) -> int:
    """The command line without "inspect edition". Returns 0, or 1 where there is no such guild or digest."""
    parser = argparse.ArgumentParser(prog="quillcast inspect edition", description="Show what an edition would hold.")
    parser.add_argument("--guild", type=int, required=True, help="the id of the server")
    parser.add_argument("--at", type=_moment, required=True, help="a time such as 2026-03-29T17:00+02:00")
    parser.add_argument("--name", default=series.DAILY, help="which digest")
    parser.add_argument("--json", action="store_true", help="JSON on one line instead of text for people")
    options = parser.parse_args(arguments)
    try:
        found = asyncio.run(_look(options.guild, options.at, options.name))
    except MemberFacingError as error:
        found = {"error": say(error.key, **error.args_shown)}
    words = json.dumps(found) if options.json else json.dumps(found, indent=2, ensure_ascii=False)
    sys.stdout.write(words + "\n")
    return 1 if "error" in found else 0


async def _look(guild_id: int, at: datetime, name: str) -> Findings:
    settings = read_settings()
    database = Database(settings.database_url, settings.keys())
    try:
        return await findings(database, guild_id, at, name)
    finally:
        await database.close()


def _moment(typed: str) -> datetime:
    try:
        found = datetime.fromisoformat(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError("not a time in ISO form") from error
    if found.tzinfo is None:
        raise argparse.ArgumentTypeError("say in which zone: 2026-03-29T17:00+02:00")
    return found


def _told(edition: Edition) -> Findings:
    considered = {each.story.id: each for each in edition.considered}
    return {
        "guild": edition.guild_id,
        "digest": edition.name,
        "day": f"{edition.day}",
        "channel": edition.channel_id,
        "messages": [
            {
                "stories": [_story(considered[story.id]) for story in page.stories],
                "made": [{"kind": made.kind, "id": made.id, "title": made.title} for made in page.made],
            }
            for page in edition.pages
        ],
        "corrections": [each.text for each in edition.opening],
        "line": edition.line,
        "prompt": edition.prompt.text if edition.prompt is not None else None,
        "without_a_reader": [made.title for made in edition.unread],
        "left_out": [_story(each) for each in edition.considered if each.reason is not Reason.IN],
        "held": edition.held,
    }


def _story(each: Considered) -> Findings:
    story, counted = each.story, each.counted
    return {
        "id": story.id,
        "title": story.title,
        "section": story.section,
        "source": story.source,
        "notes": list(story.notes),
        "reason": each.reason.value,
        "score": round(counted.score, 3),
        "freshness": round(counted.freshness, 3),
        "told_by_others": counted.told,
        "weight": counted.weight,
        "in_section": counted.in_section,
        "from_source": counted.from_source,
    }
