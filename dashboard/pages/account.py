"""Money and people: the balance, its last movements, and who belongs to the account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Balance, Membership
from accounts.selectors import list_ledger
from dashboard.doors import member_page
from dashboard.selectors import list_members

STATEMENT = 50


@require_safe
@member_page
def show_account(request: HttpRequest, membership: Membership) -> HttpResponse:
    account = membership.account
    context = {
        "account": account,
        "membership": membership,
        "balance": Balance.objects.filter(account=account).first(),
        "ledger": list_ledger(account)[:STATEMENT],
        "members": list_members(account),
    }
    return render(request, "dashboard/account.html", context)
