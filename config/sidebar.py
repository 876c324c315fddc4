"""The staff's sidebar: the queues people work first, then what they look things up in.

Apps are named by string, as in the list of URLs, so that nothing points upward.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    icon: str
    url: str  # a name in the admin's URLs
    count: str = ""  # a function that returns how many wait
    only_with: str = ""  # a setting that must be set


SIDEBAR: tuple[tuple[str, tuple[Item, ...]], ...] = (
    (
        "Queues",
        (
            Item(
                "KYC review",
                "fact_check",
                "compliance_kyccase_changelist",
                "compliance.admin.kyc_queue.count_waiting",
            ),
            Item(
                "Templates",
                "rate_review",
                "templates_app_template_changelist",
                "templates_app.admin.templates.count_waiting",
            ),
            Item(
                "Second looks",
                "visibility",
                "accounts_secondlook_changelist",
                "accounts.admin.second_looks.count_waiting",
            ),
            Item(
                "Appeals",
                "gavel",
                "accounts_appeal_changelist",
                "compliance.admin.appeals.count_waiting",
            ),
            Item(
                "Sender profiles",
                "badge",
                "accounts_senderprofile_changelist",
                "compliance.admin.profiles.count_waiting",
            ),
            Item(
                "Conflicts",
                "report",
                "accounts_incident_changelist",
                "accounts.admin.incidents.count_waiting",
            ),
            Item(
                "Opt-out doubts",
                "front_hand",
                "contacts_consentdoubt_changelist",
                "messaging.admin.doubts.count_waiting",
            ),
            Item(
                "Numbers wanted",
                "sim_card",
                "accounts_numberwish_changelist",
                "accounts.admin.number_wishes.count_waiting",
            ),
        ),
    ),
    (
        "10DLC",
        (
            Item(
                "Brands",
                "storefront",
                "compliance_brand_changelist",
                "compliance.admin.registrations.count_waiting_brands",
            ),
            Item(
                "Campaigns",
                "campaign",
                "compliance_campaign_changelist",
                "compliance.admin.registrations.count_waiting_campaigns",
            ),
            Item(
                "Numbers",
                "dialpad",
                "compliance_numberassignment_changelist",
                "compliance.admin.number_assignments.count_waiting",
            ),
            Item("Carrier matrix", "grid_on", "compliance_campaign_matrix"),
            Item("Registry fees", "payments", "compliance_registryfee_changelist"),
        ),
    ),
    (
        "Look up",
        (
            Item("Accounts", "domain", "accounts_account_changelist"),
            Item("Messages", "sms", "messaging_message_changelist"),
            Item("Send decisions", "rule", "messaging_senddecision_changelist"),
            Item("Blocked sends", "block", "messaging_senddecision_blocked"),
            Item(
                "Check outages",
                "running_with_errors",
                "messaging_checkoutage_changelist",
                "messaging.admin.check_outages.count_open",
            ),
            Item("Contacts", "contacts", "contacts_contact_changelist"),
            Item("Webhooks", "webhook", "accounts_webhook_changelist"),
            Item("Deliveries", "outbox", "accounts_webhookdelivery_changelist"),
            Item("Documents", "description", "compliance_document_changelist"),
        ),
    ),
    (
        "Mail",
        (
            Item("Notices", "outgoing_mail", "accounts_notice_changelist"),
            Item("Mail folder", "folder_open", "accounts_notice_mailbox", only_with="MAIL_DIR"),
        ),
    ),
    (
        "Records",
        (
            Item("Audit", "history", "accounts_auditevent_changelist"),
            Item("Ledger", "receipt_long", "accounts_ledgerentry_changelist"),
            Item("Balances", "account_balance_wallet", "accounts_balance_changelist"),
            Item("Prices", "sell", "messaging_price_changelist"),
            Item("Restricted countries", "public_off", "messaging_restrictedcountry_changelist"),
            Item("Restriction history", "history", "messaging_restrictionchange_changelist"),
            Item("Tax ids seen", "key", "compliance_taxidreveal_changelist"),
            Item("Reasons", "menu_book", "compliance_reason_changelist"),
            Item("Risk rules", "policy", "compliance_riskrule_changelist"),
        ),
    ),
)


def list_groups(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the sidebar as the theme wants it."""
    urls = {item.url: _find_url(item) for _, items in SIDEBAR for item in items}
    matches = [url for url in urls.values() if url and request.path.startswith(url)]
    here = max(matches, key=len, default="")
    return [
        {
            "title": title,
            "separator": index > 0,
            "items": [
                _build_item(item, urls[item.url], here=here) for item in items if urls[item.url]
            ],
        }
        for index, (title, items) in enumerate(SIDEBAR)
    ]


def _build_item(item: Item, url: str, *, here: str) -> dict[str, Any]:
    waiting = import_string(item.count)() if item.count else 0
    badge = {"badge": waiting, "badge_variant": "warning"} if waiting else {}
    return {"title": item.title, "icon": item.icon, "link": url, "active": url == here, **badge}


def _find_url(item: Item) -> str:
    """An app without an admin (yet) has no place in the sidebar."""
    if item.only_with and not getattr(settings, item.only_with):
        return ""
    try:
        return reverse(f"admin:{item.url}")
    except NoReverseMatch:
        return ""
