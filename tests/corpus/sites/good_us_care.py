"""Clinics, practices and salons in the United States that do everything right."""

from tests.corpus.firm import Firm
from tests.corpus.markup.builders import squarespace, wix, wordpress
from tests.corpus.markup.classic import semantic, xhtml
from tests.corpus.markup.modern import nextjs, one_pager, tailwind
from tests.corpus.site import Site
from tests.corpus.wording.policies_us import (
    BULLETS,
    CLINIC,
    LAWYERLY,
    LETTER,
    PLAIN_TALK,
    QUESTIONS,
    us_policy,
)

GROUP = "good_us_care"

DENTIST = Site(
    Firm("Bright Harbor Dental PLLC", "Bright Harbor Dental", "brightharbordental.example"),
    wordpress,
    home="""<h1>Gentle dentistry in downtown Duluth</h1><p>Dr. Amara Osei and Dr. Lee Lindqvist
welcome
new patients. Cleanings, crowns, implants and emergency visits.</p><p>We accept most PPO plans. Ask
us
about our in-house membership.</p>""",
    opt_in="""<h1>New patient form</h1><form><p>Name <input name="n"></p><p>Mobile <input
name="m"></p>
<p><label><input type="checkbox" name="sms"> I agree to receive appointment reminders and account
notices by text message from Bright Harbor Dental. Message frequency varies (typically 2 to 4 per
appointment). Message and data rates may apply. I can reply STOP to opt out at any time, or HELP for
help. My treatment does not depend on my answer.</label></p><button>Send</button></form>
<p>Please read our <a href="{privacy}">Privacy Policy</a> and <a href="{terms}">Terms</a>.</p>""",
    policy=us_policy(CLINIC, 0),
    terms_link=("Terms", "/terms-of-use/"),
    privacy_link=("Privacy Policy", "/privacy-policy/"),
    cta_path="/new-patients/",
)

VET = Site(
    Firm(
        "Northside Veterinary Clinic, P.C.", "Northside Veterinary Clinic", "northsidevet.example"
    ),
    xhtml,
    home="""<p>Dogs, cats, rabbits and the occasional llama. Walk-in hours every weekday from 8 to
10. Surgery by appointment.</p><p>After hours please call the Tri-County Animal Emergency
Hospital.</p>""",
    opt_in="""<h2>Reminders for your pet</h2><p>We send two kinds of text: a reminder the day before
a visit, and a note when vaccines come due. For most pets this adds up to fewer than ten messages a
year.</p><p>To receive them, initial the line "Northside Veterinary Clinic may text me" on your
client form, or enter your number: <input type="text" name="cell" /> <input type="submit"
value="I agree, text me" /></p>
<p>Standard text messaging rates apply. To opt out, text STOP. For help, text HELP or call the desk.
Use of the service is subject to our <a href="{terms}">client terms</a> and our
<a href="{privacy}">privacy notice</a>.</p>""",
    policy=us_policy(QUESTIONS, 9),
    terms_link=("Client terms", "/client-terms.html"),
    privacy_link=("Privacy notice", "/privacy-notice.html"),
    cta_path="/reminders.html",
)

SALON = Site(
    Firm("Copper & Comb Hair Studio LLC", "Copper & Comb", "copperandcomb.example"),
    squarespace,
    home="""<h2>Color, cuts, curls</h2><p>A six-chair studio in East Nashville. Vivid color is our
thing, but your grandmother gets her set here too.</p><p>We're cashless. Arrive five minutes early
and there is sparkling water.</p>""",
    opt_in="""<h3>Stay in the loop</h3><p>Drop your number below and Copper &amp; Comb will text you
booking confirmations, day-before reminders and the odd last-minute opening. Around 3 texts a month,
never at night.</p><form class="newsletter-form"><input type="tel"><button>Count me
in</button></form>
<p class="sqsrte-small">By pressing “Count me in” you consent to automated texts from Copper &amp;
Comb at that number. It isn’t required for an appointment. Msg/data rates may apply. HELP for help,
STOP to stop. <a href="{terms}">House rules &amp; terms</a>. <a
href="{privacy}">Privacy</a>.</p>""",
    policy=us_policy(PLAIN_TALK, 11),
    terms_link=("House rules & terms", "/house-rules"),
    privacy_link=("Privacy", "/privacy"),
    cta_path="/texts",
)

THERAPY = Site(
    Firm("Maya Ellison", "Maya Ellison, LCSW", "mayaellison.example", "", "US", "sole_trader"),
    one_pager,
    home="""<p>Counseling for adults, in person in Santa Fe and by video throughout New Mexico.</p>
<p>I work with grief, burnout and big changes. A first conversation of fifteen minutes is free.</p>
<p>Fees: $140 for 50 minutes. I am out of network and give you a superbill.</p>""",
    opt_in="""<p>If you would like, I can remind you of sessions by text. On the intake form you
will find this line, with a box that you may check or leave empty:</p>
<blockquote>I would like Maya Ellison, LCSW to send me session reminders by text message. I
understand that I will get one text for each session, that message &amp; data rates may apply, that
I can reply STOP to end them and HELP for help, and that texting is not a secure way to talk about
treatment.</blockquote>
<p><a href="{terms}">Practice policies and terms</a> | <a href="{privacy}">Privacy
practices</a></p>""",
    policy=us_policy(CLINIC, 7),
    terms_link=("Practice policies and terms", "/policies"),
    privacy_link=("Privacy practices", "/privacy"),
    cta_path="/reminders",
    nav=(("Welcome", "/"), ("Fees", "/#fees")),
)

