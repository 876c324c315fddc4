"""What staff sees of an account and may decide on it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.models import Account, AuditEvent, Balance, Membership, Notice, SecondLook
from accounts.models.account import Risk, Stage, Standing, Tier
from accounts.models.membership import Role
from accounts.roles import PERMISSIONS, StaffRole
from accounts.services.record_event import record_event
from tests.factories import Business, make_business
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db
SAID = {
    "hold": {"note": "We are looking into a complaint."},
    "suspend": {"note": "Recipients never asked for these messages."},
    "lift": {"note": "Proof of opt-in was given."},
    "ask-lift": {"note": "Proof of opt-in was given."},
    "activate": {},
    "risk": {"outcome": "hold", "note": "Site is nine days old."},
    "provisional": {
        "send_limit": "5",
        "days": "7",
        "destination_countries": "gb, DE",
        "note": "A known business.",
    },
    "top-up": {"amount": "12.50", "note": "Invoice 12"},
}
# How an account must stand for each decision to be possible.
FIT = {
    "lift": {"standing": Standing.HELD},
    "ask-lift": {"standing": Standing.SUSPENDED},
    "activate": {"stage": Stage.CHANNEL_SETUP, "risk": Risk.HOLD},
    "provisional": {"stage": Stage.IN_REVIEW, "tier": Tier.NONE},
}


def decide(client: object, account: Account, name: str, **said: str) -> object:
    shown = admin.site.get_model_admin(Account)
    address = reverse("admin:accounts_account_decide", args=[account.pk, name])
    return client.post(address, {"version": shown.get_version(account), **SAID[name], **said})


def picture(account: Account) -> tuple[object, ...]:
    fresh = Account.objects.get(pk=account.pk)
    balance = Balance.objects.get(account=account)
    facts = (fresh.stage, fresh.standing, fresh.tier, fresh.risk, balance.available)
    return (*facts, AuditEvent.objects.count(), Notice.objects.count())


@pytest.mark.parametrize("role", StaffRole.values)
@pytest.mark.parametrize("name", SAID)
def test_each_role_decides_only_what_its_permissions_say(role: str, name: str) -> None:
    account = make_business(**FIT.get(name, {})).account
    listed = {each.name: each for each in admin.site.get_model_admin(Account).decisions}
    before = picture(account)
    answer = decide(browser_of(role), account, name)
    if listed[name].permission in PERMISSIONS[role]:
        assert answer.status_code == 302
        assert picture(account) != before
    else:
        assert answer.status_code == 403
        assert picture(account) == before


@pytest.mark.parametrize("name", SAID)
def test_nobody_decides_on_their_own_account(name: str) -> None:
    account = make_business(**FIT.get(name, {})).account
    staff = make_staff(StaffRole.OPERATOR if name == "top-up" else StaffRole.SENIOR)
    Membership.objects.create(account=account, user=staff, role=Role.OWNER)
    before = picture(account)
    answer = decide(sign_in(staff), account, name)
    assert answer.status_code == 403
    assert "belong to" in answer.content.decode()
    attempt = AuditEvent.objects.get(verb="refuse")
    assert (attempt.actor, attempt.facts) == (staff, {"attempt": name, "code": "AUTH_003"})
    attempts = (AuditEvent.objects.count(), Notice.objects.count())
    assert picture(account) == (*before[:-2], *attempts)
    assert not SecondLook.objects.exists()


def test_provisional_access_is_asked_for_with_limit_days_and_countries() -> None:
    account = make_business(**FIT["provisional"]).account
    staff = make_staff(StaffRole.SENIOR)
    assert decide(sign_in(staff), account, "provisional").status_code == 302
    look = SecondLook.objects.get(account=account)
    assert (look.kind, look.asked_by, look.note) == (
        "grant_provisional",
        staff,
        "A known business.",
    )
    countries = ["DE", "GB"]
    assert look.facts == {"send_limit": 5, "days": 7, "destination_countries": countries}
    assert Account.objects.get(pk=account.pk).tier == Tier.NONE


def test_a_suspension_is_asked_about_and_not_lifted() -> None:
    account = make_business(standing=Standing.SUSPENDED).account
    client = browser_of(StaffRole.SENIOR)
    assert decide(client, account, "ask-lift").status_code == 302
    assert SecondLook.objects.get().note == "Proof of opt-in was given."
    assert Account.objects.get(pk=account.pk).standing == Standing.SUSPENDED


def test_one_person_does_not_lift_a_suspension() -> None:
    account = make_business(standing=Standing.SUSPENDED).account
    before = picture(account)
    answer = decide(browser_of(StaffRole.SENIOR), account, "lift")
    assert answer.status_code == 422
    assert "lifted by two people" in answer.content.decode()
    assert picture(account) == before


@pytest.mark.parametrize("name", ["ask-lift", "provisional"])
def test_what_waits_already_is_not_asked_for_again(name: str) -> None:
    account = make_business(**FIT[name]).account
    decide(browser_of(StaffRole.SENIOR), account, name)
    before = picture(account)
    answer = decide(browser_of(StaffRole.SENIOR), account, name)
    assert answer.status_code == 422
    assert "it waits for a colleague" in answer.content.decode()
    assert picture(account) == before
    assert SecondLook.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("provisional", "send_limit", "0"),
        ("provisional", "send_limit", "1000000"),
        ("provisional", "days", "0"),
        ("provisional", "destination_countries", "GB, XX"),
        ("provisional", "note", ""),
        ("ask-lift", "note", "  "),
        ("ask-lift", "note", "x" * 2001),
        ("top-up", "amount", "0"),
        ("top-up", "amount", "NaN"),
        ("top-up", "amount", "1e9"),
        ("top-up", "amount", "0.00001"),
        ("top-up", "note", ""),
        ("risk", "outcome", "maybe"),
        ("hold", "note", "x" * 501),
    ],
)
def test_senseless_values_are_refused(name: str, field: str, value: str) -> None:
    account = make_business(**FIT.get(name, {})).account
    role = StaffRole.OPERATOR if name == "top-up" else StaffRole.SENIOR
    before = picture(account)
    assert decide(browser_of(role), account, name, **{field: value}).status_code == 422
    assert picture(account) == before


def test_top_up_is_exact() -> None:
    account = make_business(balance="1").account
    decide(browser_of(StaffRole.OPERATOR), account, "top-up", amount="0.1234")
    assert Balance.objects.get(account=account).available == Decimal("1.1234")


def test_page_never_shows_a_key(business: Business) -> None:
    page = reverse("admin:accounts_account_change", args=[business.account.pk])
    text = browser_of().get(page).content.decode()
    assert business.key not in text
    assert business.key[-4:] in text
    assert business.owner.email in text
    assert business.number in text


def test_account_is_found_by_name_email_and_id(business: Business, stranger: Business) -> None:
    client = browser_of()
    Account.objects.filter(pk=business.account.pk).update(name="Quay Books")
    for needle in ("quay", business.owner.email, str(business.account.pk)):
        page = client.get(reverse("admin:accounts_account_changelist"), {"q": needle})
        assert [each.pk for each in page.context["cl"].result_list] == [business.account.pk]


def test_direction_override_in_a_name_is_shown(business: Business) -> None:
    Account.objects.update(name="Harbor\u202eevil")
    client = browser_of()
    for page in (
        "/admin/accounts/account/",
        f"/admin/accounts/account/{business.account.pk}/change/",
    ):
        text = client.get(page).content.decode()
        assert "Harbor[U+202E]evil" in text
        assert "\u202e" not in text


def test_audit_event_is_found_by_request_id(business: Business) -> None:
    wanted = record_event(business.account, verb="hold", actor=None)
    AuditEvent.objects.none()
    client = browser_of(StaffRole.AUDITOR)
    page = client.get("/admin/accounts/auditevent/", {"q": wanted.request_id})
    assert [each.pk for each in page.context["cl"].result_list] == [wanted.pk]
    page = client.get("/admin/accounts/auditevent/", {"q": "req_unknown"})
    assert list(page.context["cl"].result_list) == []
    page = client.get(reverse("admin:accounts_auditevent_change", args=[wanted.pk]))
    assert wanted.hash in page.content.decode()


@pytest.mark.parametrize("count", [3, 30])
def test_list_costs_the_same_however_long_it_is(
    count: int, django_assert_max_num_queries: object
) -> None:
    client = browser_of()
    for _ in range(count):
        make_business()
    with django_assert_max_num_queries(19):
        client.get("/admin/accounts/account/")
