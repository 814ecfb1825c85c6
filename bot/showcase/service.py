"""The showcase, as the wiring constructs it and cogs call it."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.database import Database
from bot.feeds.polling import FeedPoller
from bot.forms import FormService
from bot.people.service import PeopleService
from bot.safety.service import SafetyService
from bot.showcase import crediting
from bot.showcase.allowing import AllowingService
from bot.showcase.answering import AnsweringService
from bot.showcase.blogs import BlogService
from bot.showcase.checks import CheckService
from bot.showcase.crediting import CreditService
from bot.showcase.drafts import DraftService
from bot.showcase.feedback import FeedbackService
from bot.showcase.naming import NamingService
from bot.showcase.reading import ReadingService, evidence
from bot.showcase.reviews import ReviewService
from bot.showcase.rules import HouseRuleService
from bot.showcase.searching import SearchService
from bot.showcase.submissions import SubmissionService
from bot.showcase.uploads import Uploads


@dataclass(frozen=True, kw_only=True)
class Showcase:
    """One service for each side: whoever writes, checks and reads."""

    drafts: DraftService
    submissions: SubmissionService
    reviews: ReviewService
    checks: CheckService
    reading: ReadingService
    search: SearchService
    feedback: FeedbackService
    blogs: BlogService
    credits: CreditService
    naming: NamingService
    rules: HouseRuleService
    answering: AnsweringService
    allowing: AllowingService


def build(
    database: Database,
    clock: Clock,
    forms: FormService,
    uploads: Uploads,
    people: PeopleService,
    safety: SafetyService,
    poller: FeedPoller,
) -> Showcase:
    """Construct it, and tell reports whose a piece is and erasure how one goes."""
    submissions = SubmissionService(database, clock, forms)
    safety.subjects["piece"] = evidence
    blogs = BlogService(database, clock, poller)
    answering = AnsweringService(database, clock)
    people.erasers += [submissions.erase, crediting.erase, blogs.erase, answering.erase]
    safety.subjects["feedback"] = answering.evidence
    safety.blocked.append(answering.blocked)
    return Showcase(
        drafts=DraftService(database, clock, forms, uploads),
        submissions=submissions,
        reviews=ReviewService(database, clock),
        checks=CheckService(database, clock),
        reading=ReadingService(database, clock),
        search=SearchService(database, clock),
        feedback=FeedbackService(database, clock),
        blogs=blogs,
        credits=CreditService(database, clock),
        naming=NamingService(database, clock),
        rules=HouseRuleService(database, clock),
        answering=answering,
        allowing=AllowingService(database, clock),
    )
