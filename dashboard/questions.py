"""The compliance form, question by question: what was answered, what is wrong with it, what we ask.

Answers are kept exactly as typed, so nothing here cleans or judges them: compliance says what is
missing. The tax id is the one answer that is never shown again; its last four characters are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.forms import widgets
from django.http import QueryDict
from django.utils.safestring import SafeString
from django_countries import countries

from compliance.completeness import FIELDS, FieldSpec
from compliance.form_fields import LIST_FIELDS
from compliance.local_rules import REGIONS, list_regions
from compliance.models import FieldRequest, Submission
from compliance.models.submission import CHANNELS, EntityType, UseCaseType
from compliance.tax_ids import get_tax_id_label
from compliance.tcr.names import INDUSTRIES

_ATTRIBUTES: dict[str, dict[str, str]] = {
    "business_name": {"autocomplete": "organization"},
    "tax_id": {"autocomplete": "off", "spellcheck": "false"},
    "street": {"autocomplete": "street-address"},
    "city": {"autocomplete": "address-level2"},
    "region": {"autocomplete": "address-level1"},
    "postal_code": {"autocomplete": "postal-code"},
    "website_url": {"inputmode": "url", "autocomplete": "url"},
    "cta_url": {"inputmode": "url"},
    "privacy_url": {"inputmode": "url"},
    "use_case": {"rows": "5"},
    "stock_listing": {"autocomplete": "off"},
    "sample_1": {"rows": "2"},
    "sample_2": {"rows": "2"},
    "contact_name": {"autocomplete": "name"},
    "contact_email": {"inputmode": "email", "autocomplete": "email"},
    "contact_phone": {"type": "tel", "autocomplete": "tel"},
}


@dataclass(frozen=True, slots=True)
class Question:
    spec: FieldSpec
    label: str
    value: Any
    answer: str  # in words, for reading
    is_editable: bool
    faults: tuple[str, ...]
    requests: tuple[FieldRequest, ...]
    submission: Submission

    @property
    def id(self) -> str:
        return f"id_{self.spec.name}"

    @property
    def is_list(self) -> bool:
        return self.spec.name in LIST_FIELDS

    @property
    def last_four(self) -> str:
        return self.submission.tax_id_last4

    @property
    def control(self) -> SafeString:
        """Return the input, tied to its help and faults for people who cannot see them near it."""
        attributes = {"id": self.id, **_ATTRIBUTES.get(self.spec.name, {})}
        described = [f"{self.id}_help"] if self.spec.help_text else []
        if self.faults:
            described.append(f"{self.id}_fault")
            attributes["aria-invalid"] = "true"
        if described and not self.is_list:
            attributes["aria-describedby"] = " ".join(described)
        shown = "" if self.spec.name == "tax_id" else self.value
        widget = _make_widget(self.spec.name, self.submission)
        return widget.render(self.spec.name, shown, attributes)


def read_answers(posted: QueryDict, *, editable: Iterable[str]) -> dict[str, Any]:
    """Return what was typed into the open fields. An empty tax id means: keep the stored one.

    An unticked box sends nothing, so a missing list is an empty one; but not in the small form that
    takes over one correction (``partial``).
    """
    answers: dict[str, Any] = {}
    for name in editable:
        if name in LIST_FIELDS:
            if "partial" not in posted:
                answers[name] = posted.getlist(name)
        elif name in posted and (name != "tax_id" or posted[name].strip()):
            answers[name] = posted[name]
    return answers


def list_groups(
    submission: Submission,
    *,
    editable: Sequence[str],
    faults: Mapping[str, Sequence[str]],
    requests: Sequence[FieldRequest],
) -> list[tuple[str, list[Question]]]:
    """Return the questions under their headings, in the order of the form."""
    questions = [
        _ask(
            spec,
            submission,
            is_editable=spec.name in editable,
            faults=faults.get(spec.name, ()),
            requests=[each for each in requests if each.field == spec.name],
        )
        for spec in FIELDS
    ]
    return [(title, list(group)) for title, group in groupby(questions, lambda q: q.spec.group)]


def list_answers(submission: Submission) -> list[tuple[str, str]]:
    """Return label and answer of each question, for reading."""
    asked = [_ask(spec, submission, is_editable=False, faults=(), requests=()) for spec in FIELDS]
    return [(question.label, question.answer) for question in asked]


def _ask(
    spec: FieldSpec,
    submission: Submission,
    *,
    is_editable: bool,
    faults: Sequence[str],
    requests: Sequence[FieldRequest],
) -> Question:
    return Question(
        spec=spec,
        label=_label(spec, submission),
        value=getattr(submission, spec.name),
        answer=_put_in_words(spec.name, submission),
        is_editable=is_editable,
        faults=tuple(faults),
        requests=tuple(requests),
        submission=submission,
    )


def _label(spec: FieldSpec, submission: Submission) -> str:
    if spec.name != "tax_id" or submission.country not in countries:
        return spec.label
    return get_tax_id_label(country=submission.country, entity_type=submission.entity_type)


def _put_in_words(name: str, submission: Submission) -> str:
    value = getattr(submission, name)
    if not value:
        return "–"
    words = _IN_WORDS.get(name)
    return words(submission) if words else value


def _name_tax_id(submission: Submission) -> str:
    return f"ends in {submission.tax_id_last4}" if submission.tax_id_last4 else "stored"


def _name_regions(submission: Submission) -> str:
    names = {region.code: region.laws for region in REGIONS}
    return "\n".join(names.get(code, code) for code in submission.local_rules)


_IN_WORDS: dict[str, Callable[[Submission], str]] = {
    "tax_id": _name_tax_id,
    "entity_type": lambda one: dict(EntityType.choices).get(one.entity_type, one.entity_type),
    "use_case_type": lambda one: dict(UseCaseType.choices).get(
        one.use_case_type, one.use_case_type
    ),
    "country": lambda one: countries.name(one.country) or one.country,
    "channels": lambda one: ", ".join(dict(CHANNELS).get(name, name) for name in one.channels),
    "industry": lambda one: INDUSTRIES.get(one.industry, one.industry),
    "destination_countries": lambda one: ", ".join(
        countries.name(code) or code for code in one.destination_countries
    ),
    "local_rules": _name_regions,
    "documents": lambda one: f"{len(one.documents)} uploaded",
}


def _make_widget(name: str, submission: Submission) -> widgets.Widget:
    if name == "entity_type":
        return widgets.Select(choices=[("", "Choose…"), *EntityType.choices])
    if name == "use_case_type":
        return widgets.Select(choices=[("", "Choose…"), *UseCaseType.choices])
    if name == "country":
        return widgets.Select(choices=[("", "Choose…"), *countries])
    if name == "industry":
        return widgets.Select(choices=[("", "Choose…"), *INDUSTRIES.items()])
    if name == "channels":
        return widgets.CheckboxSelectMultiple(choices=CHANNELS)
    if name == "destination_countries":
        return widgets.CheckboxSelectMultiple(choices=_list_chosen_first(submission))
    if name == "local_rules":
        return widgets.CheckboxSelectMultiple(choices=_list_rules(submission))
    return widgets.Textarea() if name in _LONG else widgets.TextInput()


_LONG = frozenset({"use_case", "sample_1", "sample_2"})


def _list_chosen_first(submission: Submission) -> list[tuple[str, str]]:
    """A list of all countries is long; what was chosen must not hide in it."""
    chosen = submission.destination_countries
    return sorted(countries, key=lambda country: country[0] not in chosen)


def _list_rules(submission: Submission) -> list[tuple[str, str]]:
    """All of them before countries are chosen, then those that apply."""
    regions = list_regions(submission.destination_countries) or REGIONS
    return [(region.code, f"{region.laws}. {region.statement}") for region in regions]
