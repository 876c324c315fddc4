"""What the process knows: the sites, and who came."""

from collections import Counter
from dataclasses import dataclass, field

from aiohttp import web

from simulators.websites.pages import Site, load_sites
from simulators.websites.settings import Settings


@dataclass(slots=True)
class World:
    """``hits`` counts requests by host as named, ``stumbles`` what the flaky host has refused."""

    settings: Settings
    sites: dict[str, Site] = field(default_factory=load_sites)
    hits: Counter[str] = field(default_factory=Counter)
    stumbles: int = 0

    def forget(self) -> None:
        self.hits.clear()
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
