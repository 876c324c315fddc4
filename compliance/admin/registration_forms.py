"""What staff says with a decision on a brand or a campaign."""

from typing import Any

from django import forms

from compliance.admin.case_forms import make_text_field
from compliance.selectors import list_reasons
from compliance.services.tcr.correct import get_cost
from compliance.services.tcr.moves import Registered
from compliance.services.tcr.staff import LONGEST_NUDGE
from compliance.tcr.answers import LABELS
from config.decisions import DecisionForm


class ReturnForm(DecisionForm):
    reason = forms.ChoiceField(label="Reason, as the customer reads it")
    fields_to_open = forms.MultipleChoiceField(
        label="Fields to open",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one field that the customer must change."},
    )
    note = make_text_field(
        "Note to the customer",
        required=False,
        help_text="Without a note, the customer reads what the registry said.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = [each for each in list_reasons() if each.resubmittable]
        named = [(each.code, f"{each.title}: {each.problem}") for each in reasons]
        self.fields["reason"].choices = [("", "Choose a reason"), *named]
        self.fields["fields_to_open"].choices = list_openable(self.target)
        self.fields["fields_to_open"].help_text = (
            f"To have it judged again costs {get_cost(self.target)} USD; the customer sees that "
            "before sending."
        )


def list_openable(registered: Registered) -> list[tuple[str, str]]:
    """Return the answers that a customer may correct, with the words of their form."""
    columns = {column.name for column in registered._meta.concrete_fields}
    return [(name, label) for name, label in LABELS.items() if name in columns]


class NudgeForm(DecisionForm):
    description = forms.CharField(
        label="What the reviewers should know",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST_NUDGE,
        help_text=f"Up to {LONGEST_NUDGE:,} characters. It goes to the registry as it stands here.",
    )
