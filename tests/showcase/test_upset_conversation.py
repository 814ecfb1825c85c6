"""What people do meanwhile: an author is banned, a card is deleted by hand."""

from tests.community import Community
from tests.showcase.walks import approves, cards, published, refusal, submits, takes, whole


async def test_staff_can_decide_on_the_piece_of_somebody_who_was_banned_meanwhile(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    await submits(ana)
    check = await takes(sam)
    community.person("oda").bans("ana")
    await community.settles()
    done = await approves(sam, check)
    assert "Published" in done.text or "Nothing waits" in done.text
    card = await sam.waits_for("### Rain", channel="showcase")
    page = await whole(sam.presses(card, "Read"))
    form = await whole(sam.presses(page, "Take it down"))
    await whole(sam.fills(form, {}))
    await community.settles()
    assert cards(community) == []


async def test_a_card_deleted_by_hand_takes_nothing_else_along(community: Community) -> None:
    ana, ben = community.person("ana"), community.person("ben")
    card = await published(community, "ana")
    await community.person("oda").deletes(card)
    await community.settles()
    browsed = await whole(ben.runs("/showcase browse"))
    assert "It rains" in (await whole(ben.presses(browsed, "Read"))).text
    own = await whole(ana.presses(await whole(ana.runs("/showcase mine")), "Open"))
    form = await whole(ana.presses(own, "Change the name on it"))
    assert "Moth" in refusal(await whole(ana.fills(form, {"Pen name": "Moth"})))
    await whole(ana.presses(await whole(ana.presses(own, "Take it down")), "Yes, take it down"))
    await community.settles()
    assert "There is nothing here" in (await whole(ben.runs("/showcase browse"))).text
