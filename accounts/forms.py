from typing import Any

from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.http import HttpRequest

from accounts.models import User
from accounts.services.create_account import create_account


class SignupForm(AllauthSignupForm):
    """Who you are, and what your business is called; the rest is asked in step 2."""

    full_name = forms.CharField(max_length=120, label="Your name")
    business_name = forms.CharField(
        max_length=200,
        label="Business name",
        help_text="Sole traders use their own name. You can correct it later.",
    )

    field_order = ("full_name", "business_name", "email", "password1")

    def save(self, request: HttpRequest) -> Any:
        user: User | None = super().save(request)
        if user is not None:
            user.full_name = self.cleaned_data["full_name"]
            user.save(update_fields=["full_name", "updated_at"])
            create_account(user, name=self.cleaned_data["business_name"])
        return user
