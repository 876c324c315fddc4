"""Schools, charities, congregations and libraries in the United States that do everything right."""

from tests.corpus.firm import Firm
from tests.corpus.markup.builders import squarespace, wix, wordpress
from tests.corpus.markup.classic import lines, semantic, tables
from tests.corpus.markup.modern import bootstrap, public_sector
from tests.corpus.site import Site
from tests.corpus.wording.policies_us import (
    BULLETS,
    LAWYERLY,
    LETTER,
    PLAIN_TALK,
    QUESTIONS,
    STATUTE,
    us_policy,
)

GROUP = "good_us_learning"

CHARTER_SCHOOL = Site(
    Firm("Mesa Verde Charter School", "Mesa Verde Charter School", "mesaverdecharter.example"),
    bootstrap,
    home="""<h1>Curious minds, kind hearts</h1><p>A tuition-free public charter school for grades K
to 8 in
Grand Junction, Colorado. Enrollment for fall is by lottery; applications close on March 1.</p>
<p><a href="/families">For families</a>: calendar, lunch menus, bus routes.</p>""",
    opt_in="""<h2>Text alerts for families</h2><p>Parents and guardians choose during online
registration whether Mesa Verde Charter School may text them about closures, late buses, attendance
and events.</p><p>☐ Yes, send texts to the mobile number above.</p>
<p>How many messages you get varies through the year. Message and data rates may apply. Reply STOP
to opt out and HELP for help; emergency calls by phone are not affected. Our
<a href="{terms}">Terms of Use</a> and <a href="{privacy}">Privacy Policy</a> apply.</p>""",
    policy=us_policy(QUESTIONS, 4),
    terms_link=("Terms of Use", "/terms-of-use"),
    cta_path="/families/text-alerts",
)

FOOD_BANK = Site(
    Firm(
        "Three Rivers Food Bank",
        "Three Rivers Food Bank",
        "threeriversfood.example",
        "A 501(c)(3) organization · EIN on request",
        "US",
        "non_profit",
    ),
    squarespace,
    home="""<h2>Nobody here should go hungry</h2><p>Last year 3,400 neighbors shared 2.1 million
pounds of food. Drive-through distribution on Wednesdays, walk-up pantry on Saturdays, no questions
asked.</p>
<p>Donate, volunteer, or come and eat.</p>""",
    opt_in="""<h2>Pantry texts / Mensajes de la despensa</h2>
<p>We text when a distribution is moved, added or canceled. Write your number on the pantry card and
circle YES, or send this form. You will hear from Three Rivers Food Bank about once a week.</p>
<p>Your phone company's message and data rates may apply. Reply STOP to stop. Reply HELP for help.
You never need to sign up in order to receive food.</p>
<p>Le enviaremos alrededor de un mensaje por semana. Responda STOP para cancelar o HELP para
ayuda.</p><p><a href="{privacy}">Privacy / Privacidad</a> · <a href="{terms}">Terms /
Términos</a></p>""",
    policy=us_policy(PLAIN_TALK, 4),
    terms_link=("Terms / Términos", "/terms"),
    privacy_link=("Privacy / Privacidad", "/privacy"),
    cta_path="/pantry-texts",
)

CHURCH = Site(
    Firm(
        "Grace Lutheran Church of Ames",
        "Grace Lutheran Church",
        "gracelutheranames.example",
        "",
        "US",
        "non_profit",
    ),
    lines,
    home="""<p>Worship Sundays 8:30 (traditional) and 10:45 (with band). Coffee between. Nursery
available. All are welcome, and we mean it.</p><p>Wednesday supper at 5:30, choir at 7.</p>
<p>Pastor Ingrid keeps a chair open on Tuesday afternoons.</p>""",
    opt_in="""<p>GRACE TEXTS</p><p>Snow cancellations, funeral notices, prayer chain. Check the
lists you want on the yellow card in the pew, add your cell phone number and sign, and Grace
Lutheran Church will add you.</p><p>Texts are sent as needed, generally 2 to 6 per month. Msg and
data rates may apply. You may reply STOP to any of them to be taken off, or HELP for help.</p>
<p>By signing the card you agree to our <a href="{terms}">text terms</a>; here is our
<a href="{privacy}">privacy policy</a>.</p>""",
    policy=us_policy(LETTER, 2),
    terms_link=("Text terms", "/text-terms"),
    cta_path="/grace-texts",
)

LIBRARY = Site(
    Firm(
        "Pine County Library District",
        "Pine County Library",
        "pinecountylibrary.example",
        "",
        "US",
        "government",
    ),
    public_sector,
    home="""<h1>Pine County Library</h1><p>Seven branches and a bookmobile. Check out books, fishing
rods, snowshoes and telescopes.</p><p>Board meetings are open to the public on the second
Monday.</p>""",
    opt_in="""<h1>Text notices</h1><p>Get a text when your hold is ready, when something is due in
two days and when it is late. In the catalog, open My Account, then Preferences, enter your mobile
number and turn on “Text notices from Pine County Library”.</p>
<h2>Before you turn it on</h2><ul><li>The number of texts depends on how much you borrow.</li>
<li>Message and data rates may apply.</li>
<li>Reply <strong>STOP</strong> to turn notices off, <strong>HELP</strong> for help.</li></ul>
<p>Read the <a href="{terms}">conditions of use</a> and <a href="{privacy}">patron privacy
policy</a>.</p>""",
    policy=us_policy(STATUTE, 9),
    terms_link=("Conditions of use", "/conditions-of-use"),
    privacy_link=("Patron privacy policy", "/patron-privacy"),
    cta_path="/text-notices",
)

