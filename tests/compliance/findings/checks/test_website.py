from __future__ import annotations

from typing import Any

import pytest

from compliance.findings.checks.website import check_website
from compliance.findings.finding import Severity
from tests.compliance.evidence.visits import SITE, dossier, visit

ABOUT = (
    "We turn toys from hazel that is coppiced a mile from the workshop, and finish them with wax. "
    "Everything is safe to chew and can be mended. Visit us at 14 Harbour Row, Bristol. "
)
GOOD = f"<title>Toys</title><h1>Hazel &amp; Finch</h1><p>{ABOUT}</p><a href=/privacy>Privacy</a>"


def codes(html: str, **facts: Any) -> set[str]:
    """Codes that block or warn; whatever is quoted stands on the page."""
    seen = visit("website", html, **facts)
    findings = check_website(dossier(seen))
    for finding in findings:
        assert finding.field == "website_url"
        assert finding.problem
        assert finding.quote == "" or (seen.page and finding.quote in seen.page.text)
        assert (finding.url, finding.seen_at) == (seen.fetched.final_url, seen.at.isoformat())
        assert finding.page_hash == seen.sha256
        assert finding.severity == Severity.INFO or (finding.fix and finding.example)
    return {finding.code for finding in findings if finding.severity != Severity.INFO}


def test_a_live_site_is_confirmed_with_what_was_measured() -> None:
    [finding] = check_website(dossier(visit("website", GOOD, elapsed_ms=412)))
    assert finding.code == "website_live"
    assert finding.severity == Severity.INFO
    assert finding.problem == f"{SITE}/ is live: status 200, 0.4 s, 1 KB, TLSv1.3."


def test_without_a_visit_nothing_is_said() -> None:
    assert check_website(dossier()) == []
    assert check_website(dossier(visit("opt_in", GOOD))) == []


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        ("url_not_public", "website_url_not_public"),
        ("dns_failure", "website_dns_failure"),
        ("timeout", "website_timeout"),
        ("certificate", "website_certificate"),
        ("unreachable", "website_unreachable"),
        ("redirect_loop", "website_redirect_loop"),
        ("bad_answer", "website_unreachable"),
    ],
)
def test_a_visit_that_fails_is_named(failure: str, code: str) -> None:
    facts = {"failure": failure, "status": 0, "detail": "The visit failed.", "content_type": ""}
    assert codes("", **facts) == {code}


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, "website_not_found"),
        (410, "website_not_found"),
        (401, "website_forbidden"),
        (403, "website_forbidden"),
        (429, "website_forbidden"),
        (500, "website_error"),
        (503, "website_error"),
        (304, "website_error"),
    ],
)
def test_a_status_that_is_no_page_is_named(status: int, code: str) -> None:
    assert codes(GOOD, status=status) == {code}


def test_a_file_is_no_website() -> None:
    assert codes("%PDF", content_type="application/pdf") == {"website_not_html"}


@pytest.mark.parametrize(
    ("final_url", "away"),
    [
        ("https://hazelfinch.example/", False),
        ("https://shop.hazelfinch.example/en", False),
        ("http://www.hazelfinch.example/", False),
        ("https://hazelfinch.myshop.example/", True),
        ("https://hazelfinch-example.example/", True),
        ("https://facebook.com/hazelfinch", True),
    ],
)
def test_a_redirect_to_another_domain_leads_away(final_url: str, away: bool) -> None:
    found = codes(GOOD, final_url=final_url, redirects=(f"{SITE}/",))
    assert found == ({"website_redirects_away"} if away else set())


def test_the_guess_of_a_person_waiting_is_told_that_a_time_out_may_pass() -> None:
    seen = visit("website", failure="timeout", status=0, content_type="")
    [finding] = check_website(dossier(seen))
    assert "try again in a few minutes" in finding.fix


WARNINGS = [
    ({"tls": ""}, "website_no_tls"),
    ({"truncated": True}, "website_too_large"),
    ({"elapsed_ms": 6000}, "website_slow"),
]


