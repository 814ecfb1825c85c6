"""Commands, buttons, selects, forms and menus, as a person finds them on the page."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.playground.server import Playground
from tests.playground_page.conftest import OpenWindow
from tests.playground_page.page_bot import PageBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_typing_a_slash_lists_the_commands_of_the_bot(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana")
    await ana.page.get_by_label("Message", exact=True).fill("/")
    names = await ana.page.locator(".command-row .command-name").all_inner_texts()
    assert [name.split()[0] for name in names] == [
        "/card",
        "/echo",
        "/listen",
        "/piece",
        "/silent",
        "/slow",
        "/whisper",
    ]
    await ana.page.get_by_label("Message", exact=True).press_sequentially("wh")
    await expect(ana.page.locator(".command-row")).to_have_count(1)
    await expect(ana.page.locator(".command-row")).to_contain_text("Say something only you can see")


async def test_an_ephemeral_answer_is_seen_by_its_addressee_only(bot: PageBot, window: OpenWindow) -> None:
    ana, ben = await window("ana"), await window("ben")
    await ana.runs("/whisper", text="the ending is sad")
    await expect(ana.last()).to_contain_text("Between us: the ending is sad")
    await expect(ana.last()).to_contain_text("Only you can see this")
    await ben.writes("anyone here?")
    await expect(ana.last()).to_contain_text("anyone here?")
    later = await window("ben")
    await expect(later.last()).to_contain_text("anyone here?")
    for other in (ben, later):
        assert "Between us" not in await other.page.locator("body").inner_text()
    await ana.page.get_by_role("button", name="Dismiss message").click()
    await expect(ana.messages().filter(has_text="Between us")).to_have_count(0)


async def test_an_optional_option_is_added_by_its_chip_and_arrives(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana")
    await ana.picks_command("/whisper")
    form = ana.page.locator(".command-form")
    await form.get_by_role("button", name="Run").click()
    await expect(form).to_contain_text("Please fill this in.")
    await form.get_by_label("text").fill("quiet please")
    await form.get_by_role("button", name="loud").click()
    await form.get_by_label("loud").select_option("Yes")
    await form.get_by_role("button", name="Run").click()
    await expect(ana.last()).to_contain_text("Between us: QUIET PLEASE")


async def test_suggestions_of_the_bot_come_while_typing(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana")
    await ana.picks_command("/listen")
    show = ana.page.locator(".command-form").get_by_label("show", exact=False).first
    await show.press_sequentially("quiet")
    await expect(ana.page.locator(".suggestion")).to_have_text(["The Quiet Hour"])
    await show.press("ArrowDown")
    await show.press("Enter")
    await expect(show).to_have_value("The Quiet Hour")
    await show.press("Enter")
    await expect(ana.last()).to_contain_text("Now playing the quiet hour")


async def test_a_form_is_filled_checked_and_sent_with_a_file(bot: PageBot, window: OpenWindow, tmp_path: Path) -> None:
    ana = await window("ana")
    draft = tmp_path / "draft.txt"
    draft.write_text("once upon a time")
    await ana.picks_command("/piece")
    await ana.page.get_by_role("button", name="Run").click()
    form = ana.page.get_by_role("dialog", name="Submit a piece")
    await form.get_by_label("Title").fill("The Sea at Night")
    await form.get_by_label("Text").fill("sea")
    await form.get_by_role("button", name="Submit").click()
    await expect(form).to_contain_text("At least 5 characters.")
    await expect(form).to_contain_text("Please choose.")
    await expect(form.locator(".modal-failure")).to_be_empty()
    await form.get_by_label("Text").fill("The sea is dark.")
    await form.locator(".select").click()
    await ana.page.get_by_role("dialog", name="Make a selection").get_by_text("Poem").click()
    await form.locator("input[type=file]").set_input_files(draft)
    await form.get_by_role("button", name="Submit").click()
    await expect(form).to_have_count(0)
    await expect(ana.last()).to_contain_text(
        "Got: The Sea at Night | The sea is dark. | poem | draft.txt=once upon a time"
    )


async def test_the_choosing_inputs_of_a_form_arrive_as_chosen(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana")
    await ana.runs("/card")
    await ana.page.get_by_role("button", name="Answer").click()
    form = ana.page.get_by_role("dialog", name="A few questions")
    await expect(form.get_by_label("12+")).to_be_checked()
    await form.get_by_text("Everyone").click()
    await form.get_by_text("Grief").click()
    await form.get_by_text("I wrote this myself").click()
    await form.locator(".select").click()
    await ana.page.locator(".list-option", has_text="Cleo").click()
    await form.get_by_role("button", name="Submit").click()
    await expect(ana.last()).to_contain_text("Everyone ['Grief'] True ['cleo']")


async def test_pressing_a_button_changes_the_message_in_place(bot: PageBot, window: OpenWindow) -> None:
    ana, ben = await window("ana"), await window("ben")
    await ana.runs("/card")
    await expect(ben.last()).to_contain_text("counted 0")
    await ben.page.get_by_role("button", name="Count me").click()
    await expect(ana.last()).to_contain_text("counted 1")
    await ana.page.get_by_role("button", name="Count me").click()
    await expect(ben.last()).to_contain_text("counted 2")


async def test_several_choices_of_a_select_go_together(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana")
    await ana.runs("/card")
    await ana.page.get_by_role("button", name="What do you read?").click()
    choices = ana.page.get_by_role("dialog", name="What do you read?")
    await expect(choices.get_by_role("button", name="Done")).to_be_disabled()
    await choices.get_by_text("Poems").click()
    await choices.get_by_text("Essays").click()
    await choices.get_by_role("button", name="Done").click()
    await expect(ana.last()).to_contain_text("You read poems, essays")


async def test_a_deferred_answer_shows_the_bot_thinking_until_it_comes(bot: PageBot, window: OpenWindow) -> None:
    ana, ben = await window("ana"), await window("ben")
    await ana.runs("/slow")
    await expect(ana.last()).to_contain_text("Quillcast is thinking…")
    await expect(ben.last()).to_contain_text("Quillcast is thinking…")
    bot.finish.set()
    await expect(ben.last()).to_contain_text("Thought about it.")
    await expect(ben.messages().filter(has_text="is thinking")).to_have_count(0)


async def test_the_bot_is_seen_typing(playground: Playground, bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana")
    general = playground.world.channel_named(playground.guild().id, "general")
    await bot.get_partial_messageable(general.id).typing()
    await expect(ana.page.locator(".typing")).to_have_text("Quillcast is typing…")
    await bot.get_partial_messageable(general.id).send("here I am")
    await expect(ana.page.locator(".typing")).to_have_text("")


async def test_a_press_without_an_answer_fails_visibly_after_three_seconds(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana")
    await ana.runs("/card")
    button = ana.page.get_by_role("button", name="Do nothing")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    await expect(ana.page.get_by_text("This interaction failed").first).to_be_visible()
    await ana.page.get_by_role("button", name="Count me").click()
    await expect(ana.last()).not_to_contain_text("This interaction failed")


async def test_a_command_without_an_answer_says_so(playground: Playground, bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana")
    playground.world.timing.acknowledge = 1.0
    await ana.runs("/silent")
    await expect(ana.page.get_by_text("Sending command…")).to_be_visible()
    await expect(ana.page.locator(".pending-line")).to_contain_text("The application did not respond")
    await ana.page.get_by_role("button", name="Dismiss").click()
    await expect(ana.page.locator(".pending-line")).to_have_count(0)


async def test_menus_on_messages_and_people_carry_the_commands_of_the_bot(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana")
    ben_wrote = ana.messages().filter(has_text="The lighthouse ate the rest")
    await ben_wrote.click(button="right")
    await ana.page.get_by_role("menuitem", name="Count words").click()
    await expect(ana.last()).to_contain_text("10 words")
    await ben_wrote.get_by_role("button", name="Ben", exact=True).click()
    await ana.page.get_by_role("menuitem", name="Wave").click()
    await expect(ana.last()).to_contain_text("waves at ben")


async def test_a_file_goes_to_the_bot_as_an_option_and_another_comes_back(
    bot: PageBot, window: OpenWindow, tmp_path: Path
) -> None:
    ana = await window("ana")
    draft = tmp_path / "abc.txt"
    draft.write_text("abc")
    await ana.picks_command("/echo")
    await ana.page.locator(".command-form input[type=file]").set_input_files(draft)
    await ana.page.get_by_role("button", name="Run").click()
    await expect(ana.last()).to_contain_text("abc.txt: 3 bytes")
    assert await ana.downloads(ana.last().get_by_text("Download")) == b"cba"
