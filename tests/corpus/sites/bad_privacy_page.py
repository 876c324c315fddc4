"""Privacy policies that are not linked, do not open, or are no policies."""

from dataclasses import replace

from tests.corpus.cases import Answer, Case
from tests.corpus.markup.classic import bare, semantic
from tests.corpus.site import Site
from tests.corpus.sites.composed import compose_uk, compose_us
from tests.corpus.sites.good_uk import GARDEN, LETTINGS
from tests.corpus.sites.good_us_care import BARBER, DENTIST, PHARMACY, SALON, YOGA
from tests.corpus.sites.good_us_keyword import GYM, PIZZA
from tests.corpus.sites.good_us_learning import CHARTER_SCHOOL, LIBRARY, MUSIC_SCHOOL, TUTORS
from tests.corpus.sites.good_us_shops import BIKES, BOOKS, FURNITURE, HARDWARE, YARN
from tests.corpus.sites.good_us_software import COURIER, EVENTS, FITNESS_APP, RENTALS
from tests.corpus.sites.good_us_trades import MECHANIC, PLUMBER

GROUP = "bad_privacy_page"
_SILENT = ("privacy_policy_no_sharing_clause",)
_ELEMENT = ("opt_in_no_privacy",)


def without_link(site: Site, opt_in: str | None = None) -> Site:
    """The same site with no link to a policy in head or foot of any page."""
    bare_site = site.but(privacy_link=("", "/nowhere"), policy="")
    return bare_site if opt_in is None else bare_site.but(opt_in=opt_in)


def answering(site: Site, name: str, answer: Answer, code: str) -> Case:
    """The link is there; ``answer`` is what it gives."""
    case = site.case(GROUP, name, code)
    return replace(case, pages={**case.pages, site.firm.url(site.privacy_link[1]): answer})


def instead(site: Site, name: str, words: str) -> Case:
    """The link opens a page of the same site that says something else."""
    return site.but(policy=words).case(GROUP, name, "privacy_policy_not_a_policy", also=_SILENT)


def pointing(site: Site, name: str, target: str) -> Case:
    """The words say privacy policy and the link leads to another page that exists."""
    label = site.privacy_link[0]
    site = site.but(privacy_link=(label, target), policy="")
    case = site.case(GROUP, name, "privacy_policy_not_a_policy", also=_SILENT)
    home = case.pages[site.firm.url()]
    return replace(case, pages={site.firm.url(target): home, **case.pages})


_SCRIPTED = (
    "<p>Get a text from Harbor Books when your order is in; msg frequency varies. Msg &amp; data "
    "rates may apply. Reply STOP to cancel, HELP for help. <a "
    "href=\"javascript:openPopup('privacy')\">Privacy policy</a>, <a "
    'href="{terms}">Terms</a>.</p>'
)
_RESPECT = (
    "<p>Slice of Scranton texts you when trays are ready, about once a week. Message and data "
    "rates may apply. Text STOP to quit, HELP for help. <a href='{terms}'>Terms</a>. We respect "
    "your privacy and will never spam you.</p>"
)
_HIDDEN_LINK = (
    "<p>Say yes and Kowalski &amp; Sons Hardware texts you once per order. Message and data rates "
    "may apply. Reply HELP for help or STOP to end. <a href='{terms}'>Conditions</a><span "
    "style='display: none'><a href='/privacy.html'>Privacy policy</a></span></p>"
)
MISSING = (
    without_link(compose_us(3, without="privacy")).case(
        GROUP, "no_policy_anywhere", "privacy_policy_missing", "opt_in_no_privacy"
    ),
    without_link(compose_us(10, without="privacy")).case(
        GROUP, "no_policy_anywhere_2", "privacy_policy_missing", "opt_in_no_privacy"
    ),
    without_link(
        compose_uk(1),
        "<p>The Copper Kettle Tea Rooms will text you when your table is ready, once. Reply STOP "
        "to opt out.</p>",
    ).case(GROUP, "uk_no_policy_anywhere", "privacy_policy_missing", "opt_in_no_privacy"),
    without_link(BOOKS, _SCRIPTED)
    .but(home=BOOKS.home + '<a href="javascript:void(0)">Privacy</a>')
    .case(GROUP, "policy_in_a_script_popup", "privacy_policy_missing", also=_ELEMENT),
    without_link(PIZZA, _RESPECT)
    .but(home=PIZZA.home + "<p>We respect your privacy.</p>")
    .case(GROUP, "privacy_in_words_only", "privacy_policy_missing", also=_ELEMENT),
    without_link(HARDWARE, _HIDDEN_LINK).case(
        GROUP, "link_that_nobody_sees", "privacy_policy_missing", "opt_in_no_privacy"
    ),
)

UNREACHABLE = (
    answering(
        YARN,
        "link_to_404",
        Answer("<h1>404</h1><p>Page not found</p>", 404),
        "privacy_policy_unreachable",
    ),
    answering(SALON, "link_to_500", Answer("Server error", 500), "privacy_policy_unreachable"),
    answering(GARDEN, "uk_link_times_out", Answer(failure="timeout"), "privacy_policy_unreachable"),
    answering(PHARMACY, "link_to_401", Answer("Unauthorized", 401), "privacy_policy_unreachable"),
    answering(
        COURIER,
        "link_with_bad_certificate",
        Answer(failure="certificate"),
        "privacy_policy_unreachable",
    ),
    answering(
        GYM, "link_moved_to_410", Answer("<p>Gone for good</p>", 410), "privacy_policy_unreachable"
    ),
)


