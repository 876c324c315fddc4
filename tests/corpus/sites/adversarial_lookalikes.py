"""Good businesses whose honest words look like trouble: builders, domain shops, locksmiths."""

from tests.corpus.cases import Case
from tests.corpus.firm import Firm
from tests.corpus.markup.builders import shopify, squarespace, wix, wordpress
from tests.corpus.markup.classic import bare, lines, semantic, tables
from tests.corpus.markup.modern import bootstrap, nextjs, one_pager, tailwind
from tests.corpus.site import Site
from tests.corpus.wording.disclosures import disclose
from tests.corpus.wording.policies_us import FRAMES, us_policy

GROUP = "adversarial_lookalikes"
_LAYOUTS = (
    wordpress,
    bootstrap,
    semantic,
    tables,
    shopify,
    bare,
    tailwind,
    squarespace,
    wix,
    lines,
    nextjs,
    one_pager,
)

# Legal name, brand, host, home page.
_BUSINESSES = (
    (
        "Granite State Construction, Inc.",
        "Granite State Construction",
        "granitebuilds.example",
        "<h1>Under construction right now</h1><p>Four homes under construction in Concord, a "
        "school coming soon in Nashua. Site work, framing, finish. We are building something "
        "great: ask our clients.</p>",
    ),
    (
        "Pixel Hut Web Design LLC",
        "Pixel Hut",
        "pixelhut.example",
        "<h1>Web sites for people with real jobs</h1><h2>From the blog: retire your “under "
        "construction” page</h2><p>We have all seen it: a yellow digger and the words “This site "
        "is under construction, check back soon”. In 2025 a coming soon page costs you customers. "
        "Here is what to put up instead.</p><p>Plans from $49 a month. Design, hosting, and "
        "somebody to call.</p>",
    ),
    (
        "Namewright Domains LLC",
        "Namewright Domains",
        "namewright.example",
        "<h1>Short names for new ideas</h1><p>We broker domains. Each domain for sale here belongs "
        "to us and is transferred within a day.</p><ul><li>teapot.example: buy this domain for "
        "$1,900</li><li>quilt.example: this domain is for sale, make an offer</li></ul><p>Sellers: "
        "we park your domain free of charge while it waits.</p>",
    ),
    (
        "Secure Lock & Key Co.",
        "Secure Lock & Key",
        "securelockkey.example",
        "<h1>Locked out?</h1><p>Access denied by your own front door? We open cars, homes and "
        "safes, day and night. Forgot your password? We can't help with that, but we can re-key "
        "your office.</p>",
    ),
    (
        "Little Sprouts Maternity Inc",
        "Little Sprouts",
        "littlesprouts.example",
        "<div class=hero><h2>Coming soon? Congratulations!</h2><p>Clothes for every trimester. Our "
        "second store is opening soon in Salem.</p></div><p>New in: linen overalls, nursing "
        "dresses, very soft socks.</p>",
    ),
    (
        "Room 404 Escape Games LLC",
        "Room 404",
        "room404.example",
        "<p>404. Page not found. Error. Access forbidden. You have sixty minutes to find out why. "
        "Escape rooms for two to eight players in downtown Tacoma. Book a slot; bring a friend who "
        "can count.",
    ),
    (
        "Uptime Facilities Maintenance Corp.",
        "Uptime Maintenance",
        "uptimefm.example",
        "<h1>Your buildings, under maintenance</h1><p>Scheduled maintenance of sites, roofs and "
        "boilers. We will be back every month whether you call or not. Temporarily unavailable "
        "elevators are our specialty.</p>",
    ),
    (
        "Willow Creek Spa LLC",
        "Willow Creek Spa",
        "willowcreekspa.example",
        "<h2>Please log in… to relaxation</h2><p>Massage, facials, a salt room. Members sign in at "
        "the desk. Gift cards never expire.</p><p><a href=/account>Member login</a></p>",
    ),
    (
        "Downtown Garage Parking LP",
        "Downtown Garage",
        "downtowngarage.example",
        "<p><span>Parked here? You are safe. 340 spaces, open all night, free for the first half "
        "hour. This space for rent: ask about monthly parking.</span></p>",
    ),
    (
        "Tiny Acorn Daycare LLC",
        "Tiny Acorn Daycare",
        "tinyacorn.example",
        "<p>Home daycare in Salina, Kansas. Six children, one garden, two rabbits.</p><p>Call Beth "
        "at (785) 555-0133.</p>",
    ),
    (
        "Shell & Root Landscapes LLC",
        "Shell & Root",
        "shellandroot.example",
        "<h1>Gardens from nothing</h1><p>Enable your yard to run itself: drip lines, native beds, "
        "no lawn. We start with an empty lot and leave you a meadow.</p>",
    ),
    (
        "Redirect Career Coaching LLC",
        "Redirect Coaching",
        "redirectcoaching.example",
        "<p>Your career has moved permanently. Where to? I coach nurses and teachers through a "
        "second start. First talk free.</p><p>For sale: nothing. I sell no courses.</p>",
    ),
)


def lookalike(turn: int) -> Case:
    legal, brand, host, home = _BUSINESSES[turn]
    site = Site(
        Firm(legal, brand, host, f"© {brand}".replace("&", "&amp;")),
        _LAYOUTS[turn],
        home=home,
        opt_in=f"<h2>Texts from {{brand}}</h2><p>{disclose(turn * 5 + 3, order=turn)}</p>",
        policy=us_policy(FRAMES[turn % len(FRAMES)], turn),
        nav=(("Home", "/"), ("Log in", "/login"), ("Help", "/help")),
    )
    return site.case(GROUP, host.partition(".")[0] + "_is_in_order")


CASES = tuple(lookalike(turn) for turn in range(len(_BUSINESSES)))
