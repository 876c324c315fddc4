"""Shops and sole traders in the United Kingdom that send at home and do what is asked there."""

from tests.corpus.firm import Firm
from tests.corpus.markup.builders import shopify, wix
from tests.corpus.markup.classic import bare, semantic, tables
from tests.corpus.markup.modern import bootstrap, one_pager
from tests.corpus.site import Site
from tests.corpus.wording.policies_uk import (
    COOKIES_TOO,
    HOW_WE_USE,
    ICO_TEMPLATE,
    uk_policy,
)
from tests.corpus.wording.terms import UK_TERMS

GROUP = "good_uk"

BARBERS = Site(
    Firm(
        "Marcus Bell",
        "Bell's Barbers",
        "bellsbarbers.example",
        "Bell's Barbers is a trading name of Marcus Bell",
        "GB",
        "sole_trader",
    ),
    one_pager,
    home="""<p>Hot towel shaves and proper haircuts on Otley Road, Leeds. Walk in, or book a
chair.</p>
<p>Skin fade £18, scissor cut £20, OAPs £12 before noon.</p>""",
    opt_in="""<p>Book a chair</p><p>Name <input> Mobile <input type="tel"></p>
<p><label><input type="checkbox"> Text me a reminder on the day</label></p><p>If you tick it, Bell's
Barbers (Marcus Bell) sends you one text on the morning of your booking and that's your lot. Text
STOP to opt out.</p><p><a href="{privacy}">How we use your data</a></p>""",
    policy=uk_policy(HOW_WE_USE, 2),
    terms="",
    terms_link=("", ""),
    privacy_link=("How we use your data", "/data"),
    cta_path="/book",
    nav=(("Home", "/"), ("Prices", "/prices")),
)

GARAGE = Site(
    Firm(
        "Pennine MOT & Servicing Limited",
        "Pennine MOT & Servicing",
        "pennine-mot.example",
        "Pennine MOT & Servicing Limited, Unit 4, Todmorden",
        "GB",
    ),
    tables,
    home="""<P>MOT class 4 and 7 while you wait. Tyres, exhausts, clutches. Courtesy car (a tired
Corsa).
<P>Open Mon to Fri 8-5.30, Sat till noon. Bring the log book if it's your first time.""",
    opt_in="""<P><B>MOT REMINDERS BY TEXT</B><P>Leave us your reg and mobile and Pennine MOT &amp;
Servicing will text you four weeks and one week before your MOT runs out. Two texts a year, then.
<P><INPUT NAME=reg> <INPUT NAME=mob> <INPUT TYPE=SUBMIT VALUE="Remind me">
<P>Don't want them any more? Reply STOP. Standard network charges apply. Any bother, reply HELP.
<P><A HREF="{privacy}">Privacy and cookies</A> <A HREF="{terms}">T&amp;Cs</A>""",
    policy=uk_policy(COOKIES_TOO, 3),
    terms=UK_TERMS,
    terms_link=("T&amp;Cs", "/terms.html"),
    privacy_link=("Privacy and cookies", "/privacy.html"),
    cta_path="/reminders.html",
)

LETTINGS = Site(
    Firm(
        "Copperfield Lettings LLP",
        "Copperfield Lettings",
        "copperfieldlettings.example",
        "Copperfield Lettings LLP. ARLA Propertymark protected.",
        "GB",
    ),
    bootstrap,
    home="""<h1>Flats and houses to let in Norwich</h1><p>No fees for tenants. Straight answers for
landlords. Thirty-one properties on our books today.</p>""",
    opt_in="""<h2>Property alerts by SMS</h2><p>Looking for a two-bed near the station? Tell us what
you need and we’ll text you when it comes up.</p><form><input placeholder="What are you looking
for?"><input placeholder="Mobile"><button>Send me alerts</button></form><p class="small">By clicking
“Send me alerts” you agree that Copperfield Lettings may text you matching properties. The number of
messages depends on the market, at most one a day. Reply STOP to unsubscribe. <a
href="{privacy}">Privacy</a>, <a href="{terms}">Terms</a>.</p>""",
    policy=uk_policy(COOKIES_TOO, 5),
    terms=UK_TERMS,
    terms_link=("Terms", "/terms"),
    privacy_link=("Privacy", "/privacy"),
    cta_path="/alerts",
)

