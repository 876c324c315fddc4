"""Opt-in pages that do not open, or say nothing of messages; and what is asked in the UK."""

from dataclasses import replace

from tests.corpus.cases import ELEMENT_CODES, Answer, Case
from tests.corpus.site import Site
from tests.corpus.sites.composed import compose_uk, compose_us
from tests.corpus.sites.good_abroad import GALWAY, UK_TO_US
from tests.corpus.sites.good_uk import BARBERS, GARAGE, LETTINGS, TRAVEL
from tests.corpus.sites.good_uk_public import HOSPICE, SURGERY
from tests.corpus.sites.good_us_care import DENTIST, OPTICIAN, SALON, YOGA
from tests.corpus.sites.good_us_keyword import GYM, NURSERY, PIZZA
from tests.corpus.sites.good_us_learning import LIBRARY, SHELTER, TUTORS
from tests.corpus.sites.good_us_shops import BIKES, BOOKS, FURNITURE, TOYS, YARN
from tests.corpus.sites.good_us_software import COURIER, EVENTS, RENTALS
from tests.corpus.sites.good_us_trades import PLUMBER, ROOFER

GROUP = "bad_opt_in_pages"
_MISSING = "opt_in_disclosure_missing"


def answers(site: Site, name: str, answer: Answer, *also: str) -> Case:
    """The opt-in page gives ``answer``; all else is well."""
    case = site.case(GROUP, name, "opt_in_unreachable", also=also)
    return replace(case, pages={**case.pages, site.firm.url(site.cta_path): answer})


def shows(site: Site, name: str, page: str) -> Case:
    """The page exists and is about something else."""
    return site.but(opt_in=page).case(GROUP, name, _MISSING)


UNREACHABLE = (
    answers(BOOKS, "opt_in_404", Answer("<h1>Not found</h1>", 404)),
    answers(YARN, "opt_in_410", Answer("<p>This page is gone.</p>", 410)),
    answers(GYM, "opt_in_500", Answer("<p>Application error</p>", 500)),
    answers(LETTINGS, "uk_opt_in_403", Answer("<p>Forbidden</p>", 403)),
    answers(COURIER, "opt_in_times_out", Answer(failure="timeout")),
    answers(OPTICIAN, "opt_in_bad_certificate", Answer(failure="certificate")),
    answers(
        TUTORS,
        "opt_in_redirects_forever",
        Answer("", 302, redirect_to=TUTORS.firm.url(TUTORS.cta_path)),
    ),
    replace(
        NURSERY.case(GROUP, "opt_in_host_unknown", "opt_in_unreachable"),
        submission={**NURSERY.answers(), "cta_url": "https://joni.bloomandbarrow.example/sms"},
        pages={
            **NURSERY.pages(),
            "https://joni.bloomandbarrow.example/sms": Answer(failure="dns_failure"),
        },
    ),
)

MISSING = (
    shows(
        PLUMBER,
        "opt_in_is_a_contact_form",
        "<h1>Contact us</h1><form><input placeholder='Your name'><input "
        "placeholder='E-mail'><input placeholder='Phone'><textarea placeholder='How can we be of "
        "service?'></textarea><button>Submit</button></form>",
    ),
    shows(
        TOYS,
        "opt_in_is_a_product",
        "<h2>Stunt kite</h2><p>Ripstop nylon, carbon spars, two handles. $64. In "
        "stock.</p><button>Add to cart</button><p>Ages 10 and up. Ships in two days.</p>",
    ),
    shows(
        SALON,
        "opt_in_is_an_email_newsletter",
        "<h3>Our newsletter</h3><p>Hair tips and openings in your inbox, once a month. Unsubscribe "
        "with one click.</p><input type=email "
        "placeholder='you@example.com'><button>Subscribe</button>",
    ),
    shows(
        BIKES,
        "opt_in_is_a_booking_form",
        "<h2>Book a tune-up</h2><form><input name=name placeholder=Name><input name=phone "
        "placeholder=Phone><select><option>Basic tune $85</option></select><input "
        "type=date></form><p>We need 24 hours' notice if you cancel.</p>",
    ),
    shows(
        SHELTER,
        "opt_in_is_a_blog_post",
        "<h1>Meet Biscuit</h1><p>Biscuit came to us in May with one ear and no manners. He has "
        "learned to sit, to wait, and to bring back the wrong ball. He likes children and hates "
        "umbrellas.</p>",
    ),
    shows(
        BARBERS,
        "uk_opt_in_is_a_price_list",
        "<p>Skin fade £18</p><p>Scissor cut £20</p><p>Beard trim £9</p><p>Cash or card.</p>",
    ),
    replace(
        FURNITURE.but(opt_in="").case(GROUP, "opt_in_sends_visitors_home", _MISSING),
        pages={
            **FURNITURE.pages(),
            FURNITURE.firm.url(FURNITURE.cta_path): Answer("", 302, redirect_to="/"),
        },
    ),
    replace(
        EVENTS.case(GROUP, "opt_in_is_blank", _MISSING),
        pages={**EVENTS.pages(), EVENTS.firm.url(EVENTS.cta_path): Answer("<html><body></body>")},
    ),
)

