"""Web sites that answer, but with nothing that a reviewer could review."""

from tests.corpus.cases import Answer, Case
from tests.corpus.site import Site
from tests.corpus.sites.bad_website_answers import broken_home
from tests.corpus.sites.good_uk import BARBERS, OPTICIANS, TRAVEL
from tests.corpus.sites.good_us_care import OPTICIAN, SALON, THERAPY, YOGA
from tests.corpus.sites.good_us_keyword import GYM, NURSERY, PIZZA
from tests.corpus.sites.good_us_learning import LIBRARY, MUSIC_SCHOOL, SHELTER, TUTORS
from tests.corpus.sites.good_us_shops import BOOKS, FURNITURE, ROASTER, TOYS, YARN
from tests.corpus.sites.good_us_software import LOGIN_CODES, PAYROLL, RENTALS
from tests.corpus.sites.good_us_trades import LANDSCAPER, PLUMBER, ROOFER

GROUP = "bad_website_walls"
_HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{}</title></head><body>'


def wall(site: Site, name: str, code: str, page: str, *also: str) -> Case:
    case = broken_home(site, name, code, Answer(page), also)
    return Case(name, GROUP, case.submission, case.pages, case.expect, case.also)


def sent_to(site: Site, name: str, code: str, *, path: str, page: str) -> Case:
    case = broken_home(site, name, code, Answer("", 302, redirect_to=path))
    pages = {**case.pages, site.firm.url(path): Answer(page)}
    return Case(name, GROUP, case.submission, pages, case.expect)


def file(site: Site, name: str, content_type: str, body: str | bytes) -> Case:
    case = broken_home(site, name, "website_not_html", Answer(body, content_type=content_type))
    return Case(name, GROUP, case.submission, case.pages, case.expect)


