import warnings
from collections import Counter
from pathlib import Path

import pytest

from tests.feeds.odd_files import EXPLAINED, Comparison, compared


@pytest.fixture(scope="module")
def comparisons(shared: Path) -> list[Comparison]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return list(compared(shared))


@pytest.mark.parametrize("field", ["title", "link", "id", "date", "enclosure"])
def test_odd_files_read_as_feedparser_reads_them_or_differ_for_a_reason(
    comparisons: list[Comparison], field: str
) -> None:
    values = [each for each in comparisons if each.field == field]
    unexplained = [each for each in values if not each.is_same and (each.file, field) not in EXPLAINED]
    assert len(values) > 10
    assert 1 - len(unexplained) / len(values) >= 0.97, unexplained


def test_nothing_is_explained_that_is_the_same(comparisons: list[Comparison]) -> None:
    assert set(EXPLAINED) == {(each.file, each.field) for each in comparisons if not each.is_same}


def test_the_reasons_are_few(comparisons: list[Comparison]) -> None:
    differing = Counter(each.is_same for each in comparisons)
    assert differing[False] / len(comparisons) < 0.1
