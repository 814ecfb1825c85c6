"""Submitting a piece, as its author sees it."""

import asyncio
from datetime import timedelta

from bot.playground.model import Upload
from tests.community import Community
from tests.showcase.walks import (
    FILE,
    KIND,
    OWN,
    RAIN,
    SEND,
    TEXT,
    TITLE,
    approves,
    cards,
    fills_first_form,
    refusal,
    submits,
    takes,
    whole,
    word_file,
)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
AGE = "From what age is it?"
HARD = "### @everyone <@1> <@&2> </ban:3> **open *[free](https://evil.example) ||`\u200b\u200d\u202e" * 40


async def test_a_piece_is_filled_in_page_by_page_and_sent(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    page = await fills_first_form(ana)
    assert page.ephemeral
    assert "Poem · 12+ · 6 words · 1 minute" in page.text
    assert "Only staff see it until they say yes" in page.text
    form = await whole(ana.presses(page, "Rating and notes"))
    page = await whole(ana.fills(form, {AGE: "Everyone", "Does it touch on any of these?": ["death"]}))
    form = await whole(ana.presses(page, "About it"))
    page = await whole(
        ana.fills(form, {"One line about it": "a wet one", "Read aloud": ["I'm looking for somebody to read it aloud"]})
    )
    form = await whole(ana.presses(page, "Add the next part"))
    page = await whole(ana.fills(form, {"Add the next part": "And stops."}))
    assert "Poem · Everyone · 8 words" in page.text
    assert "Notes: death" in page.text
    assert "a wet one" in page.text
    assert "Looking for somebody to read it aloud" in page.text
    preview = await whole(ana.presses(page, "Preview"))
    assert "Nobody else sees it now" in preview.text
    assert "It rains" not in preview.text  # with notes, the beginning waits until it is opened
    proof = await whole(ana.presses(preview, "Read it through"))
    assert "It rains on *everything*." in proof.text
    page = await whole(ana.presses(proof, "Back"))
    sent = await whole(ana.presses(page, SEND))
    assert "Sent to staff" in sent.text
    card = await sam.waits_for("A piece waits", channel="staff")
    assert "a wet one" in card.text
    assert "It rains" not in card.text
    assert "Waits for staff" in (await whole(ana.runs("/showcase mine"))).text
    await community.settles()
    assert cards(community) == []
    assert "Rain" not in "".join(message.text for message in ben.sees("general"))


async def test_a_form_left_open_for_an_hour_and_a_restart_lose_nothing(community: Community) -> None:
    ana = community.person("ana")
    form = await whole(ana.runs("/showcase submit"))
    community.passes(timedelta(hours=1))
    await community.restart()
    page = await whole(ana.fills(form, {TITLE: "Rain", KIND: "Poem", TEXT: RAIN, **OWN}))
    form = await whole(ana.presses(page, "Title and kind"))
    community.passes(timedelta(hours=1))
    await community.restart()
    page = await whole(ana.fills(form, {TITLE: "More rain"}))
    assert "More rain" in page.text
    again = await whole(ana.runs("/showcase submit"))
    assert "More rain" in again.text
    assert "It rains" in again.text
    sent = await whole(ana.presses(page, SEND))
    assert "Sent to staff" in sent.text


async def test_two_presses_of_send_make_one_piece(community: Community) -> None:
    ana = community.person("ana")
    page = await fills_first_form(ana)
    both = await asyncio.gather(ana.presses(page, SEND), ana.presses(page, SEND))
    assert any("already sent" in refusal(reply) for reply in both)
    await community.settles()
    waiting = [each for each in community.person("sam").sees("staff") if "A piece waits" in each.text]
    assert len(waiting) == 1


async def test_marked_words_are_shown_and_left_out_with_one_press(community: Community) -> None:
    ana = community.person("ana")
    page = await fills_first_form(ana, text="It rains.\n\nMail me: ana@example.org\n\nIt *still* rains.")
    assert "“ana@example.org” looks like an e-mail address" in page.text
    assert SEND not in page.buttons
    form = await whole(ana.presses(page, "Text"))
    assert "ana@example.org" in str(form.modal)  # it comes back prefilled
    page = await whole(ana.fills(form, {}))
    page = await whole(ana.presses(page, "Leave these out"))
    assert "e-mail" not in page.text
    assert "It *still* rains." in page.text
    assert "Sent to staff" in (await whole(ana.presses(page, SEND))).text


async def test_links_stop_in_a_poem_and_not_in_an_article(community: Community) -> None:
    ana = community.person("ana")
    page = await fills_first_form(ana, text="From https://www.example.org/report we know that it rains.")
    assert "looks like a link" in page.text
    form = await whole(ana.presses(page, "Title and kind"))
    page = await whole(ana.fills(form, {KIND: "Article"}))
    assert SEND in page.buttons


async def test_what_an_author_adds_is_checked_by_staff_and_seen_by_readers(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    page = await fills_first_form(ana, **{KIND: "Article"})
    form = await whole(ana.presses(page, "About it"))
    wishes = {"What sort of writing is it?": ["nature"], "What would you like from readers?": "Questions"}
    page = await whole(ana.fills(form, wishes))
    assert "From readers you would like: Questions" in page.text
    form = await whole(ana.presses(page, "Series and links"))
    added = {
        "What is it about?": "Why it rains",
        "Is it part of a series?": "Weather",
        "Which chapter?": "two",
        "Was it published before?": "https://weather.example/2",
        "Where do the facts come from?": "https://a.example/rain\nhttps://b.example/clouds",
    }
    page = await whole(ana.fills(form, added))
    assert "**Which chapter?** needs a number" in page.text
    page = await whole(ana.fills(await whole(ana.presses(page, "Series and links")), {"Which chapter?": "2"}))
    assert "2 links" in page.text
    await whole(ana.presses(page, SEND))
    check = await takes(sam)
    for seen in ("Chapter 2 of Weather", "About: Why it rains", "https://weather.example/2", "Names 2 links"):
        assert seen in check.text
    await approves(sam, check)
    card = await ben.waits_for("Chapter 2 of Weather", channel="showcase")
    assert "nature" in card.text
    reading = await whole(ben.presses(card, "Read"))
    assert "**Where the facts come from**" in reading.text
    assert "https://b.example/clouds" in reading.text
    page = await fills_first_form(ana, title="Snow", text="It snows.")
    series = {"Is it part of a series?": "Weather", "Which chapter?": "3"}
    page = await whole(ana.fills(await whole(ana.presses(page, "Series and links")), series))
    await whole(ana.presses(page, SEND))
    await approves(sam, await takes(sam, "Snow"))
    reading = await whole(ben.presses(card, "Read"))
    assert "It snows." in (await whole(ben.presses(reading, "Next chapter"))).text


async def test_markup_mentions_and_invisible_letters_ping_nobody_and_break_nothing(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    page = await fills_first_form(ana, text=HARD[:4000], title=("**@everyone** `" * 7)[:100])
    if SEND not in page.buttons:
        page = await whole(ana.presses(page, "Leave these out"))
    await whole(ana.presses(page, SEND))
    check = await takes(sam, title="everyone")
    proof = await whole(sam.presses(check, "Read it")) if "Read it" in check.buttons else check
    assert not proof.failed
    await approves(sam, proof)
    card = await ben.waits_for("everyone", channel="showcase")
    await community.settles()
    reading = await whole(ben.presses(card, "Read"))
    for shown in (card.text, reading.text):
        assert "@everyone" not in shown
        assert "<@1>" not in shown
        assert "](https" not in shown
        assert "\u202e" not in shown
    assert card.mentions == []


async def test_a_text_that_is_too_long_is_kept_and_says_so(community: Community) -> None:
    ana = community.person("ana")
    page = await fills_first_form(ana, text="word " * 799)
    for _ in range(6):
        form = await whole(ana.presses(page, "Add the next part"))
        page = await whole(ana.fills(form, {"Add the next part": f"{_} " + "word " * 799}))
    assert "5599 words" in page.text.replace(",", "")
    assert "5,000 is the most" in page.text
    assert SEND not in page.buttons
    parts = await whole(ana.presses(page, "Text"))
    form = await whole(ana.chooses(parts, "Part 2 of 7"))
    page = await whole(ana.fills(form, {"Part 2 of 7": "shorter"}))
    assert SEND in page.buttons
    assert "4800 words" in page.text.replace(",", "")


async def test_ones_own_message_becomes_a_draft(community: Community) -> None:
    ana, ben = community.person("ana"), community.person("ben")
    message = await ana.writes("general", "A haiku about rain.\nIt is not one.")
    page = await (await ana.uses_menu("Submit to the showcase", message=message)).settled()
    assert page.ephemeral
    assert "**Title** is still empty" in page.text
    assert "Choose what it is." in page.text
    assert "A haiku about rain." in page.text
    again = await (await ana.uses_menu("Submit to the showcase", message=message)).settled()
    assert again.text.count("A haiku") == 1
    form = await whole(ana.presses(again, "Title and kind"))
    page = await whole(ana.fills(form, {TITLE: "Not a haiku", KIND: "Poem"}))
    assert SEND not in page.buttons
    page = await whole(ana.presses(page, "I wrote it myself"))
    assert "No AI wrote or changed any of it" in page.text
    assert "Sent to staff" in (await whole(ana.presses(page, SEND))).text
    refused = await whole(ben.uses_menu("Submit to the showcase", message=message))
    assert "Only your own messages" in refused.text


async def test_a_message_without_words_is_refused_in_one_sentence(community: Community) -> None:
    ana = community.person("ana")
    message = await ana.writes("general", "", stickers=[1])
    reply = await whole(ana.uses_menu("Submit to the showcase", message=message))
    assert reply.text == "There was nothing in it. Please write something."
    picture = await ana.writes("general", "", files=[Upload("cat.png", PNG, "image/png")])
    page = await (await ana.uses_menu("Submit to the showcase", message=picture)).settled()
    assert "only pictures in that file" in page.text
    assert SEND not in page.buttons


async def test_a_word_file_is_opened_with_its_form(community: Community) -> None:
    ana = community.person("ana")
    form = await whole(ana.runs("/showcase submit"))
    file = Upload("rain.docx", word_file("The roof", "It rains on *nothing*.", "It rains."), DOCX)
    page = await (await ana.fills(form, {TITLE: "Rain", KIND: "Fiction", FILE: [file], **OWN})).settled()
    assert SEND in page.buttons
    proof = await whole(ana.presses(await whole(ana.presses(page, "Preview")), "Read it through"))
    assert "# The roof" in proof.text
    assert "It rains on \\*nothing\\*." in proof.text
    assert "**It rains.**" in proof.text


async def test_typed_words_and_a_file_are_both_kept_in_that_order(community: Community) -> None:
    ana = community.person("ana")
    page = await fills_first_form(ana, text="First.")
    form = await whole(ana.presses(page, "Add the next part"))
    file = Upload("more.txt", "Third, with an ä.".encode("utf-16"), "text/plain")
    page = await (await ana.fills(form, {"Add the next part": "Second.", FILE: [file]})).settled()
    assert page.text.index("First.") < page.text.index("Second.") < page.text.index("Third, with an ä.")


async def test_a_file_that_is_none_costs_nothing_that_was_typed(community: Community) -> None:
    ana = community.person("ana")
    form = await whole(ana.runs("/showcase submit"))
    bad = Upload("rain.docx", b"PK\x03\x04 not a zip", DOCX)
    page = await (await ana.fills(form, {TITLE: "Rain", KIND: "Poem", TEXT: RAIN, FILE: [bad], **OWN})).settled()
    assert "It rains" in page.text
    assert SEND in page.buttons
    assert "file" in page.text.lower()


async def test_the_button_of_the_start_card_opens_the_first_form(community: Community) -> None:
    nia = community.person("nia")
    card = await nia.waits_for("Start here", channel="start-here")
    form = await whole(nia.presses(card, "Submit a piece"))
    page = await whole(nia.fills(form, {TITLE: "First", KIND: "Fiction", TEXT: "Once.", **OWN}))
    assert SEND in page.buttons
    again = await whole(nia.presses(card, "Submit a piece"))
    assert "First" in again.text


async def test_a_draft_is_thrown_away_after_a_question(community: Community) -> None:
    ana = community.person("ana")
    page = await fills_first_form(ana)
    question = await whole(ana.presses(page, "Throw away"))
    assert "will be gone" in question.text
    page = await whole(ana.presses(question, "Back"))
    question = await whole(ana.presses(page, "Throw away"))
    assert "Thrown away" in (await whole(ana.presses(question, "Throw away"))).text
    assert (await whole(ana.runs("/showcase submit"))).state == "modal"


async def test_a_piece_is_taken_back_changed_and_sent_again(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    await submits(ana)
    check = await takes(sam)
    mine = await whole(ana.runs("/showcase mine"))
    assert "Somebody on staff is reading it" in mine.text
    own = await whole(ana.presses(mine, "Open"))
    back = await whole(ana.presses(own, "Take it back"))
    assert "You took it back" in back.text
    late = await whole(sam.presses(check, "Other rating"))
    refused = await whole(sam.fills(late, {}))
    assert "Its author has taken it back" in refusal(refused)
    page = await whole(ana.presses(back, "Change it and send again"))
    assert "It rains" in page.text
    await whole(ana.presses(page, SEND))
    assert "sent again" in (await sam.waits_for("try 2", channel="staff")).text
    own = await whole(ana.presses(await whole(ana.runs("/showcase mine")), "Open"))
    sent = await whole(ana.presses(own, "What you sent"))
    assert "It rains" in (await whole(ana.presses(sent, "Read", nth=1))).text


async def test_what_is_switched_off_refuses(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    page = await fills_first_form(ana)
    await whole(sam.presses(await whole(sam.runs("/settings show")), "Switch showcase off"))
    assert "switched off" in (await whole(ana.runs("/showcase submit"))).text
    assert "switched off" in refusal(await whole(ana.presses(page, SEND)))
    assert "switched off" in (await whole(sam.runs("/review next"))).text


async def test_staff_say_what_ai_may_do_and_who_submits_says_that_they_kept_to_it(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    form = await whole(sam.presses(await whole(sam.runs("/settings show")), "Showcase: AI"))
    told = await whole(sam.fills(form, {"What may AI do in a piece here?": "Spelling and commas, nothing else"}))
    assert "AI may have helped with spelling and commas" in told.text
    form = await whole(ana.runs("/showcase submit"))
    page = await whole(ana.fills(form, {TITLE: "The Gate", KIND: "Article", TEXT: RAIN, **OWN}))
    assert "spelling and commas, and with nothing else" in page.text
    assert "where the facts come from" in page.text
    assert "Some magazines and contests count this as published" in page.text
    assert SEND in page.buttons


async def test_a_piece_that_lives_elsewhere_is_checked_and_says_where(community: Community) -> None:
    ana, sam, ben = (community.person(name) for name in ("ana", "sam", "ben"))
    form = await whole(ana.runs("/showcase link"))
    typed = {TITLE: "The Gate", KIND: "Blog post", "Where is it?": "ana's blog", "An excerpt, in your own words": RAIN}
    page = await whole(ana.fills(form, {**typed, **OWN}))
    assert SEND not in page.buttons
    assert "The Gate" in (await whole(ana.runs("/showcase mine"))).text
    page = await whole(ana.runs("/showcase link"))
    form = await whole(ana.presses(page, "Where is it?"))
    page = await whole(ana.fills(form, {"Where is it?": "https://blog.example/gate"}))
    await whole(ana.presses(page, SEND))
    await approves(sam, await takes(sam, "The Gate"))
    card = await ben.waits_for("### The Gate", channel="showcase")
    assert "All of it is at <https://blog.example/gate>" in card.text
    assert "https://blog.example/gate" in (await whole(ben.presses(card, "Read"))).text


async def test_ones_blog_is_named_and_taken_off_again(community: Community) -> None:
    ana = community.person("ana")
    page = await whole(ana.presses(await whole(ana.runs("/showcase mine")), "My blog"))
    assert "Nothing is published by itself" in page.text
    form = await whole(ana.presses(page, "Add my blog"))
    address = community.playground.site.url("feeds/books.xml")
    page = await whole(ana.fills(form, {"Where is your blog?": address}))
    assert "Your blog: **" in page.text
    form = await whole(ana.presses(page, "Another blog"))
    nothing = community.playground.site.url("feeds/nothing.xml")
    refused = await whole(ana.fills(form, {"Where is your blog?": nothing}))
    assert "There is nothing at that address" in refusal(refused)
    page = await whole(ana.presses(page, "Take it off"))
    assert "Add my blog" in page.buttons
