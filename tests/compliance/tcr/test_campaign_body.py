"""A campaign in TCR's words."""

from __future__ import annotations

from typing import Any

import pytest

from compliance.models import Brand, Campaign
from compliance.tcr.campaign_body import (
    describe_campaign,
    describe_changeable,
    list_samples,
    name_use_case,
)

SAMPLE = "Bramble Lane: your order [number] has been sent. Reply STOP to opt out."


def make(*use_cases: str, samples: tuple[str, ...] = (SAMPLE,), **fields: Any) -> Campaign:
    entity_type = fields.pop("entity_type", "private_company")
    brand = Brand(entity_type=entity_type, tcr_brand_id="BABC123")
    cases = [{"use_case": name, "samples": list(samples)} for name in use_cases or ("MARKETING",)]
    values = {"description": "d" * 40, "message_flow": "f" * 40, "use_cases": cases}
    return Campaign(brand=brand, **{**values, **fields})


@pytest.mark.parametrize(
    ("use_cases", "fields", "name", "parts"),
    [
        (["MARKETING"], {}, "MARKETING", []),
        (["TWO_FA"], {}, "2FA", []),
        (["CHARITY"], {}, "CHARITY", []),
        (["MIXED"], {}, "MIXED", ["ACCOUNT_NOTIFICATION", "CUSTOMER_CARE", "MARKETING"]),
        (["TWO_FA", "MARKETING"], {}, "MIXED", ["2FA", "MARKETING"]),
        (["MARKETING", "MARKETING"], {}, "MARKETING", []),
        (
            ["MIXED", "MARKETING"],
            {},
            "MIXED",
            ["MARKETING", "ACCOUNT_NOTIFICATION", "CUSTOMER_CARE"],
        ),
        (["MARKETING"], {"volume": "1999"}, "LOW_VOLUME", ["MARKETING"]),
        (["MARKETING"], {"volume": "2000"}, "MARKETING", []),
        (["MARKETING"], {"volume": "10,000+"}, "MARKETING", []),
        (["CHARITY"], {"volume": "100"}, "CHARITY", []),
        (
            ["LOW_VOLUME"],
            {},
            "LOW_VOLUME",
            ["ACCOUNT_NOTIFICATION", "CUSTOMER_CARE", "MARKETING"],
        ),
        (["TWO_FA"], {"entity_type": "sole_trader"}, "SOLE_PROPRIETOR", ["2FA"]),
        (
            ["MIXED"],
            {"entity_type": "sole_trader", "volume": "5"},
            "SOLE_PROPRIETOR",
            ["ACCOUNT_NOTIFICATION", "CUSTOMER_CARE", "MARKETING"],
        ),
    ],
)
def test_use_cases_become_one_with_its_parts(
    use_cases: list[str], fields: dict[str, Any], name: str, parts: list[str]
) -> None:
    body = describe_campaign(make(*use_cases, **fields))
    assert (body["usecase"], body["subUsecases"]) == (name, parts)


def test_more_than_five_use_cases_send_five_parts() -> None:
    names = ["TWO_FA", "MARKETING", "CUSTOMER_CARE", "FRAUD_ALERT", "SECURITY_ALERT"]
    body = describe_campaign(make(*names, "DELIVERY_NOTIFICATION"))
    assert len(body["subUsecases"]) == 5


def test_nothing_empty_is_sent() -> None:
    body = describe_campaign(make())
    assert not [name for name, value in body.items() if value in ("", None)]
    assert "optinMessage" not in body
    assert "mock" not in body


def test_every_consent_is_given_and_the_keywords_are_ours() -> None:
    body = describe_campaign(make())
    flags = ("subscriberOptin", "subscriberOptout", "subscriberHelp", "termsAndConditions")
    assert [body[name] for name in flags] == [True] * 4
    assert body["optoutKeywords"].startswith("STOP,STOPALL,")
    assert " " not in body["optoutKeywords"] + body["optinKeywords"] + body["helpKeywords"]


def test_keywords_of_the_customer_go_before_ours() -> None:
    assert describe_campaign(make(opt_in_keywords="JOIN"))["optinKeywords"] == "JOIN"


def test_samples_are_sent_once_and_five_at_most() -> None:
    texts = tuple(f"Sample message number {number} of Bramble." for number in range(7))
    campaign = make("MARKETING", "CUSTOMER_CARE", samples=(texts[0], "", *texts))
    assert list_samples(campaign) == list(texts[:5])
    assert describe_campaign(campaign)["sample5"] == texts[4]
    assert "sample6" not in describe_campaign(campaign)


@pytest.mark.parametrize(
    ("text", "link", "phone"),
    [
        ("Bramble: see https://bramble.example/a now, reply STOP", True, False),
        ("Bramble: see bramble.example/a now, reply STOP to end", True, False),
        ("Bramble: see bramblelane.com for it, reply STOP to end", True, False),
        ("Bramble: see www.bramble.example now, reply STOP", True, False),
        ("Bramble: call 207-555-0142 with your questions", False, True),
        ("Bramble: call (207) 555-0142 with your questions", False, True),
        ("Bramble: call +442079460123 with your questions", False, True),
        ("Bramble: order 1234567890 costs 12.50, sent at 3.30 p.m. Reply STOP", False, False),
        ("Bramble: your order was sent.Reply STOP to opt out", False, False),
    ],
)
def test_links_and_phone_numbers_are_read_from_the_samples(
    text: str, link: bool, phone: bool
) -> None:
    body = describe_campaign(make(samples=(text,)))
    assert (body["embeddedLink"], body["embeddedPhone"]) == (link, phone)


def test_a_change_holds_nothing_that_tcr_keeps_as_it_is() -> None:
    campaign = make(privacy_url="https://e.example/p", terms_url="https://e.example/t")
    fixed = {"brandId", "usecase", "subUsecases", "referenceId", "embeddedLink", "numberPool"}
    assert not fixed & set(describe_changeable(campaign))
    assert describe_changeable(campaign)["termsAndConditionsLink"] == "https://e.example/t"


def test_a_mock_says_so() -> None:
    assert describe_campaign(make(is_mock=True))["mock"] is True


def test_no_use_case_at_all_is_mixed() -> None:
    assert name_use_case(make(use_cases=[])) == "MIXED"
