"""An edition within Discord's limits, whatever feeds and members wrote, and nothing in it that is not ours."""

import re
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.paging import divide
from bot.digest.records import Correction, Edition, Made, Page
from bot.digest.selection import is_hard, select
from bot.news.records import Story, StoryEntry, pressable
from cogs.components.layouts import Item, Layout
from cogs.digest import messages
from cogs.digest.edition import SPARE_CHARACTERS, edition_items, fits, private_items
from cogs.digest.plain import plain_page, story_page
from cogs.news.stories import story_text
from tests.digest.telling import (
    DAY,
    MARKUP,
    NOW,
    PINGS,
    SPOILER,
    composed,
    corrections,
    made,
    seen_at_once,
    staff_lines,
    stories,
)

LINK = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]\(<([^\s<>()]*)>\)")


candidates_drawn = st.lists(stories(), max_size=14, unique_by=lambda each: each.id)


def story(number: int, **changes: object) -> Story:
    known = {
        "id": number,
        "guild_id": 1,
        "title": f"Story {number}",
        "link": f"https://paper.example/{number}",
        "source": "The Paper",
        "section": "World",
        "summary": "One sentence. " * 40,
        "brief": "One sentence.",
        "published_at": NOW,
        "seen_at": NOW,
        "minutes": 4,
    }
    return Story(**{**known, **changes})  # type: ignore[arg-type]


def also(site: str) -> StoryEntry:
    return StoryEntry(id=1, title="Told otherwise", link="https://paper.example/other", source=site, met_at=NOW)


def edition(*told: Story, of_members: tuple[Made, ...] = ()) -> Edition:
    return Edition(id=1, guild_id=1, name="daily", day=DAY, pages=(Page(told, of_members),))


def lines(items: list[Item]) -> str:
    return "\n".join(getattr(item, "content", "") for item in items)


def controls(items: list[Item]) -> list[str]:
    return [str(getattr(item, "custom_id", "")) for item in Layout(items).walk_children() if hasattr(item, "custom_id")]


@settings(deadline=timedelta(seconds=5), max_examples=75)
@given(
    candidates_drawn,
    st.lists(made, max_size=26),
    st.integers(1, 10),
    st.lists(made, max_size=3),
    staff_lines,
    st.lists(corrections, max_size=2),
)
def test_every_message_of_what_is_composed_fits_and_nothing_is_left_out(
    candidates: list[Story],
    of_members: list[Made],
    most: int,
    unread: list[Made],
    line: str,
    opening: list[Correction],
) -> None:
    drawn = composed(candidates, of_members, most, unread, line, opening)
    assert (len(drawn.made), drawn.pages[0].made) == (len(of_members), tuple(of_members[: len(drawn.pages[0].made)]))
    for number, page in enumerate(drawn.pages):
        items = edition_items(drawn, number)
        assert fits(items)
        assert Layout(items).content_length() <= 4000 - SPARE_CHARACTERS
        named = [*page.made, *(drawn.unread if number == 0 else ())]
        assert len(LINK.findall(lines(items))) == len(page.stories) + sum(each.post is not None for each in named)


@given(candidates_drawn, st.lists(made, max_size=26), st.integers(1, 10))
def test_hard_stories_stand_inside_the_message_itself(
    candidates: list[Story], of_members: list[Made], most: int
) -> None:
    chosen = select(candidates, NOW, most).chosen
    first, *thread = divide(chosen, of_members, taken=2_000)
    hard = [is_hard(each) for each in first.stories]
    assert not hard or not (hard[0] or hard[-1])
    assert sum(hard) <= 2
    assert not any(is_hard(each) for page in thread for each in page.stories)
    told = [each.id for page in (first, *thread) for each in page.stories]
    assert len(told) == len(set(told))
    assert {each.story.id for each in chosen if not is_hard(each.story)} <= set(told)


@settings(deadline=timedelta(seconds=5), max_examples=30)
@given(candidates_drawn, st.lists(made, max_size=26), st.lists(corrections, max_size=4), st.data())
def test_a_message_that_was_full_when_it_was_made_has_room_for_its_corrections(
    candidates: list[Story], of_members: list[Made], wrong: list[Correction], data: st.DataObject
) -> None:
    drawn = composed(candidates, of_members)
    if drawn.stories:
        about = [replace(each, subject=f"story:{data.draw(st.sampled_from(drawn.stories)).id}") for each in wrong]
        drawn = replace(drawn, corrections=tuple(about))
    for number in range(len(drawn.pages)):
        assert Layout(edition_items(drawn, number)).content_length() <= 4000


