"""Ways to write a link, and ways in which an honest site moves its visitors about."""

from dataclasses import replace
from urllib.parse import urlsplit

from tests.corpus.cases import Answer, Case
from tests.corpus.markup.classic import semantic
from tests.corpus.site import Site
from tests.corpus.sites.composed import compose_us
from tests.corpus.sites.good_uk import GARAGE
from tests.corpus.sites.good_us_care import BARBER, DENTIST, SALON
from tests.corpus.sites.good_us_keyword import GYM
from tests.corpus.sites.good_us_shops import BIKES, BOOKS, FURNITURE

GROUP = "adversarial_links"
_DISCLOSURE = (
    "<p>Say yes and Harbor Books will text you once per order. Msg &amp; data rates may apply. "
    "Reply STOP to cancel, HELP for help.</p>"
)


def linked(name: str, markup: str, *expect: str, also: tuple[str, ...] = ()) -> Case:
    """``markup`` links policy and terms, on the home page and on the opt-in page alike."""
    site = BOOKS.but(
        layout=semantic,
        home=BOOKS.home + markup,
        opt_in=_DISCLOSURE + markup,
        opt_in_links=(),
    )
    case = site.case(GROUP, name, *expect, also=also)
    bare_home = site.but(privacy_link=("", "/privacy"), terms_link=("", "/terms")).pages()
    home = site.firm.url()
    return replace(case, pages={**case.pages, home: bare_home[home]})


_TERMS = '<a href="/terms">Terms</a> '
SPELLINGS = (
    linked("relative_path", f'{_TERMS}<a href="privacy">Privacy policy</a>'),
    linked("dots_in_the_path", f'{_TERMS}<a href="./about/../privacy">Privacy policy</a>'),
    linked(
        "whole_address", f'{_TERMS}<a href="https://www.harborbooks.example/privacy">Privacy</a>'
    ),
    linked("without_scheme", f'{_TERMS}<a href="//www.harborbooks.example/privacy">Privacy</a>'),
    linked(
        "scheme_in_capitals",
        f'{_TERMS}<A HREF="HTTPS://www.harborbooks.example/privacy">Privacy</A>',
    ),
    linked("spaces_in_the_attribute", f'{_TERMS}<a href="  /privacy\n ">Privacy Policy</a>'),
    linked("fragment_behind", f'{_TERMS}<a href="/privacy#top">Privacy Policy</a>'),
    linked("words_in_two_lines", f'{_TERMS}<a href="/privacy"><span>Privacy</span><br>Policy</a>'),
    linked("words_in_capitals", f'{_TERMS}<a href="/privacy">PRIVACY POLICY</a>'),
    linked("click_here", f'{_TERMS}To read about privacy <a href="/privacy">click here</a>.'),
    linked("unquoted", "<a href=/terms>Terms</a> <a href=/privacy>Privacy</a>"),
    linked(
        "policy_and_terms_as_one_phrase",
        '<a href="/terms">Terms</a>&nbsp;&amp;&nbsp;<a '
        "class=x "
        'rel="nofollow" target=_blank href="/privacy">Privacy Policy</a>',
    ),
    linked(
        "decoys_before_the_real_one",
        f'{_TERMS}<a href="mailto:privacy@harborbooks.example">privacy@harborbooks.example</a> '
        '<a href="tel:+12075550143">Call</a> <a href="/privacy">Privacy Policy</a>',
    ),
    linked(
        "icon_for_a_link",
        f'{_TERMS}<a href="/privacy"><img src="/lock.png" alt="Privacy Policy"></a>',
        also=("privacy_policy_missing", "opt_in_no_privacy"),
    ),
    linked(
        "link_to_nowhere",
        f'{_TERMS}<a href="#">Privacy Policy</a>',
        also=(
            "privacy_policy_missing",
            "privacy_policy_not_a_policy",
            "opt_in_no_privacy",
            "privacy_policy_no_sharing_clause",
        ),
    ),
)


