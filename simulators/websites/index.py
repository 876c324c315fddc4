"""The page a person gets who opens the port in a browser: every site there is, with a link."""

from html import escape

from aiohttp import web

from simulators.websites.hosts import BROWSER_SUFFIX
from simulators.websites.trouble import TROUBLES
from simulators.websites.variants import BASE, VARIANTS
from simulators.websites.world import World

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Simulated web sites</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root {{ color-scheme: light dark }}
body {{ font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem }}
td {{ padding: .2rem .6rem; border-bottom: 1px solid #8884 }}
</style>
<h1>Simulated web sites</h1>
<p>Every name is reserved and exists on this machine only. hooks.example takes what is posted to it:
<a href="/sim/hooks">what it was told</a>.</p>
<table>{rows}</table></html>"""

_TITLES = {
    BASE: "the good site that most of the bad ones are made from",
    "soon.example": "under construction",
    "parked.example": "parked, for sale",
    "empty.example": "nothing on the page",
    "new-owner.example": "where moved.example sends its visitors",
    "script.example": "hostile: scripts, javascript: links, text that reads backwards",
}


def show_index(world: World) -> web.Response:
    """Businesses first, then the bad examples, each with what is wrong with it."""
    titles = _TITLES | {host: variant.title for host, variant in VARIANTS.items()}
    titles |= {host: trouble.title for host, trouble in TROUBLES.items()}
    hosts = sorted({*world.sites, *TROUBLES}, key=lambda host: (host in titles, host))
    rows = "".join(
        _row(host, world.settings.port, titles.get(host, "a business")) for host in hosts
    )
    return web.Response(text=_PAGE.format(rows=rows), content_type="text/html")


def _row(host: str, port: int, title: str) -> str:
    link = f'<a href="http://{host}{BROWSER_SUFFIX}:{port}/">{host}</a>'
    return f"<tr><td>{link}<td>{escape(title)}</tr>"
