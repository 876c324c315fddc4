"""A submission as a reviewer reads it: in the words of the form, beside the version before it.

Of the tax id only the last four characters are ever shown; whether it changed is told by its index.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django_countries import countries

from compliance.completeness import FIELDS, FieldSpec, list_opened_fields
from compliance.models import FieldRequest, KycCase, Submission
from config.panels import Facts
from config.show import Website

_WEBSITES = frozenset({"website_url", "cta_url"})


@dataclass(frozen=True, slots=True)
class Change:
    """One field of which the customer changed the answer, or was asked to and did not."""

    name: str
    label: str
    old: Any
    new: Any
    changed: bool
    asked: str  # asked for, opened by another request, or not asked for

    @property
    def surprising(self) -> bool:
        return self.changed == (self.asked == NOT_ASKED)


ASKED, OPENED, NOT_ASKED = "asked for", "opened by what we asked for", "not asked for"


def list_frozen(case: KycCase) -> list[Submission]:
    """Return the submitted versions, newest first, without the tax id itself."""
    frozen = Submission.objects.filter(case=case).exclude(frozen_at=None).defer("tax_id")
    return list(frozen.select_related("submitted_by").order_by("-version"))


def build_groups(submission: Submission) -> list[Facts]:
    """Return what was submitted, grouped as the form is."""
    return [
        Facts(group, [(spec.label, read_answer(submission, spec.name)) for spec in specs])
        for group, specs in groupby(FIELDS, key=lambda spec: spec.group)
    ]


def read_answer(submission: Submission, name: str) -> Any:
    """Return one answer, ready to be shown."""
    if name == "tax_id":
        return f"ends in {submission.tax_id_last4}" if submission.tax_id_last4 else ""
    value = getattr(submission, name)
    if not value:
        return ""
    if name == "country":
        return _name_country(value)
    if name == "destination_countries":
        return [_name_country(code) for code in value]
    if name == "entity_type":
        return submission.get_entity_type_display()
    return Website(value) if name in _WEBSITES else value


def list_changes(
    new: Submission, *, old: Submission, requests: Iterable[FieldRequest] = ()
) -> list[Change]:
    """Return each field that differs from ``old``, and each that was asked for and does not."""
    asked = {request.field for request in requests}
    opened = frozenset(list_opened_fields(asked))
    changes = [_compare(spec, new, old, (asked, opened)) for spec in FIELDS]
    return [change for change in changes if change.changed or change.asked == ASKED]


def _compare(
    spec: FieldSpec,
    new: Submission,
    old: Submission,
    wanted: tuple[Collection[str], Collection[str]],
) -> Change:
    asked, opened = wanted
    unasked = OPENED if spec.name in opened else NOT_ASKED
    return Change(
        name=spec.name,
        label=spec.label,
        old=read_answer(old, spec.name),
        new=read_answer(new, spec.name),
        changed=_identify(old, spec.name) != _identify(new, spec.name),
        asked=ASKED if spec.name in asked else unasked,
    )


def _identify(submission: Submission, name: str) -> Any:
    return submission.tax_id_index if name == "tax_id" else getattr(submission, name)


def _name_country(code: str) -> str:
    return f"{countries.name(code) or 'unknown country'} ({code})"
