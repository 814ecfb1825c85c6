"""Names on other platforms: "my insta is @x", "snap: x", "@x on tiktok". Discord's own mentions are no handles.

A bare "@name" counts only where it looks made for a machine (a digit, "_" or inner dot), and a plain word only where
the sentence ends after it: "my snap is catlover" is a handle, "my snap is broken" is not.
"""

import re
from collections.abc import Iterator

from bot.safety.guard.kinds import Kind
from bot.safety.guard.words import words

_MAIL = r"g-?mail|e-?mail|hotmail|outlook|yahoo|icloud"
_PEOPLE_MEET = (
    r"instagramm?|insta|snapchat|snap|tik\s?tok|twitter|tweeter|tumblr|telegram|whats\s?app|kik|skype|roblox|blox|bereal|bluesky|bsky"
    r"|mastodon|wechat|vsco|watt?pad|gamer\s?tag|psn|xbox|line\sid|steam\sid|epic\sgames|viber|zangi|session\sid|weibo|imvu|ome\s?tv"
    r"|yubo|hoop|wizz|locket|vk"
)
# Named in everyday sentences and lists too, so a plain word after them is no name.
_PEOPLE_MENTION = (
    r"pinterest|facebook|ao3|reddit|twitch|youtube|yt|spotify|deviant\s?art|fortnite|minecraft|genshin|duolingo|goodreads|soundcloud"
    r"|bandlab|messenger|lemon8|character\.?ai|gmail"
)
_CLEAR = rf"{_PEOPLE_MEET}|{_PEOPLE_MENTION}"
_SHORT = r"ig|sc|tg|fb|tt"
_AMBIGUOUS = r"x|threads|signal|line|steam"
_MY = r"(?:my|our|his|her|mi|mein|meine|mon|ma|minha|meu|il\smio)"
_NOUN = r"(?:\s?(?:account|user\s?name|user|name|handle|profile|page|id|tag|acc|acct|@))?"
_IS = r"(?:\s+(?:is|es|est|ist|é|e|are|it'?s|=)\s*:?\s*|\s?(?:'s|’s)\s+|\s?[:=]\s?|\s?-+>?\s|\s\(|\s(?=@))"
_NAME = r"@?(?:live:)?[A-Za-z0-9_](?:[\w.-]{0,38}\w)?(?:#\d{4})?"

