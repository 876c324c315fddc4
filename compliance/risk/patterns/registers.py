"""What the register of the country says. Silence is no evidence."""

from collections.abc import Mapping
from typing import Any

from compliance.findings.checks.registry import check_registry
from compliance.findings.dossier import Dossier
from compliance.models.submission import EntityType
from compliance.name_doctor import diagnose
from compliance.providers.registry import Known
from compliance.risk.hit import Hit


def find_not_on_file(dossier: Dossier, parameters: Mapping[str, Any]) -> list[Hit]:
    if dossier.registry.known != Known.NOT_FOUND:
        return []
    return [Hit("The register does not know the tax id.", "registry")]


def find_inactive(dossier: Dossier, parameters: Mapping[str, Any]) -> list[Hit]:
    found = [each for each in check_registry(dossier) if each.code == "business_inactive"]
    return [Hit(f"Status on file: {dossier.registry.status}.", "registry") for _ in found]


def find_name_mismatch(dossier: Dossier, parameters: Mapping[str, Any]) -> list[Hit]:
    """The name doctor's answer is one of ``kinds``. Staff read this: both names are shown."""
    submission, registry = dossier.submission, dossier.registry
    if registry.known != Known.FOUND or not registry.legal_name or not submission.business_name:
        return []
    person = submission.entity_type == EntityType.SOLE_TRADER
    diagnosis = diagnose(submission.business_name, registry.legal_name, person=person)
    if diagnosis.kind not in parameters["kinds"]:
        return []
    return [
        Hit(f"Typed “{submission.business_name}”, on file “{registry.legal_name}”.", "registry")
    ]
