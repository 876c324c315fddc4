"""Where you stand, what comes next, and who must act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Balance, Membership
from accounts.models.account import Stage
from accounts.models.channel import ChannelKind
from accounts.selectors import get_channel
from compliance.tcr.status import get_us_sms
from dashboard.advice import get_advice
from dashboard.doors import member_page
from dashboard.timeline import list_entries

RECENT = 8


@require_safe
@member_page
def show_home(request: HttpRequest, membership: Membership) -> HttpResponse:
    account = membership.account
    channel = get_channel(account, kind=ChannelKind.SMS)
    context = {
        "account": account,
        "channel": channel,
        "advice": get_advice(account, channel=channel),
        "is_active": account.stage == Stage.ACTIVE,
        "balance": Balance.objects.filter(account=account).first(),
        "us_sms": get_us_sms(account),
        "entries": list_entries(membership)[:RECENT],
    }
    return render(request, "dashboard/home.html", context)
