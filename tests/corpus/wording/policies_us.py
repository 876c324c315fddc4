"""Privacy policies of small US businesses, in several voices.

``{clause}`` is where the sentence about mobile numbers and consent stands; without it none of these
policies says anything about passing them on for marketing.
"""

LAWYERLY = """<h1>Privacy Policy</h1>
<p><em>Last updated: March 3, 2025</em></p>
<p>This Privacy Policy describes Our policies and procedures on the collection, use and disclosure
of Your information when You use the Service, and tells You about Your privacy rights.</p>
<h2>Types of Data Collected</h2>
<p>While using Our Service, We may ask You to provide Us with certain personally identifiable
information, including but not limited to: first name and last name; email address; phone number;
address, state, ZIP/postal code; usage data.</p>
<h2>Use of Your Personal Data</h2>
<p>{legal} may use Personal Data to provide and maintain the Service, to manage Your account, to
perform contracts, and to contact You by email, telephone call, SMS, or other equivalent forms of
electronic communication regarding updates or informative communications.</p>
<h2>Disclosure of Your Personal Data</h2>
<p>We may share Your information with Service Providers who perform services on Our behalf, and in
connection with any merger, sale of Company assets or financing.</p>
<p>{clause}</p>
<h2>Retention</h2><p>The Company will retain Your Personal Data only for as long as is necessary for
the purposes set out in this Privacy Policy.</p>
<h2>Contact Us</h2><p>If you have any questions about this Privacy Policy, contact {legal}.</p>"""

PLAIN_TALK = """<h2>Your privacy, in plain English</h2>
<p>We are a small business and we keep only what we need. When you buy or book we write down your
name, how to reach you and what you ordered. If you sign up for texts we also keep the date you
said yes.</p>
<p>We use that to do the job you asked for and to let you know how it is going. The companies that
run our till, our mail and our text messages see what they need to run them.</p>
<p>{clause}</p>
<p>Want to see what we have on you, or have it erased? Call us and we will take care of it within
30 days. Our website counts visitors without cookies.</p>"""

QUESTIONS = """<h1>Privacy Notice</h1>
<h3>What information do we collect?</h3>
<p>Contact details that you type into our forms (name, email, cell phone), appointment and purchase
history, and the pages you look at.</p>
<h3>Why do we collect it?</h3>
<p>To book and confirm your visits, to answer you, to send the text reminders you asked for and to
keep our records as the law requires.</p>
<h3>Who do we share it with?</h3>
<p>Vendors who host our booking system and deliver our messages, under contract. Authorities, when a
law obliges us.</p><p>{clause}</p>
<h3>How long do we keep it?</h3><p>Seven years for invoices, two years for everything else.</p>
<h3>What are my choices?</h3><p>You can ask us to correct or delete your information at any
time.</p>
<h3>Who can I ask?</h3><p>Write to privacy@{host}.</p>"""

STATUTE = """<h1>Privacy Statement</h1>
<p>{legal} respects the privacy of every individual who visits this website. This statement is
provided under the California Consumer Privacy Act and similar state laws.</p>
<table border="1"><tr><th>Category</th><th>Examples</th><th>Purpose</th></tr>
<tr><td>Identifiers</td><td>Name, postal address, e-mail, telephone number</td>
<td>Fulfilling your request; service messages by text</td></tr>
<tr><td>Commercial information</td><td>Products purchased or considered</td><td>Support,
warranty</td></tr>
<tr><td>Internet activity</td><td>Browsing on our site</td><td>Security,
statistics</td></tr></table>
<p>Recipients: payment processors, shipping carriers, communication platforms.</p>
<p>{clause}</p>
<p>You have the right to know, the right to delete and the right to correct. We will not
discriminate against you for using them.</p>"""

CLINIC = """<h2>How we protect your information</h2>
<p>This notice covers our website and our appointment messages. Our Notice of Privacy Practices
under HIPAA, which covers your medical record, is available at the front desk.</p>
<p><strong>Information we collect online:</strong> your name, date of birth, mobile number, email,
and the reason for your visit.</p>
<p><strong>How we use it:</strong> to schedule you, to send appointment reminders by text message or
email, and to verify insurance. Texts never contain results or diagnoses.</p>
<p><strong>Disclosure:</strong> our scheduling and messaging vendors act as business associates.
{clause}</p>
<p><strong>Security:</strong> data is encrypted in transit. No method is perfectly secure.</p>
<p><strong>Questions:</strong> ask for our privacy officer.</p>"""

