"""Terms pages. They say that there are rules, and no more than a small business would say."""

PLAIN_TERMS = """<h2>Terms of Service</h2>
<p>These terms apply when you buy from {brand} or use this site.</p>
<h3>Orders and bookings</h3><p>An order is accepted when we confirm it. You may cancel without
charge until we have begun the work.</p>
<h3>Our messages</h3><p>If you signed up for texts, you may leave the program at any time. Carriers
are not liable for delayed or undelivered messages.</p>
<h3>Law</h3><p>These terms are governed by the law of the place where {legal} is registered.</p>"""

UK_TERMS = """<h2>Terms and conditions</h2>
<p>{legal} (“we”, “us”) runs this website. By using it you accept these terms.</p>
<ol><li>Prices include VAT where it applies.</li>
<li>You may cancel an order within 14 days of receiving it.</li>
<li>Nothing in these terms limits your rights as a consumer.</li>
<li>These terms are governed by the law of England and Wales.</li></ol>"""

PROGRAM_TERMS = """<h2>Messaging terms and conditions</h2>
<p>The {brand} program sends texts to people who asked for them. You can cancel the service at any
time: just text "STOP". If you have trouble, reply with the keyword HELP.</p>
<p>Carriers are not liable for delayed or undelivered messages. Message and data rates may apply.
Message frequency varies. For questions about your plan, ask your wireless provider.</p>"""
