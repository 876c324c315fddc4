from compliance.models.decision import Decision
from compliance.models.field_request import FieldRequest
from compliance.models.kyc_case import KycCase
from compliance.models.reason import Reason
from compliance.models.submission import Submission

__all__ = ["Decision", "FieldRequest", "KycCase", "Reason", "Submission"]
