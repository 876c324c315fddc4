"""Chapter 6: a US company, from its EIN to its first text message to a US number.

Its sample messages do not say who sends them. Our pre-check warns, the reviewers of the campaign
refuse: the company corrects that one field, sees what another look costs, and gets through.
"""

import random
import time
from collections.abc import Callable

import httpx
import sent_dm

from demo.journey.browser import Browser
from demo.journey.cast import Stage, Trader
from demo.journey.first_message import make_a_key, make_a_template, pick_a_number, top_up
from demo.journey.mailbox import wait_for_mail
from demo.journey.narrator import chapter, expect, tell, wait_for
from demo.journey.pages import Page
from demo.journey.review import CRITERIA, decide, find_screened
from demo.journey.sending import code_of, refusal_of, send, wait_until
from demo.journey.signing_up import sign_up

_NAME = "Bramble Lane Preserves LLC"
_ADDRESS = {"street": "210 Water Street", "city": "Portland", "region": "ME"}
_REGISTRATION = "/channels/us-sms"
_NAMELESS = "Your order [number] has left our kitchen and arrives tomorrow. Reply STOP to opt out."
_SIGNED = f"{_NAME}: your order [number] has left our kitchen. Reply STOP to opt out."
DETAILS: dict[str, str | list[str]] = {
    "entity_type": "private_company",
    "business_name": _NAME,
    **_ADDRESS,
    "postal_code": "04101",
    "country": "US",
    "website_url": "https://bramble.example/",
    "use_case_type": "notifications",
    "use_case": (
        "Order confirmations and delivery notices for preserves, sent to customers after they buy "
        "on our site; about two messages an order, never any advertising."
    ),
    "sample_1": _NAMELESS,
    "cta_url": "https://bramble.example/checkout",
    "channels": ["sms"],
    "industry": "RETAIL",
    "destination_countries": ["US"],
    "local_rules": ["US"],
    "contact_name": "Nora Bramble",
    "contact_phone": "+12075550142",
}


def play(stage: Stage, _trader: Trader) -> None:
    chapter("6. A US company")
    email = f"nora+{int(time.time())}@bramble.example"
    company = Trader(email, Browser(stage.base_url), name=_NAME)
    sign_up(company)
    _submit(stage, company)
    _approve(stage, company)
    make_a_key(stage, company)
    pick_a_number(company, country="US")
    make_a_template(stage, company)
    top_up(stage, company)
    person = f"+1212555010{random.randint(0, 9)}"
    _be_refused(stage, company, person)
    _correct(company)
    _send_when_registered(stage, company, person)


def _submit(stage: Stage, company: Trader) -> None:
    """Each time another EIN, which the register of companies has on file for the name."""
    ein = f"12{random.randint(6_000_000, 9_999_999)}"
    address = {**_ADDRESS, "postal_code": "04101", "country": "US"}
    on_file = {"country": "US", "tax_id": ein, "legal_name": _NAME, "address": address}
    url = f"{stage.facts['simulators']['registry']}/sim/businesses"
    httpx.post(url, json=on_file, trust_env=False).raise_for_status()
    page = company.browser.open("/compliance")
    form = page.find_form(having="use_case")
    answers = {**DETAILS, "tax_id": ein, "action": "submit"}
    page = company.browser.submit(page, form, answers)
    expect(page.url.endswith("/compliance/status"), "it is submitted", seen=page.text)
    tell(f"{_NAME} hands in its EIN and says that it will text the US")


def _approve(stage: Stage, company: Trader) -> None:
    """Who tells this story twice meets the first company's domain: then two people approve."""
    reviewer = stage.sign_in_staff("reviewer")
    case = wait_for(lambda: find_screened(reviewer, company), "risk screening")
    decide(reviewer, case, "claim")
    decide(reviewer, reviewer.open(case.url), "approve", criteria=CRITERIA)
    if "second review" in reviewer.open(case.url).text.lower():
        decide(stage.sign_in_staff("senior"), case, "confirm")
    wait_for_mail(company.email, subject="compliance details are approved")
    page = company.browser.open(_REGISTRATION)
    expect("Registry" in page.text, "the registration has begun by itself", seen=page.text)
    tell("approved; brand and campaign go to The Campaign Registry without anybody's doing")


def _be_refused(stage: Stage, company: Trader, person: str) -> None:
    before = stage.carrier.count_sends()
    code = refusal_of(lambda: send(company, person))
    expect(code == "CHANNEL_009", "422 CHANNEL_009", seen=code)
    expect(stage.carrier.count_sends() == before, "nothing reached the carrier")
    tell("until it is through a message to the US gets 422 CHANNEL_009, no carrier is called")


def _correct(company: Trader) -> None:
    wait_for_mail(company.email, subject="us sms registration", seconds=60)
    page = wait_for(_look_for_correction(company), "the campaign to be turned down", seconds=60)
    expect("15.00 USD" in page.text, "the price of another look", seen=page.text)
    tell("the campaign is turned down: no sample says who sends it; only samples are open, 15 USD")
    form = page.find_form(having="use_cases")
    done = company.browser.submit(page, form, {"use_cases": [_SIGNED]})
    expect(done.status == 200, "the correction is taken", seen=done.text)
    tell("the company writes its name into the sample and submits again")


def _look_for_correction(company: Trader) -> Callable[[], Page | None]:
    def look() -> Page | None:
        page = company.browser.open(_REGISTRATION)
        return page if any("use_cases" in form.fields for form in page.forms) else None

    return look


def _send_when_registered(stage: Stage, company: Trader, person: str) -> None:
    def look() -> list[str] | None:
        try:
            return send(company, person)
        except sent_dm.UnprocessableEntityError as error:
            expect(code_of(error) == "CHANNEL_009", "only that one reason", seen=error.body)
            return None

    (message_id,) = wait_for(look, "the number to be registered", seconds=90)
    wait_until(company, message_id, status="DELIVERED")
    (arrived, *_) = stage.carrier.list_messages(person)
    expect(arrived["from"] == company.number, "it came from the company's number", seen=arrived)
    page = company.browser.open(_REGISTRATION)
    expect("T-Mobile" in page.text, "each carrier's word is shown", seen=page.text)
    tell(f"carriers approve, {company.number} is assigned: the first US SMS is DELIVERED")
