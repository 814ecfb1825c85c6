"""Summaries against human highlights: `uv run --with rouge-score python -m tests.news.summaries_measuring val.csv`.

The file is the CNN/DailyMail sample named in ../shared/peers/setup.sh, read and scored as ../shared/peers/bench_summ.py
does: articles of eight sentences or more, ROUGE F1 with a stemmer.
"""

import csv
import importlib
import random
import re
import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bot.news import summary
from bot.news.summary import summarise

ARTICLES, RESAMPLES = 500, 1000
_BOUNDARY = re.compile(r"""(?<=[.!?])["')]*\s+(?=["'(]*[A-Z0-9$£])""")


def sample(file: Path) -> list[tuple[str, str]]:
    """Articles and their highlights."""
    csv.field_size_limit(2**31 - 1)
    found = []
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            text = re.sub(r"^.{0,60}?\(CNN\)\s*", "", row["article"])
            if len(_sentences(text)) >= 8:
                found.append((text, row["highlights"]))
    return found[:ARTICLES]


def lead(text: str) -> str:
    """The first three sentences."""
    return " ".join(_sentences(text)[:3])


def without_rules(text: str) -> str:
    """By the same scores, but whatever a sentence leans on or is answered by."""
    rules: dict[str, Any] = {name: getattr(summary, name) for name in ("leans", "answer_to", "answered_by")}
    free: dict[str, Callable[..., object]] = {
        "leans": lambda _: False,
        "answer_to": lambda *_: None,
        "answered_by": lambda *_: None,
    }
    try:
        vars(summary).update(free)
        return summarise(text)
    finally:
        vars(summary).update(rules)


def difference(one: Sequence[float], other: Sequence[float]) -> str:
    """The mean of the differences and its 95 % interval by resampling."""
    each = [a - b for a, b in zip(one, other, strict=True)]
    draw = random.Random(3)
    means = sorted(statistics.mean(draw.choices(each, k=len(each))) for _ in range(RESAMPLES))
    return f"{statistics.mean(each):+.4f} [{means[RESAMPLES // 40]:+.4f}, {means[-RESAMPLES // 40]:+.4f}]"


def main(file: Path) -> None:
    """Print the table of bot/docs/stories.md."""
    scorer = importlib.import_module("rouge_score.rouge_scorer")
    rouge = scorer.RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=True)
    articles = sample(file)
    first: dict[str, list[float]] = {}
    for name, sum_up in {"lead-3": lead, "ours": summarise, "ours without the rules": without_rules}.items():
        scores = [rouge.score(highlights, sum_up(text)) for text, highlights in articles]
        first[name] = [score["rouge1"].fmeasure for score in scores]
        means = (f"{kind} {statistics.mean(score[kind].fmeasure for score in scores):.3f}" for kind in scores[0])
        sys.stdout.write(f"{name:25} {'  '.join(means)}\n")
    sys.stdout.write(f"ours against lead-3, rouge1: {difference(first['ours'], first['lead-3'])}\n")
    sys.stdout.write(f"what the rules cost: {difference(first['ours'], first['ours without the rules'])}\n")


def _sentences(text: str) -> list[str]:
    return [part.strip() for line in text.split("\n") for part in _BOUNDARY.split(line) if part.strip()]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
