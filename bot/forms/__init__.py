"""Longer forms, filled in page by page."""

from bot.forms.service import Draft, FormService, open_draft, take

__all__ = ["Draft", "FormService", "open_draft", "take"]