def test_a_day_of_ten_ordinary_stories_tells_most_of_them() -> None:
    items = edition_items(
        edition(*(story(number, brief="A sentence of the usual length. " * 8) for number in range(10)))
    )
    assert lines(items).count("A sentence of the usual length.") >= 8 * 5
    assert all(f"Story {number}" in lines(items) for number in range(10))


def test_a_quiet_day_has_room_for_whole_summaries() -> None:
    items = edition_items(edition(story(1), story(2)))
    assert lines(items).count("One sentence.") == 80


def test_a_summary_is_never_cut_off() -> None:
    for count in range(1, 11):
        shown = lines(
            edition_items(
                edition(*(story(number, brief="A claim, said who said it. " * 10) for number in range(count)))
            )
        )
        assert "…" not in shown


@given(stories(), st.booleans())
def test_text_of_feeds_has_no_markup_and_no_mentions(told: Story, whole: bool) -> None:
    shown = story_text(told, told.summary if whole else told.brief)
    if told.shared_by_id is not None:
        shown = shown.replace(f"<@{told.shared_by_id}>", "")
    assert not PINGS.search(shown)
    without_ours = LINK.sub(r"\1", SPOILER.sub(r"\1", shown))
    headline = re.search(r"(?:^|\n)\*\*((?:\\.|[^\\*])*)\*\*(?: — |\u200b|\n)", without_ours, re.DOTALL)
    assert headline is not None
    assert not MARKUP.search(headline[1])
    assert not MARKUP.search(without_ours.replace(headline[0], ""))
    assert shown.count("\n") <= 2
    assert not re.search(r"(?:^|\n)(?:#{1,3}|>|>>>|-|-#(?! Source| Content))\s", shown)


@given(stories(st.just(("war", "death"))), st.booleans())
def test_of_a_hard_story_only_note_and_source_are_seen_at_once(told: Story, whole: bool) -> None:
    harm = "HARMWORD"
    told = story(
        1,
        title=f"{told.title[:100]} {harm} {told.title[:50]}",
        summary=f"{told.summary[:200]}{harm}{told.summary[:100]}",
        brief=f"{harm}{told.brief[:200]}{harm}",
        link=told.link,
        source=told.source,
        notes=told.notes,
    )
    shown = story_text(told, told.summary if whole else told.brief)
    assert harm in shown
    assert harm not in seen_at_once(shown)
    assert "Content note: war, death." in seen_at_once(shown)
    assert len(SPOILER.findall(shown)) == 1
    assert "|" not in seen_at_once(shown).replace("\\|", "")


@given(st.text(max_size=300))
def test_a_link_stays_one_link_and_is_not_changed_twice(tail: str) -> None:
    link = pressable(f"https://paper.example/{tail}")
    assert pressable(link) == link
    assert re.fullmatch(r"[^\s()<>|\\`\"]+", link)


def test_links_lead_where_the_feed_says() -> None:
    shown = story_text(story(1, link="https://en.example/wiki/Lamp_(novel)?a=b|c>d"), "")
    assert "](<https://en.example/wiki/Lamp_%28novel%29?a=b%7Cc%3Ed>)" in shown


def test_the_order_is_the_order_of_reading() -> None:
    member = Made(kind="piece", id=3, title="Salt [letters]", by_id=80, details=("Poem", "Everyone"), post=(11, 12))
    items = edition_items(
        edition(story(2, section="Books"), story(1, notes=("war",)), story(3, section="Books"), of_members=(member,))
    )
    shown = [getattr(item, "content", "—") for item in items]
    assert [each.split("\n")[0] for each in shown] == [
        "# Today's digest",
        "## Story 2",
        "—",
        "### World",
        "—",
        "### Books",
        "—",
        "### From this community",
        "-# Some of this news was hard. You don't have to open it, and nobody minds if you skip it. You can talk about"
        " it with staff or with someone you trust, and `/digest subscribe` can leave such news out for you.",
        "—",
        "—",
    ]
    assert shown[0].endswith("\n-# Wednesday, September 30, 2026 · 3 stories · 12 minutes to read")
    assert "\n-# Books · Source: [The Paper]" in shown[1]
    assert shown[7].endswith("• [Salt (letters)](<https://discord.com/channels/1/11/12>) by <@80> · Poem, Everyone")


