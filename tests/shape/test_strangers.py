"""Every control, pressed with somebody else's ids: nothing changes, nothing is told, and the answer is a sentence.

Discord lets nobody press what no message shows. That is Discord's lock; these are ours.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from typing import Any

import pytest
from discord import ui

from bot.playground.interactions import InteractionKind
from bot.playground.model import Guild, Message
from bot.playground.people import Person
from bot.playground.replies import Reply
from cogs.components import router
from tests.community import Community, open_community
from tests.shape.full_community import OPEN, SECRET, SHOW, FullCommunity, Table

AT_ONCE = 8
MOST_ROWS = 4
# Whatever stands behind the ids of a control, where a number alone would mean nothing to it.
WORDS = {
    "collaboration:answer": ("accept", "decline"),
    "collaboration:answer_offer": ("accept", "decline"),
    "collaboration:check": ("post", "refuse"),
    "collaboration:dm": ("on", "off"),
    "collaboration:filled": ("card", "page"),
    "collaboration:pass": ("yes", "no"),
    "delivery:settle": ("retry", "drop"),
    "podcasts:decide": ("yes", "no"),
    "podcasts:pause": ("on", "off"),
    "safety:close": ("acted", "nothing"),
}
GARBAGE = (
    "",
    "x",
    "-1:-1",
    "4294967296:4294967296",
    "99999999999999999999:99999999999999999999",
    "１:１:１",
    "1:x:y:z",
)
SUBJECTS = ("piece", "request", "offer", "inquiry", "person", "team", "episode", "edition", "message", "nothing")
FIELDS = ("title", "kind", "text", "line", "message", "words", "name", "about", "links", "bio", "pronouns", "purpose")


@pytest.fixture
async def full(sqlite_url: str) -> AsyncIterator[FullCommunity]:
    """Young Writers with something of everything, and Night Owls, which is set up and empty."""
    async with open_community(sqlite_url) as community:
        await community.set_up(owner="quinn")
        filled = FullCommunity(community)
        await filled.fill()
        yield filled


async def test_people_of_another_server_get_at_nothing(full: FullCommunity) -> None:
    community = full.community
    for name, garbage in (("tess", ()), ("quinn", GARBAGE)):
        person = community.person(name)
        before = await full.rows(without=person.id)
        replies = await press_everything(full, person, start_card(person, person.home), garbage)
        assert ids_of(reply for reply in replies if not is_clear(reply)) == []
        assert ids_of(reply for reply in replies if leaks(full, reply, SECRET, OPEN, SHOW)) == []
        await community.settles()
        assert changes(before, await full.rows(without=person.id)) == []


async def test_a_member_gets_at_nothing_of_others(full: FullCommunity) -> None:
    community, ben = full.community, full.community.person("ben")
    before = await full.rows(without=ben.id)
    replies = await press_everything(full, ben, start_card(ben, community.guild))
    assert ids_of(reply for reply in replies if not is_clear(reply)) == []
    assert ids_of(reply for reply in replies if leaks(full, reply, SECRET, people=False)) == []
    await community.settles()
    lost = [change for change in changes(before, await full.rows(without=ben.id)) if change[1]]
    assert lost == []


async def test_the_same_presses_tell_those_whom_it_concerns(full: FullCommunity) -> None:
    """So that the other tests do not pass because the ids are nobody's."""
    for name, custom_id in (
        ("sam", "showcase:look:2"),
        ("ana", "showcase:own_show:2"),
        ("ana", "collaboration:talk:2"),
        ("ana", "collaboration:see_offer:1"),
        ("sam", "collaboration:read_team:2"),
        ("stella", "safety:look:1"),
        ("nia", "safety:look:2"),
        ("dev", "podcasts:look_show:2"),
    ):
        person = full.community.person(name)
        reply = await forged(person, start_card(person, full.community.guild), custom_id, "1")
        assert SECRET in shown(reply) or custom_id == "podcasts:look_show:2", custom_id
        assert is_clear(reply)


async def test_a_form_that_cannot_be_read_is_answered_too(community: Community) -> None:
    ana = community.person("ana")
    card = start_card(ana, community.guild)
    upload = {"type": 18, "component": {"type": 19, "custom_id": "file", "values": ["1"]}}
    data = {"custom_id": "showcase:filled:1", "component_type": 3, "id": 1, "values": [], "components": [upload]}
    reply = await ana._send(ana.world.channel(card.channel_id), InteractionKind.COMPONENT, data, message=card)
    assert "Something went wrong on my side (reference" in shown(reply)


