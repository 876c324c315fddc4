"""``GET /``: the carrier's side of the demo, and a phone to text from."""

from html import escape
from itertools import islice

from aiohttp import web

from simulators.telnyx.carrier import Carrier
from simulators.telnyx.magic import MAGIC, MAGIC_BLOCKS

SHOWN = 25

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Simulated carrier</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root {{ color-scheme: light dark }}
body {{ font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ text-align: left; padding: .2rem .6rem; border-bottom: 1px solid #8884;
  overflow-wrap: anywhere }}
label {{ display: inline-block; margin-right: 1rem }}
</style>
<h1>Simulated carrier</h1>
<p>A stand-in for Telnyx Messaging v2. No message leaves this machine; every number is reserved
for fiction. Reload to see what has arrived since.</p>
<h2>Text as a person</h2>
<form method="post" action="/sim/inbound">
<label>From <input name="from" value="{person}" required></label>
<label>To <input name="to" value="{ours}" required></label>
<label>Text <input name="text" value="STOP" required></label>
<button>Send</button></form>
<h2>Last messages to phones</h2>
<table><tr><th>Time<th>From<th>To<th>Text<th>Status</tr>{outbound}</table>
<h2>Last messages from phones</h2>
<table><tr><th>Time<th>From<th>To<th>Text</tr>{inbound}</table>
<h2>Magic recipients</h2>
<p>In {blocks} the last two digits decide; every other number is delivered.</p>
<table><tr><th>Ends in<th>What happens</tr>{magic}</table></html>"""


async def show_page(carrier: Carrier, request: web.Request) -> web.Response:
    """Everything that came from outside is escaped."""
    latest = list(islice(reversed(carrier.state.log), SHOWN))
    return web.Response(
        content_type="text/html",
        text=_PAGE.format(
            person=escape(latest[0].to if latest else "+447700900123"),
            ours=escape(latest[0].sender if latest else "+447700900500"),
            outbound="".join(
                row(m.received_at, m.sender, m.to, m.text, f"{m.status} {m.refusal}")
                for m in latest
            ),
            inbound="".join(
                row(entry["received_at"], entry["from"], entry["to"], entry["text"])
                for entry in islice(reversed(carrier.state.inbound), SHOWN)
            ),
            blocks=escape("; ".join(f"{name} {block}" for name, block in MAGIC_BLOCKS)),
            magic="".join(row(suffix, outcome.title) for suffix, outcome in MAGIC.items()),
        ),
    )


def row(*cells: str) -> str:
    """One row of a table; a lone surrogate in a text must not break the page."""
    safe = (escape(cell.encode("utf-8", "replace").decode()) for cell in cells)
    return "<tr>" + "".join(f"<td>{cell}" for cell in safe) + "</tr>"
