"""Trades and sole traders in the United States; most have one page that holds everything."""

from tests.corpus.firm import Firm
from tests.corpus.markup.builders import wix, wordpress
from tests.corpus.markup.classic import bare, lines, tables, xhtml
from tests.corpus.markup.modern import bootstrap, one_pager
from tests.corpus.site import Site
from tests.corpus.wording.policies_us import LETTER, PLAIN_TALK, STATUTE, us_policy

GROUP = "good_us_trades"
_NO_NAV = ()

PLUMBER = Site(
    Firm("Ruiz Plumbing & Drain LLC", "Ruiz Plumbing & Drain", "ruizplumbing.example"),
    wordpress,
    home="""<h1>Clogged? Leaking? Cold?</h1><p>Licensed in Texas (M-41822). Same-day service in San
Antonio. We tell you the price before we start, and that is the price.</p>
<p>Call (210) 555-0187 or <a href="/book/">book on-line</a>.</p>""",
    opt_in="""<h1>Book a visit</h1><form><p>Name <input></p><p>Phone <input type="tel"></p>
<p>What's wrong? <textarea></textarea></p><p><label><input type="checkbox"> It's OK to text me about
this visit.</label></p><button>Book</button></form>
<p>If you say it's OK, Ruiz Plumbing &amp; Drain will text you a confirmation, an “on our way” and
an invoice link: three or four messages per visit. Msg &amp; data rates may apply. Text HELP for
help, STOP to stop. <a href="{terms}">Terms of service</a> and <a href="{privacy}">privacy
policy</a>.</p>""",
    policy=us_policy(PLAIN_TALK, 3),
    cta_path="/book/",
)

MOVER_PAGE = """<p>Two men, one truck, zero broken lamps (so far). Moves inside Multnomah County
from $240.</p>
<h2 id="texts">Text updates</h2>
<p>When you book, we ask whether we may text you. Say yes and Lift With Your Legs Moving will text
the crew's arrival time and a link to your invoice. Usually three texts per move. Your carrier's
message and data rates may apply. Reply STOP whenever you want it to end, HELP if you need us.</p>
<p><label><input type="checkbox"> Yes, Lift With Your Legs Moving may text me</label></p>
<h2 id="privacy">Privacy policy</h2>
<p>We collect your name, phone number and the two addresses, and use them to move you. We keep them
three years because the state makes us. Your phone number and your text opt-in are not sold to or
shared with third parties or affiliates for marketing. Ask us and we will show you or delete what we
have.</p>
<h2 id="terms">Terms</h2><p>Half the deposit is refundable until 48 hours before. Carriers are not
liable for delayed texts. Oregon law applies.</p>
<p>Reach us at (503) 555-0121 or crew@liftwithyourlegs.example.</p>"""

MOVER = Site(
    Firm(
        "Lift With Your Legs Moving LLC", "Lift With Your Legs Moving", "liftwithyourlegs.example"
    ),
    one_pager,
    home=MOVER_PAGE,
    opt_in="",
    terms="",
    privacy_link=("Privacy policy", "#privacy"),
    terms_link=("Terms", "#terms"),
    cta_path="/",
    nav=(("Text updates", "#texts"),),
)

DOG_WALKER = Site(
    Firm(
        "Dana Whitfield",
        "Dana's Dog Walking",
        "danasdogwalking.example",
        "Dana Whitfield d/b/a Dana's Dog Walking",
        "US",
        "sole_trader",
    ),
    bare,
    home="""<p>I walk dogs in Hyde Park and Kenwood. Thirty minutes $22, an hour $38. Bonded,
insured, first-aid trained, and I like your dog already.
<h2 id=texting>Texts</h2>
<p>Clients can get a text after each walk, with a photo, and one if I am running late. That comes to
about one a day on walk days. To sign up, send me your number on this form and check the box:
<form><input name=phone type=tel> <label><input type=checkbox> Dana's Dog Walking may text
me</label> <button>Send</button></form>
<p>Message and data rates may apply. Reply HELP for help. Reply STOP to stop.
<h2 id=privacy>Privacy notice</h2>
<p>I keep your name, address, phone number and door code (encrypted), only for as long as I walk
your dog. I don't share mobile numbers or text consent with anyone for marketing purposes. Ask and I
delete.
<h2 id=terms>Terms and conditions</h2>
<p>Cancel by 8 pm the day before at no charge. Keys are returned on the last day.
<p>Dana Whitfield, dana@danasdogwalking.example""",
    opt_in="",
    terms="",
    privacy_link=("Privacy notice", "#privacy"),
    terms_link=("Terms and conditions", "#terms"),
    cta_path="/",
    nav=_NO_NAV,
)

ROOFER = Site(
    Firm("High Plains Roofing Company, Inc.", "High Plains Roofing", "highplainsroofing.example"),
    bootstrap,
    home="""<h1>Hail happens.</h1><p>Free inspection within 48 hours, insurance paperwork included.
GAF Master Elite, 22 years in Amarillo.</p><p>We rebuild what the storm tore down. Ask to see the
roofs we have under construction this week.</p>""",
    opt_in="""<h2>Inspection request</h2><form><input placeholder="Address"><input placeholder="Cell
phone"> <button class="btn btn-danger">Request inspection</button></form>
<p class="text-muted small">By submitting, you authorize High Plains Roofing to text you about your
inspection and project. Texting is optional: leave the cell field empty and we will call. Msg
frequency varies. Msg and data rates may apply. Reply STOP to opt-out; reply HELP for help. We never
buy or sell leads. <a href="{terms}">Terms</a> | <a href="{privacy}">Privacy</a></p>""",
    policy=us_policy(STATUTE, 12),
    terms_link=("Terms", "/terms"),
    privacy_link=("Privacy", "/privacy"),
    cta_path="/inspection",
)

