"""How the lists of words in this job are written."""

START = r"^[\"“‘'(]*"
"""The beginning of a sentence, before or after an opening quotation mark."""


def either(phrases: str) -> str:
    """A pattern for any of the comma-separated phrases, longest first. They are patterns themselves, without commas."""
    several = (" ".join(phrase.split()) for phrase in phrases.split(","))
    return f"(?:{'|'.join(sorted(filter(None, several), key=len, reverse=True))})"
