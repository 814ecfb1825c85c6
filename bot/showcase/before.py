"""What there is to know before a draft is sent, besides what it holds: of its server, of others, of earlier pieces."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.forms.fields import Problem
from bot.showcase import drafting, names, repository
from bot.showcase.drafting import Values
from bot.showcase.records import Twin
from bot.showcase.rules import AiRule, ai_rule
from bot.showcase.states import State
from bot.showcase.waiting import usual_in

# Of one author: more than anybody remembers to have sent.
_LOOKED_AT = 200


@dataclass(frozen=True, kw_only=True)
class Before:
    """See `records.Sheet`, which says it to the author."""

    from_staff: str
    problems: tuple[Problem, ...]
    usual: timedelta | None
    ai: AiRule
    twin: Twin | None


async def before(session: AsyncSession, guild_id: int, person_id: int, target: str, values: Values) -> Before:
    """What to say beside the draft of that person."""
    piece_id = drafting.piece_of(target)
    return Before(
        from_staff="" if piece_id is None else await repository.from_staff(session, piece_id),
        problems=await in_the_way(session, guild_id, person_id, values),
        usual=await usual_in(session, guild_id),
        ai=await ai_rule(session, guild_id),
        twin=await _twin(session, guild_id, person_id, piece_id, drafting.text_of(values)),
    )


async def in_the_way(session: AsyncSession, guild_id: int, person_id: int, values: Values) -> tuple[Problem, ...]:
    """What keeps it from being sent that its own words do not show."""
    found = []
    rule = await ai_rule(session, guild_id)
    if values.get("own") != rule:
        found.append(Problem(field="own", key=f"showcase-problem-own-{rule}"))
    if await names.is_taken(session, guild_id, person_id, drafting.pen_name_of(values)):
        found.append(Problem(field="pen_name", key="showcase-problem-name-taken"))
    return tuple(found)


def print_of(text: str) -> str:
    """By what a text is known again, however it is set: sixteen letters of its words; "" for none."""
    words = "".join(character for character in text.casefold() if character.isalnum())
    return hashlib.sha256(words.encode()).hexdigest()[:16] if words else ""


async def _twin(session: AsyncSession, guild_id: int, person_id: int, piece_id: int | None, text: str) -> Twin | None:
    """Another piece of theirs with the same words."""
    known = print_of(text)
    for state, title, details in await repository.newest_of(session, guild_id, person_id, piece_id, _LOOKED_AT):
        if known and (details or {}).get("print") == known:
            return Twin(title=title, state=State(state))
    return None
