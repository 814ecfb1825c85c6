"""What staff write to an author. Pure."""

from bot.errors import MemberFacingError
from bot.forms import fields
from bot.texts import markup

MOST = 1_200
_FIELD = fields.TextField(name="words", most=MOST)


def to_author(typed: str) -> str:
    """The words as they are kept; "" for none.

    Raises:
        MemberFacingError: something in them stops, as it would in a message to anybody (safety rule 5).
    """
    words = fields.kept([_FIELD], {"words": typed[:MOST]})["words"]
    for problem in fields.problems([_FIELD], {"words": words}):
        raise MemberFacingError("showcase-words-stopped", words=markup.name(str(problem.args.get("words")), 100))
    return words