def test_an_edition_of_which_nothing_is_left_says_so() -> None:
    assert lines(edition_items(edition())).strip().endswith("What stood here was taken down.")


def test_a_preview_of_nothing_says_so_and_leads_to_what_is_held() -> None:
    nothing = Edition(id=0, guild_id=1, name="daily", day=DAY, pages=(Page(),), held=2)
    shown = messages.preview_items(nothing)
    assert "There is nothing new to tell" in lines(shown)
    assert "2 stories on hard subjects are held" in lines(shown)


def test_what_is_in_the_thread_is_announced_and_continued() -> None:
    two = Edition(id=1, guild_id=1, name="Sunday books", day=DAY, pages=(Page((story(1),)), Page((story(2),))))
    assert "There is more in the thread" in lines(edition_items(two))
    shown = edition_items(two, 1)
    assert lines(shown).startswith("### Sunday books, continued")
    assert "Story 2" in lines(shown)
    assert "digest:plain:1" not in controls(shown)
    assert "digest:page:1:1" in controls(private_items(two))


def test_of_a_hard_story_only_the_note_is_an_option_to_choose() -> None:
    items = edition_items(edition(story(1), story(2, notes=("war",), title="HARMWORD"), story(3)))
    select_row = next(item for item in items if getattr(item, "children", [None])[0].__class__.__name__ == "Select")
    options = select_row.children[0].options  # type: ignore[attr-defined]
    assert [each.label for each in options] == ["Story 1", "Content note: war", "Story 3"]
    assert controls(items) == ["digest:story:1", "digest:plain:1", "safety:report:0:0:edition:1"]


def test_a_preview_offers_nothing_to_press_on_stories() -> None:
    drawn = Edition(id=0, guild_id=1, name="daily", day=DAY, pages=(Page((story(1),)),))
    assert controls(edition_items(drawn)) == []


@given(st.lists(stories(), max_size=10), st.lists(made, max_size=6))
def test_the_plain_words_of_an_edition_have_no_markup_and_show_nothing_hard(
    told: list[Story], of_members: list[Made]
) -> None:
    shown, number = "", 0
    while True:
        items = plain_page(edition(*told, of_members=tuple(of_members)), number)
        assert Layout(items).content_length() <= 4000
        shown += lines(items)
        number += 1
        if f"digest:plain_page:1:{number}" not in controls(items):
            break
    assert "||" not in shown.replace("\\|", "")
    assert not re.search(r"(?m)^(?:#{1,3}|-#|>) ", shown)
    for each in told:
        if not each.notes:
            assert f"<{each.link}>" in shown


def test_a_story_that_is_opened_is_told_in_full_and_can_be_saved_once() -> None:
    items = story_page(7, story(3))
    assert lines(items).count("One sentence.") == 40
    assert "4 minutes to read" in lines(items)
    assert controls(items) == ["digest:save:7:3", "digest:why:3", "None"]
    german = story(3, author="Ana Holm", language="de-AT", minutes=4, entries=(also("Radio Sund"), also("The Paper")))
    assert "-# by Ana Holm · in German · 4 minutes to read" in lines(story_page(7, german))
    assert "also in: [Radio Sund](<https://paper.example/other>)" in lines(story_page(7, german))
    assert controls(story_page(7, story(3), is_saved=True)) == ["digest:why:3", "None"]


@given(stories())
def test_any_story_can_be_opened_and_saved(told: Story) -> None:
    for items in (story_page(1, told), story_page(1, told, is_saved=True)):
        assert Layout(items).content_length() <= 4000 - SPARE_CHARACTERS


def test_corrections_come_first_and_stand_with_their_date_where_it_was_wrong() -> None:
    wrong = Correction(id=1, day=DAY, subject="story:1", title="Story 1", text="It was [two].", corrected_at=NOW)
    opening = replace(edition(story(2)), opening=(wrong,), line="See you at the reading.")
    assert [each for each in lines(edition_items(opening)).split("\n") if each][2:4] == [
        "**Correction** to September 30, 2026, “Story 1”: It was \\[two\\].",
        "From staff: See you at the reading.",
    ]
    two = Edition(
        id=1, guild_id=1, name="daily", day=DAY, pages=(Page((story(2),)), Page((story(1),))), corrections=(wrong,)
    )
    assert "Corrected" not in lines(edition_items(two))
    assert "-# Corrected <t:1774368000:f>, “Story 1”: It was \\[two\\]." in lines(edition_items(two, 1))
    assert "Corrected" in lines(plain_page(two))
