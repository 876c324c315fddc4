"""Chapter 1: a UK sole trader signs up, finds what is locked, and hands in her details."""

from demo.journey.cast import Stage, Trader
from demo.journey.mailbox import find_address, wait_for_mail
from demo.journey.narrator import chapter, expect, tell

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
    "use_case": _VAGUE,
    "cta_url": "https://marlowmaps.example/checkout",
    "contact_name": "Edith Marlow",
    "contact_phone": "+447700900777",
    "destination_countries": ["GB", "US"],
}
_LEFT_OUT = ("cta_url", "tax_id")


def play(stage: Stage, trader: Trader) -> None:
    chapter("1. Signing up")
    _sign_up(trader)
    _find_things_locked(trader)
    _try_an_incomplete_form(trader)
    _submit(trader)


def _sign_up(trader: Trader) -> None:
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


def _submit(trader: Trader) -> None:
    page = trader.browser.open("/compliance")
    form = page.find_form(having="use_case")
    page = trader.browser.submit(page, form, {**DETAILS, "action": "submit"})
    expect(page.url.endswith("/compliance/status"), "the waiting page", seen=page.text)
    expect("business days" in page.text, "an honest estimate", seen=page.text)
    wait_for_mail(trader.email, subject="received")
    tell("submitted: version 1 is frozen, a mail confirms it, typically 1 to 3 business days")
