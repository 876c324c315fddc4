"""Every kind of event there is, by category."""

EVENTS: dict[str, tuple[str, ...]] = {
    "CSP": ("CSP_ACTIVE", "CSP_APPROVE", "CSP_SUSPEND"),
    "BRAND": (
        "BRAND_ADD",
        "BRAND_UPDATE",
        "BRAND_DELETE",
        "BRAND_REVET",
        "BRAND_IDENTITY_STATUS_UPDATE",
        "BRAND_IDENTITY_VET_UPDATE",
        "BRAND_SCORE_UPDATE",
        "BRAND_OTP_VERIFIED",
        "BRAND_MOCK_OTP",
        "BRAND_APPEAL_ADD",
        "BRAND_APPEAL_COMPLETE",
    ),
    "CAMPAIGN": (
        "CAMPAIGN_ADD",
        "CAMPAIGN_UPDATE",
        "CAMPAIGN_BILLED",
        "CAMPAIGN_EXPIRED",
        "CAMPAIGN_NUDGE",
        "CAMPAIGN_RESUBMISSION",
        "CAMPAIGN_SHARE_ADD",
        "CAMPAIGN_SHARE_ACCEPT",
        "CAMPAIGN_SHARE_DELETE",
        "CAMPAIGN_DCA_COMPLETE",
        "MNO_CAMPAIGN_OPERATION_APPROVED",
        "MNO_CAMPAIGN_OPERATION_REJECTED",
        "MNO_CAMPAIGN_OPERATION_REVIEW",
        "MNO_CAMPAIGN_OPERATION_SUSPENDED",
        "MNO_CAMPAIGN_OPERATION_UNSUSPENDED",
    ),
    "VETTING": (
        *(f"EVP_REPORT_{end}" for end in ("SCORE", "UNSCORE", "FAIL", "IMPORT", "UPDATE")),
        *("EVP_REPORT_EXPIRE", "EVP_REPORT_EXPRESS_MAIL"),
        *(f"BRAND_AUTHPLUS_VERIFICATION_{end}" for end in ("ADD", "COMPLETE", "FAILED", "EXPIRED")),
        *("BRAND_EMAIL_2FA_SEND", "BRAND_EMAIL_2FA_OPEN", "BRAND_EMAIL_2FA_EXPIRED"),
    ),
    "INCIDENCE": ("MNO_COMPLAINT",),
}

CATEGORY_OF: dict[str, str] = {
    kind: category for category, kinds in EVENTS.items() for kind in kinds
}
