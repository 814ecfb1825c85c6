"""What nobody of staff decides on alone: they may be sixteen themselves (see the staff guide).

A piece is hard where its author or the words of it name abuse, sexual violence, self-harm or an eating disorder, or
where it reads as if its writer were in danger. To publish it takes somebody of the safety team, or two of staff.
"""

from collections.abc import Iterable

from bot.safety.notes import Finding, Note, built_in

HARD = frozenset({Note.ABUSE, Note.SEXUAL_VIOLENCE, Note.SELF_HARM, Note.EATING_DISORDER})


def is_hard(*notes: Iterable[Note]) -> bool:
    """Whether one of these notes is a hard one."""
    return any(note in HARD for each in notes for note in each)


def findings(title: str, line: str, text: str) -> tuple[Finding, ...]:
    """The notes that the words of a piece suggest. Takes 0.1 s for the longest: not for the event loop."""
    return built_in().findings(f"{title}\n{line}", text)