def host_of(url: str) -> str:
    return f"//{urlsplit(url).hostname}/"


def reroute(site: Site, name: str, hops: dict[str, str]) -> Case:
    """A good site whose pages are reached over ``hops``: path or address, and where it leads."""
    pages = site.pages()
    for here, there in hops.items():
        source = here if "://" in here else site.firm.url(here)
        target = there if "://" in there else site.firm.url(there)
        moved_from, moved_to = host_of(source), host_of(target)
        for url, answer in tuple(pages.items()):  # the other host has the whole site
            pages.setdefault(url.replace(moved_from, moved_to), answer)
        pages.setdefault(target, pages.get(source, pages[site.firm.url()]))
        pages[source] = Answer("", 301, redirect_to=there)
    return replace(site.case(GROUP, name), pages=pages)


def typed(case: Case, **answers: str) -> Case:
    """The business typed another address of the same pages into the form."""
    return replace(case, submission={**case.submission, **answers})


MOVES = (
    typed(
        reroute(
            BOOKS,
            "from_http_without_www",
            {
                "http://harborbooks.example/": "https://harborbooks.example/",
                "https://harborbooks.example/": "https://www.harborbooks.example/",
            },
        ),
        website_url="http://harborbooks.example/",
    ),
    reroute(BARBER, "to_www", {"/": "https://www.fadedistrict.example/"}),
    reroute(BIKES, "to_a_shop_subdomain", {"/": "https://shop.spokejunction.example/en-us/"}),
    reroute(SALON, "home_in_a_folder", {"/": "/home/index.html"}),
    reroute(DENTIST, "policy_moved", {"/privacy-policy/": "/legal/privacy-policy/"}),
    reroute(GARAGE, "uk_opt_in_moved", {"/reminders.html": "/mot/reminders.html"}),
    typed(
        BOOKS.case(GROUP, "address_with_a_campaign"), website_url="https://www.harborbooks.example"
    ),
    typed(
        FURNITURE.case(GROUP, "host_in_capitals"), website_url="https://WWW.AlderLaneHome.example/"
    ),
    typed(GYM.case(GROUP, "fragment_in_the_form"), cta_url=GYM.firm.url("/alerts#how")),
)

# One page holds terms and privacy; both links lead there.
_LEGAL = compose_us(0)
LEGAL_PAGE = replace(
    _LEGAL.but(
        policy=_LEGAL.terms + _LEGAL.policy,
        privacy_link=("Privacy", "/legal#privacy"),
        terms="",
        terms_link=("Terms", "/legal#terms"),
    ).case(GROUP, "legal_page_for_both")
)
_QUERY = compose_us(2)
PLAIN_ADDRESSES = _QUERY.but(
    privacy_link=("Privacy Policy", "/?page_id=3"), terms_link=("Terms", "/?page_id=4")
).case(GROUP, "addresses_that_are_numbers")

_POLICY_FILE = compose_us(3)
FILES = tuple(
    replace(
        case := _POLICY_FILE.case(
            GROUP,
            name,
            also=(
                "privacy_policy_unreachable",
                "privacy_policy_not_a_policy",
                "privacy_policy_no_sharing_clause",
            ),
        ),
        pages={
            **case.pages,
            _POLICY_FILE.firm.url(_POLICY_FILE.privacy_link[1]): Answer(body, content_type=kind),
        },
    )
    for name, kind, body in (
        ("policy_is_a_pdf", "application/pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        (
            "policy_is_plain_text",
            "text/plain; charset=utf-8",
            "PRIVACY POLICY\n\nWe collect your name and number to serve you.\nWe do not share "
            "mobile numbers or text consent with third parties for marketing.\n",
        ),
    )
)
CASES = (*SPELLINGS, *MOVES, LEGAL_PAGE, PLAIN_ADDRESSES, *FILES)
