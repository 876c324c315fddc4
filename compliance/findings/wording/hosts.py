"""Web addresses inside a message, and hosts that say nothing about whose they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from compliance.domains import get_registrable_domain

# Anybody shortens there, so carriers trust none of their links (CTIA; carriers' content rules).
_SHORTENERS = (
    "bit.ly bitly.com bitly.ws bit.do tinyurl.com tiny.cc t.co goo.gl ow.ly is.gd cutt.ly rb.gy "
    "rebrand.ly t.ly lnkd.in soo.gd s2r.co shrtco.de clicky.me budurl.com bc.vc alturl.com "
    "app.link lc.chat linki.la minm.xyz 9qr.de"
)
SHORTENERS = frozenset(_SHORTENERS.split())
# Many have a page there; the same host says nothing about the same owner.
_SHARED_HOSTS = (
    "facebook.com instagram.com linkedin.com twitter.com x.com tiktok.com youtube.com google.com "
    "linktr.ee etsy.com amazon.com ebay.com yelp.com wa.me t.me medium.com notion.site carrd.co "
    "pinterest.com fiverr.com upwork.com"
)
SHARED_HOSTS = frozenset(_SHARED_HOSTS.split())
_WITH_SCHEME = re.compile(r"https?://[^\s<>\"“”]+", re.I)
_BARE = re.compile(
    r"(?<![\w@./-])((?:[a-z0-9-]{1,63}\.)+[a-z]{2,24})(?![\w@-]|\.\w)(/[^\s<>\"“”]*)?"
)
# Endings that are also words: "ready.to" is a missing space, not a place in Tonga.
_ENDING_WORDS = "am as at be by do id in is it me my no pm so to us"
_WORD_ENDINGS = frozenset(_ENDING_WORDS.split())
_USUAL_ENDINGS = (
    "com net org io app dev co shop store online site biz info example test eu ai me us uk "
    "health care club link page email live tech"
)
_ENDINGS = frozenset(_USUAL_ENDINGS.split())


@dataclass(frozen=True, slots=True)
class Address:
    """``quote`` stands in the text as it is; ``host`` in small letters."""

    quote: str
    host: str


def list_addresses(text: str) -> list[Address]:
    """Return every web address in a message, also those without https:// in front."""
    return [*_iter_full(text), *_iter_bare(_WITH_SCHEME.sub(lambda m: " " * len(m[0]), text))]


def is_shortener(host: str) -> bool:
    """Whether the host is a public link shortener or lies under one."""
    labels = host.lower().rstrip(".").split(".")
    return any(".".join(labels[at:]) in SHORTENERS for at in range(len(labels) - 1))


def is_shared(domain: str) -> bool:
    """Whether strangers to each other have pages under this registrable domain."""
    return domain in SHARED_HOSTS or domain in SHORTENERS


def _iter_full(text: str) -> Iterator[Address]:
    for match in _WITH_SCHEME.finditer(text):
        quote = match.group().rstrip(".,;:!?)]}'’")
        try:
            host = urlsplit(quote).hostname
        except ValueError:
            continue
        if host:
            yield Address(quote, host)


def _iter_bare(text: str) -> Iterator[Address]:
    lower = text.lower()
    for match in _BARE.finditer(lower):
        host, path = match.group(1), match.group(2)
        typed = text[match.start() : match.end()].rstrip(".,;:!?)]}'’")
        if _is_address(host, path=path or "", typed=typed):
            yield Address(typed, host)


def _is_address(host: str, *, path: str, typed: str) -> bool:
    """Tell ``acme.com`` from two sentences without a space between them."""
    if host in SHORTENERS or path or host.startswith("www."):
        return bool(get_registrable_domain(host))
    ending = host.rpartition(".")[2]
    if ending in _WORD_ENDINGS or typed[typed.rfind(".") + 1 :][:1].isupper():
        return False
    return (len(ending) == 2 or ending in _ENDINGS) and bool(get_registrable_domain(host))
