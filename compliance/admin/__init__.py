from compliance.admin.kyc_queue import KycCaseAdmin

__all__ = ["KycCaseAdmin"]
