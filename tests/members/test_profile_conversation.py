"""/profile, as people see it."""

from tests.community import Community


async def test_a_profile_is_edited_and_shown_with_report_and_block(community: Community) -> None:
    ana, ben = community.person("ana"), community.person("ben")
    assert "hasn't written a profile" in (await ben.runs("/profile show", person="ana")).text
    page = await ana.runs("/profile edit")
    form = await ana.presses(page, "About me")
    page = await ana.fills(form, {"Pronouns": "she/her", "About me": "I write poems, not **lies**."})
    assert "Saved.** Everyone in this server sees this now" in page.text
    form = await ana.presses(page, "What I do")
    page = await ana.fills(form, {"What I do": ["poet"], "What I like to write": ["fantasy", "horror"]})
    form = await ana.presses(page, "Awards")
    page = await ana.fills(form, {"Awards": "Winter prize"})
    assert page.ephemeral
    shown = await ben.runs("/profile show", person="ana")
    assert ana.mention in shown.text
    assert "she/her" in shown.text
    assert r"not \*\*lies" in shown.text
    assert "fantasy, horror" in shown.text
    assert "Winter prize" in shown.text
    assert shown.buttons == ["Report", "Block"]
    assert shown.ephemeral
    menu = await ben.uses_menu("Profile", user="ana")
    assert menu.text == shown.text
    assert (await ana.runs("/profile show")).buttons == ["Edit my profile"]


async def test_what_stops_comes_back_prefilled_and_nobody_sees_it(community: Community) -> None:
    ana, ben = community.person("ana"), community.person("ben")
    form = await ana.presses(await ana.runs("/profile edit"), "About me")
    page = await ana.fills(form, {"About me": "I'm on ana@example.org, write me"})
    assert "looks like an e-mail address" in page.text
    assert "ana@example.org" in page.text
    assert "example.org" not in (await ben.runs("/profile show", person="ana")).text
    await community.restart()
    page = await ana.runs("/profile edit")
    form = await ana.presses(page, "Change it")
    page = await ana.fills(form, {"Pronouns": "she/her"})
    assert "ana@example.org" in page.text
    page = await ana.presses(page, "Leave these out")
    assert "Not saved yet" not in page.text
    assert "example.org" not in page.text
    assert "she/her" not in (await ben.runs("/profile show", person="ana")).text
    assert "write me" in page.text
    assert "Saved." in (await ana.presses(page, "Save")).text
    assert "she/her" in (await ben.runs("/profile show", person="ana")).text


async def test_a_reported_profile_is_frozen_for_staff(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    form = await ana.presses(await ana.runs("/profile edit"), "About me")
    await ana.fills(form, {"About me": "Ben is a fool"})
    form = await ben.presses(await ben.runs("/profile show", person="ana"), "Report")
    await (await ben.fills(form, {"What is wrong?": "It is unkind, bullying or hateful"})).settled()
    form = await ana.presses(await ana.runs("/profile edit"), "About me")
    await ana.fills(form, {"About me": "Ben is a friend"})
    page = await sam.runs("/safety reports")
    assert "A profile by" in page.text
    assert "Ben is a fool" in (await sam.presses(page, "Open")).text


async def test_switched_off_profiles_say_so(community: Community) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    await sam.presses(await sam.runs("/settings show"), "Switch profiles off")
    assert "switched off" in (await ana.runs("/profile edit")).text
    assert "switched off" in (await ana.uses_menu("Profile", user="ben")).text
