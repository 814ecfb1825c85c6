import random
from pathlib import Path

import pytest

from bot.feeds.identity import distinct
from bot.feeds.parsed import NotAFeedError
from bot.feeds.parsing import parse
from bot.feeds.plain import paragraphs_of_markup

_PIECES = [
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<![CDATA[",
    b"\x00",
    b"<!--",
    b"&#xD800;",
    b"&#1;",
    b'"',
    b'xml:base="http://[::1"',
]
_PIECES += [b' type="xhtml"', b' mode="base64"', b"\xff\xfe", b"</item>", b"<item>"]


def _damaged(body: bytes, chance: random.Random) -> bytes:
    broken = bytearray(body)
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(broken) + 1)
        end = start + chance.randrange(1, 200)
        match chance.randrange(4):
            case 0:
                del broken[start:end]
            case 1:
                broken[start:start] = chance.choice(_PIECES)
            case 2:
                broken[start:start] = broken[start:end]
            case _:
                broken[start : start + 4] = chance.randbytes(4)
    return bytes(broken)


@pytest.mark.parametrize("seed", range(4))
def test_damaged_feeds_are_read_or_refused_but_never_raise(shared: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = sorted((shared / "corpus" / "feeds").iterdir())
    for _ in range(60):
        body = _damaged(chance.choice(files).read_bytes()[:40_000], chance)
        try:
            feed = parse(body, chance.choice([None, "text/xml; charset=utf-16"]), "https://a.example/")
        except NotAFeedError:
            continue
        assert len(distinct(feed)) <= len(feed.entries)
        repr(feed).encode("utf-8")


@pytest.mark.parametrize("markup", ["<p>a&#1;b</p>", "<p>a\x01b</p>", "<p>a\x00b</p>", "<p>a&#0;b<br>"])
def test_control_characters_in_markup_do_no_harm(markup: str) -> None:
    assert "".join(character for character in paragraphs_of_markup(markup) if character.isascii()) == "ab"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>wait\x85</p><p>and\xa0 then\u2009so</p>", "wait…\n\nand then so"),
        ("<p>Caf\xc3\xa9</p><p>“so”</p>", "Café\n\n“so”"),
        ("<P>one<BR>two</P>", "one\ntwo"),
        ("a <b>b</b>&#8217;s\u202e", "a b’s"),
    ],
)
def test_each_paragraph_is_cleaned_by_itself(markup: str, text: str) -> None:
    assert paragraphs_of_markup(markup) == text
