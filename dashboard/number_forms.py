"""Which number: where it should be from, and the one picked."""

from django import forms
from django.core.validators import RegexValidator
from django_countries import countries

from accounts.number_place import NumberKind, NumberPlace

DIGITS = RegexValidator(r"^\d{1,5}\Z", "An area code is one to five digits, such as 20 for London.")
E164 = RegexValidator(r"^\+[1-9]\d{6,14}\Z", "Pick one of the numbers in the list.")


def list_countries(first: list[str]) -> list[tuple[str, object]]:
    """Return the choices of a country list, with ``first`` ahead of all others."""
    everything = [(code, str(name)) for code, name in countries]
    if not first:
        return everything
    wanted = [(code, countries.name(code)) for code in first]
    return [("Countries you declared", wanted), ("All countries", everything)]


class WhereForm(forms.Form):
    """A search, so it is a GET and can be reloaded, bookmarked and refreshed."""

    country = forms.ChoiceField(label="Country")
    area = forms.CharField(
        label="Area code",
        required=False,
        max_length=5,
        validators=[DIGITS],
        help_text="Digits without the zero in front, such as 20 for London.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    kind = forms.ChoiceField(
        label="Type",
        required=False,
        choices=[("", "Any type"), *NumberKind.choices],
        help_text="Only local numbers have an area.",
    )

    def __init__(self, *args: object, declared: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = list_countries(declared)

    def get_place(self) -> NumberPlace:
        return NumberPlace(**self.cleaned_data)


class PickForm(forms.Form):
    e164 = forms.CharField(max_length=16, validators=[E164])
    country = forms.ChoiceField(choices=lambda: list_countries([]))
