"""Businesses elsewhere, in two languages, or sending across a border: good ones."""

from typing import Any

from tests.corpus.cases import Case
from tests.corpus.firm import Firm
from tests.corpus.markup.builders import squarespace, wix, wordpress
from tests.corpus.markup.classic import semantic, xhtml
from tests.corpus.markup.modern import bootstrap, tailwind
from tests.corpus.site import Site
from tests.corpus.wording.policies_uk import COOKIES_TOO, HOW_WE_USE, ICO_TEMPLATE, uk_policy
from tests.corpus.wording.policies_us import LAWYERLY, PLAIN_TALK, QUESTIONS, us_policy
from tests.corpus.wording.terms import UK_TERMS

GROUP = "good_abroad"

GALWAY = Site(
    Firm(
        "Corrib Oyster Bar Limited",
        "Corrib Oyster Bar",
        "corriboysters.example",
        "Corrib Oyster Bar Limited, 3 Shop Street, Galway",
        "IE",
    ),
    squarespace,
    home="""<h2>Oysters, stout, and a window on the weir</h2><p>Open from Wednesday to Sunday. We
take
bookings for six or more; everyone else, sure just come in.</p>""",
    opt_in="""<h2>Table texts</h2><p>When you book on-line you may ask for a text. Corrib Oyster Bar
will then text you to confirm and once more three hours before. Reply STOP if you’ve had enough of
us. Your own network’s rates apply to replies.</p><p><a href="{privacy}">Privacy statement
(GDPR)</a> · <a href="{terms}">Booking terms</a></p>""",
    policy=uk_policy(HOW_WE_USE.replace("the ICO", "the Data Protection Commission"), 3),
    terms=UK_TERMS.replace("England and Wales", "Ireland"),
    terms_link=("Booking terms", "/terms"),
    privacy_link=("Privacy statement (GDPR)", "/privacy"),
    cta_path="/table-texts",
)

FREIBURG = Site(
    Firm(
        "Fahrradhaus Brenner GmbH",
        "Fahrradhaus Brenner",
        "fahrradhaus-brenner.example",
        "Fahrradhaus Brenner GmbH, Musterstraße 5, 79098 Freiburg, HRB 00000",
        "DE",
    ),
    xhtml,
    home="""<p>Räder, Reparaturen, Verleih. Gründlich seit 1979.</p><p>Bicycles, repairs and rental
in the old town of Freiburg. We speak English, auch wenn man es nicht hört.</p>""",
    opt_in="""<h2>SMS zur Abholung / Pick-up texts</h2><p lang="de">Wenn Sie zustimmen, schickt
Ihnen Fahrradhaus Brenner eine SMS, sobald Ihr Rad fertig ist. Eine Nachricht pro Auftrag. Abmelden:
STOP antworten. Näheres in der <a href="{privacy}">Datenschutzerklärung</a>.</p><p lang="en">If you
agree, Fahrradhaus Brenner sends you one text message when your bicycle is ready. To opt out, reply
STOP. More in our <a href="{privacy}">privacy policy</a> and <a
href="{terms}">terms</a>.</p><form><input name="mobil" /><input type="checkbox" name="ok" /> Ja /
Yes <button>Senden / Send</button></form>""",
    policy=uk_policy(ICO_TEMPLATE, 1)
    + "<h1>Datenschutzerklärung</h1><p>Ihre Mobilnummer und Ihre Einwilligung geben wir nicht zu "
    "Werbezwecken an Dritte weiter.</p>",
    terms=UK_TERMS.replace("England and Wales", "Germany"),
    terms_link=("AGB / Terms", "/agb.html"),
    privacy_link=("Datenschutz / Privacy policy", "/datenschutz.html"),
    cta_path="/sms.html",
    language="de",
)

LAREDO = Site(
    Firm("Clínica Dental Sonrisas PLLC", "Clínica Dental Sonrisas", "sonrisaslaredo.example"),
    wordpress,
    home="""<h1>Su sonrisa en buenas manos</h1><p>Dentista para toda la familia en Laredo, Texas.
Citas el mismo día.</p><h1>Your smile is in good hands</h1><p>Family dentistry in Laredo. Same-day
appointments, Medicaid and CHIP accepted.</p>""",
    opt_in="""<h2>Recordatorios por mensaje de texto</h2><p>Sí, acepto recibir mensajes de texto de
Clínica Dental Sonrisas sobre mis citas. La frecuencia de los mensajes varía. Pueden aplicarse
tarifas de mensajes y datos. Responda STOP para cancelar o HELP para ayuda.</p><h2>Text
reminders</h2><p>Yes, I agree to get text messages from Clínica Dental Sonrisas about my
appointments. Message frequency varies. Message and
data rates may apply. Reply STOP to cancel or HELP for help.</p><p><input type="checkbox"> Sí /
Yes</p>
<p><a href="{terms}">Términos / Terms</a> | <a href="{privacy}">Privacidad / Privacy</a></p>""",
    policy=us_policy(PLAIN_TALK, 1),
    terms_link=("Términos / Terms", "/terminos/"),
    privacy_link=("Privacidad / Privacy", "/privacidad/"),
    cta_path="/recordatorios/",
)

