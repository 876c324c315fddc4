"""The name of a business is the one on file for its tax id, letter by letter.

Registries and carriers compare names as they stand: a comma or a suffix more is another name to
them. If the name is only written otherwise, the difference is named and the name on file offered.
If another business may be meant, we say no more than that: its name is not the customer's to learn.
"""

from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding, Severity
from compliance.models.submission import EntityType
from compliance.name_doctor import Diagnosis, Kind, diagnose
from compliance.providers.registry import Known

_FIELD = "business_name"


def check_name(dossier: Dossier) -> list[Finding]:
    submission, registry = dossier.submission, dossier.registry
    typed, official = submission.business_name.strip(), registry.legal_name.strip()
    if registry.known != Known.FOUND or not typed or not official:
        return []
    person = submission.entity_type == EntityType.SOLE_TRADER
    diagnosis = diagnose(typed, official, person=person)
    if diagnosis.kind == Kind.EXACT:
        return [_report_exact(typed)]
    if diagnosis.kind == Kind.DIFFERS:
        return [_report_difference(diagnosis, typed)]
    return [_report_another(typed, person=person)]


def _report_exact(typed: str) -> Finding:
    return Finding(
        "name_confirmed",
        Severity.INFO,
        _FIELD,
        "The name is the one on file for this tax id.",
        quote=typed,
    )


def _report_difference(diagnosis: Diagnosis, typed: str) -> Finding:
    copy = "Copy the name, letter by letter, from a letter of your tax office."
    return Finding(
        "name_differs",
        Severity.WARN,
        _FIELD,
        " ".join(diagnosis.differences),
        fix="Take the name as it is on file." if diagnosis.suggestion else copy,
        example=diagnosis.suggestion or "",
        quote=typed,
        correction=diagnosis.suggestion or "",
    )


def _report_another(typed: str, *, person: bool) -> Finding:
    name = "your own name" if person else "the legal name"
    return Finding(
        "name_belongs_to_another",
        Severity.BLOCK,
        _FIELD,
        "The name on file for this tax id is another one.",
        fix=f"Check the tax id, and copy {name}, letter by letter, from a letter of your tax "
        f"office.",
        example="“Example Bakery Ltd”, not “Example Bakery”, if that is how the letter reads.",
        quote=typed,
    )
