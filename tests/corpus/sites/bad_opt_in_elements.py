"""Opt-in pages that lack one of the seven elements, and only that one."""

from tests.corpus.cases import Case
from tests.corpus.firm import Firm
from tests.corpus.markup.builders import shopify, squarespace, wix, wordpress
from tests.corpus.markup.classic import bare, semantic, tables
from tests.corpus.markup.modern import bootstrap, one_pager
from tests.corpus.site import Site
from tests.corpus.sites.composed import compose_us
from tests.corpus.sites.good_us_care import BARBER, SALON
from tests.corpus.sites.good_us_learning import CHURCH, LIBRARY, MUSIC_SCHOOL
from tests.corpus.sites.good_us_shops import BIKES, BOOKS, FURNITURE, ROASTER
from tests.corpus.sites.good_us_software import RENTALS
from tests.corpus.sites.good_us_trades import MECHANIC, PLUMBER
from tests.corpus.wording.policies_us import LETTER, QUESTIONS, us_policy

GROUP = "bad_opt_in_elements"
_ELEMENTS = ("sender", "help", "stop", "frequency", "rates", "terms", "privacy")


def drop(element: str, number: int, turn: int) -> Case:
    site = compose_us(turn, without=element, layout_shift=number * 2 + 1)
    return site.case(GROUP, f"composed_without_{element}_{number}", f"opt_in_no_{element}")


COMPOSED = tuple(
    drop(element, number, number * 7 + index)
    for index, element in enumerate(_ELEMENTS)
    for number in range(3)
)


def lacking(site: Site, name: str, element: str, opt_in: str) -> Case:
    return site.but(opt_in=opt_in).case(GROUP, name, f"opt_in_no_{element}")


_LINKS = '<a href="{terms}">Terms</a> and <a href="{privacy}">Privacy Policy</a>.'
# Words that look like the element and are not.
LOOKALIKES = (
    lacking(
        BOOKS,
        "stop_by_our_store",
        "stop",
        "<h2>Text alerts</h2><p>Leave your number and Harbor Books will text you when your order "
        "is in, one text per order. Stop by our store to pick it up. Msg &amp; data rates may "
        f"apply. Reply HELP for help. {_LINKS}</p><input type=tel>",
    ),
    lacking(
        SALON,
        "opt_out_any_time_but_how",
        "stop",
        "<p>Check the box and Copper &amp; Comb will text you booking reminders, about 3 a month. "
        "Message and data rates may apply. You can opt out whenever you want. Text HELP for help. "
        f"{_LINKS}</p><input type=checkbox> Yes",
    ),
    lacking(
        FURNITURE,
        "nonstop_delivery",
        "stop",
        "<p>Alder Lane Home texts you on delivery day, three to five messages per delivery: "
        "nonstop updates until the truck stops at your door. Message and data rates may apply. For "
        f"help reply HELP. {_LINKS} <label><input type=checkbox> Text me</label></p>",
    ),
    lacking(
        LIBRARY,
        "help_desk_hours",
        "help",
        "<h1>Text notices</h1><p>Turn on text notices from Pine County Library in your account. "
        "The number of messages depends on how much you borrow. Message and data rates may apply. "
        f"Reply STOP to end them. {_LINKS}</p><h2>Help desk hours</h2><p>Mon to Fri, 9 to 5. Happy "
        "to help!</p>",
    ),
    lacking(
        PLUMBER,
        "here_to_help",
        "help",
        "<h2>Here to help, day or night</h2><p>May we text you? Ruiz Plumbing &amp; Drain sends up "
        "to four messages per visit. Msg and data rates may apply. Text STOP to cancel. "
        f"{_LINKS}</p>"
        "<p>Helpful links: water meter, shut-off valve.</p>",
    ),
    lacking(
        RENTALS,
        "rental_rates",
        "rates",
        "<h3>Resident texts</h3><p>Opt in to texts from Loftkey in the portal. Frequency varies. "
        f"Reply STOP to cancel and HELP for help. {_LINKS}</p><h3>Current rates</h3><p>Studios "
        "from $890. Rates may change without notice.</p>",
    ),
    lacking(
        Site(
            Firm("Cobalt Credit Union", "Cobalt Credit Union", "cobaltcu.example"),
            bootstrap,
            home="<h1>Owned by 12,000 members</h1><p>Checking, savings, and car loans without "
            "drama. Two branches in town, one on the base, and a telephone that somebody picks up. "
            "Anybody who lives or works in the county can join for $5.</p>",
            opt_in="",
            policy=us_policy(QUESTIONS, 4),
        ),
        "interest_rates_only",
        "rates",
        "<h1>Rate alerts</h1><p>Cobalt Credit Union will text you when our interest rates change, "
        "at most twice a month, if you enter your mobile below. Savings rates may go up or down. "
        f"Reply STOP to stop and HELP for help. {_LINKS}</p><input type=tel>",
    ),
    lacking(
        ROASTER,
        "roasted_weekly",
        "frequency",
        "<p>We roast weekly and ship every Wednesday. Tap the switch and Second Crack Coffee texts "
        "you when your box ships. Msg &amp; data rates may apply. Reply STOP to cancel, HELP for "
        f"help. {_LINKS}</p>",
    ),
    lacking(
        CHURCH,
        "services_twice_on_sunday",
        "frequency",
        "<p>Sign the card and Grace Lutheran Church will text you if worship is canceled for snow. "
        "Message and data rates may apply. Reply STOP to be taken off or HELP for help. "
        f"{_LINKS}</p><p>Services are twice on Sunday; supper once a week.</p>",
    ),
    lacking(
        BARBER,
        "list_without_a_number_of_texts",
        "frequency",
        "<p>Put your name on the list and Fade District Barbershop texts you about your place in "
        "line. Msg &amp; data rates may apply. Text STOP and we quit. Text HELP for help. "
        f"{_LINKS}</p>",
    ),
)

