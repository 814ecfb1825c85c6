"""The prompt of the day: from a list that staff edit, none twice in a year."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from importlib.resources import files

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.digest import prompt_repository
from bot.digest.community import written_to
from bot.digest.models import PromptRow
from bot.digest.records import Made, Prompt, PromptList
from bot.digest.series import JOB
from bot.digest.wording import staff_words
from bot.errors import MemberFacingError
from bot.guilds import Actor, Guild, require_job, require_staff

RESTS = timedelta(days=365)
LONGEST_PROMPT = 200
MOST_PROMPTS = 800
PAGE = 10
_WRITTEN = "showcase"


async def of_day(session: AsyncSession, now: datetime, guild: Guild, day: date) -> Prompt | None:
    """The prompt of that local day: the one that has rested longest. None where nobody could write to it."""
    if _WRITTEN in guild.jobs_off or guild.showcase_channel_id is None:
        return None
    await _begin(session, now, guild.guild_id)
    found = await prompt_repository.of_day(session, guild.guild_id, day, day - RESTS)
    return None if found is None else Prompt(id=found.id, text=found.text)


async def asked(session: AsyncSession, prompt_id: int, day: date) -> None:
    """An edition of that day asks for it."""
    row = await session.get(PromptRow, prompt_id)
    if row is not None:
        row.last_on = day


async def find(session: AsyncSession, guild_id: int, prompt_id: int) -> Prompt | None:
    """A prompt of the guild, one that was removed since included."""
    row = await session.get(PromptRow, prompt_id)
    return None if row is None or row.guild_id != guild_id else Prompt(id=row.id, text=row.text)


class PromptService:
    """The list of prompts, for staff; what was written to one, for everyone."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def list(self, actor: Actor, start: int = 0) -> PromptList:
        """A page of the prompts, those that rest last.

        Raises:
            MemberFacingError: not staff.
        """
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            return await self._list(session, guild, start)

    async def get(self, actor: Actor, prompt_id: int) -> Prompt:
        """A prompt of the actor's guild.

        Raises:
            MemberFacingError: the digest is off, or there is none such.
        """
        async with self._database.read() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            found = await find(session, guild.guild_id, prompt_id)
        if found is None:
            raise MemberFacingError("digest-prompt-gone")
        return found

    async def add(self, actor: Actor, typed: str) -> PromptList:
        """One prompt a line; those that are there already are not added again.

        Raises:
            MemberFacingError: not staff; one is too long, or the guard stops it; the list is full.
        """
        wanted = [staff_words(line, LONGEST_PROMPT) for line in typed.splitlines()]
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            await _begin(session, now, guild.guild_id)
            known = {row.text for row in await prompt_repository.listed(session, guild.guild_id)}
            new = [words for words in dict.fromkeys(wanted) if words and words not in known]
            if len(known) + len(new) > MOST_PROMPTS:
                raise MemberFacingError("digest-too-many-prompts", most=MOST_PROMPTS)
            session.add_all(PromptRow(guild_id=guild.guild_id, text=words, added_at=now) for words in new)
            await session.flush()
            audit.record(
                session, now, "digest.add_prompts", guild_id=guild.guild_id, by=actor.person_id, added=len(new)
            )
            return await self._list(session, guild, 0)

    async def change(self, actor: Actor, prompt_id: int, typed: str) -> PromptList:
        """Reword it, or remove it where nothing is left of it. What was written to it stays listed.

        Raises:
            MemberFacingError: not staff; none such; too long, or the guard stops it.
        """
        words = staff_words(typed, LONGEST_PROMPT)
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await session.get(PromptRow, prompt_id)
            if row is None or row.guild_id != guild.guild_id or row.removed_at is not None:
                raise MemberFacingError("digest-prompt-gone")
            row.text = words or row.text
            row.removed_at = None if words else now
            await session.flush()
            act = "digest.change_prompt" if words else "digest.remove_prompt"
            audit.record(session, now, act, guild_id=guild.guild_id, by=actor.person_id, prompt_id=row.id)
            return await self._list(session, guild, 0)

    async def written(self, actor: Actor, prompt_id: int) -> tuple[Prompt, Sequence[Made]]:
        """What was written to it and is published, the newest first.

        Raises:
            MemberFacingError: the digest is off, or there is none such.
        """
        prompt = await self.get(actor, prompt_id)
        async with self._database.read() as session:
            return prompt, await written_to(session, actor.guild_id, prompt_id)

    async def _list(self, session: AsyncSession, guild: Guild, start: int) -> PromptList:
        now = self._clock.now()
        await _begin(session, now, guild.guild_id)
        rows = await prompt_repository.listed(session, guild.guild_id)
        today = now.astimezone(guild.tz).date()
        resting = sum(row.last_on is not None and row.last_on > today - RESTS for row in rows)
        start = max(0, min(start, (len(rows) - 1) // PAGE * PAGE))
        return PromptList(
            prompts=tuple(Prompt(id=row.id, text=row.text, last_on=row.last_on) for row in rows[start : start + PAGE]),
            start=start,
            count=len(rows),
            resting=resting,
        )


async def _begin(session: AsyncSession, now: datetime, guild_id: int) -> None:
    """The list that a guild begins with, once: what staff remove does not come back."""
    if await prompt_repository.has_any(session, guild_id):
        return
    lines = files("bot.digest").joinpath("prompts.txt").read_text(encoding="utf-8").splitlines()
    session.add_all(PromptRow(guild_id=guild_id, text=line, added_at=now) for line in lines if line)
    await session.flush()
