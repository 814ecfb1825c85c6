import gzip
import json
from pathlib import Path

import pytest

from bot.feeds.reader import Reader
from bot.news.articles import EXTRACT, Article, extract, minutes_to_read

PAGE = """<!doctype html><html lang="en-GB"><head><title>Ferry to close</title>
<meta name="author" content="Ana Berg"><meta property="article:published_time" content="2026-03-03T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry to close</h1>
<p>The council of Aldmoor voted on Monday to close the ferry that has linked the two banks since 1911.</p>
<p>Its last trip will be in June, on the day on which the new bridge opens to cars, the mayor said — “at last”.</p>
</article><footer>All rights reserved</footer><script>alert(1)</script></body></html>"""


async def test_an_article_is_read_in_the_readers_process() -> None:
    async with Reader() as reader:
        article: Article = await reader.call(
            EXTRACT, PAGE.encode(), "text/html; charset=utf-8", "https://a.example/ferry"
        )
    assert (article.title, article.author, article.language) == ("Ferry to close", "Ana Berg", "en-gb")
    assert article.text.startswith("The council of Aldmoor")
    assert article.text.endswith("“at last”.")
    assert article.published_at is not None
    assert article.published_at.date().isoformat() == "2026-03-03"


def test_plain_text_has_its_title_in_the_first_line_if_that_looks_like_one() -> None:
    assert extract(b"Ferry to close\n\nThe ferry closes.", "text/plain", "") == Article(
        "Ferry to close", "The ferry closes."
    )
    assert extract(b"The ferry closes.\nIn June.", None, "").title == ""


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"<p>", b"\x00\xff" * 500, b"<div>" * 30_000])
def test_a_page_without_an_article_gives_an_empty_text_or_little(body: bytes) -> None:
    assert len(extract(body, "text/html", "https://a.example/").text) < 2_000


def test_captured_pages_keep_what_must_be_there_and_lose_what_must_not(shared: Path) -> None:
    wanted = found = unwanted = leaked = 0
    for file in sorted((shared / "corpus" / "pages").glob("*.gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        if "with" not in gold:
            continue
        page = gzip.decompress(file.with_name(file.name.replace(".gold.json", ".html.gz")).read_bytes())
        text = " ".join(extract(page, "text/html", gold["url"]).text.split())
        wanted += len(gold["with"])
        found += sum(" ".join(each.split()) in text for each in gold["with"])
        unwanted += len(gold["without"])
        leaked += sum(" ".join(each.split()) in text for each in gold["without"])
    assert wanted > 100
    assert found / wanted >= 0.9
    assert leaked / unwanted <= 0.1


def test_reading_time_is_in_whole_minutes() -> None:
    assert [minutes_to_read(text) for text in ("", "one", "word " * 200, "word " * 201)] == [0, 1, 1, 2]
