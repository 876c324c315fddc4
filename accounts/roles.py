"""What each member of staff may do. Reading this table is reading the policy.

Every role sees everything that is not a secret; only the decisions differ. A reviewer decides on
submissions, templates and sender profiles, and returns or nudges what The Campaign Registry turned
down, a senior also on standing and provisional access and may put back a case that somebody else
has, an operator moves money and numbers, sets prices, clears what stands in the way of an upgrade
and has registrations tried again, both close countries to everybody, all three say whether
somebody's words refuse further messages, an auditor and a viewer only look. What takes two people
is asked for by one senior and confirmed by another, who also decides appeals.
"""

from django.db.models import TextChoices


class StaffRole(TextChoices):
    VIEWER = "viewer"
    REVIEWER = "reviewer"
    SENIOR = "senior"
    OPERATOR = "operator"
    AUDITOR = "auditor"


_REVIEW = frozenset(
    {
        "compliance.claim_kyccase",
        "compliance.approve_kyccase",
        "compliance.request_changes_kyccase",
        "compliance.reject_kyccase",
        "compliance.note_kyccase",
        "templates_app.approve_template",
        "templates_app.reject_template",
        "accounts.approve_senderprofile",
        "accounts.pause_senderprofile",
    }
)
_TAKE_OVER = frozenset({"compliance.take_over_kyccase", "compliance.second_review_kyccase"})
_STANDING = frozenset(
    {
        "accounts.hold_account",
        "accounts.suspend_account",
        "accounts.lift_account",
        "accounts.activate_account",
        "accounts.set_risk_account",
        "accounts.grant_provisional_account",
    }
)
_SECOND_LOOK = frozenset({"accounts.decide_secondlook", "accounts.decide_appeal"})
_TAX_ID = frozenset({"compliance.reveal_tax_id"})
_CATALOG = frozenset({"compliance.reword_reason"})
_OPERATIONS = frozenset(
    {"accounts.top_up_account", "accounts.hold_account", "accounts.provision_number"}
)
_REGISTRY = frozenset(
    {"compliance.retry_brand", "compliance.retry_campaign", "compliance.assign_number"}
)
_REGISTRY_VERDICTS = frozenset(
    {"compliance.return_brand", "compliance.return_campaign", "compliance.nudge_campaign"}
)
_CONFLICTS = frozenset({"accounts.clear_conflict"})
_PRICES = frozenset({"messaging.set_price"})
_GEOGRAPHY = frozenset({"messaging.restrict_country"})
_CONSENT = frozenset({"contacts.settle_doubt"})
_AUDIT = frozenset({"accounts.verify_audit"})

PERMISSIONS: dict[str, frozenset[str]] = {
    StaffRole.VIEWER: frozenset(),
    StaffRole.REVIEWER: _REVIEW | _REGISTRY | _REGISTRY_VERDICTS | _CONSENT,
    StaffRole.SENIOR: _REVIEW
    | _REGISTRY
    | _REGISTRY_VERDICTS
    | _TAKE_OVER
    | _STANDING
    | _SECOND_LOOK
    | _TAX_ID
    | _CATALOG
    | _CONFLICTS
    | _GEOGRAPHY
    | _CONSENT,
    StaffRole.OPERATOR: _OPERATIONS | _REGISTRY | _CONFLICTS | _PRICES | _GEOGRAPHY | _CONSENT,
    StaffRole.AUDITOR: _AUDIT,
}


def is_allowed(role: str, permission: str) -> bool:
    """Tell whether staff of ``role`` have ``permission`` (``app.codename``)."""
    if role not in PERMISSIONS:
        return False
    codename = permission.partition(".")[2]
    return codename.startswith("view_") or permission in PERMISSIONS[role]
