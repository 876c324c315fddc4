"""A business is on file under its tax id, and in business.

A register that says nothing proves nothing: silence is told and never counted against anybody.
"""

from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding, Severity
from compliance.providers.registry import Known
from compliance.tax_ids import get_tax_id_label, get_tax_id_shape

_IN_BUSINESS = frozenset({"", "active", "registered", "good standing", "in good standing", "live"})


def check_registry(dossier: Dossier) -> list[Finding]:
    registry = dossier.registry
    if not dossier.submission.tax_id:
        return []
    if registry.known == Known.UNKNOWN:
        return [_report_silence()]
    if registry.known == Known.NOT_FOUND:
        return [_report_not_on_file(dossier)]
    is_active = registry.status.strip().lower().replace("_", " ") in _IN_BUSINESS
    return [] if is_active else [_report_inactive(registry.status.strip())]


def _report_silence() -> Finding:
    return Finding(
        "registry_silent",
        Severity.INFO,
        "tax_id",
        "No public register has confirmed the tax id yet; a reviewer will look.",
    )


def _report_not_on_file(dossier: Dossier) -> Finding:
    """Never repeats the id."""
    submission = dossier.submission
    country, entity_type = submission.country, submission.entity_type
    label = get_tax_id_label(country=country, entity_type=entity_type)
    return Finding(
        "tax_id_not_on_file",
        Severity.WARN,
        "tax_id",
        f"The register of your country does not know this {label}.",
        fix="Check each character against a letter of your tax office. A number that is only a few "
        "weeks old may not be on file yet; then a reviewer will ask you for the letter.",
        example=get_tax_id_shape(country=country, entity_type=entity_type),
    )


def _report_inactive(status: str) -> Finding:
    return Finding(
        "business_inactive",
        Severity.WARN,
        "business_name",
        f"The register says that this business is “{status}”.",
        fix="If that is wrong, have the register put it right, or give the business that sends the "
        "messages today.",
        example="The register shows the business as active.",
    )
