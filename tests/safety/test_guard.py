"""What the forms may count on: exact words, what stops, and a text that stays a text when the words are left out."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.safety.guard import Kind, Mark, check, leave_out, marks
from bot.safety.guard.reading import close_up, read

DISGUISED = "Hi! ａｎｎａ\u200b＠ｇｍａｉｌ．ｃｏｍ or дiscord.gg/x, 0️⃣7️⃣9️⃣1️⃣1️⃣ 123456, @moth_wing bye"


def test_marks_point_at_the_words_as_they_were_typed() -> None:
    text = "Mail: A\u0301nna\u200b@gma\u00adil.com\u200b!"
    (mark,) = marks(text)
    assert mark.kind is Kind.EMAIL
    assert mark.words(text).rstrip("\u200b") == "A\u0301nna\u200b@gma\u00adil.com"
    assert text[mark.end] == "!"


def test_marks_come_in_order_and_never_overlap() -> None:
    found = marks(DISGUISED)
    assert [mark.kind for mark in found][:1] == [Kind.EMAIL]
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_an_address_is_one_mark_of_the_kind_that_counts_most() -> None:
    for text, kind in (
        ("https://discord.gg/abc", Kind.INVITE),
        ("https://www.tiktok.com/@moth", Kind.HANDLE),
        ("https://www.tiktok.com/@moth/video/7", Kind.LINK),
        ("@anna@mastodon.social", Kind.HANDLE),
        ("https://example.com/0791112345678", Kind.LINK),
    ):
        assert [mark.kind for mark in marks(text)] == [kind], text


def test_every_kind_stops_but_school_and_age_which_may_be_sent_on() -> None:
    assert {kind for kind in Kind if not kind.stops} == {Kind.SCHOOL, Kind.AGE}
    verdict = check("I'm 14 and go to Hillside School, call 07911 123456", links_allowed=False)
    assert [mark.kind for mark in verdict.flagging] == [Kind.AGE, Kind.SCHOOL]
    assert [mark.kind for mark in verdict.stopping] == [Kind.PHONE]


def test_links_stop_only_where_a_field_is_not_for_links() -> None:
    text = "First printed at https://example.com/poem"
    assert check(text, links_allowed=False).stops
    assert check(text, links_allowed=True).marks == ()


def test_invites_stop_even_where_links_are_allowed() -> None:
    verdict = check("https://example.com and discord.gg/abc", links_allowed=True)
    assert [mark.kind for mark in verdict.stopping] == [Kind.INVITE]


def test_discord_mentions_are_no_handles() -> None:
    assert (
        marks("<@80351110224678912> <@&41771983423143936> <#41771983423143937> <:moth_1:41771983423143937> </poem_2:5>")
        == ()
    )


def test_helplines_may_be_named() -> None:
    assert (
        marks("Childline is free on 0800 1111; in the US call 988 or 1-800-273-8255, text 741741; Samaritans: 116 123.")
        == ()
    )


def test_leaving_out_tidies_the_seams() -> None:
    for before, after in (
        ("Write to me at anna@example.org, please.", "Write to me at, please."),
        ("anna@example.org", ""),
        ("Read [my blog](https://example.org/x) first.", "Read [my blog] first."),
        ("So: <https://example.org> - good", "So: - good"),
        ("one\nanna@example.org\ntwo", "one\n\ntwo"),
        ("a (anna@example.org) b", "a b"),
    ):
        assert leave_out(before, marks(before)) == after


def test_leaving_out_nothing_changes_nothing() -> None:
    assert leave_out("( ) as  it was ", ()) == "( ) as  it was "


def test_leaving_out_never_joins_words_to_something_new() -> None:
    text = "annadiscord.gg/x@example.org"
    assert leave_out("ab12cd", [Mark(2, 4, Kind.LINK)]) == "ab cd"
    assert not check(leave_out(text, marks(text)), links_allowed=False).stops


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_can_be_read_and_every_character_points_back(text: str) -> None:
    reading = close_up(read(text))
    assert len(reading.index) == len(reading.text)
    assert list(reading.index) == sorted(reading.index)
    for mark in marks(text):
        assert 0 <= mark.start < mark.end <= len(text)


_BITS = st.sampled_from(
    [
        "anna",
        "@",
        "gmail",
        ".com",
        " at ",
        " dot ",
        "discord.gg/",
        "x1",
        " ",
        "07911 123456",
        "+44",
        "https://",
        "my insta is ",
        "\n",
        "(",
        ")",
        "\u200b",
    ]
)


@given(st.lists(_BITS, max_size=14).map("".join))
def test_leaving_out_again_and_again_ends_with_a_clean_text(text: str) -> None:
    for _ in range(8):
        found = marks(text)
        if not found:
            return
        shorter = leave_out(text, found)
        assert len(shorter) < len(text) + len(found)
        text = shorter
    assert not marks(text)


def test_a_disguise_is_left_out_whole() -> None:
    left = leave_out(DISGUISED, marks(DISGUISED))
    assert left.startswith("Hi!")
    assert not any(character.isdigit() for character in left.replace("\ufe0f", ""))
