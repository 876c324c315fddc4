"""Only addresses that everybody on the internet can reach are visited.

Our own machines, private networks, addresses on which clouds answer questions about themselves, and
IPv6 addresses with an IPv4 address inside (which may be a private one) are refused. An address is
understood in its plain form only: every other spelling is refused, whatever it stands for, because
two programs may read it as two addresses.

Source: IANA special-purpose address registries (RFC 6890) and the documents named below.
"""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from config.http.failed import Failed

_REFUSED_V4 = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private, RFC 1918
        "100.64.0.0/10",  # shared by carriers, RFC 6598
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # Azure's own services, although the number is a public one
        "169.254.0.0/16",  # link-local, and the metadata of most clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments, and Oracle's metadata
        "192.0.2.0/24",  # documentation, RFC 5737
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks, RFC 2544
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
# All that was ever given out. Loopback, unique and link-local, multicast, mapped and compatible
# addresses and NAT64 (64:ff9b::/96, 64:ff9b:1::/48) lie outside.
_GLOBAL_V6 = IPv6Network("2000::/3")
_REFUSED_V6 = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # protocol assignments, Teredo among them: an IPv4 address inside
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address inside
        "3fff::/20",  # documentation, RFC 9637
    )
)
_LIKE_A_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


def is_public(address: str) -> bool:
    """Tell whether an IP address, as a resolver writes it, is one that everybody can reach."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return not any(found in network for network in _REFUSED_V4)
    if found.scope_id is not None or found not in _GLOBAL_V6:
        return False
    return not any(found in network for network in _REFUSED_V6)


def is_address(host: str) -> bool:
    """Tell whether a normalized host is an IP address, not a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def read_bracketed(text: str) -> str:
    """Return the IPv6 address that stood in brackets; nothing else may stand there."""
    try:
        return str(IPv6Address(text))
    except ValueError as error:
        raise Failed("url_not_public", "What stands in brackets is not an address.") from error


def refuse_odd_numbers(host: str) -> None:
    """Refuse 127.1, 0x7f000001, 0177.0.0.1, 2130706433 and the like.

    A host whose last part is a number is an address to every browser and resolver, never a name
    (WHATWG URL, "ends in a number"; inet_aton).
    """
    if not _LIKE_A_NUMBER.fullmatch(host.rpartition(".")[2]):
        return
    try:
        IPv4Address(host)
    except ValueError as error:
        detail = "Give the web site's name, such as www.example.com, instead of a number."
        raise Failed("url_not_public", detail) from error
