"""Street addresses: a street with its number, where a postal code makes them whole or the words around say whose.

"12 Grimmauld Place" in a story is only a place. What makes a post office find it stops any text; without a postal code
it takes "I live at" or the like, and in a made-up text those words from its narrator.
"""

import re
from collections.abc import Iterator

from bot.safety.guard.kinds import Kind
from bot.safety.guard.speech import Voice

_STREET_TYPE = (
    r"(?:street|str|st|avenue|ave?|road|rd|lane|ln|drive|drv?|close|court|crt|ct|crescent|cres|boulevard|blvd|place|pl|way"
    r"|terrace|terr?|square|sq|gardens?|gdns|grove|parade|row|mews|highway|hwy|circle|cir|trail|trl|parkway|pkwy|alley|walk"
    r"|green|quay|hill|view|rise|vale|park|loop|path|pike|plaza|turnpike|expressway|freeway|crossing|ridge|heights|meadows?)"
)
_NUMBER_WORD = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five"
    r"|six|seven|eight|nine))?"
)
_NUMBER = rf"(?:\d{{1,5}}(?:\s?-\s?\d{{1,5}})?(?:\s?[a-h](?!\w))?|{_NUMBER_WORD})"
_FLAT = r"(?:apartment|apt|suite|ste|unit|flat|room|rm|floor|fl|#)\.?\s?#?\s?\w{1,5}"
_COMPASS = r"(?:[nesw]|[ns][ew]|north|south|east|west)\.?"
_PART = r"(?:\d{1,3}(?:st|nd|rd|th)|[^\W\d_][\w'’-]{0,24}\.?)"
_STREET = (
    rf"(?<![\w$€£.,:/-])(?:{_FLAT},?\s{{1,4}})?(?:\d{{1,5}}\s)?{_NUMBER},?\s{{1,4}}(?:{_COMPASS}\s)?(?:{_PART}\s{{1,2}}){{1,4}}?{_STREET_TYPE}(?![\w'’-])\.?"
    rf"(?:\s{_COMPASS}(?![\w'’]))?"
)
_BOX = r"(?<!\w)(?:p\.?\s?o\.?\s?box|postfach|apartado(?:\spostal)?)\s?#?\d{1,6}"
_SPANISH = (
    r"(?:calle|c/|avenida|avda\.?|av\.?|plaza|paseo|carrera|rua|camino)"
    r"\s(?:[^\W\d_][\w'.-]{0,20},?\s){1,5}?(?:n[o.]{0,2}\s?)?\d{1,5}"
)
_ITALIAN = r"(?:via|viale|piazza|corso|vicolo|largo)\s(?:[^\W\d_][\w'.-]{0,20},?\s){1,4}?\d{1,4}"
_FRENCH = (
    r"\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|allee|quai|route|square|cours)\s"
    r"(?:(?:de|des|du|la|le|les|d['’]|l['’])\s?){0,2}[^\W\d_][\w'’-]{0,24}(?:\s(?-i:[A-Z])[\w'’-]{0,24}){0,3}"
)
_GERMAN = (
    r"(?:[^\W\d_][\w-]{0,30}(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|steig|hof)|(?:am|an\sder|im|auf\sder|zum|zur)"
    r"\s(?:(?-i:[A-Z])[\w-]{1,20}\s?){1,3})\s?\d{1,4}\s?(?:[a-h](?!\w))?"
)
# What names a flat needs no word for a street: "28245 Puruntie 82, Apt. 595".
_FLATTED = (
    rf"(?<![\w$€£.,:/-])\d{{1,5}}\s(?:{_PART}\s){{1,6}}?"
    rf"(?:\d{{1,5}}[.,]?[\s>]{{1,4}})?(?:apartment|apt|suite|ste|flat)\.?\s?#?\d{{1,4}}[a-d]?"
)
_PLACE = re.compile(
    rf"(?P<flatted>{_FLATTED})|(?P<street>{_STREET})|(?P<box>{_BOX})|(?P<other>(?<!\w)(?:{_SPANISH}|{_ITALIAN}|{_FRENCH}|{_GERMAN})(?!\w))",
    re.IGNORECASE,
)

