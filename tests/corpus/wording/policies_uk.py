"""Privacy notices of small businesses in the United Kingdom and Ireland."""

ICO_TEMPLATE = """<h1>Privacy notice</h1>
<p>This privacy notice tells you what to expect us to do with your personal information.</p>
<h2>Contact details</h2><p>{legal}. Post and telephone: see the foot of this page.</p>
<h2>What information we collect, use, and why</h2>
<p>We collect or use the following to provide services and goods, including delivery: names and
contact details (including mobile number), addresses, purchase history.</p>
<p>We collect or use the following for service updates by text message: names and contact details;
marketing preferences; records of consent.</p>
<h2>Lawful bases and data protection rights</h2>
<p>Under UK data protection law, we must have a “lawful basis” for collecting and using your
personal information. Our lawful bases are contract and consent. You have the right of access, to
rectification, to erasure, to restriction, to object and to data portability.</p>
<h2>Who we share information with</h2>
<p>Data processors: our text message provider, which delivers messages on our behalf. {clause}</p>
<h2>How to complain</h2><p>You can also complain to the Information Commissioner’s Office (ICO),
Wycliffe House, Water Lane, Wilmslow.</p>"""

HOW_WE_USE = """<h1>How we use your data</h1>
<p>We’ll keep this short. When you book we ask for your name, mobile and email so that we can
confirm the booking and text you if anything changes. We rely on our contract with you for that,
and on your consent for anything to do with offers.</p>
<p>Your details sit in our booking system (hosted in the UK) and with the firm that sends our text
messages. {clause}</p>
<p>We delete bookings after 24 months. You may ask for a copy of your personal data, or ask us to
correct or erase it. If we get it wrong, you can go to the ICO.</p>"""

SCHOOL = """<h1>Data protection</h1>
<p>{brand} is the controller of the personal data it holds about pupils and their families and is
registered with the Information Commissioner’s Office. Our Data Protection Officer can be reached
through the office.</p>
<p>We process parents’ names, addresses, telephone numbers and e-mail addresses in order to carry
out our public task, to keep children safe and to keep families informed, including by text
message.</p>
<p>We share data with the local authority, the Department for Education and the supplier of our
messaging service, where the law allows. {clause}</p>
<p>Records are kept in line with our retention schedule. You may make a subject access request in
writing or in person.</p>"""

CHARITY = """<h2>Our privacy promise</h2>
<p>Thank you for supporting {brand}. We promise to look after your personal data and to be open
about what we do with it.</p>
<p>We hold your name, contact details, donations and how you like to hear from us: post, e-mail,
phone or SMS. You decide, and you can change your mind at any time.</p>
<p>{clause}</p>
<p>We use trusted suppliers, for instance to print appeals or send text messages, who work only on
our instructions. We follow the Fundraising Regulator’s Code, the UK GDPR and PECR.</p>"""

COOKIES_TOO = """<h1>Privacy &amp; cookies</h1>
<h3>1. Who we are</h3><p>{legal} is the data controller.</p>
<h3>2. Personal data</h3><p>Identity, contact (address, email, mobile number), financial and
transaction data, given by you when you order or create an account.</p>
<h3>3. Use</h3><p>To process your order, to keep you posted about it by email and SMS, to meet legal
duties.</p>
<h3>4. Disclosure</h3><p>Couriers, payment providers, messaging providers, professional advisers.
{clause}</p>
<h3>5. International transfers</h3><p>Where data leaves the UK we use approved contract terms.</p>
<h3>6. Retention</h3><p>Six years for orders, for tax purposes.</p>
<h3>7. Your legal rights</h3><p>Access, correction, erasure, objection, restriction, transfer,
withdrawal of consent.</p>
<h3>8. Cookies</h3><p>Our site uses cookies to keep your basket. You can refuse all others.</p>"""

FRAMES = (ICO_TEMPLATE, HOW_WE_USE, SCHOOL, CHARITY, COOKIES_TOO)

CLAUSES = (
    "We will never sell your details or pass your mobile number to other organisations for "
    "marketing.",
    "We do not share your mobile number, or the fact that you agreed to texts, with anybody for "
    "their own marketing purposes.",
    "Mobile numbers are not shared with third parties for marketing.",
    "Your phone number and your consent are yours: we don’t swap, rent or sell them, ever.",
    "We won’t hand your number over to third parties so that they can advertise to you.",
    "Data collected for text messages is never disclosed to third parties for promotional "
    "purposes.",
)


def uk_policy(frame: str, clause: int | str) -> str:
    """Return the notice with a clause of the list, or with one given as it stands."""
    words = CLAUSES[clause] if isinstance(clause, int) else clause
    return frame.replace("{clause}", words)
