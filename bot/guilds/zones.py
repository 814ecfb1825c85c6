"""From a city that people type to an IANA time zone."""

import functools
import zoneinfo

from bot.errors import MemberFacingError

# Cities where many people live that have no zone of their own name.
_CITIES = {
    "beijing": "Asia/Shanghai",
    "bengaluru": "Asia/Kolkata",
    "birmingham": "Europe/London",
    "boston": "America/New_York",
    "cape town": "Africa/Johannesburg",
    "delhi": "Asia/Kolkata",
    "edinburgh": "Europe/London",
    "geneva": "Europe/Zurich",
    "glasgow": "Europe/London",
    "hamburg": "Europe/Berlin",
    "hanoi": "Asia/Bangkok",
    "houston": "America/Chicago",
    "kyiv": "Europe/Kyiv",
    "manchester": "Europe/London",
    "miami": "America/New_York",
    "milan": "Europe/Rome",
    "montreal": "America/Toronto",
    "mumbai": "Asia/Kolkata",
    "munich": "Europe/Berlin",
    "osaka": "Asia/Tokyo",
    "philadelphia": "America/New_York",
    "rio de janeiro": "America/Sao_Paulo",
    "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles",
    "tel aviv": "Asia/Jerusalem",
    "washington": "America/New_York",
    "wellington": "Pacific/Auckland",
}


@functools.cache
def places() -> dict[str, str]:
    """City in lower case -> zone, every zone of the IANA database that is named after a place."""
    named = {
        zone.rpartition("/")[2].replace("_", " ").lower(): zone
        for zone in sorted(zoneinfo.available_timezones())
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Mexico/", "Chile/"))
    }
    return named | _CITIES


def suggest(typed: str, limit: int = 25) -> list[tuple[str, str]]:
    """City and zone for what somebody has typed so far: those that begin with it before those that contain it."""
    wanted = typed.strip().lower()
    found = [city for city in places() if wanted in city]
    found.sort(key=lambda city: (not city.startswith(wanted), city))
    return [(city.title(), places()[city]) for city in found[:limit]]


def find_zone(typed: str) -> str:
    """The zone for a city or an IANA name.

    Raises:
        MemberFacingError: neither is known.
    """
    wanted = typed.strip()
    if wanted in zoneinfo.available_timezones():
        return wanted
    zone = places().get(wanted.partition(",")[0].strip().lower())
    if zone is None:
        raise MemberFacingError("guilds-unknown-city", city=wanted[:60])
    return zone
