"""One case, one page: what was submitted beside what proves it, the risk, and what was said."""

from dataclasses import dataclass
from typing import Any

from accounts.models import User
from compliance.admin.case_facts import CaseFacts, get_facts
from compliance.admin.case_notes import Notes, build_notes
from compliance.admin.case_obstacles import describe_gathering
from compliance.admin.case_panels import build_panels
from compliance.admin.case_sections import Section, build_sections
from compliance.admin.case_words import (
    count_seconds_left,
    describe_due,
    describe_holder,
    describe_risk,
    name_time,
)
from compliance.admin.risk_view import RiskView, build_risk
from compliance.admin.submission_view import name_country
from compliance.models import Evidence, KycCase, Submission
from compliance.services.decide import is_claimant, is_stale
from config.panels import Panel
from config.show import Badge


@dataclass(frozen=True, slots=True)
class Head:
    """What stays in sight while the rest moves."""

    who: str  # country and kind of business
    due: Any
    holder: str
    holds_it: bool  # the person who looks has a running claim
    seconds_left: int  # of the claim
    risk_badge: Badge


@dataclass(frozen=True, slots=True)
class Look:
    """The newest evidence, and whether it may still be decided on."""

    evidence: Evidence | None
    stale: bool
    gathering: str  # how far a new look has come; empty without one


@dataclass(frozen=True, slots=True)
class CasePage:
    head: Head
    submission: Submission | None
    previous: Submission | None
    look: Look
    sections: list[Section]
    risk: RiskView | None
    two_people: list[str]  # why an approval needs a second person
    notes: Notes
    panels: list[Panel]

    @property
    def changed(self) -> int:
        return sum(change.changed for section in self.sections for change in section.changes)

    @property
    def surprises(self) -> int:
        """Changes nobody asked for, and answers that stayed although we asked."""
        return sum(section.surprises for section in self.sections)


def build_case_page(case: KycCase, user: User) -> CasePage:
    """Return everything the page shows."""
    facts = get_facts(case)
    return CasePage(
        head=_build_head(case, user, facts.submission),
        submission=facts.submission,
        previous=facts.previous,
        look=_build_look(facts),
        sections=build_sections(case),
        risk=build_risk(case, facts.screening),
        two_people=facts.reasons_for_two,
        notes=build_notes(case),
        panels=build_panels(facts),
    )


def _build_head(case: KycCase, user: User, submission: Submission | None) -> Head:
    country = name_country(case.country) if case.country else ""
    kind = submission.get_entity_type_display() if submission else ""
    return Head(
        who=" · ".join(filter(None, [country, kind])),
        due=describe_due(case),
        holder=describe_holder(case),
        holds_it=is_claimant(case, actor=user),
        seconds_left=count_seconds_left(case),
        risk_badge=describe_risk(case),
    )


def _build_look(facts: CaseFacts) -> Look:
    evidence, gathering = facts.evidence, facts.gathering
    progress = f"{describe_gathering(gathering)}." if gathering else ""
    if gathering and gathering.attempts:
        progress += f" The next one is at {name_time(gathering.next_try_at)}."
    return Look(evidence, stale=evidence is None or is_stale(evidence), gathering=progress)