DUBLIN_SAAS = Site(
    Firm(
        "Queuekeeper Software Ltd",
        "Queuekeeper",
        "queuekeeper.example",
        "Queuekeeper Software Ltd, Dublin 2",
        "IE",
    ),
    tailwind,
    home="""<h1>The end of the waiting room</h1><p>Patients check in from the car park; Queuekeeper
texts them when the doctor is ready. Used by 340 practices in Ireland and Britain.</p>""",
    opt_in="""<h1>What patients see</h1><p>“You’re checking in with {brand}. We’ll text you when
it’s your turn, two messages in all. Continue only if that’s all right. Text STOP to opt out. See
the <a href="{privacy}">Privacy Policy</a> and <a href="{terms}">Terms of Use</a>.”</p>
<button>Continue</button>""",
    policy=uk_policy(COOKIES_TOO, 1),
    terms=UK_TERMS,
    terms_link=("Terms of Use", "/terms"),
    cta_path="/check-in",
)

UK_TO_US = Site(
    Firm(
        "Thistle & Thread Ltd",
        "Thistle & Thread",
        "thistleandthread.example",
        "Thistle & Thread Ltd, Edinburgh. We ship to the USA.",
        "GB",
    ),
    bootstrap,
    home="""<h1>Harris tweed, cut to measure</h1><p>Jackets, waistcoats and caps, made in Edinburgh
and posted to forty countries. American sizes on request.</p>""",
    opt_in="""<h2>Delivery updates by text (UK and USA)</h2><p>Tick the box at checkout and Thistle
&amp; Thread will text you when your parcel leaves us and when it clears customs: 2 to 3 messages
per order. Message and data rates may apply in the US; in the UK, your standard network rate. Reply
STOP to unsubscribe or HELP for help. <a href="{terms}">Terms &amp; conditions</a>. <a
href="{privacy}">Privacy notice</a>.</p>""",
    policy=uk_policy(COOKIES_TOO, 1),
    terms=UK_TERMS,
    terms_link=("Terms & conditions", "/terms"),
    privacy_link=("Privacy notice", "/privacy-notice"),
    cta_path="/delivery-updates",
)

HOSTED_POLICY = Site(
    Firm("Northwoods Outfitters LLC", "Northwoods Outfitters", "northwoodsoutfitters.example"),
    wix,
    home="""<h2><span>Canoes by the day, guides by the week</span></h2><p><span>Put in at Moose
Lake, come out whenever the fish stop biting.</span></p>""",
    opt_in="""<p><span>TRIP TEXTS. Northwoods Outfitters will text you the forecast and your put-in
time, one or two messages per trip, if you say yes on the booking form. Message and data rates may
apply. Reply HELP for help or STOP to opt out.</span></p><p><a
href="{privacy}"><span>Privacy</span></a></p><p><a href="{terms}"><span>Terms</span></a></p>""",
    policy=us_policy(LAWYERLY, 0),
    privacy_link=("Privacy", "https://policies.policyhost.example/view/8f21c0"),
    terms_link=("Terms", "https://policies.policyhost.example/terms/8f21c0"),
)

POLICY_GIVEN = Site(
    Firm("Juniper Street Pediatrics, P.A.", "Juniper Street Pediatrics", "juniperpeds.example"),
    semantic,
    home="""<h1>Doctors who sit on the floor</h1><p>Well visits, sick visits, shots with less
crying. Two pediatricians and a nurse practitioner in Wichita.</p>""",
    opt_in="""<h1>Text reminders</h1><p>On the registration form you can allow Juniper Street
Pediatrics to text you reminders, about two for each visit. Msg &amp; data rates may apply. Reply
STOP to cancel, HELP for help. Read the <a href="{terms}">terms</a> and the <a
href="{privacy}">privacy notice</a>.</p>""",
    policy=us_policy(QUESTIONS, 7),
    privacy_link=("", "/about/our-privacy-notice"),
)


def _give_policy(case: Case, site: Site) -> Case:
    """The form names the policy; the site's own pages link it only at the opt-in."""
    answers: dict[str, Any] = {
        **case.submission,
        "privacy_url": site.firm.url(site.privacy_link[1]),
    }
    return Case(case.name, case.group, answers, case.pages)


CASES = (
    GALWAY.case(GROUP, "irish_oyster_bar"),
    FREIBURG.case(GROUP, "german_bicycle_shop_in_two_languages"),
    LAREDO.case(GROUP, "us_dentist_spanish_and_english"),
    DUBLIN_SAAS.case(GROUP, "irish_software"),
    Case(
        "uk_tailor_sends_to_us",
        GROUP,
        {
            **UK_TO_US.answers(),
            "destination_countries": ["GB", "US"],
            "local_rules": ["EU_UK", "US"],
        },
        UK_TO_US.pages(),
    ),
    HOSTED_POLICY.case(GROUP, "policy_at_a_policy_host"),
    _give_policy(POLICY_GIVEN.case(GROUP, "policy_given_in_the_form"), POLICY_GIVEN),
)