@pytest.mark.parametrize(("facts", "code"), WARNINGS)
def test_what_does_not_keep_visitors_out_is_a_warning(facts: dict[str, Any], code: str) -> None:
    findings = check_website(dossier(visit("website", GOOD, **facts)))
    assert [(each.code, each.severity) for each in findings] == [
        (code, Severity.WARN),
        ("website_live", Severity.INFO),
    ]


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("Hazel & Finch Ltd", "<h1>HazelFinch</h1>"),
        ("Hazel & Finch Ltd", "<h1>HAZEL AND FINCH</h1>"),
        ("Hazel and Finch, LLC", "<h1>Hazel &amp; Finch</h1>"),
        ("The Fernbank Surgery", "<h1>Fernbank Surgery</h1>"),
        ("Café Luna Inc.", "<h1>Cafe Luna</h1>"),
        ("Cafe Luna", "<h1>Café Luna</h1>"),
        ("ZOAB LLC d/b/a Zoab Painting", "<h1>Zoab Painting</h1>"),
        ("Rosa's Taqueria, Inc.", "<h1>Rosa’s Taqueria</h1>"),
        ("Northwind Trading Group Holdings Limited", "<h1>Northwind</h1>"),
        ("Brightwell Dental Practice LLP", "<p>Brightwell’s team</p>"),
        ("J.R. Smith Ltd", "<p>JR Smith</p>"),
        ("Something Else Ltd", "<p>hazelfinch</p>"),
        ("Hazel & Finch Ltd", "<title>Hazel &amp; Finch</title>"),
    ],
)
def test_a_name_counts_in_any_usual_spelling(name: str, html: str) -> None:
    findings = check_website(dossier(visit("website", f"{html}<p>{ABOUT}"), business_name=name))
    assert [finding.code for finding in findings] == ["website_live"]


@pytest.mark.parametrize("name", ["Hazelnut & Finchley Ltd", "Copperleaf Bakery", "Ada Example"])
def test_a_site_without_the_name_is_a_warning(name: str) -> None:
    html = f"<h1>Toys</h1><p>{ABOUT}</p>"
    facts = {"website_url": "https://wood.example/", "business_name": name}
    findings = check_website(dossier(visit("website", html), **facts))
    assert [finding.code for finding in findings] == ["website_name_absent", "website_live"]


STATES: dict[str, list[str]] = {
    "website_under_construction": [
        "<h1>Coming soon</h1>",
        "<h1>Hazel &amp; Finch</h1><p>Coming Soon!</p><p>Sign up to be the first to know.</p>",
        "<h1>Under Construction</h1><p>Please check back later.</p>",
        "<p>Our website is currently being built. Call us on 0117 496 0101 in the meantime.</p>",
        f"<p>We are working on our new site. {ABOUT}</p>",
        f"<h1>Our new website is on its way</h1><p>{ABOUT}</p>",
        "<h1>Website launching soon</h1>",
        "<h1>We’ll be back soon!</h1><p>We are performing some maintenance at the moment.</p>",
        "<title>Maintenance mode</title><p>Hazel &amp; Finch is down for maintenance.</p>",
        "<p>Something new is coming. Stay tuned.</p>",
        "<p>The website will be up and running shortly, so please bear with us. Ring us.</p>",
        "<h1>Hello world!</h1><p>Sample page</p>",
        f"<p>{'Lorem ipsum dolor sit amet, consectetur adipiscing elit. ' * 30}</p>",
    ],
    "website_parked": [
        "<h1>hazelfinch.example</h1><p>This domain is for sale! Make an offer.</p>",
        "<p>The domain hazelfinch.example may be for sale. Click here to inquire.</p>",
        "<p>hazelfinch.example is parked free, courtesy of GoDaddy.com. Get this domain.</p>",
        "<p>This domain name has been registered with Example Registrar.</p>",
        "<p>This Web page is parked for FREE, courtesy of Example Registrar.</p>",
        "<p>hazelfinch.example: buy this domain for $1,900</p>",
        "<p>Buy this domain today.</p><p>Related searches: Toys, Wooden toys</p>",
        "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is working.</p>",
        "<h1>It works!</h1>",
        "<h1>Apache2 Ubuntu Default Page</h1><p>This is the default welcome page.</p>",
        "<h1>Account Suspended</h1><p>This Account has been suspended. Contact your host.</p>",
        "<h1>Index of /</h1><p>Parent Directory</p>",
        "<p>Future home of something quite cool.</p>",
        "<p>Looks like this domain isn't connected to a website yet.</p>",
        "<h1>Sorry, this shop is currently unavailable.</h1>",
    ],
    "website_login_wall": [
        "<title>Log in</title><form>E-mail <input> Password <input type=password></form>",
        "<p>Enter store using password</p><input type=password>",
        "<h1>This content is password protected.</h1><p>To view it please enter your password.</p>",
        "<h1>Welcome back</h1><p>Sign in to continue</p><input><button>Next</button>",
        "<p>You must be logged in to view this page.</p>",
        "<p>Members only.</p>",
        "<h1>Hazel &amp; Finch</h1><p>Sign in with Google</p>",
    ],
    "website_empty": [
        "",
        "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        "<p>Loading...</p>",
        "<p>Please enable JavaScript to run this app.</p>",
        "<h1>Hazel &amp; Finch</h1><nav>Home Shop About</nav>",
        f"<img alt='{ABOUT}' src=a.png>",
        f"<p style='display:none'>{ABOUT}</p>",
    ],
    "website_not_found": [
        "<h1>404</h1><p>Page not found</p>",
        "<h1>Oops! That page can’t be found.</h1>",
        "<p>The page you are looking for does not exist.</p>",
    ],
    "website_error": [
        "<h1>Error establishing a database connection</h1>",
        "<p>There has been a critical error on this website.</p>",
    ],
}


