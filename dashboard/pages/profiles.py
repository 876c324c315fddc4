"""Sender profiles: several faces of one business. What goes wrong says its code and whom to ask.

One that inherits the registration of the account is handed in as soon as it is made; one that
brings its own needs a brand and campaigns, which are given through the API.
"""

import uuid

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Membership, SenderProfile
from accounts.models.channel import ChannelKind
from accounts.models.sender_profile import BillingModel
from accounts.profile_rules import LONGEST_DESCRIPTION, ProfileEdit
from accounts.selectors import get_channel, get_profile, is_organization
from accounts.services.create_profile import create_profile
from accounts.services.set_default_profile import set_default_profile
from compliance.services.complete_profile import complete_profile, try_again
from compliance.services.save_profile import remove_profile
from config.errors import DomainError, ErrorCode
from dashboard.doors import section_page
from dashboard.profile_view import build_profiles

_INHERITED = "inherited"


class ProfileForm(forms.Form):
    name = forms.CharField(
        max_length=255, label="Name", help_text="Who it speaks for, such as “Support, Leeds”."
    )
    short_name = forms.CharField(
        min_length=3,
        max_length=11,
        label="Short name",
        help_text="3 to 11 letters, digits and spaces, with at least one letter.",
    )
    description = forms.CharField(
        max_length=LONGEST_DESCRIPTION,
        label="What it is for",
        help_text="One sentence: what it sends, and to whom.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    registration = forms.ChoiceField(
        label="Registration",
        choices=[
            (_INHERITED, "Use the registration and the number of my account (ready at once)"),
            ("own", "A brand and campaigns of its own (reviewed by us, then by TCR)"),
        ],
        help_text="Its own is needed only if it speaks for another business than the account.",
    )

    def get_edit(self) -> ProfileEdit:
        facts = self.cleaned_data
        inherits = facts["registration"] == _INHERITED
        return ProfileEdit(
            name=facts["name"],
            short_name=facts["short_name"],
            description=facts["description"],
            billing_model=BillingModel.ORGANIZATION,
            inherits_brand=inherits,
            inherits_campaign=inherits,
        )


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("profiles")
def show_profiles(request: HttpRequest, membership: Membership) -> HttpResponse:
    form = ProfileForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _create(form, membership):
        messages.success(request, "The sender profile is made. You see its steps below.")
        return redirect("dashboard:profiles")
    return _show(request, membership, form=form)


def _show(request: HttpRequest, membership: Membership, *, form: ProfileForm) -> HttpResponse:
    account = membership.account
    channel = get_channel(account, kind=ChannelKind.SMS)
    number = channel.number.e164 if channel and channel.number else ""
    context = {
        "form": form,
        "is_organization": is_organization(account.pk),
        "profiles": build_profiles(account, number=number),
    }
    status = 422 if form.errors else 200
    return render(request, "dashboard/profiles.html", context, status=status)


def _create(form: ProfileForm, membership: Membership) -> bool:
    """Make the profile, and hand it in if nothing is missing; what is wrong goes to its field."""
    edit = form.get_edit()
    try:
        profile = create_profile(membership.account_id, edit=edit, actor=membership.user)
    except DomainError as error:
        if error.code is not ErrorCode.REQUEST_INVALID:
            raise
        for name, sentences in (error.details or {}).items():
            form.add_error(name if name in form.fields else None, list(sentences))
        return False
    if edit.inherits_brand:
        _complete(profile, membership)
    return True


def _complete(profile: SenderProfile, membership: Membership) -> None:
    complete_profile(
        membership.account_id, profile_id=profile.pk, callback_url="", actor=membership.user
    )


@require_POST
@section_page("profiles")
def try_profile_again(
    request: HttpRequest, membership: Membership, *, profile_id: uuid.UUID
) -> HttpResponse:
    try_again(membership.account_id, profile_id=profile_id, actor=membership.user)
    messages.success(request, "We go on where it stopped. What is done already is not done again.")
    return redirect("dashboard:profiles")


@require_POST
@section_page("profiles")
def set_default(
    request: HttpRequest, membership: Membership, *, profile_id: uuid.UUID
) -> HttpResponse:
    is_default = request.POST.get("default") == "yes"
    set_default_profile(
        membership.account_id, profile_id=profile_id, is_default=is_default, actor=membership.user
    )
    said = "Sends that name no sender use it from now on." if is_default else "No default any more."
    messages.success(request, said)
    return redirect("dashboard:profiles")


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("profiles")
def delete(request: HttpRequest, membership: Membership, *, profile_id: uuid.UUID) -> HttpResponse:
    profile = get_profile(membership.account_id, profile_id=profile_id)
    if request.method != "POST":
        return render(request, "dashboard/profile_delete.html", {"profile": profile})
    remove_profile(membership.account_id, profile_id=profile_id, actor=membership.user)
    messages.success(request, "The sender profile is deleted; its number is your account's again.")
    return redirect("dashboard:profiles")
