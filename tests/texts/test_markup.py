"""Member text on its way to Discord: nothing pings, nothing hides where a link goes, nothing reaches past its end."""

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.texts.markup import excerpt, name, plain, shown

_BITS = st.sampled_from(
    [
        *(
            "**",
            "*",
            "__",
            "_",
            "~~",
            "||",
            "|||",
            "****",
            "`",
            "```",
            "\\",
            "[",
            "](",
            ")",
            "<",
            ">",
            "…",
            "word",
            "no.yes",
        ),
        *(
            "1.",
            "-",
            "#",
            "##",
            "-#",
            ">>>",
            "<@1>",
            "<@&2>",
            "<@!3>",
            "<#4>",
            "@everyone",
            "@here",
            "<:x:1>",
            "<a:y:2>",
        ),
        *("<t:1:R>", "</poem go:5>", "<id:browse>", "discord://x", "<mailto:a@b.c>", "https://a.example/b_c"),
        *("[a](https://b.example)", "[x](<https://y.example>)"),
    ]
)
_SEPARATORS = st.sampled_from(["", " ", "\n", "\n\n"])
PIECES = st.lists(st.tuples(_BITS, _SEPARATORS), max_size=30).map(
    lambda pairs: "".join(bit + gap for bit, gap in pairs)
)
ANY_TEXT = st.one_of(PIECES, st.text(max_size=80))

# What Discord's server or client turns into a ping, a tag of its own, or a link under other words.
_PINGS = re.compile(
    r"@everyone|@here|<@[!&]?\d+>|<#\d+>|<t:-?\d+(:\w)?>|</[^<>]+:\d+>|<a?:\w+:\d+>|<id:\w+>", re.IGNORECASE
)
_MASKED = re.compile(r"\]\(")
_OTHER_LINKS = re.compile(r"(?:discord|steam|javascript|mailto|tel):(?://)|<(?:mailto|tel):", re.IGNORECASE)


def unescaped(text: str) -> str:
    """What a reader sees of an escaped text."""
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", text).replace("\u200b", "")


@given(ANY_TEXT)
@example("[[a](https://b.example)](https://c.example) @<:everyone:1>")
def test_nothing_pings_or_masks_a_link(text: str) -> None:
    for result in (plain(text), plain(text, links=True), shown(text), name(text), excerpt(text), shown(text, 30)):
        assert not _PINGS.search(result)
        assert not _OTHER_LINKS.search(re.sub(r"<https?://[^<>\s]*>", "", result))
    for result in (shown(text), excerpt(text)):
        assert not _MASKED.search(result)


@given(ANY_TEXT)
def test_showing_twice_is_showing_once(text: str) -> None:
    assert shown(shown(text)) == shown(text)


@given(ANY_TEXT, st.integers(0, 60))
def test_no_result_is_longer_than_its_limit(text: str, limit: int) -> None:
    for result in (
        plain(text, limit),
        plain(text, limit, links=True),
        shown(text, limit),
        name(text, limit),
        excerpt(text, limit),
    ):
        assert len(result) <= limit


@given(st.text(alphabet=st.sampled_from("ab *_~|`\\[]<>#-1.\n"), max_size=40))
def test_plain_text_is_seen_exactly_as_it_was(text: str) -> None:
    assert unescaped(plain(text)) == text


@given(ANY_TEXT)
def test_nothing_of_the_words_is_lost_in_a_name(text: str) -> None:
    assert "\n" not in name(text)


@given(PIECES, PIECES)
def test_what_stands_after_a_piece_is_not_drawn_into_it(text: str, after: str) -> None:
    """If a piece is balanced, balancing it together with balanced text changes neither."""
    apart = f"{shown(text)}\n\nx\n\n{shown(after)}"
    assert shown(apart) == apart


