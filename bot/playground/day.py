"""One day of the community, from setting the bot up to the next evening: for the page, the tour and the tests of kills.

It speaks to the bot only as people do, by its commands and buttons. What one chapter needs of an earlier one it looks
up in what people see, so that a chapter may be repeated.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.playground.model import Message
from bot.playground.replies import NotOffered, Reply
from bot.playground.walking import NotSeen, Tell, Walker

if TYPE_CHECKING:
    from bot.playground.server import Playground

POEM = """The rain came home in borrowed shoes
and left them by the door.

It said the sea had no more room,
and slept upon our floor."""

TEAM = "The Kitchen Table"
MYSELF = "I wrote it myself"
LOOKS_FOR_NARRATOR = "I'm looking for somebody to read it aloud"

Chapter = Callable[[], Awaitable[None]]
# Where Oda says the community is.
_HOME = ZoneInfo("Europe/Berlin")
# So long until the feed of a show is asked again, and so often until staff see what one of news brought.
_MOST_HOURS, _MOST_LOOKS = 8, 50
_LOOK_AGAIN_SECONDS = 0.5


class Day:
    """The people and what they do, chapter by chapter.

    Args:
        tell: is given each line of the transcript.
    """

    def __init__(self, playground: "Playground", tell: Tell = lambda *_: None) -> None:
        self._playground = playground
        self._tell = tell

    def who(self, name: str) -> Walker:
        """Somebody by first name."""
        return Walker(self._playground, self._playground.person(name), self._tell)

    @property
    def seed(self) -> list[tuple[str, Chapter]]:
        """What has happened when somebody opens the page."""
        return [
            ("Oda sets the server up", self.set_up),
            ("Staff choose what the digest reads", self.reads_feeds),
            ("Ana's poem goes through the staff check", self.publishes_a_piece),
            ("A team with two shows, and who makes them", self.adds_shows),
            ("Ana looks for a narrator", self.looks_for_a_narrator),
            ("Nia writes to the bot", self.asks_by_dm),
            ("The first digest", self.first_digest),
        ]

    @property
    def whole(self) -> list[tuple[str, Chapter]]:
        """The seed, and how each of its threads ends."""
        return [
            *self.seed,
            ("Cleo offers to narrate, and Ana says yes", self.finds_a_narrator),
            ("Staff answer Nia", self.answers_the_dm),
            ("A day later: an episode with everyone's names", self.next_day),
        ]

    async def live(self, chapters: list[tuple[str, Chapter]]) -> None:
        """Live these chapters in order.

        Raises:
            NotSeen: somebody did not see what they were to see.
        """
        for title, chapter in chapters:
            self._tell("", "note", title)
            await chapter()

    async def set_up(self) -> None:
        oda, nia = self.who("oda"), self.who("nia")
        page = await oda.runs("/setup start", city="Berlin", staff_channel="staff", staff_role="Staff")
        oda.expects(page, "Europe/Berlin")
        oda.expects(await oda.presses(page, "Start"), "is set up")
        await nia.sees("Start here", channel="start-here")
        team = await oda.runs("/settings team")
        await oda.chooses(team, [self.who("sam").person, self.who("stella").person], placeholder="Pick the safety team")

    async def reads_feeds(self) -> None:
        sam = self.who("sam")
        for path, section in (("world.xml", "World"), ("books.xml", "Books")):
            address = self._playground.site.url(f"feeds/{path}")
            reply = await sam.runs("/feed add", address=address, section=section)
            sam.expects(reply, "read")

    async def publishes_a_piece(self) -> None:
        ana, sam, ben = self.who("ana"), self.who("sam"), self.who("ben")
        form = await ana.runs("/showcase submit")
        page = await ana.fills(
            form, {"Title": "Borrowed Shoes", "What is it?": "Poem", "Your text": POEM, "Who wrote it?": [MYSELF]}
        )
        about = {"One line about it": "Some storms only want to come in.", "Read aloud": [LOOKS_FOR_NARRATOR]}
        page = await ana.fills(await ana.presses(page, "About it"), about)
        await ana.presses(await ana.presses(page, "Preview"), "Send to staff")
        waiting = await sam.sees("A piece waits", channel="staff")
        piece = await sam.presses(waiting, "I'll take it", otherwise="Look at it")
        form = await sam.presses(piece, "Other rating")
        await sam.fills(form, {})
        card = await ben.sees("Borrowed Shoes", channel="showcase")
        ben.expects(await ben.presses(card, "Read"), "The rain came home in borrowed shoes")
        ana.expects(await ana.runs("/inbox"), "Borrowed Shoes")

    async def adds_shows(self) -> None:
        sam, ben, cleo = self.who("sam"), self.who("ben"), self.who("cleo")
        form = await sam.presses(await sam.runs("/settings team"), "New team")
        page = await sam.fills(form, {"Name": TEAM, "What the team makes": "Two shows about small things, and a blog."})
        if "Forget my changes" in page.buttons:
            # A first try, whose answer was lost, has saved it: at the second the name is taken.
            await sam.presses(page, "Forget my changes")
        for path in ("podcast-one.xml", "podcast-two.xml"):
            preview = await sam.runs("/podcast add", address=self._playground.site.url(f"feeds/{path}"))
            await sam.chooses(preview, [TEAM], placeholder="Add it for a team")
        await ben.sees("Letters to a House", channel="podcasts")
        await self._names("ben", "Host")
        await self._names("cleo", "Narrator")
        await cleo.sees(
            lambda message: (
                "Letters to a House" in message.text and ben.mention in message.text and cleo.mention in message.text
            ),
            "the episode with its host and narrator",
            channel="podcasts",
        )

    async def _names(self, name: str, part: str) -> None:
        sam, other = self.who("sam"), self.who(name)
        show = await sam.presses(await sam.runs("/podcast list"), "Open")
        form = await sam.presses(show, "Name people")
        answers = {"Who": name, "What they did": part, "In which episode": "The newest episode and all to come"}
        await sam.fills(form, answers)
        await self._if_offered(other, await other.runs("/inbox"), "Yes, name me")

    async def looks_for_a_narrator(self) -> None:
        ana, stella, ben = self.who("ana"), self.who("stella"), self.who("ben")
        piece = await ana.sees("Borrowed Shoes", channel="showcase")
        form = await ana.runs("/collab post")
        answers = {
            "Looking for": "narrator",
            "Title": "Read “Borrowed Shoes” aloud",
            "What is it for?": "My poem, for the next episode. Two minutes, quiet and slow.",
            "Link to a piece in this server": piece.link,
        }
        page = await ana.fills(form, answers)
        await ana.presses(page, "Send")
        check = await stella.sees("Staff check: a request", channel="staff")
        await stella.presses(check, "Post it")
        await ben.sees("Borrowed Shoes", channel="collab")

    async def asks_by_dm(self) -> None:
        nia, sam = self.who("nia"), self.who("sam")
        await nia.writes_to_bot("Hi! I draw covers and would love to help the podcast.")
        menu = await nia.sees("What is it about?", dm=True)
        form = await nia.presses(menu, "Join the team")
        page = await nia.fills(
            form,
            {
                "What would you like to do?": "Draw covers for the podcast",
                "What have you made so far?": "Twenty covers for stories of friends. I have two evenings a week.",
            },
        )
        await self._if_offered(nia, page, "Send")
        await sam.sees("A message for the team", channel="staff")

    async def first_digest(self) -> None:
        sam, ana = self.who("sam"), self.who("ana")
        sam.expects(await sam.runs("/edition now"))
        edition = await ana.sees("Today's digest", channel="news")
        for words in ("Content note", "Borrowed Shoes", "Letters to a House"):
            if words not in edition.text:
                raise NotSeen(f"the digest lacks {words!r}: {edition.text!r}")

    async def finds_a_narrator(self) -> None:
        ana, cleo = self.who("ana"), self.who("cleo")
        card = await cleo.sees("Borrowed Shoes", channel="collab")
        form = await cleo.presses(card, "Offer")
        page = await cleo.fills(form, {"What would you bring?": "A quiet voice and a good microphone."})
        await cleo.presses(page, "Send")
        offer = await ana.presses(await ana.runs("/inbox"), "Open")
        ana.expects(offer, "A quiet voice")
        await self._if_offered(ana, offer, "Accept")
        ana.expects(await ana.runs("/inbox"), "can write to each other now")

    async def answers_the_dm(self) -> None:
        nia, sam = self.who("nia"), self.who("sam")
        card = await sam.sees("A message for the team", channel="staff")
        form = await sam.presses(card, "Reply")
        await sam.fills(form, {"Your message": "We'd love that! Can you show us one on Friday?"})
        await nia.sees("Can you show us one on Friday?", dm=True)
        await nia.writes_to_bot("Yes! See you on Friday.")
        await sam.sees("See you on Friday.", channel="staff")

    async def next_day(self) -> None:
        """Two days. Each digest comes well after all that belongs in it was seen, at whatever hour the day began."""
        begun_at = self._playground.clock.now()
        await self._names("ana", "Writer")
        await self._lives_until(begun_at + timedelta(hours=2))
        await self._schedules_digest(begun_at + timedelta(hours=25.5))
        await self._lives_until(begun_at + timedelta(hours=24.5))
        await self._waits_in_digest("The floating library prints its second book")
        await self._lives_until(begun_at + timedelta(hours=25.75))
        await self._sees_digest("The floating library prints its second book")
        await self._schedules_digest(begun_at + timedelta(hours=57.5))
        await self._lives_until(begun_at + timedelta(hours=30))
        await self._sees_in_time("The Empty Map", "an episode of the other show")
        await self._lives_until(begun_at + timedelta(hours=47))
        await self._sees_in_time(
            "The Understudy",
            "the new episode, credited to its writer and its narrator",
            self.who("ana").mention,
            self.who("cleo").mention,
        )
        await self._waits_in_digest("The Understudy", "Young playwrights get the big stage")
        await self._lives_until(begun_at + timedelta(hours=57.75))
        await self._sees_digest("The Understudy")

    async def _schedules_digest(self, at: datetime) -> None:
        sam, hour = self.who("sam"), f"{at.astimezone(_HOME):%H:%M}"
        sam.expects(await sam.runs("/edition schedule", hour=hour), hour)

    async def _lives_until(self, moment: datetime) -> None:
        await self._playground.lives(moment - self._playground.clock.now())

    async def _sees_in_time(self, title: str, what: str, *words: str) -> None:
        """Ben sees the episode; while he does not, time goes on: feeds are asked when some of it has passed."""
        ben = self.who("ben")

        def wanted(message: Message) -> bool:
            return all(each in message.text for each in (title, *words))

        for _ in range(_MOST_HOURS):
            if await ben.sees_soon(wanted, channel="podcasts"):
                break
            await self._playground.lives(timedelta(hours=1))
        await ben.sees(wanted, what, channel="podcasts")

    async def _waits_in_digest(self, *words: str) -> None:
        """Sam looks, a few minutes apart, until what feeds brought is in the digest to come."""
        sam = self.who("sam")
        for look in range(_MOST_LOOKS):
            reply = await sam.runs("/edition preview")
            if all(each in reply.text for each in words) or look == _MOST_LOOKS - 1:
                break
            # In half an hour every feed was asked; on a slow machine what it said takes real time.
            await self._playground.lives(timedelta(minutes=5 if look < 6 else 0))
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)
        sam.expects(reply, *words)

    async def _sees_digest(self, words: str) -> None:
        await self.who("ben").sees(
            lambda message: "Today's digest" in message.text and words in message.text,
            f"a digest with {words}",
            channel="news",
        )

    async def _if_offered(self, who: Walker, what: Reply, label: str) -> None:
        """Press it, unless an earlier try has already had its effect."""
        try:
            await who.presses(what, label)
        except NotOffered:
            self._tell(who.name, "note", f"[{label}] is not there any more")
