"""Web sites that do not answer as a web site should. The rest of the business is in order."""

import itertools

from tests.corpus.cases import Answer, Case
from tests.corpus.site import Site
from tests.corpus.sites.good_abroad import DUBLIN_SAAS, GALWAY, LAREDO
from tests.corpus.sites.good_uk import GARAGE, LETTINGS
from tests.corpus.sites.good_uk_public import DENTAL
from tests.corpus.sites.good_us_care import BARBER, DENTIST, SALON, VET
from tests.corpus.sites.good_us_keyword import GYM, PIZZA
from tests.corpus.sites.good_us_learning import SHELTER, TUTORS
from tests.corpus.sites.good_us_shops import BIKES, BOOKS, FURNITURE, HARDWARE, YARN
from tests.corpus.sites.good_us_software import COURIER, SCHEDULER
from tests.corpus.sites.good_us_trades import MECHANIC, PHOTOGRAPHER, PLUMBER, ROOFER

GROUP = "bad_website_answers"
_UNREAD = ("privacy_policy_missing", "privacy_policy_unreachable", "opt_in_unreachable")


def broken_home(site: Site, name: str, code: str, home: Answer, also: tuple[str, ...] = ()) -> Case:
    """Only the home page fails; the policy is given in the form and everything else is live."""
    answers = {**site.answers(), "privacy_url": site.firm.url(site.privacy_link[1])}
    pages = {**site.pages(), site.firm.url(): home}
    return Case(name, GROUP, answers, pages, frozenset({code}), frozenset(also))


def dead_host(site: Site, name: str, code: str, failure: str) -> Case:
    """Nothing answers: whether the other pages are reported too is a matter of taste."""
    pages = dict.fromkeys(site.pages(), Answer(failure=failure))
    return Case(name, GROUP, site.answers(), pages, frozenset({code}), frozenset(_UNREAD))


def dead_home_elsewhere(site: Site, name: str, code: str, failure: str) -> Case:
    """The web site is on a host that fails; the opt-in and the policy are on one that works."""
    home = f"https://home.{site.firm.host.removeprefix('www.')}/"
    answers = {
        **site.answers(),
        "website_url": home,
        "privacy_url": site.firm.url(site.privacy_link[1]),
    }
    pages = {**site.pages(), home: Answer(failure=failure)}
    return Case(name, GROUP, answers, pages, frozenset({code}))


def moved(site: Site, name: str, code: str, *, to: str, pages: dict[str, Answer]) -> Case:
    """The home page sends visitors to ``to``; ``pages`` says what they find on the way."""
    case = broken_home(site, name, code, Answer("", 302, redirect_to=to))
    return Case(name, GROUP, case.submission, {**case.pages, **pages}, case.expect)


def at_address(site: Site, name: str, url: str, home: Answer) -> Case:
    case = broken_home(site, name, "website_url_not_public", home)
    return Case(
        name,
        GROUP,
        {**case.submission, "website_url": url},
        {**site.pages(), url: home},
        case.expect,
    )


NOT_FOUND_PAGE = """<!doctype html><title>Page not found</title><h1>Oops!</h1>
<p>We can't find the page you're looking for. <a href="/">Go home</a></p>"""
NGINX = "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center><hr></body></html>"
OTHER_SHOP = """<!doctype html><title>Megamart</title><h1>Megamart: everything, cheaper</h1>
<p>Ten million products from a hundred thousand sellers, delivered to your door by tomorrow evening.
Garden, kitchen, toys, phones, tires, and groceries in some cities. Sell with us and keep 85%.</p><a
href="/privacy">Privacy</a>"""

