"""Walks a person through the bot, telling what they do and see, and repeating what showed "failed" as people do."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from bot.playground.model import Message
from bot.playground.people import Person
from bot.playground.replies import NotOffered, Reply

if TYPE_CHECKING:
    from bot.playground.server import Playground

PATIENCE_SECONDS = 30.0
SETTLE_SECONDS = 12.0
MOST_TRIES = 8
LOOK_AGAIN_SECONDS = 0.3

# Who, what kind of line ("does", "sees", "note"), and the words.
Tell = Callable[[str, str, str], None]


class NotSeen(Exception):  # noqa: N818
    """Somebody was to see something and did not."""


class Walker:
    """A person and a transcript. Every method waits until the answer is there."""

    def __init__(self, playground: "Playground", person: Person, tell: Tell) -> None:
        self._playground = playground
        self.person = person
        self._tell = tell

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def mention(self) -> str:
        return self.person.mention

    async def runs(self, line: str, *, dm: bool = False, **options: Any) -> Reply:
        """Run a slash command."""
        shown = " ".join(f"{name}: {value}" for name, value in options.items())
        self._tell(self.name, "does", f"{line} {shown}".strip())
        return await self._sure(lambda: self.person.runs(line, dm=dm, **options))

    async def runs_until(self, line: str, *words: str) -> Reply:
        """Run a slash command again and again, at most 30 s of real time, until its answer says these words."""
        self._tell(self.name, "does", line)
        end = asyncio.get_running_loop().time() + PATIENCE_SECONDS
        while True:
            reply = await self._sure(lambda: self.person.runs(line))
            if all(each in reply.text for each in words) or asyncio.get_running_loop().time() > end:
                return reply
            await asyncio.sleep(LOOK_AGAIN_SECONDS)

    async def presses(self, what: Message | Reply, label: str, *, nth: int = 0) -> Reply:
        """Press a button."""
        self._tell(self.name, "does", f"presses [{label}]")
        return await self._sure(lambda: self.person.presses(what, label, nth=nth))

    async def chooses(self, what: Message | Reply, picked: Sequence[Any], *, custom_id: str) -> Reply:
        """Pick in a select menu."""
        names = ", ".join(each.name if isinstance(each, Person) else str(each) for each in picked)
        self._tell(self.name, "does", f"chooses {names}")
        return await self._sure(lambda: self.person.chooses(what, picked, custom_id=custom_id))

    async def fills(self, form: Reply, answers: dict[str, Any]) -> Reply:
        """Fill a form in and send it."""
        title = form.modal["title"]
        self._tell(self.name, "does", f"fills in “{title}”: {', '.join(answers) or 'as it is'}")
        return await self._sure(lambda: self.person.fills(form, answers))

    async def writes_to_bot(self, text: str) -> Message:
        """Write a direct message; the bot marks it as received, now or after its return."""
        self._tell(self.name, "does", f"writes to the bot: {text}")
        message = await self.person.writes_to_bot(text)
        await self.sees(lambda _: bool(message.reactions), "the mark of receipt", dm=True, quietly=True)
        return message

    async def sees(
        self,
        wanted: str | Callable[[Message], bool],
        what: str = "",
        *,
        channel: str | None = None,
        dm: bool = False,
        quietly: bool = False,
    ) -> Message:
        """Wait for a message.

        Raises:
            NotSeen: it did not come in 30 s of real time.
        """
        try:
            message = await self.person.waits_for(wanted, channel=channel, dm=dm, timeout=PATIENCE_SECONDS)
        except TimeoutError as error:
            raise NotSeen(f"{self.name} did not see {what or wanted!r}: {error}") from error
        if not quietly:
            where = "direct message" if dm else f"#{channel}" if channel else "somewhere"
            self._tell(self.name, "sees", f"({where}) {message.text}")
        return message

    def expects(self, reply: Reply, *words: str) -> Reply:
        """Check that a private answer says these words, and tell it.

        Raises:
            NotSeen: one of them is missing.
        """
        text = reply.text + "\n".join(each.text for each in reply.followups)
        for each in words:
            if each not in text:
                raise NotSeen(f"{self.name} did not see {each!r} in {text!r}")
        self._tell(self.name, "sees", f"(only {self.name}) {text}")
        return reply

    async def _sure(self, act: Callable[[], Awaitable[Reply]]) -> Reply:
        """Do it; and again, as long as it shows "failed" and the bot comes back."""
        for attempt in range(MOST_TRIES):
            await self._playground.bot_ready(PATIENCE_SECONDS)
            try:
                reply = await act()
                if reply.state == "deferred":
                    await reply.settled(SETTLE_SECONDS)
            except TimeoutError:
                continue
            except NotOffered:
                # The first press was carried out, only its answer was lost: the control is gone.
                if attempt == 0:
                    raise
                return reply
            if not reply.failed:
                return reply
            await asyncio.sleep(0)
        raise NotSeen(f"{self.name} got no answer")