@pytest.mark.parametrize(
    ("code", "html"), [(code, html) for code, pages in STATES.items() for html in pages]
)
def test_a_site_that_is_not_ready_for_visitors_is_named(code: str, html: str) -> None:
    assert codes(html) == {code}


def test_a_page_behind_a_redirect_to_a_login_is_locked() -> None:
    html = f"<h1>Hazel &amp; Finch</h1><p>{ABOUT * 3}</p><input type=password>"
    facts = {"final_url": f"{SITE}/account/login?next=/", "redirects": (f"{SITE}/",)}
    assert codes(html) == set()
    assert codes(html, **facts) == {"website_login_wall"}


NAMED = "<title>Hazel &amp; Finch</title>"
READY = [
    f"<h1>Hazel &amp; Finch</h1><p>{ABOUT}</p><p>Our new online shop is coming soon.</p>",
    f"<h1>Hazel &amp; Finch, builders</h1><nav><ul><li>Completed<li>Under construction"
    f"<li>Contact</ul></nav><p>{ABOUT * 2}</p><p>Three homes are under construction in Leeds.</p>",
    f"<h1>Hazel &amp; Finch</h1><p>{ABOUT * 6}</p><p>Our website is under construction.</p>",
    f"<h1>Hazel &amp; Finch</h1><p>{ABOUT}</p><a href=/login>Sign in</a>",
    f"<h1>Hazel &amp; Finch</h1><p>{ABOUT * 4}</p><form>Log in <input type=password></form>",
    f"<h1>Hazel &amp; Finch</h1><p>{ABOUT}</p><p>Call (404) 555-0100.</p>",
    f"<h1>Hazel &amp; Finch</h1><p>{ABOUT}</p><p>Our van is parked at the quay.</p>",
    f"<h1>Hazel &amp; Finch</h1><p>{ABOUT}</p><p>Upload your files and we print them.</p>",
    f"<h1>Hazel &amp; Finch</h1><p>{ABOUT}</p><p>Antiques for sale; make an offer.</p>",
    f"<h1>Hazel &amp; Finch</h1><p>{ABOUT * 12}</p><p>This domain is for sale in our story.</p>",
    f"<h1>Hazel &amp; Finch</h1><p>{ABOUT}</p><p>New ducks every month, check back soon.</p>",
    f"{NAMED}<h1>Under construction right now</h1><p>{ABOUT}</p><p>Four homes in Leeds.</p>",
    f"{NAMED}<h1>Coming soon? Congratulations!</h1><p>{ABOUT}</p>",
    f"{NAMED}<p>Replace “This site is under construction” with words of ours.</p><p>{ABOUT}</p>",
    f"{NAMED}<h1>Scheduled maintenance of roofs and boilers</h1><p>{ABOUT}</p>",
    f"{NAMED}<h1>Please log in… to relaxation</h1><p>{ABOUT}</p><a href=/login>Member login</a>",
    f"{NAMED}<p>Access denied by your own front door?</p><p>{ABOUT}</p>",
    f"{NAMED}<p>404. Page not found. You have sixty minutes to find out why. {ABOUT}</p>",
    f"{NAMED}<p>quilt.example: this domain is for sale</p><p>We broker domains. {ABOUT}</p>",
]


@pytest.mark.parametrize("html", READY)
def test_a_phrase_alone_proves_nothing(html: str) -> None:
    assert codes(html) == set()


def test_only_the_first_reason_is_given() -> None:
    assert codes("<h1>Coming soon</h1><input type=password>", status=404) == {"website_not_found"}