NOT_PUBLIC = (
    at_address(
        BOOKS, "development_server", "http://localhost:8000/", Answer(failure="url_not_public")
    ),
    at_address(
        VET, "office_network", "http://192.168.1.20/clinic", Answer(failure="url_not_public")
    ),
    moved(
        GYM,
        "redirect_inward",
        "website_url_not_public",
        to="http://10.0.0.5/",
        pages={"http://10.0.0.5/": Answer(failure="url_not_public")},
    ),
)
NOT_FOUND = (
    broken_home(YARN, "home_404", "website_not_found", Answer(NOT_FOUND_PAGE, 404)),
    broken_home(PLUMBER, "home_410", "website_not_found", Answer(NGINX.format("410 Gone"), 410)),
    broken_home(DENTAL, "uk_home_404_without_a_body", "website_not_found", Answer("", 404)),
    moved(
        SALON,
        "moved_to_a_404",
        "website_not_found",
        to="/home",
        pages={SALON.firm.url("/home"): Answer(NOT_FOUND_PAGE, 404)},
    ),
)
ERRORS = (
    broken_home(
        HARDWARE,
        "home_500",
        "website_error",
        Answer("<h1>Internal Server Error</h1><p>There was a critical error.</p>", 500),
    ),
    broken_home(
        LETTINGS, "uk_home_502", "website_error", Answer(NGINX.format("502 Bad Gateway"), 502)
    ),
    broken_home(
        TUTORS,
        "home_503_maintenance",
        "website_error",
        Answer("<title>Maintenance</title><p>Briefly unavailable for maintenance.</p>", 503),
        also=("website_under_construction",),
    ),
)
FORBIDDEN = (
    broken_home(
        ROOFER,
        "home_403_firewall",
        "website_forbidden",
        Answer("<h1>Sorry, you have been blocked</h1><p>Ray ID: 8c1f</p>", 403),
    ),
    broken_home(
        BARBER,
        "home_401",
        "website_forbidden",
        Answer("Authorization required", 401),
        also=("website_login_wall",),
    ),
    broken_home(
        GALWAY,
        "home_451_other_countries",
        "website_forbidden",
        Answer("<p>This site is not available in your region.</p>", 451),
    ),
    broken_home(BIKES, "home_429", "website_forbidden", Answer("<p>Too many requests</p>", 429)),
)
UNANSWERED = (
    dead_host(MECHANIC, "domain_does_not_exist", "website_dns_failure", "dns_failure"),
    dead_host(GARAGE, "uk_domain_does_not_exist", "website_dns_failure", "dns_failure"),
    dead_home_elsewhere(SHELTER, "home_host_misspelt", "website_dns_failure", "dns_failure"),
    dead_host(COURIER, "server_never_answers", "website_timeout", "timeout"),
    dead_home_elsewhere(PIZZA, "home_never_answers", "website_timeout", "timeout"),
    broken_home(DUBLIN_SAAS, "home_page_hangs", "website_timeout", Answer(failure="timeout")),
    dead_host(LAREDO, "certificate_expired", "website_certificate", "certificate"),
    dead_home_elsewhere(
        SCHEDULER, "certificate_of_another_host", "website_certificate", "certificate"
    ),
    dead_home_elsewhere(DENTIST, "self_signed_certificate", "website_certificate", "certificate"),
    dead_host(PHOTOGRAPHER, "connection_refused", "website_unreachable", "unreachable"),
    dead_home_elsewhere(LETTINGS, "uk_connection_reset", "website_unreachable", "unreachable"),
    broken_home(
        FURNITURE, "home_cuts_the_line", "website_unreachable", Answer(failure="unreachable")
    ),
)
_LOOP = FURNITURE.firm.url("/welcome")
_HOPS = [VET.firm.url(f"/step-{turn}") for turn in range(1, 7)]
LOOPS = (
    moved(BOOKS, "redirect_to_itself", "website_redirect_loop", to=BOOKS.firm.url(), pages={}),
    moved(
        FURNITURE,
        "redirect_to_and_fro",
        "website_redirect_loop",
        to=_LOOP,
        pages={_LOOP: Answer("", 301, redirect_to=FURNITURE.firm.url())},
    ),
    moved(
        VET,
        "redirect_six_times",
        "website_redirect_loop",
        to=_HOPS[0],
        pages={
            here: Answer("", 307, redirect_to=there) for here, there in itertools.pairwise(_HOPS)
        },
    ),
)
AWAY = (
    moved(
        YARN,
        "redirect_to_a_marketplace",
        "website_redirects_away",
        to="https://www.megamart.example/stores/tidewater",
        pages={"https://www.megamart.example/stores/tidewater": Answer(OTHER_SHOP)},
    ),
    moved(
        BARBER,
        "redirect_to_a_social_page",
        "website_redirects_away",
        to="https://pages.friendface.example/fadedistrict",
        pages={
            "https://pages.friendface.example/fadedistrict": Answer(
                "<title>Fade District | Friendface</title><h1>Fade District "
                "Barbershop</h1><p>1,204 people like this. Haircuts in Detroit since 2014. Open "
                "now until 7 pm. Posts, photos, reviews, events. See their photos.</p>"
                '<a href="/login">Log in</a> <a href="/privacy">Privacy</a>'
            )
        },
    ),
    moved(
        DENTAL,
        "uk_bought_by_a_chain",
        "website_redirects_away",
        to="https://www.smilegroup.example/shrewsbury",
        pages={
            "https://www.smilegroup.example/shrewsbury": Answer(
                "<title>SmileGroup Shrewsbury</title><h1>SmileGroup</h1><p>Riverside Dental "
                "Practice is now part of SmileGroup, with 120 practices nationwide. Whitening, "
                "aligners and implants on easy monthly plans. Find your nearest SmileGroup "
                "practice and book on line.</p>"
                '<a href="/privacy">Privacy</a>'
            )
        },
    ),
    moved(
        ROOFER,
        "redirect_to_a_name_that_only_looks_alike",
        "website_redirects_away",
        to="https://highplainsroofing-example.test/",
        pages={"https://highplainsroofing-example.test/": Answer(OTHER_SHOP)},
    ),
)
CASES = (
    *NOT_PUBLIC,
    *NOT_FOUND,
    *ERRORS,
    *FORBIDDEN,
    *UNANSWERED,
    *LOOPS,
    *AWAY,
)
