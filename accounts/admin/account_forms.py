"""What staff says with each decision on an account."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django_countries import countries

from accounts.models.account import Risk
from accounts.selectors import list_waiting_wishes
from config.decisions import DecisionForm

_LONGEST_GRANT = 90  # days
_LARGEST_GRANT = 10_000  # sends
_LARGEST_TOP_UP = Decimal(100_000)  # USD
_E164 = RegexValidator(r"^\+[1-9]\d{6,14}\Z", "Write the number as in +442079460123.")
_ORDER = RegexValidator(r"^[A-Za-z0-9_-]+\Z", "Copy the order's id from the carrier.")


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


class ProvisionForm(DecisionForm):
    e164 = forms.CharField(
        label="Number",
        max_length=16,
        validators=[_E164],
        help_text="In E.164, such as +442079460123.",
    )
    country = forms.ChoiceField(label="Country of the number", choices=lambda: list(countries))
    order_reference = forms.CharField(
        label="The carrier's order, if the number was bought there by hand",
        required=False,
        max_length=64,
        validators=[_ORDER],
        help_text="The order's id. We then read that order and buy nothing; without it, we order "
        "the number.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wish = list_waiting_wishes().filter(account=self.target).first()
        if wish is not None:
            self.initial.setdefault("country", wish.country)
            self.fields["country"].help_text = f"The customer waits for {wish.place}."