async def test_a_form_that_comes_too_late_for_discord_is_said_and_opens_the_next_time(
    community: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = community.person("ana")
    # Each bot loads the modules of its extensions anew.
    answer_class = sys.modules["cogs.components.answers"].Answer
    in_time = answer_class.open

    async def too_late(answer: Any, form: ui.Modal) -> None:
        await answer._timer
        await in_time(answer, form)

    monkeypatch.setattr("cogs.components.answers.DEFER_AFTER_SECONDS", 0.0)
    monkeypatch.setattr(answer_class, "open", too_late)
    assert "please try it again" in shown(await ana.runs("/collab post"))
    monkeypatch.undo()
    assert (await ana.runs("/collab post")).modal


async def press_everything(
    full: FullCommunity, person: Person, message: Message, garbage: Sequence[str] = ()
) -> list[Reply]:
    """All controls there are, each with every id that could be somebody's, and with what no id is."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def press(custom_id: str, picked: str) -> Reply:
        async with turns:
            return await forged(person, message, custom_id, picked)

    wanted = [each for name in router.names() for each in custom_ids(full, name, garbage)]
    return list(await asyncio.gather(*(press(*each) for each in wanted)))


def custom_ids(full: FullCommunity, name: str, garbage: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Custom ids of a control, each with what is chosen or filled in."""
    for number in range(1, MOST_ROWS + 1):
        for word in WORDS.get(name, ("1",)):
            yield f"{name}:{number}:{word}", str(number)
    for words in garbage:
        yield f"{name}:{words}" if words else name, words
    ana = full.ana.person_id
    yield f"{name}:{ana}:{full.guild_id}", str(ana)
    if name in ("safety:report", "safety:block", "safety:block_now"):
        head = f"{name}:{ana}:{full.guild_id}" if name == "safety:report" else name
        for subject in SUBJECTS:
            yield f"{head}:{subject}:1", "1"
            yield f"{head}:{subject}:{ana}", "1"
            yield f"{head}:{subject}:{'9' * 40}", "1"
            yield f"{head}:{subject}:x", "1"
    if name == "collaboration:kind":
        yield f"{name}:{full.guild_id}:collaborate", "1"


async def forged(person: Person, message: Message, custom_id: str, picked: str) -> Reply:
    """A press that carries all a press, a choice and a form could."""
    fields = [{"type": 18, "component": {"type": 4, "custom_id": field, "value": "hello"}} for field in FIELDS]
    fields += [
        {"type": 18, "component": {"type": 3, "custom_id": field, "values": [picked]}}
        for field in ("people", "person", "where", "part", "reason", "rating", "notes", "crafts", "genres")
    ]
    data = {"custom_id": custom_id, "component_type": 3, "id": 1, "values": [picked], "components": fields}
    where = person.world.channel(message.channel_id)
    return await person._send(where, InteractionKind.COMPONENT, data, message=message)


def start_card(person: Person, guild: Guild) -> Message:
    """Some message of the bot's that this person sees in that server."""
    channel = next(
        each for each in person.world.channels.values() if each.guild_id == guild.id and each.name == "start-here"
    )
    return person.sees(channel)[-1]


def ids_of(replies: Iterable[Reply]) -> list[str]:
    """What was pressed to get them."""
    return [str(reply.interaction.data["custom_id"]) for reply in replies]


def is_clear(reply: Reply) -> bool:
    """Whether the person got an answer, and not that something is broken."""
    return not reply.failed and "Something went wrong" not in shown(reply)


def leaks(full: FullCommunity, reply: Reply, *words: str, people: bool = True) -> bool:
    """Whether the answer says one of these words, or names somebody whom the press itself did not name."""
    told, named = shown(reply), [each.person_id for each in full.people] if people else []
    strangers = [f"<@{each}>" for each in named if str(each) not in str(reply.interaction.data["custom_id"])]
    return any(word in told for word in (*words, *strangers))


def shown(reply: Reply) -> str:
    """All that the person sees of an answer."""
    modal = reply.interaction.modal
    return "\n".join([reply.text, *(each.text for each in reply.followups), str(modal or "")])


def changes(before: Sequence[Table], after: Sequence[Table]) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    """What was lost or changed, and what was added to the community, table by table."""
    found = [
        (one.name, one.rows - other.rows, frozenset[str]() if one.apart else other.rows - one.rows)
        for one, other in zip(before, after, strict=True)
    ]
    return [each for each in found if each[1] or each[2]]
