"""What the process knows: the sites, who came, and what the customer's system was told."""

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from simulators.websites.pages import Site, load_sites
from simulators.websites.settings import Settings

_MOST_TOLD = 500


@dataclass(slots=True)
class World:
    """``hits`` counts requests by host as named, ``stumbles`` what the flaky host has refused.

    ``told`` is what was posted to the customer's system, the last ones.
    """

    settings: Settings
    sites: dict[str, Site] = field(default_factory=load_sites)
    hits: Counter[str] = field(default_factory=Counter)
    stumbles: int = 0
    told: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=_MOST_TOLD))

    def forget(self) -> None:
        self.hits.clear()
        self.told.clear()
        self.stumbles = 0

    def answer_page(self, host: str, path: str) -> web.Response:
        """A page as a web server sends it, packed if the visitor can unpack; else a 404."""
        html = self.sites.get(host, {}).get(path.rstrip("/") or "/")
        if html is None:
            return answer_html("<!doctype html><title>Not found</title><h1>Not found</h1>", 404)
        return answer_html(html)


def answer_html(html: str, status: int = 200) -> web.Response:
    response = web.Response(text=html, status=status, content_type="text/html", charset="utf-8")
    response.enable_compression()
    return response
