"""Web addresses: which may be shown, and which mean the same page."""

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit

MOST_ADDRESS_CHARACTERS = 2_048

_ORDINARY = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#][\x21-\x7e]*)?", re.IGNORECASE)
_PLAIN_PAGE = re.compile(
    r"https?://(?:www\.)?((?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+)(/[\w./~+,!*()$'@:-]*)?(?:\?([\w=&.-]*))?(?:#[!-~]*)?",
    re.ASCII,
)
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0]+")
# "example.com/page", but not "page.html/": feeds forget the scheme more often than they have such folders.
_WITHOUT_SCHEME = re.compile(r"(?:[a-z0-9-]+\.)+(?!x?html?\b|php\b|aspx?\b|jsp\b|cgi\b)[a-z]{2,12}/", re.IGNORECASE)
# Parameters that say where a reader came from and never which page is meant.
_TRACKING = re.compile(
    r"utm_\w+|at_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|igshid|yclid|_hs\w+|xtor|ns_\w+|cmpid?|ocid|smid|smtyp|"
    r"partner|ref|ref_src|ref_url|source|fromrss|ito|icid|ncid|guccounter|__twitter_impression",
    re.IGNORECASE,
)


def web_address(text: str | None, base: str = "") -> str | None:
    """`text` as an absolute http(s) address, resolved against `base`; None when it is none, or carries credentials."""
    address = (text or "").strip()
    if not address or len(address) > MOST_ADDRESS_CHARACTERS:
        return None
    if _ORDINARY.fullmatch(address):
        return address
    if _WITHOUT_SCHEME.match(address):
        address = f"https://{address}"
    try:
        if base and not address.startswith(("https://", "http://")):
            address = urljoin(base, address)
        parts = urlsplit(address)
        # Reading the port is what checks it.
        usable = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return None
    return _BLANKS.sub("%20", address) if usable else None


def comparable(address: str) -> str:
    """The part of an address that says which page is meant, for comparing only.

    Without scheme, "www.", fragment, trailing slash and tracking parameters; parameters in order.
    """
    # Most are of this form, and a feed has hundreds.
    if ordinary := _PLAIN_PAGE.fullmatch(address):
        host, path, query = ordinary.groups("")
        if not any(not _TRACKING.fullmatch(pair.partition("=")[0]) for pair in query.split("&") if pair):
            return f"//{host}{path.rstrip('/')}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    host = (parts.hostname or "").removeprefix("www.")
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])))
    return SplitResult("", host, parts.path.rstrip("/"), query, "").geturl()
