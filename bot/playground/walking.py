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
SOON_SECONDS = 1.0

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

    async def presses(self, what: Message | Reply, label: str, *, otherwise: str = "") -> Reply:
        """Press a button.

        Args:
            otherwise: what to press where an earlier try took the button away and its answer was lost.
        """
        self._tell(self.name, "does", f"presses [{label}]")
        reply = await self._sure(lambda: self.person.presses(what, label))
        return await self.presses(what, otherwise) if reply.failed and otherwise else reply

    async def chooses(self, what: Message | Reply, picked: Sequence[Any], *, placeholder: str) -> Reply:
        """Pick in a select menu."""
        names = ", ".join(each.name if isinstance(each, Person) else str(each) for each in picked)
        self._tell(self.name, "does", f"chooses {names}")
        return await self._sure(lambda: self.person.chooses(what, picked, placeholder=placeholder))

    async def fills(self, form: Reply, answers: dict[str, Any]) -> Reply:
        """Fill a form in and send it."""
        title = form.modal["title"]
        self._tell(self.name, "does", f"fills in “{title}”: {', '.join(answers) or 'as it is'}")
        return await self._sure(lambda: self.person.fills(form, answers))

    async def writes_to_bot(self, text: str) -> Message:
        """Write a direct message; and again, as long as it carries no mark of receipt although the bot is there."""
        self._tell(self.name, "does", f"writes to the bot: {text}")
        for _ in range(MOST_TRIES):
            message = await self.person.writes_to_bot(text)
            if await self._is_marked(message):
                return message
        raise NotSeen(f"{self.name} got no mark of receipt")

    async def sees(
        self,
        wanted: str | Callable[[Message], bool],
        what: str = "",
        *,
        channel: str | None = None,
        dm: bool = False,
    ) -> Message:
        """Wait for a message.

        Raises:
            NotSeen: it did not come in 30 s of real time.
        """
        try:
            message = await self.person.waits_for(wanted, channel=channel, dm=dm, timeout=PATIENCE_SECONDS)
        except TimeoutError as error:
            raise NotSeen(f"{self.name} did not see {what or wanted!r}: {error}") from error
        where = "direct message" if dm else f"#{channel}" if channel else "somewhere"
        self._tell(self.name, "sees", f"({where}) {message.text}")
        return message

    async def sees_soon(self, wanted: str | Callable[[Message], bool], *, channel: str) -> bool:
        """Whether a message is there within a second of real time, the bot being there."""
        await self._playground.bot_ready(PATIENCE_SECONDS)
        try:
            await self.person.waits_for(wanted, channel=channel, timeout=SOON_SECONDS)
        except TimeoutError:
            return False
        return True

    def expects(self, reply: Reply, *words: str) -> Reply:
        """Check that a private answer says these words, if any, and tell it.

        Raises:
            NotSeen: one of them is missing.
        """
        text = reply.text + "\n".join(each.text for each in reply.followups)
        for each in words:
            if each not in text:
                raise NotSeen(f"{self.name} did not see {each!r} in {text!r}")
        self._tell(self.name, "sees", f"(only {self.name}) {text}")
        return reply

    async def _is_marked(self, message: Message) -> bool:
        await self._playground.bot_ready(PATIENCE_SECONDS)
        try:
            await self.person.waits_for(lambda _: bool(message.reactions), dm=True, timeout=SETTLE_SECONDS)
        except TimeoutError:
            return False
        return True

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
