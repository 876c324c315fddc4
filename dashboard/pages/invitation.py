"""The page behind the link of an invitation: accept with a password of one's own, or decline.

Whoever has a user already signs in first. A link that was used, taken back or has run out looks
like one that never was.
"""

from django import forms
from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import Invitation, User
from accounts.services.answer_invitation import (
    find_invitation,
    find_invited_user,
    join_as,
    join_as_new_user,
    reject_invitation,
)
from config.errors import DomainError
from dashboard.doors import refuse


class JoinForm(forms.Form):
    name = forms.CharField(max_length=120, label="Your name")
    password = forms.CharField(
        label="Choose a password",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_invitation(request: HttpRequest, *, token: str) -> HttpResponse:
    invitation = find_invitation(token)
    if invitation is None:
        return render(request, "dashboard/invitation_gone.html", status=404)
    try:
        return _answer(request, token, invitation)
    except DomainError as error:
        return refuse(request, error)


def _answer(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    if request.method == "POST" and "decline" in request.POST:
        reject_invitation(token)
        return render(request, "dashboard/invitation_declined.html", {"invitation": invitation})
    user = find_invited_user(invitation)
    if user is not None:
        return _answer_as(request, token, invitation, user)
    return _answer_as_new(request, token, invitation)


def _answer_as(
    request: HttpRequest, token: str, invitation: Invitation, user: User
) -> HttpResponse:
    if request.user.pk != user.pk:
        if request.method == "POST":
            raise Http404
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
    elif request.method == "POST":
        join_as(token, user=user)
        messages.success(request, f"You now belong to {invitation.account}.")
        return redirect("dashboard:home")
    context = {"invitation": invitation, "user": request.user, "is_other": request.user != user}
    return render(request, "dashboard/invitation.html", context)


def _answer_as_new(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    form = JoinForm(request.POST or None, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        join_as_new_user(token, **form.cleaned_data)
        messages.success(request, "Welcome. Sign in with your address and your new password.")
        return redirect("account_login")
    context = {"invitation": invitation, "form": form}
    return render(request, "dashboard/invitation.html", context, status=422 if form.errors else 200)
