"""`make bench`: ratios within one run, printed as a table. Absolute times belong to this machine and moment only.

Each candidate is started anew, in turn, several rounds; the median of the rounds is compared.
"""

import asyncio
import json
import sys

from tests.bench import composing, page_turn, refresh, round_trip, search, start_up


async def main() -> int:
    """Run all benchmarks and print them."""
    results = {
        "slash command round trip": await round_trip.measure(),
        "start-up": await start_up.measure(),
        "a page of a long piece": await page_turn.measure(),
        "composing an edition": await composing.measure(),
        "search": await search.measure(),
        "refresh of 500 feeds": await refresh.measure(),
    }
    for title, rows in results.items():
        print(f"\n## {title}")
        for row in rows:
            print("  ".join(f"{name}={value}" for name, value in row.items()))
    print("\n" + json.dumps(results))
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