LOGIN_WALLS = (
    wall(
        RENTALS,
        "login_form_only",
        "website_login_wall",
        _HEAD.format("Sign in - Loftkey")
        + """<main class="card"><h1>Sign in</h1><form method="post"><label>E-mail <input
type="email"></label><label>Password <input type="password"></label><button>Sign in</button></form>
<a href="/forgot">Forgot password?</a></main></body></html>""",
    ),
    sent_to(
        PAYROLL,
        "home_sends_to_login",
        "website_login_wall",
        path="/wp-login.php?redirect_to=%2F",
        page=_HEAD.format("Log In ‹ Ledger Lane Payroll — WordPress")
        + """<div id="login"><form name="loginform"><p><label>Username or Email
Address</label><input
type="text" name="log"></p><p><label>Password</label><input type="password" name="pwd"></p>
<p><input type="checkbox"> Remember Me</p><input type="submit" value="Log In"></form>
<p id="nav"><a href="/wp-login.php?action=lostpassword">Lost your password?</a></p></div>""",
    ),
    wall(
        NURSERY,
        "shop_password_page",
        "website_login_wall",
        _HEAD.format("Bloom & Barrow")
        + """<div class="password-page"><h2>This store is password protected</h2><p>Use the password
to enter the store.</p><form><input type="password" placeholder="Your
password"><button>Enter</button> </form><p>Are you the store owner? <a href="/admin">Log in
here</a></p></div>""",
    ),
    wall(
        LOGIN_CODES,
        "single_sign_on_without_password",
        "website_login_wall",
        _HEAD.format("Vaultline")
        + """<h1>Log in to continue</h1><p>You must be signed in to view this page.</p>
<button>Continue with Google</button><button>Continue with Microsoft</button>
<p>Need access? Ask your administrator for an invitation.</p>""",
    ),
    wall(
        TRAVEL,
        "uk_members_only",
        "website_login_wall",
        _HEAD.format("Members")
        + """<p>MEMBERS’ AREA</p><p>Please enter your membership number and password to enter this
site.</p><form>No. <input name="no"> Password <input type="password" name="pw"><input type="submit"
value="Enter"></form>""",
    ),
)
UNDER_CONSTRUCTION = (
    wall(
        YOGA,
        "coming_soon",
        "website_under_construction",
        _HEAD.format("Coming Soon")
        + """<h1>Stillwater Yoga</h1><h2>Coming Soon</h2><p>Our new website is on its way. Leave
your e-mail and be the first to know.</p><input type="email"><button>Notify me</button>""",
    ),
    wall(
        LANDSCAPER,
        "under_construction_in_capitals",
        "website_under_construction",
        """<HTML><TITLE>index</TITLE><BODY BGCOLOR=YELLOW><CENTER><IMG SRC=digger.gif><H1>THIS SITE
IS UNDER CONSTRUCTION</H1>PLEASE CHECK BACK LATER!!</CENTER></BODY></HTML>""",
    ),
    wall(
        BARBERS,
        "uk_site_being_built",
        "website_under_construction",
        _HEAD.format("Bell's Barbers")
        + """<p>Bell's Barbers</p><p>We’re building something new. The website will be up and
running shortly, so please bear with us. In the meantime ring 01632 960 777.</p>""",
    ),
    wall(
        SHELTER,
        "launching_soon_countdown",
        "website_under_construction",
        _HEAD.format("Launching soon | Second Chance Animal Rescue")
        + """<h1>We are launching soon</h1><div id="countdown"><span>14</span> days <span>06</span>
hours <span>33</span> minutes</div><p>Follow us while we get our new site ready.</p>""",
    ),
    wall(
        OPTICIAN,
        "maintenance_mode",
        "website_under_construction",
        _HEAD.format("Site under maintenance")
        + """<h1>Website under maintenance</h1><p>Our website is currently undergoing scheduled
maintenance. We should be back shortly. Thank you for your patience.</p>""",
    ),
)
PARKED = (
    wall(
        PLUMBER,
        "parked_free_courtesy",
        "website_parked",
        _HEAD.format("ruizplumbing.example")
        + """<h1>ruizplumbing.example</h1><p>This Web page is parked for FREE, courtesy of
NameBarn.</p><p>Is this your domain? Let's turn it into a website!</p><p>Search for domains similar
to ruizplumbing.example</p><small>Copyright © NameBarn. All rights reserved. <a href="#">Privacy
Policy</a></small>""",
    ),
    wall(
        TOYS,
        "domain_for_sale",
        "website_parked",
        _HEAD.format("wobbleandspin.example is for sale")
        + """<h1>wobbleandspin.example</h1><p>This domain is for sale!</p><p>Buy now for $2,895 or
start a payment plan for $80.42 a month. Trusted by 100,000 buyers.</p><p>Own it today for less.
Questions? Talk to a domain expert.</p>""",
    ),
    wall(
        MUSIC_SCHOOL,
        "related_searches",
        "website_parked",
        _HEAD.format("allegrolessons.example")
        + """<p>allegrolessons.example</p><p>Related Searches:</p><ul><li><a href="/c?q=1">Piano
Lessons Online</a></li><li><a href="/c?q=2">Cheap Violins</a></li><li><a href="/c?q=3">Guitar
Classes Near Me</a></li></ul><p>The domain owner does not maintain any relationship with the
advertisers. The domain allegrolessons.example may be for sale by its owner!</p>""",
    ),
    wall(
        OPTICIANS,
        "uk_domain_expired",
        "website_parked",
        _HEAD.format("Domain expired")
        + """<h2>harrisandlow.example has expired</h2><p>If you are the owner of this domain, log in
to your registrar account to renew it. If you would like to buy this domain, place a
backorder.</p>""",
    ),
)
EMPTY = (
    wall(TUTORS, "blank_answer", "website_empty", ""),
    wall(
        SALON,
        "body_without_a_word",
        "website_empty",
        _HEAD.format("Home")
        + '<div class="elementor"><div></div></div><!-- home --></body></html>',
    ),
    wall(
        ROASTER,
        "script_only_shell",
        "website_empty",
        _HEAD.format("Second Crack Coffee")
        + """<noscript>You need to enable JavaScript to run this app.</noscript><div
id="root"></div>
<script>window.__DATA__={"hero":"Roasted Tuesday. Shipped Wednesday.","cta":"Shop all
coffees"}</script> <script src="/static/js/main.8d1.js"></script></body></html>""",
    ),
    wall(
        THERAPY,
        "nothing_but_spaces",
        "website_empty",
        "<html><body>&nbsp;<br>&nbsp;\n<p> </p>&#8203;</body></html>",
    ),
    wall(
        ROOFER,
        "text_only_in_hidden_boxes",
        "website_empty",
        _HEAD.format("High Plains Roofing")
        + """<div style="display:none"><h1>High Plains Roofing</h1><p>Free inspection within 48
hours. GAF Master Elite, 22 years in Amarillo. We rebuild what the storm tore
down.</p></div></body></html>""",
    ),
)
NOT_HTML = (
    file(
        PIZZA, "home_is_a_pdf_menu", "application/pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<"
    ),
    file(GYM, "home_is_an_image", "image/png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64),
    file(
        LIBRARY,
        "home_is_an_api",
        "application/json; charset=utf-8",
        '{"name":"Pine County Library","status":"ok","docs":"/v1/docs"}',
    ),
    file(BOOKS, "home_is_a_download", "application/octet-stream", b"PK\x03\x04" + b"\x14" * 200),
    file(
        YARN,
        "home_is_a_feed",
        "application/rss+xml",
        "<?xml version='1.0'?><rss><channel><title>Tidewater Yarn Co.</title></channel></rss>",
    ),
)
# The script's shell is all there is, on every path: nothing of the business can be seen.
SHELL = FURNITURE.firm
SHELL_EVERYWHERE = Case(
    "script_only_shell_everywhere",
    GROUP,
    FURNITURE.answers(),
    dict.fromkeys(
        (SHELL.url(), SHELL.url(FURNITURE.cta_path)),
        Answer(_HEAD.format("Alder Lane Home") + '<div id="app"></div><script src="/app.js">'),
    ),
    frozenset({"website_empty", "opt_in_disclosure_missing"}),
    frozenset({"privacy_policy_missing"}),
)
CASES = (
    *LOGIN_WALLS,
    *UNDER_CONSTRUCTION,
    *PARKED,
    *EMPTY,
    *NOT_HTML,
    SHELL_EVERYWHERE,
)
