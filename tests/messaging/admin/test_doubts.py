"""The queue of words in doubt, and who may say what they meant."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, Membership
from accounts.models.membership import Role
from accounts.roles import PERMISSIONS, StaffRole
from contacts.models import ConsentDoubt, ConsentEvent, Contact
from contacts.models.consent_event import ConsentSource
from contacts.services.create_contact import create_contact
from contacts.services.raise_doubt import raise_doubt
from contacts.services.record_consent import record_consent
from messaging.models import Message
from tests.factories import Business
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:contacts_consentdoubt_changelist")
DECISIONS = ("refusal", "no-refusal")


@pytest.fixture
def doubt(business: Business) -> ConsentDoubt:
    return make_doubt(business, "+447700900081", "can you stop?")


def make_doubt(business: Business, phone: str, words: str) -> ConsentDoubt:
    contact, _ = create_contact(business.account.pk, phone_number=phone)
    message = Message.objects.create(
        account=business.account,
        contact=contact,
        direction="inbound",
        status="RECEIVED",
        phone=phone,
        region="GB",
        sender=business.number,
        body=words,
        request_id="req_1",
    )
    raise_doubt(contact.pk, words=words, message_id=message.pk)
    return ConsentDoubt.objects.get(contact=contact)


def decide(client: Any, doubt: ConsentDoubt, name: str, **said: str) -> Any:
    shown = admin.site.get_model_admin(ConsentDoubt)
    address = reverse("admin:contacts_consentdoubt_decide", args=[doubt.pk, name])
    return client.post(address, {"version": shown.get_version(doubt), **said})


def open_page(client: Any, doubt: ConsentDoubt) -> str:
    page = client.get(reverse("admin:contacts_consentdoubt_change", args=[doubt.pk]))
    return str(page.content.decode())


def assert_untouched(doubt: ConsentDoubt) -> None:
    assert ConsentDoubt.objects.get(pk=doubt.pk).state == "waiting"
    assert Contact.objects.get(pk=doubt.contact_id).doubted_at is not None
    assert ConsentEvent.objects.count() == AuditEvent.objects.count() == 0


@pytest.mark.parametrize("role", StaffRole.values)
@pytest.mark.parametrize("name", DECISIONS)
def test_each_role_decides_only_what_its_permissions_say(
    doubt: ConsentDoubt, role: str, name: str
) -> None:
    answer = decide(browser_of(role), doubt, name, note="As it reads.")
    if "contacts.settle_doubt" not in PERMISSIONS[role]:
        assert answer.status_code == 403
        assert_untouched(doubt)
        return
    assert answer.status_code == 302
    contact = Contact.objects.get(pk=doubt.contact_id)
    assert (contact.opted_out, contact.doubted_at) == (name == "refusal", None)
    assert ConsentDoubt.objects.get().note == "As it reads."


def test_the_longest_waiting_comes_first(business: Business, doubt: ConsentDoubt) -> None:
    newer = make_doubt(business, "+447700900082", "the end")
    client = browser_of()
    listed = client.get(QUEUE).context["cl"].result_list
    assert [each.pk for each in listed] == [doubt.pk, newer.pk]
    answer = decide(client, doubt, "no-refusal")
    assert answer.url == reverse("admin:contacts_consentdoubt_change", args=[newer.pk])
    assert [each.pk for each in client.get(QUEUE).context["cl"].result_list] == [newer.pk]
    assert decide(client, newer, "refusal").url == QUEUE


def test_the_sidebar_counts_what_waits(doubt: ConsentDoubt) -> None:
    groups = browser_of().get(QUEUE).context["sidebar_navigation"]
    items = {item["title"]: item for group in groups for item in group["items"]}
    assert str(items["Opt-out doubts"]["badge"]) == "1"


def test_the_page_shows_the_words_the_conversation_and_the_consent(
    business: Business, doubt: ConsentDoubt
) -> None:
    record_consent(doubt.contact_id, opted_out=True, source=ConsentSource.API)
    Message.objects.create(
        account=business.account,
        contact=doubt.contact,
        direction="outbound",
        status="DELIVERED",
        phone=doubt.contact.e164,
        region="GB",
        sender=business.number,
        body="Come to our sale today!",
        request_id="req_2",
    )
    text = open_page(browser_of(StaffRole.VIEWER), doubt)
    for shown in ("can you stop?", "Come to our sale today!", "the account&#x27;s program"):
        assert shown in text, shown


def test_words_are_shown_and_not_obeyed(business: Business) -> None:
    doubt = make_doubt(business, "+447700900083", "<b>stop</b> by \u202eevil")
    text = open_page(browser_of(), doubt)
    assert "&lt;b&gt;stop&lt;/b&gt; by [U+202E]evil" in text
    assert "\u202e" not in text


def test_a_second_decision_on_the_same_page_is_refused_politely(doubt: ConsentDoubt) -> None:
    seen = admin.site.get_model_admin(ConsentDoubt).get_version(doubt)
    decide(sign_in(make_staff(StaffRole.SENIOR)), doubt, "no-refusal")
    answer = decide(browser_of(), doubt, "refusal", version=seen)
    assert answer.status_code == 409
    assert "Settled as no refusal by Senior Jones" in answer.content.decode()
    assert not Contact.objects.get(pk=doubt.contact_id).opted_out


def test_a_page_opened_before_they_wrote_again_decides_nothing(doubt: ConsentDoubt) -> None:
    raise_doubt(doubt.contact_id, words="Let it end, I beg you", message_id=uuid.uuid4())
    answer = decide(browser_of(), doubt, "no-refusal")
    assert answer.status_code == 409
    assert "They have written again" in answer.content.decode()
    assert "Let it end, I beg you" in answer.content.decode()
    assert_untouched(doubt)


def test_what_their_own_stop_ended_is_no_longer_decided_on(doubt: ConsentDoubt) -> None:
    source = ConsentSource.INBOUND_KEYWORD
    record_consent(doubt.contact_id, opted_out=True, source=source, words="STOP")
    answer = decide(browser_of(), doubt, "no-refusal")
    assert answer.status_code == 409
    assert "by their own later word" in answer.content.decode()
    doubt.refresh_from_db()
    assert decide(browser_of(), doubt, "no-refusal").status_code == 422
    assert Contact.objects.get(pk=doubt.contact_id).opted_out


def test_doubt_about_an_own_accounts_contact_is_left_to_others(doubt: ConsentDoubt) -> None:
    staff = make_staff()
    account = doubt.contact.account
    Membership.objects.create(account=account, user=staff, role=Role.DEVELOPER)
    for name in DECISIONS:
        answer = decide(sign_in(staff), doubt, name)
        assert answer.status_code == 422
        assert "belong to" in answer.content.decode()
    assert_untouched(doubt)


def test_the_queue_says_what_is_overdue(doubt: ConsentDoubt) -> None:
    assert "overdue" not in browser_of().get(QUEUE).content.decode()
    long_ago = timezone.now() - timedelta(days=9)
    ConsentDoubt.objects.filter(pk=doubt.pk).update(created_at=long_ago)
    assert "overdue" in browser_of().get(QUEUE).content.decode()
    assert "overdue" in open_page(browser_of(), doubt)


def test_a_longer_queue_costs_no_more_queries(business: Business, doubt: ConsentDoubt) -> None:
    client = browser_of()
    client.get(QUEUE)
    with CaptureQueriesContext(connection) as short:
        client.get(QUEUE)
    for last in range(4):
        make_doubt(business, f"+4477009008{last + 90}", "the end")
    with CaptureQueriesContext(connection) as long:
        client.get(QUEUE)
    assert len(long) == len(short)


def test_settled_doubts_stay_to_be_looked_up(doubt: ConsentDoubt) -> None:
    client = browser_of()
    decide(client, doubt, "refusal")
    for view in ("refusal", "all"):
        listed = client.get(QUEUE, {"show": view}).context["cl"].result_list
        assert [each.pk for each in listed] == [doubt.pk]
    page = client.get(reverse("admin:contacts_contact_change", args=[doubt.contact_id]))
    assert "the person, as Reviewer Jones took it down" in page.content.decode()