GARDEN = Site(
    Firm(
        "Larkfield Nurseries Ltd",
        "Larkfield Nurseries",
        "larkfieldnurseries.example",
        "Larkfield Nurseries Ltd · VAT GB 123 4567 89",
        "GB",
    ),
    shopify,
    home="""<h2>Hardy plants, grown in Kent</h2><p>Peat free since 2011. Bare-root roses from
November, sweet peas in March, and cake all year round in the tea room.</p>""",
    opt_in="""<h1>Click &amp; collect texts</h1><p>At the checkout you can choose to hear from us by
text when your plants are dug, potted and ready. Larkfield Nurseries sends two texts per order.
Carrier charges may apply outside the UK. Changed your mind? Text STOP to 60123.</p><p>Here are our
<a href="{terms}">Terms &amp; Conditions</a> and our <a href="{privacy}">Privacy Policy</a>.</p>""",
    policy=uk_policy(HOW_WE_USE, 0),
    terms=UK_TERMS,
    terms_link=("Terms & Conditions", "/policies/terms"),
    privacy_link=("Privacy Policy", "/policies/privacy"),
    cta_path="/pages/collect",
)

DRIVING = Site(
    Firm(
        "Priya Nair",
        "Pass with Priya",
        "passwithpriya.example",
        "Priya Nair, DVSA Approved Driving Instructor",
        "GB",
        "sole_trader",
    ),
    bare,
    home="""<p>Automatic lessons in Reading and Wokingham. £39 an hour, block of ten £370. Calm car,
calm instructor.
<h2 id=texts>Lesson texts</h2><p>Pupils who want to can have a text the evening before each lesson.
Give me your mobile and tick here: <input type=checkbox> yes, Priya Nair may text me about lessons.
<p>Reply STOP and I'll stop.
<h2 id=data>Data protection</h2><p>I keep your name, licence number, mobile and lesson notes so that
I can teach you; I'm the controller. Your personal data isn't passed to anyone for marketing, your
mobile number least of all. Ask me for a copy or to erase it. You can complain to the ICO.
<h2 id=terms>Terms</h2><p>Forty-eight hours' notice to cancel, please.""",
    opt_in="",
    terms="",
    privacy_link=("Data protection", "#data"),
    terms_link=("Terms", "#terms"),
    cta_path="/",
    nav=(),
)

TRAVEL = Site(
    Firm(
        "Coastline Coaches Ltd",
        "Coastline Coaches",
        "coastlinecoaches.example",
        "Coastline Coaches Ltd, Whitby",
        "GB",
    ),
    wix,
    home="""<h2><span>Day trips and private hire</span></h2><p><span>Fifty-three seats, toilet, tea
urn. Pick up along the coast from Saltburn to Scarborough.</span></p>""",
    opt_in="""<h2><span>Pick-up texts</span></h2><p><span>Coastline Coaches will text the lead
passenger the evening before with the time and the stop, and on the day if we’re held
up.</span></p><p><span>Please tick “texts OK” when you book. Standard message rates may apply
abroad. To finish, reply </span><span style="font-weight:bold">STOP</span><span>.</span></p><p><a
href="{privacy}"><span>Your privacy</span></a></p><p><a href="{terms}"><span>Booking
conditions</span></a></p>""",
    policy=uk_policy(ICO_TEMPLATE, 3),
    terms=UK_TERMS,
    terms_link=("Booking conditions", "/booking-conditions"),
    privacy_link=("Your privacy", "/your-privacy"),
    cta_path="/pick-up-texts",
)

OPTICIANS = Site(
    Firm(
        "Harris & Low Opticians Ltd",
        "Harris & Low",
        "harrisandlow.example",
        "Harris & Low Opticians Ltd, Company No. 07654321",
        "GB",
    ),
    semantic,
    home="""<h1>Independent opticians in Bath since 1984</h1><p>Forty-minute eye examinations, OCT
scans, frames from small makers in France and Japan.</p>""",
    opt_in="""<h1>Keeping in touch</h1><p>May Harris &amp; Low send you a text when your next eye
examination is due, and when your spectacles are ready to collect?</p><form><label><input
type="radio" name="sms"> Yes please</label><label><input type="radio" name="sms"> No thank
you</label><input type="tel" aria-label="Mobile"></form><p>That is about three messages every two
years. You can end them by replying STOP. We explain what we do with personal data in our <a
href="{privacy}">privacy policy</a>.</p>""",
    policy=uk_policy(COOKIES_TOO, 2),
    terms=UK_TERMS,
    terms_link=("Website terms", "/website-terms"),
    cta_path="/keeping-in-touch",
)

CASES = (
    BARBERS.case(GROUP, "uk_barber_sole_trader"),
    GARAGE.case(GROUP, "uk_mot_garage_in_tables"),
    LETTINGS.case(GROUP, "uk_lettings_alerts"),
    GARDEN.case(GROUP, "uk_plant_nursery_click_and_collect"),
    DRIVING.case(GROUP, "uk_driving_instructor_one_page"),
    TRAVEL.case(GROUP, "uk_coach_trips"),
    OPTICIANS.case(GROUP, "uk_opticians_radio_buttons"),
)
