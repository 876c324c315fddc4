"""The registration for the US is told honestly; exactly the asked fields open, at a price shown."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEvent, Notice
from compliance.models import Brand, Campaign, Evidence, RegistryAttempt, RegistryFee
from compliance.providers import tcr
from compliance.selectors import get_case, get_submission_under_review
from compliance.services.tcr.moves import Registered, record
from tests.compliance.tcr_factories import (
    EIN,
    make_assignment,
    make_brand,
    make_campaign,
    make_us_number,
    make_word,
)
from tests.dashboard.situations import Guest

Visit = Callable[..., tuple[Guest, Client]]
PAGE = "/channels/us-sms"
REFRESHES = 'hx-trigger="every 30s"'
TCR_WORDS = ("Campaign Registry", "10DLC", "TCR")
FLOW = "People tick a box at https://bramblelane.example/order and get a text that asks for YES."


def read(client: Client, page: str = PAGE) -> str:
    answer = client.get(page)
    assert answer.status_code == 200
    return str(answer.content.decode())


def asked_brand(guest: Guest, **fields: Any) -> Brand:
    values = {
        "state": "unverified",
        "waits_on": "customer",
        "asked_fields": ["business_name", "tax_id"],
        "problem_codes": ["tax_id_mismatch"],
        "problem": f"EIN {EIN} and legal name do not match.",
    }
    return make_brand(account=guest.account, **{**values, **fields})


def asked_campaign(guest: Guest, **fields: Any) -> Campaign:
    values = {
        "state": "rejected",
        "waits_on": "customer",
        "sharing_status": "DECLINED",
        "asked_fields": ["message_flow", "use_cases"],
        "problem_codes": ["no_opt_in_disclosure"],
        "problem": "803: the call to action is <incomplete>",
    }
    return make_campaign(brand=make_brand(account=guest.account), **{**values, **fields})


def pin_brand(guest: Guest, **fields: Any) -> Brand:
    now = timezone.now()
    values = {
        "state": "pending",
        "waits_on": "customer",
        "entity_type": "sole_trader",
        "state_since": now - timedelta(hours=2),
        "pin_sent_at": now - timedelta(hours=1),
    }
    return make_brand(account=guest.account, **{**values, **fields})


def correct(client: Client, registered: Registered, **typed: Any) -> HttpResponse:
    cost = "4.00" if isinstance(registered, Brand) else "15.00"
    return client.post(f"{PAGE}/{registered.pk}/correct", {"cost": cost, **typed})


def picture() -> list[list[tuple[Any, ...]]]:
    tables = (Brand, Campaign, RegistryAttempt, AuditEvent, Notice)
    return [list(table.objects.order_by("pk").values_list()) for table in tables]


def test_a_registration_that_waits_says_with_whom_and_that_nothing_is_to_do(visit: Visit) -> None:
    guest, client = visit("active")
    brand = make_brand(account=guest.account, state="pending", waits_on="tcr")
    record(brand, "register")
    text = read(client)
    assert "With The Campaign Registry: checking your identity" in text
    assert "Typically 3–7 business days" in text
    assert "<strong>Nothing.</strong>" in text
    assert "<strong>The Campaign Registry.</strong>" in text
    assert "Identity: The Campaign Registry has it and is checking it" in text
    assert REFRESHES in text
    for step in ("Identity", "Campaign", "Upstream provider", "Carriers", "Numbers"):
        assert f"<strong>{step}</strong>" in text


def test_who_sends_nothing_to_the_us_is_told_that_nothing_is_needed(visit: Visit) -> None:
    _, client = visit("active")
    text = read(client)
    assert "Nothing is needed here" in text
    for word in TCR_WORDS:
        assert word not in text


@pytest.mark.parametrize("page", ["/", "/channels", "/account"])
def test_who_sends_nothing_to_the_us_finds_no_link_to_it(visit: Visit, page: str) -> None:
    _, client = visit("active")
    text = read(client, page)
    for word in (*TCR_WORDS, PAGE):
        assert word not in text


def test_channels_and_home_lead_to_it_while_it_waits(visit: Visit) -> None:
    guest, client = visit("active")
    brand = make_brand(account=guest.account, state="pending", waits_on="tcr")
    for page in ("/", "/channels"):
        assert f'href="{PAGE}"' in read(client, page)
    Brand.objects.filter(pk=brand.pk).delete()
    make_campaign(account=guest.account)
    assert f'href="{PAGE}"' in read(client, "/channels")
    assert f'href="{PAGE}"' not in read(client)


def test_each_carrier_and_each_number_is_told_in_words(visit: Visit) -> None:
    guest, client = visit("active")
    campaign = make_campaign(account=guest.account, looked_at=timezone.now())
    make_word(campaign, "10017", "approved")
    make_word(campaign, "10035", "rejected", note="Too many <links>.")
    number = make_us_number(guest.account, registered_at=timezone.now(), blocked_carriers=["10035"])
    make_assignment(campaign=campaign, number=number)
    text = read(client)
    assert "Lets it through" in text
    assert "Too many &lt;links&gt;." in text
    assert "Has not said anything yet" in text
    assert "May send to the US, except to T-Mobile" in text
    assert "cannot send text messages to the US" in text  # the UK number
    assert REFRESHES not in text


def test_late_says_so_and_when_our_seniors_heard_of_it(visit: Visit) -> None:
    guest, client = visit("active")
    long_ago = timezone.now() - timedelta(days=30)
    make_brand(
        account=guest.account,
        state="pending",
        waits_on="tcr",
        submitted_at=long_ago,
        escalated_at=timezone.now(),
    )
    text = read(client)
    assert "This is late, and we are sorry" in text
    assert "it went to our senior staff" in text
    assert "Longer than the 3–7 business days" in text


def test_a_correction_opens_exactly_the_asked_fields_with_reason_and_price(visit: Visit) -> None:
    guest, client = visit("active")
    brand = asked_brand(guest)
    text = read(client)
    form = text.partition("/correct")[2].partition("</form>")[0]
    assert 'value="Bramble Lane Preserves LLC"' in form
    assert f'id="id_tax_id_{brand.pk}"' in form
    assert 'name="website_url"' not in form
    assert 'name="entity_type"' not in form
    assert "The tax office does not know this legal name" in text
    assert "and legal name do not match." in text
    assert "the registry charges <strong>4.00 USD</strong> for this" in form
    assert form.index("4.00 USD</strong>") < form.index("<button")
    assert REFRESHES not in text


def test_the_tax_id_is_never_shown(visit: Visit) -> None:
    guest, client = visit("active")
    brand = asked_brand(guest)
    refused = correct(client, brand, business_name="", tax_id="98-7654321")
    for text in (read(client), refused.content.decode()):
        assert "5550" not in text
        assert "98-7654321" not in text
        assert "ends in <code>0299</code>" in text


def test_a_correction_is_submitted_again(visit: Visit) -> None:
    guest, client = visit("active")
    brand = asked_brand(guest)
    answer = correct(client, brand, business_name="Bramble Lane Preserves Inc", tax_id="")
    assert answer["Location"] == PAGE
    brand.refresh_from_db()
    assert (brand.state, brand.business_name) == ("submitting", "Bramble Lane Preserves Inc")
    assert brand.tax_id == EIN
    text = read(client)
    assert "Submitted again" in text
    assert "corrected “Legal name”; the registry charges 4.00 USD for this" in text
    assert "/correct" not in text


def test_samples_are_up_to_five_boxes_and_empty_ones_count_for_nothing(visit: Visit) -> None:
    guest, client = visit("active")
    campaign = asked_campaign(guest)
    assert read(client).count('name="use_cases"') == 5
    samples = ["Bramble Lane: your jam is on its way.\r\nReply STOP to end.", "", "", "", ""]
    assert correct(client, campaign, message_flow=FLOW, use_cases=samples).status_code == 302
    campaign.refresh_from_db()
    assert campaign.state == "submitting"
    (use_case,) = campaign.use_cases
    assert use_case["samples"] == ["Bramble Lane: your jam is on its way.\nReply STOP to end."]


def test_what_the_reviewers_said_is_quoted_and_not_obeyed(visit: Visit) -> None:
    guest, client = visit("active")
    asked_campaign(guest)
    assert "803: the call to action is &lt;incomplete&gt;" in read(client)


def test_wrong_answers_are_told_beside_the_fields_and_kept(visit: Visit) -> None:
    guest, client = visit("active")
    campaign = asked_campaign(guest)
    before = picture()
    answer = correct(client, campaign, message_flow="On our site.", use_cases=["Hi <you>", ""])
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Write at least 40 characters." in text
    assert "Write at least 20 characters." in text
    assert "On our site." in text
    assert "Hi &lt;you&gt;" in text
    assert f'aria-describedby="id_message_flow_{campaign.pk}_help' in text
    assert picture() == before


def test_the_same_answers_are_not_paid_for_again(visit: Visit) -> None:
    guest, client = visit("active")
    brand = asked_brand(guest)
    before = picture()
    answer = correct(client, brand, business_name=brand.business_name, tax_id="")
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.content.decode()
    assert picture() == before


@pytest.mark.parametrize("cost", ["3.00", "", "NaN", "four", "4.00\0"])
def test_another_price_is_told_and_nothing_is_sent(visit: Visit, cost: str) -> None:
    guest, client = visit("active")
    brand = asked_brand(guest)
    before = picture()
    answer = correct(client, brand, business_name="Bramble Lane Inc", cost=cost)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "The price has changed" in text
    assert "now charges 4.00 USD" in text
    assert 'value="Bramble Lane Inc"' in text
    assert picture() == before


def test_a_price_that_rises_between_look_and_order_is_told(visit: Visit) -> None:
    guest, client = visit("active")
    brand = asked_brand(guest)
    RegistryFee.objects.create(kind="revet", amount=6, valid_from=timezone.now().date())
    answer = correct(client, brand, business_name="Bramble Lane Inc")
    assert answer.status_code == 409
    assert "Submit again for 6.00 USD" in answer.content.decode()


def test_fields_that_were_not_asked_for_stay_shut(visit: Visit) -> None:
    guest, client = visit("active")
    brand = asked_brand(guest)
    correct(client, brand, business_name="Bramble Lane Inc", website_url="https://evil.example")
    brand.refresh_from_db()
    assert brand.website_url == "https://bramblelane.example"


def test_what_does_not_wait_for_the_customer_is_not_sent_again(visit: Visit) -> None:
    guest, client = visit("active")
    brand = asked_brand(guest, state="pending", waits_on="tcr")
    before = picture()
    answer = correct(client, brand, business_name="Bramble Lane Inc")
    assert answer["Location"] == PAGE
    assert "does not wait for you any more" in read(client)
    assert picture() == before


def test_another_accounts_registration_is_not_there(visit: Visit) -> None:
    stranger, _ = visit("active")
    brand = asked_brand(stranger)
    _, client = visit("active")
    before = picture()
    assert correct(client, brand, business_name="Mine now").status_code == 404
    for way in ("pin", "send-pin"):
        assert client.post(f"{PAGE}/{brand.pk}/{way}", {"pin": "123456"}).status_code == 404
    nobody = f"{PAGE}/{uuid.uuid4()}/correct"
    assert client.post(nobody, {"cost": "4.00"}).status_code == 404
    assert picture() == before


def test_billing_may_look_but_not_correct(visit: Visit) -> None:
    guest, client = visit("active", role="billing")
    brand = asked_brand(guest)
    text = read(client)
    assert '<button class="button">Submit again' not in text
    assert "An owner, admin or developer" in text
    before = picture()
    assert correct(client, brand, business_name="Bramble Lane Inc").status_code == 403
    assert picture() == before


def test_it_is_locked_before_approval(visit: Visit) -> None:
    _, client = visit("in_review")
    assert "This section is locked" in read(client)
    before = picture()
    assert client.post(f"{PAGE}/{uuid.uuid4()}/correct", {"cost": "4.00"}).status_code == 403
    assert picture() == before


def test_blocking_problems_that_are_still_open_are_counted_before_the_button(visit: Visit) -> None:
    guest, client = visit("active")
    asked_brand(guest)
    finding = {
        "code": "site_down",
        "severity": "block",
        "field": "website_url",
        "problem": "Your website could not be opened.",
        "fix": "Open it.",
    }
    submission = get_submission_under_review(get_case(guest.account))
    fine = {**finding, "severity": "info", "problem": "All is well."}
    Evidence.objects.create(
        submission=submission, findings=[finding, fine], completed_at=timezone.now()
    )
    form = read(client).partition("/correct")[2].partition("</form>")[0]
    assert "1 blocking problem is still open" in form
    assert "Your website could not be opened." in form
    assert "All is well." not in form


def test_a_rejection_that_cannot_be_corrected_has_no_form(visit: Visit) -> None:
    guest, client = visit("active")
    asked_campaign(
        guest, waits_on="us", asked_fields=[], problem_codes=["prohibited_industry"], problem="701"
    )
    text = read(client)
    assert "our team is looking into it" in text
    assert "701" in text
    assert "/correct" not in text


def test_the_pin_form_says_how_long_the_pin_lives(visit: Visit) -> None:
    guest, client = visit("active")
    brand = pin_brand(guest)
    text = read(client)
    assert "It lives 24 hours, until" in text
    assert f"/channels/us-sms/{brand.pk}/pin" in text
    assert "Send a new PIN" in text
    assert 'autocomplete="one-time-code"' in text


def test_a_pin_that_is_over_says_so(visit: Visit) -> None:
    guest, client = visit("active")
    yesterday = timezone.now() - timedelta(hours=25)
    pin_brand(guest, pin_sent_at=yesterday, state_since=yesterday)
    assert "is no longer valid" in read(client)


def test_a_first_pin_is_asked_for_with_one_button(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    guest, client = visit("active")
    brand = pin_brand(guest, waits_on="tcr", pin_sent_at=None)
    assert "No PIN was sent yet" in read(client)
    monkeypatch.setattr(tcr, "send_otp", lambda *_, **__: None)
    assert client.post(f"{PAGE}/{brand.pk}/send-pin")["Location"] == PAGE
    text = read(client)
    assert "The PIN is on its way" in text
    assert "A PIN was sent to your mobile phone" in text  # on the timeline


def test_the_right_pin_is_confirmed(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    guest, client = visit("active")
    brand = pin_brand(guest)
    monkeypatch.setattr(tcr, "confirm_otp", lambda *_, **__: None)
    assert client.post(f"{PAGE}/{brand.pk}/pin", {"pin": " 123456 "})["Location"] == PAGE
    text = read(client)
    assert "your mobile number is proven" in text
    assert "Confirm the PIN" not in text


@pytest.mark.parametrize("pin", ["", "abc", "1" * 13, "12\0"])
def test_what_is_no_pin_is_told_beside_the_field(visit: Visit, pin: str) -> None:
    guest, client = visit("active")
    brand = pin_brand(guest)
    before = picture()
    answer = client.post(f"{PAGE}/{brand.pk}/pin", {"pin": pin})
    assert answer.status_code == 422
    assert "Enter the digits of the PIN." in answer.content.decode()
    assert picture() == before


def test_a_wrong_pin_is_told_beside_the_field(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    guest, client = visit("active")
    brand = pin_brand(guest)

    def refuse(*_: object, **__: object) -> None:
        raise tcr.TcrError("wrong", verdict=tcr.Verdict.PERMANENT)

    monkeypatch.setattr(tcr, "confirm_otp", refuse)
    before = picture()
    answer = client.post(f"{PAGE}/{brand.pk}/pin", {"pin": "123456"})
    assert answer.status_code == 422
    assert "This is not the PIN we had sent" in answer.content.decode()
    assert picture() == before


def test_a_campaign_has_no_pin(visit: Visit) -> None:
    guest, client = visit("active")
    campaign = make_campaign(account=guest.account)
    before = picture()
    assert client.post(f"{PAGE}/{campaign.pk}/pin", {"pin": "123456"}).status_code == 404
    assert picture() == before


def test_coming_back_to_where_a_form_was_sent_leads_to_the_page(visit: Visit) -> None:
    guest, client = visit("active")
    brand = asked_brand(guest)
    for way in ("correct", "pin", "send-pin"):
        assert client.get(f"{PAGE}/{brand.pk}/{way}")["Location"] == PAGE
