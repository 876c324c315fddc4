"""ReviewAdmin: looks change nothing, and a decision is taken by the rules or not at all."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.models import Account, AuditEvent, Balance, LedgerEntry
from accounts.roles import PERMISSIONS, StaffRole, is_allowed
from config.admin import ReviewAdmin
from tests.factories import Business
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db
REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)
OURS = [m for m in REGISTERED if isinstance(admin.site.get_model_admin(m), ReviewAdmin)]


def url(account: Account, decision: str = "hold") -> str:
    return reverse("admin:accounts_account_decide", args=[account.pk, decision])


def version_of(account: Account) -> str:
    return admin.site.get_model_admin(Account).get_version(account)


def fill(account: Account, **said: str) -> dict[str, str]:
    return {"version": version_of(account), "note": "We are looking into a complaint.", **said}


def assert_untouched(business: Business, *, events: int = 0) -> None:
    account = Account.objects.get(pk=business.account.pk)
    assert (account.stage, account.standing, account.tier) == ("active", "good", "full")
    assert AuditEvent.objects.count() == events
    assert LedgerEntry.objects.count() == 0


def test_everything_staff_sees_is_a_review_admin() -> None:
    """Libraries bring admins of their own; one of them shows the secrets of authenticators."""
    assert [m._meta.label for m in REGISTERED if m not in OURS] == []
    assert browser_of(StaffRole.SENIOR).get("/admin/mfa/authenticator/").status_code == 404


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_nothing_is_added_changed_or_deleted_by_form(model: type) -> None:
    shown = admin.site.get_model_admin(model)
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    assert shown.actions is None
    assert not shown.list_editable
    for path in (f"{name}_add", f"{name}_delete", f"{name}_history"):
        with pytest.raises(NoReverseMatch):
            reverse(path, args=[1] if not path.endswith("add") else [])


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_list_opens_for_a_viewer_and_takes_no_post(model: type) -> None:
    client = browser_of(StaffRole.VIEWER)
    page = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    assert client.get(page).status_code == 200
    assert client.get(page, {"q": "needle"}).status_code == 200
    assert client.get(page, {"q": "nul\x00"}).status_code == 200
    assert client.post(page, {"action": "delete_selected"}).status_code == 405


def test_decision_is_taken_by_post(business: Business) -> None:
    client = browser_of(StaffRole.SENIOR)
    answer = client.post(url(business.account), fill(business.account))
    assert answer.url == reverse("admin:accounts_account_change", args=[business.account.pk])
    assert Account.objects.get(pk=business.account.pk).standing == "held"


def test_get_never_changes_anything(business: Business) -> None:
    for decision in admin.site.get_model_admin(Account).decisions:
        roles = [role for role in PERMISSIONS if is_allowed(role, decision.permission)]
        client = browser_of(roles[0])
        page = client.get(url(business.account, decision.name), fill(business.account))
        assert page.status_code == 200
        assert client.head(url(business.account, decision.name)).status_code == 200
    assert_untouched(business)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_refused(business: Business, method: str) -> None:
    client = browser_of(StaffRole.SENIOR)
    assert getattr(client, method)(url(business.account)).status_code == 405
    assert_untouched(business)


def test_unlisted_decision_does_not_exist(business: Business) -> None:
    client = browser_of(StaffRole.SENIOR)
    for name in ("close", "approve", "delete", "save", "__init__"):
        answer = client.post(url(business.account).replace("hold", name), fill(business.account))
        assert answer.status_code == 404
    assert_untouched(business)


def test_forged_post_without_the_permission_is_refused(business: Business) -> None:
    client = browser_of(StaffRole.REVIEWER)
    assert client.post(url(business.account), fill(business.account)).status_code == 403
    assert_untouched(business)


def test_post_without_a_csrf_token_is_refused(business: Business) -> None:
    staff = make_staff(StaffRole.SENIOR)
    client = Client(enforce_csrf_checks=True)
    client.cookies = sign_in(staff).cookies
    assert client.post(url(business.account), fill(business.account)).status_code == 403
    assert_untouched(business)


def test_post_without_a_second_factor_is_refused(business: Business) -> None:
    client = sign_in(make_staff(StaffRole.SENIOR), second_factor=False)
    assert client.post(url(business.account), fill(business.account)).status_code == 302
    assert_untouched(business)


def test_invalid_form_is_refused_and_keeps_what_was_typed(business: Business) -> None:
    client = browser_of(StaffRole.SENIOR)
    said = fill(business.account, amount="-5", note="Invoice 77")
    answer = browser_of(StaffRole.OPERATOR).post(url(business.account, "top-up"), said)
    assert answer.status_code == 422
    assert "Invoice 77" in answer.content.decode()
    assert client.post(url(business.account), fill(business.account, note=" ")).status_code == 422
    assert_untouched(business)


def test_stale_form_is_refused_shows_what_changed_and_can_be_sent_again(
    business: Business,
) -> None:
    said = fill(business.account, note="A complaint came in.")
    other = sign_in(make_staff(StaffRole.OPERATOR))
    other.post(url(business.account, "top-up"), {**said, "amount": "5", "note": "Invoice 12"})
    answer = browser_of(StaffRole.SENIOR).post(url(business.account), said)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Operator Jones: top up" in page
    assert "A complaint came in." in page
    assert f'value="{version_of(business.account)}"' in page
    assert Account.objects.get(pk=business.account.pk).standing == "good"


def test_form_that_does_not_say_what_was_seen_is_refused(business: Business) -> None:
    client = browser_of(StaffRole.SENIOR)
    said = fill(business.account)
    for seen in ("", "nonsense", "9" * 50, "-1"):
        assert client.post(url(business.account), {**said, "version": seen}).status_code == 409
    del said["version"]
    assert client.post(url(business.account), said).status_code == 409
    assert_untouched(business)


def test_second_click_does_not_pay_twice(business: Business) -> None:
    client = browser_of(StaffRole.OPERATOR)
    said = fill(business.account, amount="5")
    assert client.post(url(business.account, "top-up"), said).status_code == 302
    assert client.post(url(business.account, "top-up"), said).status_code == 409
    assert Balance.objects.get(account=business.account).available == 15
    assert LedgerEntry.objects.count() == 1


def test_state_that_forbids_is_said_on_the_page(business: Business) -> None:
    client = browser_of(StaffRole.SENIOR)
    answer = client.post(url(business.account, "lift"), fill(business.account))
    assert answer.status_code == 422
    assert "Standing is good." in answer.content.decode()
    assert_untouched(business)


@pytest.mark.parametrize("path", ["nonsense", "00000000-0000-7000-8000-000000000000", "a%00b"])
def test_object_that_does_not_exist(path: str) -> None:
    client = browser_of()
    assert client.get(f"/admin/accounts/account/{path}/change/").status_code == 404
    assert client.post(f"/admin/accounts/account/{path}/decide/hold/").status_code == 404


def test_object_page_takes_no_post(business: Business) -> None:
    page = reverse("admin:accounts_account_change", args=[business.account.pk])
    answer = browser_of(StaffRole.SENIOR).post(page, {"standing": "suspended", "_save": "1"})
    assert answer.status_code == 405
    assert_untouched(business)


@pytest.mark.parametrize("role", StaffRole.values)
def test_each_role_is_offered_what_its_permissions_say(business: Business, role: str) -> None:
    page = reverse("admin:accounts_account_change", args=[business.account.pk])
    buttons = browser_of(role).get(page).context["buttons"]
    for button in buttons:
        allowed = button.decision.permission in PERMISSIONS[role]
        assert ("role may not" in button.why_not) is not allowed
    if role in (StaffRole.VIEWER, StaffRole.AUDITOR):
        assert all(button.why_not for button in buttons)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_decision_names_a_permission_that_somebody_has(model: type) -> None:
    granted = frozenset[str]().union(*PERMISSIONS.values())
    decisions = admin.site.get_model_admin(model).decisions
    assert {decision.permission for decision in decisions} <= granted
    assert len({decision.name for decision in decisions}) == len(decisions)
