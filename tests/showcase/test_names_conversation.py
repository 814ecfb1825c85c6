"""A shy author and their pen name, from the draft to a change of mind."""

from tests.community import Community
from tests.showcase.walks import SEND, approves, fills_first_form, published, refusal, takes, whole

PEN = "Pen name"


async def test_a_piece_under_a_pen_name_names_nobody_and_its_name_can_change(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    page = await fills_first_form(ana)
    assert f"Name on it: <@{ana.id}>" in page.text
    form = await whole(ana.presses(page, "Name on it"))
    page = await whole(ana.fills(form, {PEN: "Night Jar"}))
    assert "Only you and staff know that it is you" in page.text
    preview = await whole(ana.presses(page, "Preview"))
    assert "by **Night Jar**" in preview.text
    await whole(ana.presses(preview, SEND))
    check = await takes(sam)
    assert f"**Night Jar** (a pen name of <@{ana.id}>)" in check.text
    await approves(sam, check)
    card = await ben.waits_for("### Rain", channel="showcase")
    assert "by **Night Jar**" in card.text
    assert str(ana.id) not in f"{card.components}"
    blocked = await whole(ben.presses(await whole(ben.presses(card, "Block")), "Block"))
    assert "You have blocked whoever wrote that" in blocked.text
    assert str(ana.id) not in f"{blocked.message.components}"

    mine = await whole(ana.presses(await whole(ana.runs("/showcase mine")), "Open"))
    form = await whole(ana.presses(mine, "Change the name on it"))
    assert "can't be a pen name" in refusal(await whole(ana.fills(form, {PEN: "ana@example.org"})))
    form = await whole(ana.presses(mine, "Change the name on it"))
    assert f"under the name <@{ana.id}>" in (await whole(ana.fills(form, {PEN: ""}))).text
    told = await sam.waits_for("changed the name on", channel="staff")
    assert f"under <@{ana.id}>" in told.text
    form = await whole(ana.presses(await whole(ana.runs("/profile edit")), "About me"))
    await whole(ana.fills(form, {"Pronouns": "she/her"}))
    await community.settles()
    assert f"by <@{ana.id}> (she/her)" in (await ben.waits_for("### Rain", channel="showcase")).text


async def test_who_helped_is_asked_in_the_inbox_and_named_on_the_card(community: Community) -> None:
    ana, ben = community.person("ana"), community.person("ben")
    await published(community, "ana")
    mine = await whole(ana.presses(await whole(ana.runs("/showcase mine")), "Open"))
    form = await whole(ana.presses(await whole(ana.presses(mine, "Who helped")), "Name somebody"))
    page = await whole(ana.fills(form, {"Who helped you?": ["ben"], "What did they do?": "Editor"}))
    assert "No answer yet" in page.text
    asked = await whole(ben.runs("/inbox"))
    assert f"<@{ana.id}> would like to name you on **Rain**: Editor" in asked.text
    await whole(ben.presses(asked, "Yes, name me"))
    await community.settles()
    assert f"Editor: <@{ben.id}>" in (await ben.waits_for("### Rain", channel="showcase")).text
    await whole(ben.presses(await whole(ben.runs("/inbox")), "Rather not"))
    mine = await whole(ana.presses(await whole(ana.runs("/showcase mine")), "Open"))
    page = await whole(ana.presses(mine, "Who helped"))
    assert "Rather not be named" in page.text
    form = await whole(ana.presses(page, "Name somebody"))
    page = await whole(ana.fills(form, {"Who helped you?": ["cleo"], "What did they do?": "Artwork"}))
    assert "Artwork" not in (await whole(ana.presses(page, "Take it off"))).text
