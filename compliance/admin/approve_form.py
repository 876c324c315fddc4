"""An approval says that each of the five criteria is met.

Those against which nothing was found are ticked beforehand, with the words that support them; a
reviewer ticks the others after looking, or asks for changes.
"""

from typing import Any

from django import forms

from compliance.admin.case_evidence import list_checks
from compliance.admin.case_facts import get_facts
from compliance.admin.case_forms import make_text_field
from compliance.admin.checklist import CRITERIA, Check
from config.decisions import DecisionForm

_CHOICES = [(each.key, each.title) for each in CRITERIA]
_MISSING = "Tick each criterion that is met. Is one not met? Then ask for changes instead."


class ApproveForm(DecisionForm):
    rows_template = "admin/compliance/approve_fields.html"

    criteria = forms.MultipleChoiceField(
        label="What you checked",
        choices=_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _MISSING},
    )
    note = make_text_field("Note, for staff only", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checks = list_checks(self.target)
        clear = [check.criterion.key for check in self.checks if check.clear]
        self.initial.setdefault("criteria", clear)

    def clean_criteria(self) -> list[str]:
        ticked: list[str] = self.cleaned_data["criteria"]
        if len(ticked) < len(CRITERIA):
            raise forms.ValidationError(_MISSING)
        return ticked

    def rows(self) -> list[tuple[Any, Check]]:
        """Return each box beside what was found about its criterion."""
        return list(zip(self["criteria"], self.checks, strict=True))

    @property
    def reasons_for_two(self) -> list[str]:
        return get_facts(self.target).reasons_for_two
