"""Who may come in, checked once for every page.

Sign-in first; then a membership, and everything shown is of that one account, so another account's
objects are simply not there. Staff without a membership belong in the admin. A shut section answers
a look with the reason and refuses a change with it.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django_htmx.http import HttpResponseClientRefresh

from accounts.models import Membership
from accounts.selectors import get_membership
from config.errors import DomainError
from dashboard.sections import MAY_CHANGE, get_lock, get_section

Page = Callable[..., HttpResponse]
_LOOKS = ("GET", "HEAD")


def member_page(page: Page) -> Page:
    """Hand ``page`` the visitor's membership; keep answers out of every cache."""

    @wraps(page)
    @never_cache
    def door(request: HttpRequest, **facts: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return _send_to_sign_in(request)
        membership = get_membership(request.user)
        if membership is None:
            return _turn_away(request)
        try:
            return page(request, membership, **facts)
        except DomainError as error:
            return refuse(request, error)

    return door


def section_page(name: str) -> Callable[[Page], Page]:
    """A member's page in a section that may be shut."""

    def decorate(page: Page) -> Page:
        @member_page
        @wraps(page)
        def door(request: HttpRequest, membership: Membership, **facts: object) -> HttpResponse:
            section = get_section(name)
            lock = get_lock(section, membership=membership)
            if lock is None:
                return _admit(page, request, membership, **facts)
            shut = request.method in _LOOKS and membership.role not in section.hidden_from
            context = {"section": section, "lock": lock, "refused": request.method not in _LOOKS}
            return render(request, "dashboard/locked.html", context, status=200 if shut else 403)

        return door

    return decorate


def _admit(
    page: Page, request: HttpRequest, membership: Membership, **facts: object
) -> HttpResponse:
    if request.method in _LOOKS or membership.role in MAY_CHANGE:
        return page(request, membership, **facts)
    return render(request, "dashboard/role_refused.html", {"membership": membership}, status=403)


def refuse(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Show a service's refusal. A browser takes 401 for its own business, so that becomes 403."""
    status = 403 if error.code.spec.status == 401 else error.code.spec.status
    return render(request, "dashboard/refused.html", {"error": error}, status=status)


def _send_to_sign_in(request: HttpRequest) -> HttpResponse:
    """A fragment that asks for itself must not be given the sign-in page to swap in."""
    if request.htmx:
        return HttpResponseClientRefresh()
    return redirect_to_login(request.get_full_path())


def _turn_away(request: HttpRequest) -> HttpResponse:
    if request.user.is_staff:
        return redirect("admin:index")
    return render(request, "dashboard/no_account.html", status=403)
