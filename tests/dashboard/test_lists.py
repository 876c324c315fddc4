"""Contacts, templates, account: only one's own, and only to look at."""

from collections.abc import Callable
from decimal import Decimal

from accounts.services.top_up import top_up
from contacts.models import Contact
from tests.factories import TemplateFactory


def test_contacts_show_consent(visit: Callable) -> None:
    guest, client = visit("active")
    for last, out in ((1, False), (2, True)):
        e164 = f"+44770090012{last}"
        Contact.objects.create(
            account=guest.account, phone_number=e164, e164=e164, region="GB", opted_out=out
        )
    text = client.get("/contacts").content.decode()
    assert "+447700900121" in text
    assert text.count("Opted out") == 1


def test_templates_show_state_and_reason(visit: Callable) -> None:
    guest, client = visit("active")
    TemplateFactory.create(account=guest.account, name="offer", state="pending")
    TemplateFactory.create(
        account=guest.account, name="sale", state="rejected", decision_note="Say how to stop."
    )
    text = client.get("/templates").content.decode()
    assert "Pending" in text
    assert "Say how to stop." in text


def test_another_accounts_rows_are_not_shown(visit: Callable) -> None:
    stranger, _ = visit("active")
    Contact.objects.create(
        account=stranger.account, phone_number="x", e164="+447700900199", region="GB"
    )
    TemplateFactory.create(account=stranger.account, name="their_secret_offer")
    top_up(stranger.account.pk, amount=Decimal(77), actor=None, note="their money")
    _, client = visit("active")
    pages = ("/contacts", "/templates", "/billing", "/account")
    shown = "".join(client.get(page).content.decode() for page in pages)
    assert "+447700900199" not in shown
    assert "their_secret_offer" not in shown
    assert "their money" not in shown
    assert stranger.user.email not in shown


def test_account_shows_members(visit: Callable) -> None:
    guest, client = visit("active", role="billing")
    text = client.get("/account").content.decode()
    assert guest.user.email in text
    assert "Billing" in text


def test_templates_can_be_studied_before_approval(visit: Callable) -> None:
    _, client = visit("in_review")
    text = client.get("/templates").content.decode()
    assert "How a template is made" in text
    assert "{{0:name}}" in text
