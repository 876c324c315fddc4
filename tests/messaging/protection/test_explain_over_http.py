"""Hundreds of random states of the database: what is explained is what the send then answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Account, Balance, Channel, PhoneNumber, ProvisionalGrant
from config.rates import get_send_limit
from config.store import store
from contacts.models import Contact
from messaging.models import RestrictedCountry, SendDecision
from messaging.rates import take_turn
from messaging.restrictions import forget_restrictions
from templates_app.models import Template, TemplateUsage
from tests.conftest import Api
from tests.factories import Business
from tests.messaging.protection.random_sends import NUMBERS, REGIONS, Dice

pytestmark = pytest.mark.django_db
STATES = 250
SEED = 20_260_305
_REQUEST_ID = re.compile(r"req_[0-9a-f]{32}")


@pytest.fixture
def dice(settings: Any) -> Iterator[Dice]:
    settings.RECIPIENT_RATE_CAPACITY = 2
    settings.EARLY_SENDS_PER_HOUR = 3
    settings.EARLY_COUNTRIES_PER_DAY = 2
    yield Dice(SEED)
    forget_restrictions()


def put(business: Business, dice: Dice) -> None:
    """Bring the business into a random state, in every respect that a check looks at."""
    store().flushdb()
    _put_account(business, dice)
    _put_template(business, dice)
    _put_people(business, dice)
    RestrictedCountry.objects.all().delete()
    if dice.hit(0.2):
        RestrictedCountry.objects.create(region="FR", mode="block", reason="Pumped traffic.")
    forget_restrictions()


def _put_account(business: Business, dice: Dice) -> None:
    now, account = timezone.now(), business.account
    tier = dice.either("full", ["none", "provisional", "provisional"])
    Account.objects.filter(pk=account.pk).update(
        standing=dice.either("good", ["held", "suspended"], chance=0.07),
        tier=tier,
        risk=dice.either("allow", ["hold"], chance=0.1),
        stage=dice.either("active", ["in_review", "channel_setup"], chance=0.05),
        stage_since=now - timedelta(days=dice.choice([0, 90])),
        destination_countries=dice.sample(["GB", "US", "FR", "DE"], dice.randint(2, 4)),
    )
    Balance.objects.update(available=dice.choice([Decimal(9), Decimal(9), Decimal("0.06"), 0]))
    ProvisionalGrant.objects.all().delete()
    if tier == "provisional":
        expires_at = now + timedelta(hours=dice.choice([-1, 1, 1]))
        ProvisionalGrant.objects.create(
            account=account, send_limit=5, used=dice.randint(0, 5), expires_at=expires_at
        )
    Channel.objects.update(state=dice.either("active", ["blocked"], chance=0.1))
    PhoneNumber.objects.update(
        registered_at=dice.choice([None, now]), blocked_carriers=dice.choice([[], ["10035"]])
    )


def _put_template(business: Business, dice: Dice) -> None:
    cap = dice.either(None, [0, 2, 10])
    Template.objects.filter(pk=business.template.pk).update(
        state=dice.either("approved", ["draft", "pending", "paused"], chance=0.15),
        is_published=not dice.hit(0.1),
        daily_cap=cap,
    )
    TemplateUsage.objects.all().delete()
    day = timezone.now().date()
    TemplateUsage.objects.create(template=business.template, day=day, used=dice.randint(0, 2))


def _put_people(business: Business, dice: Dice) -> None:
    now = timezone.now()
    people = [
        Contact(
            account=business.account,
            phone_number=number,
            e164=number,
            region=REGIONS[number],
            opted_out=dice.hit(0.2),
            doubted_at=now if dice.hit(0.1) else None,
            carrier=dice.choice(["", "10035"]),
            last_inbound_at=dice.choice([None, now - timedelta(hours=2)]),
        )
        for number in dice.sample(NUMBERS, 12)
    ]
    changed = ["opted_out", "doubted_at", "carrier", "last_inbound_at"]
    Contact.objects.bulk_create(
        people, update_conflicts=True, unique_fields=["account", "e164"], update_fields=changed
    )
    tired = dice.sample(NUMBERS, 5)
    for _ in range(2):
        take_turn(business.account.pk, recipients=tired, limit=get_send_limit(None))


def make_body(business: Business, dice: Dice) -> dict[str, Any]:
    body: dict[str, Any] = {"to": dice.sample(NUMBERS, dice.choice([1, 1, 2, 3, 5]))}
    if dice.hit(0.2):
        body["text"] = "Hello"
    else:
        parameters = {} if dice.hit(0.05) else {"name": "Ada"}
        name = dice.either(business.template.name, ["unknown"], chance=0.03)
        body["template"] = {"name": name, "parameters": parameters}
    if dice.hit(0.2):
        body["channel"] = dice.choice([["whatsapp"], ["sms", "whatsapp"], ["sms"]])
    if dice.hit(0.1):
        body["strict_sender"] = True
    return body


def unquote(error: dict[str, Any]) -> dict[str, Any]:
    """Messages quote the id of their own request."""
    return {**error, "message": _REQUEST_ID.sub("req", error["message"])}


def test_what_is_explained_is_what_the_send_then_answers(
    api: Api, business: Business, dice: Dice
) -> None:
    codes: dict[str, int] = {}
    for _ in range(STATES):
        put(business, dice)
        body = make_body(business, dice)
        told = api.post("/v3/messages/explain", body, business)
        sent = api.post("/v3/messages", body, business)
        error = sent.json()["error"]
        codes[error["code"] if error else "sent"] = 1
        if told.status_code != 200:
            assert told.status_code == sent.status_code
            assert unquote(told.json()["error"]) == unquote(error)
            continue
        data = told.json()["data"]
        assert data["would_send"] == (sent.status_code == 202)
        if error is None:
            sent_as = [(each["to"], each["status"]) for each in sent.json()["data"]["recipients"]]
            assert [(each["to"], each["would_be"]) for each in data["recipients"]] == sent_as
            continue
        refusal = unquote(data["refusal"])
        assert refusal.pop("status") == sent.status_code
        assert refusal == unquote(error)
    assert len(codes) >= 12, codes
    assert SendDecision.objects.filter(accepted=True).exists()
