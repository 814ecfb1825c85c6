import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.microscope import run
from tests.feeds.captured import expected_fields, feeds, our_fields

RSS = (
    b"<rss><channel><title>Aldmoor Radio</title><link>https://a.example/</link><item><title>One</title><guid>g1</guid>"
    b"<link>https://a.example/1</link><pubDate>Tue, 03 Mar 2026 10:00:00 +0100</pubDate>"
    b'<enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="1"/>'
    b'<itunes:duration xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">01:30</itunes:duration>'
    b"</item></channel></rss>"
)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_feed_shows_what_the_bot_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(RSS)
    assert run(["feed", str(file), "--json"]) == 0
    (found,) = lines(capsys)
    assert found == {
        "input": str(file),
        "title": "Aldmoor Radio",
        "link": "https://a.example/",
        "entries": [
            {
                "id": "g1",
                "title": "One",
                "link": "https://a.example/1",
                "published_at": "2026-03-03T09:00:00Z",
                "enclosure_url": "https://a.example/1.mp3",
                "duration_seconds": 90,
            }
        ],
    }


def test_one_bad_input_does_not_hide_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, page = tmp_path / "good.xml", tmp_path / "page.html"
    good.write_bytes(RSS)
    page.write_text("<html><p>No feed", encoding="utf-8")
    inputs = [str(tmp_path / "absent.xml"), str(page), "http://127.0.0.1/feed", str(tmp_path), str(good)]
    assert run(["feed", *inputs, "--json"]) == 1
    found = lines(capsys)
    assert [each["input"] for each in found] == inputs
    assert all(each["error"] for each in found[:4])
    assert found[4]["title"] == "Aldmoor Radio"


def test_an_article_has_title_text_summary_and_notes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "article.txt"
    file.write_text("Shelling goes on\nShells hit the port of Sund on Monday. Nobody was hurt.", encoding="utf-8")
    assert run(["article", str(file), "--json"]) == 0
    (found,) = lines(capsys)
    assert found["title"] == "Shelling goes on"
    assert found["summary"] == found["text"] == "Shells hit the port of Sund on Monday. Nobody was hurt."
    assert found["notes"] == ["war"]


def test_marks_are_counted_in_characters_of_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "🎭 write to ana@example.org"
    file = tmp_path / "text.txt"
    file.write_text(text, encoding="utf-8")
    assert run(["text", str(file), "--json"]) == 0
    (found,) = lines(capsys)
    marks = found["marks"]
    assert isinstance(marks, list)
    assert [(mark["kind"], text[mark["start"] : mark["end"]]) for mark in marks] == [("email", "ana@example.org")]


def test_people_get_it_readable_and_standard_input_is_an_input() -> None:
    program = "import sys; from bot.microscope import run; sys.exit(run(['text', '-']))"
    done = subprocess.run(
        [sys.executable, "-c", program], input="née in 1990".encode(), capture_output=True, timeout=60
    )
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"input": "-", "marks": [], "notes": []}


def test_a_command_line_that_makes_no_sense_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["poem", "x"])
    assert stopped.value.code == 2
    assert "feed" in capsys.readouterr().err


def test_captured_feeds_come_out_as_they_are_read_elsewhere(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same answer through this door as through the parser: a sample of ten feeds."""
    from bot.feeds.parsing import parse

    sample = feeds(shared)[::12]
    assert run(["feed", *(str(shared / "corpus" / each["file"]) for each in sample), "--json"]) == 0
    for shown, expected in zip(lines(capsys), sample, strict=True):
        ours = parse((shared / "corpus" / expected["file"]).read_bytes(), None, "")
        entries = shown["entries"]
        assert isinstance(entries, list)
        assert len(entries) == expected["n"]
        assert [each["id"] for each in entries] == [our_fields(each)["id"] for each in ours.entries]
        assert entries[0]["published_at"] == expected_fields(expected["entries"][0])["date"]


def test_entries_of_a_day_become_stories_each_in_its_fullest_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = "The council of Aldmoor voted on Monday to close the ferry that has linked the two banks since 1911."
    entries: list[dict[str, object]] = [
        {"title": "Ferry in Aldmoor to close, council decides", "text": long, "source": "Radio", "time": "2026-03-03"},
        {"title": "Elephants know a hunter by his voice", "link": "https://a.example/2", "time": None},
        {"title": "Aldmoor council votes to close the ferry after 112 years", "text": "It is over.", "source": "Paper"},
    ]
    file = tmp_path / "day.jsonl"
    file.write_text("\n".join(map(json.dumps, entries)) + '\n\n[1]\n{"text": "no title"}\n', encoding="utf-8")
    assert run(["stories", str(file), "--json"]) == 1
    elephants, ferry, *errors = lines(capsys)
    assert (ferry["title"], ferry["source"], ferry["summary"], ferry["line"]) == (
        "Ferry in Aldmoor to close, council decides",
        "Radio",
        long,
        1,
    )
    assert ferry["also_in"] == [{"line": 3, "title": entries[2]["title"], "source": "Paper", "link": "", "time": ""}]
    assert (elephants["link"], elephants["also_in"], elephants["notes"]) == ("https://a.example/2", [], [])
    assert [each["line"] for each in errors] == [5, 6]