MECHANIC = Site(
    Firm("Vince's Auto Repair Inc", "Vince's Auto Repair", "vincesauto.example"),
    tables,
    home="""<P>Brakes - Tires - Diagnostics - State Inspection. ASE certified. Free shuttle within 5
miles.<P>We have a loaner. It is ugly and it runs.""",
    opt_in="""<P><B>HOW TEXTING WORKS AT VINCE'S AUTO REPAIR</B>
<P>When you drop off your car we ask if we can text you. You sign your initials on the work order
next to:
<BLOCKQUOTE>CUSTOMER AGREES TO RECEIVE TEXT MESSAGES ABOUT THIS REPAIR FROM VINCE'S AUTO REPAIR.
MESSAGE FREQUENCY VARIES. MESSAGE AND DATA RATES MAY APPLY. REPLY HELP FOR HELP OR STOP TO CANCEL.
NOT REQUIRED FOR SERVICE.</BLOCKQUOTE>
<P>Read our <A HREF="{terms}">shop terms</A> and <A HREF="{privacy}">privacy policy</A>.""",
    policy=us_policy(LETTER, 0),
    terms_link=("Shop terms", "/terms.htm"),
    privacy_link=("Privacy policy", "/privacy.htm"),
    cta_path="/texting.htm",
)

CLEANER_PAGE = """<p>House cleaning in Boca Raton and Delray Beach since 2009. Green products, the
same two people each time.<br>Limpieza de casas. Hablamos español.</p>
<p>GET TEXTS FROM SPARKLE SISTERS<br>Write your cell here: <input><br><input type=checkbox> I want
appointment texts from Sparkle Sisters Cleaning.<br>About 4 texts a month. Msg &amp; data rates may
apply.<br>Reply STOP to cancel.<br>Reply HELP for help.</p>
<p>PRIVACY POLICY<br>We keep your name, address and phone to do our work.<br>We do not share your
mobile number with third parties for marketing, and we do not share your agreement to get texts
either.<br>To see or erase your data call (561) 555-0166.</p>
<p>TERMS OF SERVICE<br>Pay on the day. Tell us 24 hours ahead if you cancel.<br>If something breaks
we pay for it.</p>"""

CLEANER = Site(
    Firm("Sparkle Sisters Cleaning LLC", "Sparkle Sisters Cleaning", "sparklesisters.example"),
    lines,
    home=CLEANER_PAGE,
    opt_in="",
    terms="",
    privacy_link=("Privacy policy", "/#privacy"),
    terms_link=("Terms of Service", "/#terms"),
    cta_path="/",
    nav=_NO_NAV,
)

LANDSCAPER = Site(
    Firm(
        "Terrence O'Neal",
        "O'Neal Lawn & Snow",
        "oneallawn.example",
        "Terrence O'Neal, owner and operator",
        "US",
        "sole_trader",
    ),
    wix,
    home="""<h2><span>You have better things to do than mow</span></h2><p><span>Weekly mowing from
April to October, plowing when it snows. Erie, PA and nearby.</span></p>""",
    opt_in="""<p><span>SERVICE TEXTS</span></p><p><span>O'Neal Lawn &amp; Snow (Terrence O'Neal)
texts you the evening before we come. In a normal summer that's one text a week; when it snows it
can be more.</span></p>
<p><span>To get them, check the box on the estimate you sign, or check this one:
</span><input type="checkbox"><span> text me</span></p>
<p><span>Message &amp; data rates may apply. Reply HELP for help and STOP to quit.</span></p>
<p><a href="{privacy}"><span>Privacy Policy</span></a></p><p><a
href="{terms}"><span>Terms</span></a></p>""",
    policy=us_policy(PLAIN_TALK, 9),
    terms_link=("Terms", "/terms"),
)

PHOTOGRAPHER = Site(
    Firm("June Abara Photography LLC", "June Abara Photography", "juneabara.example"),
    xhtml,
    home="""<p>Weddings, newborns, the occasional barn dance. Based in Burlington, Vermont; will
travel for good light.</p><p>2026 dates are open. Collections begin at $2,900.</p>""",
    opt_in="""<p>On the wedding day nobody reads e-mail. That is why my contract has an optional
texting paragraph, which you tick separately:</p><p><tt>[ ] June Abara Photography may send me text
messages with the day's timeline, location changes and gallery links. I may receive 5 to 10 messages
in all. Message and data rates may apply. I can reply STOP at any time to opt out and HELP to get
help.</tt></p>
<p>The rest is in my <a href="{terms}">terms</a> and my <a href="{privacy}">privacy
policy</a>.</p>""",
    policy=us_policy(LETTER, 11),
)

CASES = (
    PLUMBER.case(GROUP, "plumber_booking_form"),
    MOVER.case(GROUP, "mover_everything_on_one_page"),
    DOG_WALKER.case(GROUP, "dog_walker_sole_trader_one_page"),
    ROOFER.case(GROUP, "roofer_with_roofs_under_construction"),
    MECHANIC.case(GROUP, "mechanic_work_order_in_capitals"),
    CLEANER.case(GROUP, "cleaning_sisters_one_page_in_line_breaks"),
    LANDSCAPER.case(GROUP, "landscaper_sole_trader"),
    PHOTOGRAPHER.case(GROUP, "photographer_contract_paragraph"),
)
