"""Which addresses of the network are public. Sources: the IANA special-purpose registries for IPv4 and IPv6."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# Written out instead of `is_global`, whose answer differs between the Python versions we support.
_SPECIAL_V4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
_GLOBAL_UNICAST_V6 = IPv6Network("2000::/3")
# Inside global unicast: protocol assignments with Teredo and ORCHID, documentation, 6to4, AS112, SRv6 documentation.
_SPECIAL_V6 = tuple(
    IPv6Network(block) for block in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)


def is_public(address: str) -> bool:
    """Whether `address` (a numeric address, without port) is reachable by anyone on the internet.

    Loopback, private, link-local, shared (CGNAT), multicast, reserved and documentation blocks are not; nor are IPv6
    addresses that carry an IPv4 one (mapped, compatible, NAT64, 6to4, Teredo), whatever they carry, nor scoped ones.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return not any(parsed in block for block in _SPECIAL_V4)
    return _is_public_v6(parsed)


def _is_public_v6(address: IPv6Address) -> bool:
    if address.scope_id is not None or address not in _GLOBAL_UNICAST_V6:
        return False
    return not any(address in block for block in _SPECIAL_V6)
