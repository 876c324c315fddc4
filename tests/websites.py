"""The web as tests meet it: pages from a table in place of strangers' servers.

This stands at the HTTP edge only. Unless a test says otherwise, every host has a site on which
nothing is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from config.http import Fetched, Limits

_BRANDS = "Ada Example, Amira Holt, Example Bakery and Harbor Books"
_NAV = """
<nav><a href="/">Home</a> <a href="/privacy">Privacy policy</a> <a href="/terms">Terms</a></nav>
"""

HOME = f"""
<html><head><title>{_BRANDS}</title></head><body>{_NAV}
<h1>{_BRANDS}</h1>
<p>We sell books, bread and printed maps from our shop and online, and send them anywhere in the
country within three days. Our shop is open from Monday to Saturday; come in for coffee.</p>
<p>Order on this website, by telephone or at the counter. Every order comes with a receipt.</p>
<footer>{_BRANDS}, 12 Example Street, Leeds LS1 4AB. Write to hello@example.com.</footer>
</body></html>
"""
PRIVACY = f"""
<html><head><title>Privacy policy</title></head><body>{_NAV}
<h1>Privacy policy</h1>
<p>{_BRANDS} collect your name, address and mobile number when you place an order, so that we can
deliver it and send you text messages about it if you agreed to that.</p>
<p>We do not share your mobile number or your consent to receive text messages with third parties
or affiliates for their marketing purposes.</p>
<p>You can ask for a copy of your data, or have it deleted, at any time.</p>
</body></html>
"""
TERMS = f"""
<html><head><title>Terms</title></head><body>{_NAV}<h1>Terms and conditions</h1>
<p>These terms apply to every order with {_BRANDS}. Messages are sent to people who opted in.</p>
</body></html>
"""
OPT_IN = f"""
<html><head><title>Checkout</title></head><body>{_NAV}<h1>Checkout</h1>
<form method="post"><label>Mobile number <input type="text" name="mobile"></label>
<label><input type="checkbox" name="texts"> I agree to receive order updates by text message from
{_BRANDS}, up to 4 messages a month. Message and data rates may apply. Reply STOP to opt out,
reply HELP for help. See our <a href="/terms">Terms</a> and <a href="/privacy">Privacy policy</a>.
</label><button>Place order</button></form></body></html>
"""
_GOOD = {"": HOME, "privacy": PRIVACY, "terms": TERMS}


def answer(url: str, body: str | bytes = "", *, status: int = 200, **facts: object) -> Fetched:
    """What a server's answer would look like; ``facts`` replace what differs."""
    raw = body.encode() if isinstance(body, str) else body
    secure = url.startswith("https:")
    values: dict[str, object] = {
        "url": url,
        "final_url": url,
        "status": status,
        "content_type": "text/html",
        "charset": "utf-8",
        "body": raw,
        "truncated": False,
        "redirects": (),
        "address": "93.184.216.34",
        "tls": "TLSv1.3" if secure else "",
        "elapsed_ms": 120,
        "failure": "",
        "detail": "",
        **facts,
    }
    return Fetched(**values)  # type: ignore[arg-type]


def failure(url: str, kind: str) -> Fetched:
    """A visit that got no answer."""
    detail = f"The visit failed: {kind}."
    return answer(url, status=0, content_type="", failure=kind, detail=detail, address="", tls="")


def _shorten(url: str) -> str:
    """With and without the last slash it is the same home page."""
    return url.rstrip("/")


@dataclass
class FakeWeb:
    """Pages by address; what is not in the table is a good page of a good site."""

    pages: dict[str, Fetched] = field(default_factory=dict)
    visited: list[str] = field(default_factory=list)

    def fetch(self, url: str, *, limits: Limits | None = None) -> Fetched:
        self.visited.append(_shorten(url))
        return self.pages.get(_shorten(url)) or answer(
            url, _GOOD.get(urlsplit(url).path.strip("/"), OPT_IN)
        )

    def put(self, url: str, body: str, **facts: object) -> None:
        self.pages[_shorten(url)] = answer(url, body, **facts)  # type: ignore[arg-type]

    def fail(self, url: str, kind: str) -> None:
        self.pages[_shorten(url)] = failure(url, kind)