# Only half a sight: a reviewer could call these either way.
_EITHER = (_MISSING, "opt_in_unreachable", *sorted(ELEMENT_CODES))
ARGUABLE = (
    replace(
        RENTALS.case(GROUP, "opt_in_behind_a_login", also=_EITHER),
        pages={
            **RENTALS.pages(),
            RENTALS.firm.url(RENTALS.cta_path): Answer("", 302, redirect_to="/portal/login"),
            RENTALS.firm.url("/portal/login"): Answer(
                "<title>Portal</title><h1>Sign in</h1><form><input type=email><input type=password>"
            ),
        },
    ),
    replace(
        DENTIST.case(GROUP, "opt_in_is_a_pdf_form", also=_EITHER),
        pages={
            **DENTIST.pages(),
            DENTIST.firm.url(DENTIST.cta_path): Answer(
                b"%PDF-1.4\n%\xe2\xe3", content_type="application/pdf"
            ),
        },
    ),
    LIBRARY.but(
        opt_in="<details><summary>Text notices from Pine County Library</summary><p>The number of "
        "texts depends on how much you borrow. Message and data rates may apply. Reply STOP to "
        "end, HELP for help. <a href='{terms}'>Terms</a> <a "
        "href='{privacy}'>Privacy</a></p></details>"
    ).case(GROUP, "opt_in_folded_away", also=_EITHER),
    ROOFER.but(
        opt_in="<h2>Request an inspection</h2><iframe src='https://forms.formhost.example/f/8812' "
        "width=600 height=900 title='Inspection form'></iframe>"
    ).case(GROUP, "opt_in_form_in_a_foreign_frame", also=_EITHER),
    YOGA.but(
        opt_in="<p>Get class texts from Stillwater Yoga; frequency varies. Message and data rates "
        "may apply. Reply CANCEL to leave, INFO for more. See our Terms of Use and Privacy "
        "Policy.</p>"
    ).case(GROUP, "other_keywords", also=("opt_in_no_stop", "opt_in_no_help")),
)


def at_home(site: Site, name: str, opt_in: str, *expect: str) -> Case:
    return site.but(opt_in=opt_in).case(GROUP, name, *expect)


UK = (
    at_home(
        GARAGE,
        "uk_no_stop",
        "<p>Leave your mobile and Pennine MOT &amp; Servicing will text you before your MOT runs "
        "out. Network charges apply. <a href='{privacy}'>Privacy</a></p>",
        "opt_in_no_stop",
    ),
    at_home(
        SURGERY,
        "uk_no_stop_in_small_print",
        "<p>If you consent, Abbey Lane Surgery sends text messages about appointments. Please "
        "don't stop taking your medicine. <a href='{privacy}'>Privacy notice</a></p>",
        "opt_in_no_stop",
    ),
    at_home(
        HOSPICE.but(opt_in_links=()),
        "uk_no_privacy",
        "<p>Tick SMS and Willow Vale Hospice will text you once a month. Text STOP to 70099 to opt "
        "out. Your support means the world.</p>",
        "opt_in_no_privacy",
    ),
    at_home(
        TRAVEL.but(opt_in_brand=""),
        "uk_no_sender",
        "<p>We'll text you the evening before your trip with the time and the stop. Reply STOP to "
        "opt out. <a href='{privacy}'>Privacy policy</a></p>",
        "opt_in_no_sender",
    ),
    at_home(
        compose_uk(4).but(opt_in_brand=""),
        "uk_no_sender_in_a_form",
        "<label><input type=checkbox> I'm happy to get appointment texts. Reply STOP to end "
        "them.</label> <a href='{privacy}'>Privacy</a>",
        "opt_in_no_sender",
    ),
    at_home(
        GALWAY,
        "irish_short_and_sufficient",
        "<p>Corrib Oyster Bar texts you to confirm. Reply STOP to end it. <a "
        "href='{privacy}'>Privacy</a></p>",
    ),
    replace(
        at_home(
            UK_TO_US,
            "uk_wording_sent_to_us",
            "<p>Thistle &amp; Thread will text you when your parcel leaves us. Reply STOP to "
            "unsubscribe. <a href='{terms}'>Terms</a> <a href='{privacy}'>Privacy notice</a></p>",
            "opt_in_no_help",
            "opt_in_no_frequency",
            "opt_in_no_rates",
        ),
        submission={
            **UK_TO_US.answers(),
            "destination_countries": ["GB", "US"],
            "local_rules": ["EU_UK", "US"],
        },
    ),
    replace(
        compose_us(1)
        .but(
            opt_in="<p>Lakeview Family Dentistry texts patients in Ontario a reminder the day "
            "before. Reply STOP to end. <a href='{privacy}'>Privacy</a></p>"
        )
        .case(GROUP, "sends_to_canada_only"),
        submission={
            **compose_us(1).answers(),
            "destination_countries": ["CA"],
            "local_rules": ["CA"],
        },
    ),
)
PIZZA_BOARD = PIZZA.but(
    opt_in="<h2>Text JOIN to 12345</h2><p>{brand} alerts. HELP for help, STOP to stop. <a "
    "href='{terms}'>Terms</a> <a href='{privacy}'>Privacy</a></p>"
).case(GROUP, "keyword_poster_too_short", "opt_in_no_frequency", "opt_in_no_rates")
CASES = (*UNREACHABLE, *MISSING, *ARGUABLE, *UK, PIZZA_BOARD)
