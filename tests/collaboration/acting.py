"""What people do again and again in the conversations of these tests."""

from bot.playground.model import Message
from bot.playground.people import Person
from bot.playground.replies import Reply
from tests.community import Community

REQUEST = {"Looking for": "narrator", "Title": "A ghost story", "What is it for?": "Ten minutes, **spooky**."}
TOGETHER = {"What is it about?": "A duet", "What would you like to do together?": "Write a story in turns."}


async def pick_safety_team(community: Community, *names: str) -> None:
    """The owner picks the safety team."""
    oda = community.person("oda")
    page = await (await oda.runs("/settings team")).settled()
    await (await oda.chooses(page, [community.person(name) for name in names], custom_id="teams:safety")).settled()


async def posts_request(community: Community, person: Person, **answers: str) -> Message:
    """A request, filled in, sent, and posted by Sam; the card in the channel."""
    form = await person.runs("/collab post")
    page = await (await person.fills(form, {**REQUEST, **answers})).settled()
    await (await person.presses(page, "Send")).settled()
    sam = community.person("sam")
    check = await sam.waits_for("Staff check: a request", channel="staff")
    await (await sam.presses(check, "Post it")).settled()
    return await person.waits_for(lambda message: "Offer" in message.buttons, channel="collab")


async def opens_from_inbox(person: Person, words: str) -> Reply:
    """The newest inbox item with these words, opened."""
    inbox = await person.reads_inbox()
    assert words in inbox.text, inbox.text
    return await (await person.presses(inbox, "Open")).settled()


async def replies(person: Person, page: Reply | Message, words: str) -> Reply:
    """Press Reply and fill it in."""
    form = await person.presses(page, "Reply")
    return await (await person.fills(form, {"Your message": words})).settled()


async def writes_to_member(community: Community, person: Person, other: Person) -> Message:
    """A first message from the menu of a person, sent; the card in the staff channel."""
    form = await person.uses_menu("Contact", user=other)
    page = await (await person.fills(form, TOGETHER)).settled()
    await (await person.presses(page, "Send")).settled()
    return await community.person("sam").waits_for(f"A first message for {other.mention}", channel="staff")


async def begins_by_dm(person: Person, words: str) -> Message:
    """A message to the bot out of nowhere; the menu that answers it."""
    await person.writes_to_bot(words)
    return await person.waits_for("What is it about?", dm=True)


async def sends_by_dm(person: Person, menu: Message, kind: str, answers: dict[str, str]) -> Reply:
    """A kind from the menu, its form filled in and sent."""
    form = await person.presses(menu, kind)
    page = await (await person.fills(form, answers)).settled()
    return await (await person.presses(page, "Send")).settled()
