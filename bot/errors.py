"""What is safe to show to a person.

A service refuses with a `MemberFacingError`; the one function behind every door shows its sentence. All else that
is raised is a fault of ours: logged once with a reference, shown as "something went wrong (reference ...)".
"""


class MemberFacingError(Exception):
    """A refusal whose sentence, named by `key` in the catalogue of `bot.texts`, is shown to the person who asked."""

    def __init__(self, key: str, /, **args: str | int | float) -> None:
        super().__init__(key)
        self.key = key
        self.args_shown = args


class OperatorFacingError(Exception):
    """A fault of set-up. `str(error)` is one sentence for the operator; the program prints it and exits with code 2."""
