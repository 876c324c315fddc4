"""Shops in the United States that do everything right, each in its own words."""

from tests.corpus.firm import HARBOR_BOOKS, Firm
from tests.corpus.markup.builders import shopify, squarespace, wix, wordpress
from tests.corpus.markup.classic import bare, lines, tables
from tests.corpus.markup.modern import bootstrap
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
from tests.corpus.wording.terms import PROGRAM_TERMS

GROUP = "good_us_shops"

BOOKS = Site(
    HARBOR_BOOKS,
    wordpress,
    home="""<h2>An independent bookshop on the water</h2>
<p>Two floors of new and used books, a children's room with a reading boat, and a cat called Ahab.
Open every day from ten to six, Fridays until nine.</p>
<p>Special orders usually arrive within three days. <a href="/texts">Get a text</a> when yours is
here.</p>""",
    opt_in="""<h2>Texts about your order</h2>
<form action="/texts" method="post"><label>Mobile phone <input type="tel" name="phone"></label>
<label><input type="checkbox" name="agree"> Yes, Harbor Books may text me when my order is ready.
Msg frequency varies with your orders. Msg &amp; data rates may apply. Reply STOP to cancel, HELP
for help. Consent is not a condition of purchase. <a href="{terms}">Terms of Service</a> and
<a href="{privacy}">Privacy Policy</a>.</label>
<button>Sign me up</button></form>""",
    policy=us_policy(PLAIN_TALK, 0),
)

YARN = Site(
    Firm("Tidewater Yarn Company, LLC", "Tidewater Yarn Co.", "tidewateryarn.example"),
    shopify,
    home="""<div class="banner"><h2>Hand-dyed in Norfolk, Virginia</h2>
<p>Worsted, sport and sock weights in forty colorways. Small batches, so when a color is gone it is
gone for the season.</p></div>
<div class="product-grid"><h3>Chesapeake Sock</h3><p>$28.00</p><h3>Marsh Worsted</h3><p>$31.00</p>
<h3>Oyster DK</h3><p>Sold out</p></div><p>Knit night: every Thursday at 6.</p>""",
    opt_in="""<h2>Restock texts</h2><p>Tell us which colorway you are waiting for and leave your
cell number. When you tap <em>Text me</em> you agree to get recurring automated restock texts from
Tidewater Yarn Co. (no more than 4 msgs/month). Agreeing is not required to buy.</p>
<input type="tel" placeholder="(757) 555-0100"><button>Text me</button>
<p class="caption">Message and data rates may apply. Text HELP for help or STOP to stop. View our
<a href="{terms}">terms</a> + <a href="{privacy}">privacy</a>.</p>""",
    policy=us_policy(LAWYERLY, 1),
    terms=PROGRAM_TERMS,
    privacy_link=("Privacy policy", "/policies/privacy-policy"),
    terms_link=("Terms of service", "/policies/terms-of-service"),
    cta_path="/pages/restock-texts",
    nav=(("Shop all", "/collections/all"), ("Knit night", "/pages/knit-night")),
)

HARDWARE = Site(
    Firm("Kowalski & Sons Hardware, Inc.", "Kowalski & Sons Hardware", "kowalskihardware.example"),
    tables,
    home="""<P><B>Since 1957.</B> Nuts, bolts, paint, glass cut to size, keys, screens repaired,
propane filled. If we don't have it you probably don't need it.
<P>1120 Milwaukee Ave. Mon-Sat 7:30-5:30. Closed Sunday.
<P>Saws and blades sharpened on Wednesdays. <A HREF="/sms.html">We can text you</A> when they are
done.""",
    opt_in="""<H3>SHARPENING AND SPECIAL ORDER TEXTS</H3>
<TABLE BORDER=1><TR><TD>Who texts you<TD>Kowalski &amp; Sons Hardware
<TR><TD>When<TD>Once when your item is ready, and once more if you forget it. 1-2 msgs per order.
<TR><TD>Cost<TD>Message and data rates may apply
<TR><TD>To quit<TD>Reply STOP
<TR><TD>For help<TD>Reply HELP or call the store</TABLE>
<P>Fill in the card at the counter or this form: <INPUT NAME=tel> <INPUT TYPE=checkbox NAME=ok> OK
to text me <INPUT TYPE=submit VALUE=Send>
<P><A HREF="{terms}">Conditions of sale and messaging terms</A>, <A HREF="{privacy}">privacy
policy</A>""",
    policy=us_policy(LETTER, 3),
    privacy_link=("Privacy", "/privacy.html"),
    terms_link=("Terms", "/terms.html"),
    cta_path="/sms.html",
    nav=(("Home", "/index.html"), ("Where we are", "/map.html")),
)

BIKES = Site(
    Firm("Spoke Junction LLC", "Spoke Junction", "spokejunction.example"),
    squarespace,
    home="""<h2>Bikes, repairs, coffee.</h2><p>We sell Surly, Salsa and All-City, fix anything with
two wheels, and pull a decent cortado. Service turnaround is about four days in summer.</p>
<p>Book a tune-up online and we will write you up before you walk in.</p>""",
    opt_in="""<h2>Book a tune-up</h2>
<form><input name="name"><input name="phone" type="tel"><select><option>Basic tune $85</option>
<option>Full overhaul $240</option></select>
<p><input type="checkbox" id="sms"><label for="sms">Text me about this repair</label></p></form>
<p style="font-size:13px">If you tick the box, Spoke Junction will send you a text when your bike
has been looked at and another when it's done, so usually two messages per repair. Your carrier's
message and data rates may apply. Don't want them after all? Reply STOP. Stuck? Reply HELP. The
small print: <a href="{terms}">Terms</a>, <a href="{privacy}">Privacy</a>.</p>""",
    policy=us_policy(QUESTIONS, 6),
    cta_path="/book",
    terms_link=("Terms", "/terms"),
    privacy_link=("Privacy", "/privacy"),
)

