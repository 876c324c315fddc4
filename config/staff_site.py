"""The staff's door. Nobody comes in without a second factor used in this very session.

Signing in happens on the same pages as for customers. Staff who have no authenticator yet are sent
to set one up; staff who have one but did not use it in this session are asked for a code.
"""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from unfold.sites import UnfoldAdminSite

from config.admin import ReviewAdmin
from config.charts import list_charts

View = Callable[..., HttpResponse]


def has_authenticator(user: Any) -> bool:
    """Tell whether a person has set up one-time codes."""
    return is_mfa_enabled(user, [Authenticator.Type.TOTP])


def has_used_second_factor(request: HttpRequest) -> bool:
    """Tell whether this session was opened, or confirmed since, with a second factor."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


class StaffSite(UnfoldAdminSite):
    index_title = "What waits"

    def register(self, models: Any, admin_class: Any = None, **options: Any) -> None:
        """Let in only what cannot edit; libraries' own pages would show and change secrets."""
        if admin_class is not None and issubclass(admin_class, ReviewAdmin):
            super().register(models, admin_class, **options)

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().index(request, {**(extra_context or {}), "charts": list_charts()})

    def has_permission(self, request: HttpRequest) -> bool:
        if not (request.user.is_active and request.user.is_staff):
            return False
        return has_used_second_factor(request) and has_authenticator(request.user)

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Give the theme's scripts the wider policy they need, here and nowhere else."""
        return csp_replace(settings.ADMIN_CSP)(super().admin_view(view, cacheable))

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Send a visitor to the step that is missing."""
        if self.has_permission(request):
            return redirect(_next_page(request))
        if isinstance(request.user, AnonymousUser):
            return _send_to("account_login", request)
        if not request.user.is_staff:
            raise PermissionDenied
        if not has_authenticator(request.user):
            return redirect("mfa_activate_totp")
        return _send_to("mfa_reauthenticate", request)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("account_change_password")


def _next_page(request: HttpRequest) -> str:
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return reverse("admin:index")


def _send_to(name: str, request: HttpRequest) -> HttpResponse:
    query = urlencode({REDIRECT_FIELD_NAME: _next_page(request)})
    return HttpResponseRedirect(f"{reverse(name)}?{query}")
