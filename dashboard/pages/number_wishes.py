"""Joining and leaving the waiting list for numbers; the list itself stands on the channels page."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.models import Membership
from accounts.number_place import NumberPlace
from accounts.services.wish_number import wish_number, withdraw_wish
from config.errors import DomainError, ErrorCode
from dashboard.doors import section_page
from dashboard.number_forms import WhereForm

_EXPECTED = (ErrorCode.STATE_FORBIDS, ErrorCode.LIMIT_REACHED)


@require_POST
@section_page("channels")
def add_wish(request: HttpRequest, membership: Membership) -> HttpResponse:
    where = WhereForm(request.POST, declared=[])
    if not where.is_valid():
        messages.warning(request, "Search for a country first; nobody was put on a waiting list.")
        return redirect("dashboard:channels")
    place = where.get_place()
    try:
        wish_number(membership.account_id, place=place, actor=membership.user)
    except DomainError as error:
        return _decline(request, error, place=place)
    messages.success(request, f"You are on the waiting list for {place}.")
    return _return_to(place)


@require_POST
@section_page("channels")
def withdraw(request: HttpRequest, membership: Membership, *, wish_id: uuid.UUID) -> HttpResponse:
    try:
        withdraw_wish(membership.account_id, wish_id=wish_id, actor=membership.user)
    except DomainError as error:
        return _decline(request, error)
    messages.success(request, "You no longer wait for this number.")
    return redirect("dashboard:channels")


def _decline(
    request: HttpRequest, error: DomainError, *, place: NumberPlace | None = None
) -> HttpResponse:
    """Say what stands in the way on the page itself; all else is the door's."""
    if error.code not in _EXPECTED:
        raise error
    sentences = {
        ErrorCode.LIMIT_REACHED: error.message,
        ErrorCode.STATE_FORBIDS: "Nothing has changed: you no longer wait, or have a number.",
    }
    messages.warning(request, sentences[error.code])
    return _return_to(place) if place else redirect("dashboard:channels")


def _return_to(place: NumberPlace) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('dashboard:channels')}?{place.query}")
