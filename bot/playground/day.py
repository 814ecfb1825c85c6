"""One day of the community, from setting the bot up to the next evening: for the page, the tour and the tests of kills.

It speaks to the bot only as people do, by its commands and buttons. What one chapter needs of an earlier one it looks
up in what people see, so that a chapter may be repeated.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.playground.replies import NotOffered, Reply
from bot.playground.walking import NotSeen, Tell, Walker

if TYPE_CHECKING:
    from bot.playground.server import Playground

POEM = """The rain came home in borrowed shoes
and left them by the door.

It said the sea had no more room,
and slept upon our floor."""

Chapter = Callable[[], Awaitable[None]]
# Where Oda says the community is.
_HOME = ZoneInfo("Europe/Berlin")


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
            ("Two shows, and who makes them", self.adds_shows),
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
        await oda.chooses(team, [self.who("sam").person, self.who("stella").person], custom_id="teams:safety")

    async def reads_feeds(self) -> None:
        sam = self.who("sam")
        for path, section in (("world.xml", "World"), ("books.xml", "Books")):
            address = self._playground.site.url(f"feeds/{path}")
            reply = await sam.runs("/feed add", address=address, section=section)
            sam.expects(reply, "read")

    async def publishes_a_piece(self) -> None:
        ana, sam, ben = self.who("ana"), self.who("sam"), self.who("ben")
        form = await ana.runs("/showcase submit")
        page = await ana.fills(form, {"Title": "Borrowed Shoes", "What is it?": "Poem", "Your text": POEM})
        await ana.presses(await ana.presses(page, "Preview"), "Send to staff")
        waiting = await sam.sees("A piece waits", channel="staff")
        piece = await sam.presses(waiting, "I'll take it")
        form = await sam.presses(piece, "Approve")
        await sam.fills(form, {})
        card = await ben.sees("Borrowed Shoes", channel="showcase")
        ben.expects(await ben.presses(card, "Read"), "The rain came home in borrowed shoes")
        ana.expects(await ana.runs("/inbox"), "Borrowed Shoes")

    async def adds_shows(self) -> None:
        sam, ben, cleo = self.who("sam"), self.who("ben"), self.who("cleo")
        for path in ("podcast-one.xml", "podcast-two.xml"):
            preview = await sam.runs("/podcast add", address=self._playground.site.url(f"feeds/{path}"))
            await self._if_offered(sam, preview, "Add as my show")
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
        form = await ana.runs("/collab post")
        answers = {
            "Looking for": "narrator",
            "Title": "Read “Borrowed Shoes” aloud",
            "What is it for?": "My poem, for the next episode. Two minutes, quiet and slow.",
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
        sam.expects(await sam.runs("/edition now"), "on its way")
        edition = await ana.sees("Today's digest", channel="news")
        for words in ("Content note", "Borrowed Shoes", "Letters to a House"):
            if words not in edition.text:
                raise NotSeen(f"the digest lacks {words!r}: {edition.text!r}")

    async def finds_a_narrator(self) -> None:
        ana, cleo = self.who("ana"), self.who("cleo")
        card = await cleo.sees("Borrowed Shoes", channel="collab")
        form = await cleo.presses(card, "Offer")
        await cleo.fills(form, {"What would you bring?": "A quiet voice and a good microphone."})
        offer = await ana.presses(await ana.runs("/inbox"), "Open")
        ana.expects(offer, "A quiet voice")
        ana.expects(await ana.presses(offer, "Accept"), "Accepted")

    async def answers_the_dm(self) -> None:
        nia, sam = self.who("nia"), self.who("sam")
        card = await sam.sees("A message for the team", channel="staff")
        form = await sam.presses(card, "Reply")
        await sam.fills(form, {"Your message": "We'd love that! Can you show us one on Friday?"})
        await nia.sees("Can you show us one on Friday?", dm=True)
        await nia.writes_to_bot("Yes! See you on Friday.")
        await sam.sees("See you on Friday.", channel="staff")

    async def next_day(self) -> None:
        """Two days, in steps that end well before or after anything appears, so that it is the same at any hour."""
        sam, ben = self.who("sam"), self.who("ben")
        await self._names("ana", "Writer")
        await self._playground.lives(timedelta(hours=2))
        await sam.runs("/edition schedule", hour=self._local_time(timedelta(minutes=-30)))
        await self._playground.lives(timedelta(hours=23))
        await self._waits_in_digest("The floating library prints its second book")
        await self._playground.lives(timedelta(minutes=45))
        await self._sees_digest("The floating library prints its second book")
        await self._playground.lives(timedelta(hours=5))
        await ben.sees("The Empty Map", channel="podcasts")
        await self._playground.lives(timedelta(hours=18))
        await self._sees_credited_episode()
        await self._waits_in_digest("The Understudy", "Young playwrights get the big stage")
        await self._playground.lives(timedelta(hours=1))
        await self._sees_digest("The Understudy")

    async def _sees_credited_episode(self) -> None:
        ana, ben, cleo = self.who("ana"), self.who("ben"), self.who("cleo")
        await ben.sees(
            lambda message: (
                "The Understudy" in message.text and ana.mention in message.text and cleo.mention in message.text
            ),
            "the new episode, credited to its writer and its narrator",
            channel="podcasts",
        )

    async def _waits_in_digest(self, *words: str) -> None:
        """Sam looks until what feeds brought is in the digest to come."""
        sam = self.who("sam")
        sam.expects(await sam.runs_until("/edition preview", *words), *words)

    async def _sees_digest(self, words: str) -> None:
        await self.who("ben").sees(
            lambda message: "Today's digest" in message.text and words in message.text,
            f"a digest with {words}",
            channel="news",
        )

    def _local_time(self, after: timedelta) -> str:
        return f"{(self._playground.clock.now() + after).astimezone(_HOME):%H:%M}"

    async def _if_offered(self, who: Walker, what: Reply, label: str) -> None:
        """Press it, unless an earlier try has already had its effect."""
        try:
            await who.presses(what, label)
        except NotOffered:
            self._tell(who.name, "note", f"[{label}] is not there any more")
