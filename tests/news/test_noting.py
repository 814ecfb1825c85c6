"""What staff say about hard subjects counts at once for every story that waits, and for none that was decided on."""

from datetime import timedelta

import pytest

from bot.errors import MemberFacingError
from bot.news.noting import NoteService
from bot.news.policy import Policy, Treatment
from bot.news.records import Story
from bot.safety.notes import Note
from cogs.news.stories import story_text
from tests.news.conftest import Newsroom
from tests.two_guilds import ANA, HERE, SAM, STAFF_THERE, THERE

HARD = "Inquest hears of suicide at school"
WAR = "Two soldiers killed in the war"
LONG = "The council met on Monday. " * 40


@pytest.fixture
def notes(room: Newsroom) -> NoteService:
    return NoteService(room.database, room.clock, room.gatherer.reader)


async def stories(room: Newsroom, guild_id: int = HERE) -> dict[str, Story]:
    async with room.database.read() as session:
        return {story.title: story for story in await room.news.candidates(session, guild_id, room.clock.now())}


def serve(room: Newsroom, *titles: str) -> None:
    room.feed(*(room.item(number, summary=LONG).but(title=title) for number, title in enumerate(titles)))


async def test_what_is_held_and_what_is_hidden_is_each_guilds_to_say(room: Newsroom, notes: NoteService) -> None:
    await notes.treat(SAM, Note.WAR, Treatment.SHOW)
    await notes.treat(SAM, Note.DEATH, Treatment.SHOW)
    await notes.treat(SAM, Note.VIOLENCE, Treatment.SHOW)
    await notes.treat(SAM, Note.SELF_HARM, Treatment.LEAVE_OUT)
    serve(room, WAR, HARD)
    await room.adds()
    await room.adds(who=STAFF_THERE)
    here, there = await stories(room), await stories(room, THERE)
    assert (list(here), list(there)) == ([WAR], [WAR])
    assert (here[WAR].is_hidden, there[WAR].is_hidden) == (False, True)
    assert "Content note: war, death.\n" in story_text(here[WAR], "")
    assert "||" not in story_text(here[WAR], "")
    assert (await room.news.held(SAM), len(await room.news.held(STAFF_THERE))) == ([], 1)


async def test_a_change_reaches_what_waits_and_not_what_staff_decided(room: Newsroom, notes: NoteService) -> None:
    serve(room, WAR, HARD, "Teenager tells of her suicide attempt")
    await room.adds()
    (first, second) = await room.news.held(SAM)
    await room.news.decide(SAM, first.id, release=False)
    await notes.treat(SAM, Note.WAR, Treatment.HOLD)
    assert await stories(room) == {}
    assert {story.title for story in await room.news.held(SAM)} == {second.title, WAR}
    await notes.treat(SAM, Note.WAR, Treatment.SPOILER)
    await notes.treat(SAM, Note.SELF_HARM, Treatment.SPOILER)
    assert set(await stories(room)) == {WAR, second.title}


async def test_own_words_make_a_note_and_own_exceptions_unmake_one(room: Newsroom, notes: NoteService) -> None:
    serve(room, "Krawall am Hafen", "School puts on a play: The Suicide Clause")
    await room.adds()
    await notes.add_words(SAM, Note.VIOLENCE, "krawall*, tumult*", "")
    await notes.add_words(SAM, Note.SELF_HARM, "", "suicide clause")
    found = await stories(room)
    assert found["Krawall am Hafen"].notes == ("violence",)
    assert found["School puts on a play: The Suicide Clause"].notes == ()
    room.clock.advance(timedelta(hours=1))
    room.feed(room.item(7, summary=LONG).but(title="Tumult at the ferry in Sund"), path="/more", title="More")
    await room.adds(path="/more")
    await room.adds(path="/more", who=STAFF_THERE)
    assert (await stories(room))["Tumult at the ferry in Sund"].notes == ("violence",)
    assert (await stories(room, THERE))["Tumult at the ferry in Sund"].notes == ()


async def test_a_held_story_whose_text_is_gone_is_not_let_out_by_another_change(
    room: Newsroom, notes: NoteService
) -> None:
    text = "The inquest went on. " * 40 + "He took his own life. Suicide is not easy to speak of."
    room.feed(room.item(1, summary=text).but(title="Inquest goes on in Sund"))
    await room.adds()
    assert len(await room.news.held(SAM)) == 1
    room.clock.advance(timedelta(days=20))
    await room.gatherer.forget_old()
    await notes.treat(SAM, Note.WAR, Treatment.SHOW)
    assert len(await room.news.held(SAM)) == 1


async def test_only_staff_change_the_rules_and_no_word_is_taken_that_stands_everywhere(
    room: Newsroom, notes: NoteService
) -> None:
    for typed, key in (("*", "feeds-words-empty"), ("to*", "news-note-word-short")):
        with pytest.raises(MemberFacingError) as refusal:
            await notes.add_words(SAM, Note.WAR, typed, "")
        assert refusal.value.key == key
    with pytest.raises(MemberFacingError) as refusal:
        await notes.treat(ANA, Note.WAR, Treatment.SHOW)
    assert refusal.value.key == "errors-not-staff"
    assert (await notes.policy(SAM)).changed == {}
    assert (await notes.policy(STAFF_THERE)).rule(Note.SELF_HARM).treatment is Treatment.HOLD


def test_without_a_word_from_staff_only_two_kinds_are_held() -> None:
    held = {note for note in Note if Policy().rule(note).treatment is Treatment.HOLD}
    assert held == {Note.SELF_HARM, Note.SEXUAL_VIOLENCE}
    assert {Policy().rule(note).treatment for note in Note} == {Treatment.HOLD, Treatment.SPOILER}