_NO_TERMS = {"opt_in_links": (("Privacy Policy", "/privacy"),), "terms_link": ("", "/terms")}
MUSIC = MUSIC_SCHOOL.but(layout=semantic, **_NO_TERMS)
TERMS = (
    lacking(
        MUSIC,
        "fall_term_dates",
        "terms",
        "<p>Allegro School of Music texts families about schedule changes, up to 5 messages per "
        "month. Message and data rates may apply. Reply STOP to stop, HELP for help. <a "
        "href='{privacy}'>Privacy</a></p><h3>Fall term</h3><p>The term starts on September 8. "
        "Long-term students save 10%.</p>",
    ),
    lacking(
        MECHANIC.but(layout=tables, **_NO_TERMS),
        "in_terms_of_price",
        "terms",
        "<p>Tell us OK and Vince's Auto Repair texts you about your car; messages vary. Msg and "
        "data rates may apply. HELP for help, STOP to stop. <a href='{privacy}'>Privacy "
        "policy</a>. In terms of price, nobody beats us.</p>",
    ),
)
_NO_PRIVACY = {"opt_in_links": (("Terms", "/terms"),)}
PRIVACY = (
    lacking(
        BIKES.but(layout=squarespace, **_NO_PRIVACY),
        "private_parties",
        "privacy",
        "<p>Spoke Junction sends two texts per repair if you tick the box. Message and data rates "
        "may apply. Reply STOP to quit or HELP for help. <a href='{terms}'>Terms</a>.</p><p>The "
        "shop can be booked for private parties.</p>",
    ),
)
SENDER = (
    Site(
        Firm("Tidewater Yarn Company, LLC", "Tidewater Yarn Co.", "tidewateryarn.example"),
        shopify,
        home="<h2>Hand-dyed in Norfolk</h2><p>Worsted, sport and sock weights in forty "
        "colorways.</p>",
        opt_in="<p>By entering your number you agree to get texts from Bluewave Promotions, up to "
        "6 a month. Msg &amp; data rates may apply. Reply STOP to cancel or HELP for help. "
        + _LINKS
        + "</p>",
        policy=us_policy(LETTER, 1),
        opt_in_brand="",
    ).case(GROUP, "somebody_else_sends", "opt_in_no_sender"),
    Site(
        Firm("June Abara Photography LLC", "June Abara Photography", "juneabara.example"),
        one_pager,
        home="<p>Weddings and newborns in Burlington, Vermont. 2026 dates are open. I "
        "work alone, with two cameras and a great deal of patience.</p>",
        opt_in="<h2>Yes, text me!</h2><p>I agree to receive texts about my session (5 to 10 "
        "messages). "
        "Message and data rates may apply. STOP to end, HELP for help. " + _LINKS + "</p>",
        policy=us_policy(QUESTIONS, 2),
        opt_in_brand="",
    ).case(GROUP, "form_without_a_name", "opt_in_no_sender"),
)
SEVERAL = (
    Site(
        Firm("Peach State Pest Control Inc", "Peach State Pest Control", "peachstatepest.example"),
        wordpress,
        home="<h1>Bugs out by Friday</h1><p>Ants, roaches, termites, and the thing in your "
        "attic.</p>",
        opt_in="<p>By giving us your mobile number you agree that Peach State Pest Control may "
        "text you.</p><p><a href='{terms}'>Terms</a> <a href='{privacy}'>Privacy</a></p>",
        policy=us_policy(QUESTIONS, 0),
    ).case(
        GROUP,
        "consent_and_nothing_else",
        "opt_in_no_help",
        "opt_in_no_stop",
        "opt_in_no_frequency",
        "opt_in_no_rates",
    ),
    Site(
        Firm("Twin Lakes Marina LLC", "Twin Lakes Marina", "twinlakesmarina.example"),
        wix,
        home="<p><span>Slips, fuel, bait, ice. Open from ice-out to Halloween. "
        "Pontoons by the half day. The restaurant does walleye on Fridays.</span></p>",
        opt_in="<p><span>Twin Lakes Marina texts slip holders before a storm. Reply STOP if you "
        "would rather not know.</span></p><p><a href='{privacy}'>Privacy Policy</a></p>",
        policy=us_policy(LETTER, 6),
        terms_link=("", "/terms"),
    ).case(
        GROUP,
        "storm_texts_half_said",
        "opt_in_no_help",
        "opt_in_no_frequency",
        "opt_in_no_rates",
        "opt_in_no_terms",
    ),
    Site(
        Firm("Kim's Martial Arts Academy Inc.", "Kim's Martial Arts", "kimsmartialarts.example"),
        bare,
        home="<p>Taekwondo and judo for ages five and up. First two classes free. "
        "Master Kim has taught here for thirty years and knows every name. Uniforms are included.",
        opt_in="<p>Students of Kim's Martial Arts get about four texts a month about classes and "
        "belt tests. <a href='{terms}'>Terms</a>",
        policy=us_policy(QUESTIONS, 11),
        opt_in_links=(),
    ).case(
        GROUP,
        "four_texts_a_month_and_no_way_out",
        "opt_in_no_help",
        "opt_in_no_stop",
        "opt_in_no_rates",
        "opt_in_no_privacy",
    ),
)
CASES = (*COMPOSED, *LOOKALIKES, *TERMS, *PRIVACY, *SENDER, *SEVERAL)
