"""An edition within Discord's limits, whatever feeds and members wrote, and nothing in it that is not ours."""

import re
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.records import Edition, Made
from bot.news.records import Story, pressable
from cogs.components.layouts import Item, Layout
from cogs.digest import messages
from cogs.news.stories import story_text
from tests.digest.telling import DAY, MARKUP, NOW, PINGS, SPOILER, composed, made, seen_at_once, stories

LINK = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]\(<([^\s<>()]*)>\)")


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
    }
    return Story(**{**known, **changes})  # type: ignore[arg-type]


def edition(*told: Story, of_members: tuple[Made, ...] = ()) -> Edition:
    return Edition(id=1, guild_id=1, name="daily", day=DAY, stories=told, made=of_members)


def lines(items: list[Item]) -> str:
    return "\n".join(getattr(item, "content", "") for item in items)


@settings(deadline=timedelta(seconds=5), max_examples=150)
@given(st.lists(stories(), max_size=14), st.lists(made, max_size=9), st.integers(1, 10))
def test_what_is_composed_fits_and_nothing_of_it_is_left_out(
    candidates: list[Story], of_members: list[Made], most: int
) -> None:
    drawn = composed(candidates, of_members, most)
    items = messages.edition_items(drawn)
    assert messages.fits(items)
    assert Layout(items).content_length() <= 4000 - messages.SPARE_CHARACTERS
    if not drawn.is_empty:
        assert len(LINK.findall(lines(items))) == len(drawn.stories) + sum(each.post is not None for each in drawn.made)


def test_a_day_of_ten_ordinary_stories_tells_most_of_them() -> None:
    items = messages.edition_items(
        edition(*(story(number, brief="A sentence of the usual length. " * 8) for number in range(10)))
    )
    assert lines(items).count("A sentence of the usual length.") >= 8 * 5
    assert all(f"**Story {number}**" in lines(items) for number in range(10))


def test_a_quiet_day_has_room_for_whole_summaries() -> None:
    items = messages.edition_items(edition(story(1), story(2)))
    assert lines(items).count("One sentence.") == 80


def test_a_summary_is_never_cut_off() -> None:
    for count in range(1, 11):
        shown = lines(
            messages.edition_items(
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
    items = messages.edition_items(
        edition(story(1, notes=("war",)), story(2, section="Books"), story(3, section="Books"), of_members=(member,))
    )
    shown = [getattr(item, "content", "—") for item in items]
    assert [each.split("\n")[0] for each in shown] == [
        "## Today's digest · Wednesday, September 30, 2026",
        "—",
        "### World",
        "—",
        "### Books",
        "**Story 3**",
        "—",
        "### From this community",
        "—",
        "-# Some of today's news was hard. You don't have to open it, and you can talk to staff or someone you trust.",
    ]
    assert shown[7].endswith("• [Salt (letters)](<https://discord.com/channels/1/11/12>) by <@80> · Poem, Everyone")


def test_an_edition_of_which_nothing_is_left_says_so() -> None:
    assert lines(messages.edition_items(edition())).endswith("What stood here was taken down.")


def test_a_preview_of_nothing_says_so_and_leads_to_what_is_held() -> None:
    nothing = Edition(id=0, guild_id=1, name="daily", day=DAY, stories=(), made=(), held=2)
    shown = messages.preview_items(nothing)
    assert "There is nothing new to tell" in lines(shown)
    assert "2 stories are held" in lines(shown)
