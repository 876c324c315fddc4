"""Practices, schools and charities in the United Kingdom that send at home and do what is asked."""

from tests.corpus.firm import Firm
from tests.corpus.markup.builders import squarespace, wordpress
from tests.corpus.markup.classic import lines, xhtml
from tests.corpus.markup.modern import public_sector
from tests.corpus.site import Site
from tests.corpus.wording.policies_uk import (
    CHARITY,
    ICO_TEMPLATE,
    SCHOOL,
    uk_policy,
)
from tests.corpus.wording.terms import UK_TERMS

GROUP = "good_uk"

DENTAL = Site(
    Firm(
        "Riverside Dental Practice Ltd",
        "Riverside Dental Practice",
        "riversidedental.example",
        "Riverside Dental Practice Ltd. Registered in England no. 01234567",
        "GB",
    ),
    public_sector,
    home="""<h1>NHS and private dentistry in Shrewsbury</h1><p>We’re currently accepting children
and those
exempt from charges for NHS treatment. Private patients are seen within a fortnight.</p>
<p>In pain? Ring us at 8.30am.</p>""",
    opt_in="""<h1>Text reminders</h1><p>Riverside Dental Practice can text you a reminder two days
before your appointment. Tell reception that you’d like this, or tick the box on the medical history
form.</p>
<p>You’ll normally get one text per appointment. It costs you nothing to receive it; if you reply,
your network’s standard rate applies. To opt out, reply STOP or tell us.</p>
<p>Our <a href="{privacy}">privacy notice</a> explains how we look after your mobile number.</p>""",
    policy=uk_policy(ICO_TEMPLATE, 1),
    terms="",
    terms_link=("", ""),
    privacy_link=("Privacy notice", "/privacy-notice"),
    cta_path="/text-reminders",
)

PRIMARY_SCHOOL = Site(
    Firm(
        "St Aidan's Primary School",
        "St Aidan's C of E Primary School",
        "staidansprimary.example",
        "Headteacher: Mrs R Patel",
        "GB",
        "government",
    ),
    wordpress,
    home="""<h1>Welcome to St Aidan’s</h1><p>“Let your light shine.” We are a one-form entry school
with a nursery, a pond and 211 children.</p><p>Term dates, uniform, breakfast club and how to apply
for a Reception place are on the pages above.</p>""",
    opt_in="""<h2>School texts</h2><p>St Aidan’s Primary School uses text messages to tell parents
and carers about snow days, clubs and children who haven’t arrived. When your child starts, the
admission form asks whether you agree to be texted; you may say no and we’ll ring
instead.</p><ul><li>We send texts only when
needed, seldom more than two in a week.</li><li>Texts are free to receive.</li><li>If you no longer
want them, reply STOP or tell the office.</li></ul><p>Read how we handle your details under <a
href="{privacy}">Data protection</a>.</p>""",
    policy=uk_policy(SCHOOL, 4),
    terms="",
    terms_link=("", ""),
    privacy_link=("Data protection", "/data-protection/"),
    cta_path="/parents/texts/",
)

HOSPICE = Site(
    Firm(
        "Willow Vale Hospice Care",
        "Willow Vale Hospice",
        "willowvalehospice.example",
        "Registered charity 0123456",
        "GB",
        "non_profit",
    ),
    squarespace,
    home="""<h2>Every moment matters</h2><p>We care for people with life-limiting illnesses, and for
those they love, free of charge. It takes £11,000 a day, and most of it comes from you.</p>
<p>Shops in Ludlow, Leominster and Tenbury. Midnight Walk: 14 June.</p>""",
    opt_in="""<h2>How would you like to hear from us?</h2><form><label><input
type="checkbox">Post</label>
<label><input type="checkbox">E-mail</label><label><input type="checkbox">SMS</label>
<input type="tel" placeholder="Mobile number"></form><p>Tick SMS and Willow Vale Hospice will text
you about events and appeals, up to once a month. Messages are charged at your standard network rate
if you reply. You can opt out at any time by texting WILLOW STOP to 70099.</p><p>See our <a
href="{privacy}">privacy promise</a> and our <a href="{terms}">supporter terms</a>.</p>""",
    policy=uk_policy(CHARITY, 0),
    terms=UK_TERMS,
    terms_link=("Supporter terms", "/supporter-terms"),
    privacy_link=("Privacy promise", "/privacy-promise"),
    cta_path="/stay-in-touch",
)

SURGERY = Site(
    Firm(
        "Abbey Lane Surgery",
        "Abbey Lane Surgery",
        "abbeylanesurgery.example",
        "Practice manager: Joan Whitaker",
        "GB",
        "government",
    ),
    xhtml,
    home="""<p>Our doctors, nurses and pharmacist look after 9,800 patients in Kenilworth. Please
ring from 8am for same-day appointments. For emergencies dial 999; for urgent advice, 111.</p>""",
    opt_in="""<h2>Text message service</h2><p>If we hold your mobile number and you have given
consent, Abbey Lane Surgery will send you text messages about appointments, flu clinics and test
results that are ready.</p><p>To give consent, complete the slip below and hand it in:</p><p><tt>I
consent to the surgery contacting me by text message ......... (signed)</tt></p><p>You may withdraw
at any time by replying STOP, or by telling reception. Text messages are never sent with
confidential detail.</p>
<p>See also: <a href="{privacy}">Fair processing and privacy notice</a></p>""",
    policy=uk_policy(SCHOOL, 2),
    terms="",
    terms_link=("", ""),
    privacy_link=("Fair processing and privacy notice", "/privacy.html"),
    cta_path="/texts.html",
)

VILLAGE_HALL = Site(
    Firm(
        "Netherby Village Hall Trust",
        "Netherby Village Hall",
        "netherbyhall.example",
        "Charity no. 0654321",
        "GB",
        "non_profit",
    ),
    lines,
    home="""<p>Hall hire £14 an hour, villagers £9. Badminton Mondays, WI second Tuesday, film night
last Friday of the month.</p><p>Booking secretary: Gwen, 01632 960 555.</p>""",
    opt_in="""<p>VILLAGE TEXT LIST</p><p>Power cuts, road closed signs, who has lost a cat. Send
your name and mobile to Gwen, say that you would like to be on the list, and Netherby Village Hall
will text you, a couple of times a month as a rule.</p><p>Reply STOP and you come off.</p><p>What we
do with your number: <a href="{privacy}">privacy policy</a>. House rules: <a href="{terms}">terms of
hire</a>.</p>""",
    policy=uk_policy(CHARITY, 5),
    terms=UK_TERMS,
    terms_link=("Terms of hire", "/terms.html"),
    cta_path="/textlist.html",
)

CASES = (
    DENTAL.case(GROUP, "uk_dental_practice"),
    PRIMARY_SCHOOL.case(GROUP, "uk_primary_school"),
    HOSPICE.case(GROUP, "uk_hospice_charity"),
    SURGERY.case(GROUP, "uk_doctors_surgery_slip"),
    VILLAGE_HALL.case(GROUP, "uk_village_hall_list"),
)