def given(site: Site, name: str, url: str, answer: Answer, code: str) -> Case:
    """The form names a policy; the site links none in its foot."""
    also = _SILENT if code == "privacy_policy_not_a_policy" else ()
    case = site.but(privacy_link=("", site.privacy_link[1])).case(GROUP, name, code, also=also)
    answers = {**case.submission, "privacy_url": url}
    return replace(case, submission=answers, pages={**case.pages, url: answer})


_PLAIN = "<!doctype html><title>{0}</title><body><h1>{0}</h1><p>{1}</p></body>"
GIVEN = (
    given(
        MECHANIC,
        "given_policy_is_404",
        "https://vincesauto.example/policies/privacy",
        Answer("<p>Nothing here</p>", 404),
        "privacy_policy_unreachable",
    ),
    given(
        BIKES,
        "given_policy_host_unknown",
        "https://policies.spokejunction.example/",
        Answer(failure="dns_failure"),
        "privacy_policy_unreachable",
    ),
    given(
        LIBRARY,
        "given_policy_is_the_events_page",
        "https://pinecountylibrary.example/events",
        Answer(
            _PLAIN.format(
                "Events",
                "Story time at ten, knitting at two, stars after dark. Registration is not needed. "
                "The telescope is on the roof.",
            )
        ),
        "privacy_policy_not_a_policy",
    ),
)

NOT_A_POLICY = (
    instead(
        DENTIST,
        "policy_coming_soon",
        "<h1>Privacy Policy</h1><p>Our privacy policy is coming soon. Please check back.</p>",
    ),
    instead(MUSIC_SCHOOL, "policy_page_only_has_its_title", "<h2>Privacy</h2>"),
    instead(
        BARBER,
        "policy_is_filler",
        "<h1>Privacy</h1><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit. Praesent a "
        "velit nec nunc aliquet porta. Duis mollis, est non commodo luctus, nisi erat "
        "porttitor.</p>",
    ),
    instead(
        EVENTS,
        "policy_link_opens_contact_form",
        "<h1>Get in touch</h1><p>We answer within two days.</p><form><input "
        "placeholder='Name'><input "
        "placeholder='E-mail'><textarea></textarea><button>Send</button></form>",
    ),
    instead(
        LETTINGS,
        "uk_policy_link_opens_soft_404",
        "<h1>Sorry, we couldn’t find that page</h1><p>It may have moved. Try the menu above, or "
        "have a look at our properties.</p>",
    ),
    pointing(PLUMBER, "policy_link_goes_home", "/"),
    pointing(CHARTER_SCHOOL, "policy_link_goes_home_by_name", "/index.html"),
    pointing(RENTALS, "policy_link_opens_the_terms", RENTALS.terms_link[1]),
)
WORSE = (
    answering(
        YOGA,
        "policy_pdf_turned_out_a_notice",
        Answer(_PLAIN.format("Coming soon", "This document will be available shortly.")),
        "privacy_policy_not_a_policy",
    ),
    answering(
        FITNESS_APP,
        "policy_moved_to_the_home_page",
        Answer("", 302, redirect_to="/"),
        "privacy_policy_not_a_policy",
    ),
)

# A fence builder sells privacy by the yard; the opt-in page links nothing that is a policy.
FENCES = Site(
    compose_us(13).firm,
    semantic,
    home="<h1>Fences</h1><p>Cedar, vinyl, chain link. Our privacy fences keep the neighbors "
    "guessing.</p>",
    opt_in="<p>{brand} texts you when the crew is on its way, two texts per job. Message and data "
    "rates may apply. Reply STOP to end, HELP for help. <a href='{terms}'>Terms</a></p>",
    policy="<h1>Privacy fences</h1><p>Six or eight feet, dog-eared or flat. From $38 a foot "
    "installed.</p>",
    privacy_link=("Privacy fences", "/privacy-fences"),
)
FURNITURE_SCREEN = FURNITURE.but(
    layout=bare,
    home=FURNITURE.home + '<p><a href="/privacy-screens">Privacy screens</a> from $240.</p>',
)


def beside(site: Site, name: str, path: str) -> Case:
    """A good site that also links a page of goods with privacy in their name."""
    case = site.case("good_us_shops", name)
    goods = Answer(_PLAIN.format("Privacy screens", "Ash slats, three panels, folds flat."))
    return replace(case, pages={**case.pages, site.firm.url(path): goods})


FENCE_CASES = (
    FENCES.case(
        GROUP,
        "privacy_fences_are_no_policy",
        "opt_in_no_privacy",
        also=("privacy_policy_missing", "privacy_policy_not_a_policy", *_SILENT),
    ),
    beside(FURNITURE_SCREEN, "privacy_screens_beside_a_real_policy", "/privacy-screens"),
    TUTORS.but(policy=TUTORS.policy.replace("SMS, ", "")).case(
        "good_us_learning", "policy_silent_on_texts_but_for_the_clause"
    ),
)
CASES = (*MISSING, *UNREACHABLE, *GIVEN, *NOT_A_POLICY, *WORSE, *FENCE_CASES)
