"""A sender has read the rules of every region it sends to, and says that it keeps them."""

from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding, Severity
from compliance.local_rules import Region, list_regions


def check_local_rules(dossier: Dossier) -> list[Finding]:
    submission = dossier.submission
    regions = list_regions(submission.destination_countries)
    return [_report(region) for region in regions if region.code not in submission.local_rules]


def _report(region: Region) -> Finding:
    return Finding(
        "local_rules_unacknowledged",
        Severity.BLOCK,
        "local_rules",
        f"You have not confirmed the rules of a region that you send to. {region.laws}.",
        fix="Read the statement, and confirm it if it is true; if in doubt, ask a lawyer first.",
        example=region.statement,
        element=region.code,
    )
