"""Chapter 3: a key, a number, a template, and the first message on somebody's telephone."""

import random
import re

import sent_dm

from demo.journey.cast import Stage, Trader
from demo.journey.narrator import chapter, expect, tell, wait_for
from demo.journey.review import decide
from demo.journey.sending import code_of, refusal_of, send, wait_until

TEXT = "Hello {{0:name}}, your map of {{1:place}} has been printed and leaves our shop today."


def play(stage: Stage, trader: Trader) -> None:
    chapter("3. First message")
    make_a_key(stage, trader)
    _hear_what_is_left(trader)
    pick_a_number(trader)
    make_a_template(stage, trader)
    top_up(stage, trader)
    person = f"+447700900{random.randint(200, 299)}"
    _send_and_follow(stage, trader, person)
    _say_stop_and_start(stage, trader, person)


def make_a_key(stage: Stage, trader: Trader) -> None:
    page = trader.browser.open("/keys")
    page = trader.browser.submit(page, page.find_form(having="name"), {"name": "Web shop"})
    found = re.search(r"sk_live_[A-Za-z0-9]{20,}", page.html)
    expect(found, "the key, shown once", seen=page.text)
    assert found is not None
    trader.key = found[0]
    expect(trader.key not in trader.browser.open("/keys").html, "the key is not shown again")
    trader.sdk = stage.connect(trader.key)
    tell(f"the trader makes an API key, shown once: {trader.key[:12]}…{trader.key[-4:]}")


def _hear_what_is_left(trader: Trader) -> None:
    assert trader.sdk is not None
    try:
        trader.sdk.me.retrieve()
    except sent_dm.AuthenticationError as error:
        body = error.body
        expect(code_of(error) == "AUTH_007", "401 AUTH_007", seen=body)
        expect("channel_setup" in str(body), "the missing step is named", seen=body)
        tell("the API answers 401 AUTH_007: the key is fine, channel set-up is missing")
    else:
        expect(False, "the API is shut before a channel is set up")


def pick_a_number(trader: Trader, *, country: str = "GB") -> None:
    page = trader.browser.open(f"/channels?country={country}")
    form = page.find_form(having="e164")
    trader.number = form.offered["e164"][0]
    page = trader.browser.submit(page, form, {"e164": trader.number})
    expect(page.status == 200, "the number is ordered", seen=page.text)

    def look() -> object | None:
        try:
            return trader.sdk.me.retrieve() if trader.sdk else None
        except sent_dm.AuthenticationError:
            return None

    wait_for(look, "the same key is answered once the number is ours")
    tell(f"the trader picks {trader.number}; the same key is answered at once")


def make_a_template(stage: Stage, trader: Trader) -> None:
    assert trader.sdk is not None
    names = ("name", "place")
    variables = [
        {
            "id": index,
            "name": name,
            "type": "variable",
            "props": {"variableType": "text", "sample": "Sam"},
        }
        for index, name in enumerate(names)
    ]
    content = {"template": TEXT, "type": "text", "variables": variables}
    made = trader.sdk.templates.create(
        definition={"body": {"multiChannel": content}},  # type: ignore[typeddict-item]
        submit_for_review=True,
    )
    assert made.data is not None
    assert made.data.id is not None
    trader.template_id = made.data.id
    staff = stage.sign_in_staff("reviewer")
    address = f"/admin/templates_app/template/{trader.template_id}/change/"
    decide(staff, staff.open(address), "approve")
    tell("the trader submits a template through the SDK; the reviewer approves it")


def top_up(stage: Stage, trader: Trader) -> None:
    staff = stage.sign_in_staff("operator")
    accounts = staff.open(f"/admin/accounts/account/?q={trader.email.replace('+', '%2B')}")
    page = staff.open(accounts.find_link(trader.name, within="/change/"))
    decide(staff, page, "top-up", amount="5", note="Welcome credit")
    tell("an operator books the first 5 USD")


def _send_and_follow(stage: Stage, trader: Trader, person: str) -> None:
    (message_id,) = send(trader, person)
    tell(f"accepted at once: message {message_id} to {person}")
    wait_until(trader, message_id, status="DELIVERED")
    (arrived, *_) = stage.carrier.list_messages(person)
    expect(arrived["from"] == trader.number, "it came from the trader's number", seen=arrived)
    tell(f"the worker dispatched it, the receipt came: DELIVERED, “{arrived['text']}”")


def _say_stop_and_start(stage: Stage, trader: Trader, person: str) -> None:
    stage.carrier.text_in(sender=person, to=trader.number, text="STOP")
    _wait_for_consent(trader, person, opted_out=True)
    before = stage.carrier.count_sends()
    code = refusal_of(lambda: send(trader, person))
    expect(code == "BUSINESS_009", "422 BUSINESS_009", seen=code)
    expect(stage.carrier.count_sends() == before, "nothing reached the carrier")
    tell("the recipient texts STOP: the next send gets 422 BUSINESS_009, no carrier is called")
    stage.carrier.text_in(sender=person, to=trader.number, text="START")
    _wait_for_consent(trader, person, opted_out=False)
    (again,) = send(trader, person)
    wait_until(trader, again, status="DELIVERED")
    tell("the recipient texts START: the next message is DELIVERED again")


def _wait_for_consent(trader: Trader, person: str, *, opted_out: bool) -> None:
    def look() -> bool | None:
        assert trader.sdk is not None
        (contact,) = trader.sdk.contacts.list(phone=person)
        return True if contact.opt_out is opted_out else None

    wait_for(look, f"the contact's opt-out is {opted_out}")
