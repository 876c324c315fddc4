"""What the page of a case and its buttons need to know, read once for each request.

Nothing is remembered beyond the object it was read for: whoever looks again reads again.
"""

import uuid
from collections.abc import Mapping
from functools import cached_property

from accounts.models import User
from accounts.selectors import is_member
from compliance.admin.submission_view import list_frozen
from compliance.evidence.visit import ROLES
from compliance.models import (
    Decision,
    Document,
    Evidence,
    KycCase,
    PageVisit,
    RiskScreening,
    Submission,
)
from compliance.models.decision import PROPOSALS
from compliance.selectors import get_screening, list_decisions
from compliance.services.second_review import list_reasons_for_two

_MOST_LOOKS = 6  # sets of evidence that are read: the newest, those before, one being gathered


class CaseFacts:
    def __init__(self, case: KycCase) -> None:
        self.case = case
        self._members: dict[uuid.UUID, bool] = {}

    def is_own(self, user: User) -> bool:
        """Tell whether ``user`` belongs to the account that is under review."""
        if user.pk not in self._members:
            self._members[user.pk] = is_member(user, account_id=self.case.account_id)
        return self._members[user.pk]

    @cached_property
    def versions(self) -> list[Submission]:
        """The submitted versions, newest first."""
        return list_frozen(self.case)

    @property
    def submission(self) -> Submission | None:
        """The version on the table."""
        return self.versions[0] if self.versions else None

    @property
    def previous(self) -> Submission | None:
        return self.versions[1] if len(self.versions) > 1 else None

    @cached_property
    def _looks(self) -> list[Evidence]:
        looks = Evidence.objects.filter(submission__case=self.case)
        return list(looks.order_by("-created_at", "-id")[:_MOST_LOOKS])

    @property
    def gathering(self) -> Evidence | None:
        """The evidence about this version that is being gathered."""
        return next((each for each in self._list_own() if each.completed_at is None), None)

    @property
    def evidence(self) -> Evidence | None:
        """The newest complete evidence about this version."""
        return next((each for each in self._list_own() if each.completed_at), None)

    @property
    def earlier_evidence(self) -> Evidence | None:
        """What was found the time before, about this version or the one before it."""
        newest = self.evidence
        complete = [each for each in self._looks if each.completed_at and each != newest]
        return complete[0] if newest and complete else None

    def _list_own(self) -> list[Evidence]:
        if self.submission is None:
            return []
        return [each for each in self._looks if each.submission_id == self.submission.pk]

    @cached_property
    def _visits(self) -> list[PageVisit]:
        looks = [each.pk for each in (self.evidence, self.earlier_evidence) if each]
        if not looks:
            return []
        visits = PageVisit.objects.filter(evidence__in=looks).select_related("page")
        return list(visits.defer("page__packed", "page__text"))

    def get_visits(self, evidence: Evidence | None) -> dict[str, PageVisit]:
        """Return the visits of the newest evidence, or of the one before, by role."""
        if evidence is None:
            return {}
        found = {each.role: each for each in self._visits if each.evidence_id == evidence.pk}
        return {role: found[role] for role in ROLES if role in found}

    @cached_property
    def screening(self) -> RiskScreening | None:
        return get_screening(self.submission) if self.submission else None

    @cached_property
    def decisions(self) -> list[Decision]:
        """What was decided, newest first."""
        return list(list_decisions(self.case).defer("submission__tax_id"))

    @property
    def proposal(self) -> Decision | None:
        """What waits for the second reviewer."""
        newest = self.decisions[0] if self.decisions else None
        return newest if newest and newest.kind in PROPOSALS else None

    @cached_property
    def papers(self) -> Mapping[uuid.UUID, Document]:
        """The documents of every version."""
        documents = Document.objects.filter(case=self.case).order_by("created_at", "id")
        return {document.pk: document for document in documents}

    @property
    def reasons_for_two(self) -> list[str]:
        """Why an approval needs a second person, in sentences."""
        return list_reasons_for_two(self.case, self.evidence)


def get_facts(case: KycCase) -> CaseFacts:
    """Return what is known about ``case``, read once for this very object."""
    facts: CaseFacts | None = getattr(case, "_facts", None)
    if facts is None:
        facts = CaseFacts(case)
        case._facts = facts  # type: ignore[attr-defined]
    return facts
