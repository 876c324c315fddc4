"""The registration for text messages to the US: with whom it is, since when, and who must act.

Usually the reader has nothing to do. When something was turned down exactly the asked fields are
open, and what another look costs stands beside the button. Who sends no text messages to the US is
told that none of this is needed.
"""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Membership
from compliance.models import Brand
from compliance.services.tcr.correct import correct, find_for_account
from compliance.services.tcr.pin import confirm_pin, send_pin
from compliance.tcr.eta import TYPICAL
from compliance.tcr.status import UsSms, get_us_sms
from config.errors import DomainError, ErrorCode
from dashboard.corrections import read_corrections, read_cost
from dashboard.doors import section_page
from dashboard.registration import Refused, get_tag, list_corrections, list_pins, looks_again
from dashboard.sections import MAY_CHANGE
from dashboard.timeline import list_registration_entries

_STATUS = {ErrorCode.REQUEST_INVALID: 422, ErrorCode.STALE_FORM: 409}
_HOME = "dashboard:channels-us-sms"
_WITH_BODY = ["GET", "HEAD", "POST"]


@require_safe
@section_page("channels")
def show_registration(request: HttpRequest, membership: Membership) -> HttpResponse:
    return _show(request, membership)


@require_http_methods(_WITH_BODY)
@section_page("channels")
def correct_registration(
    request: HttpRequest, membership: Membership, *, registration_id: uuid.UUID
) -> HttpResponse:
    if request.method != "POST":
        return redirect(_HOME)
    registered = find_for_account(membership.account_id, registration_id)
    answers = read_corrections(request.POST, asked=registered.asked_fields)
    cost = read_cost(request.POST)
    try:
        correct(registered, answers=answers, cost=cost, actor=membership.user)
    except DomainError as error:
        return _decline(request, membership, error, refused=Refused(registered.pk, answers))
    messages.success(request, "Submitted again. There is nothing more to do for you now.")
    return redirect(_HOME)


@require_http_methods(_WITH_BODY)
@section_page("channels")
def send_registration_pin(
    request: HttpRequest, membership: Membership, *, registration_id: uuid.UUID
) -> HttpResponse:
    if request.method != "POST":
        return redirect(_HOME)
    brand = _get_brand(membership, registration_id)
    try:
        send_pin(brand.pk, actor=membership.user)
    except DomainError as error:
        return _decline(request, membership, error, refused=Refused(brand.pk))
    messages.success(request, "The PIN is on its way to your mobile phone.")
    return redirect(_HOME)


@require_http_methods(_WITH_BODY)
@section_page("channels")
def confirm_registration_pin(
    request: HttpRequest, membership: Membership, *, registration_id: uuid.UUID
) -> HttpResponse:
    if request.method != "POST":
        return redirect(_HOME)
    brand, pin = _get_brand(membership, registration_id), request.POST.get("pin", "").strip()
    if not pin.isdecimal() or len(pin) > 12:
        faults = {"pin": ["Enter the digits of the PIN."]}
        return _show(request, membership, refused=Refused(brand.pk, faults=faults), status=422)
    try:
        confirm_pin(brand.pk, pin=pin, actor=membership.user)
    except DomainError as error:
        return _decline(request, membership, error, refused=Refused(brand.pk))
    messages.success(request, "Thank you, your mobile number is proven.")
    return redirect(_HOME)


def _get_brand(membership: Membership, registration_id: uuid.UUID) -> Brand:
    found = find_for_account(membership.account_id, registration_id)
    if not isinstance(found, Brand):
        raise Http404
    return found


def _decline(
    request: HttpRequest, membership: Membership, error: DomainError, *, refused: Refused
) -> HttpResponse:
    """Say on the page itself what is wrong with the form; all else is the door's."""
    if error.code is ErrorCode.STATE_FORBIDS:
        messages.warning(request, "Nothing was sent: this does not wait for you any more.")
        return redirect(_HOME)
    if error.code not in _STATUS:
        raise error
    is_invalid = error.code is ErrorCode.REQUEST_INVALID
    faults = (error.details or {}) if is_invalid else {}
    kept = Refused(refused.registration_id, refused.typed, faults, has_new_price=not is_invalid)
    return _show(request, membership, refused=kept, status=_STATUS[error.code])


def _show(
    request: HttpRequest,
    membership: Membership,
    *,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    us_sms = get_us_sms(membership.account)
    if us_sms is None:
        return render(request, "dashboard/registration_not_needed.html")
    context = {
        **_describe(us_sms, refused=refused),
        "may_change": membership.role in MAY_CHANGE,
        "entries": list_registration_entries(membership),
    }
    return render(request, "dashboard/registration.html", context, status=status)


def _describe(us_sms: UsSms, *, refused: Refused | None) -> dict[str, object]:
    return {
        "us_sms": us_sms,
        "now": us_sms.current,
        "tag": get_tag(us_sms),
        "typical": TYPICAL,
        "corrections": list_corrections(us_sms, refused=refused),
        "pins": list_pins(us_sms, refused=refused),
        "looks_again": looks_again(us_sms),
        "us_numbers": [each for each in us_sms.numbers if each.is_us],
    }
