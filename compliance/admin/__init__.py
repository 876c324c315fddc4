from compliance.admin.appeals import AppealAdmin
from compliance.admin.documents import DocumentAdmin
from compliance.admin.kyc_queue import KycCaseAdmin
from compliance.admin.reasons import ReasonAdmin
from compliance.admin.risk_rules import RiskRuleAdmin
from compliance.admin.tax_id_ledger import TaxIdRevealAdmin

__all__ = [
    "AppealAdmin",
    "DocumentAdmin",
    "KycCaseAdmin",
    "ReasonAdmin",
    "RiskRuleAdmin",
    "TaxIdRevealAdmin",
]
