"""The parts of a US opt-in disclosure, each said in a dozen ways. ``{brand}`` is the sender."""

SENDER = (
    "By entering your mobile number and clicking Sign up, you agree to receive order updates by "
    "text from {brand}.",
    "{brand} Text Alerts: check the box and we will text you about your appointments.",
    "Yes! Text me shipping notices from {brand} at the number I gave above.",
    "I consent to receive SMS notifications and appointment reminders from {brand}. Consent is not "
    "a condition of purchase.",
    "Join the {brand} mobile list for pickup alerts and schedule changes.",
    "You are signing up for text messages from {brand} about your account.",
    "I authorize {brand} to send me automated service texts at the number provided. I do not have "
    "to agree in order to buy anything.",
    "Get a text from {brand} when it is your turn, when your order is ready and when we are "
    "closed.",
    "With your permission, {brand} sends reminders and notices to your cell phone.",
    "{brand} would like to keep you posted by text message. Tick the box if that is fine with you.",
    "By providing your phone number you opt in to {brand} customer care and delivery messages.",
    "Want {brand} updates on your phone? Leave your number and press the green button to agree.",
)
FREQUENCY = (
    "Message frequency varies.",
    "Msg frequency varies by how often you visit.",
    "Expect up to 4 msgs/month.",
    "You'll get about two texts a week.",
    "Frequency of messages may vary.",
    "Recurring messages; how many depends on your orders.",
    "We send one text per order, sometimes two.",
    "We text at most once a day.",
    "No more than eight texts per month.",
    "Approx. 5 msg/mo.",
    "The number of messages depends on how often you book.",
    "Messages vary.",
)
RATES = (
    "Message and data rates may apply.",
    "Msg & data rates may apply.",
    "Msg&amp;Data rates may apply.",
    "Standard message and data rates apply.",
    "Your carrier's message and data rates may apply.",
    "Carrier charges may apply.",
    "Message/data rates may apply.",
    "Standard text messaging rates may apply, depending on your plan.",
    "Your wireless provider may charge you for texts.",
    "The texts are free from us, but your carrier's messaging rates apply.",
    "Msg &amp; data rates could apply.",
    "Message&nbsp;and&nbsp;data&nbsp;rates may apply.",
)
STOP = (
    "Reply STOP to opt out.",
    "Txt STOP to cancel.",
    "Text STOP to 30210 to unsubscribe.",
    "Reply <strong>STOP</strong> to unsubscribe at any time.",
    "To stop receiving texts, reply with the word STOP.",
    "Opt out whenever you like by answering STOP.",
    "STOP to end.",
    "Cancel anytime: text STOP.",
    "Send “STOP” to quit.",
    "You can leave by texting STOP in reply to any message.",
    "Unsubscribe by replying <b>STOP</b>.",
    "Text back STOP and you're off the list.",
)
HELP = (
    "Reply HELP for help.",
    "Txt HELP for help.",
    "Text HELP to 30210 for more information.",
    "Reply <strong>HELP</strong> for customer support.",
    "For assistance, text HELP.",
    "HELP for info.",
    "Need a hand? Reply HELP or call the front desk.",
    "Questions? Send “HELP”.",
    "If you get stuck, reply with the word HELP.",
    "Get help by texting HELP.",
    "Respond HELP for assistance.",
    "Text HELP if anything is unclear.",
)
TERMS = (
    'See our <a href="{terms}">Terms of Service</a>.',
    '<a href="{terms}">Terms</a> apply.',
    'Read the <a href="{terms}">SMS terms</a>.',
    'Our <a href="{terms}">Terms &amp; Conditions</a> cover the rest.',
    'Full <a href="{terms}">terms of use</a> here.',
    '<a href="{terms}">Mobile terms and conditions</a>.',
)
PRIVACY = (
    'See our <a href="{privacy}">Privacy Policy</a>.',
    'How we treat your data: <a href="{privacy}">Privacy Notice</a>.',
    '<a href="{privacy}">Privacy</a>.',
    'We respect your privacy: <a href="{privacy}">privacy policy</a>.',
    'Here is our <a href="{privacy}">privacy statement</a>.',
    'Your number is safe, see <a href="{privacy}">how we handle personal information and '
    "privacy</a>.",
)
PARTS = {
    "sender": SENDER,
    "frequency": FREQUENCY,
    "rates": RATES,
    "stop": STOP,
    "help": HELP,
    "terms": TERMS,
    "privacy": PRIVACY,
}

UNSIGNED = (
    "Sign up for text alerts. By submitting this form you agree to receive text messages about "
    "your order.",
    "I would like to receive appointment reminders by text message.",
    "Enter your cell phone number to get updates by SMS.",
    "Check here to opt in to our text notifications.",
)
"""Openings that do not say who sends."""


def disclose(turn: int, *, without: str = "", order: int = 0) -> str:
    """Return a whole disclosure, or one that lacks an element; every ``turn`` has other words."""
    strides = {"sender": 1, "frequency": 5, "rates": 7, "stop": 11, "help": 1}
    chosen = {
        name: words[(turn * strides.get(name, 1) + shift) % len(words)]
        for shift, (name, words) in enumerate(PARTS.items())
    }
    if without == "sender":
        chosen["sender"] = UNSIGNED[turn % len(UNSIGNED)]
    elif without:
        chosen[without] = ""
    return " ".join(chosen[name] for name in _ORDERS[order % len(_ORDERS)] if chosen[name])


_ORDERS = (
    ("sender", "frequency", "rates", "stop", "help", "terms", "privacy"),
    ("sender", "rates", "frequency", "help", "stop", "privacy", "terms"),
    ("sender", "stop", "help", "rates", "frequency", "terms", "privacy"),
    ("sender", "terms", "privacy", "frequency", "stop", "rates", "help"),
)
