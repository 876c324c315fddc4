"""Check a submission before a person does: free, at once, and without leaving a trace.

The customer sees every finding, each with its fix; only what blocks keeps the submission back.
"""

import copy
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from compliance.answers import LONGEST, LONGEST_LINE
from compliance.completeness import Gap, find_gaps
from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding, Severity
from compliance.findings.pipeline import find_all
from compliance.form_fields import FIELD_NAMES
from compliance.models import Submission
from compliance.services.build_dossier import build_dossier
from compliance.services.evaluation_slots import evaluation_slot
from compliance.services.save_draft import clean_answers


@dataclass(frozen=True, slots=True)
class Evaluation:
    dossier: Dossier
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.blocks)

    @property
    def passes(self) -> bool:
        return not self.blocking


def evaluate(
    submission: Submission, *, account_id: uuid.UUID, answers: Mapping[str, Any] | None = None
) -> Evaluation:
    """Return what stands in the way of ``submission``, with ``answers`` in place of its own.

    Nothing is written, and no transaction may be open. Raises DomainError
    ``ACCOUNT_RATE_EXCEEDED`` when too many checks run already.
    """
    looked_at = copy.copy(submission)
    for name, value in clean_answers(answers or {}).items():
        setattr(looked_at, name, value)
    gaps = find_gaps(looked_at)
    _shorten(looked_at)
    with evaluation_slot(account_id):
        dossier = build_dossier(looked_at, account_id=account_id)
    return Evaluation(dossier, (*_tell_gaps(gaps), *_leave_out(find_all(dossier), gaps)))


def _shorten(submission: Submission) -> None:
    """An answer beyond its limit is named as a gap; the checks read no more of it than the limit,
    or a megabyte of text would keep one busy for minutes.
    """
    for name in FIELD_NAMES:
        value = getattr(submission, name)
        if isinstance(value, str):
            setattr(submission, name, value[: LONGEST.get(name, LONGEST_LINE)])


def _tell_gaps(gaps: Iterable[Gap]) -> list[Finding]:
    return [
        Finding(
            code="answer_missing" if gap.missing else "answer_wrong",
            severity=Severity.BLOCK,
            field=gap.field,
            problem=gap.problem,
            fix=gap.fix,
        )
        for gap in gaps
    ]


def _leave_out(findings: Iterable[Finding], gaps: Iterable[Gap]) -> list[Finding]:
    """What is wrong with an answer that is not there is said once."""
    open_fields = {gap.field for gap in gaps}
    return [each for each in findings if each.field not in open_fields]