MUSIC_SCHOOL = Site(
    Firm("Allegro Lessons LLC", "Allegro School of Music", "allegrolessons.example"),
    wix,
    home="""<h2><span>Piano, violin, voice, ukulele</span></h2><p><span>Fourteen teachers. Lessons
from age four to ninety-four. Recital in June.</span></p>""",
    opt_in="""<h2><span>Lesson texts</span></h2><p><span>If a teacher is ill, a text reaches you
faster than an e-mail. Sign up for texts from Allegro School of Music (Allegro Lessons LLC) on your
registration:</span></p><p><input type="checkbox"> <span>Text me about schedule changes and
invoices. I understand I may get up to 5 messages per month and that message and data rates may
apply.</span></p><p><span>You can stop at any time. Just reply STOP. If you need help, reply
HELP.</span></p><p><a href="{terms}"><span>Studio Terms</span></a><span> / </span><a
href="{privacy}"><span>Privacy</span></a></p>""",
    policy=us_policy(BULLETS, 6),
    terms_link=("Studio Terms", "/studio-terms"),
    privacy_link=("Privacy", "/privacy"),
    cta_path="/lesson-texts",
)

SHELTER = Site(
    Firm(
        "Second Chance Animal Rescue",
        "Second Chance Animal Rescue",
        "secondchancepets.example",
        "",
        "US",
        "non_profit",
    ),
    semantic,
    home="""<h1>Adopt. Foster. Sponsor a senior.</h1><p>214 animals found homes this year. Open for
visits from Thursday to Sunday, noon to five, at the old firehouse on Route 9.</p>""",
    opt_in="""<h1>Foster text line</h1><p>When a litter comes in at midnight we need to reach people
quickly. Foster families may join our text line.</p><form><label>Your mobile<input
type="tel"></label>
<fieldset><legend>Consent</legend><input type="radio" name="c" value="y"> I agree that Second Chance
Animal Rescue may text me urgent foster requests. <input type="radio" name="c" value="n"> No
thanks.</fieldset><button>Save</button></form>
<p>Expect 0 to 10 texts a month, more in kitten season. Msg &amp; data rates may apply. Opt out:
reply STOP. Assistance: reply HELP. <a href="{terms}">Volunteer terms</a>, <a
href="{privacy}">privacy policy</a>.</p>""",
    policy=us_policy(LETTER, 8),
    terms_link=("Volunteer terms", "/volunteer-terms"),
    cta_path="/foster/text-line",
)

TUTORS = Site(
    Firm("Summit Prep Tutoring, Inc.", "Summit Prep", "summitprep.example"),
    wordpress,
    home="""<h1>SAT and ACT coaching that sticks</h1><p>One tutor, one student, one plan. Average
gain of 160 points over twelve weeks.</p><p>Free diagnostic test every first Sunday.</p>""",
    opt_in="""<h1>Session reminders</h1><p>Summit Prep sends text reminders to students and parents
who ask for them on the enrollment agreement (section 6, initialed separately).</p>
<p>Section 6 reads: “I agree to receive text messages from Summit Prep regarding sessions, homework
and billing at the numbers listed. Msg frequency varies by schedule, about 8/mo. Msg and data rates
may apply. Reply STOP to unsubscribe or HELP for help. Enrollment is not conditioned on this
consent.”</p><p><a href="{terms}">Terms of Service</a> <a href="{privacy}">Privacy
Policy</a></p>""",
    policy=us_policy(LAWYERLY, 9),
    cta_path="/session-reminders/",
)

VOLUNTEER_FIRE = Site(
    Firm(
        "Cedar Hollow Volunteer Fire Company",
        "Cedar Hollow Fire Co.",
        "cedarhollowfire.example",
        "Station 41 · all volunteer since 1922",
        "US",
        "non_profit",
    ),
    tables,
    home="""<P>In an emergency dial 911. Pancake breakfast first Sunday of the month, all you can
eat $9.
<P>Burn permits: call the township. We are always looking for members, no experience needed.""",
    opt_in="""<P><B>COMMUNITY TEXT LIST OF THE CEDAR HOLLOW FIRE CO.</B>
<P>Road closures, boil water notices, breakfast dates. Sign the sheet at the station with your cell
number, or e-mail it to us with the words ADD ME, and you agree to get these texts.
<P>HOW MANY: maybe 3 a month. COST: whatever your carrier charges; msg and data rates may apply.
TO GET OFF: reply STOP. IF CONFUSED: reply HELP.
<P><A HREF="{terms}">List terms</A> - <A HREF="{privacy}">Privacy policy</A>""",
    policy=us_policy(PLAIN_TALK, 7),
    terms_link=("List terms", "/terms.htm"),
    privacy_link=("Privacy policy", "/privacy.htm"),
    cta_path="/textlist.htm",
)

CASES = (
    CHARTER_SCHOOL.case(GROUP, "charter_school_families"),
    FOOD_BANK.case(GROUP, "food_bank_in_two_languages"),
    CHURCH.case(GROUP, "church_pew_card"),
    LIBRARY.case(GROUP, "county_library_notices"),
    MUSIC_SCHOOL.case(GROUP, "music_school"),
    SHELTER.case(GROUP, "animal_rescue_radio_buttons"),
    TUTORS.case(GROUP, "tutoring_enrollment_agreement"),
    VOLUNTEER_FIRE.case(GROUP, "volunteer_fire_company"),
)
