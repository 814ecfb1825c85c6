"""The services of this job, constructed together."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.database import Database
from bot.feeds.polling import FeedPoller
from bot.people.service import PeopleService
from bot.podcasts.announcing import Announcer
from bot.podcasts.browsing import ShowBrowser
from bot.podcasts.crediting import CreditService
from bot.podcasts.episodes import EpisodeService, evidence
from bot.podcasts.erasing import erase
from bot.podcasts.shows import ShowService
from bot.safety.service import SafetyService


@dataclass(frozen=True, kw_only=True)
class Podcasts:
    """What cogs may call; `announcer` runs in the background."""

    shows: ShowService
    browser: ShowBrowser
    episodes: EpisodeService
    credits: CreditService
    announcer: Announcer


def build(
    database: Database, clock: Clock, feeds: FeedPoller, people: PeopleService, safety: SafetyService
) -> Podcasts:
    """Construct them, and say how the job erases and whose an episode is."""
    people.erasers.append(erase)
    safety.subjects["episode"] = evidence
    return Podcasts(
        shows=ShowService(database, clock, feeds),
        browser=ShowBrowser(database),
        episodes=EpisodeService(database, clock),
        credits=CreditService(database, clock),
        announcer=Announcer(database, clock, feeds),
    )
