"""What keeps a form from being sent, shown to the person who filled it in."""

from collections.abc import Iterable

from bot.forms.fields import Problem
from bot.texts import say
from bot.texts.markup import plain
from cogs.components.layouts import Item, text

MOST_SHOWN = 4
MOST_WORDS = 60


def problem_list(problems: Iterable[Problem], labels: str, heading: str = "forms-problems") -> Item:
    """The sentences, with the exact words where there are any.

    Args:
        labels: the beginning of the keys that name the fields: "members-field" for "members-field-bio".
        heading: the key of what stands above them.
    """
    lines = [say(heading)]
    for problem in list(problems)[:MOST_SHOWN]:
        args = {
            name: plain(value, MOST_WORDS) if isinstance(value, str) else value for name, value in problem.args.items()
        }
        lines.append("• " + say(problem.key, field=say(f"{labels}-{problem.field}"), **args))
    return text("\n".join(lines))


def remark_list(remarks: Iterable[Problem], labels: str) -> Item:
    """What may be left out or sent on, with the exact words; `labels` as for `problem_list`."""
    return problem_list(remarks, labels, "forms-remarks")