@pytest.mark.parametrize(
    ("piece", "result"),
    [
        ("**bold** *soft* ~~gone~~ ||hidden|| __under__", "**bold** *soft* ~~gone~~ ||hidden|| __under__"),
        ("# Heading\n\n* * *\n\n- one\n* two\n> quote", "# Heading\n\n\\* \\* \\*\n\n- one\n* two\n> quote"),
        (
            "[my site](https://a.example/x) and [b](<https://c.example>)",
            "my site (https://a.example/x) and b (https://c.example)",
        ),
        ("[https://good.example](https://bad.example)", "https://good.example (https://bad.example)"),
        ("hi <@80351110224678912> <:wave:41771983423143937>", "hi <\u200b@80351110224678912> :wave:"),
        ("see </poem go:41771983423143937>", "see /poem go"),
        ("5 * 3, *open and snake_case", "5 \\* 3, \\*open and snake_case"),
        ("```\nx = a * b\n```", "```\nx = a * b\n```"),
        ("```\nnever closed", "\\`\\`\\`\nnever closed"),
        ("name: ____", "name: \\_\\_\\_\\_"),
        ("||a `b|| c`", "||a \\`b|| c\\`"),
        ("***both** one*", "***both** one*"),
        ("the end\\", "the end\\\\"),
        ("*one *two* three", "\\*one *two* three"),
        ("said:\n>>> a\n\nb", "said:\n> a\n> \n> b"),
        ("```py\n>>> 1\n1\n```", "```py\n>>> 1\n1\n```"),
        ("https://a.example/snake_case_word_", "https://a.example/snake_case_word\\_"),
        ("    indented verse\n        more", "    indented verse\n        more"),
    ],
)
def test_a_piece_keeps_its_form(piece: str, result: str) -> None:
    assert shown(piece) == result


def test_plain_text_has_no_form() -> None:
    assert plain("# a\n- b\n> c\n1. d\n-# e") == "\\# a\n\\- b\n\\> c\n1\\. d\n\\-# e"
    assert plain("**a** <b> [c](d)") == "\\*\\*a\\*\\* \\<b> \\[c\\](d)"


def test_plain_addresses_are_dead_or_end_where_they_end() -> None:
    assert plain("at https://a.example/b_c.") == "at https:\u200b//a.example/b\\_c."
    assert plain("at https://a.example/b_c.", links=True) == "at <https://a.example/b_c>."


def test_a_cut_spoiler_stays_shut() -> None:
    assert shown("see ||a secret that is long|| x", 16) == "see ||a…||"
    assert shown("```\ncode that is long enough\n```", 20) == "```\ncode that…\n```"
    assert shown("**bold words go on and on**", 17) == "**bold words…**"


def test_an_address_is_never_cut() -> None:
    assert shown("read https://a.example/stories/1 tonight", 30) == "read…"
    assert shown("read https://a.example/1 tonight, please", 27) == "read https://a.example/1 …"


def test_an_excerpt_begins_with_the_words_of_the_piece() -> None:
    piece = "# The *Title*\n\n***\n\nIt was night.\nNobody slept.\n\n\n*Then* it rang."
    assert excerpt(piece) == "The *Title*\n\nIt was night.\nNobody slept.\n\n*Then* it rang."
    assert excerpt(piece, title="the title") == "It was night.\nNobody slept.\n\n*Then* it rang."
    assert excerpt("# # Big\nC# 5\n-# small") == "Big\nC# 5\nsmall"
    assert excerpt("||\nwho did it\n||\n\nthe end", 20) == "||\nwho did it…||"
    assert excerpt("# ||x\n||y") == "||x\n||y"
    assert excerpt("||Rain\nwho did it||", title="Rain") == "||Rain\nwho did it||"
    assert excerpt("") == ""


def test_a_name_with_right_to_left_letters_is_kept_apart() -> None:
    assert name("שלום  עולם") == "\u2068שלום עולם\u2069"
    assert name("Zoë\nK.") == "Zoë K."
    assert len(name("ש" * 50, 10)) == 10


@pytest.mark.parametrize(
    "unit",
    ["*", "_a ", "a* ", "||", "`", "`` ` ", "[a](", "<", "<a", "\\", "# ", "https://", "~~", " ", "\n", "* ", "|", "@"],
)
def test_hostile_markup_takes_no_longer_than_it_must(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    shown(text)
    plain(text)
    shown(text, 2_000)
    excerpt(text)
    assert time.process_time() - began < 5
