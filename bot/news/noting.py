"""What staff do about hard subjects: how stories with each note are treated, and which words make a note here."""

from datetime import timedelta
from typing import cast

from bot import audit
from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.feeds.reader import Reader
from bot.guilds import Actor, require_staff
from bot.news import cards
from bot.news import note_repository as repository
from bot.news.models import NoteRuleRow
from bot.news.note_repository import Waiting
from bot.news.policy import NoteRule, Policy, Treatment
from bot.news.records import State
from bot.news.service import JOB
from bot.news.telling import NOTES
from bot.news.words import words_of
from bot.safety.notes import Note

# A word of fewer letters stands in too many texts.
FEWEST_LETTERS = 3
# A weekly digest takes stories of so long ago.
LOOKED_AT_AGAIN = timedelta(days=8)


class NoteService:
    """Content notes of guilds. A change counts at once for every story that nobody has decided on yet."""

    def __init__(self, database: Database, clock: Clock, reader: Reader) -> None:
        self._database = database
        self._clock = clock
        self._reader = reader

    async def policy(self, actor: Actor) -> Policy:
        """Staff: what is done about hard subjects here."""
        async with self._database.read() as session:
            guild = await require_staff(session, actor, JOB)
            return await repository.policy(session, guild.guild_id)

    async def treat(self, actor: Actor, note: Note, treatment: Treatment) -> NoteRule:
        """Staff: what becomes of stories with that note."""
        rule = (await self.policy(actor)).rule(note)
        return await self._change(actor, NoteRule(note, treatment, rule.words, rule.exceptions))

    async def add_words(self, actor: Actor, note: Note, words: str, exceptions: str) -> NoteRule:
        """Staff: words that make that note here, and phrases that do not; as typed, separated by commas or lines.

        Raises:
            MemberFacingError: not staff; too many words, too long ones, or one that would be in every text.
        """
        rule = (await self.policy(actor)).rule(note)
        return await self._change(actor, NoteRule(note, rule.treatment, _phrases(words), _phrases(exceptions)))

    async def _change(self, actor: Actor, rule: NoteRule) -> NoteRule:
        now = self._clock.now()
        async with self._database.write() as session:
            guild = await require_staff(session, actor, JOB)
            row = await repository.rule_row(session, guild.guild_id, rule.note)
            if row is None:
                row = NoteRuleRow(guild_id=guild.guild_id, note=rule.note.value)
                session.add(row)
            row.treatment, row.words, row.exceptions = rule.treatment, list(rule.words), list(rule.exceptions)
            row.changed_at, row.changed_by_person_id = now, actor.person_id
            audit.record(session, now, "news.note", guild_id=guild.guild_id, by=actor.person_id, note=rule.note.value)
        await self._look_again(guild.guild_id)
        return rule

    async def _look_again(self, guild_id: int) -> None:
        now = self._clock.now()
        since = now - LOOKED_AT_AGAIN
        async with self._database.read() as session:
            policy = await repository.policy(session, guild_id)
            waiting = await repository.waiting(session, guild_id, since)
        notes = {each.story.id: await self._notes(each, policy) for each in waiting}
        async with self._database.write() as session:
            for each in await repository.waiting(session, guild_id, since):
                story = each.story
                if story.id not in notes:
                    continue  # met meanwhile, by the new rules
                story.notes = list(notes[story.id])
                state = policy.state(story.notes)
                if story.state == state:
                    continue
                story.state = state
                if state is State.OPEN:
                    story.open_at = now
                    await session.flush()
                    await cards.post_story(session, now, story.id)

    async def _notes(self, waiting: Waiting, policy: Policy) -> tuple[str, ...]:
        """Of what it is told by, and whatever keeps another telling of it from being shown at once."""
        tellings = [each for each in (waiting.told, *waiting.others) if each is not None]
        if policy.own_words:
            texts = [(each.title, each.summary, each.text) for each in tellings]
            found = cast("list[tuple[str, ...]]", await self._reader.call(NOTES, texts, policy.own_words))
        else:
            found = [tuple(each.notes) for each in tellings]
        own = found[0] if waiting.told is not None else ()
        rest = [note for each in found for note in policy.strict(each)]
        # What can be read no longer may be why a story is held.
        kept = () if waiting.is_whole else waiting.story.notes
        return tuple(dict.fromkeys([*own, *rest, *kept]))


def _phrases(typed: str) -> tuple[str, ...]:
    phrases = words_of(typed)
    for phrase in phrases:
        if sum(map(str.isalpha, phrase)) < FEWEST_LETTERS:
            raise MemberFacingError("news-note-word-short", word=phrase, letters=FEWEST_LETTERS)
    return phrases
