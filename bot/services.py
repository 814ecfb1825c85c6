"""The constructed services, in one place."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.clock import Clock
from bot.collaboration.service import CollaborationService
from bot.database import Database
from bot.delivery import DmService, InboxService, Refused
from bot.delivery.retention import Retention, forget_operations, forget_read_items
from bot.delivery.service import DeliveryService
from bot.digest.community import Episodes, Pieces, Requests
from bot.digest.composition import Composition
from bot.digest.service import DigestService
from bot.feeds.polling import FeedPoller
from bot.feeds.reader import Reader
from bot.forms import FormService
from bot.forms.service import forget_abandoned
from bot.guilds.service import GuildService
from bot.members.service import MemberService
from bot.news.asking import StaffAsker
from bot.news.gathering import Gatherer
from bot.news.many import CollectionService
from bot.news.noting import NoteService
from bot.news.pages import ArticlePages
from bot.news.service import NewsService
from bot.news.sharing import SharingService
from bot.news.sources import SourceService
from bot.people import BlockService
from bot.people.journal import Journal
from bot.people.service import PeopleService
from bot.podcasts import service as podcasts
from bot.podcasts.facts import credits_of_member, shows_of_team
from bot.safety.reports import ReportService
from bot.safety.service import SafetyService
from bot.safety.team import safety_team
from bot.showcase import service as showcase
from bot.showcase.crediting import credits_of_member as helped_with
from bot.showcase.facts import mark_of_member, pieces_of_member
from bot.showcase.uploads import Uploads
from bot.staff.service import StaffService
from bot.teams.service import TeamService
from bot.web import Fetcher

Loop = Callable[[asyncio.Event], Coroutine[Any, Any, None]]


@dataclass(frozen=True, kw_only=True)
class Services:
    """What cogs may call.

    Args:
        loops: background work by name; each runs until the event it is given is set.
        refused: by the kind of an operation, what is done when a DM is closed to it.
    """

    clock: Clock
    guilds: GuildService
    inbox: InboxService
    dms: DmService
    delivery: DeliveryService
    forms: FormService
    blocks: BlockService
    people: PeopleService
    safety: SafetyService
    reports: ReportService
    showcase: showcase.Showcase
    members: MemberService
    teams: TeamService
    feeds: FeedPoller
    podcasts: podcasts.Podcasts
    sources: SourceService
    collections: CollectionService
    sharing: SharingService
    news: NewsService
    notes: NoteService
    digest: DigestService
    staff: StaffService
    collaboration: CollaborationService
    loops: Mapping[str, Loop] = field(default_factory=dict)
    refused: Mapping[str, Refused] = field(default_factory=dict)


@contextlib.asynccontextmanager
async def build(
    database: Database,
    clock: Clock,
    outbound_allow: frozenset[tuple[str, int]] = frozenset(),
    journal: Journal | None = None,
) -> AsyncIterator[Services]:
    """Construct every service on one database and one clock; what they hold open is closed on leaving.

    Args:
        journal: of erasures; those that the database does not know are carried out before anything else happens.
    """
    people = PeopleService(database, clock, journal)
    safety = SafetyService(database, clock, people)
    reports = ReportService(database, clock, safety)
    people.erasers.append(reports.erase)
    forms = FormService(database, clock)
    members = MemberService(database, clock)
    safety.subjects["person"] = members.evidence
    teams = TeamService(database, clock)
    safety.subjects["team"] = teams.evidence
    collaboration = CollaborationService(database, clock)
    people.erasers.append(collaboration.erase)
    safety.subjects.update(collaboration.subjects)
    safety.picked.append(collaboration.safety_team_picked)
    async with Fetcher(clock, outbound_allow) as fetcher, Reader() as reader:
        feeds = FeedPoller(database, clock, fetcher, reader)
        pages = ArticlePages(fetcher, reader, clock)
        gatherer = Gatherer(database, clock, feeds, pages, reader)
        sharing = SharingService(database, clock, pages, reader)
        people.erasers.append(sharing.erase)
        sources = SourceService(database, clock, feeds, gatherer)
        news = NewsService(database, clock)
        digest = DigestService(database, clock, Composition(news, Pieces(), (Episodes(), Requests())))
        safety.subjects["edition"] = digest.reading.evidence
        pieces = showcase.build(database, clock, forms, Uploads(fetcher), people, safety, feeds)
        shows = podcasts.build(database, clock, feeds, people, safety)
        teams.facts.append(shows_of_team)
        members.facts += [pieces_of_member, mark_of_member, helped_with, credits_of_member]
        members.pronouns_changed.append(pieces.naming.shown_anew)
        services = Services(
            clock=clock,
            guilds=GuildService(database, clock, safety_team),
            inbox=InboxService(database, clock),
            dms=DmService(database, clock),
            delivery=DeliveryService(database, clock),
            forms=forms,
            blocks=BlockService(database, clock),
            people=people,
            safety=safety,
            reports=reports,
            showcase=pieces,
            members=members,
            teams=teams,
            feeds=feeds,
            podcasts=shows,
            sources=sources,
            collections=CollectionService(sources, fetcher, reader),
            sharing=sharing,
            news=news,
            notes=NoteService(database, clock, reader),
            digest=digest,
            staff=StaffService(database, clock),
            collaboration=collaboration,
            refused={**collaboration.refused, **digest.refused},
            loops={
                "retention": Retention(database, clock, (forget_operations, forget_read_items, forget_abandoned)).run,
                "collaboration": collaboration.run,
                "reports": reports.run,
                "search": pieces.search.run,
                "feeds": feeds.run,
                "news": gatherer.run,
                "given up": StaffAsker(database, clock, feeds).run,
                "digest": digest.due.run,
                "subscriptions": digest.subscribing.run,
                "changed sources": digest.correcting.run,
                "podcasts": shows.announcer.run,
                "blogs": pieces.blogs.run,
            },
        )
        # Last, when every job has added how it erases.
        await people.replay()
        yield services
