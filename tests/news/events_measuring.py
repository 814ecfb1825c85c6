"""How well stories are told apart: `python -m tests.news.events_measuring [uci-news-aggregator.csv]` prints it.

The labelled pairs and groups are ../shared/corpus/clusters; the file is the public sample named in
../shared/peers/setup.sh, drawn as ../shared/peers/bench_dedupe.py draws it: 1 to 4 headlines a story, twelve times.
"""

import csv
import json
import random
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.news.events import ALIKE, Groups, Teller
from bot.news.frequencies import Frequencies, count
from tests.safety.measuring import Rates

SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "corpus" / "clusters"
DRAWS, FOLDS, RESAMPLES = 12, 8, 1000
THRESHOLDS = (40.0, 46.0, ALIKE, 58.0, 64.0, 72.0, 80.0, 100.0)

Pair = tuple[str, str, str]


def numbered(titles: Sequence[str], frequencies: Frequencies, alike: float = ALIKE) -> dict[str, int]:
    """The group of each headline."""
    groups = Groups(frequencies, alike)
    found = [groups.add(Teller(title)) for title in titles]
    into = groups.merged()
    return {title: into.get(number, number) for title, number in zip(titles, found, strict=True)}


def b_cubed(found: Sequence[int], gold: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1, each headline counting as much as any other."""
    ours, theirs, both = Counter(found), Counter(gold), Counter(zip(found, gold, strict=True))
    precision = sum(n * n / ours[each] for (each, _), n in both.items()) / len(found)
    recall = sum(n * n / theirs[each] for (_, each), n in both.items()) / len(found)
    return precision, recall, 2 * precision * recall / (precision + recall)


def interval(values: Sequence[float]) -> str:
    """The mean and its 95 % interval by resampling."""
    draw = random.Random(7)
    means = sorted(statistics.mean(draw.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return f"{statistics.mean(values):.3f} [{means[RESAMPLES // 40]:.3f}, {means[-RESAMPLES // 40]:.3f}]"


def pairs() -> None:
    """Of the labelled pairs: fixed threshold, and one chosen on the other folds; a story is never in two folds."""
    file = SHARED / "headline_pairs_2026-02.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    titles = list(dict.fromkeys(row[side]["title"] for row in rows for side in "ab"))
    frequencies = Frequencies(count(titles), len(titles))
    joined = {}
    for alike in THRESHOLDS:
        number = numbered(titles, frequencies, alike)
        joined[alike] = [number[row["a"]["title"]] == number[row["b"]["title"]] for row in rows]
    names = list(dict.fromkeys(row["cluster"] or f"alone {at}" for at, row in enumerate(rows)))
    fold = [names.index(row["cluster"] or f"alone {at}") % FOLDS for at, row in enumerate(rows)]

    def rates(choose: Callable[[int], float], against: frozenset[str]) -> Rates:
        result = Rates()
        for at, row in enumerate(rows):
            is_joined = joined[choose(fold[at])][at]
            if row["label"] == "same_event":
                result.found += is_joined
                result.missed += not is_joined
            elif row["label"] in against:
                result.false += is_joined
        return result

    def best_elsewhere(part: int) -> float:
        def half_f(alike: float) -> float:
            at_other = [at for at in range(len(rows)) if fold[at] != part]
            right = sum(joined[alike][at] for at in at_other if rows[at]["label"] == "same_event")
            wrong = sum(joined[alike][at] for at in at_other if rows[at]["label"] != "same_event")
            missed = sum(not joined[alike][at] for at in at_other if rows[at]["label"] == "same_event")
            return 1.25 * right / max(1.0, 1.25 * right + wrong + 0.25 * missed)

        return max(THRESHOLDS, key=half_f)

    related, different = frozenset({"related_topic_not_same"}), frozenset({"different"})
    show("pairs, as shipped, against all", str(rates(lambda _: ALIKE, related | different)))
    show("pairs, as shipped, against different ones", str(rates(lambda _: ALIKE, different)))
    show("pairs, threshold cross-validated for F0.5", str(rates(best_elsewhere, related | different)))


def grouped() -> None:
    """Of the headlines that Google News had put together, a file at a time."""
    file = SHARED / "google_news_clusters.jsonl"
    by_file: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_file[row["src"]] += [(each["title"], f"{row['cluster']}") for each in row["headlines"]]
    for name, rows in by_file.items():
        number = numbered([title for title, _ in rows], Frequencies())
        precision, recall, f1 = b_cubed([number[title] for title, _ in rows], [gold for _, gold in rows])
        show(f"groups in {name}", f"B3 precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} of {len(rows)}")


def aggregated(file: Path) -> None:
    """Of the public set: draws that look like a digest's day, and speed."""
    csv.field_size_limit(2**31 - 1)
    with file.open(encoding="utf-8", errors="replace") as lines:
        rows = [row for row in csv.DictReader(lines) if row.get("STORY") and row.get("TITLE")]
    rows.sort(key=lambda row: int(row["TIMESTAMP"]) if (row["TIMESTAMP"] or "").isdigit() else 0)
    by_story = defaultdict(list)
    for at, row in enumerate(rows):
        by_story[row["STORY"]].append(at)
    stories = sorted(by_story)
    results: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for seed in range(DRAWS):
        draw = random.Random(seed)
        draw.shuffle(stories)
        picked = {
            each: draw.sample(by_story[each], min(len(by_story[each]), draw.choice((1, 2, 2, 3, 4))))
            for each in stories
        }
        half = len(stories) // 2
        test = sorted(at for story in stories[half:] for at in picked[story])
        read_before = [rows[at]["TITLE"] for story in stories[:half] for at in by_story[story]]
        for name, frequencies in (
            ("nothing read before", Frequencies()),
            ("other stories read before", Frequencies(count(read_before), len(read_before))),
        ):
            number = numbered([rows[at]["TITLE"] for at in test], frequencies)
            results[name].append(
                b_cubed([number[rows[at]["TITLE"]] for at in test], [rows[at]["STORY"] for at in test])
            )
    for name, found in results.items():
        f1 = [each[2] for each in found]
        precision, recall = (statistics.mean(each[part] for each in found) for part in (0, 1))
        show(f"aggregator, {name}", f"B3 F1 {interval(f1)} precision {precision:.3f} recall {recall:.3f}")
    titles = [row["TITLE"] for row in rows[:1500]]
    started = time.process_time()
    numbered(titles, Frequencies())
    show(
        "speed at 1,500 titles",
        f"{len(titles) / (time.process_time() - started):,.0f} titles a second of processor time",
    )


def show(what: str, how: str) -> None:
    """One line of the table."""
    sys.stdout.write(f"{what:45} {how}\n")


if __name__ == "__main__":
    pairs()
    grouped()
    if len(sys.argv) > 1:
        aggregated(Path(sys.argv[1]))