BULLETS = """<h1>Privacy &amp; SMS Policy</h1>
<ul><li>We collect: name, phone, email, delivery address, order history.</li>
<li>We use it to: process orders, prevent fraud, send SMS notifications you opted in to.</li>
<li>Cookies: a session cookie for the cart, analytics if you accept.</li>
<li>Processors: card processor, courier, SMS platform, web host.</li>
<li>{clause}</li>
<li>Your rights: access, correction, deletion. Write to hello@{host}.</li>
<li>Changes: we post them here with a new date. Effective 01/15/2025.</li></ul>"""

LETTER = """<p><b>A word about privacy from all of us at {brand}</b></p>
<p>Dear friend, when you give us your name and number you are trusting us, and we take that to
heart. This policy explains what personal information we gather, what for, and what we will and
will not do with it.</p>
<p>We gather what you tell us at the counter, on the phone or on this site: your name, how to reach
you, what you like. We use it to serve you and, if you agreed, to text you.</p>
<p>A few companies help us do that, such as the one that carries our text messages. They may use
your information only for that work.</p>
<p>{clause}</p><p>If anything here troubles you, come in and talk to us, or write.</p>"""

SAAS = """<h1>Privacy Policy</h1><h4>1. Scope</h4>
<p>This policy applies to {host} and to accounts created there. {legal} is the data controller.</p>
<h4>2. Data we process</h4><p>Account data (name, work e-mail, mobile phone for sign-in codes and
alerts), billing data, logs, device data.</p>
<h4>3. Purposes</h4><p>Providing the service, authentication, security alerts over SMS, billing,
product improvement.</p>
<h4>4. Subprocessors</h4><p>Hosting, e-mail delivery, SMS delivery, error tracking. A current list
is available on request.</p>
<h4>5. Messaging data</h4><p>{clause}</p>
<h4>6. Retention and deletion</h4><p>Account data is deleted 90 days after an account closes.</p>
<h4>7. Contact</h4><p>security@{host}</p>"""

FRAMES = (LAWYERLY, PLAIN_TALK, QUESTIONS, STATUTE, CLINIC, BULLETS, LETTER, SAAS)

CLAUSES = (
    "No mobile information will be shared with third parties or affiliates for marketing or "
    "promotional purposes.",
    "All the above categories exclude text messaging originator opt-in data and consent; this "
    "information will not be shared with any third parties.",
    "We do not sell, rent or share your phone number or your consent to receive texts with anyone "
    "for their own marketing.",
    "Your cell number stays with us. We never give it or sell it to other companies for "
    "advertising.",
    "Text messaging opt-in data and consent are never shared with third parties.",
    "We will not share your opt-in to an SMS campaign with any third party for purposes unrelated "
    "to providing you with the services of that campaign.",
    "Mobile numbers collected for texting, and the fact that you agreed, are not disclosed to "
    "third parties or affiliates for promotional reasons.",
    "SMS consent and phone numbers are excluded from all sharing described on this page: we do not "
    "sell them, trade them or pass them on for marketing.",
    "Nobody outside {brand} gets your mobile number for marketing. Not for money, and not for "
    "free.",
    "Neither your mobile phone number nor your SMS opt-in is transferred to third parties for "
    "marketing purposes.",
    "Information sharing to subcontractors in support services, such as customer service, is "
    "permitted. All other use case categories exclude text messaging originator opt-in data and "
    "consent; this information won't be shared with third parties.",
    "We don’t share personal information, including mobile phone numbers and text message consent, "
    "with other businesses for their marketing.",
    "Under no circumstances do we provide phone numbers gathered through our text program to lead "
    "generators, affiliates or any other third party for marketing.",
)


def us_policy(frame: str, clause: int | str) -> str:
    """Return the policy with a clause of the list, or with one given as it stands."""
    words = CLAUSES[clause] if isinstance(clause, int) else clause
    return frame.replace("{clause}", words)
