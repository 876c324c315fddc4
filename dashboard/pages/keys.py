"""API keys. A new one is shown in the answer to the request that made it, and nowhere else.

It is not redirected to: a key in a URL, a session or a cache would outlive its one showing.
"""

import uuid

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import Membership
from accounts.selectors import list_api_keys
from accounts.services.api_keys import create_api_key, revoke_api_key
from dashboard.doors import section_page


class KeyForm(forms.Form):
    name = forms.CharField(
        max_length=80,
        label="Name of the key",
        help_text="Where it will be used, such as “Shop, production”. Only your team sees it.",
    )
    strict_sender = forms.BooleanField(
        required=False,
        label="Only my own senders",
        help_text="Refuse a message rather than send it from the shared short code.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("keys")
def show_keys(request: HttpRequest, membership: Membership) -> HttpResponse:
    form = KeyForm(request.POST or None)
    context = {"form": form, "keys": list_api_keys(membership.account).select_related("created_by")}
    if request.method == "POST" and form.is_valid():
        key, secret = create_api_key(
            membership.account_id, **form.cleaned_data, actor=membership.user
        )
        context |= {"form": KeyForm(), "new_key": key, "secret": secret}
    return render(request, "dashboard/keys.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("keys")
def revoke_key(request: HttpRequest, membership: Membership, *, key_id: uuid.UUID) -> HttpResponse:
    key = list_api_keys(membership.account).filter(pk=key_id).first()
    if key is None:
        raise Http404
    if request.method != "POST":
        return render(request, "dashboard/key_revoke.html", {"key": key})
    revoke_api_key(membership.account_id, key_id=key_id, actor=membership.user)
    return redirect("dashboard:keys")
