import pytest

from bot.feeds.identity import distinct, keys_of
from bot.feeds.links import comparable
from bot.feeds.parsed import Enclosure, ParsedEntry, ParsedFeed

HOME = "https://news.example/"


def feed(*entries: ParsedEntry) -> ParsedFeed:
    return ParsedFeed(link=HOME, entries=entries)


def same(first: ParsedEntry, second: ParsedEntry) -> bool:
    return bool(keys_of(feed(first))[0] & keys_of(feed(second))[0])


def test_an_entry_whose_id_changes_is_known_by_its_link() -> None:
    assert same(ParsedEntry("1700000001", "Same", HOME + "s"), ParsedEntry("1700009999", "Same", HOME + "s"))


def test_an_entry_whose_link_changes_is_known_by_its_id() -> None:
    assert same(ParsedEntry("k", "Title", HOME + "a"), ParsedEntry("k", "Title (updated)", HOME + "b"))


def test_tracking_parameters_do_not_make_a_new_entry() -> None:
    plain = ParsedEntry(HOME + "s", "S", HOME + "s")
    tracked = ParsedEntry(HOME + "s?utm_source=rss", "S", HOME + "s?utm_source=rss&utm_medium=feed")
    assert same(plain, tracked)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.a.example/p/", "http://a.example/p"),
        ("https://a.example/p?b=2&a=1#top", "https://a.example/p?a=1&b=2"),
        ("https://a.example/p?fbclid=x", "https://a.example/p"),
    ],
)
def test_addresses_of_one_page_compare_equal(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


def test_parameters_that_name_a_page_keep_pages_apart() -> None:
    assert comparable("https://a.example/?p=1") != comparable("https://a.example/?p=2")


def test_an_id_that_all_entries_share_tells_nothing() -> None:
    entries = [ParsedEntry(HOME, f"T{number}", f"{HOME}{number}") for number in range(5)]
    assert len(distinct(feed(*entries))) == 5


def test_entries_that_share_id_and_home_link_are_known_by_what_they_say() -> None:
    entries = [ParsedEntry(HOME, f"T{number}", HOME) for number in range(3)]
    assert len(distinct(feed(*entries))) == 3
    assert keys_of(feed(*entries)) == keys_of(feed(*entries))


def test_the_same_recording_under_two_ids_is_one_entry() -> None:
    audio = (Enclosure("https://cdn.example/ep1.mp3", "audio/mpeg"),)
    assert (
        len(
            distinct(
                feed(ParsedEntry("a", "Ep 1", None, enclosures=audio), ParsedEntry("b", "Ep 1", None, enclosures=audio))
            )
        )
        == 1
    )


def test_two_entries_without_id_and_link_differ() -> None:
    from bot.feeds.parsing import parse

    body = b"<rss><channel><item><title>A</title></item><item><title>B</title></item></channel></rss>"
    parsed = parse(body, None, HOME)
    assert len({each.id for each in parsed.entries}) == 2
    assert len(distinct(parsed)) == 2
