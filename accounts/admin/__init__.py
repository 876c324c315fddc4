from accounts.admin.accounts import AccountAdmin
from accounts.admin.audit import AuditEventAdmin
from accounts.admin.incidents import IncidentAdmin
from accounts.admin.money import BalanceAdmin, LedgerEntryAdmin
from accounts.admin.notices import NoticeAdmin
from accounts.admin.number_wishes import NumberWishAdmin
from accounts.admin.second_looks import SecondLookAdmin
from accounts.admin.webhooks import WebhookAdmin, WebhookDeliveryAdmin

__all__ = [
    "AccountAdmin",
    "AuditEventAdmin",
    "BalanceAdmin",
    "IncidentAdmin",
    "LedgerEntryAdmin",
    "NoticeAdmin",
    "NumberWishAdmin",
    "SecondLookAdmin",
    "WebhookAdmin",
    "WebhookDeliveryAdmin",
]
