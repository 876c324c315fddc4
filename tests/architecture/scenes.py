"""For every decision that staff can take: where it can be taken, and what is said with it.

A button that has no scene here fails the tests that walk all buttons; add it, and it is tested.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Appeal, Incident, User
from accounts.models.account import Risk, Stage, Standing, Tier
from accounts.services.appeal_suspension import appeal_suspension
from accounts.services.standing import suspend_account
from compliance.admin.checklist import CRITERIA
from compliance.models import Reason
from compliance.services.reject_case import reject_case
from config.decisions import Decision
from contacts.models import ConsentDoubt
from contacts.services.create_contact import create_contact
from contacts.services.raise_doubt import raise_doubt
from messaging.models import Price, RestrictedCountry
from messaging.models.price import EVERYWHERE
from templates_app.models import Template
from templates_app.models.template import TemplateState
from tests.compliance.factories import claimed_case, make_reviewer, submitted_case
from tests.compliance.tcr_factories import make_assignment, make_brand, make_campaign
from tests.factories import TemplateFactory, make_business
from tests.four_eyes import ask_to_lift
from tests.profiles import make_number, make_profile

APPS = ("accounts", "compliance", "contacts", "messaging", "templates_app")
_NOTE = {"note": "The site sells fireworks."}
_ANSWER = {"answer": "We looked at ten of the opt-ins that you sent us."}
_WORDS = "Our recipients asked for every one of these messages."


@dataclass(frozen=True)
class Scene:
    """``make`` takes who is going to decide, and returns what about."""

    make: Callable[[User], Model]
    said: dict[str, Any] = field(default_factory=dict)


def _account(**fields: Any) -> Callable[[User], Model]:
    return lambda actor: make_business(**fields).account


def _numberless(actor: User) -> Model:
    account = make_business(stage=Stage.CHANNEL_SETUP).account
    account.channels.all().delete()
    return account


def _claimed(actor: User) -> Model:
    return claimed_case(actor)[0]


def _proposed(actor: User) -> Model:
    other = make_reviewer()
    case, version = claimed_case(other)
    codes = ["prohibited_industry"]
    return reject_case(case.pk, submission_id=version.pk, actor=other, reason_codes=codes)


def _pending_template(actor: User) -> Template:
    definition = {"body": {"multiChannel": {"template": "Hello {{0:name}}!", "type": "text"}}}
    return TemplateFactory.create(
        account=make_business().account, state=TemplateState.PENDING, definition=definition
    )


def _suspended(actor: User) -> Any:
    business = make_business()
    suspend_account(business.account.pk, actor=make_reviewer(), note="Nobody asked for these.")
    return business


def _look(actor: User) -> Model:
    return ask_to_lift(_suspended(actor).account)


def _appeal(actor: User) -> Appeal:
    business = _suspended(actor)
    return appeal_suspension(business.account.pk, text=_WORDS, actor=business.owner)


def _profile(state: str) -> Callable[[User], Model]:
    return lambda actor: make_profile(make_business(), **{"state": state}, inherits_brand=False)


def _incident(actor: User) -> Incident:
    business = make_business()
    number = make_number(business)
    old = make_profile(business, number=number, deleted_at=timezone.now())
    return Incident.objects.create(
        account=business.account,
        constraint="one_profile_per_number",
        table="accounts_senderprofile",
        row_id=str(old.pk),
        told="An old profile",
        request_id="req_1",
    )


def _doubt(actor: User) -> ConsentDoubt:
    contact, _ = create_contact(make_business().account.pk, phone_number="+447700900801")
    raise_doubt(contact.pk, words="can you stop?", message_id=uuid.uuid4())
    return ConsentDoubt.objects.get(contact=contact)


def _reason(actor: User) -> Reason:
    return Reason.objects.filter(retired_at=None).order_by("code")[0]


def _price(actor: User) -> Price:
    return Price.objects.get(channel="sms", region=EVERYWHERE)


def _restricted(actor: User) -> RestrictedCountry:
    return RestrictedCountry.objects.create(region="LV", mode="block", reason="Fraud.")


def _brand(**fields: Any) -> Callable[[User], Model]:
    return lambda actor: make_brand(**fields)


def _campaign(**fields: Any) -> Callable[[User], Model]:
    return lambda actor: make_campaign(**fields)


_DOWN = {"waits_on": "us", "problem": "999: nobody knows this code."}
_WORDING = {
    "title": "A new title",
    "problem": "This is wrong.",
    "fix": "Do that.",
    "example": "Like this.",
}
SCENES: dict[tuple[str, str], Scene] = {
    ("accounts.Account", "hold"): Scene(_account(), _NOTE),
    ("accounts.Account", "suspend"): Scene(_account(), _NOTE),
    ("accounts.Account", "lift"): Scene(_account(standing=Standing.HELD), _NOTE),
    ("accounts.Account", "ask-lift"): Scene(_account(standing=Standing.SUSPENDED), _NOTE),
    ("accounts.Account", "activate"): Scene(_account(stage=Stage.CHANNEL_SETUP, risk=Risk.HOLD)),
    ("accounts.Account", "risk"): Scene(_account(), {"outcome": "hold", **_NOTE}),
    ("accounts.Account", "provisional"): Scene(
        _account(stage=Stage.IN_REVIEW, tier=Tier.NONE),
        {"send_limit": "5", "days": "7", "destination_countries": "GB", **_NOTE},
    ),
    ("accounts.Account", "top-up"): Scene(_account(), {"amount": "5", **_NOTE}),
    ("accounts.Account", "provision-number"): Scene(
        _numberless, {"e164": "+442079460500", "country": "GB", "order_reference": ""}
    ),
    ("accounts.SecondLook", "confirm"): Scene(_look),
    ("accounts.SecondLook", "decline"): Scene(_look, _ANSWER),
    ("accounts.Appeal", "uphold"): Scene(_appeal, _ANSWER),
    ("accounts.Appeal", "deny"): Scene(_appeal, _ANSWER),
    ("accounts.SenderProfile", "approve"): Scene(_profile("pending_review")),
    ("accounts.SenderProfile", "reject"): Scene(_profile("pending_review"), _NOTE),
    ("accounts.SenderProfile", "pause"): Scene(_profile("approved"), _NOTE),
    ("accounts.SenderProfile", "resume"): Scene(_profile("paused")),
    ("accounts.Incident", "clear"): Scene(_incident),
    ("compliance.KycCase", "claim"): Scene(lambda actor: submitted_case()),
    ("compliance.KycCase", "release"): Scene(_claimed),
    ("compliance.KycCase", "refresh"): Scene(_claimed),
    ("compliance.KycCase", "approve"): Scene(
        _claimed, {"criteria": [each.key for each in CRITERIA]}
    ),
    ("compliance.KycCase", "request-changes"): Scene(
        _claimed, {"ask_use_case": "on", "reason_use_case": "vague_use_case"}
    ),
    ("compliance.KycCase", "reject"): Scene(
        _claimed, {"reason_codes": ["prohibited_industry"], **_NOTE}
    ),
    ("compliance.KycCase", "confirm"): Scene(_proposed),
    ("compliance.KycCase", "send-back"): Scene(_proposed, _NOTE),
    ("compliance.KycCase", "note"): Scene(_claimed, {"text": "I called them."}),
    ("compliance.KycCase", "shared-note"): Scene(_claimed, {"text": "We called you."}),
    ("compliance.KycCase", "ask-tax-id"): Scene(_claimed, {"note": "The bank asks for it."}),
    ("compliance.Reason", "reword"): Scene(_reason, _WORDING),
    ("compliance.Reason", "retire"): Scene(_reason),
    ("compliance.Brand", "look"): Scene(_brand()),
    ("compliance.Brand", "return"): Scene(
        _brand(state="unverified", **_DOWN),
        {"reason": "tax_id_mismatch", "fields_to_open": ["business_name"], **_NOTE},
    ),
    ("compliance.Campaign", "look"): Scene(_campaign()),
    ("compliance.Campaign", "return"): Scene(
        _campaign(state="rejected", **_DOWN),
        {"reason": "vague_use_case", "fields_to_open": ["description"], **_NOTE},
    ),
    ("compliance.Campaign", "nudge"): Scene(
        _campaign(state="carrier_review"), {"description": "It has waited for two weeks."}
    ),
    ("compliance.Campaign", "appeal"): Scene(
        _campaign(state="rejected", **_DOWN), {"description": "The page does say how to opt out."}
    ),
    ("compliance.NumberAssignment", "try-again"): Scene(
        lambda actor: make_assignment(state="failed", problem="No such campaign.")
    ),
    ("messaging.Price", "set"): Scene(_price, {"amount": "0.0500"}),
    ("messaging.Price", "set-country"): Scene(_price, {"region": "IT", "amount": "0.0500"}),
    ("messaging.RestrictedCountry", "set-mode"): Scene(
        _restricted, {"mode": "monitor", "reason": "The route is clean again."}
    ),
    ("messaging.RestrictedCountry", "remove"): Scene(_restricted, {"reason": "It is over."}),
    ("contacts.ConsentDoubt", "refusal"): Scene(_doubt, _NOTE),
    ("contacts.ConsentDoubt", "no-refusal"): Scene(_doubt),
    ("templates_app.Template", "approve"): Scene(_pending_template),
    ("templates_app.Template", "reject"): Scene(_pending_template, _NOTE),
}


def list_decisions() -> dict[tuple[str, str], Decision]:
    """Every decision of every page that staff has."""
    return {
        (model._meta.label, decision.name): decision
        for model, shown in admin.site._registry.items()
        for decision in getattr(shown, "decisions", ())
    }


def find_address(target: Model, decision: str) -> str:
    name = f"admin:{target._meta.app_label}_{target._meta.model_name}_decide"
    return reverse(name, args=[target.pk, decision])


def fill(target: Model, said: dict[str, Any]) -> dict[str, Any]:
    """What the form would send, with the version of the object as it is now."""
    fresh = type(target)._default_manager.get(pk=target.pk)
    return {"version": admin.site.get_model_admin(type(target)).get_version(fresh), **said}


def press(client: Client, target: Model, decision: str, said: dict[str, Any]) -> HttpResponse:
    return client.post(find_address(target, decision), fill(target, said))


def take_picture() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that is ours."""
    tables = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return {
        table._meta.label: list(table._default_manager.order_by("pk").values_list())
        for table in tables
    }
