"""Programs that people join by texting a word: good ones."""

from tests.corpus.firm import Firm
from tests.corpus.markup.builders import shopify, squarespace
from tests.corpus.markup.classic import bare, semantic, tables
from tests.corpus.markup.modern import bootstrap, one_pager
from tests.corpus.site import Site
from tests.corpus.wording.policies_us import BULLETS, LETTER, PLAIN_TALK, QUESTIONS, us_policy
from tests.corpus.wording.terms import PROGRAM_TERMS

GROUP = "good_us_keyword"

PIZZA = Site(
    Firm("Slice of Scranton LLC", "Slice of Scranton", "sliceofscranton.example"),
    bootstrap,
    home="""<h1>Old Forge style, by the tray</h1><p>Twelve cuts, double crust, take it or leave it.
Dine
in Tuesday to Sunday, carry out until eleven.</p>""",
    opt_in="""<h2>Text JOIN to 12345</h2><p>and get Slice of Scranton’s tray alert when the ovens
are hot.</p><p><small>By texting JOIN to 12345 you agree to receive recurring automated messages
from Slice of Scranton. Up to 4 msgs/month. Msg&amp;data rates may apply. Reply STOP to opt out,
HELP for help. <a href="{terms}">Terms</a> &amp; <a href="{privacy}">Privacy</a>.</small></p>""",
    policy=us_policy(PLAIN_TALK, 0),
    terms=PROGRAM_TERMS,
    terms_link=("Terms", "/sms-terms"),
    privacy_link=("Privacy", "/privacy"),
    cta_path="/join",
)

RADIO = Site(
    Firm(
        "WKLM Community Radio, Inc.",
        "WKLM 91.3",
        "wklm.example",
        "WKLM Community Radio, Inc., listener supported",
        "US",
        "non_profit",
    ),
    tables,
    home="""<P>91.3 on your FM dial. Polka at six, jazz at nine, the school board live on the second
Tuesday.<P>Pledge drive: we are 61% there.""",
    opt_in="""<P>STORM CLOSINGS ON YOUR PHONE<P>Text the word SNOW to 55501. WKLM Community Radio
will text you when schools and roads close.<P>Frequency: depends on the winter. Message and data
rates may apply (ask your carrier). HELP for help. STOP to stop.
<P><A HREF="{terms}">Program terms</A><BR><A HREF="{privacy}">Privacy policy</A>""",
    policy=us_policy(LETTER, 5),
    terms=PROGRAM_TERMS,
    terms_link=("Program terms", "/terms.html"),
    privacy_link=("Privacy policy", "/privacy.html"),
    cta_path="/closings.html",
)

NURSERY = Site(
    Firm("Bloom & Barrow Garden Center LLC", "Bloom & Barrow", "bloomandbarrow.example"),
    shopify,
    home="""<h2>Everything but the rain</h2><p>Native perennials, bare-root fruit trees, bulk mulch.
Loading help is free and so is advice.</p>""",
    opt_in="""<h1>Frost alerts</h1><p>Text <b>FROST</b> to <b>(833) 555-0142</b> and Bloom &amp;
Barrow will warn you the afternoon before a freeze.</p>
<p>You'll first get a message asking you to confirm with YES. After that, about 10 messages each
spring and fall. Message and data rates may apply. To leave, text STOP to the same number. For help,
text HELP.</p><p>Details: <a href="{terms}">Frost alert terms</a> and <a href="{privacy}">privacy
policy</a>.</p>""",
    policy=us_policy(QUESTIONS, 8),
    terms_link=("Frost alert terms", "/pages/frost-terms"),
    privacy_link=("Privacy policy", "/policies/privacy-policy"),
    cta_path="/pages/frost",
)

FOOD_TRUCK = Site(
    Firm(
        "Luis Ortega",
        "El Camión de Luis",
        "elcamiondeluis.example",
        "Luis Ortega, sole proprietor",
        "US",
        "sole_trader",
    ),
    one_pager,
    home="""<p>Tacos al pastor, carnitas, and the green salsa you have heard about. Somewhere in
Fresno every day but Monday.</p>""",
    opt_in="""<p><strong>¿Dónde está? Where is the truck?</strong></p><p>Text TACO to 88220 and Luis
Ortega (El Camión de Luis) texts you the corner each morning, one message a day while we're out.
Carrier charges may apply. Text STOP to 88220 and that's the end of it. Text HELP to 88220 if
something is wrong.</p><p><a href="{terms}">Terms</a> y <a href="{privacy}">privacy
policy</a></p>""",
    policy=us_policy(PLAIN_TALK, 2),
    terms_link=("Terms", "/terms"),
    privacy_link=("Privacy policy", "/privacy"),
    cta_path="/where",
    nav=(("Menu", "/menu"),),
)

