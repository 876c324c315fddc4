"""What the pre-checks found, as the customer reads it: what blocks first, what is fine last."""

from collections.abc import Iterable
from dataclasses import dataclass

from compliance.findings.finding import Finding, Severity
from compliance.form_fields import get_field
from config.visible_text import make_visible


@dataclass(frozen=True, slots=True)
class FindingRow:
    finding: Finding
    label: str

    @property
    def quote(self) -> str:
        return make_visible(self.finding.quote)


@dataclass(frozen=True, slots=True)
class FindingGroup:
    title: str
    tone: str  # class of a note
    rows: tuple[FindingRow, ...]
    is_open: bool


_GROUPS = (
    (Severity.BLOCK, "Must be put right before you can submit", "error", True),
    (Severity.WARN, "May raise questions", "warning", True),
    (Severity.INFO, "Found and fine", "success", False),
)


def list_finding_groups(findings: Iterable[Finding]) -> list[FindingGroup]:
    """Return the findings by severity; a severity without any has no group."""
    rows = [FindingRow(each, get_field(each.field).label) for each in findings]
    groups = [
        FindingGroup(
            title, tone, tuple(row for row in rows if row.finding.severity == severity), is_open
        )
        for severity, title, tone, is_open in _GROUPS
    ]
    return [group for group in groups if group.rows]


def list_faults(findings: Iterable[Finding]) -> dict[str, list[str]]:
    """Return what blocks, by field, for the marks beside the questions."""
    faults: dict[str, list[str]] = {}
    for finding in findings:
        if finding.blocks:
            faults.setdefault(finding.field, []).append(f"{finding.problem} {finding.fix}".strip())
    return faults
