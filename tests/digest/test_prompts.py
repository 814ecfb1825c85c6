"""The prompt of the day: in every edition that speaks for the community, none twice in a year."""

from datetime import timedelta

import pytest

from bot.errors import MemberFacingError
from bot.guilds.service import Setup
from tests.digest.conftest import NEWS, Desk
from tests.two_guilds import ANA, HERE, OWNER, SAM, STAFF_CHANNEL, STAFF_ROLE, STAFF_THERE


async def with_showcase(desk: Desk) -> None:
    """There is a place for what is written."""
    setup = Setup(
        city="Berlin",
        staff_channel_id=STAFF_CHANNEL,
        staff_role_id=STAFF_ROLE,
        locale="en-GB",
        news_channel_id=NEWS,
        showcase_channel_id=72,
    )
    await desk.guilds.set_up(OWNER, setup)


async def prompt_on(desk: Desk, local: str, title: str) -> str:
    """What the edition of that time asks for."""
    await desk.hears(title)
    await desk.at(local)
    await desk.leaves()
    prompt = (await desk.digest.reading.latest(HERE)).prompt
    return "" if prompt is None else prompt.text


async def only(desk: Desk, *wanted: str) -> None:
    """The list has nothing but these."""
    while (await desk.digest.prompts.list(SAM)).count:
        for prompt in (await desk.digest.prompts.list(SAM)).prompts:
            await desk.digest.prompts.change(SAM, prompt.id, " ")
    await desk.digest.prompts.add(SAM, "\n".join(wanted))


async def test_no_prompt_comes_twice_in_a_year_and_then_that_which_rested_longest(desk: Desk) -> None:
    await with_showcase(desk)
    await only(desk, "First", "Second", "", "First")
    assert await prompt_on(desk, "2026-03-24T17:00", "One") == "First"
    await desk.hears("Asked for")
    await desk.digest.now(SAM)
    await desk.leaves()
    assert (await desk.digest.reading.latest(HERE)).prompt is not None
    assert (await desk.digest.prompts.list(SAM)).resting == 1
    assert await prompt_on(desk, "2026-03-25T17:00", "Two") == "Second"
    assert await prompt_on(desk, "2026-03-26T17:00", "Three") == ""
    assert await prompt_on(desk, "2027-03-23T17:00", "Four") == ""
    assert await prompt_on(desk, "2027-03-24T17:00", "Five") == "First"
    listed = await desk.digest.prompts.list(SAM)
    assert [each.text for each in listed.prompts] == ["Second", "First"]


async def test_a_preview_uses_no_prompt_up(desk: Desk) -> None:
    await with_showcase(desk)
    await desk.hears("One")
    prompts = [(await desk.digest.preview(SAM)).prompt for _ in range(2)]
    first, second = (prompt.text if prompt is not None else "" for prompt in prompts)
    assert first
    assert first == second
    assert (await desk.digest.prompts.list(SAM)).resting == 0


async def test_a_guild_begins_with_a_list_of_its_own_that_staff_edit(desk: Desk) -> None:
    await with_showcase(desk)
    first = await desk.digest.prompts.list(SAM)
    assert first.count > 60
    prompt = first.prompts[0]
    await desk.digest.prompts.change(SAM, prompt.id, "Something else.")
    assert (await desk.digest.prompts.get(ANA, prompt.id)).text == "Something else."
    removed = await desk.digest.prompts.change(SAM, prompt.id, "")
    assert removed.count == first.count - 1
    for asked in (
        desk.digest.prompts.list(ANA),
        desk.digest.prompts.add(ANA, "x"),
        desk.digest.prompts.change(ANA, 1, "x"),
    ):
        with pytest.raises(MemberFacingError, match="errors-not-staff"):
            await asked
    with pytest.raises(MemberFacingError, match="digest-prompt-gone"):
        await desk.digest.prompts.get(STAFF_THERE, prompt.id)
    with pytest.raises(MemberFacingError, match="digest-words-stopped"):
        await desk.digest.prompts.add(SAM, "Write to sam@example.org")
    with pytest.raises(MemberFacingError, match="digest-words-too-long"):
        await desk.digest.prompts.add(SAM, "x" * 201)


async def test_without_a_place_for_pieces_there_is_no_prompt_nor_in_a_digest_of_sections(desk: Desk) -> None:
    assert await prompt_on(desk, "2026-03-24T17:00", "One") == ""
    await with_showcase(desk)
    await desk.schedules(SAM, "10:00", name="Books", sections="World")
    assert await prompt_on(desk, "2026-03-25T10:00", "Two") == ""
    await desk.schedules(SAM, "10:00", name="Books", sections="all")
    desk.clock.advance(timedelta(hours=1))
    assert await prompt_on(desk, "2026-03-26T10:00", "Three") != ""
