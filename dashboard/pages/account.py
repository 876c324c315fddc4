"""Who belongs to the account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Membership
from dashboard.doors import member_page
from dashboard.selectors import list_members


@require_safe
@member_page
def show_account(request: HttpRequest, membership: Membership) -> HttpResponse:
    account = membership.account
    context = {
        "account": account,
        "membership": membership,
        "members": list_members(account),
    }
    return render(request, "dashboard/account.html", context)
