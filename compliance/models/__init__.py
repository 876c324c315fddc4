from compliance.models.brand import Brand
from compliance.models.campaign import Campaign, CarrierStatus
from compliance.models.decision import Decision
from compliance.models.document import Document
from compliance.models.evidence import Evidence, PageVisit
from compliance.models.field_request import FieldRequest
from compliance.models.kyc_case import KycCase
from compliance.models.note import PrivateNote, SharedNote
from compliance.models.number_assignment import NumberAssignment
from compliance.models.reason import Reason
from compliance.models.registry import RegistryAttempt, RegistryEvent, RegistryFee
from compliance.models.risk import RiskRule, RiskScreening
from compliance.models.stored_page import StoredPage
from compliance.models.submission import Submission
from compliance.models.tax_id_reveal import TaxIdReveal

__all__ = [
    "Brand",
    "Campaign",
    "CarrierStatus",
    "Decision",
    "Document",
    "Evidence",
    "FieldRequest",
    "KycCase",
    "NumberAssignment",
    "PageVisit",
    "PrivateNote",
    "Reason",
    "RegistryAttempt",
    "RegistryEvent",
    "RegistryFee",
    "RiskRule",
    "RiskScreening",
    "SharedNote",
    "StoredPage",
    "Submission",
    "TaxIdReveal",
]
