"""Step 4 of 4: the number a business sends from.

An empty list is never the end: other areas and types that do have numbers, another country, the
waiting list, or a mail to us that is already begun. When the carrier is away the page says that,
and not that nothing is in stock.
"""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import Account, Channel, Membership
from accounts.models.channel import NUMBERLESS_STATES, ChannelKind
from accounts.selectors import get_channel, list_waiting_wishes
from accounts.services.choose_number import choose_number
from compliance.selectors import get_case, get_working_submission
from compliance.tcr.status import get_us_sms
from config.errors import DomainError, ErrorCode
from dashboard.alternatives import list_alternatives
from dashboard.doors import section_page
from dashboard.number_forms import PickForm, WhereForm
from dashboard.selectors import get_failed_number
from dashboard.stock import look_up_stock

_TAKEN = (
    "{e164} has just been taken by somebody else. Nothing was charged; the list below is fresh, "
    "please pick another."
)


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("channels")
def show_channels(request: HttpRequest, membership: Membership) -> HttpResponse:
    channel = get_channel(membership.account, kind=ChannelKind.SMS)
    if request.method != "POST":
        if _can_choose(channel):
            return _offer(request, membership, asked=request.GET)
        context = {"channel": channel, "us_sms": get_us_sms(membership.account)}
        return render(request, "dashboard/channel.html", context)
    if _can_choose(channel):
        return _order(request, membership)
    messages.warning(request, "Nothing was ordered: a number is chosen already.")
    return redirect("dashboard:channels")


def _can_choose(channel: Channel | None) -> bool:
    return channel is None or channel.state in NUMBERLESS_STATES


def _order(request: HttpRequest, membership: Membership) -> HttpResponse:
    pick = PickForm(request.POST)
    if not pick.is_valid():
        fault = "Pick one of the numbers in the list first."
        return _offer(request, membership, asked=request.POST, fault=fault, status=422)
    try:
        choose_number(membership.account_id, **pick.cleaned_data, actor=membership.user)
    except DomainError as error:
        if error.code is not ErrorCode.NUMBER_TAKEN:
            raise
        return _offer(
            request,
            membership,
            asked=request.POST,
            fault=_TAKEN.format(**pick.cleaned_data),
            status=409,
        )
    return redirect("dashboard:channels")


def _offer(
    request: HttpRequest,
    membership: Membership,
    *,
    asked: Mapping[str, str],
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    account = membership.account
    facts = {
        "country": asked.get("country") or _home_country(account),
        "area": asked.get("area", ""),
        "kind": asked.get("kind", ""),
    }
    where = WhereForm(facts, declared=account.destination_countries)
    context = {
        "where": where,
        "fault": fault,
        "us_sms": get_us_sms(account),
        "failed": None if fault else get_failed_number(account),
        **_build_stock(account, where),
    }
    return render(request, "dashboard/number.html", context, status=status)


def _build_stock(account: Account, where: WhereForm) -> dict[str, object]:
    """What is there, what else there is if that is nothing, and what is waited for."""
    wishes = list(list_waiting_wishes().filter(account=account))
    if not where.is_valid():
        return {"stock": None, "wishes": wishes}
    stock = look_up_stock(where.get_place())
    return {
        "stock": stock,
        "alternatives": list_alternatives(stock.place) if stock.is_empty else [],
        "wishes": wishes,
        "is_waited_for": stock.place in [wish.place for wish in wishes],
    }


def _home_country(account: Account) -> str:
    """Return where the business is registered, else the first country it sends to."""
    case = get_case(account)
    submission = get_working_submission(case) if case else None
    declared = [*account.destination_countries, "GB"]
    return (submission.country if submission else "") or declared[0]
