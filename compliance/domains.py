"""Which part of a host name somebody registered: ``shop.example.co.uk`` belongs to example.co.uk.

By the Public Suffix List, as it is bundled; nothing is fetched.
"""

import functools
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

# Where anybody gets an address; the same host says nothing about the same owner.
FREE_MAIL = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "yahoo.com",
        "yahoo.co.uk",
        "ymail.com",
        "aol.com",
        "hotmail.com",
        "hotmail.co.uk",
        "outlook.com",
        "live.com",
        "msn.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "proton.me",
        "protonmail.com",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "web.de",
        "mail.com",
        "mail.ru",
        "yandex.com",
        "zoho.com",
        "fastmail.com",
        "tutanota.com",
    ]
)


def get_registrable_domain(url_or_host: str) -> str:
    """Return the registered part of the host, lower case; empty if there is none."""
    host = url_or_host
    if "://" in url_or_host:
        try:
            host = urlsplit(url_or_host).hostname or ""
        except ValueError:
            return ""
    host = host.rstrip(".").lower()
    return _list().privatesuffix(host) or "" if host else ""


def get_mail_domain(email: str) -> str:
    """Return the registered part of an e-mail address's host."""
    return get_registrable_domain(email.rpartition("@")[2])


def is_free_mail(email: str) -> bool:
    return email.rpartition("@")[2].lower() in FREE_MAIL


@functools.cache
def _list() -> PublicSuffixList:
    return PublicSuffixList()
