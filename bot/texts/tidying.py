"""Text of members at the door: what could break storage, the layout around it or its neighbours is taken out.

What a language needs stays: RLM, LRM and ALM, joiners in Persian, Indic scripts and emoji, combining marks on a letter.
"""

import re
import unicodedata

_BROKEN = re.compile("[\x00\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
# Bidirectional embeddings, overrides and isolates (UAX 9): they reach past the text that holds them.
_DIRECTION = "\u202a-\u202e\u2066-\u2069"
_CONTROLS = "\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
# Fillers and operators without a form serve only those who want a blank name; U+FEFF is a stray byte order mark.
_BLANKS = "\u3164\uffa0\u2061-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
_REMOVED = re.compile(f"[{_DIRECTION}{_CONTROLS}{_BLANKS}]")
# Tag letters spell flags such as Scotland's, after a black flag and with an end; anywhere else they hide a text.
_STRAY_TAGS = re.compile("(\U0001f3f4[\U000e0020-\U000e007e]{1,6}\U000e007f)|[\U000e0000-\U000e007f]+")
_INVISIBLE = "\u00ad\u034f\u180b-\u180f\u200b-\u200d\u2060\ufe00-\ufe0f\U000e0100-\U000e01ef"
_INVISIBLE_RUN = re.compile(f"([{_INVISIBLE}]{{2}})[{_INVISIBLE}]+")
_MARK = "".join(
    chr(point)
    for start, end in ((0x300, 0x3100), (0xA66F, 0xAC00), (0xFE20, 0xFE30))
    for point in range(start, end)
    if unicodedata.category(chr(point)) in {"Mn", "Me"}
)
_MARK_RUN = re.compile(f"([{_MARK}{_INVISIBLE}]{{8}})[{_MARK}{_INVISIBLE}]+")
_EMPTY_LINES = re.compile(r"\n{5,}")


def tidy(text: str) -> str:
    """The text as it may be stored.

    NUL and lone surrogates become U+FFFD, line ends "\\n"; other controls, direction overrides and blank fillers go, as
    do spaces before a line end and newlines around the whole. Runs of more than 8 combining marks, 2 invisible
    characters or 3 empty lines are cut to that. Idempotent, linear.
    """
    text = _LINE_ENDS.sub("\n", _BROKEN.sub("\ufffd", text))
    text = _REMOVED.sub("", text)
    text = _STRAY_TAGS.sub(lambda found: found[1] or "", text)
    text = _MARK_RUN.sub(r"\1", _INVISIBLE_RUN.sub(r"\1", text))
    text = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n\n\n", text).strip("\n")