YOGA = Site(
    Firm("Stillwater Yoga Collective LLC", "Stillwater Yoga", "stillwateryoga.example"),
    wix,
    home="""<h2 class="font_2"><span>Breathe first.</span></h2><p class="font_8"><span>Forty classes
a week in two studios. Slow flow, yin, prenatal, chair. Your first week is $20.</span></p>""",
    opt_in="""<h2 class="font_2"><span>Class texts</span></h2>
<p class="font_8"><span>Get a heads-up from Stillwater Yoga when a class moves online, gets
canceled, or when you come off the wait list.</span></p>
<p class="font_8"><label><input type="checkbox"><span> I want texts from Stillwater
Yoga.</span></label></p>
<p class="font_8"><span>Message frequency will vary with the weather, honestly. Message and data
rates may apply. To unsubscribe reply STOP. For help reply HELP.</span></p>
<p class="font_8"><a href="{privacy}">Privacy Policy</a><span> </span><a href="{terms}">Terms of
Use</a></p>""",
    policy=us_policy(LETTER, 10),
    terms_link=("Terms of Use", "/terms-of-use"),
    privacy_link=("Privacy Policy", "/privacy-policy"),
)

OPTICIAN = Site(
    Firm("Clear View Optometry Associates Inc", "Clear View Optometry", "clearviewod.example"),
    tailwind,
    home="""<h1>See better, by appointment or by chance</h1><p>Eye exams, contact lens fittings, dry
eye treatment and 900 frames. Three doctors, two locations, one very large magnifying glass.</p>""",
    opt_in="""<h1>Text message program</h1>
<dl><dt>Program</dt><dd>Clear View Optometry patient notices</dd>
<dt>What we send</dt><dd>Exam reminders, “your glasses are ready” and recall notices</dd>
<dt>How often</dt><dd>It depends on your visits; most patients see under 6 messages a year</dd>
<dt>What it costs</dt><dd>Message and data rates may apply according to your plan</dd>
<dt>Leaving</dt><dd>Reply STOP, UNSUBSCRIBE or QUIT</dd>
<dt>Help</dt><dd>Reply HELP</dd></dl>
<p>You join by checking the SMS box on the check-in tablet. <a href="{terms}">Terms and
conditions</a>. <a href="{privacy}">Privacy policy</a>.</p>""",
    policy=us_policy(LAWYERLY, 12),
)

PHARMACY = Site(
    Firm("Corner Drug of Elmira, Inc.", "Corner Drug", "cornerdrugelmira.example"),
    nextjs,
    home="""<h1>Your neighborhood pharmacy</h1><p>Free delivery inside city limits. Flu and shingles
shots without an appointment. The soda fountain is open Thursday through Sunday.</p>""",
    opt_in="""<h2>Refill texts from Corner Drug</h2><p>Ask at the counter or tick the box in the app
to be told by text when a refill is due or ready.</p><p>Messages are recurring and their frequency
depends on your prescriptions. We do not charge for them; message &amp; data rates may apply. Reply
STOP to cancel. Reply HELP for help.</p><p>By ticking the box you accept the <a href="{terms}">SMS
Terms</a> and <a href="{privacy}">Privacy Policy</a>.</p>""",
    policy=us_policy(BULLETS, 5),
    terms_link=("SMS Terms", "/sms-terms"),
    cta_path="/refill-texts",
)

BARBER = Site(
    Firm("Fade District LLC", "Fade District Barbershop", "fadedistrict.example"),
    semantic,
    home="""<h1>Walk in sharp, walk out sharper</h1><p>Five barbers, no attitude. Cuts $35, beard
$20, kids under ten $22. 4418 Cass Ave, Detroit.</p><p>Put your name on the list from your couch and
we text when you're next.</p>""",
    opt_in="""<h1>Get in line</h1><form><input name="name" placeholder="Name"><input name="cell"
placeholder="Cell"><button>Put me on the list</button></form>
<p><small>Putting yourself on the list means you're cool with Fade District Barbershop sending you
two texts per visit: one when you're two away, one when you're up. Msg &amp; data rates may apply.
Text
STOP and we quit texting. Text HELP for help. <a href="{terms}">T&amp;Cs</a> ·
<a href="{privacy}">Privacy</a></small></p>""",
    policy=us_policy(PLAIN_TALK, 2),
    terms_link=("T&amp;Cs", "/terms"),
    privacy_link=("Privacy", "/privacy"),
    cta_path="/line",
)

CASES = (
    DENTIST.case(GROUP, "dental_new_patient_form"),
    VET.case(GROUP, "vet_vaccine_reminders"),
    SALON.case(GROUP, "hair_salon_number_drop"),
    THERAPY.case(GROUP, "sole_therapist_quotes_intake_form"),
    YOGA.case(GROUP, "yoga_class_changes"),
    OPTICIAN.case(GROUP, "optometrist_definition_list"),
    PHARMACY.case(GROUP, "pharmacy_refills"),
    BARBER.case(GROUP, "barbershop_waiting_list"),
)
