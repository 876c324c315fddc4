from accounts.admin.accounts import AccountAdmin
from accounts.admin.audit import AuditEventAdmin
from accounts.admin.money import BalanceAdmin, LedgerEntryAdmin
from accounts.admin.notices import NoticeAdmin

__all__ = [
    "AccountAdmin",
    "AuditEventAdmin",
    "BalanceAdmin",
    "LedgerEntryAdmin",
    "NoticeAdmin",
]
