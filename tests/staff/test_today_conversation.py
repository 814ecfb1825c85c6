"""`/staff today` and `/staff away`, as staff see them."""

import pytest

from bot.playground.replies import NotOffered
from tests.collaboration.acting import REQUEST
from tests.community import Community
from tests.showcase.walks import submits, takes, whole


async def test_a_moderator_sees_what_waits_opens_it_and_goes_away(community: Community) -> None:
    ana, ben, sam, stella = (community.person(name) for name in ("ana", "ben", "sam", "stella"))
    assert "Nothing waits for you" in (await whole(sam.runs("/staff today"))).text
    form = await whole(ben.runs("/collab post"))
    await whole(ben.presses(await whole(ben.fills(form, REQUEST)), "Send"))
    await submits(ana)
    today = await whole(sam.runs("/staff today"))
    assert "2 things" in today.text
    assert today.text.index("A ghost story") < today.text.index("Rain")
    request = await whole(sam.presses(today, "Open"))
    assert "Staff check: a request" in request.text
    assert "Post it" in request.buttons
    page = await whole(sam.presses(today, "Open", nth=1))
    assert "The first piece of its author here" in page.text
    await whole(sam.presses(page, "I'll take it"))
    await community.restart()
    again = await whole(sam.presses(today, "Look again"))
    assert f"{sam.mention} has it" in again.text
    away = await whole(sam.runs("/staff away", days=3))
    assert "The piece you had is free" in away.text
    await community.settles()
    assert "You have it" in (await takes(stella)).text
    assert "Good to have you back" in (await whole(sam.runs("/staff away", days=0))).text
    with pytest.raises(NotOffered):
        await ana.runs("/staff today")
    with pytest.raises(NotOffered):
        await ana.runs("/staff away", days=1)
