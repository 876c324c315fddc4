"""Who is at the other end of the line, as far as an address tells."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def read_client_address(request: HttpRequest) -> str:
    """Return the caller's address, an IPv6 one as its /64 (one customer has at least that much).

    Only what our own proxies wrote into X-Forwarded-For is believed (TRUSTED_PROXY_COUNT); the
    entries before it are the caller's own words.
    """
    raw = _read_forwarded(request) or request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(raw)
    except ValueError:
        return "unknown"
    if address.version == 4:
        return str(address)
    return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False))


def _read_forwarded(request: HttpRequest) -> str:
    proxies: int = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    entries = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return entries[-proxies].strip() if 0 < proxies <= len(entries) else ""
