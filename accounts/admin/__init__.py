from accounts.admin.accounts import AccountAdmin
from accounts.admin.audit import AuditEventAdmin
from accounts.admin.money import BalanceAdmin, LedgerEntryAdmin
from accounts.admin.notices import NoticeAdmin
from accounts.admin.second_looks import SecondLookAdmin

__all__ = [
    "AccountAdmin",
    "AuditEventAdmin",
    "BalanceAdmin",
    "LedgerEntryAdmin",
    "NoticeAdmin",
    "SecondLookAdmin",
]