GYM = Site(
    Firm("Ironworks Athletic Club Inc.", "Ironworks Athletic Club", "ironworksac.example"),
    semantic,
    home="""<h1>Lift here</h1><p>Eleven racks, chalk allowed, open 24 hours for members. Day pass
$15.</p>
<p>No contracts, no cancellation fee, no mirrors in the squat room.</p>""",
    opt_in="""<h1>Club alerts</h1><h2>Two ways to sign up</h2><ol><li>Text LIFT to
77411.</li><li>Scan the
poster at the front desk; it opens a text with the word filled in.</li></ol>
<h2>What happens then</h2><p>Ironworks Athletic Club sends closings, class changes and billing
notices, on average five texts monthly.</p><h2>What you should know</h2><p>Msg &amp; Data Rates May
Apply. Text STOP to 77411 to cancel. Text HELP to 77411 for help. Not required for membership.</p>
<p>See <a href="{terms}">Terms and Conditions</a> and <a href="{privacy}">Privacy
Policy</a>.</p>""",
    policy=us_policy(BULLETS, 9),
    terms_link=("Terms and Conditions", "/terms"),
    cta_path="/alerts",
)

PARKING = Site(
    Firm("Curbside Parking Solutions LLC", "Curbside Parking", "curbsideparking.example"),
    squarespace,
    home="""<h2>Parked? Relax.</h2><p>Eighteen parking lots and two garages in downtown Boise. Pay
by phone, by card or with coins like it's 1985. Buy a monthly space from $95.</p>""",
    opt_in="""<h2>Pay and get reminded by text</h2><p>Text the lot number on the sign (for instance
4102) to 36363 to start a session with Curbside Parking. We text you back a payment link, a reminder
ten minutes before time is up, and a receipt: 3 texts per parking session.</p>
<p>By texting us you agree to these messages. Message and data rates may apply. Reply STOP to opt
out, HELP for help.</p><p><a href="{terms}">Parking terms</a> <a
href="{privacy}">Privacy</a></p>""",
    policy=us_policy(QUESTIONS, 1),
    terms_link=("Parking terms", "/parking-terms"),
    privacy_link=("Privacy", "/privacy"),
    cta_path="/pay-by-text",
)

FESTIVAL = Site(
    Firm(
        "Lakeside Bluegrass Festival Association",
        "Lakeside Bluegrass",
        "lakesidebluegrass.example",
        "",
        "US",
        "non_profit",
    ),
    bare,
    home="""<p>July 18, 19 and 20 at the county fairgrounds. Thirty bands, four stages, no bad
seats.
<p>Camping opens on Thursday at noon. Dogs on leashes are welcome; so are banjos.""",
    opt_in="""<h2>Festival text line</h2><p>Weather holds, stage changes, lost kids found. Text
BANJO to 20931 to get messages from the Lakeside Bluegrass Festival Association during the weekend
(5-15 msgs, three days only).
<p>Text STOP to leave, HELP for help. Msg and data rates may apply. <a href="{terms}">Terms of
use</a>. <a href="{privacy}">Privacy policy</a>.""",
    policy=us_policy(LETTER, 12),
    terms_link=("Terms of use", "/terms"),
    cta_path="/textline",
)

CASES = (
    PIZZA.case(GROUP, "pizza_join_12345"),
    RADIO.case(GROUP, "radio_storm_closings"),
    NURSERY.case(GROUP, "garden_center_double_opt_in"),
    FOOD_TRUCK.case(GROUP, "food_truck_spanish_accents"),
    GYM.case(GROUP, "gym_two_ways_to_join"),
    PARKING.case(GROUP, "parking_lots_not_a_parked_domain"),
    FESTIVAL.case(GROUP, "festival_weekend_line"),
)
