from compliance.admin.appeals import AppealAdmin
from compliance.admin.documents import DocumentAdmin
from compliance.admin.kyc_queue import KycCaseAdmin
from compliance.admin.number_assignments import NumberAssignmentAdmin
from compliance.admin.profiles import SenderProfileAdmin
from compliance.admin.reasons import ReasonAdmin
from compliance.admin.registrations import BrandAdmin, CampaignAdmin
from compliance.admin.registry_fees import RegistryFeeAdmin
from compliance.admin.risk_rules import RiskRuleAdmin
from compliance.admin.tax_id_ledger import TaxIdRevealAdmin

__all__ = [
    "AppealAdmin",
    "BrandAdmin",
    "CampaignAdmin",
    "DocumentAdmin",
    "KycCaseAdmin",
    "NumberAssignmentAdmin",
    "ReasonAdmin",
    "RegistryFeeAdmin",
    "RiskRuleAdmin",
    "SenderProfileAdmin",
    "TaxIdRevealAdmin",
]