ROASTER = Site(
    Firm("Second Crack Coffee Roasters LLC", "Second Crack Coffee", "secondcrack.example"),
    wix,
    home="""<div><h2><span>Roasted Tuesday. Shipped Wednesday.</span></h2>
<p class="font_7"><span>Single origins from people we know by name, roasted in a 1962 Probat in
Asheville.</span></p><p class="font_7"><span>Subscribe and save 12%. Skip or pause
whenever.</span></p></div>""",
    opt_in="""<h2 class="font_2">Roast-day texts</h2>
<p class="font_8"><span>Subscribers can get a text on the day we roast and when the box
ships.</span></p>
<p class="font_8"><span>Add your cell under My Account &gt; Notifications and switch on
<span style="font-weight:bold">Second Crack Coffee SMS</span>.</span></p>
<p class="font_8"><span>Frequency: </span><span>2 texts per shipment.</span></p>
<p class="font_8"><span>Cost: </span><span>Msg&nbsp;&amp;&nbsp;data&nbsp;rates may
apply.</span></p>
<p class="font_8"><span>Help: reply </span><span style="font-weight:bold">HELP</span><span>. Off:
reply </span><span style="font-weight:bold">STOP</span><span>.</span></p>
<p class="font_8"><a href="{terms}"><span>Terms &amp; Conditions</span></a><span> and
</span><a href="{privacy}"><span>Privacy Policy</span></a></p>""",
    policy=us_policy(BULLETS, 2),
    terms_link=("Terms & Conditions", "/terms-and-conditions"),
    privacy_link=("Privacy Policy", "/privacy-policy"),
    cta_path="/roast-day-texts",
)

FURNITURE = Site(
    Firm("Alder Lane Home, Inc.", "Alder Lane Home", "www.alderlanehome.example"),
    bootstrap,
    home="""<h1>Solid wood, made to last</h1><p class="lead">Tables, beds and shelving in alder, ash
and walnut. Every piece is built in our Boise workshop after you order it.</p>
<div class="card"><div class="card-body"><h5>Delivery windows</h5><p>We deliver in six western
states with our own truck and two strong people.</p></div></div>""",
    opt_in="""<h2>Delivery text messages</h2>
<p>At checkout we ask: <q>May Alder Lane Home send you delivery updates by SMS?</q> The box is empty
until you check it.</p><img src="/img/checkout.png" alt="Our checkout">
<ul><li>Number of messages: three to five for each delivery.</li>
<li>Price: we charge nothing; standard message and data rates apply.</li>
<li>How to end them: text STOP at any time.</li>
<li>Support: text HELP, or mail service@alderlanehome.example.</li>
<li>Rules: <a href="{terms}">Terms of Use</a> and <a href="{privacy}">Privacy Statement</a>.</li>
</ul>""",
    policy=us_policy(STATUTE, 5),
    terms_link=("Terms of Use", "/legal/terms"),
    privacy_link=("Privacy Statement", "/legal/privacy"),
    cta_path="/delivery/texts",
)

FARM = Site(
    Firm("Green Gate Farm Cooperative", "Green Gate Farm", "greengatefarm.example"),
    lines,
    home="""<p>We grow vegetables for 140 families near Lancaster, Pennsylvania. Pick up your share
on Tuesday or Friday between 3 and 7, rain or shine.</p>
<p>This week: sugar snap peas, scapes, strawberries (finally), lettuce, two kinds of kale.</p>
<p>2025 shares are sold out. Get on the waiting list at the stand.</p>""",
    opt_in="""<p>PICKUP REMINDERS BY TEXT</p><p>Members: leave your number on the sign-up sheet or
write it here: <input type=text name=cell> <input type=button value="Remind me"></p>
<p>By giving your number you agree that Green Gate Farm sends you a reminder on pickup days, that
makes one or two a week from May to November. Carrier charges may apply. txt STOP to cancel and HELP
for help.</p><p>More: <a href="{terms}">member terms</a> / <a href="{privacy}">privacy</a></p>""",
    policy=us_policy(PLAIN_TALK, 8),
    terms_link=("Member terms", "/member-terms.html"),
    privacy_link=("Privacy", "/privacy.html"),
    cta_path="/reminders.html",
)

TOYS = Site(
    Firm("Wobble & Spin Toys LLC", "WOBBLE & SPIN", "wobbleandspin.example"),
    bare,
    home="""<p>Wooden toys, board games, kites. Main Street, Galena, Illinois.
<p>Layaway from September. Gift wrap is free. Gramps plays the accordion on Saturdays.""",
    opt_in="""<h2>Layaway texts</h2><p>Text reminders for your layaway from Wobble &amp; Spin Toys.
One per month and one when it is paid. You start them by checking "text me" on the layaway form:
<p><label><input type=checkbox> text me at <input type=tel></label>
<p>Msg &amp; data rates may apply. Reply HELP for help. Reply STOP to end. See
<a href="{terms}">terms</a> and <a href="{privacy}">privacy policy</a>.""",
    policy=us_policy(LETTER, 4),
    cta_path="/layaway",
)

CASES = (
    BOOKS.case(GROUP, "harbor_books"),
    YARN.case(GROUP, "yarn_shop_restock_texts"),
    HARDWARE.case(GROUP, "hardware_store_in_tables"),
    BIKES.case(GROUP, "bike_shop_repair_texts"),
    ROASTER.case(GROUP, "coffee_subscription_in_spans"),
    FURNITURE.case(GROUP, "furniture_delivery_list"),
    FARM.case(GROUP, "farm_share_in_line_breaks"),
    TOYS.case(GROUP, "toy_shop_layaway"),
)
