"""Every pre-check, in the order in which the customer reads what they found."""

from collections.abc import Callable

from compliance.findings.checks.address import check_address
from compliance.findings.checks.contact import check_contact
from compliance.findings.checks.documents import check_documents
from compliance.findings.checks.local_rules import check_local_rules
from compliance.findings.checks.name import check_name
from compliance.findings.checks.opt_in import check_opt_in
from compliance.findings.checks.privacy_policy import check_privacy_policy
from compliance.findings.checks.registry import check_registry
from compliance.findings.checks.reuse import check_reuse
from compliance.findings.checks.samples import check_samples
from compliance.findings.checks.use_case import check_use_case
from compliance.findings.checks.website import check_website
from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding

CHECKS: tuple[Callable[[Dossier], list[Finding]], ...] = (
    check_name,
    check_registry,
    check_reuse,
    check_address,
    check_website,
    check_privacy_policy,
    check_use_case,
    check_samples,
    check_opt_in,
    check_documents,
    check_local_rules,
    check_contact,
)


def find_all(dossier: Dossier) -> tuple[Finding, ...]:
    """Return what every check found, those that block first."""
    found = [finding for check in CHECKS for finding in check(dossier)]
    return tuple(sorted(found, key=lambda finding: _RANK[finding.severity]))


_RANK = {"block": 0, "warn": 1, "info": 2}
