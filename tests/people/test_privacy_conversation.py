"""/privacy, as people see it."""

import json

from bot.people import BlockService
from bot.playground.replies import Reply
from tests.community import Community


def attachment(reply: Reply) -> bytes:
    """The one file of a reply."""
    (file,) = reply.message.files
    return file.upload.content


async def test_what_is_stored_is_shown_exported_and_deleted(community: Community) -> None:
    ana, ben = community.person("ana"), community.person("ben")
    message = await ben.writes("general", "hello")
    form = await ana.uses_menu("Report", message=message)
    await ana.fills(form, {"What is wrong?": "Something else", "Anything you want to add": "secret words of ana"})
    shown = await ana.runs("/privacy show")
    assert shown.ephemeral
    assert "one report you sent" in shown.text
    exported = await ana.presses(shown, "Download a copy")
    assert exported.ephemeral
    whole = json.loads(attachment(exported))
    assert whole["stored"]["safety_report"][0]["words"] == "secret words of ana"
    assert "hello" not in json.dumps(whole)
    asked = await ana.runs("/privacy delete")
    assert "90 days" in asked.text
    done = await ana.presses(asked, "Delete in this server")
    assert "Everything you had in this server" in done.text
    assert "report" not in (await ana.runs("/privacy show")).text


async def test_privacy_works_in_a_direct_message(community: Community) -> None:
    ana = community.person("ana")
    assert "In all servers together" in (await ana.runs("/privacy show", dm=True)).text
    exported = await ana.runs("/privacy export", dm=True)
    assert json.loads(attachment(exported))["person_id"] == str(ana.id)
    asked = await ana.runs("/privacy delete", dm=True)
    assert "Delete in this server" not in asked.buttons
    assert "Nothing was deleted" in (await ana.presses(asked, "Keep it")).text
    asked = await ana.runs("/privacy delete", dm=True)
    assert "in every server" in (await ana.presses(asked, "Delete everywhere")).text


async def test_a_block_is_listed_and_undone(community: Community) -> None:
    ana, ben = community.person("ana"), community.person("ben")
    message = await ben.writes("general", "hello")
    form = await ana.uses_menu("Report", message=message)
    sent = await ana.fills(form, {"What is wrong?": "Something else"})
    asked = await ana.presses(await sent.settled(), "Block")
    assert ben.mention in asked.text
    await ana.presses(asked, "Block")
    shown = await ana.runs("/privacy show")
    assert ben.mention in shown.text
    undone = await ana.presses(shown, "Unblock")
    assert ben.mention not in undone.text
    blocks = BlockService(community.bot.database, community.bot.services.clock)
    for number in range(9):
        await blocks.block(ana.id, 10**17 + number)
    shown = await ana.runs("/privacy show")
    assert shown.buttons.count("Unblock") == 8
    assert (await ana.presses(shown, "More")).buttons.count("Unblock") == 1