_STATE = (
    r"(?-i:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]"
    r"|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
)
_BRITISH = r"(?:gir\s?0aa|[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2})"
_CODE = re.compile(
    rf"[ ,\n]{{1,4}}(?:(?P<us>(?:{_STATE}|[a-z]{{4,13}}),?\s\d{{5}}(?:-\d{{4}})?)|(?P<uk>{_BRITISH})"
    rf"|(?P<ca>[a-z]\d[a-z]\s?\d[a-z]\d)"
    r"|(?P<au>(?:NSW|VIC|QLD|TAS|ACT|WA|SA|NT)\s\d{4})|(?P<zip>\d{5}(?:-\d{4})?))(?!\w)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"(?:,?[ \n]{{1,3}}{_FLAT}|,?[ \n]{{1,3}}(?:piso|planta|escalera)\s?\w{{1,4}}"
    rf"|[ ,\n]{{1,3}}[^\W\d_][\w'’.-]{{0,24}})",
    re.IGNORECASE,
)
_CODE_BEFORE_TOWN = re.compile(r",?\s{1,2}(?:[A-Z]{1,2}-)?\d{4,5}\s")
_TOWN = re.compile(r"(?:,?\s|,?\n\s{0,8})(?-i:[A-Z])[^\W\d_]{1,24}(?:[ -](?-i:[A-Z])[^\W\d_]{1,24}){0,2}(?![\w'’])")
_EXTRA = re.compile(rf"(?:,?\s{{1,2}}{_FLAT}|,?\s(?:piso|planta|escalera)\s?\w{{1,4}})", re.IGNORECASE)
# Whatever streets are called somewhere: what is said to be an address, and has a number.
_DECLARED = re.compile(
    r"(?<!\w)(?:(?:my|our)\s|(?:home|postal|mailing|billing|shipping|street)\s)(?:(?:home|postal|mailing|billing|shipping|street)\s)?"
    r"(?:address|addy)\s?(?:is|:|=|with)\s{0,3}(?P<rest>(?:\d|(?-i:[A-Z]))[^\n;!?@]{4,80}?)(?=[.,]?\s*(?:\Z|[\n;!?]|\.\s|,?\s(?:and|but|so|if|for)\b))",
    re.IGNORECASE,
)
_MOST_BETWEEN = 7
# Ends of street names that are words of every day, and small words that no street holds.
_EVERYDAY = re.compile(r"(?:place|way|close|court|square|park|hill|view|green|walk|row|rise|path|loop|circle|st)\.?\Z")
_AT_HOME = re.compile(r"live|addr", re.IGNORECASE)
_NO_STREET = re.compile(r"://|\bwww\.|\b(?:\d{1,3}\.){3}\d|\b(?:hours?|minutes?|miles|km|from|of)\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:of|and|an?|in|to|for|with|per|is|my|your|or|at|on|from|are|was|that|minutes?|hours?|days?)\b"
)

_MINE = re.compile(
    r"(?:(?<!\w)(?:i|we)\s(?:still\s|now\s|currently\s|both\s)?(?:live|lives|stay|am\sliving|are\sliving)\s(?:at|on|in|over\sat|near)"
    r"|(?<!\w)(?:i['’]?m|im|we['’]?re|we\sare|i\sam)\s(?:living\s|staying\s|based\s)?(?:at|over\sat)|(?<!\w)(?:my|our)\s(?:home\s|street\s|postal\s|mailing\s|house\s)?"
    r"(?:address|addy|house|home|place|flat|apartment)\s?(?:is\s?(?:at|on)?|['’]s|:|=|-)|(?<!\w)i\s(?:just\s)?moved\s(?:in)?to|where\s(?:i|we)\slive\s?(?:is|:|=|-)"
    r"|ich\swohne\s(?:in|an|auf|am|im)?\s?(?:der|dem)?|wir\swohnen\s(?:in|an|auf|am|im)?\s?(?:der|dem)?|meine\s(?:adresse|anschrift)\s?(?:ist|lautet|:)"
    r"|j['’]habite(?:\s(?:au|a|dans))?|nous\shabitons(?:\s(?:au|a))?|mon\sadresse\s?(?:est|:|c['’]est)|vivo\sen(?:\s(?:la|el))?|vivimos\sen(?:\s(?:la|el))?"
    r"|mi\s(?:direccion|casa)\s?(?:es|esta\sen|:)|abito\sin|vivo\sin|il\smio\sindirizzo\s?(?:e|:)|moro\sna|ik\swoon\s(?:in|op|aan)(?:\sde)?)[\s:]{0,3}\Z",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?:(?<!\w)(?:home\s|postal\s|mailing\s|billing\s|shipping\s)?(?:address|adresse|anschrift|direccion|indirizzo)\s?(?:is|:|=|-|ist|es|est)"
    r"|(?<!\w)(?:send|sent|mail|post|ship|deliver|return|write|bring|come|drop|located)(?:\s[\w'’]{1,12}){0,3}\s(?:to|at|off\sat|by|over\sto)"
    r"|(?<!\w)(?:(?:pick|drop)\s(?:me|us)\s(?:up|off)|meet(?:\sme|\sus|ing)?|meet\syou|find\s(?:me|us)|visit\s(?:me|us)|see\syou|meet\sup|(?:party|sleepover|office|cafe|house|club|studio|restaurant|it)\sis|(?:party|sleepover))\s(?:located\s)?(?:at|from|on|outside|in\sfront\sof)"
    r"|(?<!\w)(?:goes|go|comes?)\s(?:over\s)?to|(?<!\w)(?:mail|post|send|ship|deliver)\s(?:it|them|this|that|me)(?:\s\w{1,10}){0,3}\s?(?:to|:|at))[\s:]{0,3}\Z",
    re.IGNORECASE,
)


def find(text: str, voice: Voice) -> Iterator[tuple[Kind, int, int]]:
    """Addresses, as (kind, start, end), in a text that was read by `reading`."""
    for found in _DECLARED.finditer("" if voice.made_up else text):
        rest = found["rest"]
        if (
            any(each.isdigit() for each in rest)
            and any(each.isalpha() for each in rest)
            and not _NO_STREET.search(rest)
        ):
            yield Kind.ADDRESS, *found.span("rest")
    for found in _PLACE.finditer(text):
        start, end = found.span()
        if (found["street"] or found["flatted"]) and _SENTENCE.search(text, start, end):
            continue
        whole = _with_code(text, end)
        if whole is None and found["other"]:
            whole = _with_code_before_town(text, end)
        if whole is not None:
            yield Kind.ADDRESS, start, whole
        elif _is_somebodys(text, start, end, voice, is_clear=bool(found["box"] or found["flatted"])):
            yield Kind.ADDRESS, start, _with_town(text, end)


def _with_code(text: str, end: int) -> int | None:
    """Where the postal code ends that makes a place whole, a few words of flat, town and country before it."""
    reached = end
    for _ in range(_MOST_BETWEEN):
        code = _CODE.match(text, reached)
        if code:
            return code.end()
        word = _BETWEEN.match(text, reached)
        if word is None:
            return None
        reached = word.end()
    return None


def _with_code_before_town(text: str, end: int) -> int | None:
    code = _CODE_BEFORE_TOWN.match(text, end)
    if code is None:
        return None
    town = _TOWN.match(text, code.end() - 1)
    return town.end() if town else None


def _with_town(text: str, end: int) -> int:
    for rule in (_EXTRA, _TOWN, _TOWN):
        more = rule.match(text, end)
        if more and (rule is _EXTRA or "," in more[0]):
            end = more.end()
    return end


def _is_somebodys(text: str, start: int, end: int, voice: Voice, *, is_clear: bool) -> bool:
    """Whether the words around say that somebody lives there or receives post."""
    before = text[max(0, start - 60) : start]
    if text[start:end].islower() and _EVERYDAY.search(text, start, end) and not _AT_HOME.search(before):
        return False
    if _MINE.search(before):
        return not voice.is_character(start)
    if voice.made_up:
        return False
    return (
        is_clear
        or _EXTRA.match(text, end) is not None
        or _THERE.search(before) is not None
        or _is_a_line(text, start, end)
    )


def _is_a_line(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the line, as on an envelope; a title has no number before it."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    around = text[line_start:start] + text[end : line_end if line_end >= 0 else len(text)]
    return text[start].isdigit() and not any(letter.isalnum() for letter in around)
