"""What a reviewer says with each decision on a case. Everything works without scripts."""

from typing import Any

from django import forms

from compliance.admin.case_facts import get_facts
from compliance.admin.submission_view import read_answer
from compliance.findings.finding import Finding, Severity
from compliance.form_fields import FIELDS, FieldSpec
from compliance.models import Reason
from compliance.selectors import list_reasons
from compliance.services.request_changes import ChangeRequest
from config.decisions import DecisionForm

_CUSTOMER_READS = "The customer reads this, in addition to what the reason says."


def make_text_field(label: str, *, rows: int = 3, **options: Any) -> forms.CharField:
    """Return a box for a few sentences."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, max_length=2000, **options)


class RejectForm(DecisionForm):
    reason_codes = forms.MultipleChoiceField(
        label="Reasons",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one reason."},
    )
    note = make_text_field("Note", rows=4, required=False, help_text=_CUSTOMER_READS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason_codes"].choices = [
            (reason.code, f"{reason.title}: {reason.problem}") for reason in list_reasons()
        ]


class ConfirmForm(DecisionForm):
    """Nothing to say; the page shows once more what is to be confirmed."""

    rows_template = "admin/compliance/proposal.html"

    @property
    def proposal(self) -> Any:
        return get_facts(self.target).proposal


class SendBackForm(ConfirmForm):
    rows_template = "admin/compliance/send_back_fields.html"

    note = make_text_field("Why you disagree", help_text="Among staff.")


class NoteForm(DecisionForm):
    text = make_text_field("Private note", help_text="Only staff reads it.")


class SharedNoteForm(DecisionForm):
    text = make_text_field(
        "Note to the customer", help_text="On the waiting page and by mail. It cannot be recalled."
    )


class ChangesForm(DecisionForm):
    """One row per field of the customer's form: ask or not, why, and a note."""

    rows_template = "admin/compliance/changes_fields.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = [reason for reason in list_reasons() if reason.resubmittable]
        for spec in FIELDS:
            self._add_row(spec, reasons)

    def _add_row(self, spec: FieldSpec, reasons: list[Reason]) -> None:
        fitting = [each for each in reasons if not each.fields or spec.name in each.fields]
        choices = [("", "Choose a reason"), *((each.code, each.title) for each in fitting)]
        self.fields[f"ask_{spec.name}"] = forms.BooleanField(label=spec.label, required=False)
        self.fields[f"reason_{spec.name}"] = forms.ChoiceField(
            label="Reason", choices=choices, required=False
        )
        self.fields[f"note_{spec.name}"] = forms.CharField(
            label="Note to the customer",
            widget=forms.Textarea(attrs={"rows": 1, "placeholder": "Note to the customer"}),
            max_length=1000,
            required=False,
        )

    def rows(self) -> list[dict[str, Any]]:
        """Return the form's rows beside what the customer answered."""
        return [
            {
                "answer": self._read_answer(spec.name),
                "problems": self._list_problems(spec.name),
                "ask": self[f"ask_{spec.name}"],
                "reason": self[f"reason_{spec.name}"],
                "note": self[f"note_{spec.name}"],
            }
            for spec in FIELDS
        ]

    def _read_answer(self, name: str) -> Any:
        facts = get_facts(self.target)
        return read_answer(facts.submission, name, facts.papers) if facts.submission else ""

    def _list_problems(self, name: str) -> list[str]:
        evidence = get_facts(self.target).evidence
        found = [Finding.from_json(each) for each in evidence.findings] if evidence else []
        return [
            each.problem for each in found if each.field == name and each.severity != Severity.INFO
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["requests"] = [each for spec in FIELDS if (each := self._read_row(spec, cleaned))]
        if not cleaned["requests"] and not self.errors:
            raise forms.ValidationError("Tick at least one field that the customer must change.")
        return cleaned

    def _read_row(self, spec: FieldSpec, cleaned: dict[str, Any]) -> ChangeRequest | None:
        reason, note = cleaned.get(f"reason_{spec.name}"), cleaned.get(f"note_{spec.name}")
        if not cleaned.get(f"ask_{spec.name}"):
            if reason or note:
                self.add_error(f"ask_{spec.name}", "Tick this field, or clear its reason and note.")
            return None
        if not reason:
            self.add_error(f"reason_{spec.name}", "Choose why this must change.")
            return None
        return ChangeRequest(spec.name, reason, note or "")
