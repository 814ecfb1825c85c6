from collections import Counter
from pathlib import Path

import pytest

from bot.feeds.parsing import parse
from tests.feeds.captured import EXPLAINED, FIELDS, URL, Difference, expected_fields, feeds, our_fields


@pytest.fixture(scope="module")
def compared(shared: Path) -> tuple[Counter[str], list[Difference]]:
    total: Counter[str] = Counter()
    differences: list[Difference] = []
    for expected in feeds(shared):
        file = expected["file"]
        feed = parse((shared / "corpus" / file).read_bytes(), None, URL)
        total["count"] += 1
        if len(feed.entries) != expected["n"]:
            differences.append(Difference(file, "count", str(expected["n"]), str(len(feed.entries))))
        for theirs, ours in zip(expected["entries"], feed.entries, strict=False):
            wanted, got = expected_fields(theirs), our_fields(ours)
            for field in FIELDS:
                if (value := wanted[field]) is not None:
                    total[field] += 1
                    if value != got[field]:
                        differences.append(Difference(file, field, value, got[field]))
    return total, differences


@pytest.mark.parametrize("field", ["count", *FIELDS])
def test_captured_feeds_read_as_the_oracle_reads_them(
    compared: tuple[Counter[str], list[Difference]], field: str
) -> None:
    total, differences = compared
    unexplained = [each for each in differences if each.field == field and (each.file, field) not in EXPLAINED]
    assert total[field] > 50
    assert 1 - len(unexplained) / total[field] >= 0.99, unexplained


def test_no_explanation_is_left_over(compared: tuple[Counter[str], list[Difference]]) -> None:
    assert set(EXPLAINED) == {(each.file, each.field) for each in compared[1] if (each.file, each.field) in EXPLAINED}


def test_every_fixture_of_other_libraries_is_read_or_refused_but_never_raises(shared: Path) -> None:
    from bot.feeds.parsed import NotAFeedError

    read = refused = 0
    for file in sorted((shared / "corpus" / "expect").rglob("*")):
        if file.suffix in {".xml", ".rss", ".atom", ".json"} and not file.name.endswith(("serde.json", "MANIFEST.tsv")):
            try:
                parse(file.read_bytes(), None, URL)
                read += 1
            except NotAFeedError:
                refused += 1
    assert read > 900
    assert refused < read
