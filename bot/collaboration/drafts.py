"""The drafts of this job's forms: named after the form, checked before they become anything."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.collaboration import forms
from bot.collaboration.forms import Problem
from bot.errors import MemberFacingError
from bot.forms import Draft, take
from bot.safety.danger import danger_in
from bot.texts import markup

_PREFIX = "collaboration-"
TEAM = "team"


def draft_name(form: str) -> str:
    """How the draft of a form is named among all drafts."""
    return f"{_PREFIX}{form}"


def form_of(draft: Draft) -> str:
    """Which form the draft fills.

    Raises:
        MemberFacingError: it is another job's.
    """
    form = draft.form.removeprefix(_PREFIX)
    if form not in forms.FORMS or form == draft.form:
        raise MemberFacingError("forms-draft-gone")
    return form


def problems_of(draft: Draft) -> tuple[Problem, ...]:
    """All that keeps the draft from being sent."""
    return forms.problems(form_of(draft), draft.values, draft.guild_id)


def remarks_of(draft: Draft) -> tuple[Problem, ...]:
    """What its writer looks at once more before it is sent."""
    return forms.remarks(form_of(draft), draft.values)


def in_danger(draft: Draft) -> bool:
    """Whether what is filled in says that its writer is in danger (safety rule 6)."""
    return danger_in("\n".join(forms.answers(form_of(draft), draft.values).values())) is not None


def refusal(problem: Problem) -> MemberFacingError:
    """The problem as a sentence to be shown at once: the words in it are a person's own, and may be markup."""
    words = {name: markup.name(arg, 120) if isinstance(arg, str) else arg for name, arg in problem.args.items()}
    return MemberFacingError(problem.key, **words)


async def take_answers(
    session: AsyncSession, person_id: int, draft_id: int, *, form: str | None = None, guild_id: int | None = None
) -> tuple[Draft, dict[str, str]]:
    """The person's draft, removed, and its answers.

    Args:
        form: which it must be; None takes any.
        guild_id: where it must belong; None asks for no guild (a press in a DM).

    Raises:
        MemberFacingError: it is gone, of another form or guild, or cannot be sent as it is; the draft then stays.
    """
    draft = await take(session, person_id, draft_id)
    if (form is not None and form_of(draft) != form) or (guild_id is not None and draft.guild_id != guild_id):
        raise MemberFacingError("forms-draft-gone")
    for problem in problems_of(draft):
        raise refusal(problem)
    return draft, forms.answers(form_of(draft), draft.values)
