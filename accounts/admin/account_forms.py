"""What staff says with each decision on an account."""

from decimal import Decimal
from typing import Any

from django import forms
from django_countries import countries

from accounts.models.account import Risk
from config.decisions import DecisionForm

_LONGEST_GRANT = 90  # days
_LARGEST_GRANT = 10_000  # sends
_LARGEST_TOP_UP = Decimal(100_000)  # USD


class StopForm(DecisionForm):
    note = forms.CharField(
        label="Reason, as the customer will read it",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=500,
        help_text="Say what is wrong, who must act and what to do. It goes out by mail.",
    )


class NoteForm(DecisionForm):
    note = forms.CharField(
        label="Reason, for the record",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=500,
        help_text="Kept in the audit trail; the customer does not see it.",
    )


class AskForm(DecisionForm):
    note = forms.CharField(
        label="Why, for the colleague who confirms it",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text="Say what you looked at. The customer does not see it.",
    )


class RiskForm(NoteForm):
    outcome = forms.ChoiceField(label="Outcome of the screening", choices=Risk.choices)

    field_order = ("outcome", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("outcome", self.target.risk)

    def clean_outcome(self) -> Risk:
        return Risk(self.cleaned_data["outcome"])


class GrantForm(AskForm):
    send_limit = forms.IntegerField(
        label="Sends allowed",
        min_value=1,
        max_value=_LARGEST_GRANT,
        initial=100,
        help_text=f"In all, from 1 to {_LARGEST_GRANT:,}.",
    )
    days = forms.IntegerField(
        label="Days until it ends, from the confirmation on",
        min_value=1,
        max_value=_LONGEST_GRANT,
        initial=14,
        help_text=f"From 1 to {_LONGEST_GRANT}.",
    )
    destination_countries = forms.CharField(
        label="Countries it may send to",
        max_length=400,
        help_text="Two-letter codes with commas, such as GB, DE.",
    )

    field_order = ("send_limit", "days", "destination_countries", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault(
            "destination_countries", ", ".join(self.target.destination_countries)
        )

    def clean_destination_countries(self) -> list[str]:
        codes = self.cleaned_data["destination_countries"].upper().replace(",", " ").split()
        unknown = [code for code in codes if code not in countries.countries]
        if unknown:
            raise forms.ValidationError(f"Not a country code: {', '.join(unknown)}.")
        return sorted(set(codes))


class TopUpForm(DecisionForm):
    amount = forms.DecimalField(
        label="Amount in USD",
        min_value=Decimal("0.01"),
        max_value=_LARGEST_TOP_UP,
        decimal_places=4,
    )
    note = forms.CharField(
        label="What it is for",
        max_length=200,
        help_text="Such as the number of the invoice.",
    )
