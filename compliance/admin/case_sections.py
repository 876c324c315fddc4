"""The body of a case's page: each criterion's answers beside the evidence about them.

In a later version the answers that changed come first, compared with the version before, and what
stayed the same is folded away.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from compliance.admin.case_evidence import VisitView, list_checks, list_visits
from compliance.admin.case_facts import CaseFacts, get_facts
from compliance.admin.checklist import Check
from compliance.admin.submission_view import Change, list_changes, name_paper, read_answer
from compliance.admin.word_diff import compare_texts, is_same
from compliance.form_fields import get_field
from compliance.local_rules import list_regions
from compliance.models import Document, Evidence, FieldRequest, KycCase, Submission
from compliance.providers.registry import Known, RegistryAnswer
from config.show import Badge, Link

_JOINED = {
    "street": ("Address", ("street", "city", "region", "postal_code")),
    "contact_name": ("Contact", ("contact_name", "contact_email", "contact_phone")),
}
_WITHIN = frozenset(chain.from_iterable(names for _, names in _JOINED.values()))

Row = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    check: Check
    changes: tuple[Change, ...]
    answers: tuple[Row, ...]  # as they are; those that did not change, in a later version
    visits: tuple[VisitView, ...]
    facts: tuple[Row, ...]  # what registers say, which papers there are

    @property
    def surprises(self) -> int:
        return sum(change.surprising for change in self.changes)


def build_sections(case: KycCase) -> list[Section]:
    """Return the five criteria, each with answers and evidence."""
    facts = get_facts(case)
    submission = facts.submission
    if submission is None:
        return []
    changes, visits = list_case_changes(facts), list_visits(case)
    changed = {change.name for change in changes}
    return [
        Section(
            check=check,
            changes=tuple(each for each in changes if each.name in check.criterion.fields),
            answers=tuple(_list_answers(submission, check.criterion.fields, changed, facts)),
            visits=tuple(each for each in visits if each.role in check.criterion.roles),
            facts=tuple(_list_facts(check.criterion.key, facts, submission)),
        )
        for check in list_checks(case)
    ]


def list_case_changes(facts: CaseFacts) -> list[Change]:
    """Return what changed between the version on the table and the one before."""
    if facts.submission is None or facts.previous is None:
        return []
    requests = FieldRequest.objects.filter(submission=facts.previous)
    return list_changes(
        facts.submission, old=facts.previous, requests=requests, papers=facts.papers
    )


def _list_answers(
    submission: Submission, names: Sequence[str], changed: Collection[str], facts: CaseFacts
) -> Iterator[Row]:
    """An address stands in one line, whole, unless every part of it is another one."""
    for name in names:
        label, parts = _JOINED.get(name, ("", ()))
        if label and not set(parts) <= set(changed):
            values = [getattr(submission, part) for part in parts]
            yield label, ", ".join(value for value in values if value)
        elif name not in _WITHIN and name not in changed and _is_worth_a_row(submission, name):
            answer = read_answer(submission, name, facts.papers)
            yield get_field(name).label, ", ".join(answer) if isinstance(answer, list) else answer


def _is_worth_a_row(submission: Submission, name: str) -> bool:
    """The papers stand among the evidence; a second sample is missing only where it is needed."""
    return name != "documents" and bool(name != "sample_2" or submission.sample_2)


def _list_facts(key: str, facts: CaseFacts, submission: Submission) -> Iterator[Row]:
    evidence = facts.evidence
    if key == "business_details" and evidence:
        yield from _list_register(evidence, submission)
    if key == "website_privacy" and evidence and evidence.domain_registered_on:
        age = (timezone.now().date() - evidence.domain_registered_on).days
        yield "Domain registered", f"{evidence.domain_registered_on:%Y-%m-%d}, {age} days ago"
    if key == "local_rules":
        papers = [facts.papers[each] for each in submission.documents if each in facts.papers]
        yield "Documents", [_link(paper) for paper in papers] or "none"
        yield "Confirmed", list_confirmed(submission)


def list_confirmed(submission: Submission) -> list[str | Badge]:
    """Return each set of rules that applies; one that the customer did not confirm stands out."""
    regions = list_regions(submission.destination_countries)
    return [
        region.laws
        if region.code in submission.local_rules
        else Badge(f"not confirmed: {region.laws}", "bad")
        for region in regions
    ]


def _list_register(evidence: Evidence, submission: Submission) -> Iterator[Row]:
    answer = RegistryAnswer.from_json(evidence.registry)
    if answer.known != Known.FOUND:
        unknown = answer.known == Known.UNKNOWN
        yield "Register", "did not answer" if unknown else "does not have this tax id"
        return
    typed = submission.business_name
    same = is_same(typed, answer.legal_name)
    yield (
        "Register",
        [
            f"{answer.legal_name} (as typed)" if same else compare_texts(typed, answer.legal_name),
            ", ".join(filter(None, [answer.status, _name_since(answer)])),
        ],
    )
    yield "Registered address", ", ".join(value for value in answer.address.values() if value)


def _name_since(answer: RegistryAnswer) -> str:
    return f"registered {answer.registered_on}" if answer.registered_on else ""


def _link(paper: Document) -> Link | str:
    name = name_paper(paper)
    try:
        return Link(name, reverse("admin:compliance_document_change", args=[paper.pk]))
    except NoReverseMatch:
        return name
