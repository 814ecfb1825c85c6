"""Texts that somebody sends to the bot directly."""

from bot.playground.model import Upload
from tests.community import Community
from tests.showcase.walks import refusal, whole


async def test_a_file_and_messages_sent_to_the_bot_become_one_draft(community: Community) -> None:
    ana = community.person("ana")
    await ana.writes_to_bot(files=[Upload("rain.txt", b"It rains.\n\nIt rains on *everything*.", "text/plain")])
    offer = await ana.waits_for("A text?", dm=True)
    await community.restart()
    kept = await whole(ana.presses(offer, offer.buttons[0]))
    assert "It's in your draft" in kept.text
    assert "6 words" in kept.text
    await ana.writes_to_bot("And then it stops.")
    last = await ana.writes_to_bot("I go out.")
    # Each message, once it is marked as received, moves the question below itself.
    await ana.waits_for(lambda message: message.id == last.id and bool(message.reactions), dm=True)
    await community.settles()
    menu = await ana.waits_for("What is it about?", dm=True)
    assert "13 words" in (await whole(ana.presses(menu, "A piece for the showcase"))).text
    page = await whole(ana.runs("/showcase submit"))
    assert "It rains on *everything*.\n\nAnd then it stops.\nI go out." in page.text
    await community.settles()
    await ana.writes_to_bot(files=[Upload("rain.docx", b"PK\x03\x04 not a zip", "text/plain")])
    offer = await ana.waits_for("A text?", dm=True)
    assert "seems to be damaged" in (await whole(ana.presses(offer, offer.buttons[0]))).text
    gone = await ana.writes_to_bot(files=[Upload("gone.md", b"Gone.", "text/markdown")])
    offer = await ana.waits_for("A text?", dm=True)
    await ana.deletes(gone)
    assert "can't find that text" in refusal(await whole(ana.presses(offer, offer.buttons[0])))
