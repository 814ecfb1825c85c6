"""Longer forms, filled in page by page."""

from bot.forms.service import Draft, FormService, change_draft, drafts_of, open_draft, take

__all__ = ["Draft", "FormService", "change_draft", "drafts_of", "open_draft", "take"]
