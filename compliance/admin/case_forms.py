"""What a reviewer says with each decision on a case. Everything works without scripts."""

from typing import Any

from django import forms

from compliance.admin.submission_view import list_frozen, read_answer
from compliance.completeness import FIELDS, FieldSpec
from compliance.models import Reason
from compliance.selectors import list_reasons
from compliance.services.request_changes import ChangeRequest
from config.decisions import DecisionForm

_CUSTOMER_READS = "The customer reads this, in addition to what the reason says."


class ApproveForm(DecisionForm):
    note = forms.CharField(
        label="Note, for staff only",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class RejectForm(DecisionForm):
    reason_codes = forms.MultipleChoiceField(
        label="Reasons",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one reason."},
    )
    note = forms.CharField(
        label="Note",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
        help_text=_CUSTOMER_READS,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason_codes"].choices = [
            (reason.code, f"{reason.title}: {reason.problem}") for reason in list_reasons()
        ]


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
            widget=forms.Textarea(attrs={"rows": 1}),
            max_length=1000,
            required=False,
        )

    def rows(self) -> list[dict[str, Any]]:
        """Return the form's rows beside what the customer answered."""
        frozen = list_frozen(self.target)
        return [
            {
                "answer": read_answer(frozen[0], spec.name) if frozen else "",
                "ask": self[f"ask_{spec.name}"],
                "reason": self[f"reason_{spec.name}"],
                "note": self[f"note_{spec.name}"],
            }
            for spec in FIELDS
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
