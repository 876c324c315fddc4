"""``GET /``: the registry's side of the demo."""

from html import escape
from itertools import islice

from aiohttp import web

from simulators.tcr.enums import CARRIERS
from simulators.tcr.magic import MAGIC_EINS, PIN, WORDS
from simulators.tcr.records import Brand, Campaign, Event
from simulators.tcr.registry import Registry

SHOWN = 40

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Simulated registry</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root {{ color-scheme: light dark }}
body {{ font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto;
  padding: 0 1rem }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ text-align: left; padding: .2rem .6rem; border-bottom: 1px solid #8884;
  overflow-wrap: anywhere; vertical-align: top }}
</style>
<h1>Simulated campaign registry</h1>
<p>A stand-in for The Campaign Registry. Day {now:.1f}; a day takes {day:g} seconds. Reload to see
what has happened since.</p>
<h2>Brands</h2>
<table><tr><th>Id<th>Name<th>EIN<th>Identity<th>Status<th>Why<th>PIN</tr>{brands}</table>
<h2>Campaigns</h2>
<table><tr><th>Id<th>Brand<th>Use case<th>Status<th>Shared<th>{carriers}</tr>{campaigns}</table>
<h2>Charges</h2>
<table><tr><th>Time<th>What<th>For<th>Dollars</tr>{charges}</table>
<h2>Last events</h2>
<table><tr><th>No.<th>Time<th>Event<th>About<th>Text<th>Delivery</tr>{events}</table>
<h2>Magic EINs</h2>
<p>In 12-55502xx the last two digits decide; every other EIN is verified. The PIN of a sole
proprietor is {pin}.</p>
<table><tr><th>Ends in<th>What happens</tr>{eins}</table>
<h2>Magic words</h2>
<p>In square brackets, in the description or a sample of a campaign. Without any, a campaign is
declined when its first sample does not name the business.</p>
<table><tr><th>Word<th>What happens</tr>{words}</table></html>"""


async def show_page(registry: Registry, request: web.Request) -> web.Response:
    """Everything that came from outside is escaped."""
    state, clock = registry.state, registry.clock
    return web.Response(
        content_type="text/html",
        text=_PAGE.format(
            now=clock.now(),
            day=clock.day,
            pin=PIN,
            carriers="<th>".join(map(escape, CARRIERS.values())),
            brands="".join(map(brand_row, newest(state.brands))),
            campaigns="".join(map(campaign_row, newest(state.campaigns))),
            charges="".join(map(charge_row, islice(reversed(state.charges), SHOWN))),
            events="".join(map(event_row, newest(state.events))),
            eins="".join(row(suffix, fate.title) for suffix, fate in MAGIC_EINS.items()),
            words="".join(row(f"[{word}]", text) for word, text in WORDS.items()),
        ),
    )


def newest(rows: dict) -> list:
    return list(islice(reversed(rows.values()), SHOWN))


def brand_row(brand: Brand) -> str:
    status = f"{brand.status}{' (mock)' if brand.mock else ''}"
    pin = brand.otp.get("pin", "")
    return row(brand.id, brand.name, brand.ein, brand.identity, status, brand.feedback, pin)


def campaign_row(campaign: Campaign) -> str:
    shared = campaign.sharing.get("sharingStatus", "")
    if shared == "ACCEPTED" and campaign.dca_complete:
        shared = "ACCEPTED, DCAs elected"
    why = campaign.sharing.get("explanation") or ""
    statuses = (campaign.carriers.get(mno, "") for mno in CARRIERS)
    usecase = campaign.fields["usecase"]
    facts = (campaign.id, campaign.brand_id, usecase, campaign.status, f"{shared} {why}")
    return row(*facts, *statuses)


def charge_row(charge: dict) -> str:
    about = charge["campaignId"] or charge["brandId"]
    return row(charge["at"], charge["kind"], about, charge["amount"])


def event_row(event: Event) -> str:
    body = event.body
    about = body.get("campaignId") or body.get("brandId") or ""
    delivery = f"{event.status} {event.note} {' '.join(map(str, event.answers))}"
    text = str(body.get("description", ""))
    return row(str(event.index), event.at, str(body.get("eventType")), str(about), text, delivery)


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{escape(cell)}" for cell in cells) + "</tr>"
