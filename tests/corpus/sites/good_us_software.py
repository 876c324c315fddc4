"""Software and on-line services in the United States that do everything right."""

from tests.corpus.firm import Firm
from tests.corpus.markup.builders import squarespace, wordpress
from tests.corpus.markup.classic import semantic
from tests.corpus.markup.modern import bootstrap, nextjs, one_pager, tailwind
from tests.corpus.site import Site
from tests.corpus.wording.policies_us import BULLETS, LAWYERLY, QUESTIONS, SAAS, STATUTE, us_policy
from tests.corpus.wording.terms import PROGRAM_TERMS

GROUP = "good_us_software"

SCHEDULER = Site(
    Firm("Slotwise Technologies, Inc.", "Slotwise", "www.slotwise.example"),
    nextjs,
    home="""<h1>Scheduling that runs itself</h1><p>Slotwise fills your calendar, sends reminders and
cuts
no-shows by a third.</p><ul><li>Two-way calendar sync</li><li>Team routing</li><li>Stripe
payments</li></ul><p>Free for one person. $12 per seat after that. <a href="/login">Log in</a> or
<a href="/signup">start free</a>.</p>""",
    opt_in="""<h1>Booking page settings your guests see</h1><p>On every booking page the guest finds
an optional, unticked box:</p><div class="rounded border p-4"><label><input type="checkbox"/> Send
me text reminders about this booking</label><p>By checking this box you agree to receive text
messages from Slotwise on behalf of your host at the number entered. You will get 1 confirmation and
up to 2 reminders per booking. Message and data rates may apply. Reply STOP to cancel, reply HELP
for help. <a href="{terms}">Terms</a> and <a href="{privacy}">Privacy Policy</a>.</p></div>""",
    policy=us_policy(SAAS, 1),
    terms_link=("Terms", "/legal/terms"),
    privacy_link=("Privacy", "/legal/privacy"),
    cta_path="/guest-reminders",
    nav=(("Pricing", "/pricing"), ("Docs", "/docs"), ("Log in", "/login")),
)

LOGIN_CODES = Site(
    Firm("Vaultline Security LLC", "Vaultline", "vaultline.example"),
    tailwind,
    home="""<h1>Passwords your whole team can share without sharing</h1><p>End-to-end encrypted
vaults, hardware key support, recovery that doesn’t depend on us.</p><p>SOC 2 Type II. Trusted by
900 small teams.</p>""",
    opt_in="""<h1>Turn on sign-in codes</h1><p>Settings → Security → Two-step verification</p>
<form><label for="p">Phone</label><input id="p" type="tel"><button>Send code</button></form>
<p class="text-xs">By clicking “Send code” you agree that Vaultline may send you one-time passcodes
and security alerts by SMS. One message per login attempt. Message and data rates may apply. Reply
HELP for help or STOP to stop receiving codes (you will need another second factor).
<a href="{terms}">Terms of Service</a>. <a href="{privacy}">Privacy Policy</a>.</p>""",
    policy=us_policy(SAAS, 11),
    cta_path="/two-step",
)

FITNESS_APP = Site(
    Firm("Pace & Place Inc", "Pace & Place", "paceandplace.example"),
    one_pager,
    home="""<p>The running club in your pocket. Find a group that runs your pace, this morning,
three blocks from here.</p><p>On iOS and Android. Free.</p>""",
    opt_in="""<p>In the app, after creating a profile, runners see this screen:</p>
<p><b>Want a nudge?</b><br>Let Pace &amp; Place text you when your group confirms a run. You choose
how many: every run, or a weekly roundup (4 a month).<br>Carrier message and data rates may apply.
Text STOP to end it, text HELP for support.</p>
<p>[ Not now ] [ Sure, text me ]</p><p>Links on that screen: <a href="{terms}">User terms</a>, <a
href="{privacy}">Privacy</a></p>""",
    policy=us_policy(QUESTIONS, 3),
    terms_link=("User terms", "/user-terms"),
    privacy_link=("Privacy", "/privacy"),
    cta_path="/nudges",
    nav=(("Download", "/download"),),
)

RENTALS = Site(
    Firm("Loftkey Property Group, LLC", "Loftkey", "loftkey.example"),
    bootstrap,
    home="""<h1>Apartments managed by people who answer</h1><p>Eleven buildings in Kansas City.
Apply on-line, tour on your own schedule, pay rent without fees.</p><p>Residents: <a
href="/portal">portal sign-in</a>.</p>""",
    opt_in="""<h3>Resident text notices</h3><p>Maintenance arrival, package room, water shut-offs,
rent receipts. Opt in under Portal → Communication by sliding “Texts from Loftkey” to ON; it is OFF
until you do.</p><table class="table"><tr><td>Message frequency</td><td>Varies</td></tr>
<tr><td>Cost</td><td>Msg &amp; data rates may apply</td></tr>
<tr><td>Cancel</td><td>Text STOP</td></tr><tr><td>Help</td><td>Text HELP</td></tr></table>
<p>Governed by the <a href="{terms}">Resident Messaging Terms</a>. See also the <a
href="{privacy}">Privacy Policy</a>.</p>""",
    policy=us_policy(LAWYERLY, 10),
    terms=PROGRAM_TERMS,
    terms_link=("Resident Messaging Terms", "/messaging-terms"),
    cta_path="/residents/texts",
)

