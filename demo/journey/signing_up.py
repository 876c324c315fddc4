"""Chapter 1: a UK sole trader signs up, finds what is locked, and hands in her details.

The first try is not taken: a pre-check says what a reviewer would send back, with a good example.
"""

from demo.journey.cast import Stage, Trader
from demo.journey.mailbox import find_address, wait_for_mail
from demo.journey.narrator import chapter, expect, tell
from demo.papers import draw_letter

_VAGUE = "Sending notifications to the people who buy at our shop."
DETAILS: dict[str, str | list[str]] = {
    "entity_type": "sole_trader",
    "business_name": "Edith Marlow",
    "tax_id": "4876120934",
    "street": "3 Chapel Lane",
    "city": "Whitby",
    "postal_code": "YO22 4JT",
    "country": "GB",
    "website_url": "https://marlowmaps.example/",
    "use_case_type": "notifications",
    "use_case": _VAGUE,
    "sample_1": "Edith Marlow: your maps from order [number] are on their way. Reply STOP to stop.",
    "cta_url": "https://marlowmaps.example/checkout",
    "contact_name": "Edith Marlow",
    "contact_phone": "+447700900777",
    "channels": ["sms"],
    "industry": "RETAIL",
    "destination_countries": ["GB", "US"],
    "local_rules": ["EU_UK", "US"],
}
CLEAR = (
    "Order confirmations and dispatch notices for printed maps, sent to customers after they buy "
    "on our site; about two messages an order, never any advertising."
)
PAPER = "document-GB:proof_of_local_address"
_BILL = ("COUNCIL TAX BILL", "Edith Marlow", "3 Chapel Lane", "Whitby YO22 4JT")
_LEFT_OUT = ("cta_url", "tax_id")


def play(stage: Stage, trader: Trader) -> None:
    chapter("1. Signing up")
    sign_up(trader)
    _find_things_locked(trader)
    _try_an_incomplete_form(trader)
    _be_told_beforehand(trader)
    _submit(trader)


def sign_up(trader: Trader) -> None:
    browser = trader.browser
    page = browser.open("/accounts/signup/")
    form = page.find_form(having="email")
    answers: dict[str, str | list[str]] = {
        "email": trader.email,
        "full_name": trader.name,
        "business_name": trader.name,
        "password1": trader.password,
    }
    page = browser.submit(page, form, answers)
    tell(f"{trader.name} signs up as {trader.email}")
    body = wait_for_mail(trader.email, subject="verify")
    page = browser.open(find_address(body))
    page = browser.submit(page, page.find_form(action="confirm-email"))
    expect("Compliance details" in page.text, "the dashboard with its four steps", seen=page.text)
    tell("the mail came, the address is verified; step 2 of 4 is next")


def _find_things_locked(trader: Trader) -> None:
    page = trader.browser.open("/keys")
    expect(
        not any(form.method == "post" and "name" in form.fields for form in page.forms),
        "no key can be made yet",
        seen=page.text,
    )
    expect("approved" in page.text.lower(), "the page says why it is locked", seen=page.text)
    tell("API keys are locked, and the page says by which step they open")


def _try_an_incomplete_form(trader: Trader) -> None:
    page = trader.browser.open("/compliance")
    form = page.find_form(having="use_case")
    partial = {name: value for name, value in DETAILS.items() if name not in _LEFT_OUT}
    page = trader.browser.submit(page, form, {**partial, "action": "submit"})
    expect(page.status == 422, "an incomplete form is not taken", seen=page.text)
    expect("3 Chapel Lane" in page.html, "what was typed is kept", seen=page.text)
    expect("UTR" in page.text, "the tax reference is named as missing", seen=page.text)
    tell("an incomplete form is kept as a draft and names what is missing: UTR, opt-in page")


def _be_told_beforehand(trader: Trader) -> None:
    page = trader.browser.open("/compliance")
    form = page.find_form(having="use_case")
    page = trader.browser.submit(page, form, {**DETAILS, "action": "submit"})
    expect(page.status == 422, "a vague use case is not taken", seen=page.text)
    expect("Not submitted yet" in page.text, "the pre-check says so", seen=page.text)
    expect("who receives" in page.text.lower(), "it says what is missing", seen=page.text)
    expect("Proof of local address" in page.text, "a document is asked for", seen=page.text)
    tell("the pre-check refuses: the use case is vague, and the UK asks for a document")


def _submit(trader: Trader) -> None:
    page = trader.browser.open("/compliance")
    form = page.find_form(having="use_case")
    clear: dict[str, str | list[str]] = {"use_case": CLEAR, "action": "check"}
    scan = ("council-tax.png", draw_letter(*_BILL), "image/png")
    page = trader.browser.submit(page, form, clear, {PAPER: scan})
    expect("Ready to submit" in page.text, "nothing blocks any more", seen=page.text)
    tell("she writes what triggers a message and uploads a scan; “Check my submission” is green")
    form = page.find_form(having="use_case")
    page = trader.browser.submit(page, form, {"action": "submit"})
    expect(page.url.endswith("/compliance/status"), "the waiting page", seen=page.text)
    expect("business days" in page.text, "an honest estimate", seen=page.text)
    wait_for_mail(trader.email, subject="received")
    tell("submitted: version 1 is frozen with its evidence, a mail confirms it")
