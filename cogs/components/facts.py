"""Lines that one job adds to another's page."""

from collections.abc import Sequence

from bot.people.facts import Fact
from bot.texts import markup, say


def fact_lines(facts: Sequence[Fact], most: int) -> str:
    """The first `most` facts, a line each, with what members wrote in them escaped."""
    return "\n".join(
        "• "
        + say(
            fact.key,
            **{name: markup.plain(value) if isinstance(value, str) else value for name, value in fact.args.items()},
        )
        for fact in facts[:most]
    )
