"""The two controls of every card: Report and Block.

A card in a guild names what it shows; one that is seen in a direct message names its guild too, since Discord does not.
"""

from typing import Any

from discord import ui

from bot.texts import say
from cogs.components.layouts import button


def report_button(subject: str, about_id: int | None = None, guild_id: int | None = None) -> ui.Button[Any]:
    """Reports what the card shows.

    Args:
        subject: "piece:12", "person:34", "inquiry:5", ...: what `outbox` calls a subject.
        about_id: whose it is. Anyone can read it in the card, so leave it out for a pen name: the author is then asked
            of the job that owns the subject (`SafetyService.subjects`).
        guild_id: where it belongs, for a card in a direct message.
    """
    return button("safety:report", about_id or 0, guild_id or 0, subject, label=say("safety-report"))


def block_button(person_id: int) -> ui.Button[Any]:
    """Blocks a person, after a question whether to."""
    return button("safety:block", f"person:{person_id}", label=say("safety-block"))


def block_author_button(subject: str) -> ui.Button[Any]:
    """Blocks whoever made "piece:12" without saying who that is: for a piece under a pen name."""
    return button("safety:block", subject, label=say("safety-block"))
