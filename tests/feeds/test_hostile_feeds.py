import gzip
import json
import runpy
import sys
import time
import zlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from bot.feeds.parsed import MOST_ENTRIES, MOST_ID_CHARACTERS, MOST_TITLE_CHARACTERS, NotAFeedError, ParsedFeed
from bot.feeds.parsing import parse

URL = "https://news.example/feed.xml"
_CONTROLS = {chr(code) for code in [*range(9), 11, 12, *range(14, 32), *range(127, 160)]}


@pytest.fixture(scope="module")
def cases(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[dict[str, Any], bytes]]:
    folder = tmp_path_factory.mktemp("hostile")
    before = sys.argv
    sys.argv = ["make_hostile.py", str(folder)]
    try:
        runpy.run_path(str(shared / "corpus" / "tools" / "make_hostile.py"), run_name="__main__")
    finally:
        sys.argv = before
    rules = [json.loads(line) for line in (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
    return {rule["file"]: (rule, _body(folder / rule["file"])) for rule in rules}


def _body(file: Path) -> bytes:
    body = file.read_bytes()
    return zlib.decompressobj(31).decompress(body, 5_000_000) if file.name.endswith(".gz") else body


def _read(case: tuple[dict[str, Any], bytes]) -> ParsedFeed | None:
    rule, body = case
    try:
        return parse(body, rule["expect"].get("http_content_type"), URL)
    except NotAFeedError:
        return None


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for each in value.values() for text in _strings(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in _strings(each)]
    return []


def test_no_hostile_feed_raises_takes_long_or_gives_unsafe_text(
    cases: dict[str, tuple[dict[str, Any], bytes]],
) -> None:
    assert len(cases) > 100
    for name, case in cases.items():
        began = time.perf_counter()
        feed = _read(case)
        assert time.perf_counter() - began < 5, name
        if feed is None:
            continue
        assert len(feed.entries) <= MOST_ENTRIES
        for text in _strings(asdict(feed)):
            text.encode("utf-8")
            assert not _CONTROLS & set(text), name
        for entry in feed.entries:
            assert 0 < len(entry.id) <= MOST_ID_CHARACTERS, name
            assert len(entry.title) <= MOST_TITLE_CHARACTERS, name
            for url in (entry.link, entry.image, *(each.url for each in entry.enclosures)):
                assert url is None or (url.startswith(("http://", "https://")) and "@" not in url.split("/")[2]), name


def test_the_number_of_entries_is_the_promised_one(cases: dict[str, tuple[dict[str, Any], bytes]]) -> None:
    for name, case in cases.items():
        wanted = case[0]["expect"].get("entries", case[0]["expect"].get("entries_best_effort"))
        if wanted is not None:
            feed = _read(case)
            assert feed is not None, name
            assert len(feed.entries) == wanted, name


def test_first_entries_say_what_the_rules_say(cases: dict[str, tuple[dict[str, Any], bytes]]) -> None:
    for name, case in cases.items():
        expected, feed = case[0]["expect"], _read(case)
        if not feed or not feed.entries:
            continue
        entry = feed.entries[0]
        got = {
            "first_title": entry.title,
            "first_title_nbsp_ok": entry.title,
            "first_link": entry.link,
            "first_id": entry.id,
            "first_summary": entry.summary,
            "summary_text": entry.summary,
            "first_date": entry.at.strftime("%Y-%m-%dT%H:%M:%SZ") if entry.at else None,
        }
        for key in got.keys() & expected.keys():
            assert got[key] == expected[key], (name, key)


def test_podcast_fields_are_read_and_nonsense_left_out(cases: dict[str, tuple[dict[str, Any], bytes]]) -> None:
    durations = _read(cases["podcast_durations.xml"])
    assert durations
    wanted = cases["podcast_durations.xml"][0]["expect"]["seconds"]
    got = [int(each.duration.total_seconds()) if each.duration is not None else None for each in durations.entries]
    assert got == wanted
    flags = _read(cases["podcast_flags.xml"])
    assert flags
    assert flags.moved_to == "https://new.example/feed.xml"
    assert [each.episode_type or None for each in flags.entries] == ["trailer", "bonus", "full", None]
    assert [each.explicit for each in flags.entries] == [None, True, True, False]
    assert (flags.entries[2].season, flags.entries[2].episode) == (2, 7)


def test_audio_is_chosen_over_images_and_programs(cases: dict[str, tuple[dict[str, Any], bytes]]) -> None:
    feed = _read(cases["podcast_enclosures.xml"])
    assert feed
    recordings = {each.title: each.recording.url if each.recording else None for each in feed.entries}
    assert recordings["E5"] == "https://cdn.example/a.mp3"
    assert recordings["E3"] == "https://news.example/rel.mp3"
    assert recordings["E8"] == "https://cdn.example/m.mp3"
    assert recordings["E6"] is recordings["E9"] is recordings["E0"] is recordings["E1"] is None


def test_tags_never_reach_a_title(cases: dict[str, tuple[dict[str, Any], bytes]]) -> None:
    for name in ("html_in_titles_escaped.xml", "html_in_titles_cdata.xml"):
        feed = _read(cases[name])
        assert feed
        titles = [each.title for each in feed.entries]
        assert {"Bold title", "Tom & Jerry", "5 < 6 and 7 > 3", "Safe", "Pic", "One Two", "a b", "d"} <= set(titles)
        assert not any("alert" in title or "onload" in title for title in titles)


def test_what_only_looks_like_a_tag_stays(cases: dict[str, tuple[dict[str, Any], bytes]]) -> None:
    rule, _ = case = cases["discord_markdown_titles.xml"]
    feed = _read(case)
    assert feed
    got = [each.title for each in feed.entries]
    for wanted in (
        "<@123456789012345678>",
        "</cmd:123>",
        "<:e:123456789012345678>",
        "<t:0:R>",
        "[text](https://evil.example)",
    ):
        assert wanted in got
    assert len(got) == rule["expect"]["entries"]


def test_dates_with_and_without_zones_are_read_as_utc(cases: dict[str, tuple[dict[str, Any], bytes]]) -> None:
    feed = _read(cases["dates.xml"])
    assert feed
    dates = {each.title: each.published_at for each in feed.entries}
    for name in (
        "iso",
        "iso_nozone",
        "iso_space",
        "year2",
        "wrong_weekday",
        "est",
        "pdt",
        "plus0530",
        "colon_tz",
        "unix",
    ):
        moment = dates[name]
        assert moment is not None, name
        assert moment.isoformat() == "2026-03-03T10:00:00+00:00", name
    assert all(dates[name] is None for name in ("none", "empty", "feb30", "garbage", "year10000", "negative", "huge"))


def test_a_page_that_is_no_feed_is_refused() -> None:
    for body in (b"", b"<!doctype html><html><body>Hi", b'{"error": 1}', b"\x89PNG\r\n", gzip.compress(b"<rss/>")):
        with pytest.raises(NotAFeedError):
            parse(body, None, URL)
