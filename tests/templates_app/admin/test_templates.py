"""The queue of templates, and who may decide on them."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.models import AuditEvent, Membership, Notice
from accounts.models.membership import Role
from accounts.roles import PERMISSIONS, StaffRole
from templates_app.models import Template
from templates_app.models.template import TemplateState
from tests.factories import Business, TemplateFactory
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db
SAID = {"approve": {}, "reject": {"note": "Say who you are."}}


@pytest.fixture
def pending(business: Business) -> Template:
    return make_pending(business)


def make_pending(business: Business, text: str = "Hello {{0:name}}!") -> Template:
    definition = {"body": {"multiChannel": {"template": text, "type": "text"}}}
    return TemplateFactory.create(
        account=business.account,
        state=TemplateState.PENDING,
        definition=definition,
        body="",
        variables=[],
    )


def decide(client: Any, template: Template, name: str, **said: str) -> Any:
    shown = admin.site.get_model_admin(Template)
    address = reverse("admin:templates_app_template_decide", args=[template.pk, name])
    return client.post(address, {"version": shown.get_version(template), **SAID[name], **said})


def assert_untouched(template: Template) -> None:
    assert Template.objects.get(pk=template.pk).state == TemplateState.PENDING
    assert AuditEvent.objects.count() == Notice.objects.count() == 0


@pytest.mark.parametrize("role", StaffRole.values)
@pytest.mark.parametrize("name", SAID)
def test_each_role_decides_only_what_its_permissions_say(
    pending: Template, role: str, name: str
) -> None:
    answer = decide(browser_of(role), pending, name)
    if f"templates_app.{name}_template" in PERMISSIONS[role]:
        assert answer.status_code == 302
        assert Template.objects.get(pk=pending.pk).state != TemplateState.PENDING
    else:
        assert answer.status_code == 403
        assert_untouched(pending)


def test_approval_moves_on_to_the_next_in_the_queue(business: Business, pending: Template) -> None:
    following = make_pending(business)
    answer = decide(browser_of(), pending, "approve")
    assert answer.url == reverse("admin:templates_app_template_change", args=[following.pk])
    answer = decide(browser_of(), following, "approve")
    assert answer.url == reverse("admin:templates_app_template_changelist")


def test_rejection_needs_words(pending: Template) -> None:
    assert decide(browser_of(), pending, "reject", note="  ").status_code == 422
    assert_untouched(pending)


def test_template_of_an_own_account_is_refused(pending: Template) -> None:
    staff = make_staff()
    Membership.objects.create(account=pending.account, user=staff, role=Role.DEVELOPER)
    for name in SAID:
        answer = decide(sign_in(staff), pending, name)
        assert answer.status_code == 422
        assert "belong to" in answer.content.decode()
    assert_untouched(pending)


def test_decision_on_what_was_decided_meanwhile_is_refused(pending: Template) -> None:
    shown = admin.site.get_model_admin(Template)
    seen = shown.get_version(pending)
    decide(sign_in(make_staff(StaffRole.SENIOR)), pending, "reject")
    answer = decide(browser_of(), pending, "approve", version=seen)
    assert answer.status_code == 409
    assert "Senior Jones: reject template" in answer.content.decode()
    assert Template.objects.get(pk=pending.pk).state == TemplateState.REJECTED


def test_queue_holds_what_is_pending_oldest_first(business: Business, pending: Template) -> None:
    newer = make_pending(business)
    approved = TemplateFactory.create(account=business.account)
    client = browser_of()
    listed = client.get("/admin/templates_app/template/").context["cl"].result_list
    assert [each.pk for each in listed] == [pending.pk, newer.pk]
    listed = client.get("/admin/templates_app/template/?show=approved").context["cl"].result_list
    assert approved.pk in [each.pk for each in listed]
    assert pending.pk not in [each.pk for each in listed]


def test_text_is_shown_and_not_obeyed(business: Business) -> None:
    template = make_pending(business, "<i>Hi</i> {{0:name}} \u202eevil")
    page = reverse("admin:templates_app_template_change", args=[template.pk])
    text = browser_of().get(page).content.decode()
    assert "&lt;i&gt;Hi&lt;/i&gt; {{0:name}} [U+202E]evil" in text
    assert "\u202e" not in text
