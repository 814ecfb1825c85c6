"""Links, invites to chat groups, and links that are a person's name on another platform."""

import re
from collections.abc import Iterator

from bot.safety.guard.domains import LABEL, is_top_level, stands_alone
from bot.safety.guard.kinds import Kind
from bot.safety.guard.words import words

_REST = r"(?:[/?#][^\s<>\"`“”«»\u3000-\u303f\uff00-\uffef]*)?"
_WITH_SCHEME = re.compile(
    rf"(?<![a-z0-9])(?:[a-z][a-z0-9+.-]{{1,15}}://|(?:h..ps?|ftp)[ ]?:[ ]?/[ ]?/[ ]?)"
    rf"(?P<host>{LABEL}(?:\.{LABEL})*)(?::\d{{1,5}})?{_REST}",
    re.IGNORECASE,
)
_ASCII_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_BARE = re.compile(
    rf"(?<![a-z0-9@._$#-])(?P<host>{_ASCII_LABEL}(?:\.{_ASCII_LABEL})+)(?![a-z0-9@_-])(?::\d{{1,5}})?(?P<rest>{_REST})",
    re.IGNORECASE,
)
_DOT = r"(?:\s?[(\[{]\s?(?:dot|\.)\s?[)\]}]\s?|[ _-]dot[ _-]|\s\.\s?|\.\s)"
_SLASH = r"(?:\s?/\s?|\s(?:slash|forward slash)\s)"
_DISGUISED = re.compile(
    rf"(?<![a-z0-9@._-])(?:https?\s?:\s?/\s?/\s?)?(?P<host>{_ASCII_LABEL})(?P<dot>{_DOT})(?P<ending>com|org|net|gg|co|io|me|info|tv|xyz|app|online|site|club)"
    rf"(?![a-z0-9-])(?P<rest>(?:{_SLASH}[a-z0-9_-]+)*)",
    re.IGNORECASE,
)
_NOT_A_NAME = words("never_before_dot_com")
_DOT_COM_NOUN = re.compile(
    r"[ -](?:bubble|boom|crash|era|compan|millionaire|billionaire|start|business|world|years)", re.IGNORECASE
)
_OTHER_PLAIN_SCHEME = re.compile(
    r"(?<![a-z0-9])(?:mailto|tel|sms|skype|whatsapp|tg|snapchat):[^\s/][^\s]{2,}", re.IGNORECASE
)
_SPACES_AND_WORDS = re.compile(r"\s|[(\[{\])}]")

_INVITE = re.compile(
    r"(?:discord(?:app)?(?:\.com/invite/|\.gg/)|(?:dsc|dis|invite)\.g[dg]/|discord\.(?:me|io|li|link)/|disboard\.org/server/"
    r"|chat\.whatsapp\.com/|t\.me/(?:joinchat/|\+)|guilded\.gg/i|join\.skype\.com/|line\.me/(?:r/)?ti/g"
    r"|(?:[a-z0-9-]+\.)?zoom\.us/j/|meet\.google\.com/|signal\.group/|m\.me/j/|groupme\.com/join_group/|band\.us/n/)[a-z0-9#]",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:www\.|m\.)?(?:(?:(?:instagram|instagr|facebook|fb|twitter|x|threads|pinterest|vsco|bere|ask|ngl|tellonym|ig|m|wa|kik|onlyfans"
    r"|signal|linktr|skype|roblox|weibo|vk|bsky|steamcommunity)\.(?:com|net|co|fm|al|link|me|ee|app)/|(?:t|telegram)\.me/)"
    r"(?:add/|profile/|u/|users/|id/|p/|#p/)?|snapchat\.com/(?:add|t)/|(?:tiktok|threads|twitch|medium)\.(?:com|net|tv)/@)@?"
    r"(?P<name>\+?[\w.-]{2,40})/?(?:[?#].*)?\Z",
    re.IGNORECASE,
)
_NOT_A_PERSON = words("pages_of_nobody")
_GLUED_INVITE = re.compile(
    r"(?<![a-z0-9])(?:discord\s?(?:\.|[(\[{]\s?(?:\.|dot)\s?[)\]}]|\sdot\s|\s)\s?gg(?:\s?/\s?|\sslash\s|\s(?=[a-z0-9-]*\d))[a-z0-9-]{2,}"
    r"|\.?gg\s?/\s?[a-z0-9-]{2,})",
    re.IGNORECASE,
)
_INVITE_CODE = re.compile(
    r"(?:invite|server|discord)\s(?:code|link)\s?(?:is|:|=|-)\s?(?P<code>(?=[A-Za-z-]*[\d])[A-Za-z0-9-]{6,16}"
    r"|[a-z]+[A-Z][A-Za-z]{4,12})(?![\w.])",
)


def find(text: str) -> Iterator[tuple[Kind, int, int]]:
    """Addresses of things, as (kind, start, end), in a text that was read by `reading`."""
    for found in _WITH_SCHEME.finditer(text):
        ending = found["host"].rpartition(".")[2]
        if "." in found["host"] and (
            is_top_level(ending) or ending.isdigit() or (ending.isalpha() and len(ending) > 1)
        ):
            yield _classified(text, found.start(), found.end(), found.start("host"))
    for found in _BARE.finditer(text):
        if found["host"].lower().startswith("www.") or found["rest"].startswith("/"):
            known = found["host"].count(".") > 0 and is_top_level(found["host"].rpartition(".")[2])
        else:
            known = stands_alone(found["host"]) or found["host"].lower().endswith(".bsky.social")
        if known:
            yield _classified(text, found.start(), found.end(), found.start())
    for found in _DISGUISED.finditer(text):
        if _is_disguised_address(text, found):
            yield Kind.LINK, found.start(), found.end()
    for found in _OTHER_PLAIN_SCHEME.finditer(text):
        yield Kind.LINK, found.start(), _without_trailing(text, found.start(), found.end())
    for found in _GLUED_INVITE.finditer(text):
        yield Kind.INVITE, found.start(), found.end()
    for found in _INVITE_CODE.finditer(text):
        yield Kind.INVITE, found.start("code"), found.end("code")


def _classified(text: str, start: int, end: int, host: int) -> tuple[Kind, int, int]:
    end = _without_trailing(text, host, end)
    address = _SPACES_AND_WORDS.sub("", text[host:end])
    if _INVITE.match(address.removeprefix("www.")):
        return Kind.INVITE, start, end
    person = _PERSON.match(address)
    if (person and person["name"].lower() not in _NOT_A_PERSON) or address.lower().endswith(".bsky.social"):
        return Kind.HANDLE, start, end
    return Kind.LINK, start, end


def _without_trailing(text: str, start: int, end: int) -> int:
    """Leave out what ends the sentence or the markdown around an address, keeping brackets that are balanced."""
    opened = text.count("(", start, end)
    closed = text.count(")", start, end)
    while end > start:
        last = text[end - 1]
        if last == ")" and closed > opened:
            closed -= 1
        elif last not in ".,;:!?'’*_~|]}…":
            break
        end -= 1
    return end - 2 if text[end - 2 : end] in {"'s", "’s"} else end


def _is_disguised_address(text: str, found: re.Match[str]) -> bool:
    host, ending, spaced = found["host"].lower(), found["ending"], found["dot"].strip() == "."
    if host in _NOT_A_NAME or not any(character.isalpha() for character in host):
        return False
    if spaced:
        # "I was home. Me too": only endings that are no words, and only with something after the slash.
        return bool(found["rest"]) and ending.islower() and ending not in {"me", "co", "app", "club", "site", "online"}
    return _DOT_COM_NOUN.match(text, found.end()) is None