EVENTS = Site(
    Firm("Doors At Seven Ticketing Corp.", "Doors at Seven", "doorsatseven.example"),
    semantic,
    home="""<h1>Small venues, honest fees</h1><p>We sell tickets for 60 clubs and theaters between
Cleveland and Pittsburgh. The price you see is the price you pay.</p><h2>Coming soon to a stage near
you</h2><ul><li>The Rust Belt Ramblers</li><li>An evening with Odetta Fields</li></ul>""",
    opt_in="""<h1>Checkout</h1><p>Step 3 of 4: how should we reach you?</p>
<p><input type="checkbox" name="email"> E-mail<br><input type="checkbox" name="sms"> Text
message</p>
<p>If you choose text message, Doors at Seven will send one text with your ticket link, and a second
only if the show is moved or canceled. Standard message and data rates apply. You can reply STOP to
opt out or
HELP for help. Tickets are yours whichever way you choose.</p>
<p><a href="{terms}">Terms of sale</a> &bull; <a href="{privacy}">Privacy notice</a></p>""",
    policy=us_policy(STATUTE, 2),
    terms_link=("Terms of sale", "/terms-of-sale"),
    privacy_link=("Privacy notice", "/privacy-notice"),
    cta_path="/checkout/contact",
)

PAYROLL = Site(
    Firm("Ledger Lane Payroll Services, Inc.", "Ledger Lane Payroll", "ledgerlane.example"),
    wordpress,
    home="""<h1>Payroll for restaurants and shops</h1><p>Tips, split shifts, minors, three
jurisdictions: we have seen it. $38 a month plus $5 for each person you pay.</p>
<form class="login-box"><label>E-mail <input type="email"></label><label>Password <input
type="password"></label><button>Client login</button></form>
<h2>Why owners switch</h2><p>A named specialist, live in our Tulsa office, who picks up by the third
ring. Direct deposit in one day. New-hire reporting in every state. W-2s by January 15.</p>""",
    opt_in="""<h1>Payday texts</h1><p>Employees of our clients may sign up for payday texts from
Ledger Lane Payroll. In the employee app, tap “Notify me by text”, type your number, and confirm
with YES when we ask.</p><p>Two messages per pay period. Messaging and data rates may apply.
Opt-out: STOP. Help: HELP or 1-918-555-0119. The service is optional.</p>
<p>See the <a href="{terms}">terms</a> and the <a href="{privacy}">privacy policy</a>.</p>""",
    policy=us_policy(BULLETS, 3),
    cta_path="/payday-texts/",
)

COURIER = Site(
    Firm("Bluebird Same-Day Courier LLC", "Bluebird Courier", "bluebirdcourier.example"),
    squarespace,
    home="""<h2>Across town in two hours</h2><p>Documents, lab samples, cakes. Licensed, insured,
and our drivers are employees.</p><p>Track a parcel with the number on your receipt.</p>""",
    opt_in="""<h2>Track by text</h2><p>Enter a tracking number and your mobile to get texts from
Bluebird Courier about that one parcel: picked up, ten minutes away, delivered. Three messages, then
we forget your number.</p><form><input name="tracking"><input name="mobile"><button>Track
it</button></form>
<p>Pressing Track it means yes to those texts. Message &amp; data rates may apply. Reply STOP and
they end at once; reply HELP for a person. <a href="{terms}">Terms</a> <a
href="{privacy}">Privacy</a></p>""",
    policy=us_policy(QUESTIONS, 12),
    terms_link=("Terms", "/terms"),
    privacy_link=("Privacy", "/privacy"),
    cta_path="/track",
)

CASES = (
    SCHEDULER.case(GROUP, "scheduling_software"),
    LOGIN_CODES.case(GROUP, "one_time_passcodes"),
    FITNESS_APP.case(GROUP, "running_app_screen"),
    RENTALS.case(GROUP, "property_manager_table"),
    EVENTS.case(GROUP, "ticket_checkout_with_coming_soon_list"),
    PAYROLL.case(GROUP, "payroll_with_login_box_on_home_page"),
    COURIER.case(GROUP, "courier_track_by_text"),
)