_WHOSE = re.compile(
    rf"\b{_MY}\s(?:{_CLEAR}|{_SHORT}|discord|(?P<doubtful>{_AMBIGUOUS})){_NOUN}{_IS}(?P<name>{_NAME})", re.IGNORECASE
)
_LABELLED = re.compile(
    rf"(?<![\w.@])(?:(?:{_PEOPLE_MEET}){_NOUN}|(?:{_SHORT}){_NOUN}(?:\s(?:is|es|ist)\s)?"
    rf"|(?P<doubtful>(?:discord|user\s?name|{_PEOPLE_MENTION}){_NOUN}))"
    rf"(?:\s?[:=]\s?|(?P<loose>\s?[^\w\s.,;!?'\"…)@]{{1,3}}\s?)|(?<=\s)|\s(?=@))(?P<name>{_NAME})",
    re.IGNORECASE,
)
_ON = re.compile(
    rf"\b(?:on|via|through|auf|en|sur|su|at|by)\s(?:my\s)?(?:{_CLEAR}|{_SHORT}|discord|steam|x)\b(?:\s(?:as|at|under|by|with|it'?s|its|is|named?|called"
    rf"|als|como))?[\s,:;(>-]{{1,4}}(?:@\s?)?(?P<name>{_NAME})",
    re.IGNORECASE,
)
_NAME_ON = re.compile(
    rf"(?<![\w.@#<:/-])(?P<name>{_NAME}),?\s\(?(?:on|in|at|over\son|auf|en|sur|su)\s(?:my\s)?(?P<platform>{_CLEAR}|{_SHORT}|discord|steam|x|threads|{_MAIL})\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    rf"\b(?:(?:add|follow|dm|pm|message|msg|text|find|hmu|kik|snap|tweet|insta|reach|hit)(?:\sme)?(?:\s(?:up|on|at|here|there|as))*|i\s(?:tweet|post|stream"
    rf"|snap)\s(?:at|as|under))[\s:,-]{{1,3}}(?P<name>{_NAME})",
    re.IGNORECASE,
)
_MAIL_NAME = re.compile(rf"\b(?:{_MY}\s)(?:{_MAIL})(?:\saddress)?{_IS}(?P<name>{_NAME})", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w.@#<:/!&*$%+])(?P<name>@[A-Za-z0-9_](?:[\w.-]{0,38}\w)?)(?![\w@]|://)", re.IGNORECASE)
_DISCRIMINATED = re.compile(r"(?<![\w#])(?P<name>[a-z][\w.]{1,31}#\d{4})(?!\d)", re.IGNORECASE)
_FRIEND_CODE = re.compile(r"\bSW-\d{4}-\d{4}-\d{4}(?!\d)", re.IGNORECASE)
_DISCORD_NEAR = re.compile(r"discord|\badd\b|\bdm\b|\bfriend|\btag\b|\bme\b", re.IGNORECASE)

_MACHINE_MADE = re.compile(r"(?=.*[a-z])(?=.*(?:\d|_|[a-z0-9]{2}\.[a-z0-9]{2}))[a-z0-9_.-]{3,40}\Z", re.IGNORECASE)
_QUANTITY = re.compile(
    r"\d[\d.,:]*(?:st|nd|rd|th|s|am|pm|a\.m|p\.m|k|m|x|h|hrs?|min|mins|cm|km|kg|mb|gb|d|p|years?|yo|yr|-.*)?\Z",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(
    r"\s*(?:\Z|[\n.,;!?)|/&+]|\s(?:and|or|but|if|so|lol|pls|please|lmao|haha|:|-)|[^\w\s'’])", re.IGNORECASE
)
_EVERYONE = frozenset({"@everyone", "@here", "@channel", "@staff", "@admin", "@mods", "@you", "@me"})
_ORDINARY = words("never_a_handle")
_ADJECTIVE = re.compile(r".{2,}(?:ing|ed|able|ible|ful|ous|less|ical|ive|ly|est|ness|tion|ions|ment)\Z", re.IGNORECASE)


_LEETED = re.compile(
    r"(?<![\w@.#/])(?=[a-z]*[013457])[a-z013457]{3,12}(?:\s(?=[tk]?[013457a-z]{3}\b)[a-z013457]{3})?(?!\w)",
    re.IGNORECASE,
)
_PLATFORM = re.compile(rf"(?:{_CLEAR}|discord)\Z", re.IGNORECASE)
_LETTERS = str.maketrans("013457", "oieast")


def find(text: str) -> Iterator[tuple[Kind, int, int]]:
    """Names on other platforms, as (kind, start, end), in a text that was read by `reading`."""
    text = _LEETED.sub(_platform, text)
    for rule in (_WHOSE, _LABELLED):
        for found in rule.finditer(text):
            doubtful = found["doubtful"] or found.groupdict().get("loose")
            if _clear(found["name"]) or (not doubtful and _plain_name(text, found)):
                yield Kind.HANDLE, *found.span("name")
    for rule in (_ON, _VERB, _NAME_ON):
        for found in rule.finditer(text):
            if _clear(found["name"]):
                mail = "platform" in found.re.groupindex and re.fullmatch(_MAIL, found["platform"], re.IGNORECASE)
                yield (Kind.EMAIL if mail else Kind.HANDLE), *found.span("name")
    for found in _MAIL_NAME.finditer(text):
        if _clear(found["name"]):
            yield Kind.EMAIL, *found.span("name")
    for found in _BARE.finditer(text):
        if _MACHINE_MADE.match(found["name"][1:]) and _clear(found["name"]):
            yield Kind.HANDLE, *found.span("name")
    for found in _DISCRIMINATED.finditer(text):
        if _DISCORD_NEAR.search(text, max(0, found.start() - 40), min(len(text), found.end() + 40)):
            yield Kind.HANDLE, *found.span("name")
    for found in _FRIEND_CODE.finditer(text):
        yield Kind.HANDLE, *found.span()


def _platform(found: re.Match[str]) -> str:
    """A platform whose name was written with figures ("1nsta"), by its own name; it is as long, so places stay."""
    meant = found[0].translate(_LETTERS)
    return meant if _PLATFORM.match(meant) else found[0]


def _clear(name: str) -> bool:
    """Whether a name speaks for itself: it has an @, or no language writes words like it."""
    lowered = name.lower()
    if lowered in _EVERYONE:
        return False
    if name.startswith("@"):
        return len(name) > 2 and any(character.isalnum() for character in name)
    return bool(_MACHINE_MADE.match(name.removeprefix("live:")) or "#" in name) and not _QUANTITY.match(name)


def _plain_name(text: str, found: re.Match[str]) -> bool:
    """Whether a plain word after "my insta is" is a name: nothing ordinary, and the sentence ends with it."""
    name = found["name"]
    if len(name) < 4 or name.lower() in _ORDINARY or _ADJECTIVE.match(name) or not any(each.isalpha() for each in name):
        return False
    return _ENDS_SENTENCE.match(text, found.end("name")) is not None
